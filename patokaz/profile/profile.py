"""Data of a municipal profile: figures with definitions, sources, formulas and breaks."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from patokaz.charts.series import Place, Series
from patokaz.geography.areas import area_line
from patokaz.language.words import Words
from patokaz.reports.profile.pieces import ContextNote
from patokaz.statistics.cached import cached
from patokaz.statistics.catalogue import Indicator, catalogue
from patokaz.statistics.countries import headline
from patokaz.statistics.database import query_each, query_records
from patokaz.statistics.fetching import Records
from patokaz.statistics.formulas import names_in, terms_in
from patokaz.statistics.newest import ranked_areas
from patokaz.statistics.sources import source_titles
from patokaz.statistics.structures import told_by_charts
from patokaz.statistics.war_status import area_context, kept_apart, not_counted, occupied_part
from patokaz.statistics.withheld import withheld_figures

PEOPLE = "population_persons"
FIGURES = {
    **dict.fromkeys(("area_id", "indicator_id", "block"), "str"), "direction": "int32", "is_context": "bool",
    "is_part": "bool", "position": "int32", "year": "int32", "value": "float64",
    **dict.fromkeys(("status", "source_id", "origin"), "str"),
    **dict.fromkeys(("rank", "rank_of", "group_rank", "group_of"), "Int32"),
    **dict.fromkeys(("q1", "median", "q3", "group_value", "country_value", "before"), "float64"),
    **dict.fromkeys(("rise_rank", "fall_rank", "change_of"), "Int32"),
}  # fmt: skip

COMPARED = (
    "rank", "rank_of", "group_rank", "group_of", "q1", "median", "q3", "group_value", "country_value", "before",
    "rise_rank", "fall_rank", "change_of",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Profile:
    """All data of one area's profile, queried once; read only, shared by all users of the place.

    Profiles are compared by identity, so that results can be cached by profile.
    """

    area: Mapping[str, Any]
    records: Mapping[str, Mapping[str, object]]
    series: Mapping[str, Series]
    breaks: Mapping[str, Mapping[int, Mapping[str, str]]]
    place: Place
    language: str = "en"
    around: Sequence[str] = ()  # ids of the district and region that hold it
    withheld: Mapping[str, tuple[int, str]] = field(
        default_factory=dict
    )  # newest figures: indicator -> year and reason
    gaps: Mapping[str, Mapping[int, str]] = field(
        default_factory=dict
    )  # all withheld ones: indicator -> year -> reason

    @cached_property
    def figures(self) -> pd.DataFrame:
        """The newest figures, one a row (columns: queries/area_figures.sql); read only."""
        return pd.DataFrame(list(self.records.values()), columns=list(FIGURES)).astype(FIGURES)

    @property
    def called(self) -> str:
        """Name in sentences and charts: a municipality's name, a larger area with its kind ("област Пазарджик")."""
        return self.area["name" if self.area["level"] == "municipality" else "long_name"]

    @property
    def title(self) -> str:
        """Full name for titles and population figures: a hromada is not the town of the same name."""
        name = str(self.area["long_name"])
        return name[:1].upper() + name[1:]

    @property
    def above(self) -> tuple["Profile", ...]:
        """The profiles of the district and region of the area, shared by all their areas."""
        found = (_profile(area, self.language) for area in self.around)
        return tuple(profile for profile in found if profile is not None)

    @property
    def is_occupied(self) -> bool:
        """Whether it is set against no other place: nothing of it is free of temporary occupation by the country's list."""
        return _is_occupied(self.area)

    @property
    def holds_one(self) -> bool:
        """Whether a single area is below it, which is then identical with it."""
        return bool(self.area["below"] == 1)

    @property
    def fills_around(self) -> bool:
        """Whether the larger area has no other part and so is identical with it."""
        return bool(self.above) and self.above[0].holds_one

    @property
    def country_key(self) -> str:
        """Folder name of the country: mk, bg, ua."""
        return self.area["country_id"].lower()

    def figure(self, indicator: str) -> Mapping[str, object] | None:
        """The newest figure of an indicator, None if there is none."""
        return self.records.get(indicator)


