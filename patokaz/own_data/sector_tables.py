"""A user's own table of sectors: places and years as rows, sectors as columns, the nation marked or summed."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from patokaz.geography.names import fold
from patokaz.own_data.reading import OwnTable
from patokaz.own_data.refusals import UnreadableTable

NATION = frozenset(
    fold(word)
    for word in (
        "nation", "total", "country", "држава", "земја", "вкупно", "kombi", "gjithsej", "vendi", "държава", "общо",
        "страна", "країна", "держава", "усього", "разом",
    )
)  # fmt: skip


@dataclass(frozen=True)
class SectorTables:
    """Places × sectors by year (0 where there are no years), and the nation's rows of the same years or none at all."""

    tables: Mapping[int, pd.DataFrame]
    nations: Mapping[int, pd.Series]


def read_sectors(table: OwnTable) -> SectorTables:
    """A user's sector table: every figure known and none negative.

    The first column of texts names the places, a column of whole numbers from 1900 to 2100 the years, all other columns
    of numbers are sectors. A place with an asterisk before or after its name, or called as in NATION, is the nation.
    Raises UnreadableTable for what is missing, negative, spoiled or twice, for too few places or sectors, and for a
    nation that lacks a year or is smaller than one of its places.
    """
    if table.spoiled:
        raise table.spoiled[0].refusal()
    texts = [column for column in table.texts if column not in table.numbers]
    years = [column for column in table.numbers if _are_years(table.numbers[column])]
    sectors = table.numbers.drop(columns=years[:1])
    if not texts or len(sectors.columns) < 2:
        raise UnreadableTable("few_sectors")
    _check_figures(sectors)
    places = table.texts[texts[0]].str.strip()
    of_year = table.numbers[years[0]].astype(int) if years else pd.Series(0, index=sectors.index)
    twice = pd.concat([places, of_year], axis=1).duplicated()
    if twice.any():
        row = twice.index[twice][0]
        raise UnreadableTable("duplicate_areas", text=places[row][:40], rows=str(row))
    national = places.map(_is_nation).astype(bool)
    nations = _nations(sectors, of_year, national)
    found = {
        int(year): sectors.loc[rows].set_axis(pd.Index(places[rows], name="place"))
        for year, rows in of_year[~national].groupby(of_year[~national]).groups.items()
    }
    if not found or min(len(part) for part in found.values()) < (1 if nations else 2):
        raise UnreadableTable("few_sectors")
    for year, part in found.items():
        small = part.gt(nations[year]).any() if nations else pd.Series(dtype=bool)
        if small.any():
            raise UnreadableTable("small_nation", column=str(small.index[small][0]), year=str(year))
    return SectorTables(found, nations)


def _check_figures(sectors: pd.DataFrame) -> None:
    column = next((name for name in sectors if sectors[name].isna().any()), None)
    if column is not None:
        row = sectors.index[sectors[column].isna()][0]
        raise UnreadableTable("missing_cell", column=column, row=str(row))
    negative = next((name for name in sectors if (sectors[name] < 0).any() or not sectors[name].any()), None)
    if negative is not None:
        raise UnreadableTable("negative", column=negative)


def _is_nation(place: str) -> bool:
    return place.startswith("*") or place.endswith("*") or fold(place) in NATION


def _nations(sectors: pd.DataFrame, of_year: pd.Series, national: pd.Series) -> dict[int, pd.Series]:
    """The nation's row by year, none where the table marks no row."""
    if not national.any():
        return {}
    years = of_year[national]
    if years.duplicated().any() or set(years) != set(of_year):
        raise UnreadableTable("nation")
    return {int(years[row]): sectors.loc[row] for row in years.index}


def _are_years(values: pd.Series) -> bool:
    return bool(values.notna().all() and (values % 1 == 0).all() and values.between(1900, 2100).all())
