"""What is worked out from an answer once for all who draw it."""

from collections.abc import Callable, Hashable
from functools import cached_property
from typing import Any, TypeVar

Made = TypeVar("Made")
KEPT = 60


class Remembers:
    """An answer, read only and shared, that keeps what was made of it: goes where the answer goes."""

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` gives, made when first asked for; the last KEPT are kept. key: all that it depends on beside the answer."""
        try:
            made: Made = self._made[key]
        except KeyError:
            made = self._made[key] = make()
            for old in list(self._made)[:-KEPT]:
                self._made.pop(old, None)
        return made

    @cached_property
    def _made(self) -> dict[Hashable, Any]:
        return {}
