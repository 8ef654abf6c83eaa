"""The tree of a plan: three bars for each node, and open questions."""

from patokaz.frame.parts import show_folded_html, show_html, show_quiet, together
from patokaz.language.html import html
from patokaz.plans.texts import question_text
from patokaz.plans.tree import drawn_tree
from patokaz.plans.view import PlanView


def show_tree(view: PlanView) -> None:
    """Achievement, delivery and funding of every node as separate bars; questions to the officer below."""
    t = view.t
    heads = [t(f"plans.page.{name}") for name in ("node_head", "achievement", "delivery", "money_head")]
    told = {"roots": drawn_tree(view), "title": t("plans.view.tree"), "language": view.plan.language}
    with together():
        show_html(html("plans/tree", heads=heads, **told))
        show_quiet(t("plans.page.three_bars"))
        if questions := view.questions:
            lines = [question_text(question, view.names, t) for question in questions]
            show_folded_html(t("plans.page.questions", count=len(questions)), html("plans/listed", lines=lines))
