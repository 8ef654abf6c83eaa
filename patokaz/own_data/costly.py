"""Expensive computations for an open page, in the worker process, one at a time.

The position in the queue is shown; a computation is cancelled when the user leaves.
"""

import hashlib
import pickle
from collections import Counter
from collections.abc import Callable
from functools import partial
from threading import Lock
from typing import Any, ParamSpec, TypeVar

import cachetools

from patokaz.own_data.refusals import UnreadableTable
from patokaz.own_data.turns import Turns
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
        return worked(told.waiting, told.working, partial(at_version, data_version(), make, *arguments, **named))
    except UnreadableTable as error:
        raise Busy("busy" if error.reason == "busy" else "too_long") from error
    finally:
        told.gone()


def at_version(version: str, make: Callable[..., R], *arguments: Any, **named: Any) -> R:
    """What a function gives over a version of the data."""
    with one_version(version):
        return make(*arguments, **named)


BYTES_OF_FILES = 64_000_000
MOST_OF_ONE = 2  # files that one session may be waiting for
_files: cachetools.LRUCache[str, bytes] = cachetools.LRUCache(BYTES_OF_FILES, getsizeof=len)
_asking: Counter[str] = Counter()
_guard = Lock()
MAKING = Turns()


def costly_file(session: str, make: Callable[..., bytes], *arguments: Any) -> bytes:
    """A file made by a function of a module, once for all identical requests of the same version of the data, one file at a time.

    Made here and not in the worker process, which would have to read the data of the page again: a second or more for each file.
    session: the session that requests it. Raises the exceptions of the function, and Busy where the queue is full or the session waits for
    MOST_OF_ONE files already.
    """
    version = data_version()
    key = hashlib.sha256(pickle.dumps((version, make, arguments))).hexdigest()
    with _guard:
        known = _files.get(key)
        if known is not None:
            return known
        if _asking[session] >= MOST_OF_ONE:
            raise Busy("busy")
        _asking[session] += 1
    try:
        with MAKING.turn(_go_on):
            made = _known(key) or at_version(version, make, *arguments)  # another may have made it meanwhile
    except UnreadableTable as error:
        raise Busy("busy") from error
    finally:
        with _guard:
            _asking[session] -= 1
            if not _asking[session]:
                del _asking[session]
    with _guard:
        if len(made) <= BYTES_OF_FILES:
            _files[key] = made
    return made


def _known(key: str) -> bytes | None:
    with _guard:
        return _files.get(key)


def _go_on(*_told: int) -> None:
    """No progress is shown while a file is made."""
