"""How much the ranks depend on the choices (OECD/JRC Handbook 2008, step 7; COINr get_sensitivity).

Monte Carlo gives each unit's interval of ranks, Sobol's indices the share of each choice in it.
"""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from patokaz.analysis.index.pipeline import Result
from patokaz.analysis.index.runs import Alternatives, Progress, Runs

SEED = 2008
QUANTILES = {"median": 0.5, "low": 0.05, "high": 0.95}


@dataclass(frozen=True)
class Uncertainty:
    """Ranks of each unit over all runs: nominal, mean, median, low (5 %), high (95 %); quantiles of type 7.

    by_run: runs × units in the order of ranks, whole numbers, 0 for a unit without a rank (1,000 runs of 1,469 units are
    3 MB); patokaz.analysis.index.tiers reads it.
    """

    ranks: pd.DataFrame
    by_run: np.ndarray = field(repr=False, compare=False)
    runs: int
    seed: int
    alternatives: Alternatives


@dataclass(frozen=True)
class Sensitivity:
    """Sobol's indices of the mean absolute rank change, and the ranks over the random half of the runs.

    indices: choice (imputation, treatment, winmax, normalisation, aggregation, weights_1 ...) -> first_order, first_order_low, first_order_high, total, total_low, total_high (bootstrap, 5 % and
    95 %), and effect: False for a choice that changed the outcome of no run, which is not drawn. variance: of the mean absolute rank change; where it is 0, the indices are missing.
    """

    indices: pd.DataFrame
    variance: float
    ranks: pd.DataFrame
    runs: int
    seed: int
    alternatives: Alternatives


def saltelli_sample(points: int, inputs: int, rng: np.random.Generator) -> np.ndarray:
    """The design of N·(d + 2) runs × d inputs, uniform on [0, 1): A, B, then A with column 1 .. d of B.

    Source: Saltelli et al. 2010; COINr SA_sample.
    """
    base = rng.random((points, 2 * inputs))
    first, second = base[:, :inputs], base[:, inputs:]
    crossed = [np.where(np.arange(inputs) == column, second, first) for column in range(inputs)]
    return np.concatenate([first, second, *crossed])


def sobol_indices(outcomes: np.ndarray, inputs: int) -> tuple[np.ndarray, np.ndarray, float]:
    """First-order and total indices of each input, and the variance, from the outcomes of a Saltelli design in its order.

    S = mean((yB - ȳ)(yAB - yA)) / Var, ST = Σ(yA - yAB)² / (2N Var), ȳ and Var of yA and yB together (n - 1). Centred,
    since far from 0 the plain product's error grows with ȳ² until S exceeds ST; COINr SA_estimate does not centre, and
    agrees in the limit. Source: Saltelli et al. 2010, Computer Physics Communications 181(2), table 2 (b) and (f);
    Sobol' et al. 2007, Reliability Engineering and System Safety 92(7) (the error of estimates far from 0).
    """
    first, total, variance = _sobol_terms(outcomes, inputs)
    return _shares(first.mean(axis=0), variance), _shares(total.mean(axis=0), variance), variance


def monte_carlo(
    result: Result,
    alternatives: Alternatives,
    runs: int = 1000,
    seed: int = SEED,
    progress: Progress | None = None,
) -> Uncertainty:
    """Ranks of each unit over `runs` random draws of all choices at once.

    result: the index with its nominal recipe; progress: called with the share done, 0 to 1. Raises ValueError for what the
    choices raise, geometric means of scores of 0 among them, and for the Copeland method, which compares all pairs anew
    in each run. Source: Saisana, Saltelli and Tarantola 2005.
    """
    rng = np.random.default_rng(seed)
    index_runs = Runs(result, alternatives, rng)
    sample = rng.random((runs, len(index_runs.inputs)))
    ranked = np.empty((runs, len(index_runs.units)), dtype=np.float32)
    for rows, block in index_runs.ranks(sample, progress):
        ranked[rows] = block
    whole = np.nan_to_num(ranked).astype(np.uint16)
    return Uncertainty(_rank_table(ranked, index_runs), whole, runs, seed, alternatives)


