"""Aggregation, level by level (OECD/JRC Handbook 2008, step 6; COINr Aggregate and its a_ functions).

Every mean drops missing values and renormalises the weights over those present.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from patokaz.analysis.index.framework import Framework

AGGREGATIONS = ("arithmetic", "geometric", "harmonic", "power", "copeland", "mazziotta_pareto")


def arithmetic_mean(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Σwx / Σw of each row; values: units × elements, weights: elements. Source: COINr a_amean."""
    return _weighted_mean(values, weights)


def geometric_mean(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """exp(Σ w ln x / Σw) of each row; values: units × elements, weights: elements. Source: COINr a_gmean.

    Raises ValueError for values of 0 or less: scores from min-max need the range [1, 100].
    """
    _require_positive(values, weights, "geometric")
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.exp(_weighted_mean(np.log(values), weights))


def harmonic_mean(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Σw / Σ(w / x) of each row; values: units × elements, weights: elements. Source: COINr a_hmean.

    Raises ValueError for values of 0 or less.
    """
    _require_positive(values, weights, "harmonic")
    with np.errstate(divide="ignore", invalid="ignore"):
        return 1 / _weighted_mean(1 / values, weights)


def power_mean(values: np.ndarray, weights: np.ndarray, power: float) -> np.ndarray:
    """(Σ w x^p / Σw)^(1/p) of each row; values: units × elements, weights: elements. Source: COINr a_genmean.

    Raises ValueError for power 0 (that is the geometric mean), and for values of 0 or less unless the power is 1.
    """
    if power == 0:
        raise ValueError("A power mean of power 0 is the geometric mean: choose that.")
    if power != 1:
        _require_positive(values, weights, "power")
    with np.errstate(divide="ignore", invalid="ignore"):
        return _weighted_mean(values**power, weights) ** (1 / power)


def outranking_matrix(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Share of weight in which unit i beats unit j, half of it where tied: units × units, 0 on the diagonal.

    Pairs count only elements that both have, and are 0.5 if there are none, so that i over j and j over i add up to 1.
    Source: Munda and Nardo 2009; COINr outrankMatrix.
    """
    count = len(values)
    beats = np.zeros((count, count))
    common = np.zeros((count, count))
    for column, weight in zip(values.T, weights, strict=True):
        present = ~np.isnan(column)
        beats += weight * ((column[:, None] > column) + 0.5 * (column[:, None] == column))
        common += weight * (present[:, None] & present)
    matrix = np.divide(beats, common, out=np.full_like(beats, 0.5), where=common > 0)
    np.fill_diagonal(matrix, 0.0)
    return matrix


def copeland_scores(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Units beaten less units beaten by: Σ_j sign(outranking_ij - 0.5); missing for a unit without any value.

    values: units × elements, weights: elements. Source: Munda and Nardo 2009; COINr a_copeland.
    """
    matrix = outranking_matrix(values, weights)
    np.fill_diagonal(matrix, 0.5)
    empty = np.isnan(values).all(axis=1)
    # A half made of thirds is not exactly a half in binary.
    signs = np.sign(np.round(matrix - 0.5, 12))
    return np.where(empty, np.nan, signs.sum(axis=1))


def mazziotta_pareto(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """M - S · (S / M), weighted mean M and population sd S of each row: unequal profiles lose. Values round 100.

    values: units × elements from the `mazziotta_pareto` normalisation, weights: elements. Source: Mazziotta and Pareto
    2016; R package Compind, ci_ampi, penalty NEG.
    """
    mean = _weighted_mean(values, weights)
    variance = _weighted_mean((values - mean[:, None]) ** 2, weights)
    return mean - variance / mean


def aggregate(
    scores: pd.DataFrame,
    framework: Framework,
    method: str | Mapping[int, str] = "arithmetic",
    threshold: float = 0.0,
    power: float = 1.0,
) -> pd.DataFrame:
    """Scores of every node: the indicators', then each level's up to the index, units × codes.

    scores: units × indicators, normalised. method: one for all levels, or level -> method for the aggregates of that
    level. threshold: an aggregate is missing where a smaller share of its elements is present; an element of weight 0 is
    none of them. Raises ValueError for an
    unknown method or a level without one, and what the means raise. Source: COINr Aggregate, dat_thresh.
    """
    columns = {code: scores[code].to_numpy(dtype=float) for code in framework.indicators}
    weights = framework.weights
    for level, codes in framework.levels.items():
        for code in codes:
            members = framework.children(code)
            if members:
                values = np.column_stack([columns[member] for member in members])
                given = np.array([weights[member] for member in members])
                made = combine(values, given, method_at(method, level), power)
                columns[code] = np.where(share_present(~np.isnan(values), given) >= threshold, made, np.nan)
    return pd.DataFrame(columns, index=scores.index)


def share_present(present: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Share of the elements that are present in each row, 0 to 1, of those with a weight; units × elements."""
    counted = present[:, weights > 0]
    return counted.mean(axis=1) if counted.size else np.zeros(len(present))


def combine(values: np.ndarray, weights: np.ndarray, method: str, power: float = 1.0) -> np.ndarray:
    """One score a row by the named method; values: units × elements. Raises ValueError for an unknown method."""
    match method:
        case "arithmetic":
            return arithmetic_mean(values, weights)
        case "geometric":
            return geometric_mean(values, weights)
        case "harmonic":
            return harmonic_mean(values, weights)
        case "power":
            return power_mean(values, weights, power)
        case "copeland":
            return copeland_scores(values, weights)
        case "mazziotta_pareto":
            return mazziotta_pareto(values, weights)
    raise ValueError(f"Unknown aggregation {method}; there are {', '.join(AGGREGATIONS)}.")


def method_at(method: str | Mapping[int, str], level: int) -> str:
    """The method of a level. Raises ValueError if there is none."""
    if isinstance(method, str):
        return method
    if level not in method:
        raise ValueError(f"No aggregation is chosen for level {level}.")
    return method[level]


def _weighted_mean(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    present = ~np.isnan(values)
    total = present @ weights
    summed = np.where(present, values, 0.0) @ weights
    return np.divide(summed, total, out=np.full(len(values), np.nan), where=total > 0)


def _require_positive(values: np.ndarray, weights: np.ndarray, name: str) -> None:
    if bool((values[:, weights > 0] <= 0).any()):
        raise ValueError(f"The {name} mean needs scores above 0: normalise by min-max to [1, 100].")
