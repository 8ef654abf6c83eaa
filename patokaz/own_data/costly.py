"""Costly computing for an open page: in the workshop, one piece at a time, the place in the line told, given up when the reader leaves."""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from patokaz.own_data.refusals import UnreadableTable
from patokaz.own_data.workshop import worked
from patokaz.statistics.database import Busy, data_version, one_version
from patokaz.statistics.waiting import sign

P = ParamSpec("P")
R = TypeVar("R")


def costly(make: Callable[P, R], *arguments: P.args, **named: P.kwargs) -> R:
    """What a function of a module gives, made in the workshop where a page waits for it, here where none does.

    Raises what the function raises, and Busy where the line is full or the work takes too long.
    """
    told = sign()
    if told is None:
        return make(*arguments, **named)
    try:
        return worked(told.waiting, told.working, at_version, data_version(), make, *arguments, **named)
    except UnreadableTable as error:
        raise Busy("busy" if error.reason == "busy" else "too_long") from error
    finally:
        told.gone()


def at_version(version: str, make: Callable[..., R], *arguments: Any, **named: Any) -> R:
    """What a function gives over a version of the data."""
    with one_version(version):
        return make(*arguments, **named)
