"""Places side by side: what may be compared and municipalities like one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from patokaz.charts.series import Series
from patokaz.language.words import Words
from patokaz.profile.profile import Profile, read_profile
from patokaz.statistics.catalogue import BLOCKS, Indicator, catalogue
from patokaz.statistics.countries import level_name

MOST_PLACES = 5
NO_SERIES = Series([], [], ())


@dataclass(frozen=True)
class Row:
    """One indicator over the places: a figure a place, None where it has none; refused where definitions differ."""

    indicator: Indicator
    figures: Sequence[Mapping[str, object] | None]
    refused: bool


def chosen_places(ids: Sequence[str], t: Words) -> list[Profile]:
    """Profiles of the places, unknown ids and repetitions left out, MOST_PLACES at most."""
    found = [read_profile(area, t) for area in dict.fromkeys(ids)]
    return [profile for profile in found if profile is not None][:MOST_PLACES]


def compared_rows(places: Sequence[Profile], block: str) -> list[Row]:
    """The indicators of a block that at least two places have; all of them for one place."""
    needed = min(2, len(places))
    rows = []
    for indicator in catalogue().values():
        if indicator.block != block or indicator.part_only:
            continue
        figures = [place.figure(indicator.id) for place in places]
        having = [place for place, figure in zip(places, figures, strict=True) if figure is not None]
        if len(having) >= needed:
            rows.append(Row(indicator, figures, not comparable(indicator, {place.country_key for place in having})))
    return rows


def comparable(indicator: Indicator, country_keys: set[str]) -> bool:
    """Whether an indicator means the same in all of the countries: they have one definition."""
    return len({indicator.text("definition", "en", key) for key in country_keys}) < 2


def are_alike(places: Sequence[Profile]) -> bool:
    """Whether the places are of one country and level, so that they stand on one strip."""
    return len({(place.area["country_id"], place.area["level"]) for place in places}) == 1


def references(places: Sequence[Profile], indicator: Indicator, band: pd.DataFrame, t: Words) -> dict[str, Series]:
    """The median of all areas, and the area around the places where they share one and its value is of the same kind."""
    median = Series(band["year"].astype(int).tolist(), band["median"].astype(float).tolist(), ())
    found = {t("comparison.median", country=places[0].area["country"]): median} if len(band) else {}
    shared = {place.above[0].area["area_id"] if place.above else "" for place in places}
    if len(shared) == 1 and places[0].above and not indicator.aggregate:
        around = places[0].above[0]
        kind = level_name(around.area["country_id"], around.area["level"], t)
        found[f"{around.area['name']} ({kind})"] = around.series.get(indicator.id, NO_SERIES)
    return found


def compared_table(places: Sequence[Profile], t: Words) -> pd.DataFrame:
    """All compared figures as one table: block, indicator, unit, then value, year and rank of every place."""
    rows = []
    for block in BLOCKS:
        for row in compared_rows(places, block):
            told: dict[str, object] = {
                "block": t("block." + block), "id": row.indicator.id, "indicator": row.indicator.text("name", t.language),
                "unit": t.unit(row.indicator.unit), "comparable": not row.refused,
            }  # fmt: skip
            for place, figure in zip(places, row.figures, strict=True):
                for column in ("value", "year", "rank"):
                    told[f"{place.area['name']} {column}"] = None if figure is None else figure[column]
            rows.append(told)
    return pd.DataFrame(rows)
