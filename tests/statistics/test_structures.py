"""Structures: parts add up to their whole, shares by hand."""

import math

import duckdb
import pandas as pd
import pytest

from patokaz.analysis.composition import composition
from patokaz.profile.compositions import Composition
from patokaz.statistics import database
from patokaz.statistics.catalogue import BLOCKS, catalogue
from patokaz.statistics.structures import structures


@pytest.fixture(scope="module")
def statistics() -> duckdb.DuckDBPyConnection:
    return database.connect(str(database.data_file()))


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


def test_the_largest_part_is_not_named_where_a_hidden_one_may_be_larger() -> None:
    def largest(*shares: float) -> str | None:
        parts = pd.DataFrame({"share": shares}, index=["a", "b", "c"])
        return Composition(structures()["religion"], None, 2021, parts, "").largest  # type: ignore[arg-type]

    assert largest(60.0, 30.0, math.nan) == "a"
    assert largest(3.0, 2.0, math.nan) is None
    assert largest(3.0, 95.0, 2.0) == "b"
