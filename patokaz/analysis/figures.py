"""How figures are shown, decided here and worded by the screens: digits, p-values, R² below zero."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

MOST_DECIMALS = 12
FEW = 10
STEPS = 10
LEAST_P = 0.001


@dataclass(frozen=True)
class Shown:
    """A value to print with `decimals`, after `relation`: `=` (the value itself), `<` or `>` (a bound)."""

    relation: str
    value: float
    decimals: int


def decimals_to_tell_apart(values: pd.Series | Sequence[float], usual: int = 0) -> int:
    """Decimals with which values that differ are seen to differ: `usual`, or as many more as that takes.

    Enough are those with which the values lose nothing; or with which the middle half of them (all, where that is a point)
    spans STEPS last digits, and, of at most FEW different values, no two look alike; a value alone only must not look like
    zero if it is none. Differences of rounding (1e-12 of
    the level) are none; never more than MOST_DECIMALS. values: any unit, missing allowed.
    """
    known = np.asarray(values, dtype=float)
    known = known[np.isfinite(known)]
    if not known.size:
        return usual
    level = float(np.abs(known).max())
    finest = 12 - (math.floor(math.log10(level)) if level else 0)
    different = np.unique(np.round(known, min(finest, 15)))
    low, high = np.quantile(known, [0.25, 0.75])
    spread = float(high - low) or float(np.ptp(different))
    for decimals in range(usual, MOST_DECIMALS):
        rounded = np.round(different, decimals)
        if different.size == 1 and (rounded[0] or not different[0]):
            return decimals
        if np.allclose(rounded, different, rtol=0, atol=10.0**-finest):
            return decimals
        apart = different.size > FEW or np.unique(rounded).size == different.size
        if apart and spread * 10.0**decimals >= STEPS:
            return decimals
    return max(usual, MOST_DECIMALS)


def shown_p(p: float) -> Shown:
    """A p-value with three decimals, below 0.001 as `< 0.001`: never zero. Raises ValueError for a p outside 0 … 1.

    Source: American Psychological Association 2020, Publication Manual, section 6.36.
    """
    if not 0 <= p <= 1:
        raise ValueError(f"A p-value lies between 0 and 1, not at {p}.")
    return Shown("<", LEAST_P, 3) if p < LEAST_P else Shown("=", p, 3)


def shown_r_squared(r_squared: float) -> Shown:
    """R² in two decimals; below 0, where a line explains less than the mean does (as robust ones can), as `< 0`.

    A fit that is not exact is not shown as 1.00 but as `> 0.99`, and one that is not zero not as 0.00 but as `< 0.01`. Raises
    ValueError for a missing one or one above 1.
    """
    if not r_squared <= 1:
        raise ValueError(f"R² is at most 1, not {r_squared}.")
    if r_squared < 0:
        return Shown("<", 0.0, 0)
    if 0 < r_squared < 0.005:
        return Shown("<", 0.01, 2)
    if 0.995 <= r_squared < 1 - 1e-12:
        return Shown(">", 0.99, 2)
    return Shown("=", r_squared, 2)
