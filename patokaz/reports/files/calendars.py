"""Calendar files of all-day events (RFC 5545)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import icalendar


@dataclass(frozen=True)
class Event:
    """An all-day event.

    id: the same in all files, so that a calendar updates the event; text: description, may be empty.
    """

    id: str
    day: date
    title: str
    text: str = ""


def calendar_file(events: Iterable[Event], name: str, made: date) -> bytes:
    """The events as an iCalendar file. made: the day of the file."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Patokaz//Calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for event in events:
        entry = icalendar.Event()
        entry.add("uid", f"{event.id}@patokaz")
        entry.add("dtstamp", datetime.combine(made, time(), UTC))
        entry.add("dtstart", event.day)
        entry.add("dtend", event.day + timedelta(days=1))
        entry.add("summary", event.title)
        entry.add("description", event.text)
        entry.add("transp", "TRANSPARENT")
        calendar.add_component(entry)
    return bytes(calendar.to_ical())
