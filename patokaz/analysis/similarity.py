"""Areas like a given one: a weighted distance over chosen indicators, and what makes each of them differ."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from patokaz.analysis.spread import is_constant

COVERAGE = 2 / 3
ROUNDING = 1e-9


def standard_scores(values: pd.DataFrame) -> pd.DataFrame:
    """z = (x - mean)/sd by column (sd with n - 1): areas × indicators, missing stays missing, mean and sd over the known.

    A column with a single value becomes zero where it is known: it does not discriminate.
    """
    numbers = values.to_numpy(dtype=float)
    return pd.DataFrame(_scores(numbers), index=values.index, columns=values.columns)


def similar_areas(values: pd.DataFrame, area: str, weights: Mapping[str, float], nearest: int = 20) -> pd.DataFrame:
    """The `nearest` areas most like `area`: d_ij = √(Σ w_k (z_ik - z_jk)² / Σ w_k) over indicators present in both.

    values: areas × indicators in their own units, standardised over all areas (standard_scores). weights: indicator ->
    weight, in any scale; a weight of zero leaves the indicator out. Result, nearest first: `area`, `distance` (standard
    deviations), `coverage` (share of the weight present in both, 0 … 1; areas below COVERAGE are left out), and for each
    indicator its part of the squared distance: parts add up to 1, are 0 at a distance of 0, and missing where not
    compared. Raises ValueError for an unknown area or indicator, areas that repeat, weights that are negative or all
    zero, or `nearest` below 1. Source: the pattern of Kolada's "similar
    municipalities" (RKA, Sweden), with weights.
    """
    chosen = _checked_weights(values, area, weights, nearest)
    scores = _scores(values[list(chosen)].to_numpy(dtype=float))
    importance = np.array(list(chosen.values()), dtype=float)
    own = int(values.index.get_loc(area))
    squared = (scores - scores[own]) ** 2 * importance
    present = (~np.isnan(squared)) @ importance
    coverage = present / importance.sum()
    kept = np.flatnonzero(coverage >= COVERAGE - ROUNDING)
    kept = kept[kept != own]
    total = np.nansum(squared[kept], axis=1)
    distance = np.sqrt(total / present[kept])
    order = np.argsort(distance, kind="stable")[:nearest]
    kept, total = kept[order], total[order, np.newaxis]
    parts = squared[kept] / np.where(total > 0, total, 1.0)
    found = pd.DataFrame(parts, columns=list(chosen))
    found.insert(0, "area", values.index[kept])
    found.insert(1, "distance", distance[order])
    found.insert(2, "coverage", coverage[kept])
    return found


def _scores(numbers: np.ndarray) -> np.ndarray:
    known = ~np.isnan(numbers)
    count = known.sum(axis=0)
    filled = np.where(known, numbers, 0.0)
    centred = np.where(known, numbers - filled.sum(axis=0) / np.maximum(count, 1), 0.0)
    spread = np.sqrt((centred**2).sum(axis=0) / np.maximum(count - 1, 1))
    varying = np.array([not is_constant(column) for column in numbers.T], dtype=bool)
    scores = np.divide(centred, spread, out=np.zeros_like(centred), where=varying & (spread > 0))
    return np.where(known, scores, np.nan)


def _checked_weights(values: pd.DataFrame, area: str, weights: Mapping[str, float], nearest: int) -> dict[str, float]:
    if area not in values.index:
        raise ValueError(f"There is no area {area} among the values.")
    if not values.index.is_unique:
        raise ValueError("An area stands in more than one row.")
    unknown = [indicator for indicator in weights if indicator not in values.columns]
    if unknown:
        raise ValueError(f"There is no indicator {unknown[0]} among the values.")
    if not all(0 <= weight < np.inf for weight in weights.values()) or not any(weights.values()):
        raise ValueError("Weights must be numbers that are not negative, and not all zero.")
    if nearest < 1:
        raise ValueError("At least one similar area must be asked for.")
    return {indicator: weight for indicator, weight in weights.items() if weight > 0}
