"""Why here: what the regions of a country are specialised in, and why their numbers changed."""

import html
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from patokaz import layout
from patokaz.analysis.location import herfindahl, krugman_specialisation, location_quotient, shift_share, small_base
from patokaz.charts.plain import Column, table_html
from patokaz.countries import levels
from patokaz.database import query
from patokaz.downloads import show_downloads
from patokaz.i18n import Words, words
from patokaz.indicators import catalogue
from patokaz.own_data import read_sectors
from patokaz.own_data_page import show_refusal, take_file
from patokaz.own_indicators import held_table
from patokaz.profile_structures import part_name
from patokaz.reading import UnreadableTable
from patokaz.structures import Structure, structures

OWN = "own"
SECTORS = ("employment_by_activity", "legal_entities_by_activity", "enterprise_size")


@dataclass(frozen=True)
class Sectors:
    """A table of sectors to read: places × sectors by year (0 where it has none), and what all of them are called."""

    id: str
    title: str
    tables: Mapping[int, pd.DataFrame]
    sector_names: Mapping[str, str]
    place_names: Mapping[str, str]
    caution: str


def show_why(country: str, t: Words) -> None:
    """Location quotients beside sizes for one place, its specialisation, and shift-share where two years are known."""
    own = [key for key, entry in structures().items() if key in SECTORS and country.lower() in entry.countries]
    names = {key: t("structure." + key) for key in own} | {OWN: t("why.own")}
    table = layout.choose(t("choice.table"), "table", list(names), next(iter(names)), t, names.__getitem__, "pills")
    try:
        sectors = own_sectors(country, t) if table == OWN else database_sectors(country, structures()[table], t)
    except UnreadableTable as error:
        show_refusal(error, t)
        return
    if sectors is None:
        return
    years = sorted(sectors.tables)
    newest = sectors.tables[years[-1]]
    places = [area for area in sectors.place_names if area in newest.index]
    place = layout.choose(t("why.region"), "region", places, places[0], t, lambda key: sectors.place_names[key])
    show_card(sectors, place, years[-1], t)
    if len(years) > 1:
        show_change(sectors, place, years[0], years[-1], t)


def database_sectors(country: str, structure: Structure, t: Words) -> Sectors:
    """A sector table of the product's own."""
    level = levels(country)[-1]
    names = query("areas", country=country, level=level, language=t.language).set_index("area_id")["name"].to_dict()
    return Sectors(
        structure.id, t("structure." + structure.id), sector_tables(country, level, structure),
        {part: part_name(part, t) for part in structure.parts}, names,
        catalogue()[structure.parts[0]].text("caution", t.language, country),
    )  # fmt: skip


def own_sectors(country: str, t: Words) -> Sectors | None:
    """The session's sector table, with uploader and a table of the product as the template. Raises UnreadableTable."""
    st.html(f'<p class="quiet">{html.escape(t("why.own_explained"))}</p>')
    show_downloads(sector_template, "template-sectors", lambda: [("", t("why.own_explained"))], t)
    take_file("sectors", t)
    held = held_table("sectors")
    if held is None:
        layout.show_notice(t("own.nothing"), t("own.nothing_text"))
        return None
    name, table = held
    tables = read_sectors(table)
    first = next(iter(tables.values()))
    return Sectors(
        "own", t("own.title", column=t("why.sector"), file=name), tables, {key: key for key in first.columns},
        {place: place for place in tables[max(tables)].index}, t("own.not_official"),
    )  # fmt: skip


def sector_template() -> pd.DataFrame:
    """Enterprises of Bulgaria's regions by size as they have to be written: place, year, a column a sector."""
    t = words("en")
    sectors = database_sectors("BG", structures()["enterprise_size"], t)
    years = [min(sectors.tables), max(sectors.tables)]
    tables = [sectors.tables[year].rename(columns=sectors.sector_names).assign(year=year) for year in years]
    rows = pd.concat(tables).rename(index=sectors.place_names).rename_axis("place").reset_index()
    return rows[["place", "year", *(name for name in rows.columns if name not in ("place", "year"))]]


def sector_tables(country: str, level: str, structure: Structure) -> dict[int, pd.DataFrame]:
    """Places × sectors for every year in which all sectors of all places are known."""
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


def show_card(sectors: Sectors, place: str, year: int, t: Words) -> None:
    """Size, location quotient and small-base warning of every sector of a place."""
    table = sectors.tables[year]
    quotients, small = location_quotient(table).loc[place], small_base(table).loc[place]
    order = quotients.sort_values(ascending=False).index
    strong = str(order[0])
    krugman = t.number(float(krugman_specialisation(table)[place]), 2)
    equivalent = t.number(float(herfindahl(table).loc[place, "equivalent_number"]), 1)
    text = t(
        "why.sentence", place=sectors.place_names[place], sector=sectors.sector_names[strong],
        quotient=t.number(quotients[strong], 2), size=t.number(table.loc[place, strong]), year=year or "–",
        krugman=krugman, equivalent=equivalent,
    )  # fmt: skip
    columns = [
        Column(t("why.sector"), [sectors.sector_names[str(part)] for part in order]),
        Column(t("why.size"), [t.number(table.loc[place, part]) for part in order], number=True),
        Column(t("why.quotient"), [t.number(quotients[part], 2) for part in order], number=True),
        Column(t("why.small"), [t("why.small_base") if small[part] else "" for part in order], minor=True),
    ]
    title = f"{sectors.title}, {year}" if year else sectors.title
    st.html(
        f'<p class="sentence">{html.escape(text)}</p><h3>{html.escape(title)}</h3>{table_html(columns, title)}'
        f'<p class="quiet">{html.escape(t("why.method"))} {html.escape(sectors.caution)}</p>'
    )
    show_downloads(
        lambda: long_quotients(table), f"location-quotient-{sectors.id}", lambda: [(title, t("why.method"))], t
    )


def long_quotients(table: pd.DataFrame) -> pd.DataFrame:
    """A row a place and sector: size and location quotient."""
    named = table.rename_axis(index="place", columns="sector")
    return named.stack().rename("size").reset_index().assign(quotient=location_quotient(named).stack().to_numpy())


def show_change(sectors: Sectors, place: str, first: int, last: int, t: Words) -> None:
    """National, mix and local parts of the change of every sector, with the identity under the table."""
    start, end = sectors.tables[first], sectors.tables[last]
    both = start.index.intersection(end.index)
    if place not in both:
        layout.show_notice(t("why.no_start", place=sectors.place_names[place], year=first), "")
        return
    try:
        rows = shift_share(start.loc[both], end.loc[both])
    except ValueError:
        layout.show_notice(t("why.no_change"), "")
        return
    mine = rows[rows["place"] == place] if "place" in rows.columns else rows.loc[place].reset_index()
    sums = mine[["change", "national", "mix", "local"]].sum()
    columns = [Column(t("why.sector"), [sectors.sector_names[str(sector)] for sector in mine["sector"]])]
    columns += [
        Column(
            t("why." + part), [t.number(value) for value in mine[part]], number=True, minor=part in ("national", "mix")
        )
        for part in ("change", "national", "mix", "local")
    ]
    title = t("why.change_title", first=first, last=last)
    identity = t("why.identity", **{part: t.number(float(sums[part])) for part in sums.index})
    st.html(f"<h3>{html.escape(title)}</h3>{table_html(columns, title)}<p class='quiet'>{html.escape(identity)}</p>")
