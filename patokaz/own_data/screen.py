"""A reader's own figures on the screen: template, upload, what matched, and a map like any indicator's. Session only."""

import html

import pandas as pd
import streamlit as st

from patokaz import layout
from patokaz.charts.plain import Column, table_html
from patokaz.countries import country_name, level_name, levels
from patokaz.database import query
from patokaz.downloads import show_downloads
from patokaz.i18n import Words
from patokaz.own_data.indicators import DIRECTIONS, own_data, own_picture, read_or_refusal
from patokaz.own_data.matching import OwnData, own_columns, template
from patokaz.own_data.reading import MOST_BYTES, UnreadableTable
from patokaz.places import named_areas
from patokaz.screens.area_parts import choose_class_number, choose_scheme, show_picture, show_table

MOST_LISTED = 30


def show_own(country: str, t: Words) -> None:
    """Upload, report and map of the reader's own figures."""
    st.html(f'<p class="sentence">{html.escape(t("own.explained"))}</p>')
    level = layout.choose(
        t("choice.level"), "level", levels(country), levels(country)[0], t,
        lambda key: level_name(country, key, t, plural=True), "pills",
    )  # fmt: skip
    areas = query("areas", country=country, level=level, language=t.language)
    name = f"template-{country.lower()}-{level}"
    st.html(f'<p class="quiet">{html.escape(t("own.template"))}</p>')
    show_downloads(
        lambda: template(areas.to_dict("records"), t("own.value")), name, lambda: [("", t("own.explained"))], t
    )
    take_file("own", t)
    try:
        data = own_data(country, level)
    except UnreadableTable as error:
        show_refusal(error, t)
        return
    if data is None:
        layout.show_notice(t("own.nothing"), t("own.nothing_text"))
        return
    show_matching(data, len(areas), t)
    show_column(data, areas, t)


def take_file(key: str, t: Words) -> None:
    """The uploader: a file is read once and kept in the session until it is taken out or forgotten."""

    def keep() -> None:
        file = st.session_state[f"{key}_file"]
        if file is None:
            st.session_state.pop(f"{key}_table", None)
        else:
            st.session_state[f"{key}_table"] = (file.name, read_or_refusal(file.getvalue(), file.name))

    st.file_uploader(
        t("own.upload"), type=["csv", "txt", "tsv", "xlsx"], key=f"{key}_file", on_change=keep,
        max_upload_size=MOST_BYTES // 1_000_000,
    )  # fmt: skip
    if f"{key}_table" in st.session_state and st.button(t("own.forget"), key=f"{key}_forget"):
        st.session_state.pop(f"{key}_table")
        st.rerun()


def show_refusal(error: UnreadableTable, t: Words) -> None:
    """Why a file cannot be used, and what to do."""
    told = {key: t.number(value) if isinstance(value, int) else str(value) for key, value in error.details.items()}
    layout.show_notice(t("own.refused"), t("own.bad_" + error.reason, **told))


def show_matching(data: OwnData, areas: int, t: Words) -> None:
    """How the file was read, how many rows found their area, and which did not."""
    rows = len(data.values) + len(data.unmatched)
    text = t(
        "own.matched", file=data.name, how=data.table.how, rows=t.number(rows), matched=t.number(len(data.values)),
        column=data.column, areas=t.number(areas), country=country_name(data.country, t),
    )  # fmt: skip
    notes = [t("own.more_sheets", count=data.table.more_sheets)] * (data.table.more_sheets > 0)
    notes += [
        t("own.spoiled", column=spoiled.column, count=spoiled.count, cell=spoiled.cell, text=spoiled.text)
        for spoiled in data.table.spoiled
    ]
    st.html(
        f'<p class="sentence">{html.escape(text)}</p>'
        + "".join(f'<p class="quiet">{html.escape(note)}</p>' for note in notes)
    )
    if data.unmatched:
        with st.expander(t("own.unmatched", count=len(data.unmatched)), expanded=len(data.unmatched) <= MOST_LISTED):
            st.html(table_html(unmatched_columns(data, t), t("own.unmatched", count=len(data.unmatched))))


def unmatched_columns(data: OwnData, t: Words) -> list[Column]:
    """Row, what was written, why, and the nearest names with their codes."""
    listed = data.unmatched[:MOST_LISTED]
    ids = sorted({area for row in listed for area in row.candidates})
    names = {row["area_id"]: f"{row['name']}, {row['upper']} ({row['area_id']})" for row in named_areas(ids, t)}
    return [
        Column(t("own.row"), [t.number(row.row) for row in listed], number=True),
        Column(t("own.written"), [row.text for row in listed]),
        Column(t("own.why"), [t("own.kind_" + row.kind) for row in listed]),
        Column(t("own.nearest"), ["; ".join(names.get(area, area) for area in row.candidates) for row in listed]),
    ]


def show_column(data: OwnData, areas: pd.DataFrame, t: Words) -> None:
    """One column on the map, with distribution, ranking, table and files."""
    columns = own_columns(data)
    with st.container(key="choices"):
        places = st.columns([3, 1.5, 1.8, 1])
    with places[0]:
        column = columns[
            layout.choose(t("own.column"), "own", list(columns), next(iter(columns)), t, columns.__getitem__)
        ]
    with places[1]:
        better = choose_better(t)
    with places[2]:
        scheme = choose_scheme(t)
    with places[3]:
        number = choose_class_number(t)
    picture = own_picture(data.values[column], DIRECTIONS[better], areas, scheme, number)
    title = t("own.title", column=column, file=data.name)
    st.html(f"<h3>{html.escape(title)}</h3>")
    amount = t.measure("count", data.decimals(column))
    note = t("own.not_official")
    show_picture(picture, title, amount, data.country, data.level, "own", t, notes=[note])
    st.html(f'<p class="quiet">{html.escape(note)} {html.escape(t("own.usable"))}</p>')
    table = picture.ranked[["area_id", "name", "upper", "rank", "value"]]
    show_table(table, data.decimals(column), "own", [(title, note)], t)


def choose_better(t: Words) -> str:
    """Whether more or less is better."""
    return layout.choose(t("own.better"), "better", list(DIRECTIONS), "more", t, lambda key: t("own.better_" + key))
