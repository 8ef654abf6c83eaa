"""Permutation tests of maps: what a statistic would be if values lay anywhere.

Drawn from a generator of their own: esda draws from the one that the whole process shares, so that two visitors at once
would change each other's p-values in spite of the seed.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

MOST_PERMUTATIONS = 99_999


@dataclass(frozen=True)
class PseudoTests:
    """Pseudo p-values of the areas, one-sided, and how they came about.

    permutations: of each area; at_floor: of the areas that no permutation reached, 0 where none were added; marks_one:
    whether a lone area could survive the correction for many tests in the end.
    """

    p: np.ndarray
    permutations: int
    at_floor: int
    marks_one: bool


def shuffled(values: np.ndarray, permutations: int, seed: int) -> np.ndarray:
    """areas × permutations, each column the values in another order."""
    repeated = np.broadcast_to(values[:, np.newaxis], (values.size, permutations))
    return np.random.default_rng(seed).permuted(repeated, axis=0)


def conditional_tests(
    values: np.ndarray, weights: Any, lags: np.ndarray, permutations: int, seed: int, level: float
) -> PseudoTests:
    """Conditional permutation of each area's lag, more of it for those at the floor where the correction needs it.

    values: of n areas; weights: n × n, sparse; lags: observed. A lone spot survives the false discovery rate only where
    2/(permutations + 1) ≤ level/n; areas that no permutation reached get that many draws of their own, at most
    MOST_PERMUTATIONS. Raises ValueError for a level outside 0 … 1. Source: Anselin 1995, Geographical Analysis 27(2);
    Besag and Clifford 1991, Biometrika 78(2) (draws that go on where they matter).
    """
    if not 0 < level < 1:
        raise ValueError("A level of significance lies between 0 and 1.")
    every = np.arange(values.size)
    drawn = _conditional_lags(values, weights, every, permutations, np.random.default_rng(seed))
    p = np.array([pseudo_p(lag, simulated) for lag, simulated in zip(lags, drawn, strict=True)])
    needed = math.ceil(2 * values.size / level)
    floor = np.flatnonzero(p <= 1.5 / (permutations + 1))
    if permutations + 1 >= needed or not floor.size:
        return PseudoTests(p, permutations, 0, permutations + 1 >= needed)
    more = min(needed, MOST_PERMUTATIONS)
    drawn = _conditional_lags(values, weights, floor, more, np.random.default_rng([seed, more]))
    p[floor] = [pseudo_p(lag, simulated) for lag, simulated in zip(lags[floor], drawn, strict=True)]
    return PseudoTests(p, permutations, more, more + 1 >= needed)


def _conditional_lags(
    values: np.ndarray, weights: Any, areas: np.ndarray, permutations: int, generator: np.random.Generator
) -> Iterator[np.ndarray]:
    """For each of `areas` its spatial lag under permutations in which it stays and the others move.

    The same draws of places serve every area, counted without the area itself, as in PySAL: values differ, places do not.
    """
    most = int(np.diff(weights.indptr).max())
    places = np.stack([generator.permutation(values.size - 1)[:most] for _ in range(permutations)])
    for area in areas:
        row = weights.data[weights.indptr[area] : weights.indptr[area + 1]]
        drawn = places[:, : row.size]
        yield values[drawn + (drawn >= area)] @ row


def pseudo_p(observed: float, simulated: np.ndarray) -> float:
    """(1 + M)/(R + 1), M the permutations at least as extreme as the observed value, in the smaller tail."""
    margin = 1e-12 * max(float(np.abs(simulated).max()), abs(observed))
    above = int((simulated >= observed - margin).sum())
    below = int((simulated <= observed + margin).sum())
    return (1 + min(above, below)) / (simulated.size + 1)
