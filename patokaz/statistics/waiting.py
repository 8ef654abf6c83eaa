"""Waiting signs of a page during an expensive computation; set by the frame, used by whoever computes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol


class Sign(Protocol):
    """A sign shown while a page waits. Every call may raise an exception that cancels the computation."""

    def waiting(self, before: int) -> None:
        """Show the number of computations queued before this one."""

    def working(self) -> None:
        """Show that the computation is running."""

    def gone(self) -> None:
        """Remove the sign: the computation has ended or was cancelled."""


_signs: ContextVar[Callable[[], Sign] | None] = ContextVar("signs", default=None)


@contextmanager
def told_by(make: Callable[[], Sign]) -> Iterator[None]:
    """Context in which expensive computations are announced by a sign of this kind."""
    token = _signs.set(make)
    try:
        yield
    finally:
        _signs.reset(token)


def sign() -> Sign | None:
    """A sign of the waiting page; None outside a page."""
    make = _signs.get()
    return make() if make else None
