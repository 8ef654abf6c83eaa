"""Ranks that cannot be distinguished under other reasonable settings (OECD/JRC Handbook 2008, step 7).

A rank of 40 beside one of 41 looks like a difference. The runs of the Monte Carlo analysis say whether it is one: where
each of two units is ahead in a fair share of them, the choices decide, not the data.
"""

from collections.abc import Hashable

import numpy as np
import pandas as pd

from patokaz.analysis.index.uncertainty import Uncertainty

CERTAIN = 0.95


def ahead_of_all(found: Uncertainty, unit: Hashable) -> pd.Series:
    """Share of the runs in which `unit` is ahead of each other unit: unit -> 0 … 1, a shared rank counting half.

    Of the runs in which both have a rank; missing for itself, and where there is none. Raises ValueError for an unknown
    unit. Source: Saisana, Saltelli and Tarantola 2005, Journal of the Royal Statistical Society A 168(2); Goldstein and
    Spiegelhalter 1996, the same 159(3) (league tables and their uncertainty).
    """
    if unit not in found.ranks.index:
        raise ValueError(f"There is no unit {unit}.")
    own = int(found.ranks.index.get_loc(unit))
    shares = _shares_ahead(found.by_run[:, [own]], found.by_run)
    shares[own] = np.nan
    return pd.Series(shares, found.ranks.index, name="ahead")


def ahead_share(found: Uncertainty, first: Hashable, second: Hashable) -> float:
    """Share of the runs in which `first` is ahead of `second`, 0 … 1; as ahead_of_all."""
    for unit in (first, second):
        if unit not in found.ranks.index:
            raise ValueError(f"There is no unit {unit}.")
    one, other = (found.by_run[:, [int(found.ranks.index.get_loc(unit))]] for unit in (first, second))
    return float(_shares_ahead(one, other)[0])


def tiers(found: Uncertainty, certain: float = CERTAIN) -> pd.Series:
    """Tier of each unit, 1 the best: of two units in one tier, neither is ahead in `certain` of the runs or more.

    Units are taken by mean rank over the runs, the better nominal rank first of equal ones; a unit opens a new tier as
    soon as one of the present tier is distinguished from it (complete linkage). Two units in different tiers may still be
    hard to distinguish: see ahead_share for any two. unit -> whole number, missing without a rank. Raises ValueError
    for `certain` outside 0.5 … 1. Source: as ahead_of_all.
    """
    if not 0.5 < certain <= 1:
        raise ValueError(f"A certain share of the runs lies between 0.5 and 1, not at {certain}.")
    ranked = found.ranks["mean"].notna().to_numpy()
    order = np.lexsort((found.ranks["nominal"], found.ranks["mean"]))
    tier = np.zeros(len(order), dtype=int)
    members: list[int] = []
    number = 0
    columns = np.ascontiguousarray(found.by_run.T)
    for unit in order[ranked[order]]:
        if members:
            ahead = _shares_ahead(columns[unit][:, None], columns[members].T)
            if bool((np.maximum(ahead, 1 - ahead) >= certain).any()):
                members = []
        if not members:
            number += 1
        members.append(int(unit))
        tier[unit] = number
    return pd.Series(tier, found.ranks.index, name="tier", dtype="Int64").where(tier > 0)


def _shares_ahead(own: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Of runs × 1 and runs × units: the share of runs in which the one is ahead, of those in which both have a rank."""
    both = (own > 0) & (others > 0)
    wins = ((own < others) & both).sum(axis=0) + 0.5 * ((own == others) & both).sum(axis=0)
    counts = both.sum(axis=0)
    return np.divide(wins, counts, out=np.full(others.shape[1], np.nan), where=counts > 0)
