"""Small groups: hidden over the whole table, so that no sum gives one away; by hand, at random and in the built file."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

import duckdb
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog
from scipy.sparse import coo_array, csc_array

from data.small_groups import made_of
from data.tables import LEVELS
from patokaz.analysis.disclosure import SummedTable, UnprotectableCell, hidden_cells, ranges
from patokaz.language.words import words
from patokaz.profile.compositions import compositions, report_chart
from patokaz.profile.profile import read_profile
from patokaz.statistics import database
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.structures import part_name, structures

SMALL, SLACK = 10, 3


def crossed(counts: list[list[int]]) -> SummedTable:
    """Areas x groups with the sums of both told."""
    values = np.array(counts, dtype=float)
    rows, columns = values.shape
    cell = np.arange(rows * columns).reshape(rows, columns)
    sums = np.zeros((rows + columns, rows * columns))
    for number, cells in enumerate([*cell, *cell.T]):
        sums[number, cells] = 1
    flat = values.ravel()
    return SummedTable(
        flat, csc_array(sums), 1 + np.log10(np.maximum(flat, 1)), np.zeros(flat.size, bool), np.full(flat.size, -1)
    )


def test_ranges_by_hand() -> None:
    """Rows sum to 12 and 30, columns to 15 and 27, all four hidden: the first cell is between 1 and 11."""
    low, high = ranges(crossed([[5, 7], [10, 20]]), [True] * 4)
    assert low.tolist() == [1, 1, 4, 16] and high.tolist() == [11, 11, 14, 26]


def test_two_cells_of_a_row_do_not_hide_each_other() -> None:
    """4 and 12 of the first area alone follow from the columns: the cheapest rectangle with another area is hidden."""
    table = crossed([[500, 4, 12], [900, 40, 60], [700, 0, 30]])
    hidden = hidden_cells(table, [value in range(1, SMALL) for value in table.values], SMALL)
    assert hidden.reshape(3, 3).tolist() == [[False, True, True], [False, True, True], [False, False, False]]
    low, high = ranges(table, hidden)
    assert (low[1], high[1]) == (1, 15)


def test_what_nothing_can_hide_is_refused() -> None:
    with pytest.raises(UnprotectableCell):
        hidden_cells(crossed([[3, 0], [0, 50]]), [True, False, False, False], SMALL)


COUNTS = st.one_of(st.just(0), st.integers(1, 9), st.integers(10, 400))


@settings(max_examples=25)
@given(st.integers(3, 4).flatmap(lambda n: st.lists(st.lists(COUNTS, min_size=n, max_size=n), min_size=3, max_size=5)))
def test_no_sum_gives_a_hidden_cell_away(counts: list[list[int]]) -> None:
    table = crossed([[*row, 600] for row in counts])
    sensitive = [0 < value < SMALL for value in table.values]
    try:
        hidden = hidden_cells(table, sensitive, SMALL)
    except UnprotectableCell:
        return
    low, high = ranges(table, hidden)
    for cell in np.flatnonzero(hidden):
        assert wide_enough(table.values[cell], low[cell], high[cell], sensitive[cell])


def wide_enough(value: float, low: float, high: float, sensitive: bool) -> bool:
    if not sensitive:
        return high - low >= min(2 * SLACK, value - 1 + SLACK) - 1e-6
    return high >= max(SMALL, value + SLACK) - 1e-6 and low <= max(1, value - SLACK) + 1e-6


@pytest.fixture(scope="module")
def statistics() -> Iterator[duckdb.DuckDBPyConnection]:
    with database.connect(str(database.data_file())) as connection:
        yield connection


class Published:
    """What a reader of the built file knows about the groups of North Macedonia: figures, hidden cells, who lies in whom."""

    def __init__(self, file: duckdb.DuckDBPyConnection) -> None:
        self.areas = file.execute("SELECT area_id, level, parent_id FROM area WHERE country_id = 'MK'").df()
        rows = file.execute(
            "SELECT area_id, indicator_id, value FROM observation WHERE country_id = 'MK' AND year = 2021"
        ).fetchall()
        self.told: Mapping[tuple[str, str], float] = {(area, name): value for area, name, value in rows}
        self.careful = [entry for entry in structures().values() if entry.small]
        self.parts = {part for entry in self.careful for part in entry.parts}
        hidden = file.execute("SELECT area_id, indicator_id FROM small_group WHERE year = 2021 ORDER BY ALL").fetchall()
        self.hidden = [key for key in hidden if key[1] in self.parts]

    def equations(self) -> tuple[coo_array, np.ndarray]:
        """Coefficients of the hidden cells and what is left of each sum after all that is told."""
        at = {key: number for number, key in enumerate(self.hidden)}
        children = defaultdict(list)
        for area, upper in zip(self.areas["area_id"], self.areas["parent_id"], strict=True):
            children[upper].append(area)
        sums = []
        for area in self.areas["area_id"]:
            sums += [
                ([(area, part) for part in entry.parts], self.told[area, entry.total], None) for entry in self.careful
            ]
            sums += [
                ([(child, part) for child in children[area]], self.told.get((area, part), 0.0), (area, part))
                for part in self.parts
                if children[area]
            ]
        entries, left = [], []
        for number, (keys, whole, upper) in enumerate(sums):
            entries += [(number, at[key], 1.0) for key in keys if key in at]
            entries += [(number, at[upper], -1.0)] if upper in at else []
            left.append(whole - sum(self.told[key] for key in keys if key not in at))
        rows, columns, values = zip(*entries, strict=True)
        return coo_array((values, (rows, columns)), shape=(len(sums), len(at))), np.array(left)


def test_nobody_can_compute_a_hidden_group_of_the_built_file(statistics: duckdb.DuckDBPyConnection) -> None:
    """Ranges by linear programmes over all that is told; an answer is a table, so it serves the other cells, too."""
    published = Published(statistics)
    matrix, left = published.equations()
    matrix = matrix.tocsr()[np.flatnonzero(np.diff(matrix.tocsr().indptr))], left[np.diff(matrix.tocsr().indptr) > 0]
    low, high = np.full(len(published.hidden), np.inf), np.full(len(published.hidden), -np.inf)
    for cell, key in enumerate(published.hidden):
        for sign in (1.0, -1.0):
            if high[cell] >= SMALL and high[cell] - low[cell] >= 2 * SLACK:
                break
            aim = np.zeros(len(published.hidden))
            aim[cell] = sign
            found = linprog(aim, A_eq=matrix[0], b_eq=matrix[1], bounds=(1, None))
            assert found.status == 0, key
            low, high = np.minimum(low, found.x), np.maximum(high, found.x)
        assert high[cell] >= SMALL - 1e-6 and high[cell] - low[cell] >= 2 * SLACK - 1e-6, (key, low[cell], high[cell])


def test_a_region_does_not_give_a_hidden_group_away(statistics: duckdb.DuckDBPyConnection) -> None:
    """A single municipality of a region that is hidden would be the region's figure less the others."""
    published = Published(statistics)
    parent = dict(zip(published.areas["area_id"], published.areas["parent_id"], strict=True))
    by_region = defaultdict(list)
    for area, part in published.hidden:
        by_region[parent[area], part].append(area)
    assert [key for key, found in by_region.items() if len(found) == 1 and key in published.told] == []


