"""What chance explains of the product's rates: formulas taken apart, judged on the stored counts."""

import math

import pandas as pd
import pytest

from patokaz.analysis.small_numbers import balance_change_by_chance
from patokaz.analysis.standing import outstanding
from patokaz.language.words import words
from patokaz.profile.profile import read_profile
from patokaz.profile.small_numbers import with_chance
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.chance import chances, rate_table
from patokaz.statistics.rates import RateParts, counts_of, rate_parts


def test_a_rate_is_taken_apart_and_amounts_are_none() -> None:
    formula = "1000 * (live_births_count - deaths_count) / mean(population_persons, population_persons[-1])"
    people = "mean(population_persons, population_persons[-1])"
    assert rate_parts(formula) == RateParts(1000.0, "live_births_count", "deaths_count", people)
    assert rate_parts("100 * income_transfers_uah / income_total_uah") is None
    moved = (
        "1000 * (population_persons - population_persons[-1] - live_births_count + deaths_count) / population_persons"
    )
    assert rate_parts(moved) is None


def test_what_comes_in_groups_is_not_judged_by_chance() -> None:
    """Beds of a hotel, nights of one guest, flats of a building: their number is no number of independent cases."""
    for beds in ("tourist_beds_per_1000", "tourist_nights_foreign_share_pct", "permitted_dwellings_per_1000"):
        assert counts_of(catalogue()[beds], "bg") == [], beds
    assert counts_of(catalogue()["births_per_1000"], "bg")


def test_a_balance_changes_by_chance_within_twice_its_deviation() -> None:
    """10 − 10 of 1,000 to 20 − 10: the difference 0.010 against 1.96·√(20 + 30)/1,000 = 0.0139; tenfold counts are told."""
    before = pd.DataFrame({"cases": [10, 100], "losses": [10, 100], "people": [1000, 1000]})
    after = pd.DataFrame({"cases": [20, 200], "losses": [10, 100], "people": [1000, 1000]})
    assert balance_change_by_chance(before, after).tolist() == [True, False]


def test_smoothing_draws_small_places_further_and_the_funnel_narrows() -> None:
    table = rate_table("births_per_1000", "BG", "municipality").sort_values("population")
    small, large = table.iloc[0], table.iloc[-1]
    assert small["weight"] < large["weight"] and large["high_95"] - large["low_95"] < small["high_95"] - small["low_95"]
    lowest, mean = table["rate"].idxmin(), table["rate"].median()
    assert table.loc[lowest, "rate"] < table.loc[lowest, "smoothed"] < mean


@pytest.mark.parametrize(("area", "indicator"), [("VID37", "births_per_1000"), ("PAZ21", "births_per_1000")])
def test_what_chance_explains_does_not_stand_out(area: str, indicator: str) -> None:
    profile = read_profile(area, words("en"))
    assert profile is not None
    raw, judged = outstanding(profile.figures), outstanding(with_chance(profile.figures, profile))
    assert indicator in set(raw["indicator_id"]) and indicator not in set(judged["indicator_id"])


def test_the_build_judges_as_the_page_does() -> None:
    """The stored answer for a place is the one that its rates give anew."""
    stored = chances("PAZ21")
    for indicator in ("births_per_1000", "deaths_per_1000", "natural_increase_per_1000"):
        anew = rate_table(indicator, "BG", "municipality").loc["PAZ21"]
        told = stored[indicator]
        assert (told["by_chance"], told["change_by_chance"]) == (anew["by_chance"], anew["change_by_chance"])
        for key in ("smoothed", "low_998", "high_998"):
            assert told[key] == pytest.approx(anew.get(key, math.nan), nan_ok=True)
