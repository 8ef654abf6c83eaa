"""Types of areas: clusters over standardised indicators, how well they part, and what each type is like.

scikit-learn is imported when somebody asks. Areas that lack an indicator are left out and named: a filled value would
make a type of its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from patokaz.analysis.similarity import standard_scores

METHODS = ("ward", "k_means")
SEED = 1
STARTS = 20


@dataclass(frozen=True)
class Typology:
    """types: area -> type, 1 the largest; profile: types × indicators, the mean z of the type; sizes: areas of a type.

    silhouette: mean over areas of (b - a)/max(a, b), a the mean distance within the type, b to the nearest other:
    -1 … 1, near 0 where types overlap.
    """

    types: pd.Series
    profile: pd.DataFrame
    sizes: pd.Series
    silhouette: float
    left_out: tuple[str, ...]


def typology(values: pd.DataFrame, method: str, types: int, seed: int = SEED) -> Typology:
    """`types` types of areas by Ward's method or k-means on z-scores, each indicator weighing the same.

    values: areas × indicators in their own units. method: ward (hierarchical, least growth of the sum of squares; the
    seed plays no part) or k_means (best of STARTS k-means++ starts from the seed). Raises ValueError for an unknown
    method, an indicator with one value only, and a number of types outside 2 … different areas - 1. Source: Ward 1963,
    Journal of the American Statistical Association 58(301); Lloyd 1982, IEEE Transactions on Information
    Theory 28(2) (k-means); Rousseeuw 1987, Journal of Computational and Applied Mathematics 20 (silhouette).
    """
    scores, left_out = _complete_scores(values)
    labels = _by_size(_clusters(scores, method, types, seed))
    named = pd.Series(labels, index=scores.index, name="type")
    return Typology(
        types=named,
        profile=scores.groupby(named).mean(),
        sizes=named.value_counts().sort_index(),
        silhouette=_silhouette(scores, labels),
        left_out=left_out,
    )


def silhouettes(values: pd.DataFrame, method: str, numbers: Iterable[int], seed: int = SEED) -> pd.Series:
    """Mean silhouette for each number of types: the highest parts the areas best. Index `types`; errors as typology."""
    scores, _ = _complete_scores(values)
    found = {types: _silhouette(scores, _clusters(scores, method, types, seed)) for types in numbers}
    return pd.Series(found, name="silhouette", dtype=float).rename_axis("types")


def _complete_scores(values: pd.DataFrame) -> tuple[pd.DataFrame, tuple[str, ...]]:
    complete = values.dropna()
    for indicator in complete:
        if complete[indicator].nunique() < 2:
            raise ValueError(f"All areas have the same {indicator}: it tells no types apart.")
    return standard_scores(complete), tuple(values.index.difference(complete.index, sort=False))


def _clusters(scores: pd.DataFrame, method: str, types: int, seed: int) -> np.ndarray:
    from sklearn.cluster import AgglomerativeClustering, KMeans

    different = len(scores.drop_duplicates())
    if not 2 <= types < different:
        raise ValueError(f"There can be from 2 to {different - 1} types of these areas, not {types}.")
    match method:
        case "ward":
            model = AgglomerativeClustering(n_clusters=types, linkage="ward")
        case "k_means":
            model = KMeans(n_clusters=types, n_init=STARTS, random_state=seed)
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
