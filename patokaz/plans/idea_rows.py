"""Ideas and partnerships of a plan -> the rows of their sheets."""

from collections.abc import Iterable
from typing import Any

from patokaz.registers.idea_model import GATES, Criterion, Idea
from patokaz.registers.model import Plan

ANSWERS = {True: "yes", False: "no", None: ""}


def idea_tables(plan: Plan) -> dict[str, list[dict[str, Any]]]:
    """Sheet -> rows."""
    return {
        "ideas": [_idea(idea) for idea in plan.ideas],
        "criteria": criterion_rows(plan.criteria),
        "scores": [
            {
                "idea_key": s.idea,
                "criterion_key": s.criterion,
                "scorer": s.scorer,
                "mark": s.mark,
                "evidence": s.evidence,
            }
            for s in plan.scores
        ],
        "ppp_answers": [
            {"idea_key": a.idea, "question": a.question, "mark": a.mark, "evidence": a.evidence}
            for a in plan.screen_answers
        ],
        "ppp_risks": [
            {"idea_key": r.idea, "risk": r.risk, "bearer": r.bearer, "mitigation": r.mitigation} for r in plan.risks
        ],
    }


def criterion_rows(criteria: Iterable[Criterion]) -> list[dict[str, Any]]:
    """The rows of criteria."""
    return [
        {
            "criterion_key": c.key,
            "name": c.name,
            "weight_bp": c.weight,
            "words_0": c.words[0],
            "words_5": c.words[1],
            "words_10": c.words[2],
            "evidence_above": c.evidence_above,
        }
        for c in criteria
    ]


def _idea(idea: Idea) -> dict[str, Any]:
    return {
        "idea_key": idea.key,
        "title": idea.title,
        "need": idea.need,
        "proposer_kind": idea.proposer,
        "measure": idea.measure,
        "cost_from": idea.cost_from,
        "cost_to": idea.cost_to,
        "own_share": idea.own_share,
        "partner": idea.partner,
        "ppp": "yes" if idea.is_ppp else "no",
        "status": idea.status,
        "decision": idea.decision,
        **{f"gate_{gate}": ANSWERS[idea.gates.get(gate)] for gate in GATES},
    }
