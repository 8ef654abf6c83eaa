"""Measures of a plan on a time axis: labelled bars, and today."""

from datetime import date

from patokaz.charts.gantt import GanttBar
from patokaz.plans.texts import first_upper
from patokaz.plans.view import PlanView
from patokaz.registers.delivery import NOT_TOLD
from patokaz.registers.model import STATUSES
from patokaz.registers.overview import Span, spans

MOST = 80


def schedule(view: PlanView) -> list[GanttBar]:
    """The first MOST measures in force, in the order of the tree."""
    return [_bar(span, view) for span in spans(view.plan, view.year)[:MOST]]


def schedule_sentence(view: PlanView, today: date) -> str:
    """The number of measures due to be under way today, and the number overdue."""
    found = spans(view.plan, view.year)
    late = sum(span.is_written and span.end < today.year and span.status not in ("done", "dropped") for span in found)
    guessed = sum(not span.is_written for span in found)
    parts = [view.t("plans.page.measures", count=len(found))]
    if late:
        parts.append(view.t("plans.page.late", count=late))
    if guessed:
        parts.append(view.t("plans.page.undated", count=guessed))
    return f"{first_upper('; '.join(parts))}."


def statuses(view: PlanView) -> list[tuple[str, str]]:
    """Codes and names of the statuses, in legend order."""
    return [(status, view.t(f"plans.status.{status}")) for status in (*STATUSES, NOT_TOLD)]


def moment(today: date) -> float:
    """A day as a decimal year."""
    first, last = date(today.year, 1, 1), date(today.year + 1, 1, 1)
    return today.year + (today - first).days / (last - first).days


def _bar(span: Span, view: PlanView) -> GanttBar:
    t = view.t
    years = f"{span.start}–{span.end}" if span.end != span.start else str(span.start)
    hover = [
        f"{span.node.key} {span.node.title}",
        f"{years}, {t(f'plans.status.{span.status}')}",
        *([t("plans.page.owner", owner=span.node.owner)] if span.node.owner else []),
        *([] if span.is_written else [t("plans.page.years_of_plan")]),
    ]
    return GanttBar(f"{span.node.key} {span.node.title}", span.start, span.end, span.status, hover)
