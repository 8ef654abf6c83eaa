"""The one cache of what all sessions share: by what was asked and by the version of the statistics file."""

import threading
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import cachetools
from cachetools.keys import hashkey

from patokaz.statistics.database import data_version

P = ParamSpec("P")
R = TypeVar("R")

_caches: list[cachetools.Cache[object, object]] = []


def cached(entries: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keeps the newest `entries` answers of a function of hashable arguments, for all sessions and threads.

    An answer belongs to the statistics file of its time: with a new file it is made anew. Two that ask the same at
    once wait for one answer. Answers are shared, so nobody may change one. Errors are raised, never kept.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        cache: cachetools.Cache[object, object] = cachetools.LRUCache(entries)
        _caches.append(cache)

        def key(*arguments: object, **named: object) -> object:
            return data_version(), hashkey(*arguments, **named)

        return cachetools.cached(cache, key, condition=threading.Condition())(function)

    return decorate


def clear() -> None:
    """Forgets every answer, for those who measure or test."""
    for cache in _caches:
        cache.clear()
