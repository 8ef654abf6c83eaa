"""The sections of the data page: coverage, sources, definitions, downloads."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import pandas as pd
import streamlit as st

from patokaz.frame.choices import choose_country, choose_pills
from patokaz.frame.files import show_downloads, show_file
from patokaz.frame.parts import show_later, show_opening, show_titled
from patokaz.geography.boundary_files import boundaries
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.metadata.fresh_screen import show_fresh
from patokaz.metadata.matrix import matrix_address
from patokaz.statistics.catalogue import BLOCKS, Indicator, catalogue
from patokaz.statistics.countries import level_name, levels
from patokaz.statistics.database import query, query_once
from patokaz.statistics.formulas import readable_formula
from patokaz.statistics.sources import caution_text, sources

VIEWS = ("matrix", "fresh", "indicators", "sources", "downloads")


def show_data(t: Words) -> None:
    """Available and missing data."""
    show_opening(t("data.title"), t("data.lead"))
    with st.container(horizontal=True, gap="large", vertical_alignment="bottom"):
        view = choose_pills(t("choice.show"), "show", VIEWS, "matrix", t, lambda key: t("data." + key))
        country = choose_country(t) if view != "matrix" else ""
    if view == "matrix":
        show_matrix(t)
    elif view == "fresh":
        show_fresh(country, t)
    elif view == "sources":
        show_sources(country, t)
    elif view == "indicators":
        show_indicators(country, t)
    else:
        show_tables(country, t)


def show_matrix(t: Words) -> None:
    """Coverage by indicator, country and level, with years and numbers of areas."""
    show_later(matrix_address(t), t)


def show_sources(country: str, t: Words) -> None:
    """The sources of a country with publisher, table, licence, years and caution."""
    entries = [
        {
            "id": key,
            "title": source["title"],
            "url": source["url"],
            "publisher": source["publisher"],
            "facts": source_facts(source, country, t),
        }
        for key, source in sources(t).items()
        if source["country_id"] == country
    ]
    st.html(html("metadata/sources", sources=entries))


def source_facts(source: Mapping[str, str], country: str, t: Words) -> list[tuple[str, str]]:
    """Facts of a source as label and text; empty where the publisher does not state them."""
    return [
        (t("data.which_table"), source["table_name"]),
        (t("data.years"), source["years"]),
        (t("choice.level"), ", ".join(level_name(country, level, t) for level in source["level"].split(", "))),
        (t("data.licence"), source["licence"]),
        (t("data.retrieved"), source["retrieved"]),
        (t("data.caution"), source["caution"]),
        (t("portfolio.covers"), source["covers"]),
        (t("portfolio.lacks"), source["lacks"]),
    ]


def show_indicators(country: str, t: Words) -> None:
    """The indicators of a country with unit, definition, formula and caution, by block."""
    blocks: dict[str, list[dict[str, str]]] = {}
    for block in BLOCKS:
        for entry in catalogue().values():
            if entry.block == block and country.lower() in entry.countries:
                blocks.setdefault(t("block." + block), []).append(indicator_texts(entry, country, t))
    st.html(html("metadata/indicators", formula=t("data.formula"), blocks=list(blocks.items())))


def indicator_texts(entry: Indicator, country: str, t: Words) -> dict[str, str]:
    """Unit, definition, formula and caution of an indicator in a country."""
    return {
        "id": entry.id,
        "name": entry.text("name", t.language),
        "unit": t.unit(entry.unit, short=False),
        "definition": entry.text("definition", t.language, country),
        "formula": readable_formula(entry.formula_of(country.lower()), t) or t("data.published"),
        "caution": caution_text(entry, country, t),
    }


def show_tables(country: str, t: Words) -> None:
    """Download of any table and of the boundaries."""
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
        show_titled(t("data.table_" + name), "", note=rows)
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
    """Boundaries of each level as GeoJSON (longitude and latitude in degrees)."""
    about = query("countries", language=t.language).set_index("country_id").loc[country]
    text = t("data.boundaries", attribution=t.of_source(about["attribution"]), vintage=about["boundary_vintage"])
    show_titled(t("data.table_boundaries"), html("frame/quiet", text=text))
    with st.container(horizontal=True, gap="small", key="boundaries"):
        for level in levels(country):
            file = f"patokaz-boundaries-{country.lower()}-{level}.geojson"
            make = partial(boundaries, country, level, t)
            show_file(level_name(country, level, t, plural=True), make, file, f"boundaries_{country}_{level}")
