"""Newest figures of a level, on the fixture country and where a place only stands on the map."""

import pytest

from patokaz.statistics import database
from patokaz.statistics.newest import newest_figures

KYIV = "UA80000000000093317"


@pytest.mark.usefixtures("small_country")
def test_the_rows_are_those_of_the_areas_that_have_a_figure() -> None:
    found = newest_figures(
        "XE", "municipality", ["unemployment_rate_pct", "business_entities_per_1000", "nobody_has_it"]
    )
    assert list(found.values) == ["business_entities_per_1000", "unemployment_rate_pct"]
    held = database.query_each("area_figures", ["XE01", "XE20"])
    rows = found.rows.set_index(["area_id", "indicator_id"])
    for area, figures in held.items():
        for figure in figures:
            if figure["indicator_id"] in found.years:
                told = rows.loc[(area, figure["indicator_id"])]
                assert (told["value"], told["year"]) == (figure["value"], figure["year"])
    assert list(rows.index) == sorted(rows.index)


def test_a_place_outside_the_ranks_is_on_the_map_alone() -> None:
    found = newest_figures("UA", "municipality", ["population_persons"])
    assert found.everywhere.loc[KYIV, "population_persons"] > 2e6
    assert KYIV not in found.values.index and KYIV not in set(found.rows["area_id"])
    assert len(found.values) == 1330


def test_a_level_without_figures_has_none() -> None:
    found = newest_figures("UA", "nowhere", ["population_persons"])
    assert found.values.empty and found.rows.empty and not found.years
