"""Normalisation: indicators brought to one scale (OECD/JRC Handbook 2008, step 5; COINr Normalise and its n_ functions).

Every method first multiplies by the direction, as COINr does, so that more is always better.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from patokaz.analysis.spread import is_constant


@dataclass(frozen=True)
class Normalisation:
    """A method and what it needs.

    method: one of NORMALISATIONS. low, high: range of `minmax`. mean, sd: of `zscore`. scale: what a share of 1 scores in
    `percentile_rank`, `goalposts` and the distances, 1 if not given; floor: what a share of 0 scores there, above 0 for
    means that bear no zero. cap: distances end at 1. reference: unit of `distance_to_reference`, the median of every
    indicator if not given.
    targets: indicator -> target in its own unit. goalposts: indicator -> (lower, upper) in its own unit, the same for any
    direction. references: indicator -> the value that scores 100 in `mazziotta_pareto`, the mean if not given.
    """

    method: str = "minmax"
    low: float = 0.0
    high: float = 100.0
    mean: float = 0.0
    sd: float = 1.0
    scale: float = 1.0
    floor: float = 0.0
    cap: bool = False
    reference: Hashable | None = None
    targets: Mapping[str, float] = field(default_factory=dict)
    goalposts: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    references: Mapping[str, float] = field(default_factory=dict)


def normalise(values: pd.DataFrame, directions: Mapping[str, int], how: Normalisation | None = None) -> pd.DataFrame:
    """Units × indicators on one scale, more is better; missing stays missing, and so does an indicator that is constant.

    values: units × indicators in their own units; directions: indicator -> 1 or -1. Raises ValueError for an unknown
    method, an indicator without direction, and what a method needs and has not (target, goalposts, reference unit). For
    scores comparable over years, normalise all years in one table.
    """
    how = how or Normalisation()
    if how.method not in NORMALISATIONS:
        raise ValueError(f"Unknown normalisation {how.method}; there are {', '.join(NORMALISATIONS)}.")
    unknown = [code for code in values.columns if directions.get(code) not in (1, -1)]
    if unknown:
        raise ValueError(f"These indicators have no direction: {', '.join(map(str, unknown))}.")
    signs = pd.Series({code: float(directions[code]) for code in values.columns})
    return NORMALISATIONS[how.method](values.astype(float) * signs, signs, how)


def above_nil(how: Normalisation) -> Normalisation:
    """A scale as the geometric, harmonic and power mean need it, which bear no score of 0 or less: it begins at 1.

    z-scores are re-based to [1, 100] indicator by indicator, the field's practice, which makes them min–max on that
    range (a z-score is a linear function of the value): with these means the two are one choice. Source: OECD/JRC
    Handbook 2008, section 6; Becker et al. 2022, COINr a_gmean.
    """
    match how.method:
        case "minmax":
            return replace(how, low=1.0)
        case "zscore":
            return Normalisation("minmax", low=1.0, high=100.0)
        case "borda":
            return Normalisation("rank")
        case "rank" | "mazziotta_pareto":
            return how
    return replace(how, floor=1.0)


def minmax(signed: pd.DataFrame, low: float = 0.0, high: float = 100.0) -> pd.DataFrame:
    """(x - min) / (max - min) · (high - low) + low, columns with more is better. Source: COINr n_minmax."""
    return (signed - signed.min()) / _range(signed) * (high - low) + low


def zscore(signed: pd.DataFrame, mean: float = 0.0, sd: float = 1.0) -> pd.DataFrame:
    """(x - mean of x) / (sample sd of x) · sd + mean, columns with more is better. Source: COINr n_zscore."""
    spread = signed.std(ddof=1).mask([is_constant(signed[code]) for code in signed])
    return (signed - signed.mean()) / spread * sd + mean


def rank_scores(signed: pd.DataFrame) -> pd.DataFrame:
    """Ranks, the highest for the best, ties at the lowest. Source: COINr n_rank."""
    return signed.rank(method="min")


def percentile_rank(signed: pd.DataFrame) -> pd.DataFrame:
    """(rank - 1) / (n - 1), 0 the worst and 1 the best at most. Source: COINr n_prank."""
    return (signed.rank(method="min") - 1) / (signed.notna().sum() - 1).replace(0, np.nan)


def borda(signed: pd.DataFrame) -> pd.DataFrame:
    """Rank - 1: how many units each one beats. Source: COINr n_borda."""
    return signed.rank(method="min") - 1


def distance_to_max(signed: pd.DataFrame) -> pd.DataFrame:
    """1 - (max - x) / (max - min), columns with more is better. Source: COINr n_dist2max."""
    return 1 - (signed.max() - signed) / _range(signed)


def distance_to(signed: pd.DataFrame, goals: pd.Series, cap: bool = False) -> pd.DataFrame:
    """1 - (goal - x) / (goal - min) with goals of the same sign as the columns; cap: not above 1.

    With direction -1 this is (max - x) / (max - goal) of the values as they were. Missing where the goal is missing or the
    worst value itself. Source: COINr n_dist2ref, n_dist2targ.
    """
    score = 1 - (goals - signed) / (goals - signed.min()).replace(0.0, np.nan)
    return score.clip(upper=1.0) if cap else score


def fraction_of_max(signed: pd.DataFrame) -> pd.DataFrame:
    """x / max, columns with more is better. Source: COINr n_fracmax.

    Raises ValueError where the maximum is not above 0, as with direction -1: the fraction would turn the order round.
    """
    highest = signed.max()
    wrong = [str(code) for code in signed.columns if highest[code] <= 0]
    if wrong:
        raise ValueError(f"The fraction of the maximum needs a maximum above 0; use min-max for {', '.join(wrong)}.")
    return signed / highest


def goalpost_scores(signed: pd.DataFrame, lower: pd.Series, upper: pd.Series, scale: float = 1.0) -> pd.DataFrame:
    """(x - lower) / (upper - lower) cut at 0 and 1, times scale; posts of the columns' sign. Source: COINr n_goalposts."""
    return ((signed - lower) / (upper - lower)).clip(0.0, 1.0) * scale


