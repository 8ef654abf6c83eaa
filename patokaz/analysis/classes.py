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
MOST_A_SIDE = 3


@dataclass(frozen=True)
class Classes:
    """Upper bounds of classes, the lowest value, how many values fall in each, and a class code for each input row.

    ranges: the lowest and the highest value of each class, None of an empty one; ranges never overlap, where bounds tell
    counts as "1 – 1, 1 – 2". depths: of classes on both sides of zero, how deep a fall (below 0) or a rise is; 0 is none.
    """

    upper: tuple[float, ...]
    lowest: float
    counts: tuple[int, ...]
    codes: str
    ranges: tuple[tuple[float, float] | None, ...] = ()
    depths: tuple[int, ...] = ()


def classify(values: pd.Series, scheme: str, classes: int) -> Classes:
    """Classes of a numeric Series: those of `diverging` where values lie on both sides of zero, else of `rising`.

    A scale of one colour never crosses zero: a rise and a fall are not more and less of one thing.
    """
    known = values.astype(float)
    if (known < 0).any() and (known > 0).any() and np.isfinite(known.dropna()).all():
        return diverging(values, scheme, min(MOST_A_SIDE, (classes + 1) // 2))
    return rising(values, scheme, classes)


def rising(values: pd.Series, scheme: str, classes: int) -> Classes:
    """Classes of a numeric Series (missing allowed): code '0'.. per row, '-' where missing.

    scheme: quantiles, equal_interval, fisher_jenks (Jenks 1977; natural breaks) or head_tail (Jiang 2013). There are
    fewer classes than requested where there are fewer different values. Raises ValueError for an unknown scheme.
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
    bounds = tuple(float(bound) for bound in upper)
    return Classes(bounds, float(known.min()), counts, codes, _ranges(values, codes, len(bounds)))


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
    ranges = _ranges(numbers, codes, len(bounds) + 1)
    return Classes((*map(float, bounds), highest), lowest, counts, codes, ranges)


def categories(values: pd.Series, order: Sequence[Hashable]) -> Classes:
    """A class for each category of `order`, in that order; what is missing or in none of them has none. No bounds."""
    position = {category: str(code) for code, category in enumerate(order)}
    codes = "".join(position.get(value, MISSING) for value in values)
    return Classes((), math.nan, tuple(codes.count(str(code)) for code in range(len(order))), codes)


def diverging(values: pd.Series, scheme: str, each_side: int) -> Classes:
    """Classes of gains and losses with the same bounds on either side of zero, and one of those without change.

    values: changes or balances, missing allowed. Bounds are those of `scheme` for the absolute values that are not zero, so
    that an equal depth of colour is an equal change. Up to `each_side` classes a side, those without a value left out;
    classes are in rising order, the lowest code the deepest fall; `depths` counts from zero. Source: Brewer 1994,
    Visualization in Modern Cartography, chapter 7 (diverging schemes).
    """
    numbers = pd.Series(values.to_numpy(dtype=float))
    known = numbers[np.isfinite(numbers)]
    sizes = known.abs()[known != 0]
    wanted = min(each_side, int(sizes.nunique()))
    bounds = _upper_bounds(sizes.to_numpy(), scheme, wanted)[:-1][: wanted - 1] if wanted else np.array([])
    depth = 1 + np.searchsorted(bounds, known.abs(), side="left")
    signed = pd.Series(np.sign(known) * depth, known.index).astype(int)
    order = sorted(signed.unique().tolist())
    position = {side: str(code) for code, side in enumerate(order)}
    codes = "".join(position[signed[at]] if at in signed.index else MISSING for at in range(len(numbers)))
    upper = tuple(float(known[signed == side].max()) for side in order)
    lowest = float(known.min()) if len(known) else math.nan
    counts = tuple(codes.count(str(code)) for code in range(len(order)))
    return Classes(upper, lowest, counts, codes, _ranges(numbers, codes, len(order)), tuple(order))


def _ranges(values: pd.Series, codes: str, classes: int) -> tuple[tuple[float, float] | None, ...]:
    found = np.array(list(codes))
    numbers = values.to_numpy(dtype=float)
    inside = [numbers[found == str(code)] for code in range(classes)]
    return tuple((float(part.min()), float(part.max())) if part.size else None for part in inside)


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
