"""Sector strengths of a place, their size and change, on one card, from any table of sectors."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from plotly.graph_objects import Figure

from patokaz.charts.dots import Dot, dots_figure
from patokaz.charts.palette import PALETTES
from patokaz.charts.plain import table_html
from patokaz.frame.choices import choose, choose_pills
from patokaz.frame.files import chart_pictures, show_downloads
from patokaz.frame.parts import show_notice, show_quiet
from patokaz.frame.share import Shared, show_share
from patokaz.geography.areas import area_line
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.own_data.refusals import UnreadableTable
from patokaz.own_data.screen import show_refusal
from patokaz.own_data.session import held_table
from patokaz.own_data.upload_screen import take_file
from patokaz.sectors.tables import (
    SAMPLE,
    Sectors,
    held_sectors,
    held_structures,
    readers_sectors,
    sample_table,
    sector_template,
)
from patokaz.sectors.texts import (
    Card,
    card_columns,
    card_of,
    card_table,
    change_sentence,
    identity,
    missing_change,
    share_text,
    strength_sentence,
    structure_sentence,
)

OWN = "own"
OF_A_TABLE = ("sector_area", "from", "to")


def show_why(country: str, t: Words) -> None:
    """A table of sectors, a place, years and a method; then the card and its figures as files."""
    try:
        sectors = choose_sectors(country, t)
    except UnreadableTable as error:
        show_refusal(error, t)
        return
    if sectors is None:
        return
    with st.container(key="choices"):
        places = st.columns([2.4, 1.1, 1.1, 3.4])
    years = sectors.years or [0]
    if len(years) > 1:
        with places[1]:
            first = choose_year("from", years[:-1], 0, t)
        with places[2]:
            last = choose_year("to", years[1:], -1, t)
        years = sorted({first, last})
    with places[0]:
        place = choose_place(sectors, years[-1], t)
    method = "classic"
    if len(sectors.methods) > 1:
        with places[3]:
            method = choose_pills(
                t("choice.shift"), "shift", sectors.methods, "classic", t, lambda key: t("why.shift_" + key)
            )
    show_card(card_of(sectors, place, years[0] if len(years) > 1 else None, years[-1], method), t)


def choose_sectors(country: str, t: Words) -> Sectors | None:
    """A table of the product for the country, or the user's own; None without one.

    Raises:
        UnreadableTable: the user's table.
    """
    held = {entry.id: entry for entry in held_structures(country)}
    names = {key: t("structure." + key) for key in held} | {OWN: t("why.own")}
    table = choose_pills(t("choice.table"), "table", list(names), next(iter(names)), t, names.__getitem__)
    sectors = own_sectors(t) if table == OWN else held_sectors(country, held[table], t)
    if sectors is not None:
        _forget_choices_of_another_table(sectors)
    return sectors


def _forget_choices_of_another_table(sectors: Sectors) -> None:
    """Remove place, year and method of the previous table from the address."""
    now = (sectors.id, () if sectors.official else tuple(sectors.place_names))
    before = st.session_state.get("why_table", now)
    st.session_state["why_table"] = now
    if before != now:
        for key in OF_A_TABLE:
            st.query_params.pop(key, None)
        if st.query_params.get("shift") not in sectors.methods:
            st.query_params.pop("shift", None)


def own_sectors(t: Words) -> Sectors | None:
    """The session's own table, with uploader, template and a published example.

    Raises:
        UnreadableTable: the uploaded table.
    """
    show_quiet(t("why.own_explained"))
    show_downloads(sector_template, "template-sectors", lambda: [("", t("why.own_explained"))], t)
    if st.button(t("why.sample"), key="sectors_sample"):
        st.session_state["sectors_table"] = (SAMPLE.name, sample_table())
    take_file("sectors", t)
    held = held_table("sectors")
    if held is None:
        show_notice(t("own.nothing"), t("own.nothing_text"))
        return None
    return readers_sectors(*held, t)


def choose_year(key: str, years: Sequence[int], usual: int, t: Words) -> int:
    """One of the years; by default the one at position `usual`, unless the address names another."""
    ids = [str(year) for year in years]
    return int(choose(t("choice." + key), key, ids, ids[usual], t, str))


def choose_place(sectors: Sectors, year: int, t: Words) -> str:
    """One of the places with figures in the year; by default the one that contains the user's area."""
    places = sectors.places(year)
    asked = st.query_params.get("area", "") if sectors.official else ""
    around = area_line(asked, t.language) if asked else []
    usual = next((area["area_id"] for area in around if area["area_id"] in places), places[0])
    return choose(t("choice.region"), "sector_area", places, usual, t, lambda key: sectors.place_names[key])


def show_card(card: Card, t: Words) -> None:
    """Sentences, table, meaning and sources of the figures; files of all places."""
    st.html(card_html(card, t))
    sectors = card.sectors
    notes = [
        *reading_notes(card, t),
        *([identity(card, t)] if card.changed else []),
        *sectors.cautions,
        *sectors.sources,
    ]
    name = f"why-{sectors.id}-{card.last}" if card.last else f"why-{sectors.id}"
    told = [(card_title(card, t), note) for note in notes]
    named = (t(text) for text in ("why.share", "why.national_share"))
    share, national = (text[:1].lower() + text[1:] for text in named)
    key = t("why.picture", share=share, national=national)
    pictures = chart_pictures(
        lambda: shares_figure(card, t), name, card_title(card, t), [key, *card.sectors.sources], t
    )
    show_share(Shared(name, pictures, lambda: card_table(card), name, told), t)


def shares_figure(card: Card, t: Words) -> Figure:
    """Each sector's share in the place and in the nation, as a picture of the card."""
    rows = card.mine.dropna(subset=["share_pct"])
    dots = [
        Dot(
            card.sectors.sector_names[str(key)], "", row.share_pct,
            f"{share_text(row.share_pct, t)} · {share_text(row.national_share_pct, t)}", None if pd.isna(row.national_share_pct) else row.national_share_pct,
        )
        for key, row in zip(rows.index, rows.itertuples(), strict=True)
    ]  # fmt: skip
    return dots_figure(dots, PALETTES["light"])


def card_title(card: Card, t: Words) -> str:
    """Place, table and years."""
    years = f", {card.first}–{card.last}" if card.changed else f", {card.last}" if card.last else ""
    return f"{card.sectors.place_names[card.place]}: {card.sectors.title}{years}"


def reading_notes(card: Card, t: Words) -> list[str]:
    """Explanations of the columns."""
    notes = [t("why.method"), t("why.nation_row" if card.sectors.nations else "why.nation_sum")]
    if card.changed:
        notes += [t(key) for key in ("why.parts", "why.parts_" + card.method) if t.has(key)]
    return notes


def card_html(card: Card, t: Words) -> str:
    """The card: sentences, table, identity, structure, sources, explanations."""
    title = card_title(card, t)
    change = change_sentence(card, t) if card.changed else missing_change(card, t)
    below = [identity(card, t)] if card.changed else []
    below += [structure_sentence(card, t)]
    quiet = [" ".join(card.sectors.cautions), "; ".join(card.sectors.sources)]
    return html(
        "sectors/card",
        title=title,
        sentences=(strength_sentence(card, t), change),
        table=table_html(card_columns(card, t), title, summed=True),
        below=below,
        quiet=quiet,
        how=t("why.how"),
        notes=reading_notes(card, t),
    )
