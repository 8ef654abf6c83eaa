"""Screening of units by the data they have (OECD/JRC Handbook 2008, step 2; COINr Screen, `byNA`)."""

import pandas as pd


def data_share(values: pd.DataFrame) -> pd.Series:
    """Share of indicators present, 0 to 1, for each unit. values: units × indicators. Source: COINr get_data_avail."""
    return values.notna().mean(axis=1)


def screen(values: pd.DataFrame, threshold: float) -> tuple[pd.DataFrame, pd.Series]:
    """Units with at least `threshold` of the data, and the share of data of those left out.

    values: units × indicators; threshold: 0 to 1. Raises ValueError for another threshold. Source: COINr Screen.
    """
    if not 0 <= threshold <= 1:
        raise ValueError(f"The data threshold is a share between 0 and 1, not {threshold}.")
    share = data_share(values)
    return values[share >= threshold], share[share < threshold]
