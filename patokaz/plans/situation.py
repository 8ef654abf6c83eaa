"""The initial situation and the plan's answers: the office's entries beside proposals from the figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from patokaz.plans.report_model import ReportTable
from patokaz.plans.view import PlanView
from patokaz.profile.swot import swot_start
from patokaz.registers.cycle_model import SITUATION_KINDS

PARTS = dict(zip(("strengths", "weaknesses", "opportunities", "threats"), SITUATION_KINDS, strict=True))


@dataclass(frozen=True)
class Point:
    """An entry of the situation. source: its origin; answer: titles of the nodes that answer it, may be empty."""

    kind: str
    text: str
    source: str
    answer: str


def points(view: PlanView) -> list[Point]:
    """The office's entries, then proposals from the figures (by the rule of the profile), by kind."""
    written = [
        Point(entry.kind, entry.text, entry.source, view.names.get(entry.node, "")) for entry in view.whole.situation
    ]
    proposed: Sequence[Point] = ()
    if view.linked.profile is not None:
        parts = swot_start(view.linked.profile, view.t).parts
        source = view.t("plans.situation.figures")
        proposed = [Point(PARTS[part], text, source, "") for part, texts in parts.items() for text in texts]
    return sorted((*written, *proposed), key=lambda point: SITUATION_KINDS.index(point.kind))


def situation_table(view: PlanView) -> ReportTable | None:
    """The situation as a table; None without entries and proposals."""
    t = view.t
    rows = [(t(f"plans.situation.{p.kind}"), p.text, p.source or "–", p.answer or "–") for p in points(view)]
    head = tuple(t(f"plans.situation.{name}") for name in ("kind", "text", "source", "answer"))
    return ReportTable(t("plans.situation.title"), head, tuple(rows)) if rows else None


def unanswered(view: PlanView) -> tuple[int, int]:
    """Written weaknesses and threats without an answering node, and the number written."""
    written = [e for e in view.whole.situation if e.kind in ("weakness", "threat")]
    return sum(not view.names.get(entry.node) for entry in written), len(written)
