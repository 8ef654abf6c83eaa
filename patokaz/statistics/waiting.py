"""Whether a page waits for a computation, and how it announces that; set by the frame, asked by whoever computes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol


class Sign(Protocol):
    """What a page shows while it waits. Each call is a moment at which the work can be given up: what it raises does that."""

    def waiting(self, before: int) -> None:
        """So many are before this one."""

    def working(self) -> None:
        """It is being computed."""

    def gone(self) -> None:
        """It is there, or given up."""


_signs: ContextVar[Callable[[], Sign] | None] = ContextVar("signs", default=None)


@contextmanager
def told_by(make: Callable[[], Sign]) -> Iterator[None]:
    """Within, whoever computes something costly tells it by a sign of this kind."""
    token = _signs.set(make)
    try:
        yield
    finally:
        _signs.reset(token)


def sign() -> Sign | None:
    """A sign of the page that waits, None where no page does."""
    make = _signs.get()
    return make() if make else None
