"""Titles of a plan's slides that state the finding, by rules; the subject if no rule applies."""

from collections.abc import Sequence
from datetime import date

from patokaz.plans.indicators import IndicatorCard
from patokaz.plans.money import MoneyRow
from patokaz.plans.procedure import steps
from patokaz.plans.situation import points
from patokaz.plans.targets import target_checks
from patokaz.plans.texts import ended, first_upper, measures_text, targets_text
from patokaz.plans.tree import TreeNode
from patokaz.plans.view import PlanView
from patokaz.registers.delivery import NOT_TOLD
from patokaz.registers.overview import spans


def opening_title(view: PlanView) -> tuple[str, str]:
    """What is known of the plan as a whole, as title and sentence: its measures, unless only its indicators tell anything."""
    t, untold = view.t, view.done.counts.get(NOT_TOLD, 0)
    measures, targets = measures_text(view.done, t), targets_text(view.state.indicators, t)
    if targets and untold == view.done.total:
        return first_upper(targets), ended(measures)
    return first_upper(measures), ended(targets or t("plans.no_targets"))


def achievement_title(drawn: Sequence[TreeNode], view: PlanView) -> str:
    """The most and the least advanced part of the plan; the number of unknown ones if one is withheld."""
    t = view.t
    known = sorted((node for node in drawn if node.achievement.share is not None), key=lambda node: -(node.achievement.share or 0.0))  # fmt: skip
    if len(known) < len(drawn):
        return t("plans.slide.achieved_none", count=len(drawn) - len(known))
    best, worst = known[0], known[-1]
    if best.achievement.text == worst.achievement.text:
        return f"{best.title}: {best.achievement.text}" if len(known) == 1 else t("plans.page.achievement_of")
    return t(
        "plans.slide.achieved", best=best.title, best_share=best.achievement.text, worst=worst.title,
        worst_share=worst.achievement.text,
    )  # fmt: skip


def money_title(rows: Sequence[MoneyRow], subject: str, view: PlanView) -> str:
    """The purpose with most of the planned funds. rows: of one currency; subject: title without planned funds."""
    planned = sorted((row for row in rows if row.amounts.planned), key=lambda row: -(row.amounts.planned or 0.0))
    if not planned:
        return subject
    most, whole = planned[0], sum(row.amounts.planned or 0.0 for row in planned)
    if len(planned) == 1:
        amount = view.t.money(most.amounts.planned, most.amounts.currency)
        return view.t("plans.slide.money_one", amount=amount, label=most.label)
    share = view.t.percent(100 * (most.amounts.planned or 0.0) / whole, 0)
    return view.t("plans.slide.money", share=share, label=most.label)


def card_title(card: IndicatorCard) -> str:
    """An indicator and its status."""
    return f"{card.name}: {card.word}"


def schedule_title(view: PlanView, today: date) -> str:
    """Number of overdue measures, otherwise of undated ones, otherwise that all are dated."""
    t, found = view.t, spans(view.plan, view.year)
    late = sum(span.is_written and span.end < today.year and span.status not in ("done", "dropped") for span in found)
    undated = sum(not span.is_written for span in found)
    if late:
        return t("plans.slide.late", count=late)
    if undated:
        return t("plans.slide.undated", count=undated, total=t.number(len(found)))
    return t("plans.slide.dated", count=len(found))


def steps_title(view: PlanView) -> str:
    """Number of completed steps of the year."""
    rows = steps(view)
    done = sum(row.is_done for row in rows)
    return view.t("plans.slide.steps", count=done, total=view.t.number(len(rows)), year=view.t.year(view.year))


def situation_title(view: PlanView) -> str:
    """Number of unanswered weaknesses and threats, otherwise of strengths; empty without either."""
    found = points(view)
    weak = [point for point in found if point.kind in ("weakness", "threat")]
    if not weak:
        strong = sum(point.kind == "strength" for point in found)
        return view.t("plans.slide.strengths", count=strong) if strong else ""
    open_ = sum(not point.answer for point in weak)
    if not open_:
        return view.t("plans.slide.answered", count=len(weak))
    return view.t("plans.slide.unanswered", count=open_, total=view.t.number(len(weak)))


def targets_title(view: PlanView) -> str:
    """Number of targets that need a faster pace, otherwise of those on track, otherwise that no trend is known."""
    t = view.t
    found = [row.word for row in target_checks(view)]
    for word, key in (("needs_more", "plans.slide.needs_more"), ("trend_reaches", "plans.slide.reaches")):
        if word in found:
            return t(key, count=found.count(word), total=t.number(len(found)))
    return t("plans.slide.no_trend", count=len(found))
