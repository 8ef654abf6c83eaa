"""The one cache of what all sessions share: by what was asked and by the version of the statistics file."""

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
    """The newest answers of a function; those of all functions together hold no more than BYTES_OF_ALL."""

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
        """Forget every answer."""
        super().clear()
        self._sizes.clear()
        self.bytes = 0


def bytes_held() -> int:
    """Of all answers together, by `size_of`."""
    return sum(cache.bytes for cache in _caches)


def cached(entries: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keeps the newest `entries` answers of a function of hashable arguments, for all sessions and threads.

    An answer belongs to the statistics file of its time: with a new file it is computed again. Two that ask the same at
    once wait for one answer. Answers are shared, so nobody may change one. Errors are raised, never kept.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        cache = Kept(entries)
        _caches.append(cache)

        def key(*arguments: object, **named: object) -> object:
            return data_version(), hashkey(*arguments, **named)

        return cachetools.cached(cache, key, condition=_guard)(function)

    return decorate


def clear() -> None:
    """Forgets every answer, for those who measure or test."""
    with _guard:
        for cache in _caches:
            cache.clear()
