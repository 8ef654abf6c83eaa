"""Download buttons: the file is made when the button is pressed."""

from collections.abc import Callable, Sequence
from functools import partial

import pandas as pd
import streamlit as st
from plotly.graph_objects import Figure

from patokaz.language.words import Words
from patokaz.reports.files.tables import csv_file, parquet_file, xlsx_file

PICTURES = {"svg": "image/svg+xml", "png": "image/png"}
MIME = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}


def show_chart_files(figure: Figure, key: str, title: str, notes: Sequence[str], t: Words) -> None:
    """A chart as SVG and PNG, made when pressed, under its title, over its notes."""
    with st.popover(t("data.chart_file"), width="content"), st.container(horizontal=True, gap="small"):
        for kind, mime in PICTURES.items():
            st.download_button(
                kind.upper(), partial(_chart_file, figure, title, notes, kind, t), f"patokaz-{key}.{kind}", mime,
                key=f"chart_{key}_{kind}", on_click="ignore",
            )  # fmt: skip


def _chart_file(figure: Figure, title: str, notes: Sequence[str], kind: str, t: Words) -> bytes:
    from patokaz.reports.files.chart_files import chart_file

    return chart_file(figure, title, notes, t.number, "svg" if kind == "svg" else "png")


def show_downloads(
    read: Callable[[], pd.DataFrame], name: str, notes: Callable[[], Sequence[tuple[str, str]]], t: Words
) -> None:
    """CSV, XLSX and Parquet of the table that `read` gives, named `name`."""
    makers: dict[str, Callable[[], bytes]] = {
        "csv": lambda: csv_file(read()),
        "xlsx": lambda: xlsx_file(read(), name, notes()),
        "parquet": lambda: parquet_file(read()),
    }
    with st.container(horizontal=True, gap="small", key=f"downloads_{name}"):
        for kind, make in makers.items():
            st.download_button(
                t("data.download_" + kind), make, f"patokaz-{name}.{kind}", MIME[kind],
                key=f"download_{name}_{kind}", on_click="ignore",
            )  # fmt: skip
