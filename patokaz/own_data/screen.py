"""A user's own figures on the screen: template, upload, what matched, and a map like any indicator's. Session only."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from patokaz.charts.plain import Column, table_html
from patokaz.frame.choices import choose, choose_pills, keep, plain_label
from patokaz.frame.files import show_downloads
from patokaz.frame.parts import show_notice, show_quiet, show_sentence, show_titled
from patokaz.frame.presenting import show_present
from patokaz.geography.areas import named_areas
from patokaz.language.html import html
from patokaz.language.numbers import separators
from patokaz.language.words import Words
from patokaz.maps.parts_screen import choose_class_number, choose_scheme, show_picture, show_table
from patokaz.maps.screen import CountryMap
from patokaz.own_data.columns import Question
from patokaz.own_data.indicators import DIRECTIONS, own_picture
from patokaz.own_data.matching import LISTED, OwnData, own_columns, template
from patokaz.own_data.presented_screen import own_view
from patokaz.own_data.reading import OwnTable
from patokaz.own_data.refusals import UnreadableTable
from patokaz.own_data.session import own_data, turn_reading
from patokaz.own_data.upload_screen import take_file
from patokaz.statistics.countries import country_name, level_name, levels
from patokaz.statistics.places import level_places
from patokaz.statistics.war_status import with_status

MOST_QUESTIONS = 8


def show_own(country: str, t: Words) -> None:
    """Upload, report and map of the user's own figures."""
    show_sentence(t("own.explained"))
    level = choose_pills(t("choice.level"), "level", levels(country), levels(country)[0], t, lambda key: level_name(country, key, t, plural=True))  # fmt: skip
    areas = level_places(country=country, level=level, language=t.language)
    name = f"template-{country.lower()}-{level}"
    show_quiet(t("own.template"))
    show_downloads(
        lambda: template(areas.to_dict("records"), t("own.value")), name, lambda: [("", t("own.explained"))], t
    )
    take_file("own", t)
    try:
        with st.spinner(t("own.matching")):
            data = own_data(country, level)
    except UnreadableTable as error:
        if error.reason == "wrong_level":
            show_wrong_level(country, str(error.details["level"]), t)
        else:
            show_refusal(error, t)
        return
    if data is None:
        show_notice(t("own.nothing"), t("own.nothing_text"))
        return
    st.session_state["own_home"] = (country, level)
    show_matching(data, len(areas), t)
    show_column(data, areas, t)


def show_wrong_level(country: str, level: str, t: Words) -> None:
    """The places are of another level: its name, and a link to it."""
    name = level_name(country, level, t, plural=True)
    show_notice(t("own.refused"), t("own.bad_wrong_level", level=name))
    st.button(plain_label(t("own.to_level", level=name)), key="own_to_level", on_click=lambda: open_level(level))


def open_level(level: str) -> None:
    """Choose the level in the address."""
    keep("level", level)


def show_refusal(error: UnreadableTable, t: Words) -> None:
    """Why a file cannot be used, and the remedy."""
    show_notice(t("own.refused"), refusal_text(error, t))


def refusal_text(error: UnreadableTable, t: Words) -> str:
    """A reason as a sentence, with its sheet, row, column and cell."""
    told = {
        key: t.number(value) if isinstance(value, int) and key != "count" else value
        for key, value in error.details.items()
    }
    if "country" in told:
        told["country"] = country_name(str(told["country"]), t)
    sheet = t("own.in_sheet", sheet=told["sheet"]) + " " if "sheet" in told and error.reason != "no_table" else ""
    return sheet + t("own.bad_" + error.reason, **told)


def show_matching(data: OwnData, areas: int, t: Words) -> None:
    """How the file was read, the number of rows matched with an area, and the unmatched ones."""
    rows = len(data.values) + data.lost
    text = t(
        "own.matched", file=data.name, how=data.table.how, rows=t.number(rows), matched=t.number(len(data.values)),
        column=data.column, areas=t.number(areas), country=country_name(data.country, t),
    )  # fmt: skip
    st.html(html("own_data/report", sentence=text, notes=reading_notes(data, t)))
    show_questions(data.table, t)
    if data.unmatched:
        title = t("own.unmatched", count=data.lost)
        with st.expander(title, expanded=data.lost <= LISTED):
            st.html(table_html(unmatched_columns(data, t), title))


