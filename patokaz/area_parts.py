"""What the pages over all areas of a level share: class choices, a picture with its distribution and ranking, a table."""

import html
from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from patokaz import layout
from patokaz.analysis.classes import SCHEMES
from patokaz.charts.palette import PALETTES, shades
from patokaz.charts.plain import Column, distribution_html, table_html
from patokaz.charts.rankings import ranking_html
from patokaz.country_map import NOBODY, show_country_map
from patokaz.downloads import show_downloads
from patokaz.i18n import Measure, Words
from patokaz.potential import Picture

CLASS_NUMBERS = ("3", "4", "5", "6", "7")
FIRST_ROWS = 20


def choose_scheme(t: Words) -> str:
    """How values are cut into classes."""
    return layout.choose(t("choice.scheme"), "scheme", SCHEMES, "quantiles", t, lambda key: t("potential." + key))


def choose_class_number(t: Words) -> int:
    """How many classes."""
    return int(layout.choose(t("choice.classes"), "classes", CLASS_NUMBERS, "5", t, str))


def show_picture(
    picture: Picture,
    title: str,
    amount: Measure,
    country: str,
    level: str,
    key: str,
    t: Words,
    greyed: Mapping[str, str] = NOBODY,
) -> None:
    """Map on two thirds, beside it the distribution and the ends of the ranking."""
    palette = PALETTES[layout.theme()]
    left, right = st.columns([2, 1], gap="medium")
    with left:
        show_country_map(picture, amount, t, country=country, level=level, title=title, key=key, greyed=greyed)
    with right:
        known = picture.known
        if len(known) >= 3:
            colours = shades(palette, len(picture.classes.counts))
            middle = t("profile.median_of", value=amount.number(picture.median))
            ends = (amount(known["value"].min()), middle, amount(known["value"].max()))
            spread = distribution_html(known["value"], picture.classes.upper, colours, ends, t("potential.areas_axis"))
            st.html(f"<h3>{html.escape(t('potential.distribution'))}</h3>{spread}")
        st.html(
            f"<h3>{html.escape(t('potential.ranking'))}</h3>{ranking_html(picture.ordered, amount, layout.address(), t)}"
        )


def show_table(table: pd.DataFrame, decimals: int, name: str, notes: Sequence[tuple[str, str]], t: Words) -> None:
    """The areas in their order, the first ones unless all are asked for; a name opens the profile."""
    with st.container(horizontal=True, gap="large", vertical_alignment="bottom"):
        st.html(f"<h3>{html.escape(t('potential.table'))}</h3>", width="content")
        everything = len(table) <= FIRST_ROWS or show_all_rows(len(table), t)
    listed = table if everything else table.head(FIRST_ROWS)
    st.html(table_html(area_columns(listed, decimals, t), t("potential.table")))
    show_downloads(lambda: table, name, lambda: notes, t)


def area_columns(rows: pd.DataFrame, decimals: int, t: Words) -> list[Column]:
    """Place, upper area, rank and numbers of a table of areas as texts in the reader's language."""
    ranks = ["" if pd.isna(rank) else t.number(rank) for rank in rows["rank"]]
    columns = [
        Column(t("potential.rank"), ranks, number=True),
        Column(
            t("potential.place"),
            rows["name"].tolist(),
            links=layout.links("profile", "area", rows["area_id"]),
        ),
        Column(t("potential.upper"), rows["upper"].tolist(), minor=True),
    ]
    if "low" in rows:
        told = ["" if pd.isna(row.low) else f"{t.number(row.low)}–{t.number(row.high)}" for row in rows.itertuples()]
        columns.insert(1, Column(t("index.between"), told, number=True))
    for name in rows.columns[rows.columns.get_loc("value") :]:
        head = t(f"potential.{name}") if name in ("value", "coverage") else t("pillar." + name)
        columns.append(
            Column(head, [t.number(value, decimals) for value in rows[name]], number=True, minor=name != "value")
        )
    return columns


def show_all_rows(count: int, t: Words) -> bool:
    """Whether the reader wants every row of a long table; kept in the address."""
    st.session_state["all_rows"] = st.query_params.get("rows") == "all"

    def keep() -> None:
        if st.session_state["all_rows"]:
            st.query_params["rows"] = "all"
        else:
            st.query_params.pop("rows", None)

    return st.toggle(t("potential.all_rows", count=count), key="all_rows", on_change=keep)
