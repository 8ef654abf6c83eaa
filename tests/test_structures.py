"""Structures: parts add up to their whole, small groups are not told, shares by hand."""

import math

import duckdb
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from patokaz.analysis.composition import composition, too_small
from patokaz.statistics import database
from patokaz.statistics.catalogue import BLOCKS, catalogue
from patokaz.statistics.structures import structures


@pytest.fixture(scope="module")
def statistics() -> duckdb.DuckDBPyConnection:
    return database.connect(str(database.data_file()))


def test_small_groups_by_hand() -> None:
    assert too_small([500, 40, 3, 12, 0], 10) == [False, False, True, True, False]
    assert too_small([500, 4, 3, 12, 0], 10) == [False, True, True, False, False]
    assert too_small([500, 40], 10) == [False, False]
    assert too_small([3], 10) == [True]
    assert too_small([500, 40, 30], 10, [False, True, False]) == [False, True, True]


@given(st.lists(st.integers(0, 60), min_size=2, max_size=10))
def test_no_hidden_group_can_be_computed_from_the_total(counts: list[int]) -> None:
    hidden = too_small(counts, 10)
    assert all(flag for flag, count in zip(hidden, counts, strict=True) if 0 < count < 10)
    assert sum(hidden) != 1 or sum(count > 0 for count in counts) == 1


def test_shares_by_hand() -> None:
    found = composition(pd.Series({"a": 30.0, "b": 10.0}), 50.0, rest=True)
    assert found["share"].to_dict() == {"a": 60.0, "b": 20.0, "": 20.0}
    assert composition(pd.Series({"a": 30.0, "b": 10.0}), None, rest=False)["share"].tolist() == [75.0, 25.0]
    hidden = composition(pd.Series({"a": 30.0, "b": math.nan}), 50.0, rest=False)
    assert hidden["share"].tolist()[0] == 60.0 and math.isnan(hidden["share"].tolist()[1])
    with pytest.raises(ValueError, match="positive"):
        composition(pd.Series({"a": 0.0}), None, rest=False)


@pytest.mark.parametrize("structure", structures().values(), ids=lambda entry: entry.id)
def test_parts_are_known_and_add_up(structure: object, statistics: duckdb.DuckDBPyConnection) -> None:
    entry = structures()[structure.id]  # type: ignore[attr-defined]
    assert entry.block in BLOCKS and all(part in catalogue() for part in (*entry.parts, *entry.against))
    assert not entry.against or len(entry.against) == len(entry.parts) == len(entry.labels)
    if not entry.total:
        return
    rows = (
        statistics.cursor()
        .execute(
            "SELECT sum(part.value) / any_value(total.value), count(*) FROM observation AS part "
            "JOIN observation AS total ON total.area_id = part.area_id AND total.year = part.year AND total.indicator_id = $total "
            "WHERE list_contains($parts, part.indicator_id) GROUP BY part.area_id, part.year",
            {"total": entry.total, "parts": [*entry.parts, *entry.against]},
        )
        .fetchall()
    )
    everything = len(entry.parts) + len(entry.against)
    assert rows
    for share, parts in rows:
        assert share <= 1 + 1e-6
        assert entry.rest or parts < everything or share > 0.9995


def test_no_small_group_is_in_the_file(statistics: duckdb.DuckDBPyConnection) -> None:
    parts = [part for entry in structures().values() if entry.small for part in entry.parts]
    shares = [share for entry in structures().values() if entry.small for share in entry.shares]
    told = (
        statistics.cursor()
        .execute(
            "SELECT min(value) FROM observation JOIN area USING (area_id) "
            "WHERE level = 'municipality' AND value > 0 AND list_contains($parts, indicator_id)",
            {"parts": parts},
        )
        .fetchone()
    )
    assert told and told[0] >= 10
    both = (
        statistics.cursor()
        .execute("SELECT count(*) FROM small_group JOIN observation USING (area_id, indicator_id, year)")
        .fetchone()
    )
    assert both == (0,)
    assert set(shares) <= set(catalogue())
