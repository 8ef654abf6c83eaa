"""The parts of the data page: coverage, sources, definitions, downloads."""

import html
from collections.abc import Callable, Sequence
from functools import partial

import pandas as pd
import streamlit as st

from patokaz import layout
from patokaz.countries import choose_country, country_names, level_name, levels
from patokaz.database import query, query_once
from patokaz.downloads import show_downloads
from patokaz.i18n import Words
from patokaz.indicators import BLOCKS, catalogue
from patokaz.profiles import readable_formula
from patokaz.sources import sources

VIEWS = ("matrix", "indicators", "sources", "downloads")


def show_data(t: Words) -> None:
    """What we have and what we do not have."""
    st.html(
        f'<div class="band"><h1>{html.escape(t("data.title"))}</h1></div><p class="lead">{html.escape(t("data.lead"))}</p>'
    )
    with st.container(horizontal=True, gap="large", vertical_alignment="bottom"):
        view = layout.choose(t("choice.show"), "show", VIEWS, "matrix", t, lambda key: t("data." + key), "pills")
        country = choose_country(t) if view != "matrix" else ""
    if view == "matrix":
        st.html(f'<p class="quiet">{html.escape(t("data.matrix_note"))}</p>{matrix_html(t)}')
    elif view == "sources":
        st.html(sources_html(country, t))
    elif view == "indicators":
        st.html(indicators_html(country, t))
    else:
        show_tables(country, t)


