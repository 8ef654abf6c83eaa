"""Ranks as statistics offices print them."""

import pandas as pd


def competition_ranks(values: pd.Series, lowest_first: bool = False) -> pd.Series:
    """Ranks of values, the highest first; equal values share the better rank and the next one is left out (1, 2, 2, 4).

    A missing value has no rank.

    >>> competition_ranks(pd.Series([3.0, 5.0, None, 3.0])).tolist()
    [2.0, 1.0, nan, 2.0]
    """
    return values.rank(ascending=lowest_first, method="min")
