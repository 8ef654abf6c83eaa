"""Regional disparities: how unequal areas are in a year, and whether they grow closer over the years.

Missing values are left out. A measure that the values do not allow (a logarithm of nil, a share of a negative total)
is NaN, never a number that looks like one.
"""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import pandas as pd

Values: TypeAlias = pd.Series | np.ndarray | Sequence[float]
MEASURES = ("coefficient_of_variation", "gini", "theil_t", "theil_l", "hoover", "max_min_ratio")


def coefficient_of_variation(values: Values, weights: Values | None = None, *, sample: bool = False) -> float:
    """Standard deviation over mean; NaN where the mean is not above nil.

    values: one a area, any unit. Population form (divide by n) unless `sample` (divide by n - 1). With weights
    (population of each area) it is Williamson's index. Raises ValueError for a weighted sample form, which does not
    exist, for weights of another length, negative or all nil. Source: Williamson 1965, Economic Development and
    Cultural Change 13(4).
    """
    if sample and weights is not None:
        raise ValueError("The sample form of the coefficient of variation has no weights: leave out one of the two.")
    known, shares = _known(values, weights)
    mean = float(known @ shares)
    if known.size < 1 + sample or mean <= 0:
        return math.nan
    deviation = math.sqrt(float((known - mean) ** 2 @ shares))
    return deviation / mean * (math.sqrt(known.size / (known.size - 1)) if sample else 1.0)


def gini(values: Values, weights: Values | None = None) -> float:
    """Gini coefficient, not standardised: 0 all equal, at most 1 - 1/n; NaN with a negative value or a total of nil.

    values: one an area, any unit; with weights (population) values are per head. Area between the Lorenz curve and the
    diagonal, doubled. Raises ValueError as coefficient_of_variation. Source: Gini 1912, Variabilità e mutabilità.
    """
    known, shares = _known(values, weights)
    if known.size == 0 or known.min() < 0 or known @ shares <= 0:
        return math.nan
    order = np.argsort(known, kind="stable")
    people, amounts = shares[order], known[order] * shares[order]
    lorenz = np.concatenate([[0.0], np.cumsum(amounts) / amounts.sum()])
    return float(max(0.0, 1.0 - people @ (lorenz[1:] + lorenz[:-1])))


def theil_t(values: Values, weights: Values | None = None) -> float:
    """Theil T, mean of x/μ · ln(x/μ): 0 all equal, at most ln n; nil adds nothing, NaN with a negative value.

    More sensitive to the rich end than Theil L (`theil_l`). values, weights and errors as in `gini`. Source: Theil 1967,
    Economics and Information Theory, chapter 4.
    """
    known, shares = _known(values, weights)
    if known.size == 0 or known.min() < 0 or known @ shares <= 0:
        return math.nan
    ratio = known / (known @ shares)
    logarithm = np.log(ratio, where=ratio > 0, out=np.zeros_like(ratio))
    return max(0.0, float((ratio * logarithm) @ shares))


def theil_l(values: Values, weights: Values | None = None) -> float:
    """Theil L, the mean log deviation, mean of ln(μ/x): 0 all equal, no upper limit; NaN unless all values are above nil.

    This is what `theil()` of the R package REAT returns; Theil T of the same data differs. values, weights and errors
    as in `gini`. Source: Theil 1967, chapter 4; Stoermann 2009, Regionaloekonomik.
    """
    known, shares = _known(values, weights)
    if known.size == 0 or known.min() <= 0:
        return math.nan
    return max(0.0, float(np.log(known @ shares / known) @ shares))


def hoover(x: Values, p: Values) -> float:
    """Half the sum of |x_i/X - p_i/P|: the share of x that would have to move for x to lie as p does.

    x: amounts (income, jobs); p: what they are held against (population, area), both in any unit. 0 … 1; NaN with a
    negative amount or a total of nil. Raises ValueError as coefficient_of_variation. Source: Hoover 1936, Review of
    Economics and Statistics 18(4).
    """
    amounts, shares = _known(x, p)
    if amounts.size == 0 or amounts.min() < 0 or amounts.sum() <= 0:
        return math.nan
    return float(np.abs(amounts / amounts.sum() - shares).sum() / 2)


def max_min_ratio(values: Values) -> float:
    """The largest value over the smallest; NaN unless all values are above nil. Two areas alone decide it."""
    known, _ = _known(values, None)
    return float(known.max() / known.min()) if known.size and known.min() > 0 else math.nan


def disparity(values: pd.DataFrame, weights: pd.Series | pd.DataFrame | None = None) -> pd.DataFrame:
    """Disparities year by year: years × `areas` (how many were counted) and MEASURES.

    values: areas × years, per head if there are weights. weights: population by area, or areas × years. Areas without
    value or weight in a year are left out of it; the coefficient of variation is the population form; Hoover holds
    values (times weights) against weights, or against equal shares. Raises ValueError as `gini`.
    """
    rows = {year: _year_disparity(values[year], _weights_of(weights, year, values.index)) for year in values.columns}
    return pd.DataFrame.from_dict(rows, orient="index", columns=["areas", *MEASURES]).astype({"areas": int})


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
    """The growth regression ln(y¹/y⁰)/T = a + b·ln y⁰.

    slope b below nil: poorer areas grow faster. speed: share of the gap closed a year, -ln(1 + bT)/T; half_life: years
    until half the gap is closed, ln 2/speed; NaN where b allows none. r_squared is NaN where all grow alike.
    """

    slope: float
    intercept: float
    speed: float
    half_life: float
    areas: int
    r_squared: float


