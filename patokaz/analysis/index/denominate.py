"""Denomination: totals made comparable between large and small units (COINr Denominate; OECD/JRC Handbook 2008, step 2)."""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import pandas as pd

SAME_SCALE: Mapping[str, float] = MappingProxyType({})


def denominate(
    values: pd.DataFrame,
    denominators: pd.DataFrame,
    by: Mapping[str, str],
    scale: Mapping[str, float] = SAME_SCALE,
) -> pd.DataFrame:
    """Indicators x / (d / scale factor), units × indicators; those not named in `by` stay as they are.

    values: units × indicators; denominators: the same units × denominators; by: indicator -> denominator; scale: indicator
    -> factor (1 if not given), for instance 1,000 for a figure per 1,000 inhabitants. A denominator of zero gives a missing
    value. Raises ValueError for a denominator that is not there. Source: Becker et al. 2022, COINr Denominate.
    """
    unknown = sorted({name for name in by.values() if name not in denominators.columns})
    if unknown:
        raise ValueError(f"These denominators are not in the table: {', '.join(unknown)}.")
    result = values.astype(float)
    matched = denominators.reindex(values.index)
    for indicator, denominator in by.items():
        divisor = matched[denominator].astype(float).replace(0.0, np.nan) / scale.get(indicator, 1.0)
        result[indicator] = result[indicator] / divisor
    return result