def table_notes(table: OwnTable, t: Words, without: Sequence[str] = ()) -> list[str]:
    """Notes on how a table was read, one sentence each. without: reasons to leave out."""
    notes = []
    if table.more_sheets:
        others = ", ".join(name for name in table.sheets if name != table.how)
        notes.append(t("own.more_sheets", count=table.more_sheets, sheet=table.how, others=others[:200]))
    for note in table.notes:
        if note.reason in without:
            continue
        told = {key: exact(value, t) if isinstance(value, float) else value for key, value in note.details.items()}
        notes.append(t("own.note_" + note.reason, **told))
    return notes


def reading_notes(data: OwnData, t: Words) -> list[str]:
    """Notes on how the file was read and on its unused parts, one sentence each."""
    table = data.table
    notes = table_notes(table, t)
    for spoiled in table.spoiled:
        if spoiled.reason == "spoiled":
            notes.append(
                t("own.spoiled", column=spoiled.column, count=spoiled.count, cell=spoiled.cell, text=spoiled.text)
            )
        else:
            notes.append(t("own.not_used", column=spoiled.column) + " " + refusal_text(spoiled.refusal(), t))
    if data.left_out:
        notes.append(t("own.left_out", count=len(data.left_out), columns=", ".join(data.left_out[:5])))
    if data.aside:
        listed = "; ".join(f"{row.row}: {row.text}" for row in data.aside[:5])
        notes.append(t("own.aside", count=len(data.aside), rows=listed))
    if data.also:
        notes.append(
            t(
                "own.also",
                other=level_name(data.country, data.also, t, plural=True),
                level=level_name(data.country, data.level, t, plural=True),
            )
        )
    return notes


def show_questions(table: OwnTable, t: Words) -> None:
    """Ambiguous columns: how each was read, and a link to read it the other way."""
    for position, question in enumerate(table.questions[:MOST_QUESTIONS]):
        with st.container(horizontal=True, vertical_alignment="center", key=f"own_question_{position}"):
            st.html(html("own_data/question", text=question_text(question, t)), width="content")
            st.button(
                plain_label(otherwise_text(question, t)), key=f"own_otherwise_{position}", on_click=turn_reading,
                args=("own", question.column, question.sign),
            )  # fmt: skip


def question_text(question: Question, t: Words) -> str:
    """How an ambiguous column was read, with one cell as an example."""
    return t(
        "own.question_" + question.reading, column=question.column, cell=question.cell, text=question.text,
        read=exact(question.read, t), count=question.count,
    )  # fmt: skip


def otherwise_text(question: Question, t: Words) -> str:
    """The alternative reading."""
    if question.reading in ("code", "figure"):
        return t("own.read_figures" if question.reading == "code" else "own.read_missing")
    return t("own.read_otherwise", value=exact(question.otherwise, t))


def exact(value: float, t: Words) -> str:
    """A number with all decimals and without group separators, so that it is unambiguous."""
    return f"{value:.12f}".rstrip("0").rstrip(".").replace(".", separators(t.language)[1]).replace("-", "−")


def unmatched_columns(data: OwnData, t: Words) -> list[Column]:
    """Row, original text, reason, and the nearest names with their codes."""
    listed = data.unmatched[:LISTED]
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
            choose(t("own.column"), "own", list(columns), next(iter(columns)), t, lambda key: data.label(columns[key]))
        ]
    with places[1]:
        better = choose_better(t)
    with places[2]:
        scheme = choose_scheme(t)
    with places[3]:
        number = choose_class_number(t)
    picture = own_picture(data.values[column], DIRECTIONS[better], areas, scheme, number)
    title = t("own.title", column=data.label(column), file=data.name)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", key="own_head"):
        show_titled(title, "")
        show_present("own", "patokaz-own", lambda: own_view(t), t)
    amount = t.measure("count", data.decimals(column))
    note = t("own.not_official")
    show_picture(
        CountryMap(picture, amount, title=title, country=data.country, level=data.level, key="own", notes=[note]), t
    )
    show_quiet(f"{note} {t('own.usable')}")
    table = with_status(picture.ranked[["area_id", "name", "upper", "rank", "value"]], data.country, data.level, t)
    show_table(table, data.decimals(column), "own", [(title, note)], t, picture)


def choose_better(t: Words) -> str:
    """The better direction."""
    return choose(t("own.better"), "better", list(DIRECTIONS), "more", t, lambda key: t("own.better_" + key))
