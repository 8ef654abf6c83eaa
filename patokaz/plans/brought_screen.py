"""Further files beside the plan: an earlier plan for comparison, a monitor's verdicts."""

from datetime import date

import streamlit as st

from patokaz.frame.parts import show_notice, show_quiet
from patokaz.frame.uploader import uploader
from patokaz.language.words import Words
from patokaz.own_data.form_problems import UnreadableForm
from patokaz.plans.file_screen import BEFORE, MEGABYTES, change_plan, held_plan_of_session, read_in_turn, show_problems
from patokaz.registers.model import Plan
from patokaz.registers.year_round import NotAllowed, with_verdicts

TAKEN, TAKEN_COUNT = "plan_verdicts_taken", "plan_verdicts_count"


def show_earlier_plan(t: Words) -> Plan | None:
    """The upload of an earlier plan, and the one loaded."""
    label = t("plans.periods.upload", megabytes=t.number(MEGABYTES))
    file = uploader(label, "plan_before_file", MEGABYTES, t)
    if file is None:
        st.session_state.pop(BEFORE, None)
        return None
    held = st.session_state.get(BEFORE)
    if held is None or held[0] != file.file_id:
        found = read_in_turn(file, t)
        if found is None:
            return None
        held = st.session_state[BEFORE] = (file.file_id, found)
    if isinstance(held[1], UnreadableForm):
        show_problems(file.name, held[1], t)
        return None
    plan: Plan = held[1].plan
    return plan


def show_monitor_upload(t: Words) -> None:
    """The upload of a monitor's workbook, and the verdicts taken over."""
    if held_plan_of_session() is None:
        show_quiet(t("plans.page.own_only"))
        return
    label = t("plans.verdicts.upload", megabytes=t.number(MEGABYTES))
    file = uploader(label, "plan_verdict_file", MEGABYTES, t)
    if file is not None and st.session_state.get(TAKEN) != file.file_id:
        found = read_in_turn(file, t)
        if isinstance(found, UnreadableForm):
            show_problems(file.name, found, t)
        elif found is not None:
            _take(found.plan, file.file_id, t)
    if file is not None and st.session_state.get(TAKEN) == file.file_id:
        show_quiet(t("plans.verdicts.taken", count=st.session_state[TAKEN_COUNT]))


def _take(brought: Plan, file_id: str, t: Words) -> None:
    held = held_plan_of_session()
    assert held is not None
    try:
        plan, count = with_verdicts(held[1].plan, brought, date.today().isoformat())
    except NotAllowed as refused:
        show_notice(t("plans.verdicts.refused"), t(f"plans.not_allowed.{refused.code}", names=", ".join(refused.names)))
        return
    change_plan(lambda _: plan)
    st.session_state[TAKEN], st.session_state[TAKEN_COUNT] = file_id, count
    st.rerun()
