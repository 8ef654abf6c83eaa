"""Indicators of a plan for drawing: path and results, status word, sentence; values filled from the statistics."""

from collections.abc import Sequence
from dataclasses import dataclass

from patokaz.charts.plan_path import PlanPath
from patokaz.plans.report_model import ReportTable
from patokaz.plans.texts import (
    ON_TRACK_WORDS,
    first_upper,
    indicator_sentence,
    prefill_text,
    state_notes,
    value_text,
    word_text,
)
from patokaz.plans.view import PlanView
from patokaz.registers.model import Indicator
from patokaz.registers.overview import BEHIND_WORDS, indicator_path
from patokaz.registers.pace import OUTSIDE, UNREPORTED, Progress
from patokaz.registers.questions import MOST_KEY_INDICATORS

NOTED = ("source_revised", "other_value", "break_between")


@dataclass(frozen=True)
class IndicatorCard:
    """An indicator as a card.

    value: the newest one with its unit, or a dash; year: of that value, may be empty; word: status; is_good: True on
    track, False behind, None otherwise; path: None with fewer than two years.
    """

    name: str
    value: str
    unit: str
    year: str
    word: str
    is_good: bool | None
    sentence: str
    notes: Sequence[str]
    path: PlanPath | None


def key_cards(view: PlanView) -> list[IndicatorCard]:
    """The key indicators, or those with a target if none is marked; limited to what a meeting can follow."""
    chosen = [pair for pair in view.state.indicators if pair[0].is_key]
    if not chosen:
        chosen = [pair for pair in view.state.indicators if pair[1].word not in ("no_target", "no_baseline")]
    return [_card(indicator, state, view) for indicator, state in chosen[:MOST_KEY_INDICATORS]]


def told_targets(view: PlanView) -> int:
    """Number of indicators with a target whose value of the year can be compared with it."""
    return sum(state.word not in OUTSIDE | UNREPORTED for _, state in view.state.indicators)


def _card(indicator: Indicator, state: Progress, view: PlanView) -> IndicatorCard:
    t = view.t
    found = indicator_path(view.state.known[indicator.key], view.year)
    path = PlanPath(found.planned, found.reached, found.breaks, found.band)
    value, year = (state.actual, view.year) if state.actual is not None else (state.older or (None, None))[::-1]
    told = value_text(value, "", t)
    if indicator.series_kind == "milestone":
        value = year = state.reached_in
        told = t("plans.fiche.yes") if year is not None else "–"
    return IndicatorCard(
        name=indicator.name,
        value=told,
        unit=indicator.unit,
        year="" if value is None else str(year),
        word=word_text(state, t),
        is_good=True if state.word in ON_TRACK_WORDS else False if state.word in BEHIND_WORDS else None,
        sentence=first_upper(indicator_sentence(indicator, state, t).removeprefix(f"{indicator.name}: ")),
        notes=state_notes(indicator, state, t),
        path=path if path.is_drawable else None,
    )


def filled_table(view: PlanView) -> ReportTable | None:
    """Values filled from or differing from the statistics: indicator, year, value, source, remark; None without links."""
    t = view.t
    known = {indicator.key: indicator for indicator in view.plan.indicators}
    actuals = {(row.indicator, row.year): row for row in view.plan.actuals if row.status != "superseded"}
    rows = []
    for note in view.notes:
        indicator = known[note.indicator]
        row = actuals.get((note.indicator, note.year))
        value = note.old if note.old is not None else note.new
        remark = prefill_text(note, indicator, t) if note.code in NOTED else t("plans.page.from_statistics")
        source = row.source if row and note.code != "break_between" else ""
        rows.append((indicator.name, str(note.year), value_text(value, indicator.unit, t), source or "–", remark))
    named = (t(f"plans.report.{key}") for key in ("indicator", "year", "actual"))
    head = (*named, t("plans.page.source"), t("plans.page.remark"))
    return ReportTable(t("plans.page.filled_title"), head, tuple(rows), frozenset({1, 2})) if rows else None
