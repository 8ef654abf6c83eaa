"""What a place is strong in and why it changed, in one table: size, shares, location quotient and shift-share together."""

from collections.abc import Mapping

import pandas as pd

from patokaz.analysis.location import (
    dynamic_shift_share,
    esteban_marquillas,
    herfindahl,
    krugman_specialisation,
    location_quotient,
    shift_share,
    small_base,
)

METHODS = ("classic", "esteban", "dynamic")
PARTS: Mapping[str, tuple[str, ...]] = {
    "classic": ("national", "mix", "local"),
    "esteban": ("national", "mix", "pure_local", "allocation"),
    "dynamic": ("national", "mix", "local"),
}


def sector_sizes(table: pd.DataFrame, nation: pd.Series | None = None) -> pd.DataFrame:
    """One row a place and sector: size, share_pct, national_share_pct, location_quotient, small_base.

    table: places × sectors, nation as in location_quotient, whose errors these are. Missing in an empty place or sector.
    """
    named = table.rename_axis(index="place", columns="sector")
    national = named.sum() if nation is None else nation.reindex(named.columns)
    totals = named.sum(axis=1)
    rows = named.stack().rename("size").reset_index()
    return rows.assign(
        share_pct=(100 * named.div(totals.where(totals > 0), axis=0)).stack().to_numpy(),
        national_share_pct=rows["sector"].map(100 * national / national.sum()).to_numpy(dtype=float),
        location_quotient=location_quotient(named, nation).stack().to_numpy(),
        small_base=small_base(named, nation).stack().to_numpy(),
    )


def change_parts(
    tables: Mapping[int, pd.DataFrame], nations: Mapping[int, pd.Series], first: int, last: int, method: str
) -> pd.DataFrame:
    """One row a place and sector with start, end, change and its PARTS by one of METHODS, from one year to another.

    tables: places × sectors by year; nations: the nation's rows of the same years, or none: then the nation is the sum
    of the places that have figures in all years used. Raises ValueError as the methods of location.
    """
    years = [year for year in sorted(tables) if first <= year <= last] if method == "dynamic" else [first, last]
    places = places_of_all([tables[year] for year in years])
    used = [tables[year].loc[places] for year in years]
    rows = [nations[year] for year in years] if nations else None
    if method == "dynamic":
        return dynamic_shift_share(used, rows)
    split = {"classic": shift_share, "esteban": esteban_marquillas}[method]
    return split(used[0], used[-1], *(rows or ()))


def places_of_all(tables: list[pd.DataFrame]) -> pd.Index:
    """The places that every table has, in the order of the first."""
    places = tables[0].index
    for table in tables[1:]:
        places = places[places.isin(table.index)]
    return places


def sector_cards(
    tables: Mapping[int, pd.DataFrame],
    nations: Mapping[int, pd.Series],
    first: int | None,
    last: int,
    method: str = "classic",
) -> pd.DataFrame:
    """One row a place and sector: sector_sizes of the last year and, with a first one, the columns of change_parts.

    The parts are missing for places that lack a year. Raises ValueError as both.
    """
    sizes = sector_sizes(tables[last], nations.get(last))
    if first is None:
        return sizes
    parts = change_parts(tables, nations, first, last, method).drop(columns="end")
    return sizes.merge(parts, on=["place", "sector"], how="left", sort=False)


def specialisation(table: pd.DataFrame, nation: pd.Series | None = None) -> pd.DataFrame:
    """Places × krugman, moved_pct (its half in per cent: what would have to be in other sectors), herfindahl, equivalent_number.

    Errors as krugman_specialisation and herfindahl.
    """
    krugman = krugman_specialisation(table, nation)
    concentration = herfindahl(table)
    return pd.DataFrame(
        {
            "krugman": krugman,
            "moved_pct": 50 * krugman,
            "herfindahl": concentration["herfindahl"],
            "equivalent_number": concentration["equivalent_number"],
        }
    )
