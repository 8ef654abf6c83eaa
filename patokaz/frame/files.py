"""Download buttons: files are made on pressing the button."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Literal

import pandas as pd
import streamlit as st
from plotly.graph_objects import Figure

from patokaz.analysis.inequality import MEASURES
from patokaz.geography.plain_words import plain_words
from patokaz.language.words import Words, inside_sentence
from patokaz.reports.files.kinds import MEDIA_TYPES
from patokaz.reports.files.tables import Told, csv_file, parquet_file, xlsx_file
from patokaz.statistics.catalogue import catalogue

PLACED = ("value", "year", "rank")  # what a table of several places tells of each
BY_PERSON = "_weighted"  # the ending of a measure in which each inhabitant weighs the same
ELSEWHERE = {
    "deviance": "deviance.deviance", "expected": "deviance.expected", "growth": "convergence.growth",
    "classes": "needs.classes", "type": "patterns.type", "kind": "patterns.kind",
}  # fmt: skip
Kind = Literal["primary", "secondary"]
Width = Literal["content", "stretch"]


def show_file(
    label: str,
    make: Callable[[], bytes] | bytes | str,
    name: str,
    key: str,
    kind: Kind = "secondary",
    width: Width = "content",
) -> None:
    """A button for one file. name: its suffix gives the media type; make: the file, or its maker."""
    media_type = MEDIA_TYPES[name.rpartition(".")[2]]
    st.download_button(label, make, name, media_type, key=key, on_click="ignore", type=kind, width=width)


def chart_pictures(
    figure: Callable[[], Figure], key: str, title: str, notes: Sequence[str], t: Words
) -> dict[str, tuple[str, Callable[[], bytes]]]:  # fmt: skip
    """A chart as SVG and PNG with title and notes: label -> file name and maker."""
    kinds: tuple[Literal["svg"], Literal["png"]] = ("svg", "png")
    name = f"patokaz-{plain_words(title, t) or key}"
    return {kind.upper(): (f"{name}.{kind}", partial(_chart_file, figure, title, notes, kind, t)) for kind in kinds}


def _chart_file(
    figure: Callable[[], Figure], title: str, notes: Sequence[str], kind: Literal["svg", "png"], t: Words
) -> bytes:
    from patokaz.reports.files.chart_files import chart_file

    return chart_file(figure(), title, notes, t.number, kind)


def show_downloads(
    read: Callable[[], pd.DataFrame],
    name: str,
    notes: Callable[[], Sequence[tuple[str, str]]],
    t: Words,
    words: Mapping[str, Callable[[str], str]] | None = None,
    beside: Callable[[], object] = lambda: None,
) -> None:
    """CSV, XLSX and Parquet of the table from `read`, named `name`.

    The workbook speaks the reader's language: it is titled by its first note, best by one without a label; words: by column what it says for
    the codes of its cells; beside: draws what stands in the row of the buttons.
    """

    def workbook() -> bytes:
        told = notes()
        title = next((text for label, text in sorted(told, key=lambda note: bool(note[0])) if text), f"Patokaz: {name}")
        return xlsx_file(
            read(), t("report.table"), told,
            Told(title, t("report.notes"), partial(table_head, t=t), words or {}, (t("plans.fiche.no"), t("plans.fiche.yes"))),
        )  # fmt: skip

    makers: dict[str, Callable[[], bytes]] = {
        "csv": lambda: csv_file(read()),
        "xlsx": workbook,
        "parquet": lambda: parquet_file(read()),
    }
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"downloads_{name}"):
        for kind, make in makers.items():
            show_file(t("data.download_" + kind), make, f"patokaz-{name}.{kind}", f"download_{name}_{kind}")
        beside()


def table_head(column: str, t: Words) -> str:
    """The head of a table column in the user's language, including suffixes of names (“Peshtera value”).

    Indicators have their name, measures of disparity and other subjects their own words; unknown columns are unchanged.
    """
    if column in catalogue():
        return catalogue()[column].text("name", t.language)
    if column.removesuffix(BY_PERSON) in MEASURES:
        name = t("comparison." + column.removesuffix(BY_PERSON))
        return f"{name}, {t('comparison.per_person')}" if column.endswith(BY_PERSON) else name
    if column in ELSEWHERE:
        return t(ELSEWHERE[column])
    if t.has(f"table_head.{column}"):
        return t(f"table_head.{column}")
    name, _, last = column.rpartition(" ")
    return f"{name}: {inside_sentence(t(f'table_head.{last}'))}" if name and last in PLACED else column
