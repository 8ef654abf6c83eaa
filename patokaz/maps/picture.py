"""Data of a map: one indicator over all areas of a level, with classes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from patokaz.analysis.classes import Classes, classify
from patokaz.analysis.figures import decimals_to_tell_apart
from patokaz.analysis.ranking import competition_ranks
from patokaz.language.words import Measure, Words
from patokaz.statistics.cached import cached
from patokaz.statistics.catalogue import BLOCKS, Indicator, catalogue
from patokaz.statistics.countries import levels
from patokaz.statistics.coverage import coverage
from patokaz.statistics.database import query
from patokaz.statistics.places import by_area, level_places
from patokaz.statistics.remembers import Remembers


@dataclass(frozen=True)
class Picture(Remembers):
    """One quantity over the areas of a level, with classes.

    rows: area_id, name, upper, order, value, rank, sorted by area_id; order: alphabetical position of the areas in the
    language, as in by_area, which breaks ties; is_ranked, where there is any: whether an area is set against the others.
    """

    rows: pd.DataFrame
    classes: Classes

    def inside(self, areas: Collection[str]) -> "Picture":
        """The rows of some areas, with the classes, colours and ranks that they have among all."""
        return Picture(self.rows[self.rows["area_id"].isin(list(areas))], self.classes)

    @cached_property
    def known(self) -> pd.DataFrame:
        """Rows with a value, the highest first; without those set against no other: Kyiv among hromadas, occupied areas."""
        rows = self.rows[self.rows["is_ranked"].astype(bool)] if "is_ranked" in self.rows else self.rows
        return rows.dropna(subset=["value"]).sort_values(["value", "order"], ascending=[False, True])

    @cached_property
    def ordered(self) -> pd.DataFrame:
        """Rows with a value by rank; in descending order where nothing is ranked."""
        return self.known.sort_values(["rank", "order"]) if self.known["rank"].notna().any() else self.known

    @cached_property
    def ranked(self) -> pd.DataFrame:
        """All rows by rank, unranked ones last."""
        return self.rows.sort_values(["rank", "value", "order"])

    @cached_property
    def median(self) -> float:
        """The middle of the known values."""
        return float(self.known["value"].median())

    def measure(self, indicator: Indicator, t: Words) -> Measure:
        """Formatting of its values, which are of an indicator."""
        values, unit, decimals = self.rows["value"], indicator.unit, indicator.decimals
        return self.once(("measure", unit, decimals, t.language), lambda: picture_measure(values, unit, decimals, t))


def picture_measure(values: pd.Series, unit: str, decimals: int, t: Words) -> Measure:
    """Formatting of the values of a picture: large amounts in millions, enough digits to distinguish them."""
    measure = t.measure(unit, decimals, float(values.abs().max()))
    return replace(measure, decimals=decimals_to_tell_apart(values / measure.scale, measure.decimals))


@cached(20)
def mapped_indicators(country: str) -> pd.DataFrame:
    """Indicators available for a country's maps, by block: rows of `coverage` without parts of a whole; read only."""
    held = coverage(country)
    return held[held["level"].isin(levels(country))].sort_values(
        "block", key=lambda column: column.map(BLOCKS.index), kind="stable"
    )


@cached(20)
def levels_mapped(country: str) -> Mapping[str, frozenset[str]]:
    """The indicators of `mapped_indicators` in order, with the levels at which they have data; read only."""
    held = mapped_indicators(country)
    found: dict[str, set[str]] = {}
    for indicator, level in zip(held["indicator_id"].tolist(), held["level"].tolist(), strict=True):
        found.setdefault(indicator, set()).add(level)
    return {indicator: frozenset(levels_) for indicator, levels_ in found.items()}


def levels_held(held: pd.DataFrame, indicator: str) -> set[str]:
    """Levels at which an indicator has data. held: as returned by mapped_indicators."""
    pairs = zip(held["indicator_id"].tolist(), held["level"].tolist(), strict=True)  # a tenth of a filter's time
    return {level for key, level in pairs if key == indicator}


def indicator_picture(
    indicator: Indicator, country: str, level: str, year: int, scheme: str, classes: int, language: str
) -> Picture:
    """An indicator in a year; read only.

    Rank 1 is the lowest where less is better; context indicators and those that must not be ranked have no ranks.
    """
    return _indicator_picture(indicator.id, country, level, year, scheme, classes, language)


@cached(150)
def _indicator_picture(
    indicator_id: str, country: str, level: str, year: int, scheme: str, classes: int, language: str
) -> Picture:
    indicator = catalogue()[indicator_id]
    rows = query(
        "indicator_values", indicator=indicator.id, country=country, level=level, year=year, language=language
    ).sort_values("area_id", ignore_index=True)
    order = by_area(level_places(country=country, level=level, language=language)).set_index("area_id")["order"]
    rows = rows.assign(order=rows["area_id"].map(order))
    ranks = competition_ranks(rows["value"].where(rows["is_ranked"]), lowest_first=indicator.direction == -1)
    rows = rows.assign(rank=ranks if indicator.is_ranked else float("nan"))
    return Picture(rows, classify(rows["value"], scheme, classes))
