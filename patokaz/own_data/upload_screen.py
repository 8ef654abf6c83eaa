"""The uploader: a file is read once, in turn, and can be read from another sheet."""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from patokaz.frame.choices import plain_label
from patokaz.frame.uploader import uploader
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.own_data.matched import read_or_refusal
from patokaz.own_data.reading import MOST_BYTES, MOST_CELLS, MOST_COLUMNS, OwnTable
from patokaz.own_data.reading_screen import read_in_workshop
from patokaz.own_data.refusals import UnreadableTable
from patokaz.own_data.session import forget
from patokaz.own_data.workshop import WORKSHOP


def take_file(key: str, t: Words) -> None:
    """The uploader: a file is read once and kept in the session until removed or forgotten."""

    def taken_out() -> None:
        if st.session_state[f"{key}_file"] is None:
            forget(key)

    label = t(
        "own.upload",
        megabytes=t.number(MOST_BYTES // 1_000_000),
        columns=t.number(MOST_COLUMNS),
        cells=t.number(MOST_CELLS),
    )
    too_large = t("own.refused") + " " + t("own.bad_too_large", megabytes=t.number(MOST_BYTES // 1_000_000))
    file = uploader(label, f"{key}_file", MOST_BYTES // 1_000_000, t, too_large, taken_out)
    WORKSHOP.start()
    if file is not None and st.session_state.get(f"{key}_read") != (file.file_id, ""):
        read_in_turn(key, file, "", t)
    held = st.session_state.get(f"{key}_table")
    if held is not None:
        if file is not None and isinstance(held[1], OwnTable) and held[1].more_sheets:
            choose_sheet(key, file, held[1], t)
        if st.button(t("own.forget"), key=f"{key}_forget"):
            forget(key, file)
            st.rerun()


def read_in_turn(key: str, file: UploadedFile, sheet: str, t: Words) -> None:
    """Read a file when its turn has come; left halfway, it is read at the next run."""
    found: OwnTable | UnreadableTable
    try:
        found = read_in_workshop(t, read_or_refusal, file.getvalue(), file.name, sheet)
    except UnreadableTable as error:
        found = error
        if error.reason == "busy":  # nothing was read: repeated in the next run
            st.html(html("own_data/progress", text=t("own.bad_busy", **error.details)))
            return
    forget(key)
    st.session_state[f"{key}_table"] = (file.name, found)
    st.session_state[f"{key}_read"] = (file.file_id, "")


def choose_sheet(key: str, file: UploadedFile, table: OwnTable, t: Words) -> None:
    """Choice of another visible sheet of the workbook."""
    now = table.sheets.index(table.how)
    chosen = st.selectbox(
        t("own.sheet"), table.sheets, now, key=f"{key}_sheets_{file.file_id}_{now}", format_func=plain_label
    )
    if chosen != table.how:
        read_in_turn(key, file, chosen, t)
        st.rerun()