def mazziotta_pareto_scores(signed: pd.DataFrame, goals: pd.Series) -> pd.DataFrame:
    """(x - (g - Δ)) / 2Δ · 60 + 70, Δ = (max - min) / 2: 100 at the reference g, a range of 60 points.

    Source: Mazziotta and Pareto 2016, adjusted index; R package Compind, ci_ampi.
    """
    half = _range(signed) / 2
    return (signed - (goals - half)) / (2 * half) * 60 + 70


def _range(signed: pd.DataFrame) -> pd.Series:
    spread = signed.max() - signed.min()
    return spread.mask([is_constant(signed[code]) for code in signed])


def _scaled(shares: pd.DataFrame, how: Normalisation) -> pd.DataFrame:
    return how.floor + shares * (how.scale - how.floor)


def _to_reference(signed: pd.DataFrame, signs: pd.Series, how: Normalisation) -> pd.DataFrame:
    if how.reference is None:
        return _scaled(distance_to(signed, signed.median(), how.cap), how)
    if how.reference not in signed.index:
        raise ValueError(f"The reference unit {how.reference} is not in the table.")
    return _scaled(distance_to(signed, signed.loc[how.reference], how.cap), how)


def _to_target(signed: pd.DataFrame, signs: pd.Series, how: Normalisation) -> pd.DataFrame:
    _require(signed, how.targets, "target")
    goals = pd.Series(how.targets, dtype=float).reindex(signed.columns) * signs
    behind = [str(code) for code in signed.columns if goals[code] <= signed[code].min()]
    if behind:
        raise ValueError(f"A target must be better than the worst value, but is not for: {', '.join(behind)}.")
    return _scaled(distance_to(signed, goals, how.cap), how)


def _to_goalposts(signed: pd.DataFrame, signs: pd.Series, how: Normalisation) -> pd.DataFrame:
    _require(signed, how.goalposts, "pair of goalposts")
    equal = [str(code) for code in signed.columns if how.goalposts[code][0] == how.goalposts[code][1]]
    if equal:
        raise ValueError(f"The two goalposts must differ, but do not for: {', '.join(equal)}.")
    posts = pd.DataFrame(how.goalposts, index=["lower", "upper"]).reindex(columns=signed.columns) * signs
    return _scaled(goalpost_scores(signed, posts.min(), posts.max()), how)


def _to_mazziotta_pareto(signed: pd.DataFrame, signs: pd.Series, how: Normalisation) -> pd.DataFrame:
    given = pd.Series(how.references, dtype=float).reindex(signed.columns) * signs
    return mazziotta_pareto_scores(signed, given.fillna(signed.mean()))


def _require(signed: pd.DataFrame, given: Mapping[str, object], what: str) -> None:
    missing = [str(code) for code in signed.columns if code not in given]
    if missing:
        raise ValueError(f"These indicators have no {what}: {', '.join(missing)}.")


NORMALISATIONS: Mapping[str, Callable[[pd.DataFrame, pd.Series, Normalisation], pd.DataFrame]] = {
    "minmax": lambda signed, signs, how: minmax(signed, how.low, how.high),
    "zscore": lambda signed, signs, how: zscore(signed, how.mean, how.sd),
    "rank": lambda signed, signs, how: rank_scores(signed),
    "percentile_rank": lambda signed, signs, how: _scaled(percentile_rank(signed), how),
    "borda": lambda signed, signs, how: borda(signed),
    "distance_to_max": lambda signed, signs, how: _scaled(distance_to_max(signed), how),
    "distance_to_reference": _to_reference,
    "distance_to_target": _to_target,
    "fraction_of_max": lambda signed, signs, how: fraction_of_max(signed) * how.scale,
    "goalposts": _to_goalposts,
    "mazziotta_pareto": _to_mazziotta_pareto,
}
