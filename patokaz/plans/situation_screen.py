"""The initial situation, the requirements of the targets, and the previous plan."""

from datetime import date

import streamlit as st

from patokaz.frame.choices import plain_label
from patokaz.frame.parts import show_notice, show_quiet, show_sentence, show_titled
from patokaz.plans.blocks_screen import show_block, show_table
from patokaz.plans.brought_screen import show_earlier_plan
from patokaz.plans.file_screen import change_plan, held_plan_of_session
from patokaz.plans.periods import periods_table, same_indicators, view_before
from patokaz.plans.situation import situation_table, unanswered
from patokaz.plans.targets import targets_table
from patokaz.plans.view import PlanView
from patokaz.registers.cycle_model import SITUATION_KINDS
from patokaz.registers.year_round import with_situation


def show_situation(view: PlanView) -> None:
    """SWOT entries with their answers; targets against trend and others; two periods."""
    t = view.t
    table = situation_table(view)
    if table is None:
        show_notice(t("plans.situation.empty"), t("plans.situation.empty_text"))
    else:
        show_titled(table.caption, "")
        left, whole = unanswered(view)
        if whole:
            show_sentence(t("plans.situation.unanswered", count=whole, left=t.number(left)))
        show_table(table, with_caption=False)
        show_quiet(t("plans.situation.note"))
    _show_entry(view)
    targets = targets_table(view)
    if targets is not None:
        show_block(targets)
        show_quiet(t("plans.target.note"))
    show_titled(t("plans.periods.title"), "")
    before = show_earlier_plan(t)
    if before is None:
        show_quiet(t("plans.periods.none"))
        return
    other = view_before(before, view, date.today())
    show_table(periods_table(other, view), with_caption=False)
    show_block(same_indicators(other, view))


def _show_entry(view: PlanView) -> None:
    """Lines to add to the situation, in the officer's own file."""
    t = view.t
    if held_plan_of_session() is None:
        return
    nodes = {"": t("plans.nothing_said")} | {n.key: n.title for n in view.whole.version_in(view.year).nodes}
    with st.expander(t("plans.situation.write")), st.form("plan_situation", border=False, clear_on_submit=True):
        kind = st.selectbox(t("plans.situation.kind"), SITUATION_KINDS, format_func=lambda k: t(f"plans.situation.{k}"))
        text = st.text_area(t("plans.situation.lines"))
        node = st.selectbox(t("plans.situation.answer"), list(nodes), format_func=lambda key: plain_label(nodes[key]))
        if st.form_submit_button(t("plans.page.keep_entries")):
            change_plan(lambda plan: with_situation(plan, kind, text, node, date.today().isoformat()))
            st.rerun()
