"""Downloads of the self-assessment, and upload of the user's own file."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from patokaz.frame.files import show_file
from patokaz.frame.parts import show_folded, show_notice, show_quiet
from patokaz.frame.presenting import show_present
from patokaz.frame.uploader import uploader
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.own_data.form_problems import UnreadableForm
from patokaz.own_data.form_texts import notice_text, problem_list, to_correct
from patokaz.own_data.form_titles import in_titles
from patokaz.own_data.reading_screen import read_in_workshop, show_unread
from patokaz.own_data.refusals import UnreadableTable
from patokaz.profile.file_names import document_stem
from patokaz.readiness.document import readiness_file
from patokaz.readiness.peers import Others
from patokaz.readiness.presented_screen import readiness_view
from patokaz.readiness.readiness import Readiness
from patokaz.readiness.session_screen import hold_answers
from patokaz.readiness.workbook import answers_file, form, read_answers

MEGABYTES = 1


def show_files(found: Readiness, beside: Sequence[Others], today: date, t: Words) -> None:
    """Answers and report to download, answers to upload, slides."""
    area = found.profile.area["area_id"]
    name = document_stem(found.profile.area, "readiness", today, t)
    with st.container(horizontal=True, gap="small", key="readiness_files", vertical_alignment="center"):
        show_file(t("readiness.answers_file"), partial(answers_file, found, today, t), f"{name}.xlsx", "readiness_xlsx")
        make = partial(readiness_file, found, beside, today, t)
        show_file(t("readiness.report_file"), make, f"{name}.docx", "readiness_docx")
        show_present("readiness", name, lambda: readiness_view(t), t)

        def bring_back() -> None:
            show_quiet(t("readiness.bring_back_text"))
            _show_upload(area, t)

        show_folded(t("readiness.bring_back"), "readiness_bring_back", bring_back)
        if st.session_state.get(f"readiness_{area}"):
            st.button(t("readiness.forget"), key="readiness_forget", type="tertiary", on_click=_forget, args=(area,))
    for line in st.session_state.pop("readiness_told", ()):
        show_quiet(line)


def _forget(area: str) -> None:
    hold_answers(area, {})


def _show_upload(area: str, t: Words) -> None:
    file = uploader(t("readiness.upload"), f"readiness_upload_{area}", MEGABYTES, t)
    if file is None:
        return
    read = st.session_state.get("readiness_read")
    if read is not None and read[0] == file.file_id:
        _show_refusal(file.name, read[1], t)
        return
    try:
        answers, notices = read_in_workshop(t, read_answers, file.getvalue(), area)
    except UnreadableForm as refused:
        st.session_state["readiness_read"] = (file.file_id, refused)
        _show_refusal(file.name, refused, t)
        return
    except UnreadableTable as error:
        show_unread(error, t)
        return
    st.session_state["readiness_read"] = (file.file_id, None)
    st.session_state["readiness_told"] = [notice_text(in_titles(notice, form(), t), t) for notice in notices]
    hold_answers(area, answers)
    st.rerun()


def _show_refusal(name: str, refused: UnreadableForm | None, t: Words) -> None:
    if refused is not None:
        show_notice(t("plans.page.refused", file=name), to_correct(refused, t))
        st.html(html("plans/listed", lines=problem_list(refused, t, named=lambda one: in_titles(one, form(), t))))
