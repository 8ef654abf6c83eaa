"""Dates of a plan: steps of the annual cycle, ends of measures, target years; as a table and a calendar file."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from patokaz.language.words import Words
from patokaz.plans.procedure import steps
from patokaz.plans.report_model import ReportTable
from patokaz.plans.view import PlanView
from patokaz.registers.overview import spans
from patokaz.reports.files.calendars import Event, calendar_file

MOST_ROWS = 15
FINISHED = ("done", "dropped")


@dataclass(frozen=True)
class PlanDay:
    """A date of the plan.

    id: stable, for calendars; what, subject: in words; unit: the unit responsible, empty if not named.
    """

    id: str
    day: date
    what: str
    subject: str
    unit: str = ""


def plan_days(view: PlanView, today: date) -> list[PlanDay]:
    """Future dates in order; annual steps up to the plan's last year."""
    found = [*_rounds(view), *_ends(view), *_targets(view)]
    return sorted((row for row in found if row.day >= today), key=lambda row: (row.day, row.subject))


def days_table(view: PlanView, today: date) -> ReportTable | None:
    """The next dates; None without any."""
    t = view.t
    rows = [(t.date(row.day), row.what, row.subject, row.unit or "–") for row in plan_days(view, today)[:MOST_ROWS]]
    head = tuple(t(f"plans.round.{name}") for name in ("day", "what", "subject", "who"))
    return ReportTable(t("plans.round.calendar"), head, tuple(rows)) if rows else None


def days_file(view: PlanView, today: date, t: Words) -> bytes:
    """The dates as an iCalendar file."""
    events = [
        Event(f"{row.id}-{view.whole.key}", row.day, f"{row.what}: {row.subject}", row.unit)
        for row in plan_days(view, today)
    ]
    return calendar_file(events, view.whole.title, today)


def _rounds(view: PlanView) -> Iterator[PlanDay]:
    t, found = view.t, steps(view)
    for year in range(view.year, view.whole.last_year + 1):
        for row in found:
            if row.due is not None and not (year == view.year and row.is_done):
                day = row.due.replace(year=row.due.year + year - view.year)
                named = t("plans.round.report_of", year=year)
                yield PlanDay(f"step-{row.code}-{year}", day, t(f"plans.step.{row.code}"), named, row.unit)


def _ends(view: PlanView) -> Iterator[PlanDay]:
    for span in spans(view.plan, view.year):
        if span.is_written and span.status not in FINISHED:
            day, what = date(span.end, 12, 31), view.t("plans.round.measure_ends")
            yield PlanDay(f"end-{span.node.key}", day, what, span.node.title, span.node.owner)


def _targets(view: PlanView) -> Iterator[PlanDay]:
    for indicator, state in view.state.indicators:
        if state.target.year is not None and state.target.value is not None:
            made = PlanDay(f"target-{indicator.key}", date(state.target.year, 12, 31), "", indicator.name)
            yield replace(made, what=view.t("plans.round.target_due"), unit=indicator.collector)
