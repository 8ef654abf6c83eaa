"""Download buttons: the file is made when the button is pressed."""

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from patokaz.i18n import Words
from patokaz.reports.tables import csv_file, parquet_file, xlsx_file

MIME = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}


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
