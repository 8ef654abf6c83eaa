"""How much the ranks depend on the choices (OECD/JRC Handbook 2008, step 7; COINr get_sensitivity).

Monte Carlo gives each unit's interval of ranks, Sobol's indices the share of each choice in it. Normalised tables of all
combinations of choices are made once; scores of many weight vectors are then products of matrices. They are in double
precision: single precision saves a tenth of the time, and ties units that are not tied.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

import numpy as np
import pandas as pd

from patokaz.analysis.index.aggregate import method_at
from patokaz.analysis.index.framework import Framework
from patokaz.analysis.index.impute import impute
from patokaz.analysis.index.normalise import Normalisation, normalise
from patokaz.analysis.index.pipeline import Result
from patokaz.analysis.index.treat import treat

SEED = 2008
BLOCK = 128
Aggregation = str | Mapping[int, str]
Progress = Callable[[float], None]


@dataclass(frozen=True)
class Alternatives:
    """What else might have been chosen; each empty field keeps the recipe's own choice.

    A field names all the choices to try, the recipe's own among them if it is meant. noise: level -> f, weights of that
    level become w (1 + f·U(-1, 1)). weight_sets: how many sets of weights are drawn for each level. winmaxes: most points
    that a treatment may winsorise.
    """

    imputations: tuple[str, ...] = ()
    treatments: tuple[str, ...] = ()
    winmaxes: tuple[int, ...] = ()
    normalisations: tuple[Normalisation, ...] = ()
    aggregations: tuple[Aggregation, ...] = ()
    noise: Mapping[int, float] = field(default_factory=dict)
    weight_sets: int = 1000


@dataclass(frozen=True)
class Uncertainty:
    """Ranks of each unit over all runs: nominal, mean, median, low (5 %), high (95 %); quantiles of type 7."""

    ranks: pd.DataFrame
    runs: int
    seed: int
    alternatives: Alternatives


@dataclass(frozen=True)
class Sensitivity:
    """Sobol's indices of the mean absolute rank change, and the ranks over the random half of the runs.

    indices: input -> first_order, first_order_low, first_order_high, total, total_low, total_high (bootstrap, 5 % and
    95 %). variance: of the mean absolute rank change; where it is 0, the indices are missing.
    """

    indices: pd.DataFrame
    variance: float
    ranks: pd.DataFrame
    runs: int
    seed: int
    alternatives: Alternatives


def noisy_weights(weights: np.ndarray, factor: float, sets: int, rng: np.random.Generator) -> np.ndarray:
    """Sets × weights, each w (1 + f·U(-1, 1)). Raises ValueError for f not in 0 to 1. Source: COINr get_noisy_weights."""
    if not 0 <= factor <= 1:
        raise ValueError(f"The noise of weights is a share between 0 and 1, not {factor}.")
    return weights * (1 + factor * rng.uniform(-1, 1, (sets, len(weights))))


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

    S = mean(yB (yAB - yA)) / Var, ST = Σ(yA - yAB)² / (2N Var), Var of yA and yB together (n - 1). Source: Saltelli et
    al. 2010; COINr SA_estimate.
    """
    first, total, variance = _sobol_terms(outcomes, inputs)
    return _shares(first.mean(axis=0), variance), _shares(total.mean(axis=0), variance), variance


def rank_rows(scores: np.ndarray) -> np.ndarray:
    """Ranks in each row, 1 the highest, ties share the better rank, missing stays missing; runs × units."""
    order = np.argsort(-scores, axis=1)
    ordered = np.take_along_axis(scores, order, axis=1)
    places = np.broadcast_to(np.arange(1, scores.shape[1] + 1, dtype=np.float32), scores.shape)
    tied = ordered[:, 1:] == ordered[:, :-1]
    if tied.any():
        starts = places.copy()
        starts[:, 1:][tied] = 0
        places = np.maximum.accumulate(starts, axis=1)
    ranked = np.empty(scores.shape, dtype=np.float32)
    np.put_along_axis(ranked, order, places, axis=1)
    ranked[np.isnan(scores)] = np.nan
    return ranked