def sobol(
    result: Result,
    alternatives: Alternatives,
    points: int = 500,
    seed: int = SEED,
    bootstrap: int = 1000,
    progress: Progress | None = None,
) -> Sensitivity:
    """Sobol's indices of every choice by N·(d + 2) runs, N points and d choices with more than one alternative.

    Arguments as of monte_carlo; bootstrap: number of resamples of the N points for the intervals. Below about 500 points
    a total index can be less than the first-order one. Raises ValueError for fewer than two such choices, and as
    monte_carlo. Source: Saltelli et al. 2010; COINr get_sensitivity.
    """
    rng = np.random.default_rng(seed)
    index_runs = Runs(result, alternatives, rng)
    if len(index_runs.inputs) < 2:
        raise ValueError("A sensitivity analysis needs two choices with more than one alternative.")
    sample = saltelli_sample(points, len(index_runs.inputs), rng)
    outcomes = np.empty(len(sample))
    ranked = np.empty((2 * points, len(index_runs.units)), dtype=np.float32)
    for rows, block in index_runs.ranks(sample, progress):
        outcomes[rows] = np.nanmean(np.abs(block - index_runs.nominal), axis=1)
        random_half = rows < 2 * points
        ranked[rows[random_half]] = block[random_half]
    table, variance = _index_table(outcomes, index_runs.inputs, bootstrap, rng)
    return Sensitivity(table, variance, _rank_table(ranked, index_runs), len(sample), seed, alternatives)


def _index_table(
    outcomes: np.ndarray, inputs: tuple[str, ...], bootstrap: int, rng: np.random.Generator
) -> tuple[pd.DataFrame, float]:
    first, total, variance = _sobol_terms(outcomes, len(inputs))
    drawn = rng.integers(0, len(first), (bootstrap, len(first)))
    table: dict[str, np.ndarray] = {}
    for name, terms in (("first_order", first), ("total", total)):
        resampled = np.stack([terms[rows].mean(axis=0) for rows in drawn])
        low, high = np.quantile(resampled, [0.05, 0.95], axis=0)
        table |= {name: _shares(terms.mean(axis=0), variance)}
        table |= {f"{name}_low": _shares(low, variance), f"{name}_high": _shares(high, variance)}
    return pd.DataFrame(table, index=list(inputs)).assign(effect=(total > 0).any(axis=0)), variance


def _sobol_terms(outcomes: np.ndarray, inputs: int) -> tuple[np.ndarray, np.ndarray, float]:
    first, second, *crossed = outcomes.reshape(inputs + 2, -1)
    mixed = np.stack(crossed, axis=1)
    variance = float(np.var(np.concatenate([first, second]), ddof=1))
    centred = second - np.concatenate([first, second]).mean()
    return centred[:, None] * (mixed - first[:, None]), (first[:, None] - mixed) ** 2 / 2, variance


def _shares(terms: np.ndarray, variance: float) -> np.ndarray:
    return terms / variance if variance > 0 else np.full(terms.shape, np.nan)


def _rank_table(ranked: np.ndarray, index_runs: Runs) -> pd.DataFrame:
    by_unit = np.sort(ranked.T, axis=1)
    counts = (~np.isnan(by_unit)).sum(axis=1)
    mean = np.divide(np.nansum(by_unit, axis=1), counts, out=np.full(len(counts), np.nan), where=counts > 0)
    columns = {"nominal": index_runs.nominal, "mean": mean}
    columns |= {name: quantile_rows(by_unit, counts, share) for name, share in QUANTILES.items()}
    return pd.DataFrame(columns, index=index_runs.units)


def quantile_rows(ordered: np.ndarray, counts: np.ndarray, share: float) -> np.ndarray:
    """Type 7 of each row of sorted values, of which the first `counts` are present. Source: Hyndman and Fan 1996."""
    place = share * np.maximum(counts - 1, 0)
    below = np.floor(place).astype(int)
    above = np.minimum(below + 1, np.maximum(counts - 1, 0))
    rows = np.arange(len(ordered))
    low, high = ordered[rows, below].astype(float), ordered[rows, above].astype(float)
    return low + (place - below) * (high - low)
