"""Sums, ranks, spreads, changes and coverage of the build, on tables computed by hand."""

from typing import Any

import pandas as pd
import pytest

from data.derive import coverage, distributions, latest_with_ranks, with_computed, with_inherited, with_sums
from data.occupation import kept_apart
from patokaz.statistics.catalogue import Indicator

AREAS = pd.DataFrame(
    [
        ("C", "country", "", ""),
        ("N", "region", "C", ""),
        ("S", "region", "C", ""),
        ("a", "municipality", "N", "N"),
        ("b", "municipality", "N", "N"),
        ("c", "municipality", "S", "S"),
        ("d", "municipality", "S", "S"),
    ],
    columns=["area_id", "level", "parent_id", "group_id"],
).assign(country_id="C", is_ranked=True, is_counted=True)


def broken(indicator: str, year: int, area: str = "") -> dict[str, Any]:
    return {"indicator": indicator, "year": year, "area": area, "reason": {}}


def entry(key: str, **facts: Any) -> Indicator:
    return Indicator(id=key, countries=("c",), block="people", unit="count", **facts)


def observed(*rows: tuple[str, str, int, float], source: str = "list") -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["area_id", "indicator_id", "year", "value"])
    return table.assign(value=table["value"].astype(float), status="", source_id=source)


def told(table: pd.DataFrame, *columns: str) -> set[tuple[Any, ...]]:
    return set(table[list(columns)].itertuples(index=False, name=None))


def test_counts_are_added_up_level_by_level() -> None:
    rows = observed(*(("abcd"[at], "people", 2020, 2**at) for at in range(4)), *[("a", "rate", 2020, 9)])
    result = with_sums(rows, AREAS, {"people": entry("people", aggregate="sum"), "rate": entry("rate")})
    summed = result[result["origin"] == "summed"]
    assert told(summed, "area_id", "indicator_id", "value") == {
        ("N", "people", 3), ("S", "people", 12), ("C", "people", 15)
    }  # fmt: skip


def test_a_sum_needs_every_part() -> None:
    rows = observed(("a", "people", 2020, 1), ("c", "people", 2020, 4), ("d", "people", 2020, 8))
    result = with_sums(rows, AREAS, {"people": entry("people", aggregate="sum")})
    assert told(result[result["origin"] == "summed"], "area_id", "value") == {("S", 12)}


def test_a_published_total_stays_and_goes_into_the_next() -> None:
    rows = observed(*(("abcd"[at], "people", 2020, 2**at) for at in range(4)), ("N", "people", 2020, 5))
    result = with_sums(rows, AREAS, {"people": entry("people", aggregate="sum")})
    upper = result[result["area_id"].isin(["N", "C"])]
    assert told(upper, "area_id", "value", "origin") == {("N", 5, "published"), ("C", 17, "summed")}


def test_a_sum_names_every_source_once() -> None:
    first, second = observed(("a", "people", 2020, 1), source="x"), observed(("b", "people", 2020, 2), source="w")
    result = with_sums(pd.concat([first, second]), AREAS, {"people": entry("people", aggregate="sum")})
    assert told(result[result["origin"] == "summed"], "area_id", "source_id") == {("N", "w,x")}


def test_ranks_are_of_the_newest_year_and_ties_share_the_better_one() -> None:
    """c is the only one of its region with a value: 1 of 1 is no rank."""
    income = [("a", "income", 2021, 5), ("b", "income", 2021, 5), ("c", "income", 2021, 1), ("d", "income", 2020, 9)]
    ranked = latest_with_ranks(observed(*income), AREAS, {"income": entry("income", direction=1)})
    assert told(ranked, "area_id", "rank", "rank_of", "missing", "group_rank", "group_of") == {
        ("a", 1, 3, 1, 1, 2), ("b", 1, 3, 1, 1, 2), ("c", 3, 3, 1, pd.NA, 1)
    }  # fmt: skip


def test_rank_1_is_the_lowest_where_less_is_better() -> None:
    crimes = [("a", "crimes", 2021, 2), ("b", "crimes", 2021, 1), ("c", "crimes", 2021, 2), ("d", "crimes", 2021, 3)]
    ranked = latest_with_ranks(observed(*crimes), AREAS, {"crimes": entry("crimes", direction=-1)})
    assert told(ranked, "area_id", "rank", "group_rank") == {("a", 2, 2), ("b", 1, 1), ("c", 2, 1), ("d", 4, 2)}


def test_context_and_a_single_area_have_no_rank() -> None:
    rows = observed(("a", "height", 2021, 2), ("b", "height", 2021, 1), ("N", "income", 2021, 7))
    ranked = latest_with_ranks(
        rows, AREAS, {"height": entry("height", context=True), "income": entry("income", direction=1)}
    )
    assert ranked["rank"].isna().all() and ranked["group_rank"].isna().all()
    assert told(ranked, "area_id", "rank_of") == {("a", 2), ("b", 2), ("N", 1)}