def test_a_remainder_does_not_give_hidden_groups_away(statistics: duckdb.DuckDBPyConnection) -> None:
    """Groups of nobody are told, so hidden groups are at least 1; where the remainder is their number, each is 1."""
    published = Published(statistics)
    hidden = set(published.hidden)
    given_away = []
    for entry in published.careful:
        for area in published.areas["area_id"]:
            missing = [part for part in entry.parts if (area, part) in hidden]
            told = sum(published.told.get((area, part), 0) for part in entry.parts if part not in missing)
            if missing and published.told[area, entry.total] - told == len(missing):
                given_away.append((area, entry.id))
    assert given_away == []


def test_no_small_group_and_nothing_made_of_a_hidden_one_is_in_the_file(statistics: duckdb.DuckDBPyConnection) -> None:
    published = Published(statistics)
    level = dict(zip(published.areas["area_id"], published.areas["level"], strict=True))
    told = {key: value for key, value in published.told.items() if key[1] in published.parts}
    assert min(value for (area, _), value in told.items() if value > 0 and level[area] in LEVELS[:-1]) >= SMALL
    for area, part in published.hidden:
        assert not any((area, name) in published.told for name in (part, *made_of(part, "mk", catalogue())))
    assert pd.Series([level[area] for area, _ in published.hidden]).isin(LEVELS[:-1]).all()


