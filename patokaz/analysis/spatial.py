"""Spatial autocorrelation: do neighbours resemble each other, and where.

Statistics are esda's, imported when somebody asks: it brings 120 MB and two seconds. Permutations are our own.

p is the pseudo p-value (1 + M)/(R + 1) of R permutations, M of which reach as far to the observed side, as PySAL and
GeoDa print it; p_two_sided is its double (at most 1). Whether something is significant, and how much is expected by
chance, goes by p_two_sided: with p, twice as many areas would be found by chance as the level says.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from patokaz.analysis.permutation import PseudoTests, conditional_tests, pseudo_p, shuffled
from patokaz.analysis.spread import ROUNDING, is_constant

PERMUTATIONS = 999
SEED = 1
LEVEL = 0.05
FEWEST = 4
QUADRANTS = {1: "HH", 2: "LH", 3: "LL", 4: "HL"}

Neighbours = Mapping[str, Collection[str]]


@dataclass(frozen=True)
class GlobalStatistic:
    """A statistic of a whole map beside its expected value without autocorrelation, and the areas left out, named.

    z and the one-sided p_normal go by the moments of the statistic under randomisation, p and p_two_sided by
    permutation. areas: how many were counted.
    """

    value: float
    expected: float
    z: float
    p_normal: float
    p: float
    p_two_sided: float
    areas: int
    islands: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class LocalStatistic:
    """A statistic of each area (a row of `by_area`), how many are significant at `level`, and the areas left out, named.

    expected_by_chance: level × areas tested, the number to be found in a map without any pattern; found: p_two_sided at
    most `level`; found_fdr: still so after the correction for many tests (Benjamini-Hochberg false discovery rate).
    permutations: of each area; permutations_at_floor: of the areas that no permutation reached, 0 where none were added.
    A lone spot can survive the correction only where 2/(permutations + 1) ≤ level/areas: where the permutations asked for
    cannot show it, those areas get enough of their own. marks_one: whether a lone spot could be marked in the end.
    """

    by_area: pd.DataFrame
    level: float
    found: int
    found_fdr: int
    expected_by_chance: float
    islands: tuple[str, ...]
    missing: tuple[str, ...]
    permutations: int
    permutations_at_floor: int
    marks_one: bool


@dataclass(frozen=True)
class _Map:
    values: np.ndarray
    names: list[str]
    weights: Any
    islands: tuple[str, ...]
    missing: tuple[str, ...]


def contiguity_weights(neighbours: Neighbours) -> Any:
    """Queen contiguity as libpysal's W, binary: areas that share a border or a point, both ways if either names it.

    neighbours: area -> the areas it touches. An area never neighbours itself. Source: Anselin 1988, Spatial
    Econometrics.
    """
    from libpysal.weights import W

    linked: dict[str, set[str]] = {area: set() for area in neighbours}
    for area, others in neighbours.items():
        for other in others:
            if other != area:
                linked[area].add(other)
                linked.setdefault(other, set()).add(area)
    return W({area: sorted(others) for area, others in sorted(linked.items())}, silence_warnings=True)


def global_moran(
    values: pd.Series, neighbours: Neighbours, permutations: int = PERMUTATIONS, seed: int = SEED
) -> GlobalStatistic:
    """Moran's I = (n/S0)·(Σ_i Σ_j w_ij z_i z_j)/(Σ z_i²), rows of W adding up to 1; expected -1/(n - 1).

    values: by area, any unit; areas without a value, and islands (without a neighbour that has one), are left out and
    named. Raises ValueError for equal values, fewer than FEWEST areas with neighbours, or no permutation. Source:
    Moran 1950, Biometrika 37; Cliff and Ord 1981, Spatial Processes.
    """
    from esda.moran import Moran

    known = _map_of(values, neighbours, permutations)
    found = Moran(known.values, known.weights, transformation="r", permutations=0)
    deviations, spread = found.z, float(found.z @ found.z)
    moved = shuffled(deviations, permutations, seed)
    simulated = (moved * (found.w.sparse @ moved)).sum(axis=0) * (len(deviations) / found.w.s0 / spread)
    return _global(known, float(found.I), float(found.EI), float(found.z_rand), simulated)


def global_g(
    values: pd.Series, neighbours: Neighbours, permutations: int = PERMUTATIONS, seed: int = SEED
) -> GlobalStatistic:
    """Getis-Ord G = Σ_i Σ_j w_ij y_i y_j / Σ_i Σ_j y_i y_j (i ≠ j), w binary: above its expected value high values gather.

    values: as global_moran, not negative, with a natural zero. Raises ValueError as global_moran, for negative
    values, and with fewer than two above zero. Source: Getis and Ord 1992, Geographical Analysis 24(3).
    """
    from esda.getisord import G

    known = _map_of(values, neighbours, permutations)
    _refuse_without_zero_point(known.values)
    found = G(known.values, known.weights, permutations=0)
    moved = shuffled(known.values, permutations, seed)
    simulated = (moved * (found.w.sparse @ moved)).sum(axis=0) / float(found.den_sum)
    return _global(known, float(found.G), float(found.EG), float(found.z_norm), simulated)


def local_moran(
    values: pd.Series,
    neighbours: Neighbours,
    level: float = LEVEL,
    permutations: int = PERMUTATIONS,
    seed: int = SEED,
) -> LocalStatistic:
    """Local Moran I_i = (n - 1)·z_i·Σ_j w_ij z_j/Σ z² with quadrants and conditional permutation.

    Columns of by_area: `local_moran`, `quadrant` (HH high among high, LH low among high, LL low among low, HL high among
    low), `p`, `p_two_sided`, `p_fdr` (p_two_sided adjusted), `significant`, `significant_fdr`. values and errors as global_moran; ValueError also for a level outside 0 … 1.
    Source: Anselin 1995, Geographical Analysis 27(2).
    """
    from esda.moran import Moran_Local

    known = _map_of(values, neighbours, permutations)
    found = Moran_Local(known.values, known.weights, transformation="r", permutations=0)
    observed = np.asarray(found.Is, dtype=float)
    lags = found.w.sparse @ found.z
    tests = conditional_tests(found.z, found.w.sparse, lags, permutations, seed, level)
    # The statistic is the lag times the area's deviation: without one, all permutations tie.
    p = np.where(np.abs(found.z) <= ROUNDING * np.abs(known.values).max(), 1.0, tests.p)
    table = pd.DataFrame({"local_moran": observed, "quadrant": [QUADRANTS[int(code)] for code in found.q]}, known.names)
    return _local(known, table, replace(tests, p=p), level)


def local_g_star(
    values: pd.Series,
    neighbours: Neighbours,
    level: float = LEVEL,
    permutations: int = PERMUTATIONS,
    seed: int = SEED,
) -> LocalStatistic:
    """Getis-Ord G*: do high or low values gather in an area and its neighbours (w binary, itself included).

    Columns of by_area: `g_star`, the share of all values that lies there, missing where some are below zero; `z`, the
    standardised statistic (Σ_j w_ij x_j - W_i x̄)/(s·√((n W_i - W_i²)/(n - 1))), which is invariant to the zero point and stands for
    any values (above 0 a hot spot, below a cold spot); and p's as in local_moran, of the sum over the neighbours.
    values: as global_moran. Raises ValueError as it and for a level outside 0 … 1. Source: Ord and Getis 1995,
    Geographical Analysis 27(4), equation 14.
    """
    from esda.getisord import G_Local

    known = _map_of(values, neighbours, permutations)
    others = known.weights.sparse
    # esda's z is of the shares of the total: the same for shifted values, which have a total above zero.
    shifted = known.values - known.values.min()
    found = G_Local(shifted, known.weights, transform="B", permutations=0, star=True)
    sums = known.values + others @ known.values
    share = sums / known.values.sum() if known.values.min() >= 0 else np.full(len(sums), np.nan)
    tests = conditional_tests(known.values, others, others @ known.values, permutations, seed, level)
    return _local(known, pd.DataFrame({"g_star": share, "z": np.asarray(found.Zs)}, known.names), tests, level)


def false_discovery_rate(p: np.ndarray) -> np.ndarray:
    """p-values adjusted for many tests: significant where at most the level. Never below p.

    Raises ValueError for a p outside 0 … 1. Source: Benjamini and Hochberg 1995, Journal of the Royal Statistical
    Society B 57(1).
    """
    from scipy.stats import false_discovery_control

    return np.asarray(false_discovery_control(p, method="bh"))


def _map_of(values: pd.Series, neighbours: Neighbours, permutations: int) -> _Map:
    """Known values beside the weights between them; islands and areas without a value are named."""
    from libpysal.weights import w_subset

    if permutations < 1:
        raise ValueError("A pseudo p-value needs at least one permutation.")
    every = contiguity_weights(neighbours)
    numbers = values.astype(float)
    if not numbers.index.is_unique:
        raise ValueError("An area stands in more than one row.")
    known = set(numbers.index[np.isfinite(numbers)])
    missing = tuple(sorted({*every.id_order, *numbers.index} - known))
    linked = [area for area in every.id_order if area in known and not known.isdisjoint(every.neighbors[area])]
    islands = tuple(sorted(known.difference(linked)))
    if len(linked) < FEWEST:
        raise ValueError(f"Spatial autocorrelation needs {FEWEST} areas with neighbours; there are {len(linked)}.")
    present = numbers.loc[linked].to_numpy()
    if is_constant(present):
        raise ValueError(
            f"All {len(linked)} areas have the same value: there is nothing to compare between neighbours."
        )
    return _Map(present, linked, w_subset(every, linked, silence_warnings=True), islands, missing)


def _refuse_without_zero_point(values: np.ndarray) -> None:
    if values.min() < 0:
        raise ValueError("Getis-Ord statistics need values that are not negative.")
    if np.count_nonzero(values) < 2:
        raise ValueError("Getis-Ord statistics need at least two areas with a value above zero.")


def _global(known: _Map, value: float, expected: float, z: float, simulated: np.ndarray) -> GlobalStatistic:
    from scipy.stats import norm

    p = pseudo_p(value, simulated)
    return GlobalStatistic(
        value=value,
        expected=expected,
        z=z,
        p_normal=float(norm.sf(abs(z))),
        p=p,
        p_two_sided=min(1.0, 2 * p),
        areas=len(known.names),
        islands=known.islands,
        missing=known.missing,
    )


def _local(known: _Map, table: pd.DataFrame, tests: PseudoTests, level: float) -> LocalStatistic:
    two_sided = np.minimum(1.0, 2 * tests.p)
    adjusted = false_discovery_rate(two_sided)
    significant, significant_fdr = two_sided <= level, adjusted <= level
    return LocalStatistic(
        by_area=table.assign(
            p=tests.p, p_two_sided=two_sided, p_fdr=adjusted, significant=significant, significant_fdr=significant_fdr
        ),
        level=level,
        found=int(significant.sum()),
        found_fdr=int(significant_fdr.sum()),
        expected_by_chance=level * len(table),
        islands=known.islands,
        missing=known.missing,
        permutations=tests.permutations,
        permutations_at_floor=tests.at_floor,
        marks_one=tests.marks_one,
    )
