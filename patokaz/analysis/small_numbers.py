"""Rates of few cases: how far they may lie from the truth, and what chance alone explains.

A village of 300 people with no birth in a year does not have a birth rate of zero. The raw value stays the figure; these
stand beside it. Cases are taken as by chance (Poisson), or as a share of those who could be (binomial, `shares`).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

LEVEL = 0.05
LIMITS = (0.95, 0.998)


def empirical_bayes(counts: pd.Series, population: pd.Series) -> pd.DataFrame:
    """Rates drawn towards the rate of all, the more the fewer people they rest on.

    counts: cases by area; population: people by area, of the same period; areas that lack one, or have nobody, are
    missing. Result: area × `rate` (raw, cases a head), `weight` (0 … 1, how much of the raw rate is kept), `smoothed` =
    mean + weight·(rate - mean), mean = Σ cases/Σ people; weight = A/(A + mean/n_i), A = Σ n_i (rate_i - mean)²/Σ n_i -
    mean/n̄, the variance beyond chance, taken as 0 where it is negative. Raises ValueError for negative cases or people,
    or a map without people. Source: Marshall 1991, Applied Statistics 40(2), section 2 (global).
    """
    cases, people = _aligned(counts, population)
    mean = float(cases.sum() / people.sum())
    rate = cases / people
    beyond = float((people * (rate - mean) ** 2).sum() / people.sum()) - mean / float(people.mean())
    beyond = max(0.0, beyond)
    spread = beyond + mean / people
    weight = (beyond / spread).where(spread > 0, 0.0)
    table = pd.DataFrame({"rate": rate, "weight": weight, "smoothed": mean + weight * (rate - mean)})
    return table.reindex(counts.index)


@dataclass(frozen=True)
class Funnel:
    """Rates and the limits within which chance alone keeps them at the rate of all.

    target: the rate of all, or as given. by_area: area × `rate`, `population`, and `low_95`, `high_95`, `low_998`,
    `high_998` (95 % and 99.8 %), `place`: `below` or `above` the 99.8 % limits, `low` or `high` between the two, else
    `within`.
    """

    target: float
    by_area: pd.DataFrame


def funnel(counts: pd.Series, population: pd.Series, target: float | None = None, *, shares: bool = False) -> Funnel:
    """Control limits of rates by the size of the population, exact and interpolated between whole cases.

    counts, population: as empirical_bayes. Limit of probability p: (r - α)/n with r the least whole number so that
    P(R ≤ r) > p and α = (P(R ≤ r) - p)/P(R = r), never below zero. Raises ValueError as empirical_bayes, and with
    `shares` for more cases than people. Source: Spiegelhalter 2005, Statistics in Medicine 24(8), appendix A.1.1.
    """
    cases, people = _aligned(counts, population)
    middle = float(cases.sum() / people.sum()) if target is None else target
    if shares and bool((cases > people).any()):
        raise ValueError("A share cannot have more cases than people.")
    table = pd.DataFrame({"rate": cases / people, "population": people})
    for inside in LIMITS:
        name = f"{inside * 100:g}".replace(".", "")
        for side, probability in (("low", (1 - inside) / 2), ("high", (1 + inside) / 2)):
            table[f"{side}_{name}"] = _limit(probability, people, middle, shares)
    rate = table["rate"]
    place = np.select(
        [rate < table["low_998"], rate > table["high_998"], rate < table["low_95"], rate > table["high_95"]],
        ["below", "above", "low", "high"],
        "within",
    )
    return Funnel(middle, table.assign(place=place))


def by_chance(
    counts: pd.Series, population: pd.Series, target: float | None = None, *, shares: bool = False
) -> pd.Series:
    """Whether chance alone explains that a rate differs from the rate of all: area -> bool, missing where unknown.

    True where twice the smaller tail, P(R ≤ cases) or P(R ≥ cases) at the target, is at least LEVEL. Arguments and
    errors as funnel. Source: as funnel; the exact test: Garwood 1936, Biometrika 28(3/4).
    """
    cases, people = _aligned(counts, population)
    middle = float(cases.sum() / people.sum()) if target is None else target
    if shares and bool((cases > people).any()):
        raise ValueError("A share cannot have more cases than people.")
    law = _law(people, middle, shares)
    explained = _two_sided(law.cdf(cases), law.sf(cases - 1)) >= LEVEL
    return pd.Series(explained, cases.index, dtype="boolean").reindex(counts.index)


def change_by_chance(
    before: pd.Series, after: pd.Series, people_before: pd.Series, people_after: pd.Series
) -> pd.Series:
    """Whether chance alone explains that a rate changed: area -> bool, missing where a figure is.

    before, after: cases by area in two periods, with the people of each. If the rate is the same, the later cases are a
    binomial share of all, n₁/(n₀ + n₁); True where twice the smaller tail is at least LEVEL; no case at all is chance.
    Raises ValueError for negative cases or people. Source: Przyborowski and Wilenski 1940, Biometrika 31(3/4).
    """
    from scipy.stats import binom

    table = pd.concat([before, after, people_before, people_after], axis=1, keys=range(4)).astype(float).dropna()
    if (table < 0).any(axis=None):
        raise ValueError("Cases and people cannot be negative.")
    table = table[(table[2] > 0) & (table[3] > 0)]
    total, share = table[0] + table[1], table[3] / (table[2] + table[3])
    tails = _two_sided(binom.cdf(table[1], total, share), binom.sf(table[1] - 1, total, share))
    return pd.Series(tails >= LEVEL, table.index, dtype="boolean").reindex(before.index)


def balance_by_chance(gains: pd.Series, losses: pd.Series, population: pd.Series, target: float) -> pd.Series:
    """Whether chance alone explains that a balance (births less deaths, in- less out-migration) differs from a rate.

    gains, losses: cases by area; target: balance a head of all. A difference of two Poisson numbers has the variance of
    their sum: True where |gains - losses - target·people| is at most 1.96·√(gains + losses). area -> bool, missing where
    a figure is. Raises ValueError for negative cases. Source: Skellam 1946, Journal of the Royal Statistical Society 109(3).
    """
    table = pd.concat([gains, losses, population], axis=1, keys=range(3)).astype(float).dropna()
    if (table < 0).any(axis=None):
        raise ValueError("Cases and people cannot be negative.")
    gap = (table[0] - table[1] - target * table[2]).abs()
    return (gap <= 1.959964 * np.sqrt(table[0] + table[1])).astype("boolean").reindex(gains.index)


def balance_change_by_chance(before: pd.DataFrame, after: pd.DataFrame) -> pd.Series:
    """Whether chance alone explains that a balance per head changed: area -> bool, areas of both tables.

    before, after: area × cases, losses, people. The variance of a balance per head is (cases + losses)/people²; True where
    the difference is at most 1.96 times the root of both variances' sum. Source: as balance_by_chance.
    """
    both = before.index.intersection(after.index)
    old, new = before.loc[both].astype(float), after.loc[both].astype(float)
    change = (new["cases"] - new["losses"]) / new["people"] - (old["cases"] - old["losses"]) / old["people"]
    variance = sum((table["cases"] + table["losses"]) / table["people"] ** 2 for table in (old, new))
    return (change.abs() <= 1.959964 * np.sqrt(variance)).astype("boolean")


def _aligned(counts: pd.Series, population: pd.Series) -> tuple[pd.Series, pd.Series]:
    table = pd.concat([counts, population], axis=1, keys=["cases", "people"], join="inner").astype(float).dropna()
    if (table < 0).any(axis=None):
        raise ValueError("Cases and people cannot be negative.")
    table = table[table["people"] > 0]
    if table.empty:
        raise ValueError("Rates need an area with people.")
    return table["cases"], table["people"]


def _law(people: pd.Series, rate: float, shares: bool) -> Any:
    from scipy.stats import binom, poisson

    return binom(np.round(people), rate) if shares else poisson(people * rate)


def _limit(probability: float, people: pd.Series, rate: float, shares: bool) -> np.ndarray:
    law = _law(people, rate, shares)
    least = law.ppf(probability)
    least = np.where(law.cdf(least) > probability, least, least + 1)
    exact, below = law.cdf(least), law.cdf(least - 1)
    part = np.divide(exact - probability, exact - below, out=np.zeros_like(exact), where=exact > below)
    return np.maximum(0.0, least - part) / people.to_numpy()


def _two_sided(lower: np.ndarray, upper: np.ndarray) -> np.ndarray:
    return np.minimum(1.0, 2 * np.minimum(lower, upper))
