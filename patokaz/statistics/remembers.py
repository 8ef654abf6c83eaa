"""What is worked out from an answer once for all who draw it, bounded in bytes: addresses ask for any number of drawings."""

import threading
from collections.abc import Callable, Hashable
from functools import cached_property
from typing import Any, ClassVar, TypeVar

import cachetools

from patokaz.statistics.sizes import size_of

Made = TypeVar("Made")
_guard = threading.Lock()


class Remembers:
    """An answer, read only and shared, that keeps what was made of it: goes where the answer goes.

    BYTES: of all that one answer keeps; what is larger than that is made each time.
    """

    BYTES: ClassVar[int] = 500_000

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` gives, made when first asked for; the newest are kept. key: all that it depends on beside the answer."""
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

    @cached_property
    def _made(self) -> "cachetools.LRUCache[Hashable, tuple[Hashable, Any]]":
        return cachetools.LRUCache(self.BYTES, getsizeof=size_of)