def whose(owner: Profile, profile: Profile, t: Words) -> str:
    """The larger area a figure belongs to; empty for own figures and those of an area identical with the place."""
    if owner is profile or owner.holds_one:
        return ""
    return t("profile.value_of", area=owner.area["long_name"])


def read_profile(area_id: str, t: Words) -> Profile | None:
    """The profile of an area with those of its districts and regions; None for an unknown id."""
    return _profile(area_id, t.language)


@cached(200)
def _profile(area_id: str, language: str) -> Profile | None:
    line = area_line(area_id, language)
    if not line:
        return None
    area = line[0]
    around = [row["area_id"] for row in line[1:] if row["level"] in ("district", "region")]
    withheld = withheld_figures(area_id, language, around)
    broken = query_records("breaks", country=area["country_id"])
    return Profile(
        area=area,
        records={row["indicator_id"]: row for row in _figures(area, around)},
        series=_series(query_each("area_series", [area_id, *around])[area_id]),
        breaks=_breaks([row for row in broken if row["area_id"] in ("", area_id)]),
        place=Place(level=area["level"], container=area["upper"], country=area["country"]),
        language=language,
        around=around,
        withheld=withheld.newest,
        gaps=withheld.years,
    )


def _is_occupied(area: Mapping[str, Any]) -> bool:
    return area["area_id"] in kept_apart(area["country_id"], area["level"])


def _figures(area: Mapping[str, Any], around: Sequence[str]) -> Records:
    """The newest figures of an area. Of an occupied one without what sets them against other places: what is registered
    there tells how registers work under occupation, and no rank of it is one of the community."""
    rows = query_each("area_figures", [area["area_id"], *around])[area["area_id"]]
    return [row | dict.fromkeys(COMPARED) for row in rows] if _is_occupied(area) else rows


def _breaks(rows: Records) -> dict[str, dict[int, Mapping[str, str]]]:
    found: dict[str, dict[int, Mapping[str, str]]] = {}
    for row in rows:
        found.setdefault(row["indicator_id"], {})[row["year"]] = json.loads(row["reason"])
    return found


def _series(rows: Records) -> dict[str, Series]:
    return {
        row["indicator_id"]: Series(row["years"], row["figures"], _source_ids(row["source_ids"]))
        for row in sorted(rows, key=lambda row: str(row["indicator_id"]))
    }


def _source_ids(joined: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for part in joined.split(",") if part))


def block_figures(profile: Profile, block: str) -> list[tuple[Profile, Mapping[str, object]]]:
    """The figures of a block with their owners: own ones, then those available only for a larger area."""
    hidden = told_by_charts(profile.area["country_id"])
    known: set[str] = set()
    figures = []
    for owner in (profile, *profile.above):
        new = [figure for key, figure in owner.records.items() if figure["block"] == block and key not in known]
        figures += [(owner, figure) for figure in new if _has_row(str(figure["indicator_id"]), hidden)]
        known |= set(owner.records) | set(owner.withheld)
    return figures


def withheld_keys(profile: Profile, block: str) -> list[str]:
    """The indicators of a block with a withheld newest figure that would otherwise be shown."""
    hidden = told_by_charts(profile.area["country_id"])
    return [key for key in profile.withheld if catalogue()[key].block == block and _has_row(key, hidden)]


def nearest_figure(profile: Profile, ids: Sequence[str]) -> tuple[Profile, Mapping[str, object]] | None:
    """The first of some indicators available for the area or, failing that, for a larger area, with its owner.

    None also if the area has none of them and one of its own is withheld: a larger area's figure is no substitute.
    """
    for owner in (profile, *profile.above):
        figure = next((owner.records[key] for key in ids if key in owner.records), None)
        if figure is not None:
            return owner, figure
        if any(key in owner.withheld for key in ids):
            return None
    return None


def block_lead(profile: Profile, block: str) -> Mapping[str, object] | None:
    """The leading indicator of a block: the first headline figure, or the first ranked one; own figures only."""
    own = [figure for owner, figure in block_figures(profile, block) if owner is profile]
    first = {str(figure["indicator_id"]): figure for figure in own}
    asked = next((first[key] for key in headline(profile.area["country_id"]) if key in first), None)
    return asked or next((figure for figure in own if not pd.isna(figure["rank"])), None)