def monte_carlo(
    result: Result,
    alternatives: Alternatives,
    runs: int = 1000,
    seed: int = SEED,
    progress: Progress | None = None,
) -> Uncertainty:
    """Ranks of each unit over `runs` random draws of all choices at once.

    result: the index with its nominal recipe; progress: called with the share done, 0 to 1. Raises ValueError for what the choices raise, geometric means of scores of 0 among them, and for the
    Copeland method, which compares all pairs anew in each run. Source: Saisana, Saltelli and Tarantola 2005.
    """
    rng = np.random.default_rng(seed)
    model = _Model(result, alternatives, rng)
    sample = rng.random((runs, len(model.inputs)))
    ranked = np.empty((runs, len(model.units)), dtype=np.float32)
    for rows, block in model.ranks(sample, progress):
        ranked[rows] = block
    return Uncertainty(_rank_table(ranked, model), runs, seed, alternatives)


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
    model = _Model(result, alternatives, rng)
    if len(model.inputs) < 2:
        raise ValueError("A sensitivity analysis needs two choices with more than one alternative.")
    sample = saltelli_sample(points, len(model.inputs), rng)
    outcomes = np.empty(len(sample))
    ranked = np.empty((2 * points, len(model.units)), dtype=np.float32)
    for rows, block in model.ranks(sample, progress):
        outcomes[rows] = np.nanmean(np.abs(block - model.nominal), axis=1)
        random_half = rows < 2 * points
        ranked[rows[random_half]] = block[random_half]
    table, variance = _index_table(outcomes, model.inputs, bootstrap, rng)
    return Sensitivity(table, variance, _rank_table(ranked, model), len(sample), seed, alternatives)


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
    return pd.DataFrame(table, index=list(inputs)), variance


def _sobol_terms(outcomes: np.ndarray, inputs: int) -> tuple[np.ndarray, np.ndarray, float]:
    first, second, *crossed = outcomes.reshape(inputs + 2, -1)
    mixed = np.stack(crossed, axis=1)
    variance = float(np.var(np.concatenate([first, second]), ddof=1))
    return second[:, None] * (mixed - first[:, None]), (first[:, None] - mixed) ** 2 / 2, variance


def _shares(terms: np.ndarray, variance: float) -> np.ndarray:
    return terms / variance if variance > 0 else np.full(terms.shape, np.nan)


def _rank_table(ranked: np.ndarray, model: "_Model") -> pd.DataFrame:
    by_unit = np.sort(ranked.T, axis=1)
    counts = (~np.isnan(by_unit)).sum(axis=1)
    mean = np.divide(np.nansum(by_unit, axis=1), counts, out=np.full(len(counts), np.nan), where=counts > 0)
    columns = {"nominal": model.nominal, "mean": mean}
    columns |= {name: quantile_rows(by_unit, counts, share) for name, share in _QUANTILES.items()}
    return pd.DataFrame(columns, index=model.units)


_QUANTILES = {"median": 0.5, "low": 0.05, "high": 0.95}


def quantile_rows(ordered: np.ndarray, counts: np.ndarray, share: float) -> np.ndarray:
    """Type 7 of each row of sorted values, of which the first `counts` are present. Source: Hyndman and Fan 1996."""
    place = share * np.maximum(counts - 1, 0)
    below = np.floor(place).astype(int)
    above = np.minimum(below + 1, np.maximum(counts - 1, 0))
    rows = np.arange(len(ordered))
    low, high = ordered[rows, below].astype(float), ordered[rows, above].astype(float)
    return low + (place - below) * (high - low)


_TABLE_CHOICES = ("imputation", "treatment", "winmax", "normalisation")


