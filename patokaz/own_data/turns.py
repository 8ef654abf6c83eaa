"""A queue that allows one reading at a time in a process and reports positions."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from time import sleep

from patokaz.own_data.refusals import UnreadableTable

MOST_WAITING = 30
PAUSE = 0.2


class Turns:
    """A queue. Contains its own state only, nothing of the files."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._line: list[object] = []

    @contextmanager
    def turn(self, tell: Callable[[int], None]) -> Iterator[None]:
        """Wait for one's turn and keep it. tell: called with the number of those before while waiting; what it raises
        gives the place in the line up. Raises UnreadableTable (busy) where the line is full."""
        ticket = object()
        with self._lock:
            if len(self._line) > MOST_WAITING:
                raise UnreadableTable("busy", count=len(self._line))
            self._line.append(ticket)
        try:
            while before := self._before(ticket):
                tell(before)
                sleep(PAUSE)
            yield
        finally:
            with self._lock:
                self._line.remove(ticket)

    def _before(self, ticket: object) -> int:
        with self._lock:
            return self._line.index(ticket)


READING = Turns()
