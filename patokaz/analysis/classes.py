"""Class breaks of maps.

Quantiles and equal intervals are numpy's, the same as mapclassify's (a test compares them); the other two are
mapclassify's, imported when somebody asks for them: it brings 80 MB and a second.
"""

import math
import warnings
from collections.abc import Hashable, Sequence
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


def classify_at(values: pd.Series, bounds: Sequence[float]) -> Classes:
    """Classes between stated bounds, open at both ends: one more than there are bounds, empty ones kept.

    A value on a bound belongs to the class below it. values: missing allowed; bounds: rising.
    """
    numbers = values.astype(float)
    known = numbers[np.isfinite(numbers)]
    found = np.searchsorted(np.asarray(bounds, dtype=float), numbers.to_numpy(), side="left")
    codes = "".join(
        str(int(code)) if math.isfinite(value) else MISSING for value, code in zip(numbers, found, strict=True)
    )
    counts = tuple(codes.count(str(code)) for code in range(len(bounds) + 1))
    highest, lowest = (math.nan, math.nan) if known.empty else (float(known.max()), float(known.min()))
    return Classes((*map(float, bounds), highest), lowest, counts, codes)


def categories(values: pd.Series, order: Sequence[Hashable]) -> Classes:
    """A class for each category of `order`, in that order; what is missing or in none of them has none. No bounds."""
    position = {category: str(code) for code, category in enumerate(order)}
    codes = "".join(position.get(value, MISSING) for value in values)
    return Classes((), math.nan, tuple(codes.count(str(code)) for code in range(len(order))), codes)


@dataclass(frozen=True)
class Diverging:
    """Classes of changes on both sides of nil: signs has -1, 0 or 1 for each class, for a palette that diverges there."""

    classes: Classes
    signs: tuple[int, ...]


def diverging(values: pd.Series, each_side: int) -> Diverging:
    """Classes of gains and losses with the same bounds on either side of nil, and one of those without change.

    values: changes or balances, missing allowed. Bounds are quantiles of the absolute values that are not nil, so that an
    equal depth of colour is an equal change. Up to `each_side` classes a side, those without a value left out; classes
    are in rising order, the lowest code the deepest fall. Source: Brewer 1994, Visualization in Modern Cartography,
    chapter 7 (diverging schemes).
    """
    numbers = pd.Series(values.to_numpy(dtype=float))
    known = numbers[np.isfinite(numbers)]
    sizes = known.abs()[known != 0]
    steps = np.arange(1, each_side) / each_side
    bounds = np.unique(np.quantile(sizes, steps)) if len(sizes) and each_side > 1 else np.array([])
    depth = 1 + np.searchsorted(bounds, known.abs(), side="left")
    signed = pd.Series(np.sign(known) * depth, known.index).astype(int)
    order = sorted(signed.unique().tolist())
    position = {side: str(code) for code, side in enumerate(order)}
    codes = "".join(position[signed[at]] if at in signed.index else MISSING for at in range(len(numbers)))
    upper = tuple(float(known[signed == side].max()) for side in order)
    lowest = float(known.min()) if len(known) else math.nan
    counts = tuple(codes.count(str(code)) for code in range(len(order)))
    return Diverging(Classes(upper, lowest, counts, codes), tuple(int(np.sign(side)) for side in order))


def class_ranges(values: pd.Series, found: Classes) -> tuple[tuple[float, float] | None, ...]:
    """The lowest and the highest value of each class, None of an empty one: of counts, ranges that never overlap.

    values: as they were classified, in the same order. Bounds tell a legend of counts "1 – 1, 1 – 2", where the classes
    hold 1 and 2.
    """
    codes = np.array(list(found.codes))
    numbers = values.to_numpy(dtype=float)
    ranges: list[tuple[float, float] | None] = []
    for code in range(len(found.counts)):
        inside = numbers[codes == str(code)]
        ranges.append((float(inside.min()), float(inside.max())) if inside.size else None)
    return tuple(ranges)


def bivariate(first: pd.Series, second: pd.Series) -> Classes:
    """Nine classes of two quantities, thirds by thirds: code 3 × third of `second` + third of `first`, 0 the lowest.

    first, second: numbers of the same rows, missing allowed: a row without one of the two has no class. Thirds are
    quantiles of the rows that have both. Source: Trumbo 1981, The American Statistician 35(4).
    """
    both = first.notna() & second.notna()
    thirds = [_thirds(values.where(both)) for values in (first, second)]
    codes = "".join(
        MISSING if MISSING in (one, two) else str(3 * int(two) + int(one)) for one, two in zip(*thirds, strict=True)
    )
    return Classes((), math.nan, tuple(codes.count(str(code)) for code in range(9)), codes)


def _thirds(values: pd.Series) -> str:
    known = values.dropna()
    return MISSING * len(values) if known.empty else classify_at(values, np.quantile(known, [1 / 3, 2 / 3])).codes


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
        bounds = np.asarray(mapclassify.HeadTailBreaks(known).bins[-7:])
    # Values so close that their mean is the largest leave the library an empty head without a bound.
    return np.append(bounds[np.isfinite(bounds)], known.max())
