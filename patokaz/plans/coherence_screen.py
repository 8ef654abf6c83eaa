"""Coherence of a plan: conflicting verdicts, needs without a measure, alignment, projects, amendments."""

from functools import partial

import streamlit as st

from patokaz.frame.files import show_file
from patokaz.frame.parts import show_quiet, show_sentence, show_titled
from patokaz.language.html import html
from patokaz.plans.amendments import amendments_table, projects_table
from patokaz.plans.blocks_screen import show_block, show_blocks, show_table
from patokaz.plans.brought_screen import show_monitor_upload
from patokaz.plans.coherence import alignment_matrix, blind_verdicts, disputed, needs_table, unaligned, verdict_table
from patokaz.plans.monitors import monitor_workbook
from patokaz.plans.report_annexes import promised
from patokaz.plans.report_roles import judgements
from patokaz.plans.view import PlanView
from patokaz.registers.year_round import MONITORS


def show_coherence(view: PlanView) -> None:
    """Conflicts and gaps; parts without any are reported as such."""
    t = view.t
    show_titled(t("plans.page.verdicts"), "")
    against, judged = disputed(view)
    if judged:
        show_sentence(t("plans.page.disputed_of", count=judged, disputed=t.number(len(against))))
        disputes = verdict_table(view)
        if disputes is not None:
            show_table(disputes, with_caption=False)
        if blind := blind_verdicts(view):
            show_quiet(t("plans.verdict_blind", count=blind))
    else:
        show_quiet(t("plans.page.no_verdicts"))
    _show_monitors(view)
    show_blocks(judgements(view.facts))
    needs = needs_table(view)
    show_titled(t("plans.page.needs"), "")
    if needs is None:
        show_quiet(t("plans.page.no_needs"))
    else:
        show_table(needs, with_caption=False)
        show_quiet(t("plans.page.needs_note"))
    show_titled(t("plans.report.alignment"), "")
    matrix = alignment_matrix(view)
    if matrix is None:
        show_quiet(t("plans.page.no_alignment"))
    else:
        words = {"node": t("plans.report.node"), "serves": t("plans.page.serves")}
        st.html(
            html(
                "plans/matrix",
                matrix=matrix,
                words=words,
                title=t("plans.report.alignment"),
                language=view.plan.language,
            )
        )
        if left := unaligned(view):
            show_quiet(t("plans.page.unaligned", count=left))
    show_blocks(promised(view.facts))
    show_block(projects_table(view))
    show_block(amendments_table(view))


def _show_monitors(view: PlanView) -> None:
    """The monitors' workbooks, and the upload of their verdicts."""
    t = view.t
    with st.expander(t("plans.verdicts.monitors")):
        show_quiet(t("plans.verdicts.note"))
        with st.container(horizontal=True, gap="small", key="plan_monitors"):
            for party in MONITORS:
                label = t(f"plans.verdicts.workbook_{party}")
                name = f"patokaz-plan-{party}-{view.year}.xlsx"
                show_file(label, partial(monitor_workbook, view, party), name, f"plan_monitor_{party}")
        show_monitor_upload(t)