class _Model:
    """The index as a function of a row of uniform numbers, one for each choice with more than one alternative."""

    def __init__(self, result: Result, alternatives: Alternatives, rng: np.random.Generator) -> None:
        recipe, self.framework = result.recipe, result.framework
        self.units = result.scores.index
        self.nominal = result.ranks[self.framework.top].to_numpy(dtype=np.float32)
        self.aggregations = alternatives.aggregations or (recipe.aggregation,)
        self.tables = _tables(result, alternatives)
        self.threshold, self.power = recipe.data_threshold, recipe.power
        self.weights = _weight_sets(self.framework, alternatives, rng)
        self.sizes = {
            "imputation": len(alternatives.imputations) or 1,
            "treatment": len(alternatives.treatments) or 1,
            "winmax": len(alternatives.winmaxes) or 1,
            "normalisation": len(alternatives.normalisations) or 1,
            "aggregation": len(self.aggregations),
        } | {f"weights_{level}": len(sets) for level, sets in self.weights.items()}
        self.inputs = tuple(name for name, size in self.sizes.items() if size > 1)

    def ranks(self, sample: np.ndarray, progress: Progress | None) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Row numbers of the sample, and the ranks of those runs (runs × units), in blocks."""
        chosen = self._choices(sample)
        done = 0
        for table, aggregation in np.unique(np.stack([chosen["table"], chosen["aggregation"]], axis=1), axis=0):
            scorer = _Scorer(
                self.tables[table], self.framework, self.aggregations[aggregation], self.threshold, self.power
            )
            rows = np.flatnonzero((chosen["table"] == table) & (chosen["aggregation"] == aggregation))
            for block in np.array_split(rows, -(-len(rows) // BLOCK)):
                yield block, rank_rows(scorer.scores(self._weights_of(block, chosen)))
                done += len(block)
                if progress is not None:
                    progress(done / len(sample))

    def _choices(self, sample: np.ndarray) -> dict[str, np.ndarray]:
        columns = dict(zip(self.inputs, sample.T, strict=True))
        zeros = np.zeros(len(sample))
        chosen = {name: (columns.get(name, zeros) * size).astype(int) for name, size in self.sizes.items()}
        shape = tuple(self.sizes[name] for name in _TABLE_CHOICES)
        chosen["table"] = np.ravel_multi_index(tuple(chosen[name] for name in _TABLE_CHOICES), shape)
        return chosen

    def _weights_of(self, rows: np.ndarray, chosen: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
        weights: dict[str, np.ndarray] = {}
        for level, sets in self.weights.items():
            drawn = sets[chosen[f"weights_{level}"][rows]]
            weights |= {code: drawn[:, column] for column, code in enumerate(self.framework.levels[level])}
        return weights


def _weight_sets(framework: Framework, alternatives: Alternatives, rng: np.random.Generator) -> dict[int, np.ndarray]:
    unknown = sorted(set(alternatives.noise) - set(framework.levels))
    if unknown:
        raise ValueError(f"There are no weights of level {', '.join(map(str, unknown))}.")
    sets = {}
    for level, codes in framework.levels.items():
        given = np.array([framework.weights[code] for code in codes])
        factor = alternatives.noise.get(level, 0.0)
        count = alternatives.weight_sets if factor > 0 else 1
        sets[level] = noisy_weights(given, factor, count, rng)
    return sets


def _tables(result: Result, alternatives: Alternatives) -> list[pd.DataFrame]:
    """Normalised tables of the nominal units for all combinations, in the order of _TABLE_CHOICES."""
    recipe = result.recipe
    source = result.screened if recipe.screen_first else result.denominated
    tables = []
    for imputation in alternatives.imputations or (recipe.imputation,):
        filled = impute(source, imputation, result.groups)[0].loc[result.scores.index]
        methods = alternatives.treatments or (recipe.treatment,)
        for treatment, winmax in product(methods, alternatives.winmaxes or (recipe.winmax,)):
            treated = treat(filled, treatment, winmax)[0]
            for how in alternatives.normalisations or (recipe.normalisation,):
                tables.append(normalise(treated, result.framework.directions, how))
    return tables


@dataclass(frozen=True)
class _Mean:
    """A mean made by adding: f of the values is averaged, and the inverse taken. positive: whether values must be."""

    forward: Callable[[np.ndarray], np.ndarray]
    back: Callable[[np.ndarray], np.ndarray]
    positive: bool


def _mean_of(method: str, power: float) -> _Mean:
    match method:
        case "arithmetic":
            return _Mean(lambda x: x, lambda x: x, False)
        case "geometric":
            return _Mean(np.log, np.exp, True)
        case "harmonic":
            return _Mean(lambda x: 1 / x, lambda x: 1 / x, True)
        case "power":
            if power == 0:
                raise ValueError("A power mean of power 0 is the geometric mean: choose that.")
            return _Mean(lambda x: x**power, lambda x: x ** (1 / power), power != 1)
    raise ValueError(f"Uncertainty is not computed for the aggregation {method}.")


class _Scorer:
    """Scores of the index for many sets of weights, of one normalised table and one aggregation.

    What is missing does not depend on the weights, so it is found once.
    """

    def __init__(
        self, table: pd.DataFrame, framework: Framework, aggregation: Aggregation, threshold: float, power: float
    ) -> None:
        self.framework = framework
        self.values = {code: table[code].to_numpy(dtype=float) for code in framework.indicators}
        self.present = {code: ~np.isnan(values) for code, values in self.values.items()}
        self.power = power
        self.methods: dict[str, str] = {}
        for level, codes in framework.levels.items():
            for code in codes:
                members = framework.children(code)
                if members:
                    self.methods[code] = method_at(aggregation, level)
                    share = np.mean([self.present[member] for member in members], axis=0)
                    self.present[code] = (share > 0) & (share >= threshold)
        self.leaves = {code: self._stacked(code) for code in self.methods}

    def scores(self, weights: Mapping[str, np.ndarray]) -> np.ndarray:
        """The index, runs × units; weights: code -> weight in each run."""
        found: dict[str, np.ndarray] = {}
        for code in self.methods:
            found[code] = self._node(code, weights, found)
        return found[self.framework.top]

    def _stacked(self, code: str) -> tuple[list[str], list[np.ndarray]]:
        """Indicators right below a node, and the terms of its mean, indicators × units, 0 where missing."""
        leaves = [member for member in self.framework.children(code) if member in self.values]
        if not leaves:
            return leaves, []
        values = np.stack([self.values[leaf] for leaf in leaves])
        return leaves, [np.nan_to_num(term) for term in self._terms(code, values)]

    def _terms(self, code: str, values: np.ndarray) -> list[np.ndarray]:
        if self.methods[code] == "mazziotta_pareto":
            return [values, values**2]
        mean = _mean_of(self.methods[code], self.power)
        if mean.positive and bool((values <= 0).any()):
            raise ValueError(f"The {self.methods[code]} mean needs scores above 0: normalise by min-max to [1, 100].")
        return [mean.forward(values)]

    def _node(self, code: str, weights: Mapping[str, np.ndarray], found: Mapping[str, np.ndarray]) -> np.ndarray:
        members = self.framework.children(code)
        leaves, stacked = self.leaves[code]
        sums = [np.stack([weights[leaf] for leaf in leaves], axis=1) @ term for term in stacked]
        for member in members:
            if member in found:
                added = [weights[member][:, None] * np.nan_to_num(t) for t in self._terms(code, found[member])]
                sums = [total + term for total, term in zip(sums, added, strict=True)] if sums else added
        total = self._total_weight(members, weights)
        scores = self._back(code, [summed / total for summed in sums])
        scores[:, ~self.present[code]] = np.nan
        return scores

    def _total_weight(self, members: tuple[str, ...], weights: Mapping[str, np.ndarray]) -> np.ndarray:
        columns = np.stack([weights[member] for member in members], axis=1)
        present = np.stack([self.present[member] for member in members])
        total = columns.sum(axis=1, keepdims=True) if present.all() else columns @ present.astype(float)
        return np.where(total > 0, total, np.nan)

    def _back(self, code: str, means: list[np.ndarray]) -> np.ndarray:
        if self.methods[code] == "mazziotta_pareto":
            return means[0] - (means[1] - means[0] ** 2) / means[0]
        return _mean_of(self.methods[code], self.power).back(means[0])
