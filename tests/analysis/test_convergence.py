"""Convergence is judged by evidence: intervals, a verdict that follows them, residuals between neighbours."""

import math

import numpy as np
import pandas as pd
import pytest

from patokaz.analysis.convergence import beta_convergence, convergence, residual_autocorrelation

# ln of the start 0 1 2 3 and yearly growth: x centred -1.5 -0.5 0.5 1.5, Σx² = 5
START = pd.Series(np.exp([0.0, 1.0, 2.0, 3.0]), index=list("abcd"))


def later(growth: list[float], years: int) -> pd.Series:
    return START * np.exp(np.array(growth) * years)


def test_the_interval_of_the_slope_by_hand() -> None:
    """Growth 0.08 0.09 0.03 0.04: Σxy = -0.09, slope -0.018; residuals -0.007 0.021 -0.021 0.007, squares 0.00098."""
    found = beta_convergence(START, later([0.08, 0.09, 0.03, 0.04], 10), 10)
    assert found.slope == pytest.approx(-0.018)
    assert found.standard_error == pytest.approx(math.sqrt(0.00098 / 2 / 5))
    assert found.t == pytest.approx(-0.018 / math.sqrt(0.000098))
    # Student's t with two degrees of freedom: 4.302653 at 95 %, and P(|T| > t) = 1 - t/√(2 + t²)
    assert found.high == pytest.approx(found.slope + 4.302653 * found.standard_error, abs=1e-6)
    assert found.low == pytest.approx(found.slope - 4.302653 * found.standard_error, abs=1e-6)
    assert found.p == pytest.approx(1 - abs(found.t) / math.sqrt(2 + found.t**2))
    assert (found.verdict, found.withheld) == ("not_shown", ("interval",))
    assert math.isnan(found.half_life)


def test_the_interval_agrees_with_scipy() -> None:
    stats = pytest.importorskip("scipy.stats")
    generator = np.random.default_rng(4)
    first = pd.Series(np.exp(generator.normal(8, 1, 60)))
    last = first * np.exp(10 * (0.3 - 0.03 * np.log(first) + generator.normal(0, 0.01, 60)))
    found = beta_convergence(first, last, 10)
    line = stats.linregress(np.log(first), np.log(last / first) / 10)
    assert (found.slope, found.standard_error, found.p) == (
        pytest.approx(line.slope), pytest.approx(line.stderr), pytest.approx(line.pvalue),
    )  # fmt: skip
    assert (found.verdict, found.withheld) == ("converging", ())
    # half-life of a slope b over 10 years: 10·ln 2/-ln(1 + 10 b); a steeper slope halves sooner
    ends = [10 * math.log(2) / -math.log(1 + 10 * b) for b in (found.low, found.slope, found.high)]
    assert [found.half_life_low, found.half_life, found.half_life_high] == pytest.approx(ends)
    assert found.half_life_low < found.half_life < found.half_life_high


def test_the_verdict_follows_the_interval_and_says_why_there_is_no_half_life() -> None:
    clear = [0.10, 0.0701, 0.0399, 0.01]
    assert beta_convergence(START, later(clear, 5), 5).verdict == "converging"
    assert beta_convergence(START, later(clear, 4), 4).withheld == ("short",)
    apart = beta_convergence(START, later(clear[::-1], 10), 10)
    assert (apart.verdict, apart.withheld) == ("diverging", ("diverging",))
    at_once = beta_convergence(START, later([3.0, 2.01, 0.99, 0.0], 10), 10)
    assert (at_once.verdict, at_once.withheld) == ("converging", ("at_once",))
    assert math.isnan(at_once.half_life)


def test_no_half_life_where_the_spread_rose() -> None:
    """ln y of sd 0.3 shrinks to 0.7 of it and gets chance of sd 0.3: variance 0.49·0.09 + 0.09 > 0.09, slope -0.03."""
    generator = np.random.default_rng(2)
    logarithm = generator.normal(0, 0.3, 300)
    values = pd.DataFrame({2000: np.exp(logarithm), 2010: np.exp(0.7 * logarithm + generator.normal(0, 0.3, 300))})
    found = convergence(values, [])
    assert found.sigma_rose
    assert (found.verdict, found.beta.withheld) == ("converging", ("sigma",))
    assert math.isnan(found.beta.half_life) and math.isnan(found.beta.half_life_high)


def test_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="per head or rates"):
        convergence(pd.DataFrame({2000: START, 2010: later([0.1, 0.07, 0.04, 0.01], 10)}), [], counts=True)


def test_residuals_of_neighbours_that_grow_alike() -> None:
    """A ring of twelve: growth depends on the start and on the half of the ring; the half is left in the residuals."""
    names = [f"a{at}" for at in range(12)]
    ring = {name: [names[(at + 1) % 12]] for at, name in enumerate(names)}
    start = pd.Series(np.exp([(5 * at) % 12 / 3 for at in range(12)]), index=names)
    half = np.where(np.arange(12) < 6, 0.02, -0.02)
    values = pd.DataFrame({2000: start, 2010: start * np.exp(10 * (0.2 - 0.03 * np.log(start) + half))})
    found = residual_autocorrelation(convergence(values, []), ring)
    assert found.expected == pytest.approx(-1 / 11)
    assert found.value > 0.4
    assert found.p_two_sided < 0.05
    line = pd.DataFrame({2000: start, 2010: start * np.exp(10 * (0.2 - 0.03 * np.log(start)))})
    with pytest.raises(ValueError, match="leaves nothing"):
        residual_autocorrelation(convergence(line, []), ring)
