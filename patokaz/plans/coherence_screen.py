"""How a plan fits: verdicts that disagree, needs without a measure, alignment with higher documents."""

import streamlit as st

from patokaz.frame.parts import show_quiet, show_sentence, show_titled
from patokaz.language.html import html
from patokaz.plans.blocks_screen import show_block, show_blocks
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
        show_block(verdict_table(view))
    else:
        show_quiet(t("plans.page.no_verdicts"))
    needs = needs_table(view)
    show_titled(t("plans.page.needs"), "")
    if needs is None:
        show_quiet(t("plans.page.no_needs"))
    else:
        show_block(needs)
        show_quiet(t("plans.page.needs_note"))
    show_titled(t("plans.report.alignment"), "")
    matrix = alignment_matrix(view)
    if matrix is None:
        show_quiet(t("plans.page.no_alignment"))
    else:
        words = {"node": t("plans.report.node"), "serves": t("plans.page.serves")}
        st.html(html("plans/matrix", matrix=matrix, words=words, title=t("plans.report.alignment")))
        show_quiet(t("plans.page.unaligned", count=unaligned(view)))
    show_blocks(promised(view.facts))
