"""How a plan fits: verdicts that disagree, needs without a measure, alignment, projects, amendments."""

import streamlit as st

from patokaz.frame.parts import show_quiet, show_sentence, show_titled
from patokaz.language.html import html
from patokaz.plans.amendments import amendments_table, projects_table
from patokaz.plans.blocks_screen import show_block, show_blocks, show_table
from patokaz.plans.coherence import alignment_matrix, disputed, needs_table, unaligned, verdict_table
from patokaz.plans.report_annexes import promised
from patokaz.plans.view import PlanView


def show_coherence(view: PlanView) -> None:
    """What disagrees and what is missing; each part says so where it has nothing."""
    t = view.t
    show_titled(t("plans.page.verdicts"), "")
    against, judged = disputed(view)
    if judged:
        show_sentence(t("plans.page.disputed_of", count=judged, disputed=t.number(len(against))))
        disputes = verdict_table(view)
        if disputes is not None:
            show_table(disputes, with_caption=False)
    else:
        show_quiet(t("plans.page.no_verdicts"))
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
        st.html(html("plans/matrix", matrix=matrix, words=words, title=t("plans.report.alignment")))
        if left := unaligned(view):
            show_quiet(t("plans.page.unaligned", count=left))
    show_blocks(promised(view.facts))
    show_block(projects_table(view))
    show_block(amendments_table(view))
