"""Dated duties as a calendar file: verified dates only."""

from collections.abc import Iterable
from datetime import date

from patokaz.language.words import Words
from patokaz.reports.files import calendars
from patokaz.start.calendar import Due
from patokaz.start.texts import about, basis, checked, law, title


def calendar_file(dues: Iterable[Due], area: str, name: str, made: date, t: Words) -> bytes:
    """All-day events. area: code of the place, part of each event's stable id; made: the day of the file."""
    return calendars.calendar_file(
        (
            calendars.Event(
                f"{due.duty.id}-{due.day.isoformat()}-{area}",
                due.day,
                title(due.duty, t),
                "\n".join(
                    line
                    for line in (about(due, t), law(due.duty, t), basis(due.duty, t), checked([due.duty], t))
                    if line
                ),
            )
            for due in dues
            if due.day is not None and due.in_calendar
        ),
        name,
        made,
    )
