"""Forms for a year's values and measure states; entries stay in the session and are saved with the workbook."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from patokaz.frame.choices import plain_label
from patokaz.frame.parts import show_notice, show_quiet
from patokaz.own_data.form_cells import BadCell
from patokaz.own_data.form_entry import field_text
from patokaz.own_data.form_problems import shown
from patokaz.plans.entry import field_value
from patokaz.plans.file_screen import change_plan
from patokaz.plans.view import PlanView
from patokaz.registers.delivery import NOT_TOLD, status_in
from patokaz.registers.model import MISSING_REASONS, STATUSES, Indicator, MeasureStatus, Node
from patokaz.registers.sealing import approved_years
from patokaz.registers.year_round import Entry, entered, with_statuses

MOST = 20  # rows of a form; the rest by part of the plan
NUMBERS = ("level", "running_total", "increment", "keep")


def show_entry_forms(view: PlanView) -> None:
    """The two forms; a message for a closed year."""
    t = view.t
    if view.year in approved_years(view.whole):
        show_quiet(t("plans.entry.closed", year=view.year))
        return
    fields = [i for i, _ in view.state.indicators if i.series_kind in NUMBERS]
    if fields:
        with st.expander(t("plans.entry.values", count=len(fields))):
            _show_values(fields[:MOST], view)
            _show_rest(len(fields), view)
    measures = [node for node in view.plan.version_in(view.year).nodes if node.kind == "measure"]
    if measures:
        with st.expander(t("plans.entry.measures", count=len(measures))):
            _show_measures(measures[:MOST], view)
            _show_rest(len(measures), view)


def _show_rest(count: int, view: PlanView) -> None:
    if count > MOST:
        show_quiet(view.t("plans.entry.rest", count=MOST))


def _show_values(fields: Sequence[Indicator], view: PlanView) -> None:
    t, year = view.t, view.year
    with st.form(f"plan_values_{year}", border=False):
        unread: list[str] = []
        entries = [_value(indicator, view, unread) for indicator in fields]
        unit = st.text_input(t("plans.round.unit"), key=f"unit_values_{year}")
        if st.form_submit_button(t("plans.page.keep_entries")):
            if unread:
                show_notice(t("plans.entry.refused"), " · ".join(unread))
                return
            change_plan(lambda plan: entered(plan, year, entries, date.today().isoformat(), unit))
            st.rerun()


def _value(indicator: Indicator, view: PlanView, unread: list[str]) -> Entry:
    """A row of the form: value, reason for its absence, source. Non-numeric values are added to `unread`."""
    t, key = view.t, f"{indicator.key}_{view.year}"
    own = view.state.known[indicator.key].values.get(view.year)
    left, middle, right = st.columns([2, 2, 3])
    label = f"{indicator.name}, {indicator.unit}" if indicator.unit else indicator.name
    held, value = own.value if own else None, None
    text = left.text_input(plain_label(label), field_text(held, t.language), key=f"value_{key}") or ""
    try:
        value = field_value(text, held, indicator.unit, t.language)
    except BadCell as bad:
        expected = t(f"plans.bad.{bad.code}", **bad.expected)
        unread.append(f"{label}: {t('plans.found', text=expected, found=shown(text))}")
    reasons = ("", *MISSING_REASONS)
    reason = middle.selectbox(
        t("plans.entry.missing"),
        reasons,
        index=reasons.index(own.missing_reason) if own and own.missing_reason in reasons else 0,
        format_func=lambda code: t(f"plans.missing.{code}") if code else "–",
        key=f"reason_{key}",
    )
    source = right.text_input(t("plans.page.source"), own.source if own else "", key=f"source_{key}")
    return Entry(indicator.key, value, reason or "", source or "")


def _show_measures(measures: Sequence[Node], view: PlanView) -> None:
    t, year = view.t, view.year
    latest = status_in(view.plan.statuses, year)
    states = (NOT_TOLD, *STATUSES)
    told: list[MeasureStatus] = []
    with st.form(f"plan_measures_{year}", border=False):
        for node in measures:
            old = latest.get(node.key)
            left, right = st.columns([3, 4])
            status = left.selectbox(
                plain_label(f"{node.key} {node.title}"),
                states,
                index=states.index(old.status) if old else 0,
                format_func=lambda code: t(f"plans.status.{code}"),
                key=f"status_{node.key}_{year}",
            )
            reason = right.text_input(t("plans.report.reason"), old.reason if old else "", key=f"why_{node.key}_{year}")
            if status != NOT_TOLD and (old is None or (old.status, old.reason) != (status, reason)):
                told.append(MeasureStatus(node.key, year, status, reason or ""))
        unit = st.text_input(t("plans.round.unit"), key=f"unit_measures_{year}")
        if st.form_submit_button(t("plans.page.keep_entries")):
            bare = [row.node for row in told if row.status == "dropped" and not row.reason.strip()]
            if bare:
                show_quiet(t("plans.not_allowed.dropped", names=", ".join(bare)))
                return
            change_plan(lambda plan: with_statuses(plan, year, told, date.today().isoformat(), unit))
            st.rerun()