def beta_convergence(first: pd.Series, last: pd.Series, years: float) -> BetaConvergence:
    """Absolute beta convergence of areas between two years by least squares.

    first, last: values by area (per head), above nil; areas in one only are left out. years: length T of the period.
    Raises ValueError for a period that is not above nil, values that have no logarithm, fewer than three areas, or
    equal first values. Source: Barro and Sala-i-Martin 1992, Journal of Political Economy 100(2).
    """
    pair = pd.concat([first, last], axis=1, keys=["first", "last"]).dropna()
    if years <= 0:
        raise ValueError("The period of a growth regression must be longer than nil years.")
    if len(pair) < 3:
        raise ValueError(f"Beta convergence needs three areas with both years; there are {len(pair)}.")
    if (pair <= 0).any(axis=None):
        raise ValueError("Beta convergence needs values above nil: others have no logarithm.")
    start = np.log(pair["first"].to_numpy(dtype=float))
    if np.ptp(start) == 0:
        raise ValueError("All areas start from the same value: there is no gap to close.")
    growth = (np.log(pair["last"].to_numpy(dtype=float)) - start) / years
    centred = start - start.mean()
    slope = float(centred @ growth / (centred @ centred))
    intercept = float(growth.mean() - slope * start.mean())
    left = float(((growth - intercept - slope * start) ** 2).sum())
    spread = float(((growth - growth.mean()) ** 2).sum())
    r_squared = 1 - left / spread if np.ptp(growth) > 1e-12 else math.nan
    speed = -math.log(1 + slope * years) / years if slope * years > -1 else math.nan
    half_life = math.log(2) / speed if speed > 0 else math.nan
    return BetaConvergence(slope, intercept, speed, half_life, len(pair), r_squared)


@dataclass(frozen=True)
class Convergence:
    """Whether areas grew closer from one year to another without a break between.

    sigma: as `sigma_convergence`, None where fewer than two areas have every year. by_area: area × `start` (first value),
    `growth` and `expected` growth (per cent a year, logarithmic). left_out: whether a break kept years out.
    """

    first: int
    last: int
    beta: BetaConvergence
    sigma: pd.DataFrame | None
    by_area: pd.DataFrame
    left_out: bool


def convergence(values: pd.DataFrame, breaks: Collection[int]) -> Convergence:
    """Sigma and beta convergence over the longest span of years without a break, the newest of equally long ones.

    values: areas × years (int, ascending), above nil. breaks: first years after a break. Years in which fewer than half of the
    areas of the fullest year are known count as missing. Raises ValueError as `beta_convergence`, and without two years.
    """
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
    return Convergence(first, last, beta, sigma, by_area, len(span) < len(years))


def longest_span(years: Sequence[int], breaks: Collection[int]) -> list[int]:
    """The run of years between breaks that reaches furthest, the newest of equal ones; breaks: first years after one."""
    spans: dict[int, list[int]] = {}
    for year in sorted(years):
        spans.setdefault(sum(mark <= year for mark in breaks), []).append(year)
    return max(reversed(spans.values()), key=lambda span: span[-1] - span[0], default=[])


def _known(values: Values, weights: Values | None) -> tuple[np.ndarray, np.ndarray]:
    """Known values, and their shares of the weights (equal without weights)."""
    numbers = np.asarray(values, dtype=float)
    parts = np.ones_like(numbers) if weights is None else np.asarray(weights, dtype=float)
    if parts.shape != numbers.shape:
        raise ValueError(f"There are {numbers.size} values but {parts.size} weights.")
    known = np.isfinite(numbers) & np.isfinite(parts)
    numbers, parts = numbers[known], parts[known]
    if numbers.size and (parts.min() < 0 or parts.sum() <= 0):
        raise ValueError("Weights must not be negative, and not all nil.")
    return numbers, parts / parts.sum() if numbers.size else parts


def _weights_of(weights: pd.Series | pd.DataFrame | None, year: object, areas: pd.Index) -> np.ndarray | None:
    if weights is None:
        return None
    of_year = weights[year] if isinstance(weights, pd.DataFrame) else weights
    return np.asarray(of_year.reindex(areas), dtype=float)


def _year_disparity(values: pd.Series, weights: np.ndarray | None) -> list[float]:
    numbers = np.asarray(values, dtype=float)
    parts = np.ones_like(numbers) if weights is None else weights
    known = np.isfinite(numbers) & np.isfinite(parts)
    numbers, parts = numbers[known], parts[known]
    return [
        numbers.size,
        coefficient_of_variation(numbers, parts),
        gini(numbers, parts),
        theil_t(numbers, parts),
        theil_l(numbers, parts),
        hoover(numbers * parts, parts),
        max_min_ratio(numbers),
    ]
