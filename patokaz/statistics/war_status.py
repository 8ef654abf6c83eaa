"""Hostilities and occupation beside the scores of a country, never part of them: terms and date of the official list."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from patokaz.language.words import Words
from patokaz.statistics.cached import cached
from patokaz.statistics.database import query_records
from patokaz.statistics.fetching import Records

MARKS: Mapping[str, str] = {"possible_hostilities": "¹", "active_hostilities": "²", "occupied_part": "³"}


@dataclass(frozen=True)
class StatusList:
    """A country's list of territories of hostilities or occupation: area -> status; empty where it has none."""

    statuses: Mapping[str, str]
    day: date | None = None

    def __bool__(self) -> bool:
        return bool(self.statuses)

    def of(self, area: str) -> str:
        """The status of an area, `not_listed` where the list does not contain it."""
        return self.statuses.get(area, "not_listed")


def status_list(country: str) -> StatusList:
    """The newest list of a country."""
    return _status_list(country)


@cached(6)
def _status_list(country: str) -> StatusList:
    rows = _listed(country)
    return StatusList(
        {row["area_id"]: row["value"] for row in rows}, max(row["date"] for row in rows) if rows else None
    )


def _listed(country: str) -> Records:
    return [row for row in query_records("country_context", country=country) if row["kind"] == "war_status"]


def area_context(country: str, area: str) -> Records:
    """Context of an area that never enters a score, by kind: kind, value, date (None where not dated)."""
    rows = [row for row in query_records("country_context", country=country) if row["area_id"] == area]
    return sorted(rows, key=lambda row: str(row["kind"]))


def status_word(found: StatusList, area: str, t: Words) -> str:
    """A short term for an area's status; empty where it is not listed."""
    status = found.of(area)
    return "" if status == "not_listed" else t("war_status.short_" + status)


def status_mark(found: StatusList, area: str) -> str:
    """A symbol for an area's status where there is no room for a term; explained by `marks_text`."""
    return MARKS.get(found.of(area), "")


def marks_text(found: StatusList, t: Words) -> str:
    """Explanation of the symbols; empty where the country has no list."""
    return " · ".join(f"{mark} {t('war_status.short_' + status)}" for status, mark in MARKS.items()) if found else ""


def status_words(found: StatusList, t: Words) -> dict[str, str]:
    """The short term of each listed area."""
    return {area: word for area in found.statuses if (word := status_word(found, area, t))}


def status_sentence(found: StatusList, area: str, t: Words) -> str:
    """The status of an area as a sentence with the date of the list; empty where the country has none."""
    if not found or found.day is None:
        return ""
    full = t("war_status." + found.of(area))
    return f"{t('war_status.title')}: {full}. {t('war_status.state', date=t.date(found.day))}"


def status_note(found: StatusList, t: Words) -> str:
    """Explanation of the terms beside scores, with the date of the list; empty where the country has none."""
    return t("war_status.beside", date=t.date(found.day)) if found and found.day else ""


def occupied_text(greyed: Mapping[str, str], t: Words) -> str:
    """Explanation of grey areas with the date of the list; empty where there are none. greyed: area -> ISO date."""
    return t("potential.war_grey", date=list_date(greyed, t)) if greyed else ""


def list_date(greyed: Mapping[str, str], t: Words) -> str:
    """The newest date of a list of areas, formatted in the language of `t`."""
    return t.date(date.fromisoformat(max(greyed.values())))


@dataclass(frozen=True)
class Occupation:
    """How far an area is under occupation: how many municipalities it holds, how many of them are wholly so, by a list of a day.

    apart: whether it is set against no other area.
    """

    level: str
    municipalities: int
    occupied: int
    apart: bool
    day: str

    @property
    def whole(self) -> bool:
        """Whether nothing of it is free; a municipality holds itself."""
        return self.occupied == self.municipalities


