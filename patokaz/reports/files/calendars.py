"""Calendar files (RFC 5545) of whole days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import icalendar


@dataclass(frozen=True)
class Event:
    """A whole day. id: lasts over files, so that a calendar replaces the event; text: below its title, may be empty."""

    id: str
    day: date
    title: str
    text: str = ""


def calendar_file(events: Iterable[Event], name: str, made: date) -> bytes:
    """The events as a calendar to open anywhere. made: the day of the file."""
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
