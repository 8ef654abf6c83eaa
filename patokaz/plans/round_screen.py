"""The annual cycle of a report year: next step, steps, values to enter, sign-off, dates, changes."""

from datetime import date
from functools import partial

import streamlit as st

from patokaz.frame.files import show_file
from patokaz.frame.parts import show_notice, show_quiet, show_sentence, show_titled
from patokaz.plans.blocks_screen import show_block, show_table
from patokaz.plans.calendar import days_file, days_table
from patokaz.plans.documents import stem_of
from patokaz.plans.entry_screen import show_entry_forms
from patokaz.plans.file_screen import change_plan, held_plan_of_session
from patokaz.plans.procedure import next_sentence, procedure_note, steps_table
from patokaz.plans.round import changes_table, lacking, state_sentence
from patokaz.plans.view import PlanView
from patokaz.registers.year_round import NEXT_STATES, NotAllowed, SignOff, round_of, signed, with_prefilled


def show_round(view: PlanView) -> None:
    """The year from the entry of values to the council's decision."""
    t, today = view.t, date.today()
    show_sentence(f"{state_sentence(view)} {next_sentence(view, today)}")
    table = steps_table(view)
    show_titled(table.caption, "")
    show_table(table, with_caption=False)
    show_quiet(procedure_note(view))
    if held_plan_of_session() is None:
        show_quiet(t("plans.page.own_only"))
    else:
        show_entry_forms(view)
        _show_sign_off(view, today)
    days = days_table(view, today)
    if days is not None:
        show_block(days)
        name = f"{stem_of(view, 'plan')}.ics"
        show_file(t("plans.round.calendar_file"), partial(days_file, view, today, t), name, "plan_calendar")
    show_block(changes_table(view))


def _show_sign_off(view: PlanView, today: date) -> None:
    """The next states of the year and their requirements."""
    t, now = view.t, round_of(view.whole, view.year)
    with st.expander(t("plans.round.sign_off")):
        left = lacking(view)
        if left and now.state == "submitted":
            show_quiet(t("plans.round.lacking", names="; ".join(left)))
        with st.form(f"plan_sign_{view.year}_{now.state}", border=False):
            state = st.selectbox(
                t("plans.round.new_state"),
                NEXT_STATES[now.state],
                format_func=lambda code: t(f"plans.year_state.{code}"),
            )
            unit = st.text_input(t("plans.round.unit"))
            decision = st.text_input(t("plans.report.decision"))
            reason = st.text_input(t("plans.report.reason"))
            if st.form_submit_button(t("plans.round.sign")):
                _sign(view, SignOff(state, today.isoformat(), unit, decision, reason), left)
        show_quiet(t("plans.round.seal_note"))


def _sign(view: PlanView, asked: SignOff, left: list[str]) -> None:
    t, held = view.t, held_plan_of_session()
    assert held is not None
    try:
        plan = signed(with_prefilled(held[1].plan, view.whole, view.year), view.year, asked, left)
    except NotAllowed as refused:
        show_notice(t("plans.round.refused"), t(f"plans.not_allowed.{refused.code}", names="; ".join(refused.names)))
        return
    change_plan(lambda _: plan)
    st.rerun()
