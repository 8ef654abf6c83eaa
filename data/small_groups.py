"""Groups that are too small to be told: hidden in the whole table at once, with its sums over areas and groups."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import itemgetter

import numpy as np
import pandas as pd
from scipy.sparse import csc_array

from data.tables import MalformedTable
from patokaz.analysis.disclosure import SummedTable, UnprotectableCell, hidden_cells
from patokaz.statistics.catalogue import Indicator
from patokaz.statistics.formulas import names_in
from patokaz.statistics.structures import Structure, structures

KEYS = ["area_id", "indicator_id", "year"]
PRICES_OF_LEVELS: Mapping[str, float] = {"municipality": 0.0, "district": 5.0, "region": 5.0, "country": 30.0}
Sum = dict[int, float]


def without_small_groups(
    observations: pd.DataFrame, areas: pd.DataFrame, country: str, indicators: Mapping[str, Indicator]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Observations without the groups that are too small to be told, those that would give them away, and what is computed
    of either; the second table names what was left out (area_id, indicator_id, year). Raises MalformedTable."""
    careful = [entry for entry in structures().values() if entry.small and country in entry.countries]
    parts = {part for entry in careful for part in entry.parts}
    rows = observations[observations["indicator_id"].isin(parts)].sort_values(KEYS)
    hidden: set[tuple[str, str, int]] = set()
    for year, cells in rows.groupby("year"):
        totals = observations[
            observations["indicator_id"].isin({entry.total for entry in careful}) & (observations["year"] == year)
        ]
        known = set(zip(totals["area_id"], totals["indicator_id"], strict=True))
        for area, part in _hidden(cells.reset_index(drop=True), areas, careful, known):
            made = made_of(part, country, indicators)
            hidden |= {(area, name, int(year)) for name in (part, *made)}
    left_out = pd.DataFrame(sorted(hidden), columns=KEYS)
    known_rows = pd.MultiIndex.from_frame(observations[KEYS])
    gone = known_rows.isin(pd.MultiIndex.from_frame(left_out))
    there = left_out[pd.MultiIndex.from_frame(left_out).isin(known_rows)]
    return observations[~gone], there.reset_index(drop=True)


def made_of(part: str, country: str, indicators: Mapping[str, Indicator]) -> set[str]:
    """The computed indicators that need a part, its share first of all."""
    found: set[str] = set()
    size = -1
    while len(found) != size:
        size = len(found)
        for key, entry in indicators.items():
            if {part, *found} & set(names_in(entry.formula_of(country)) if entry.formula_of(country) else ()):
                found.add(key)
    return found


def _hidden(
    cells: pd.DataFrame, areas: pd.DataFrame, careful: Sequence[Structure], totals: set[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Area and part of the cells of one year that are not told. totals: area and indicator of the known wholes."""
    table = summed_table(cells, areas, careful, totals)
    level = cells["area_id"].map(areas.set_index("area_id")["level"])
    small = max(entry.small for entry in careful)
    sensitive = (cells["value"] > 0) & (cells["value"] < small) & (level != "country")
    try:
        flags = hidden_cells(table, sensitive.tolist(), small)
    except UnprotectableCell as error:
        cell = cells.iloc[error.cell]
        raise MalformedTable(
            f"{cell['source_id']}.csv: {cell['indicator_id']} of {cell['area_id']} in {cell['year']} follows from its sums "
            "whatever else is hidden; expected a table whose small groups can be hidden"
        ) from error
    return list(cells.loc[flags, ["area_id", "indicator_id"]].itertuples(index=False, name=None))


def summed_table(
    cells: pd.DataFrame, areas: pd.DataFrame, careful: Sequence[Structure], totals: set[tuple[str, str]]
) -> SummedTable:
    """The cells of a year with the sums that a reader knows: over the parts of each whole, and of an area's parts.

    cells: area_id, indicator_id, value, numbered from 0. A price rises with the size of a group: a large one that is
    hidden is missed more; the largest of an area is reserved.
    """
    at = {key: row for row, key in enumerate(zip(cells["area_id"], cells["indicator_id"], strict=True))}
    values = cells["value"].to_numpy(dtype=float)
    parent = dict(zip(areas["area_id"], areas["parent_id"], strict=True))
    sums: list[Sum] = list(_sums_of_areas(at, parent))
    reserved = np.zeros(len(cells), dtype=bool)
    for entry in careful:
        for area in dict.fromkeys(cells["area_id"]):
            rows = [at[area, part] for part in entry.parts if (area, part) in at]
            if rows:
                reserved[max(rows, key=lambda row: values[row])] = True
            if rows and (not entry.total or (area, entry.total) in totals):
                sums.append(dict.fromkeys(rows, 1.0))
    level = cells["area_id"].map(areas.set_index("area_id")["level"])
    prices = 1 + np.log10(np.maximum(values, 1)) ** 2 + level.map(PRICES_OF_LEVELS).to_numpy(dtype=float)
    above = cells["area_id"].map(parent).where(level == "municipality", "")
    blocks = np.where(above == "", -1, pd.factorize(above)[0])
    return SummedTable(values, _matrix(sums, len(cells)), prices, reserved, blocks)


def _sums_of_areas(at: Mapping[tuple[str, str], int], parent: Mapping[str, str]) -> list[Sum]:
    """For each part of an area: the parts of the areas next below that have it, less its own."""
    below: list[tuple[int, int]] = []
    for (area, part), row in at.items():
        upper = parent[area]
        while upper and (upper, part) not in at:
            upper = parent[upper]
        if upper:
            below.append((at[upper, part], row))
    return [
        {upper: -1.0} | {row: 1.0 for _, row in pairs} for upper, pairs in groupby(sorted(below), key=itemgetter(0))
    ]


def _matrix(sums: Sequence[Sum], columns: int) -> csc_array:
    rows = [number for number, entry in enumerate(sums) for _ in entry]
    cells = [cell for entry in sums for cell in entry]
    coefficients = [value for entry in sums for value in entry.values()]
    return csc_array((coefficients, (rows, cells)), shape=(len(sums), columns))