@cached(6)
def occupations(country: str) -> Mapping[str, Occupation]:
    """The areas of every level of which some municipality is wholly under occupation, by id; read only."""
    return {
        row["area_id"]: Occupation(
            row["level"], row["municipalities"], row["occupied"], row["apart"], row["date"].isoformat()
        )
        for row in query_records("occupied_areas", country=country)
    }


@cached(20)
def occupied(country: str, level: str = "municipality") -> Mapping[str, str]:
    """Areas of a level wholly under occupation with the date of the list, above municipalities those all of whose
    municipalities are; shown hatched beside scores, never inside them."""
    found = occupations(country)
    return {area: entry.day for area, entry in found.items() if entry.level == level and entry.whole}


@cached(20)
def kept_apart(country: str, level: str = "municipality") -> Mapping[str, str]:
    """Areas of a level that are set against no other, with the date of the list: no rank, median, quartile or score is theirs or
    counts them. Those of `occupied`, and larger ones without a municipality that is free; `area.is_ranked` says the same."""
    found = occupations(country)
    return {area: entry.day for area, entry in found.items() if entry.level == level and entry.apart}


@cached(20)
def _partly_occupied(country: str, level: str) -> Mapping[str, Occupation]:
    """The larger areas of a level with occupied municipalities; none for municipalities themselves."""
    if level == "municipality":
        return {}
    return {area: entry for area, entry in occupations(country).items() if entry.level == level}


def occupied_land(country: str, level: str, t: Words) -> str:
    """What the hatch over occupied land means on a map of larger areas; empty where the level has none."""
    return occupied_text({area: entry.day for area, entry in _partly_occupied(country, level).items()}, t)


def occupied_parts(country: str, level: str, t: Words) -> dict[str, str]:
    """How many municipalities of each larger area are occupied, by area; areas without any are absent."""
    return {
        area: t("war_status.parts", number=t.number(entry.occupied), total=t.number(entry.municipalities))
        for area, entry in _partly_occupied(country, level).items()
    }


def occupied_part(area: Mapping[str, str], t: Words) -> tuple[str, str] | tuple[()]:
    """How many municipalities of a larger area are occupied, and the date of the list; nothing where none is.

    area: area_id, country_id, level.
    """
    country, key = area["country_id"], area["area_id"]
    found = _partly_occupied(country, area["level"]).get(key)
    state = t("war_status.state", date=list_date({key: found.day}, t)) if found else ""
    return (occupied_parts(country, area["level"], t)[key], state) if found else ()


def not_counted(country: str, level: str, t: Words, among: Collection[str] | None = None) -> str:
    """How many areas of a level no rank, median or quartile counts; empty where there are none. among: only these areas."""
    apart = kept_apart(country, level)
    gone = {area: day for area, day in apart.items() if among is None or area in among}
    key = "war_status.not_counted" if level == "municipality" else "war_status.not_counted_larger"
    return t(key, count=len(gone), date=list_date(gone, t)) if gone else ""


def parts_of_named(named: Mapping[str, str], country: str, level: str, t: Words) -> str:
    """What of the larger areas that a sentence names is occupied; empty where nothing is. named: area -> name."""
    found = _partly_occupied(country, level)
    return " ".join(
        t("war_status.parts_of", area=name, number=found[area].occupied, total=found[area].municipalities)
        for area, name in named.items()
        if area in found
    )


def with_status(rows: pd.DataFrame, country: str, level: str, t: Words) -> pd.DataFrame:
    """A table of areas with their status and the date of the list before the value; unchanged where the country has no list.

    rows: area_id, value; of larger areas the status is how many of their municipalities are occupied.
    """
    found = status_list(country)
    told = status_words(found, t) if level == "municipality" else occupied_parts(country, level, t)
    if not told:
        return rows
    at, areas = rows.columns.get_loc("value"), rows["area_id"]
    marked = rows.copy(deep=False)
    marked.insert(at, "war_status", areas.map(told).fillna(""))
    marked.insert(at + 1, "war_status_date", areas.isin(list(told)).map({True: str(found.day), False: ""}))
    return marked