def matrix_html(t: Words) -> str:
    """Indicator by country and level with years and areas."""
    held = query("coverage")
    held = held[~held["is_part"].astype(bool)]
    names = country_names(t)
    columns = [(country, level) for country in names for level in levels(country)]
    cells = {(row.indicator_id, row.country_id, row.level): row for row in held.itertuples()}
    top = "".join(f'<th colspan="{len(levels(country))}">{html.escape(name)}</th>' for country, name in names.items())
    heads = "".join(f"<th>{html.escape(level_name(country, level, t))}</th>" for country, level in columns)
    body = []
    for block in BLOCKS:
        body.append(f'<tr class="block"><th colspan="{len(columns) + 1}">{html.escape(t("block." + block))}</th></tr>')
        for key in dict.fromkeys(held[held["block"] == block]["indicator_id"]):
            row = "".join(_cell(cells.get((key, country, level)), t) for country, level in columns)
            body.append(f"<tr><td>{html.escape(catalogue()[key].text('name', t.language))}</td>{row}</tr>")
    return (
        f'<div class="wide" tabindex="0"><table class="plain matrix"><thead><tr><th></th>{top}</tr>'
        f"<tr><th>{html.escape(t('data.indicator'))}</th>{heads}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )


def _cell(row: object, t: Words) -> str:
    if row is None:
        return '<td class="none" aria-label="–"></td>'
    first, last = row.first_year, row.last_year  # type: ignore[attr-defined]
    areas = t("of_total", rank=t.number(row.areas), total=t.number(row.areas_total))  # type: ignore[attr-defined]
    years = str(last) if first == last else f"{first}–{last}"
    return f"<td>{years}<small>{html.escape(areas)}</small></td>"


def sources_html(country: str, t: Words) -> str:
    """Every source of a country with publisher, table, licence, years and caution."""
    cards = []
    for key, source in sources(t).items():
        if source["country_id"] != country:
            continue
        facts = [
            (t("data.which_table"), source["table_name"]),
            (t("data.years"), source["years"]),
            (t("choice.level"), ", ".join(level_name(country, level, t) for level in source["level"].split(", "))),
            (t("data.licence"), source["licence"]),
            (t("data.retrieved"), source["retrieved"]),
            (t("data.caution"), source["caution"]),
            (t("portfolio.covers"), source["covers"]),
            (t("portfolio.lacks"), source["lacks"]),
        ]
        lines = "".join(f"<p><b>{html.escape(label)}.</b> {html.escape(text)}</p>" for label, text in facts if text)
        link = html.escape(source["url"])
        title = (
            f'<a href="{link}" rel="noreferrer">{html.escape(source["title"])}</a>'
            if link
            else html.escape(source["title"])
        )
        cards.append(
            f'<article id="{html.escape(key)}"><h4>{title}</h4>'
            f'<p class="quiet">{html.escape(source["publisher"])}</p>{lines}</article>'
        )
    return f'<div class="sources">{"".join(cards)}</div>'


def indicators_html(country: str, t: Words) -> str:
    """Every indicator of a country with unit, definition, formula and caution, by block."""
    parts = []
    for block in BLOCKS:
        entries = [
            entry for entry in catalogue().values() if entry.block == block and country.lower() in entry.countries
        ]
        if not entries:
            continue
        parts.append(f'<h3>{html.escape(t("block." + block))}</h3><dl class="definitions">')
        for entry in entries:
            formula = readable_formula(entry.formula_of(country.lower()), t) or t("data.published")
            caution = entry.text("caution", t.language, country)
            parts.append(
                f'<dt id="{entry.id}">{html.escape(entry.text("name", t.language))} '
                f'<span class="quiet">{html.escape(t.unit(entry.unit, short=False))} · {entry.id}</span></dt>'
                f"<dd>{html.escape(entry.text('definition', t.language, country))} "
                f"<span class='quiet'>{html.escape(t('data.formula'))}: {html.escape(formula)}."
                f"{' ' + html.escape(caution) if caution else ''}</span></dd>"
            )
        parts.append("</dl>")
    return "".join(parts)


def show_tables(country: str, t: Words) -> None:
    """Any table as a file, and the boundaries."""
    readers: dict[str, Callable[[], pd.DataFrame]] = {
        "figures": lambda: query_once("all_figures", country=country, language=t.language),
        "observations": lambda: query_once("all_observations", country=country),
        "withheld": lambda: query_once("withheld", country=country, language=t.language),
        "areas": lambda: query_once("all_names", country=country),
        "projects": lambda: query_once("projects", country=country),
        "sources": lambda: query_once("sources"),
    }
    counts = query("table_counts", country=country).iloc[0]
    for name, read in readers.items():
        rows = t("data.rows", count=int(counts[name]))
        st.html(f"<h3>{html.escape(t('data.table_' + name))} <span class='quiet'>{html.escape(rows)}</span></h3>")
        show_downloads(read, f"{name}-{country.lower()}", lambda: source_notes(country, t), t)
    show_boundaries(country, t)


def source_notes(country: str, t: Words) -> Sequence[tuple[str, str]]:
    """Publisher, licence and caution of every source, for the notes of a file."""
    return [
        (f"{source['publisher']}: {source['title']}", f"{source['licence']}. {source['caution']}")
        for source in sources(t).values()
        if source["country_id"] == country
    ]


def show_boundaries(country: str, t: Words) -> None:
    """Boundaries of each level as GeoJSON in degrees."""
    about = query("countries", language=t.language).set_index("country_id").loc[country]
    text = t("data.boundaries", attribution=about["attribution"], vintage=about["boundary_vintage"])
    st.html(f"<h3>{html.escape(t('data.table_boundaries'))}</h3><p class='quiet'>{html.escape(text)}</p>")
    with st.container(horizontal=True, gap="small", key="boundaries"):
        for level in levels(country):
            st.download_button(
                level_name(country, level, t, plural=True), partial(boundaries, country, level, t),
                f"patokaz-boundaries-{country.lower()}-{level}.geojson", "application/geo+json",
                key=f"boundaries_{country}_{level}", on_click="ignore",
            )  # fmt: skip


@st.cache_data(show_spinner=False, max_entries=12, hash_funcs={Words: lambda t: t.language})
def boundaries(country: str, level: str, t: Words) -> bytes:
    """A level's boundaries as GeoJSON (WGS 84) with ids and names."""
    from data.maps import level_polygons

    shapes = level_polygons(country, level)
    names = query("areas", country=country, level=level, language=t.language)[["area_id", "name", "official"]]
    return str(shapes.merge(names, on="area_id", how="left").to_json(drop_id=True)).encode()
