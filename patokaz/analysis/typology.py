"""Types of areas: clusters over standardised indicators, how well they part, and what each type is like.

scikit-learn is imported when somebody asks. Areas that lack an indicator are left out and named: a filled value would
make a type of its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from patokaz.analysis.index.treat import Treatment, treat
from patokaz.analysis.similarity import standard_scores
from patokaz.analysis.spread import is_constant

METHODS = ("ward", "k_means")
SEED = 1
STARTS = 20
RESAMPLES = 50
FEWER_STARTS = 3
STABLE, LOOSE = 0.75, 0.6


@dataclass(frozen=True)
class Typology:
    """types: area -> type, 1 the largest; profile: types × indicators, the mean z of the type; sizes: areas of a type.

    silhouette: mean over areas of (b - a)/max(a, b), a the mean distance within the type, b to the nearest other:
    -1 … 1, near 0 where types overlap. treatments: what was done to the outliers of each indicator (as in an index); the
    profile is of treated values.
    """

    types: pd.Series
    profile: pd.DataFrame
    sizes: pd.Series
    silhouette: float
    left_out: tuple[str, ...]
    treatments: tuple[Treatment, ...]

    @property
    def singles(self) -> tuple[str, ...]:
        """Areas that form a type of one area: an exception, to be reported as such."""
        alone = self.sizes.index[self.sizes == 1]
        return tuple(str(area) for area in self.types.index[self.types.isin(alone)])


def typology(values: pd.DataFrame, method: str, types: int, seed: int = SEED) -> Typology:
    """`types` types of areas by Ward's method or k-means on z-scores, each indicator weighing the same.

    Outliers are treated first as in an index (patokaz.analysis.index.treat), or a single area would take a type.
    values: areas × indicators in their own units. method: ward (hierarchical, least growth of the sum of squares; the
    seed plays no part) or k_means (best of STARTS k-means++ starts from the seed). Raises ValueError for an unknown
    method, an indicator with one value only, and a number of types outside 2 … different areas - 1. Source: Ward 1963,
    Journal of the American Statistical Association 58(301); Lloyd 1982, IEEE Transactions on Information
    Theory 28(2) (k-means); Rousseeuw 1987, Journal of Computational and Applied Mathematics 20 (silhouette).
    """
    scores, left_out, treatments = _complete_scores(values)
    labels = _by_size(_clusters(scores, method, types, seed))
    named = pd.Series(labels, index=scores.index, name="type")
    return Typology(
        types=named,
        profile=scores.groupby(named).mean(),
        sizes=named.value_counts().sort_index(),
        silhouette=_silhouette(scores, labels),
        left_out=left_out,
        treatments=treatments,
    )


def silhouettes(values: pd.DataFrame, method: str, numbers: Iterable[int], seed: int = SEED) -> pd.Series:
    """Mean silhouette for each number of types: the highest parts the areas best. Index `types`; errors as typology."""
    scores, _, _ = _complete_scores(values)
    found = {types: _silhouette(scores, _clusters(scores, method, types, seed)) for types in numbers}
    return pd.Series(found, name="silhouette", dtype=float).rename_axis("types")


def stability(values: pd.DataFrame, method: str, types: int, resamples: int = RESAMPLES, seed: int = SEED) -> pd.Series:
    """How often each type of `typology` is reproduced in repeated samples: type -> mean Jaccard similarity, 0 … 1.

    Of every bootstrap sample (as many areas, drawn with replacement) the types are found again; each type's areas in the
    sample are compared with the most similar new type, |both|/|either|. Below 0.6 a type is not to be trusted, from 0.6 to
    0.75 it is a pattern with loose edges, above it is stable (stability_word). Samples in which a type has no area, or
    with too few different areas, do not count for it. Arguments and errors as typology. Source: Hennig 2007,
    Computational Statistics & Data Analysis 52(1); Hennig, R package fpc, clusterboot (limits).
    """
    from threadpoolctl import threadpool_limits

    scores, _, _ = _complete_scores(values)
    rng = np.random.default_rng(seed)
    found: list[np.ndarray] = []
    # Small tables: threads cost more than they bring.
    with threadpool_limits(1):
        labels = _by_size(_clusters(scores, method, types, seed))
        for _ in range(resamples):
            drawn = rng.integers(0, len(scores), len(scores))
            sample = scores.iloc[drawn]
            if len(sample.drop_duplicates()) > types:
                once, first = np.unique(drawn, return_index=True)
                found.append(_jaccard(labels[once], _clusters(sample, method, types, seed, FEWER_STARTS)[first], types))
    numbers = pd.RangeIndex(1, types + 1, name="type")
    table = pd.DataFrame(found, columns=numbers, dtype=float)
    return table.mean().rename("jaccard")


def stability_word(jaccard: float) -> str:
    """`stable` from 0.75, `loose` from 0.6, else `unstable`; `unknown` for a missing one. Source: as stability."""
    if np.isnan(jaccard):
        return "unknown"
    return "stable" if jaccard >= STABLE else "loose" if jaccard >= LOOSE else "unstable"


def _jaccard(before: np.ndarray, after: np.ndarray, types: int) -> np.ndarray:
    """Of each type 1 … `types` its similarity to the most similar new one, missing where the sample has none of it."""
    similar = np.full(types, np.nan)
    for number in range(1, types + 1):
        inside = before == number
        if inside.any():
            similar[number - 1] = max(
                (inside & (after == new)).sum() / (inside | (after == new)).sum() for new in np.unique(after)
            )
    return similar


def _complete_scores(values: pd.DataFrame) -> tuple[pd.DataFrame, tuple[str, ...], tuple[Treatment, ...]]:
    complete = values.dropna()
    for indicator in complete:
        if is_constant(complete[indicator]):
            raise ValueError(f"All areas have the same {indicator}: it tells no types apart.")
    treated, treatments = treat(complete)
    return standard_scores(treated), tuple(values.index.difference(complete.index, sort=False)), treatments


def _clusters(scores: pd.DataFrame, method: str, types: int, seed: int, starts: int = STARTS) -> np.ndarray:
    from sklearn.cluster import AgglomerativeClustering, KMeans

    different = len(scores.drop_duplicates())
    if not 2 <= types < different:
        raise ValueError(f"There can be from 2 to {different - 1} types of these areas, not {types}.")
    match method:
        case "ward":
            model = AgglomerativeClustering(n_clusters=types, linkage="ward")
        case "k_means":
            model = KMeans(n_clusters=types, n_init=starts, random_state=seed)
        case _:
            raise ValueError(f"unknown method of clustering {method}")
    return np.asarray(model.fit_predict(scores.to_numpy()))


def _by_size(labels: np.ndarray) -> np.ndarray:
    """Labels 1, 2, … from the largest type to the smallest, of equal ones the one with the first area first."""
    found, first, counts = np.unique(labels, return_index=True, return_counts=True)
    order = np.lexsort((first, -counts))
    number = np.empty(found.size, dtype=int)
    number[order] = np.arange(1, found.size + 1)
    return number[np.searchsorted(found, labels)]


def _silhouette(scores: pd.DataFrame, labels: np.ndarray) -> float:
    from sklearn.metrics import silhouette_score

    return float(silhouette_score(scores.to_numpy(), labels))
