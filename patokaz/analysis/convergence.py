"""Whether areas grow closer over the years, and whether the data are evidence of it.

A slope below zero alone is none: chance deviations of the first year turn it negative by themselves. The verdict follows
the slope's interval; the spread over the years (sigma) and the residuals' autocorrelation stand beside it.
"""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from patokaz.analysis.inequality import coefficient_of_variation
from patokaz.analysis.spatial import GlobalStatistic, Neighbours, global_moran
from patokaz.analysis.spread import is_constant

LEVEL = 0.95
SHORTEST = 5


def sigma_convergence(values: pd.DataFrame) -> pd.DataFrame:
    """Coefficient of variation (population form) over time: years × `coefficient_of_variation`, `change`, `areas`.

    values: areas × years. Only areas with a value in every year count, or a change of members would look like
    convergence. `change` is the difference to the first year; falling is convergence. Raises ValueError where fewer
    than two areas have every year. Source: Barro and Sala-i-Martin 1992, Journal of Political Economy 100(2).
    """
    complete = values.dropna()
    if len(complete) < 2:
        raise ValueError("Sigma convergence needs at least two areas with a value in every year.")
    variation = pd.Series([coefficient_of_variation(complete[year]) for year in complete], index=complete.columns)
    return pd.DataFrame(
        {"coefficient_of_variation": variation, "change": variation - variation.iloc[0], "areas": len(complete)}
    )


@dataclass(frozen=True)
class BetaConvergence:
    """The growth regression ln(y¹/y⁰)/T = a + b·ln y⁰ by least squares, and what it is evidence of.

    slope b below zero: poorer areas grow faster. standard_error, t and p (two-sided) of b; low, high: its 95 % interval
    (Student's t, n - 2). verdict: `converging` where the interval lies below zero, `diverging` above, else `not_shown`
    (by the data). speed: share of the gap closed a year, -ln(1 + bT)/T, NaN where b allows none; half_life: years until
    half the gap is closed, ln 2/speed, and its interval from the slope's, half_life_low 0 where the lower end of b closes
    the whole gap at once. The three are NaN where `withheld` says why: `interval` (it includes zero), `short` (fewer than SHORTEST years), `sigma`
    (the spread rose), `diverging`, `at_once` (b·T at most -1: the line would carry areas past each other). r_squared is
    NaN where all grow alike.
    """

    slope: float
    intercept: float
    speed: float
    half_life: float
    areas: int
    r_squared: float
    standard_error: float
    t: float
    p: float
    low: float
    high: float
    half_life_low: float
    half_life_high: float
    verdict: str
    withheld: tuple[str, ...]


def beta_convergence(first: pd.Series, last: pd.Series, years: float) -> BetaConvergence:
    """Absolute beta convergence of areas between two years.

    first, last: values by area (per head or rates), above zero; areas in one only are left out. years: length T of the
    period. Raises ValueError for a period that is not above zero, values that have no logarithm, fewer than three areas,
    or equal first values. Source: Barro and Sala-i-Martin 1992, Journal of Political Economy 100(2), equation 11; the
    interval: Wooldridge 2013, Introductory Econometrics, section 4.3.
    """
    pair = pd.concat([first, last], axis=1, keys=["first", "last"]).dropna()
    if years <= 0:
        raise ValueError("The period of a growth regression must be longer than zero years.")
    if len(pair) < 3:
        raise ValueError(f"Beta convergence needs three areas with both years; there are {len(pair)}.")
    if (pair <= 0).any(axis=None):
        raise ValueError("Beta convergence needs values above zero: others have no logarithm.")
    if is_constant(pair["first"]):
        raise ValueError("All areas start from the same value: there is no gap to close.")
    start = np.log(pair["first"].to_numpy(dtype=float))
    growth = (np.log(pair["last"].to_numpy(dtype=float)) - start) / years
    return _judged(start, growth, years)


def _judged(start: np.ndarray, growth: np.ndarray, years: float) -> BetaConvergence:
    from scipy import stats

    centred = start - start.mean()
    slope = float(centred @ growth / (centred @ centred))
    intercept = float(growth.mean() - slope * start.mean())
    left = float(((growth - intercept - slope * start) ** 2).sum())
    spread = float(((growth - growth.mean()) ** 2).sum())
    r_squared = 1 - left / spread if np.ptp(growth) > 1e-12 else math.nan
    freedom = len(start) - 2
    error = math.sqrt(left / freedom / float(centred @ centred))
    statistic = slope / error if error > 0 else math.copysign(math.inf, slope) if slope else 0.0
    reach = float(stats.t.ppf((1 + LEVEL) / 2, freedom)) * error
    low, high = slope - reach, slope + reach
    verdict = "converging" if high < 0 else "diverging" if low > 0 else "not_shown"
    withheld = {
        "interval": verdict == "not_shown",
        "short": years < SHORTEST,
        "diverging": verdict == "diverging",
        "at_once": slope * years <= -1,
    }
    reasons = tuple(reason for reason, true in withheld.items() if true)
    speed = _speed(slope, years) if slope * years > -1 else math.nan
    halves = [math.nan] * 3 if reasons else [_half_life(b, years) for b in (slope, low, high)]
    return BetaConvergence(
        slope, intercept, speed, halves[0], len(start), r_squared, error, statistic,
        float(2 * stats.t.sf(abs(statistic), freedom)), low, high, halves[1], halves[2], verdict, reasons,
    )  # fmt: skip


