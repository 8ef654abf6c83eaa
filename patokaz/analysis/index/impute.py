"""Imputation of missing values (OECD/JRC Handbook 2008, step 3; COINr i_mean, i_median, i_mean_grp, i_median_grp)."""

import pandas as pd

IMPUTATIONS = ("none", "mean", "median", "group_mean", "group_median")


def impute(values: pd.DataFrame, method: str, groups: pd.Series | None = None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Missing values filled by the indicator's mean or median, of all units or of the unit's group; and which they are.

    values: units × indicators; groups: unit -> group, needed by the group methods. Result: the table, and a Boolean table
    of the same shape, True where a value was imputed. A value whose group has no data stays missing. Raises ValueError for
    an unknown method, and where the groups are not given.
    """
    if method not in IMPUTATIONS:
        raise ValueError(f"Unknown imputation {method}; there are {', '.join(IMPUTATIONS)}.")
    filled = values.astype(float)
    if method == "none":
        return filled, pd.DataFrame(False, index=values.index, columns=values.columns)
    statistic = method.removeprefix("group_")
    if method == statistic:
        filled = filled.fillna(filled.agg(statistic))
    elif groups is None:
        raise ValueError(f"Imputation by {method} needs the group of every unit.")
    else:
        filled = filled.fillna(filled.groupby(groups.reindex(values.index)).transform(statistic))
    return filled, values.isna() & filled.notna()
