"""The newest figures of the areas of a level: one stored row per indicator, in the order of the level's areas."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from patokaz.statistics.cached import cached
from patokaz.statistics.database import query_columns, query_records


@dataclass(frozen=True, eq=False)
class Newest:
    """Newest figures of a level; read only.

    everywhere: areas × indicators with figures, missing where an area has none, including areas shown only on the map
    of their level (Kyiv); ranked: whether an area is ranked; years: indicator -> year.
    """

    everywhere: pd.DataFrame
    ranked: np.ndarray
    years: Mapping[str, int]

    @cached_property
    def values(self) -> pd.DataFrame:
        """Ranked areas × indicators with at least one value, sorted by id."""
        return self.everywhere[self.ranked].dropna(how="all")

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The figures of ranked areas in long form: area_id, indicator_id, year, value; sorted by area and indicator."""
        numbers = self.values.to_numpy()
        areas, kinds = np.nonzero(~np.isnan(numbers))
        keys = self.values.columns.to_numpy()
        years = np.array([self.years[key] for key in keys], dtype="int32")
        return pd.DataFrame({
            "area_id": self.values.index.to_numpy()[areas],
            "indicator_id": keys[kinds],
            "year": years[kinds],
            "value": numbers[areas, kinds],
        })  # fmt: skip


def newest_figures(country: str, level: str, indicators: Iterable[str]) -> Newest:
    """The newest figures of a country's areas of one level, each indicator in its newest common year.

    Raises:
        DatabaseMissing: there is no statistics file.
    """
    return _newest(country, level, tuple(sorted(set(indicators))))


@cached(80)
def _newest(country: str, level: str, indicators: tuple[str, ...]) -> Newest:
    areas, ranked = _areas(country, level)
    found = query_columns("level_figures", country=country, level=level, indicators=list(indicators))
    columns = dict(sorted(zip(found["indicator_id"], found["figures"], strict=True)))
    numbers = np.column_stack(list(columns.values())) if columns else np.empty((len(areas), 0))
    frame = pd.DataFrame(numbers, index=pd.Index(areas, name="area_id"), columns=pd.Index(columns, name="indicator_id"))
    return Newest(frame, ranked, dict(zip(found["indicator_id"], map(int, found["year"]), strict=True)))


def areas_of_level(country: str, level: str) -> list[str]:
    """The ids of a level's areas, in display order; read only. Raises DatabaseMissing."""
    return _areas(country, level)[0]


def ranked_areas(country: str, level: str) -> int:
    """Number of ranked areas of a level, with or without figures; 0 for an unknown level. Raises DatabaseMissing."""
    return int(_areas(country, level)[1].sum())


def unranked(country: str, level: str) -> list[str]:
    """Places that only stand on the map of a level (Kyiv on that of hromadas). Raises DatabaseMissing."""
    areas, ranked = _areas(country, level)
    return [area for area, is_ranked in zip(areas, ranked.tolist(), strict=True) if not is_ranked]


def _areas(country: str, level: str) -> tuple[list[str], np.ndarray]:
    return _levels(country).get(level, ([], np.array([], dtype=bool)))


@cached(6)
def _levels(country: str) -> dict[str, tuple[list[str], np.ndarray]]:
    found = query_records("level_areas", country=country)
    return {row["level"]: (row["areas"].split(), np.array(row["ranked"], dtype=bool)) for row in found}
