"""Due dates of duties, counted from the start of a term."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from patokaz.start.duties import VERIFIED, Duty

HUNDRED = timedelta(days=100)
FIRST = (  # events and advice of the beginning, in their order
    "elections_end", "results_announced", "deputies_registered", "first_days", "first_session", "first_weeks", "first_months",
)  # fmt: skip
PARTS = ("hundred", "first", "later", "standing")


@dataclass(frozen=True)
class Due:
    """A duty with its due date.

    day: None if it does not follow from the start; number: days after the start; inherited_year: the year it reports on
    if a predecessor was in office, otherwise 0.
    """

    duty: Duty
    day: date | None
    number: int = 0
    inherited_year: int = 0

    @property
    def key(self) -> str:
        """Key of its tick: the duty, with the date for an annual one with several."""
        return f"{self.duty.id}@{self.day:%m-%d}" if len(self.duty.dates) > 1 and self.day else self.duty.id

    @property
    def in_calendar(self) -> bool:
        """Whether duty and date are both verified, as required for the calendar file."""
        return self.day is not None and self.duty.mark == VERIFIED and self.duty.date_mark == VERIFIED

    @property
    def part(self) -> str:
        """Its section: within the hundred days, first without a date, later with one, standing."""
        if self.day is not None:
            return "hundred" if self.number <= HUNDRED.days else "later"
        return "first" if (self.duty.event or self.duty.advice) in FIRST else "standing"


def hundredth_day(start: date) -> date:
    """The hundredth day after the start."""
    return start + HUNDRED


def due_list(duties: Iterable[Duty], start: date) -> list[Due]:
    """Each duty with its next due date after the start; an annual one with several dates once for each.

    Months are calendar months; days count from the day after the start. Sorted by week, verified ones first; without a
    date in file order, earliest advice first.
    """
    found = [due for duty in duties for due in _dues(duty, start)]
    return sorted(found, key=_place)


def part_of(dues: Sequence[Due], part: str) -> list[Due]:
    """The duties of one part of the list."""
    return [due for due in dues if due.part == part]


def next_due(dues: Iterable[Due], done: Collection[str], day: date) -> Due | None:
    """The next duty with a verified date from a day on that is not ticked."""
    coming = [due for due in dues if due.in_calendar and due.day is not None and due.day >= day and due.key not in done]
    return min(coming, key=lambda due: due.day or date.max, default=None)


def _dues(duty: Duty, start: date) -> list[Due]:
    if duty.offset_months or duty.offset_days:
        days = [start + relativedelta(months=duty.offset_months, days=duty.offset_days)]
    else:
        days = [_next(text, start) for text in duty.dates]
    return [_due(duty, day, start) for day in days] or [Due(duty, None)]


def _next(text: str, start: date) -> date:
    month, day = map(int, text.split("-"))
    this_year = date(start.year, month, day)
    return this_year if this_year > start else this_year.replace(year=start.year + 1)


def _due(duty: Duty, day: date, start: date) -> Due:
    covered = day.year - 1
    inherited = covered if duty.covers == "last_year" and date(covered, 1, 1) < start else 0
    return Due(duty, day, (day - start).days, inherited)


def _place(due: Due) -> tuple[int, tuple[int, int], bool, date]:
    week = due.day.isocalendar()[:2] if due.day else (0, 0)
    order = FIRST.index(due.duty.event or due.duty.advice) if due.part == "first" else 0
    return PARTS.index(due.part), week if due.day else (order, 0), due.duty.mark != VERIFIED, due.day or date.min
