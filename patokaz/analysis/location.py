"""Sectors in places: location quotients, shift-share analysis, specialisation.

Tables are places × sectors of jobs (or firms), not negative and without gaps. The nation is the sum of all places
unless its own row is given, which it should be where cells of places are suppressed.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

SMALL_BASE = 10.0


def location_quotient(table: pd.DataFrame, nation: pd.Series | None = None) -> pd.DataFrame:
    """LQ = (e_ij/e_j)/(e_i/e): places × sectors, 1 where a sector has its national share; NaN in an empty place or sector.

    Show it beside the size and with `small_base`. Raises ValueError for negative or missing cells, or a nation that
    lacks a sector. Source: Isard 1960, Methods of Regional Analysis.
    """
    return table / _expected(table, nation).where(lambda expected: expected > 0)


def small_base(table: pd.DataFrame, nation: pd.Series | None = None, threshold: float = SMALL_BASE) -> pd.DataFrame:
    """Where a location quotient is unreliable: places × sectors, True where fewer than `threshold` jobs are expected.

    Expected is the place's total at the sector's national share, e_j·e_i/e. If jobs fall as by chance (Poisson) the
    standard error of the quotient is about 1/√expected of it: a third at the threshold of 10. Errors as location_quotient.
    """
    return _expected(table, nation) < threshold


def log10_location_quotient(table: pd.DataFrame, nation: pd.Series | None = None) -> pd.DataFrame:
    """log10 of the LQ, for maps: half the national share lies as far below 0 as its double above; NaN at an LQ of 0.

    Places × sectors. Errors and source as location_quotient.
    """
    return np.log10(location_quotient(table, nation).replace(0.0, np.nan))


def standardised_location_quotient(table: pd.DataFrame, nation: pd.Series | None = None) -> pd.DataFrame:
    """z of the LQ within each sector over places (standard deviation with n - 1): places × sectors, NaN if all are equal.

    Above 1.96 a place stands out at 5 % if the quotients are normal. Errors as location_quotient. Source: O'Donoghue
    and Gleave 2004, Regional Studies 38(4).
    """
    quotients = location_quotient(table, nation)
    spread = quotients.std().where(quotients.max() > quotients.min())
    return (quotients - quotients.mean()) / spread


def shift_share(
    start: pd.DataFrame,
    end: pd.DataFrame,
    nation_start: pd.Series | None = None,
    nation_end: pd.Series | None = None,
) -> pd.DataFrame:
    """Classic shift-share: one row a place and sector with start, end, change = national + mix + local.

    national e⁰·g, mix e⁰·(g_i - g), local e¹ - e⁰·E_i¹/E_i⁰, which also holds where the place or the nation had none of
    the sector at the start. start, end: places × sectors with the same labels; the nation's rows both or neither.
    Raises ValueError for other shapes, negative or missing cells, an empty nation, or a place that has jobs in a sector
    where its nation has none. Source: Dunn 1960, Papers in Regional Science 6(1).
    """
    _same_labels(start, end)
    if (nation_start is None) != (nation_end is None):
        raise ValueError("Give the nation at both years or at neither.")
    before, after = _nation(start, nation_start), _nation(end, nation_end)
    if ((start > 0) & (before == 0)).any(axis=None):
        raise ValueError("A place has jobs in a sector in which its nation has none.")
    if before.sum() <= 0:
        raise ValueError("The nation is empty at the start: nothing has grown.")
    old, new = start.to_numpy(dtype=float), end.to_numpy(dtype=float)
    growth = after.sum() / before.sum() - 1
    at_sector_rate = old * _sector_ratio(before, after)
    national = old * growth
    return _long(
        start,
        {
            "start": old,
            "end": new,
            "change": new - old,
            "national": national,
            "mix": at_sector_rate - old - national,
            "local": new - at_sector_rate,
        },
    )


def esteban_marquillas(
    start: pd.DataFrame,
    end: pd.DataFrame,
    nation_start: pd.Series | None = None,
    nation_end: pd.Series | None = None,
) -> pd.DataFrame:
    """Shift-share with the local term split: local = pure_local + allocation, beside the columns of shift_share.

    homothetic h = e_j⁰·E_i⁰/E⁰, the jobs of the sector if the place had the nation's structure; pure_local
    h·(g_ij - g_i); allocation (e⁰ - h)·(g_ij - g_i). Where a place had none of the sector (`new_in_place`) g_ij is not
    defined: the whole local term is then pure_local. Errors as shift_share. Source: Esteban-Marquillas 1972, Regional
    and Urban Economics 2(3).
    """
    table = shift_share(start, end, nation_start, nation_end)
    homothetic = _expected(start, nation_start).to_numpy(dtype=float).ravel()
    old, local = table["start"].to_numpy(), table["local"].to_numpy()
    faster = np.divide(local, old, out=np.zeros_like(old), where=old > 0)
    allocation = (old - homothetic) * faster * (old > 0)
    return table.assign(
        homothetic=homothetic,
        pure_local=local - allocation,
        allocation=allocation,
        new_in_place=(old == 0) & (local > 0),
    )


def dynamic_shift_share(tables: Sequence[pd.DataFrame], nations: Sequence[pd.Series] | None = None) -> pd.DataFrame:
    """Shift-share year by year, components added up: the columns of shift_share, from the first table to the last.

    tables: places × sectors, one a year in order, same labels; nations: the nation's row of each. The base moves with
    the years, so that a place whose structure changes is judged by the structure it has. Raises ValueError for fewer
    than two tables, another number of nations, and as shift_share. Source: Barff and Knight 1988, Growth and Change 19(2).
    """
    if len(tables) < 2:
        raise ValueError("Dynamic shift-share needs at least two years.")
    if nations is not None and len(nations) != len(tables):
        raise ValueError(f"There are {len(tables)} tables but {len(nations)} nations.")
    rows: Sequence[pd.Series | None] = nations if nations is not None else [None] * len(tables)
    steps = [shift_share(tables[at], tables[at + 1], rows[at], rows[at + 1]) for at in range(len(tables) - 1)]
    components = ["national", "mix", "local"]
    summed = sum((step[components].to_numpy() for step in steps), np.zeros((len(steps[0]), len(components))))
    first, last = steps[0], steps[-1]
    result = first.assign(end=last["end"], change=last["end"] - first["start"])
    result[components] = summed
    return result


def krugman_specialisation(table: pd.DataFrame, nation: pd.Series | None = None) -> pd.Series:
    """Krugman index by place, Σ|s_ij - s_i|: 0 the nation's structure … 2 nothing in common; NaN in an empty place.

    Errors as location_quotient. Source: Krugman 1991, Geography and Trade.
    """
    shares, national = _shares(table), _nation(table, nation)
    return (shares - national / national.sum()).abs().sum(axis=1, skipna=False)


def herfindahl(table: pd.DataFrame) -> pd.DataFrame:
    """Places × `herfindahl` Σs² (1/n … 1), `standardised` (H - 1/n)/(1 - 1/n) (0 … 1), `equivalent_number` 1/H.

    n is the number of sectors in the table. NaN in an empty place. Errors as location_quotient, and for fewer than two
    sectors. Source: Hirschman 1964, American Economic Review 54(5).
    """
    sectors = table.shape[1]
    if sectors < 2:
        raise ValueError("Concentration needs at least two sectors.")
    index = (_shares(table) ** 2).sum(axis=1, skipna=False)
    standardised = (index - 1 / sectors) / (1 - 1 / sectors)
    return pd.DataFrame({"herfindahl": index, "standardised": standardised, "equivalent_number": 1 / index})


def gini_specialisation(table: pd.DataFrame, nation: pd.Series | None = None) -> pd.Series:
    """Gini of specialisation by place, 2/(I²·R̄)·Σ λ_i (R_i - R̄): 0 the nation's structure … 1 - 1/I one sector only.

    R are the location quotients in rising order, λ = 1 … I; sectors that the nation lacks are left out. NaN in an empty
    place. Errors as location_quotient. Source: Farhauer and Kroell 2013, Standorttheorien.
    """
    quotients = location_quotient(table, nation)
    present = quotients.loc[:, (_nation(table, nation) > 0).to_numpy()].to_numpy(dtype=float)
    ordered, sectors = np.sort(present, axis=1), present.shape[1]
    mean = ordered.mean(axis=1, keepdims=True)
    weighted = ((ordered - mean) * np.arange(1, sectors + 1)).sum(axis=1)
    return pd.Series(2 * weighted / (sectors**2 * mean[:, 0]), index=table.index)


def _checked(table: pd.DataFrame | pd.Series) -> None:
    cells = table.to_numpy(dtype=float)
    if not np.isfinite(cells).all():
        raise ValueError("The table has missing cells: fill them or leave the sector or the place out.")
    if (cells < 0).any():
        raise ValueError("The table has negative cells: jobs and firms are counted from zero.")


def _same_labels(start: pd.DataFrame, end: pd.DataFrame) -> None:
    if not (start.index.equals(end.index) and start.columns.equals(end.columns)):
        raise ValueError("Both years need the same places and sectors in the same order.")


def _nation(table: pd.DataFrame, nation: pd.Series | None) -> pd.Series:
    _checked(table)
    if nation is None:
        return table.sum()
    if not table.columns.isin(nation.index).all():
        raise ValueError("The nation lacks a sector of the table.")
    national = nation.reindex(table.columns)
    _checked(national)
    return national


def _expected(table: pd.DataFrame, nation: pd.Series | None) -> pd.DataFrame:
    national = _nation(table, nation)
    shares = (national / national.sum()).to_numpy(dtype=float) if national.sum() > 0 else np.zeros(len(national))
    return pd.DataFrame(np.outer(table.sum(axis=1), shares), index=table.index, columns=table.columns)


def _shares(table: pd.DataFrame) -> pd.DataFrame:
    _checked(table)
    totals = table.sum(axis=1)
    return table.div(totals.where(totals > 0), axis=0)


def _sector_ratio(before: pd.Series, after: pd.Series) -> np.ndarray:
    """E_i¹/E_i⁰; 1 for a sector new to the nation: nobody had it, so it is multiplied with zero."""
    old, new = before.to_numpy(dtype=float), after.to_numpy(dtype=float)
    return np.divide(new, old, out=np.ones_like(old), where=old > 0)


def _long(table: pd.DataFrame, columns: dict[str, np.ndarray]) -> pd.DataFrame:
    places, sectors = table.shape
    labels = {"place": table.index.repeat(sectors), "sector": np.tile(table.columns.to_numpy(), places)}
    return pd.DataFrame({**labels, **{name: cells.ravel() for name, cells in columns.items()}})
