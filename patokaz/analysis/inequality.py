"""Regional disparities: how unequal areas are in a year.

Missing values are left out. A measure that the values do not allow (a logarithm of zero, a share of a negative total)
is NaN, never a number that looks like one.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import pandas as pd

Values: TypeAlias = pd.Series | np.ndarray | Sequence[float]
MEASURES = ("coefficient_of_variation", "gini", "theil_t", "theil_l", "hoover", "max_min_ratio")


def coefficient_of_variation(values: Values, weights: Values | None = None, *, sample: bool = False) -> float:
    """Standard deviation over mean; NaN where the mean is not above zero.

    values: one a area, any unit. Population form (divide by n) unless `sample` (divide by n - 1). With weights
    (population of each area) it is Williamson's index. Raises ValueError for a weighted sample form, which does not
    exist, for weights of another length, negative or all zero. Source: Williamson 1965, Economic Development and
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
    """Gini coefficient, not standardised: 0 all equal, at most 1 - 1/n; NaN with a negative value or a total of zero.

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
    """Theil T, mean of x/μ · ln(x/μ): 0 all equal, at most ln n; zero adds nothing, NaN with a negative value.

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
    """Theil L, the mean log deviation, mean of ln(μ/x): 0 all equal, no upper limit; NaN unless all values are above zero.

    This is what `theil()` of the R package REAT returns; Theil T of the same data differs. values, weights and errors
    as in `gini`. Source: Theil 1967, chapter 4; Stoermann 2009, Regionaloekonomik.
    """
    known, shares = _known(values, weights)
    if known.size == 0 or known.min() <= 0:
        return math.nan
    return max(0.0, float(np.log(known @ shares / known) @ shares))


def hoover(x: Values, p: Values) -> float:
    """Half the sum of |x_i/X - p_i/P|: the share of x that would have to move for x to lie as p does.

    x: amounts (income, jobs); p: what they are compared with (population, area), both in any unit. 0 … 1; NaN with a
    negative amount or a total of zero. Raises ValueError as coefficient_of_variation. Source: Hoover 1936, Review of
    Economics and Statistics 18(4).
    """
    amounts, shares = _known(x, p)
    if amounts.size == 0 or amounts.min() < 0 or amounts.sum() <= 0:
        return math.nan
    return float(np.abs(amounts / amounts.sum() - shares).sum() / 2)


def max_min_ratio(values: Values) -> float:
    """The largest value over the smallest; NaN unless all values are above zero. Two areas alone decide it."""
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


def _known(values: Values, weights: Values | None) -> tuple[np.ndarray, np.ndarray]:
    """Known values, and their shares of the weights (equal without weights)."""
    numbers = np.asarray(values, dtype=float)
    parts = np.ones_like(numbers) if weights is None else np.asarray(weights, dtype=float)
    if parts.shape != numbers.shape:
        raise ValueError(f"There are {numbers.size} values but {parts.size} weights.")
    known = np.isfinite(numbers) & np.isfinite(parts)
    numbers, parts = numbers[known], parts[known]
    if numbers.size and (parts.min() < 0 or parts.sum() <= 0):
        raise ValueError("Weights must not be negative, and not all zero.")
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


@dataclass(frozen=True)
class TheilParts:
    """Theil T of areas in groups: total = between + within.

    within_groups: group × `theil_t` (inside it), `share` (of the total amount) and `part` = share·theil_t; parts add up to
    `within`. between_share: between/total, 0 … 1, NaN where all are equal.
    """

    total: float
    between: float
    within: float
    between_share: float
    within_groups: pd.DataFrame


def theil_parts(values: pd.Series, groups: pd.Series, weights: pd.Series | None = None) -> TheilParts:
    """Theil T taken apart into differences between groups (regions) and within them.

    values: by area, not negative, per head if there are weights; groups: area -> group; weights: population by area.
    Areas that lack one are left out. between = Σ_g s_g·ln(μ_g/μ), within = Σ_g s_g·T_g, s_g the group's share of the total
    amount. Raises ValueError for negative values, or a total of zero. Source: Theil 1967, Economics and Information
    Theory, chapter 4; Shorrocks 1980, Econometrica 48(3).
    """
    parts = pd.Series(1.0, values.index) if weights is None else weights
    table = pd.concat([values, parts, groups], axis=1, keys=["value", "weight", "group"]).reindex(values.index).dropna()
    table = table[table["weight"] > 0].astype({"value": float, "weight": float})
    amounts = table["value"] * table["weight"]
    if (table["value"] < 0).any() or not amounts.sum() > 0:
        raise ValueError("Theil's index needs values that are not negative, and a total above zero.")
    mean = float(amounts.sum() / table["weight"].sum())
    grouped = table.assign(amount=amounts).groupby("group")
    sums = grouped[["amount", "weight"]].sum()
    inside = pd.Series({name: theil_t(rows["value"], rows["weight"]) for name, rows in grouped}).fillna(0.0)
    share = sums["amount"] / sums["amount"].sum()
    ratio = (sums["amount"] / sums["weight"] / mean).where(share > 0, 1.0)
    between = max(0.0, float((share * np.log(ratio)).sum()))
    within = pd.DataFrame({"theil_t": inside, "share": share, "part": share * inside})
    total = between + float(within["part"].sum())
    return TheilParts(total, between, total - between, between / total if total > 0 else math.nan, within)


def disparity_beside(values: pd.DataFrame, population: pd.Series | pd.DataFrame) -> pd.DataFrame:
    """Disparities with each area weighing the same beside those with each inhabitant weighing the same, by year.

    values: areas × years, per head; population: by area, or areas × years. Both are of the areas that have both. Result:
    years × `areas`, MEASURES, and MEASURES with the ending `_weighted` (coefficient_of_variation_weighted is
    Williamson's index); max/min has no weighted form. Raises ValueError as `gini`. Source: Williamson 1965, Economic
    Development and Cultural Change 13(4).
    """
    people = {year: _weights_of(population, year, values.index) for year in values.columns}
    both = values.where(pd.DataFrame(people, index=values.index).notna())
    weighted = disparity(both, population).drop(columns=["areas", "max_min_ratio"])
    return disparity(both).join(weighted.add_suffix("_weighted"))
