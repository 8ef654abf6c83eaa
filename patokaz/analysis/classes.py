"""Class breaks of maps.

Quantiles and equal intervals are numpy's, the same as mapclassify's (a test compares them); the other two are
mapclassify's, imported when somebody asks for them: it brings 80 MB and a second.
"""

import math
import warnings
from dataclasses import dataclass

import numpy as np
import pandas as pd

SCHEMES = ("quantiles", "equal_interval", "fisher_jenks", "head_tail")
MISSING = "-"


@dataclass(frozen=True)
class Classes:
    """Upper bounds of classes, the lowest value, how many values fall in each, and a class code for each input row."""

    upper: tuple[float, ...]
    lowest: float
    counts: tuple[int, ...]
    codes: str


def classify(values: pd.Series, scheme: str, classes: int) -> Classes:
    """Classes of a numeric Series (missing allowed): code '0'.. per row, '-' where missing.

    scheme: quantiles, equal_interval, fisher_jenks (Jenks 1977; natural breaks) or head_tail (Jiang 2013). There are
    fewer classes than asked where there are fewer different values. Raises ValueError for an unknown scheme.
    """
    known = values[np.isfinite(values.astype(float))].astype(float)
    if known.empty:
        return Classes((), math.nan, (), MISSING * len(values))
    distinct = int(known.nunique())
    wanted = max(1, min(classes, distinct))
    upper = _upper_bounds(known.to_numpy(), scheme, wanted)
    found = np.searchsorted(upper, values.astype(float).to_numpy(), side="left")
    codes = "".join(
        MISSING if not math.isfinite(value) else str(min(int(code), len(upper) - 1))
        for value, code in zip(values.astype(float), found, strict=True)
    )
    counts = tuple(codes.count(str(code)) for code in range(len(upper)))
    return Classes(tuple(float(bound) for bound in upper), float(known.min()), counts, codes)


def _upper_bounds(known: np.ndarray, scheme: str, classes: int) -> np.ndarray:
    if classes == 1:
        return np.array([known.max()])
    match scheme:
        case "quantiles":
            bounds = np.quantile(known, np.arange(1, classes + 1) / classes)
        case "equal_interval":
            bounds = np.linspace(known.min(), known.max(), classes + 1)[1:]
        case "fisher_jenks" | "head_tail":
            bounds = _mapclassify_bounds(known, scheme, classes)
        case _:
            raise ValueError(f"unknown class scheme {scheme}")
    return np.unique(np.asarray(bounds, dtype=float))


def _mapclassify_bounds(known: np.ndarray, scheme: str, classes: int) -> np.ndarray:
    import mapclassify

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if scheme == "fisher_jenks":
            return np.asarray(mapclassify.FisherJenks(known, k=classes).bins)
        return np.asarray(mapclassify.HeadTailBreaks(known).bins[-7:])
