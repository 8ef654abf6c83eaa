"""The cache shared by all sessions, keyed by the arguments of a call and the version of the statistics file."""

import threading
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import cachetools
from cachetools.keys import hashkey

from patokaz.statistics.database import data_version
from patokaz.statistics.sizes import size_of

P = ParamSpec("P")
R = TypeVar("R")

BYTES_OF_ALL = 500_000_000
_caches: list["Kept"] = []
_guard = threading.Condition(threading.RLock())  # one for all, so that a cache can make room for another


class Kept(cachetools.LRUCache[object, object]):
    """The latest answers of one function; the answers of all functions together take at most BYTES_OF_ALL bytes."""

    def __init__(self, entries: int) -> None:
        super().__init__(entries)
        self.bytes = 0
        self._sizes: dict[object, int] = {}

    def __setitem__(self, key: object, answer: object) -> None:
        super().__setitem__(key, answer)
        self.bytes -= self._sizes.pop(key, 0)
        self._sizes[key] = size_of(answer)
        self.bytes += self._sizes[key]
        while bytes_held() > BYTES_OF_ALL and (largest := max(_caches, key=lambda cache: cache.bytes)):
            largest.popitem()

    def __delitem__(self, key: object) -> None:
        super().__delitem__(key)
        self.bytes -= self._sizes.pop(key, 0)

    def clear(self) -> None:
        """Remove all answers."""
        super().clear()
        self._sizes.clear()
        self.bytes = 0


def bytes_held() -> int:
    """Size in bytes of all cached answers, as estimated by `size_of`."""
    return sum(cache.bytes for cache in _caches)


def cached(entries: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Cache the latest `entries` answers of a function of hashable arguments, for all sessions and threads.

    An answer is valid for one version of the statistics file and recomputed for a new one. Simultaneous calls with the
    same arguments wait for one computation. Answers are shared and must not be modified. Errors are raised and not
    cached.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        cache = Kept(entries)
        _caches.append(cache)

        def key(*arguments: object, **named: object) -> object:
            return data_version(), hashkey(*arguments, **named)

        return cachetools.cached(cache, key, condition=_guard)(function)

    return decorate


def clear() -> None:
    """Remove all cached answers; for measurements and tests."""
    with _guard:
        for cache in _caches:
            cache.clear()
