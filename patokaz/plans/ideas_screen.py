"""Project ideas and partnerships of a plan: list with rank intervals, criteria, one idea with screening and risks."""

import streamlit as st

from patokaz.charts.plain import Column, table_html
from patokaz.frame.choices import choose
from patokaz.frame.parts import show_chapter, show_notice, show_quiet
from patokaz.plans.blocks_screen import show_blocks
from patokaz.plans.idea_fiche import about_blocks, gate_table, mark_blocks
from patokaz.plans.idea_report import criteria_blocks, partnership_blocks, ranked_blocks
from patokaz.plans.partnerships import partnerships, value_for_money
from patokaz.plans.view import PlanView
from patokaz.registers.ideas import FEWEST_SCORERS, MOST_SCORERS, priorities
from patokaz.registers.ppp import QUESTIONS

MOST_FIRST = 10


def chosen_first(view: PlanView) -> int:
    """k of "firmly among the first k", from the address."""
    options = [str(k) for k in range(1, min(MOST_FIRST, max(len(view.plan.ideas), 3)) + 1)]
    return int(choose(view.t("plans.page.first"), "first", options, "3", view.t, str))


def show_ideas(view: PlanView) -> None:
    """The ranked list, then one idea."""
    t, plan = view.t, view.plan
    show_blocks([*partnerships(view.facts), *value_for_money(view.facts)])
    if not plan.ideas:
        show_notice(t("plans.page.no_ideas"), t("plans.page.no_ideas_text"))
        return
    left, right = st.columns([1, 3])
    with left:
        first = chosen_first(view)
    found = priorities(plan.ideas, plan.criteria, plan.scores, first)
    show_quiet(t("plans.ideas.order"))
    show_blocks(ranked_blocks(plan, found, t))
    show_quiet(t("plans.page.scorers", least=t.number(FEWEST_SCORERS), most=t.number(MOST_SCORERS)))
    with st.expander(t("plans.ideas.criteria")):
        show_blocks(criteria_blocks(plan, found, t))
    ideas = {idea.key: idea for idea in plan.ideas}
    order = [row.idea for row in found.ranked]
    with right:
        key = choose(t("plans.page.idea"), "idea", order, order[0], t, lambda k: ideas[k].title)
    idea = ideas[key]
    show_chapter(idea.title)
    left, right = st.columns(2, gap="large")
    with left:
        show_blocks([*about_blocks(plan, idea, t), gate_table(idea, t)])
    with right:
        show_blocks(mark_blocks(plan, next(row for row in found.ranked if row.idea == key), found, t))
    if idea.is_ppp:
        show_blocks(partnership_blocks(plan, idea, t))
        _show_answers(view, key)


def _show_answers(view: PlanView, key: str) -> None:
    """Every question of the six screens with its answer and evidence."""
    t = view.t
    answers = {row.question: row for row in view.plan.screen_answers if row.idea == key}
    questions = [question for asked in QUESTIONS.values() for question in asked]
    given = [answers.get(question) for question in questions]
    columns = [
        Column(t("plans.page.question"), [t(f"plans.ppp_question.{question}") for question in questions]),
        Column(t("plans.page.mark"), [t.number(row.mark) if row else "–" for row in given], number=True),
        Column(t("plans.page.evidence"), [row.evidence if row and row.evidence else "–" for row in given]),
    ]
    with st.expander(t("plans.page.answers")):
        st.html(table_html(columns, t("plans.page.answers")))
