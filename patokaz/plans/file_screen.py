"""The officer's file: templates, upload, refusals; kept in the session only."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from patokaz.frame.choices import keep
from patokaz.frame.files import show_file
from patokaz.frame.parts import show_folded, show_notice, show_quiet
from patokaz.frame.uploader import uploader
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.own_data.form_problems import UnreadableForm
from patokaz.own_data.form_tables import MOST_BYTES
from patokaz.own_data.form_texts import notice_text, problem_list, to_correct
from patokaz.own_data.form_titles import in_titles
from patokaz.own_data.reading_screen import read_in_workshop, show_unread
from patokaz.own_data.refusals import UnreadableTable
from patokaz.plans.examples import FILLED, FIRST_DAY, held_sample, sample_names, sample_plan
from patokaz.plans.idea_texts import standard_criteria
from patokaz.plans.reading import ReadPlan, read_or_refusal
from patokaz.plans.sheets import FORM
from patokaz.plans.template import template
from patokaz.registers.model import BoxText, Plan

HELD, READ, FILE = "plan_held", "plan_read", "plan_file"
BEFORE = "plan_before"
MEGABYTES = MOST_BYTES // 1_000_000


def held_plan(t: Words) -> tuple[str, ReadPlan] | None:
    """The session's plan with its file name, or the example named by the address; None without either."""
    held = st.session_state.get(HELD)
    if held is not None:
        name, found = held
        return None if isinstance(found, UnreadableForm) else (str(name), found)
    asked = st.query_params.get("example", "")
    if asked in sample_names():
        return asked, held_sample(asked)
    if asked:
        show_notice(
            t("error.unknown_choice_title"),
            t("error.unknown_choice_text", what=t("plans.page.example"), value=asked[:60]),
        )
        keep("example", "")
    return None


def change_plan(change: Callable[[Plan], Plan]) -> None:
    """Replace the session's plan by a changed one; examples are never changed."""
    held = held_plan_of_session()
    if held is not None:
        name, found = held
        st.session_state[HELD] = (name, replace(found, plan=change(found.plan)))


def keep_boxes(boxes: Sequence[BoxText]) -> None:
    """Add texts of boxes to the session's plan, beside those of other reports and years."""
    written = {(box.report, box.year, box.box) for box in boxes}

    def kept(plan: Plan) -> Plan:
        others = tuple(box for box in plan.boxes if (box.report, box.year, box.box) not in written)
        return replace(plan, boxes=(*others, *(box for box in boxes if box.text.strip())))

    change_plan(kept)


def held_plan_of_session() -> tuple[str, ReadPlan] | None:
    """The session's own file; None for an example or without a plan."""
    held = st.session_state.get(HELD)
    return None if held is None or isinstance(held[1], UnreadableForm) else held


def show_entry(t: Words) -> None:
    """The page without a plan: introduction, upload, templates, examples."""
    _show_upload(t)
    show_refusal(t)
    show_templates(t)
    with st.container(key="ways_on", horizontal=True, gap="medium"):
        for name, label in ((FILLED, t("plans.page.look_filled")), (FIRST_DAY, t("plans.page.look_first_day"))):
            st.button(label, key=f"plan_look_{name}", type="tertiary", on_click=keep, args=("example", name))


def show_file_actions(name: str, found: ReadPlan, t: Words) -> None:
    """What was read, and the link to another file."""

    def draw() -> None:
        show_quiet(t("plans.page.held", file=name) if held_plan_of_session() else t("plans.page.is_example"))
        _show_upload(t)
        show_refusal(t)
        show_templates(t)

    show_folded(t("plans.page.file"), "plan_file_actions", draw)
    if found.notices:
        with st.expander(t("plans.page.read_otherwise", count=len(found.notices))):
            st.html(
                html("plans/listed", lines=[notice_text(in_titles(notice, FORM, t), t) for notice in found.notices])
            )


def show_templates(t: Words) -> None:
    """The blank workbook, and one filled with each example."""
    show_quiet(t("plans.page.templates"))
    with st.container(horizontal=True, gap="small", key="plan_templates"):
        show_file(
            t("plans.page.blank"),
            partial(template, None, t, None, standard_criteria(t)),
            "patokaz-plan.xlsx",
            "plan_blank",
        )
        for name, key in ((FILLED, "filled"), (FIRST_DAY, "first_day")):
            show_file(
                t(f"plans.page.{key}"),
                partial(template, sample_plan(name), t),
                f"patokaz-plan-{name}.xlsx",
                f"plan_{key}",
            )


def show_refusal(t: Words) -> None:
    """Why the last file was refused, cell by cell; none of it is kept."""
    held = st.session_state.get(HELD)
    if held is not None and isinstance(held[1], UnreadableForm):
        show_problems(held[0], held[1], t)


def show_problems(name: str, refused: UnreadableForm, t: Words) -> None:
    """The problems to be corrected in a file."""
    show_notice(t("plans.page.refused", file=name), to_correct(refused, t))
    st.html(html("plans/listed", lines=problem_list(refused, t, named=lambda one: in_titles(one, FORM, t))))


def _show_upload(t: Words) -> None:
    def taken_out() -> None:
        if st.session_state[FILE] is None:
            forget()

    label = t("plans.page.upload", megabytes=t.number(MEGABYTES))
    file = uploader(label, FILE, MEGABYTES, t, on_change=taken_out)
    if file is not None and st.session_state.get(READ) != file.file_id:
        _read(file, t)
    if st.session_state.get(HELD) is not None and st.button(t("plans.page.forget"), key="plan_forget"):
        forget()
        st.session_state[READ] = file.file_id if file is not None else ""
        st.rerun()


def read_in_turn(file: UploadedFile, t: Words) -> ReadPlan | UnreadableForm | None:
    """The contents of a file or the reasons for refusing it, read in turn; None, with a message, if not read."""
    try:
        return read_in_workshop(t, read_or_refusal, file.getvalue())
    except UnreadableTable as error:
        show_unread(error, t)
        return None


def _read(file: UploadedFile, t: Words) -> None:
    """Read a file; a refused one leaves no plan."""
    found = read_in_turn(file, t)
    if found is None:
        return
    st.session_state[HELD] = (file.name, found)
    st.session_state[READ] = file.file_id
    for key in ("example", "node", "year"):
        keep(key, "")
    st.rerun()


def forget() -> None:
    """Remove all of the file from the session."""
    for key in (HELD, READ, BEFORE):
        st.session_state.pop(key, None)