def _speed(slope: float, years: float) -> float:
    return -math.log(1 + slope * years) / years if slope * years > -1 else math.inf


def _half_life(slope: float, years: float) -> float:
    """Years until half the gap is closed, 0 where the whole gap closes within the period; slope below zero."""
    return math.log(2) / _speed(slope, years)


@dataclass(frozen=True)
class Convergence:
    """Whether areas grew closer from one year to another without a break between.

    sigma: as `sigma_convergence`, None where fewer than two areas have every year. by_area: area × `start` (first value),
    `growth` and `expected` growth (per cent a year, logarithmic). left_out: whether a break kept years out. The verdict is
    beta's; where sigma rose meanwhile, beta has no half-life, and `sigma_rose` is True: the two disagree, say both.
    """

    first: int
    last: int
    beta: BetaConvergence
    sigma: pd.DataFrame | None
    by_area: pd.DataFrame
    left_out: bool

    @property
    def verdict(self) -> str:
        """converging, diverging or not_shown."""
        return self.beta.verdict

    @property
    def sigma_rose(self) -> bool:
        """Whether the spread of the areas that have every year is wider in the last year than in the first."""
        return self.sigma is not None and float(self.sigma["change"].iloc[-1]) > 0


def convergence(values: pd.DataFrame, breaks: Collection[int], *, counts: bool = False) -> Convergence:
    """Sigma and beta convergence over the longest span of years without a break, the newest of equally long ones.

    values: areas × years (int, ascending), above zero. breaks: first years after a break. Years in which fewer than half of the
    areas of the fullest year are known count as missing. counts: whether the values are mere counts or amounts (people,
    firms, hryvnias of a whole area), which are refused: large areas and small ones have no reason to meet. Raises
    ValueError for them, as `beta_convergence`, and without two years.
    """
    if counts:
        raise ValueError("Convergence is a question of quantities per head or rates, not of counts.")
    known = values.notna().sum()
    years = [int(year) for year in values.columns[known * 2 >= known.max()]]
    span = longest_span(years, breaks)
    if len(span) < 2:
        raise ValueError("Convergence needs two years without a break between them.")
    first, last = span[0], span[-1]
    beta = beta_convergence(values[first], values[last], last - first)
    pair = values[[first, last]].dropna()
    logarithms = np.log(pair[first])
    by_area = pd.DataFrame({
        "start": pair[first],
        "growth": 100 * (np.log(pair[last]) - logarithms) / (last - first),
        "expected": 100 * (beta.intercept + beta.slope * logarithms),
    })  # fmt: skip
    within = values[span]
    sigma = sigma_convergence(within) if len(within.dropna()) > 1 else None
    found = Convergence(first, last, beta, sigma, by_area, len(span) < len(years))
    return replace(found, beta=_without_half_life(beta)) if found.sigma_rose else found


def _without_half_life(beta: BetaConvergence) -> BetaConvergence:
    nan = math.nan
    return replace(beta, half_life=nan, half_life_low=nan, half_life_high=nan, withheld=(*beta.withheld, "sigma"))


def residual_autocorrelation(found: Convergence, neighbours: Neighbours) -> GlobalStatistic:
    """Moran's I of what the growth regression leaves: above its expected value, neighbours grow alike for another reason.

    Then the standard error is too small, and the verdict weaker than it looks. neighbours: area -> the areas it touches.
    Raises ValueError as global_moran, among them for residuals that are all zero. Source: Rey and Montouri 1999,
    Regional Studies 33(2); Cliff and Ord 1981, Spatial Processes.
    """
    residuals = found.by_area["growth"] - found.by_area["expected"]
    if float(residuals.abs().max()) <= 1e-9 * max(1.0, float(found.by_area["growth"].abs().max())):
        raise ValueError("The growth regression leaves nothing: all areas lie on the line.")
    return global_moran(residuals, neighbours)


def longest_span(years: Sequence[int], breaks: Collection[int]) -> list[int]:
    """The run of years between breaks that reaches furthest, the newest of equal ones; breaks: first years after one."""
    spans: dict[int, list[int]] = {}
    for year in sorted(years):
        spans.setdefault(sum(mark <= year for mark in breaks), []).append(year)
    return max(reversed(spans.values()), key=lambda span: span[-1] - span[0], default=[])
