"""Treatment of outliers by skewness and kurtosis (OECD/JRC Handbook 2008, step 5; COINr Treat, winsorise, log_CT)."""

import math
from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from patokaz.analysis.spread import is_constant

TREATMENTS = ("none", "winsorise_or_log", "winsorise", "log", "box_cox")
SKEWNESS_LIMIT = 2.0
KURTOSIS_LIMIT = 3.5
WINMAX = 5


@dataclass(frozen=True)
class Treatment:
    """What was done to one indicator: `none`, `winsorise`, `log` or `box_cox`; the units moved; the shape before, after.

    power is Box-Cox's and missing otherwise. passes: whether the indicator is within the limits now. refusal: why an
    indicator outside the limits cannot be treated and is as it was: `two_values` (no rising curve changes the shape of
    two values), `one_value` (it would be constant), `too_many_points` (ties would move more points than winmax), else
    empty.
    """

    indicator: str
    treatment: str
    units: tuple[Hashable, ...]
    skewness_before: float
    kurtosis_before: float
    skewness_after: float
    kurtosis_after: float
    passes: bool
    power: float = math.nan
    refusal: str = ""

    @property
    def points(self) -> int:
        """Number of points winsorised."""
        return len(self.units)


class CannotBeTreated(ValueError):
    """A treatment that is not applied; `reason` as Treatment.refusal."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The indicator cannot be treated: {reason}.")
        self.reason = reason


def skewness(values: np.ndarray | pd.Series) -> float:
    """G1, the skewness of a sample (type 2 of Joanes and Gill 1998); missing for under 3 values or a constant."""
    centred, squares = _centred(values)
    count = len(centred)
    if count < 3 or not squares:
        return math.nan
    plain = math.sqrt(count) * float((centred**3).sum()) / squares**1.5
    return plain * math.sqrt(count * (count - 1)) / (count - 2)


def kurtosis(values: np.ndarray | pd.Series) -> float:
    """G2, the excess kurtosis of a sample (type 2 of Joanes and Gill 1998); missing for under 4 values or a constant."""
    centred, squares = _centred(values)
    count = len(centred)
    if count < 4 or not squares:
        return math.nan
    ratio = count * float((centred**4).sum()) / squares**2
    return ((count + 1) * (ratio - 3) + 6) * (count - 1) / ((count - 2) * (count - 3))


def _centred(values: np.ndarray | pd.Series) -> tuple[np.ndarray, float]:
    """Known values less their mean, and the sum of their squares."""
    known = _known(values)
    if is_constant(known):
        return np.zeros_like(known), 0.0
    centred = known - known.mean()
    return centred, float((centred**2).sum())


def passes(values: np.ndarray | pd.Series) -> bool:
    """True unless the values are skewed AND heavy-tailed: |G1| < 2 OR G2 < 3.5. Too few values or a constant pass.

    Source: COINr check_SkewKurt; OECD/JRC Handbook 2008, section 5.
    """
    return _within(skewness(values), kurtosis(values))


def winsorise(values: pd.Series, winmax: int = WINMAX) -> tuple[pd.Series, tuple[Hashable, ...]]:
    """The extreme set to the next value until the series passes or `winmax` points are moved; and the units moved.

    The upper end while the skewness is 0 or more, else the lower end; ties move together. Raises CannotBeTreated where
    they would move more than winmax points or leave one value (COINr goes on there). Source: COINr winsorise.
    """
    moved = values.to_numpy(dtype=float, copy=True)
    high = low = np.array([], dtype=int)
    while not passes(moved) and len(high) + len(low) < winmax:
        if skewness(moved) >= 0:
            high = np.flatnonzero(moved == np.nanmax(moved))
            moved[high] = np.nanmax(np.delete(moved, high))
        else:
            low = np.flatnonzero(moved == np.nanmin(moved))
            moved[low] = np.nanmin(np.delete(moved, low))
        if len(high) + len(low) > winmax:
            raise CannotBeTreated("too_many_points")
        if is_constant(moved):
            raise CannotBeTreated("one_value")
    units = tuple(values.index[np.concatenate([high, low])])
    return pd.Series(moved, index=values.index, name=values.name), units


def log_ct(values: pd.Series) -> pd.Series:
    """ln(x - min + 0.01 (max - min)): a logarithm that any sign and unit survives. Source: COINr log_CT (COIN Tool)."""
    lowest, highest = values.min(), values.max()
    return np.log(values - lowest + 0.01 * (highest - lowest))


def box_cox(values: pd.Series, power: float | None = None) -> tuple[pd.Series, float]:
    """Box-Cox of x - min + 1: (x^power - 1) / power, the logarithm for power 0; and the power.

    Without a power, the one of greatest likelihood. Source: Box and Cox 1964; COINr boxcox (power given).
    """
    positive = values - values.min() + 1
    chosen = _likeliest_power(positive.dropna().to_numpy()) if power is None else power
    return (np.log(positive) if chosen == 0 else (positive**chosen - 1) / chosen), chosen


def treat(
    values: pd.DataFrame, method: str = "winsorise_or_log", winmax: int = WINMAX, power: float | None = None
) -> tuple[pd.DataFrame, tuple[Treatment, ...]]:
    """Indicators outside the limits treated, the others untouched; a record for each.

    values: units × indicators. method: `winsorise_or_log` winsorises up to winmax points and takes log_CT of the original
    where that is not enough; `winsorise`, `log` and `box_cox` do only that; `none` only records. What cannot be treated
    keeps its own values, with the reason in Treatment.refusal: an index may use an indicator that is 0 in most units and 1 in
    a few. Raises ValueError for another method. Source: COINr Treat.
    """
    if method not in TREATMENTS:
        raise ValueError(f"Unknown treatment {method}; there are {', '.join(TREATMENTS)}.")
    made = [_treat_one(values[code].astype(float), method, winmax, power) for code in values.columns]
    table = pd.DataFrame({code: series for code, (series, _) in zip(values.columns, made, strict=True)}, values.index)
    return table, tuple(record for _, record in made)


def _treat_one(values: pd.Series, method: str, winmax: int, power: float | None) -> tuple[pd.Series, Treatment]:
    before = skewness(values), kurtosis(values)
    if method == "none" or _within(*before):
        return values, Treatment(str(values.name), "none", (), *before, *before, _within(*before))
    try:
        treated, done, units, chosen = _changed(values, method, winmax, power)
    except CannotBeTreated as refused:
        record = Treatment(str(values.name), "none", (), *before, *before, passes=False, refusal=refused.reason)
        return values, record
    after = skewness(treated), kurtosis(treated)
    return treated, Treatment(str(values.name), done, units, *before, *after, _within(*after), chosen)


def _changed(
    values: pd.Series, method: str, winmax: int, power: float | None
) -> tuple[pd.Series, str, tuple[Hashable, ...], float]:
    """Values after the method, what was done, the units winsorised and Box-Cox's power. Raises CannotBeTreated."""
    if values.nunique() <= 2:
        raise CannotBeTreated("two_values")
    chosen = math.nan
    if method == "winsorise":
        treated, units = winsorise(values, winmax)
        return treated, "winsorise" if units else "none", units, chosen
    if method == "winsorise_or_log":
        try:
            treated, units = winsorise(values, winmax)
        except CannotBeTreated:
            units = ()
        if units and passes(treated):
            return treated, "winsorise", units, chosen
    if method == "box_cox":
        treated, chosen = box_cox(values, power)
    else:
        treated = log_ct(values)
    if is_constant(treated):
        raise CannotBeTreated("one_value")
    return treated, "box_cox" if method == "box_cox" else "log", (), chosen


def _likeliest_power(positive: np.ndarray) -> float:
    # Imported on demand: it takes most of a second, and few settings need it.
    from scipy import stats

    return float(stats.boxcox_normmax(positive, method="mle"))


def _within(skew: float, kurt: float) -> bool:
    return math.isnan(skew) or math.isnan(kurt) or abs(skew) < SKEWNESS_LIMIT or kurt < KURTOSIS_LIMIT


def _known(values: np.ndarray | pd.Series) -> np.ndarray:
    array = np.asarray(values, dtype=float)
    return array[~np.isnan(array)]
