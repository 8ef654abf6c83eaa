"""Many runs of one index at once, each with its own choices and weights (OECD/JRC Handbook 2008, step 7).

Treated tables of all combinations are made once and normalised when their turn comes; scores of many weight vectors are
then products of matrices. They are in double precision: single precision saves a tenth of the time, and ties units that
are not tied.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

import numpy as np
import pandas as pd

from patokaz.analysis.index.aggregate import method_at, share_present
from patokaz.analysis.index.framework import Framework
from patokaz.analysis.index.impute import impute
from patokaz.analysis.index.normalise import Normalisation, normalise
from patokaz.analysis.index.pipeline import Result
from patokaz.analysis.index.treat import treat

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


def noisy_weights(weights: np.ndarray, factor: float, sets: int, rng: np.random.Generator) -> np.ndarray:
    """Sets × weights, each w (1 + f·U(-1, 1)). Raises ValueError for f not in 0 to 1. Source: COINr get_noisy_weights."""
    if not 0 <= factor <= 1:
        raise ValueError(f"The noise of weights is a share between 0 and 1, not {factor}.")
    return weights * (1 + factor * rng.uniform(-1, 1, (sets, len(weights))))


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


_TREATED_BY = ("imputation", "treatment", "winmax")


class Runs:
    """The index as a function of a row of uniform numbers, one for each choice with more than one alternative.

    inputs: names of these choices, in the order of the numbers; units: of the nominal index; nominal: their ranks in it.
    """

    def __init__(self, result: Result, alternatives: Alternatives, rng: np.random.Generator) -> None:
        recipe, self.framework = result.recipe, result.framework
        self.units = result.scores.index
        self.nominal = result.ranks[self.framework.top].to_numpy(dtype=np.float32)
        self.aggregations = alternatives.aggregations or (recipe.aggregation,)
        self.normalisations = alternatives.normalisations or (recipe.normalisation,)
        self.treated = _treated(result, alternatives)
        self.threshold, self.power = recipe.data_threshold, recipe.power
        self.weights = _weight_sets(self.framework, alternatives, rng)
        self.sizes = {
            "imputation": len(alternatives.imputations) or 1,
            "treatment": len(alternatives.treatments) or 1,
            "winmax": len(alternatives.winmaxes) or 1,
            "normalisation": len(self.normalisations),
            "aggregation": len(self.aggregations),
        } | {f"weights_{level}": len(sets) for level, sets in self.weights.items()}
        self.inputs = tuple(name for name, size in self.sizes.items() if size > 1)

    def ranks(self, sample: np.ndarray, progress: Progress | None = None) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Row numbers of the sample, and the ranks of those runs (runs × units), in blocks."""
        chosen = self._choices(sample)
        combined = np.stack([chosen["treated"], chosen["normalisation"], chosen["aggregation"]], axis=1)
        done = 0
        for combination in np.unique(combined, axis=0):
            scorer = self._scorer(*combination)
            rows = np.flatnonzero((combined == combination).all(axis=1))
            for block in np.array_split(rows, -(-len(rows) // BLOCK)):
                yield block, rank_rows(scorer.scores(self._weights_of(block, chosen)))
                done += len(block)
                if progress is not None:
                    progress(done / len(sample))

    def _scorer(self, treated: int, normalisation: int, aggregation: int) -> "Scorer":
        how = self.normalisations[normalisation]
        table = normalise(self.treated[treated], self.framework.directions, how)
        return Scorer(table, self.framework, self.aggregations[aggregation], self.threshold, self.power)

    def _choices(self, sample: np.ndarray) -> dict[str, np.ndarray]:
        columns = dict(zip(self.inputs, sample.T, strict=True))
        zeros = np.zeros(len(sample))
        chosen = {name: (columns.get(name, zeros) * size).astype(int) for name, size in self.sizes.items()}
        shape = tuple(self.sizes[name] for name in _TREATED_BY)
        chosen["treated"] = np.ravel_multi_index(tuple(chosen[name] for name in _TREATED_BY), shape)
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


def _treated(result: Result, alternatives: Alternatives) -> list[pd.DataFrame]:
    """Treated tables of the nominal units for all combinations, in the order of _TREATED_BY."""
    recipe = result.recipe
    source = result.screened if recipe.screen_first else result.denominated
    methods = product(alternatives.treatments or (recipe.treatment,), alternatives.winmaxes or (recipe.winmax,))
    filled = [
        impute(source, imputation, result.groups)[0].loc[result.scores.index]
        for imputation in alternatives.imputations or (recipe.imputation,)
    ]
    return [treat(table, method, winmax)[0] for table, (method, winmax) in product(filled, methods)]


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


class Scorer:
    """Scores of the index for many sets of weights, of one normalised table and one aggregation.

    What is missing does not depend on the weights, so it is found once; an element of weight 0 is left out.
    """

    def __init__(
        self, table: pd.DataFrame, framework: Framework, aggregation: Aggregation, threshold: float, power: float
    ) -> None:
        self.framework = framework
        self.values = {code: table[code].to_numpy(dtype=float) for code in framework.indicators}
        self.present = {code: ~np.isnan(values) for code, values in self.values.items()}
        self.power = power
        self.methods: dict[str, str] = {}
        self.members: dict[str, list[str]] = {}
        weights = framework.weights
        for level, codes in framework.levels.items():
            for code in codes:
                members = framework.children(code)
                if members:
                    self.methods[code] = method_at(aggregation, level)
                    self.members[code] = [member for member in members if weights[member] > 0]
                    present = np.column_stack([self.present[member] for member in members])
                    share = share_present(present, np.array([weights[member] for member in members]))
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
        leaves = [member for member in self.members[code] if member in self.values]
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
        members = self.members[code]
        if not self.present[code].any():
            return np.full((len(weights[code]), len(self.present[code])), np.nan)
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

    def _total_weight(self, members: list[str], weights: Mapping[str, np.ndarray]) -> np.ndarray:
        columns = np.stack([weights[member] for member in members], axis=1)
        present = np.stack([self.present[member] for member in members])
        total = columns.sum(axis=1, keepdims=True) if present.all() else columns @ present.astype(float)
        return np.where(total > 0, total, np.nan)

    def _back(self, code: str, means: list[np.ndarray]) -> np.ndarray:
        if self.methods[code] == "mazziotta_pareto":
            return means[0] - (means[1] - means[0] ** 2) / means[0]
        return _mean_of(self.methods[code], self.power).back(means[0])
