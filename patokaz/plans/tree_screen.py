"""The tree of a plan: three bars for each node, and open questions."""

import streamlit as st

from patokaz.frame.parts import show_quiet
from patokaz.language.html import html
from patokaz.plans.texts import question_text
from patokaz.plans.tree import drawn_tree
from patokaz.plans.view import PlanView


def show_tree(view: PlanView) -> None:
    """Achievement, delivery and funding of every node as separate bars; questions to the officer below."""
    t = view.t
    heads = [t(f"plans.page.{name}") for name in ("node_head", "achievement", "delivery", "money_head")]
    st.html(
        html("plans/tree", roots=drawn_tree(view), heads=heads, title=t("plans.view.tree"), language=view.plan.language)
    )
    show_quiet(t("plans.page.three_bars"))
    questions = view.questions
    if questions:
        with st.expander(t("plans.page.questions", count=len(questions))):
            st.html(html("plans/listed", lines=[question_text(question, view.names, t) for question in questions]))