@pytest.mark.parametrize("area", ["MK00208", "MK00816", "MK002"])
def test_a_profile_prints_of_the_groups_what_the_file_tells(area: str, statistics: duckdb.DuckDBPyConnection) -> None:
    """So the ranges proved over the file hold for what screen, documents and downloads print together."""
    published, t = Published(statistics), words("en")
    profile = read_profile(area, t)
    assert profile is not None
    charts = {made.structure.id: report_chart(made, profile, t) for made in compositions(profile, "people")}
    for entry in published.careful:
        chart = charts[entry.id]
        names = {part_name(part, t): part for part in entry.parts}
        assert set(names) == set(chart.labels)
        for label, share, amount in zip(chart.labels, chart.shares, chart.amounts, strict=True):
            told = published.told.get((area, names[label]))
            assert (amount or None) == (None if told is None else f"{told:,.0f}"), label
            assert (share is None) == (told is None), label
        assert sum(amount == "" for amount in chart.amounts) != 1, entry.id


def test_a_share_is_made_of_its_part() -> None:
    for entry in (entry for entry in structures().values() if entry.small):
        for part, share in zip(entry.parts, entry.shares, strict=True):
            assert made_of(part, "mk", catalogue()) == {share}


def test_no_other_table_of_the_built_file_knows_more(statistics: duckdb.DuckDBPyConnection) -> None:
    """Pages and downloads read the tables: none has a row of a hidden figure, and spreads are of what is told."""
    columns = statistics.execute("SELECT table_name, column_name FROM information_schema.columns").fetchall()
    of_table = defaultdict(set)
    for table, column in columns:
        of_table[table].add(column)
    told = [
        name
        for name, known in of_table.items()
        if {"area_id", "indicator_id"} <= known and name not in ("small_group", "series")
    ]
    assert {"observation", "latest", "figure", "chance"} <= set(told)
    found = statistics.execute(
        "SELECT count(*) FROM series JOIN small_group USING (area_id, indicator_id) WHERE list_contains(years, year)"
    )
    assert found.fetchone() == (0,)
    for name in told:
        keys = "area_id, indicator_id" + (", year" if "year" in of_table[name] else "")
        found = statistics.execute(f"SELECT count(*) FROM {name} JOIN small_group USING ({keys})")  # noqa: S608
        assert found.fetchone() == (0,), name
    spreads = statistics.execute(
        """SELECT spread.areas, count(*), spread.minimum, min(value), spread.maximum, max(value)
           FROM distribution AS spread JOIN observation USING (indicator_id, year)
           JOIN area ON area.area_id = observation.area_id AND area.level = spread.level AND area.country_id = scope_id
           WHERE (indicator_id, year) IN (SELECT (indicator_id, year) FROM small_group) GROUP BY ALL"""
    ).fetchall()
    assert spreads and all(row[0] == row[1] and row[2] == row[3] and row[4] == row[5] for row in spreads)
