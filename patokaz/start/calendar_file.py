"""Dated duties as a calendar file (RFC 5545): verified dates alone."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from patokaz.language.words import Words
from patokaz.start.calendar import Due
from patokaz.start.texts import about, basis, checked, title


def calendar_file(dues: Iterable[Due], area: str, name: str, made: date, t: Words) -> bytes:
    """A calendar of whole days. area: code of the place, part of each event's lasting id; made: the day of the file."""
    calendar = Calendar()
    calendar.add("prodid", "-//Patokaz//First hundred days//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for due in dues:
        if due.day is None or not due.in_calendar:
            continue
        event = Event()
        event.add("uid", f"{due.duty.id}-{due.day.isoformat()}-{area}@patokaz")
        event.add("dtstamp", datetime.combine(made, time(), UTC))
        event.add("dtstart", due.day)
        event.add("dtend", due.day + timedelta(days=1))
        event.add("summary", title(due.duty, t))
        event.add(
            "description",
            "\n".join(line for line in (about(due, t), basis(due.duty, t), checked([due.duty], t)) if line),
        )
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
