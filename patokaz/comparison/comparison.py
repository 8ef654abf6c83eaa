"""Places side by side: comparable indicators, and similar municipalities."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from patokaz.charts.series import Series
from patokaz.language.words import Words
from patokaz.profile.picker import sets_of
from patokaz.profile.profile import Profile, read_profile, source_ids
from patokaz.statistics.catalogue import BLOCKS, Indicator, catalogue
from patokaz.statistics.sources import source_titles

MOST_PLACES = 5
NO_SERIES = Series([], [], ())


@dataclass(frozen=True)
class Row:
    """One indicator: a figure for each place, None if missing; refused if definitions differ.

    withheld: for each place the reason for withholding its figure, or empty.
    """

    indicator: Indicator
    figures: Sequence[Mapping[str, object] | None]
    refused: bool
    withheld: Sequence[str] = ()


def chosen_places(ids: Sequence[str], t: Words) -> list[Profile]:
    """Profiles of the places, unknown ids, repetitions and occupied places left out, MOST_PLACES at most."""
    found = [read_profile(area, t) for area in dict.fromkeys(ids)]
    return [profile for profile in found if profile is not None and not profile.is_occupied][:MOST_PLACES]


def places_beside(area: str, beside: str | None, t: Words) -> list[Profile]:
    """The place and its comparison places.

    beside: ids of the address, comma-separated; None: neighbours nearest in population, otherwise the most similar
    places.
    """
    if beside is not None:
        return chosen_places([entry for entry in (area, *beside.split(",")) if entry], t)
    place = read_profile(area, t) if area else None
    sets = sets_of(place) if place else {}
    ready = sets.get("neighbours") or sets.get("similar") or ()
    return chosen_places([area, *ready[: MOST_PLACES - 1]], t) if place else []


def compared_rows(places: Sequence[Profile], block: str) -> list[Row]:
    """The indicators of a block available (shown or withheld) for at least two places; all of them for one."""
    needed = min(2, len(places))
    rows = []
    for indicator in catalogue().values():
        if indicator.block != block or indicator.part_only:
            continue
        figures = [place.figure(indicator.id) for place in places]
        withheld = [place.withheld.get(indicator.id, (0, ""))[1] for place in places]
        told = zip(places, figures, withheld, strict=True)
        having = [place for place, figure, reason in told if figure is not None or reason]
        if len(having) >= needed:
            refused = not comparable(indicator, {place.country_key for place in having})
            rows.append(Row(indicator, figures, refused, withheld))
    return rows


def comparable(indicator: Indicator, country_keys: set[str]) -> bool:
    """Whether an indicator has the same meaning in all countries: one definition, or declared as equivalent."""
    if country_keys <= set(indicator.alike):
        return True
    return len({indicator.texts("definition", key)["en"] for key in country_keys}) < 2


def are_alike(places: Sequence[Profile]) -> bool:
    """Whether the places are of one country and level, so that they fit on one strip."""
    return len({(place.area["country_id"], place.area["level"]) for place in places}) == 1


def references(places: Sequence[Profile], indicator: Indicator, band: pd.DataFrame, t: Words) -> dict[str, Series]:
    """The median of all areas, and a common larger area if its value is of the same kind."""
    median = Series(band["year"].astype(int).tolist(), band["median"].astype(float).tolist(), ())
    found = {t("comparison.median", country=places[0].area["country"]): median} if len(band) else {}
    shared = {place.above[0].area["area_id"] if place.above else "" for place in places}
    if len(shared) == 1 and places[0].above and not indicator.aggregate:
        around = places[0].above[0]
        found[around.called] = around.series.get(indicator.id, NO_SERIES)
    return found


def compared_table(places: Sequence[Profile], t: Words) -> pd.DataFrame:
    """All compared figures as one table: block, indicator, unit; value, year and rank of every place.

    withheld: places with a figure wrong in its source, with the reason in the user's language; absent if none.
    """
    rows = []
    for block in BLOCKS:
        for row in compared_rows(places, block):
            told: dict[str, object] = {
                "block": t("block." + block), "id": row.indicator.id, "indicator": row.indicator.text("name", t.language),
                "unit": t.unit(row.indicator.unit), "comparable": not row.refused,
            }  # fmt: skip
            for place, figure in zip(places, row.figures, strict=True):
                for column in ("value", "year", "rank"):
                    told[f"{place.called} {column}"] = None if figure is None else figure[column]
            told["withheld"] = "; ".join(
                t("language.aside", text=place.called, more=t("withheld", reason=reason))
                for place, reason in zip(places, row.withheld, strict=True)
                if reason
            )
            rows.append(told)
    table = pd.DataFrame(rows)
    return table if table.empty or table["withheld"].any() else table.drop(columns="withheld")


def comparison_notes(places: Sequence[Profile], t: Words) -> list[tuple[str, str]]:
    """Sources of all compared figures, without duplicates."""
    shown = (row.indicator for block in BLOCKS for row in compared_rows(places, block))
    ids = dict.fromkeys(key for indicator in shown for place in places for key in source_ids(place, indicator))
    return [(t("report.source"), text) for text in source_titles(list(ids), t)]


def gap_texts(places: Sequence[Profile], indicator: str, t: Words) -> list[str]:
    """Withheld years of an indicator by place, with the reason; without duplicates."""
    found = {
        f"{place.called}, {year}: {t('withheld', reason=reason)}."
        for place in places
        for year, reason in place.gaps.get(indicator, {}).items()
    }
    return sorted(found)