def compared_changes(profile: Profile) -> pd.DataFrame:
    """The figures with comparable changes: no context figures, no parts, no plain counts."""
    comparable = [
        not (entry.context or entry.part_only or entry.aggregate)
        for entry in (catalogue()[key] for key in profile.figures["indicator_id"])
    ]
    return profile.figures[comparable]


def later_beginning(profile: Profile) -> tuple[int, int] | None:
    """First years of the area's and its level's population, if the area's starts later (new or split areas)."""
    series = profile.series.get(PEOPLE)
    if series is None:
        return None
    asked = {"country": profile.area["country_id"], "level": profile.area["level"], "indicator": PEOPLE}
    first = next((int(row["first_year"]) for row in query_records("first_year", **asked)), series.years[0])
    return (series.years[0], first) if series.years[0] > first else None


def _has_row(key: str, hidden: frozenset[str]) -> bool:
    return key not in hidden and not catalogue()[key].part_only


def context_notes(profile: Profile, t: Words) -> list[ContextNote]:
    """War status and other context, dated."""
    notes = []
    for row in area_context(profile.area["country_id"], profile.area["area_id"]):
        if row["kind"] == "war_status" and row["value"] == "not_listed":
            continue
        state = t("war_status.state", date=t.date(row["date"])) if row["date"] else ""
        notes.append(ContextNote(t(row["kind"] + ".title"), t(f"{row['kind']}.{row['value']}"), state))
    parts = occupied_part(profile.area, t)
    if parts:
        notes.append(ContextNote(t("war_status.title"), *parts))
    if profile.is_occupied:
        notes.append(ContextNote(t("profile.not_compared"), t("profile.not_compared_text"), ""))
    later = later_beginning(profile)
    if later:
        notes.append(ContextNote(t("profile.later"), t("profile.later_text", year=later[0], first=later[1]), ""))
    return notes


def rank_words(profile: Profile, figure: Mapping[str, object], t: Words) -> str:
    """The rank with the numbers of areas with and without data, its order and the rule for ties."""
    if pd.isna(figure["rank"]):
        return ""
    of = int(float(str(figure["rank_of"])))
    missing = ranked_areas(profile.area["country_id"], profile.area["level"]) - of
    order = t("profile.rank_note_low" if figure["direction"] == -1 else "profile.rank_note_high")
    told = t(
        "profile.rank_told", rank=t.number(float(str(figure["rank"]))), count=of, missing=t.number(missing), order=order
    )
    return " ".join(filter(None, [told, not_counted(profile.area["country_id"], profile.area["level"], t)]))


def formula_numbers(profile: Profile, formula: str, year: int) -> list[tuple[str, int, float]]:
    """Input values of a formula for an area and year: indicator, year, value; missing ones are left out."""
    numbers = []
    for name, when in terms_in(formula) if formula else []:
        series = profile.series.get(name, Series([], [], ()))
        values = dict(zip(series.years, series.values, strict=True))
        taken = when if when > 0 else year + when
        if taken in values:
            numbers.append((name, taken, values[taken]))
    return numbers


def numbers_in(profile: Profile, formula: str, year: int, t: Words) -> list[str]:
    """The input values of a figure, each with its year and source."""
    parts = []
    for key, taken, value in formula_numbers(profile, formula, year):
        indicator = catalogue()[key]
        titles = "; ".join(source_titles(source_ids(profile, indicator), t))
        name = t.dated(indicator.text("name", t.language), taken)
        text = f"{name}: {t.amount(value, indicator.unit, indicator.decimals)}"
        parts.append(t("language.aside", text=text, more=titles) if titles else text)
    return parts


def source_ids(profile: Profile, indicator: Indicator) -> list[str]:
    """Ids of the sources of an indicator of this area, including those of a formula's inputs."""
    formula = indicator.formula_of(profile.country_key)
    if formula:
        ids = [source for name in names_in(formula) for source in source_ids(profile, catalogue()[name])]
        return list(dict.fromkeys(ids))
    series = profile.series.get(indicator.id)
    return list(series.source_ids) if series else []
