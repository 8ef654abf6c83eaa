"""Why here: what the regions of a country are specialised in, and why their numbers changed."""

import html

import pandas as pd
import streamlit as st

from patokaz import layout
from patokaz.analysis.location import herfindahl, krugman_specialisation, location_quotient, shift_share, small_base
from patokaz.charts.plain import Column, table_html
from patokaz.countries import levels
from patokaz.database import query
from patokaz.downloads import show_downloads
from patokaz.i18n import Words
from patokaz.indicators import catalogue
from patokaz.profile_structures import part_name
from patokaz.structures import Structure, structures

SECTORS = ("employment_by_activity", "legal_entities_by_activity", "enterprise_size")


def show_why(country: str, t: Words) -> None:
    """Location quotients beside sizes for one region, its specialisation, and shift-share where two years are known."""
    found = [entry for key, entry in structures().items() if key in SECTORS and country.lower() in entry.countries]
    if not found:
        layout.show_notice(t("why.none"), "")
        return
    structure = found[0]
    level = levels(country)[-1]
    tables = sector_tables(country, level, structure)
    names = query("areas", country=country, level=level, language=t.language).set_index("area_id")["name"].to_dict()
    years = sorted(tables)
    newest = tables[years[-1]]
    places = [area for area in names if area in newest.index]
    place = layout.choose(t("why.region"), "region", places, places[0], t, names.__getitem__)
    show_card(newest, place, names[place], years[-1], structure, t)
    if len(years) > 1:
        show_change(tables[years[0]], newest, place, years[0], years[-1], t)


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


def show_card(table: pd.DataFrame, place: str, name: str, year: int, structure: Structure, t: Words) -> None:
    """Size, location quotient and small-base warning of every sector of a place."""
    quotients, small = location_quotient(table).loc[place], small_base(table).loc[place]
    order = quotients.sort_values(ascending=False).index
    strong = str(order[0])
    krugman = t.number(float(krugman_specialisation(table)[place]), 2)
    equivalent = t.number(float(herfindahl(table).loc[place, "equivalent_number"]), 1)
    text = t(
        "why.sentence", place=name, sector=part_name(strong, t), quotient=t.number(quotients[strong], 2),
        size=t.number(table.loc[place, strong]), year=year, krugman=krugman, equivalent=equivalent,
    )  # fmt: skip
    columns = [
        Column(t("structure." + structure.id), [part_name(str(part), t) for part in order]),
        Column(t("why.size"), [t.number(table.loc[place, part]) for part in order], number=True),
        Column(t("why.quotient"), [t.number(quotients[part], 2) for part in order], number=True),
        Column(t("why.small"), [t("why.small_base") if small[part] else "" for part in order], minor=True),
    ]
    title = f"{t('structure.' + structure.id)}, {year}"
    st.html(f'<p class="sentence">{html.escape(text)}</p><h3>{html.escape(title)}</h3>{table_html(columns, title)}')
    st.html(
        f'<p class="quiet">{html.escape(t("why.method"))} {html.escape(catalogue()[structure.parts[0]].text("caution", t.language, structure.countries[0]))}</p>'
    )
    long = table.stack().rename("size").reset_index().assign(quotient=location_quotient(table).stack().to_numpy())
    show_downloads(lambda: long, f"location-quotient-{structure.id}", lambda: [(title, t("why.method"))], t)


def show_change(start: pd.DataFrame, end: pd.DataFrame, place: str, first: int, last: int, t: Words) -> None:
    """National, mix and local parts of the change of every sector, with the identity under the table."""
    both = start.index.intersection(end.index)
    rows = shift_share(start.loc[both], end.loc[both])
    mine = rows[rows["place"] == place] if "place" in rows.columns else rows.loc[place].reset_index()
    sums = mine[["change", "national", "mix", "local"]].sum()
    columns = [Column(t("why.sector"), [part_name(str(sector), t) for sector in mine["sector"]])]
    columns += [
        Column(
            t("why." + part), [t.number(value) for value in mine[part]], number=True, minor=part in ("national", "mix")
        )
        for part in ("change", "national", "mix", "local")
    ]
    title = t("why.change_title", first=first, last=last)
    identity = t("why.identity", **{part: t.number(float(sums[part])) for part in sums.index})
    st.html(f"<h3>{html.escape(title)}</h3>{table_html(columns, title)}<p class='quiet'>{html.escape(identity)}</p>")
