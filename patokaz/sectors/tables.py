"""Tables of sectors for specialisation analysis: the product's own, a user's, a published example."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

import pandas as pd

from patokaz.analysis.sector_cards import METHODS
from patokaz.geography.areas import told_names
from patokaz.language.words import Words, words
from patokaz.own_data.reading import OwnTable, read_table
from patokaz.own_data.sector_tables import read_sectors
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.countries import countries, country_name, levels
from patokaz.statistics.database import query
from patokaz.statistics.sources import caution_text, indicator_source_texts
from patokaz.statistics.structures import Structure, part_name, structures

SAMPLE = Path(__file__).parent / "samples" / "krumme_shift_share.csv"
HELD = ("employment_by_activity", "legal_entities_by_activity", "enterprise_size")


@dataclass(frozen=True)
class Sectors:
    """Places × sectors by year (0 without years), their names, and their source.

    measure: what is counted; nations: the nation's rows if it is not the sum of the places; ordered: the sectors have
    an own order; official: from the product's database.
    """

    id: str
    title: str
    measure: str
    tables: Mapping[int, pd.DataFrame]
    sector_names: Mapping[str, str]
    place_names: Mapping[str, str]
    cautions: tuple[str, ...]
    sources: tuple[str, ...] = ()
    nations: Mapping[int, pd.Series] = field(default_factory=dict)
    ordered: bool = False
    official: bool = True

    @cached_property
    def years(self) -> list[int]:
        """The years, oldest first; empty without years."""
        return [year for year in sorted(self.tables) if year]

    @property
    def methods(self) -> tuple[str, ...]:
        """The shift-share methods possible: the dynamic one needs more than two years, none with one year."""
        return METHODS[: {0: 1, 1: 1, 2: 2}.get(len(self.years), 3)]

    def places(self, year: int) -> list[str]:
        """The places with figures in a year, by name."""
        return [place for place in self.place_names if place in self.tables[year].index]


def held_structures(country: str) -> list[Structure]:
    """The structures of HELD available in a country's data."""
    known = (structures().get(key) for key in HELD)
    return [entry for entry in known if entry is not None and country.lower() in entry.countries]


def held_sectors(country: str, structure: Structure, t: Words) -> Sectors:
    """A sector table of the product: the regions of a country."""
    level = levels(country)[-1]
    names = told_names(country, level, t)
    parts = [catalogue()[part] for part in structure.parts]
    cautions = dict.fromkeys(caution_text(part, country, t) for part in parts)
    sources = dict.fromkeys(text for part in parts for text in indicator_source_texts(part, country, t))
    return Sectors(
        structure.id, t("structure." + structure.id), t("why.measure_" + structure.id),
        sector_tables(country, level, structure), {part: part_name(part, t) for part in structure.parts}, names,
        tuple(text for text in cautions if text), tuple(sources), ordered=not structure.sorted,
    )  # fmt: skip


def sector_tables(country: str, level: str, structure: Structure) -> dict[int, pd.DataFrame]:
    """Places × sectors for every year with complete data."""
    rows = pd.concat(
        query("level_series", indicator=part, country=country, level=level, within="").assign(sector=part)
        for part in structure.parts
    )
    wide = {
        int(year): group.pivot(index="area_id", columns="sector", values="value")
        for year, group in rows.groupby("year")
    }
    return {
        year: table[list(structure.parts)]
        for year, table in wide.items()
        if set(table.columns) == set(structure.parts) and table.notna().all(axis=None)
    }


def readers_sectors(name: str, table: OwnTable, t: Words) -> Sectors:
    """A user's table, or the published example if it is that one.

    Raises:
        UnreadableTable: the table cannot be used.
    """
    read = read_sectors(table)
    sample = table is sample_table()
    years = sorted(read.tables, reverse=True)
    places = dict.fromkeys(place for year in years for place in read.tables[year].index)
    return Sectors(
        "sample" if sample else "own",
        t("why.sample_title") if sample else t("own.title", column=t("why.sectors"), file=name),
        t("why.measure_own"), read.tables, {key: key for key in read.tables[years[0]].columns}, {place: place for place in places},
        (t("why.sample_note"),) if sample else (t("own.not_official"),), (t("why.sample_source"),) if sample else (),
        read.nations, official=False,
    )  # fmt: skip


@cache
def sample_table() -> OwnTable:
    """The published example as a user's table; a single object, so that it is recognised."""
    return read_table(SAMPLE.read_bytes(), SAMPLE.name)


def sector_template() -> pd.DataFrame:
    """The first available table as a template: place, year, one column a sector, the nation.

    The published example if the data have none.
    """
    t = words("en")
    held = [(country, entry) for country in countries() for entry in held_structures(country)]
    if not held:
        return pd.read_csv(SAMPLE)
    country, structure = next((pair for pair in held if pair[1].id == "enterprise_size"), held[0])
    sectors = held_sectors(country, structure, t)
    tables = []
    for year in (sectors.years[0], sectors.years[-1]):
        table = sectors.tables[year].rename(columns=sectors.sector_names).rename(index=sectors.place_names)
        table.loc[f"* {country_name(country, t)}"] = table.sum()
        tables.append(table.assign(year=year))
    rows = pd.concat(tables).rename_axis("place").reset_index()
    return rows[["place", "year", *(name for name in rows.columns if name not in ("place", "year"))]]
