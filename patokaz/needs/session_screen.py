"""The answers of a place in session and address: read, kept, uploaded from the officer's file."""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from patokaz.frame.choices import keep
from patokaz.frame.parts import show_folded, show_notice, show_quiet
from patokaz.frame.uploader import uploader
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.needs.answers import NOTHING, Answers, read, written
from patokaz.needs.measures import measures
from patokaz.needs.questionnaire import ReadAnswers, form, read_or_refusal
from patokaz.own_data.form_problems import UnreadableForm
from patokaz.own_data.form_tables import MOST_BYTES
from patokaz.own_data.form_texts import notice_text, problem_list, to_correct
from patokaz.own_data.form_titles import in_titles
from patokaz.own_data.reading_screen import read_in_workshop, show_unread
from patokaz.own_data.refusals import UnreadableTable

ANSWERS, TICKED = "answers", "ticked"
MEGABYTES = MOST_BYTES // 1_000_000


def held_answers(area: str, t: Words) -> Answers:
    """The answers in the address, with the texts of the session; a message for invalid parts."""
    asked, ticked = st.query_params.get(ANSWERS, ""), st.query_params.get(TICKED, "")
    found, bad = read(asked, ticked, _of_session().get(area, NOTHING), measures())
    if bad:
        what = ", ".join(bad)[:60]
        show_notice(t("error.unknown_choice_title"), t("error.unknown_choice_text", what=t("needs.answer"), value=what))
        keep_answers(area, found)
    return found


def keep_answers(area: str, answers: Answers) -> None:
    """Keep answers in the session and, without their texts, in the address."""
    _of_session()[area] = answers
    keep(ANSWERS, written(answers))
    keep(TICKED, ",".join(row.measure for row in answers.ticked))


def has_file(area: str) -> bool:
    """Whether the officer's own file was uploaded in this session, which shows the officer's own list."""
    return isinstance(st.session_state.get(_file_key(area)), ReadAnswers)


def _of_session() -> dict[str, Answers]:
    held: dict[str, Answers] = st.session_state.setdefault("needs_answers", {})
    return held


def _file_key(area: str) -> str:
    return f"needs_file_{area}"


def show_upload(area: str, country: str, t: Words) -> None:
    """The officer's file: read completely, or refused with all invalid cells."""

    def bring() -> None:
        show_quiet(t("needs.bring_text"))
        label = t("needs.upload", megabytes=t.number(MEGABYTES))
        file = uploader(label, f"needs_upload_{area}", MEGABYTES, t)
        if file is not None and st.session_state.get("needs_read") != file.file_id:
            _read(file, area, country, t)

    show_folded(t("needs.bring"), "needs_bring", bring)


def show_reading(area: str, t: Words) -> None:
    """Why the last file was refused, or its adjusted readings."""
    found = st.session_state.get(_file_key(area))
    if isinstance(found, UnreadableForm):
        show_notice(t("needs.refused"), to_correct(found, t))
        st.html(html("plans/listed", lines=problem_list(found, t, named=lambda one: in_titles(one, form(), t))))
    elif isinstance(found, ReadAnswers) and found.notices:
        with st.expander(t("plans.page.read_otherwise", count=len(found.notices))):
            st.html(
                html("plans/listed", lines=[notice_text(in_titles(notice, form(), t), t) for notice in found.notices])
            )


def _read(file: UploadedFile, area: str, country: str, t: Words) -> None:
    try:
        found = read_in_workshop(t, read_or_refusal, file.getvalue(), area, country)
    except UnreadableTable as error:
        show_unread(error, t)
        return
    st.session_state["needs_read"] = file.file_id
    st.session_state[_file_key(area)] = found
    if isinstance(found, ReadAnswers):
        keep_answers(area, found.answers)
    st.rerun()
