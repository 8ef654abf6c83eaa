"""Rates of few cases, by hand and against other programs."""

import math

import numpy as np
import pandas as pd
import pytest

from patokaz.analysis.small_numbers import balance_by_chance, by_chance, change_by_chance, empirical_bayes, funnel

COUNTS = pd.Series([0.0, 30.0, 70.0], index=list("abc"))
PEOPLE = pd.Series([100.0, 1000.0, 900.0], index=list("abc"))


def test_rates_are_drawn_to_the_rate_of_all_by_hand() -> None:
    """Mean 100/2000 = 0.05; variance (100·0.0025 + 1000·0.0004 + 900·(7/90 - 0.05)²)/2000, less 0.05/(2000/3)."""
    found = empirical_bayes(COUNTS, PEOPLE)
    beyond = (0.25 + 0.4 + 900 * (7 / 90 - 0.05) ** 2) / 2000 - 0.05 / (2000 / 3)
    weight = beyond / (beyond + 0.05 / 100)
    assert found.loc["a", "weight"] == pytest.approx(weight)
    assert found.loc["a", "smoothed"] == pytest.approx(0.05 * (1 - weight))
    assert found["rate"].tolist() == pytest.approx([0, 0.03, 7 / 90])
    assert found.loc["a", "weight"] < found.loc["c", "weight"] < found.loc["b", "weight"]


def test_rates_are_those_of_esda() -> None:
    smoothing = pytest.importorskip("esda.smoothing")
    generator = np.random.default_rng(3)
    people = pd.Series(generator.integers(50, 20_000, 80).astype(float))
    counts = pd.Series(generator.poisson(people * generator.gamma(4, 0.0025, 80)).astype(float))
    expected = np.asarray(smoothing.Empirical_Bayes(counts.to_numpy(), people.to_numpy()).r).ravel()
    assert empirical_bayes(counts, people)["smoothed"].tolist() == pytest.approx(expected.tolist())


def test_rates_that_differ_by_less_than_chance_are_one() -> None:
    found = empirical_bayes(pd.Series([9.0, 10.0, 11.0, math.nan, 3.0]), pd.Series([1000.0, 1000.0, 1000.0, 5.0, 0.0]))
    assert found["smoothed"].tolist() == pytest.approx([0.01, 0.01, 0.01, math.nan, math.nan], nan_ok=True)
    for counts in ([-1.0, 2.0, 3.0], [math.nan] * 3):
        with pytest.raises(ValueError, match=r"negative|with people"):
            empirical_bayes(pd.Series(counts), pd.Series([1.0, 2.0, 3.0]))


def test_limits_of_the_funnel_by_hand() -> None:
    """Ten expected (Poisson): P(R ≤ 3) = 0.010336, P(R ≤ 4) = 0.029253, so r = 4 at 2.5 %, α = (0.029253 - 0.025)/0.018917."""
    found = funnel(pd.Series([10.0, 3.0]), pd.Series([1000.0, 1000.0]), target=0.01)
    alpha = (0.0292527 - 0.025) / (0.0292527 - 0.0103361)
    assert found.by_area.loc[0, "low_95"] == pytest.approx((4 - alpha) / 1000, abs=1e-8)
    # P(R ≤ 16) = 0.972958, P(R ≤ 17) = 0.985722: r = 17 at 97.5 %
    alpha = (0.9857224 - 0.975) / (0.9857224 - 0.9729584)
    assert found.by_area.loc[0, "high_95"] == pytest.approx((17 - alpha) / 1000, abs=1e-7)
    assert found.by_area["place"].tolist() == ["within", "low"]
    assert (found.by_area["low_998"] < found.by_area["low_95"]).all()
    sides = funnel(pd.Series([40.0, 0.0, 18.0]), pd.Series([1000.0] * 3), target=0.01).by_area["place"]
    assert sides.tolist() == ["above", "below", "high"]


def test_shares_have_binomial_limits() -> None:
    """Two of two at one half: P = 1/4 each side at most, so nothing is told; of 20 at one half, 16 is beyond 95 %."""
    assert by_chance(pd.Series([2.0]), pd.Series([2.0]), 0.5, shares=True).tolist() == [True]
    # 2·P(R ≥ 15) = 0.0414, 2·P(R ≥ 14) = 0.1153 of 20 at one half
    assert by_chance(pd.Series([14.0, 15.0]), pd.Series([20.0, 20.0]), 0.5, shares=True).tolist() == [True, False]
    poisson, share = (funnel(pd.Series([10.0]), pd.Series([20.0]), 0.5, shares=way).by_area for way in (False, True))
    assert share.loc[0, "high_95"] < poisson.loc[0, "high_95"]
    with pytest.raises(ValueError, match="more cases"):
        funnel(pd.Series([3.0]), pd.Series([2.0]), 0.5, shares=True)


def test_a_village_without_a_birth_is_explained_by_chance_and_a_town_is_not() -> None:
    """No birth where 3 are expected: 2·e⁻³ = 0.0996; where 4 are: 2·e⁻⁴ = 0.0366."""
    found = by_chance(pd.Series([0.0, 0.0, math.nan]), pd.Series([300.0, 400.0, 300.0]), target=0.01)
    assert found.tolist() == [True, False, pd.NA]


def test_a_change_of_few_cases_by_hand() -> None:
    """0 to 5 in equal populations: 2·P(5 of 5) = 2/32 = 0.0625; 0 to 6: 2/64 = 0.03125; nobody twice is chance."""
    people = pd.Series([100.0] * 4)
    found = change_by_chance(pd.Series([0.0, 0.0, 0.0, 1.0]), pd.Series([5.0, 6.0, 0.0, math.nan]), people, people)
    assert found.tolist() == [True, False, True, pd.NA]
    # twice the people have twice the cases
    assert change_by_chance(pd.Series([100.0]), pd.Series([200.0]), people[:1], 2 * people[:1]).tolist() == [True]


def test_a_balance_by_hand() -> None:
    """2 births, 14 deaths of 1,000 at a balance of -7 per 1,000: gap 5, 1.96·√16 = 7.84; of ten times as many: 50 > 24.8."""
    found = balance_by_chance(pd.Series([2.0, 20.0]), pd.Series([14.0, 140.0]), pd.Series([1000.0, 10000.0]), -0.007)
    assert found.tolist() == [True, False]
