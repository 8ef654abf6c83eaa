"""Results derived from a cached answer, computed once for all sessions and limited in bytes."""

import threading
from collections.abc import Callable, Hashable
from functools import cached_property
from typing import Any, ClassVar, TypeVar

import cachetools

from patokaz.statistics.sizes import size_of

Made = TypeVar("Made")
_guard = threading.Lock()


class Remembers:
    """A shared, read-only answer that caches results derived from it and is released together with them.

    BYTES: limit of the derived results of one answer; a larger result is computed each time.
    """

    BYTES: ClassVar[int] = 500_000

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """The result of `make`, computed at the first call and kept. key: all it depends on besides the answer."""
        with _guard:
            known = self._made.get(key)
        if known is not None:
            kept: Made = known[1]
            return kept
        made = make()
        with _guard:
            if size_of((key, made)) <= self.BYTES:
                self._made[key] = (key, made)
        return made

    def __getstate__(self) -> dict[str, Any]:
        """The answer alone, for another process."""
        return {key: value for key, value in self.__dict__.items() if key != "_made"}

    @cached_property
    def _made(self) -> "cachetools.LRUCache[Hashable, tuple[Hashable, Any]]":
        return cachetools.LRUCache(self.BYTES, getsizeof=size_of)
