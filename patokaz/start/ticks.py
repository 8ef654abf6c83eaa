"""The user's ticks as a file; nothing is stored on the server."""

import json
from collections.abc import Collection
from datetime import date

MOST_BYTES = 100_000
EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)  # on which a term may begin


class UnreadableTicks(ValueError):
    """A file that is not a checklist. code: not_a_checklist, other_place."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def ticks_file(area: str, start: date, done: Collection[str]) -> bytes:
    """The checklist of a place: code, start date, completed duties."""
    told = {"patokaz": "first_hundred_days", "area": area, "start": start.isoformat(), "done": sorted(done)}
    return json.dumps(told, indent=1).encode()


def read_ticks(content: bytes, area: str, known: Collection[str]) -> tuple[date, frozenset[str]]:
    """Start date and ticked duties of a file; unknown duties are left out.

    Raises:
        UnreadableTicks: another kind of file, an impossible start date, or the file of another place.
    """
    if len(content) > MOST_BYTES:
        raise UnreadableTicks("not_a_checklist")
    try:
        told = json.loads(content)
        if told["patokaz"] != "first_hundred_days":
            raise UnreadableTicks("not_a_checklist")
        place, start, done = str(told["area"]), date.fromisoformat(told["start"]), frozenset(map(str, told["done"]))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        if isinstance(error, UnreadableTicks):
            raise
        raise UnreadableTicks("not_a_checklist") from error
    if not EARLIEST <= start <= LATEST:
        raise UnreadableTicks("not_a_checklist")
    if place != area:
        raise UnreadableTicks("other_place")
    return start, done & frozenset(known)