def test_an_area_that_is_none_of_its_level_has_no_rank_and_counts_for_none() -> None:
    income = [("a", "income", 2021, 5), ("b", "income", 2021, 9), ("c", "income", 2021, 1)]
    areas = AREAS.assign(is_ranked=AREAS["area_id"] != "b")
    ranked = latest_with_ranks(observed(*income), areas, {"income": entry("income", direction=1)})
    ranks = ranked.set_index("area_id")["rank"]
    assert (ranks["a"], ranks["c"]) == (1, 2) and pd.isna(ranks["b"])
    assert set(ranked["rank_of"]) == {2} and set(ranked["missing"]) == {1}


LISTED = pd.DataFrame(
    [
        ("a", "war_status", "occupied_whole"),
        ("b", "war_status", "occupied_part"),
        ("c", "war_status", "occupied_whole"),
        ("d", "no_budget_data", "occupied_whole"),
    ],
    columns=["area_id", "kind", "value"],
)


def test_occupied_municipalities_and_areas_without_a_free_one_are_set_against_none() -> None:
    """Of N one municipality is wholly occupied and the other partly; d of S is free. b has its land in part, and its rank."""
    assert kept_apart(AREAS, LISTED) == {"a", "c", "N"}
    assert kept_apart(AREAS, LISTED[LISTED["value"] == "occupied_part"]) == set()
    assert kept_apart(AREAS, LISTED[LISTED["area_id"] == "d"]) == set()


def test_ranks_and_quartiles_are_those_of_the_places_that_are_free() -> None:
    """Of 9, 4, 7, 1 the places b and d are left: 4 is the first of two, the median 2.5."""
    rows = observed(*(("abcd"[at], "income", 2021, value) for at, value in enumerate((9, 4, 7, 1))))
    areas = AREAS.assign(is_ranked=~AREAS["area_id"].isin(list(kept_apart(AREAS, LISTED))))
    ranked = latest_with_ranks(rows, areas, {"income": entry("income", direction=1)})
    assert told(ranked.dropna(subset=["rank"]), "area_id", "rank", "rank_of") == {("b", 1, 2), ("d", 2, 2)}
    spread = distributions(rows, areas)
    assert told(spread[spread["scope_id"] == "C"], "areas", "minimum", "median", "maximum") == {(2, 1, 2.5, 4)}
    held = coverage(rows.assign(origin="published"), areas, {"income": entry("income")}, "c")
    assert told(held, "areas", "areas_total") == {(4, 4)}  # what there is, all the same


def test_quartiles_over_the_country_and_over_each_region() -> None:
    """Type 7 quantiles of 1, 2, 3, 4: 1 + 3·p; of 1, 2: 1 + p; of 3, 4: 3 + p. The country's own value is not spread."""
    rows = observed(*(("abcd"[at], "income", 2021, at + 1) for at in range(4)), ("C", "income", 2021, 99))
    spread = distributions(rows, AREAS)
    assert told(spread, "scope_id", "level", "areas", "minimum", "q1", "median", "q3", "maximum") == {
        ("C", "municipality", 4, 1, 1.75, 2.5, 3.25, 4),
        ("N", "municipality", 2, 1, 1.25, 1.5, 1.75, 2),
        ("S", "municipality", 2, 3, 3.25, 3.5, 3.75, 4),
    }


CHANGE = {"rate": entry("rate"), "change": entry("change", formula="rate - rate[-1]")}
RATES = [("a", "rate", 2019, 10), ("a", "rate", 2020, 12), ("a", "rate", 2021, 30), ("a", "rate", 2022, 33)]


@pytest.mark.parametrize(
    ("breaks", "changes"),
    [
        ([], {(2020, 2), (2021, 18), (2022, 3)}),
        ([broken("rate", 2021)], {(2020, 2), (2022, 3)}),
        ([broken("rate", 2021, "a")], {(2020, 2), (2022, 3)}),
        ([broken("rate", 2021, "b")], {(2020, 2), (2021, 18), (2022, 3)}),
    ],
)
def test_no_change_is_computed_across_a_break(breaks: list[dict[str, Any]], changes: set[tuple[int, int]]) -> None:
    rows = observed(*RATES).assign(origin="published")
    result = with_computed(rows, "c", CHANGE, breaks)
    assert told(result[result["origin"] == "computed"], "year", "value") == changes


def test_a_computed_indicator_has_the_breaks_of_what_it_is_made_of() -> None:
    twice = CHANGE | {"twice": entry("twice", formula="2 * change")}
    found = with_inherited([broken("rate", 2021)], "c", twice)
    assert {(row["indicator"], row["year"]) for row in found} == {("rate", 2021), ("change", 2021), ("twice", 2021)}


def test_coverage_counts_the_last_year_and_follows_formulas_to_their_sources() -> None:
    stored = observed(*RATES, ("b", "rate", 2021, 1)).assign(origin="published")
    rows = with_computed(stored, "c", CHANGE, [])
    held = coverage(rows, AREAS, CHANGE, "c")
    columns = ("indicator_id", "level", "first_year", "last_year", "areas", "areas_total", "source_id")
    assert told(held, *columns) == {
        ("rate", "municipality", 2019, 2022, 1, 4, "list"),
        ("change", "municipality", 2020, 2022, 1, 4, "list"),
    }
