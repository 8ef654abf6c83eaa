"""The countries of a build at once, each in a process of its own."""

import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from typing import Any, TypeVar

from data.tables import Country

Made = TypeVar("Made")


class Clock:
    """Says what the build is at, with the seconds since `began` (of the system's clock, which its processes share)."""

    def __init__(self, began: float) -> None:
        self.began = began

    def __call__(self, text: str) -> None:
        """Print one line."""
        print(f"{time.time() - self.began:5.1f} s  {text}", flush=True)


def each(make: Callable[..., Made], found: Sequence[Country], also: tuple[Any, ...], at_once: int) -> Iterator[Made]:
    """make(country, *also) of each country in their order; with several at once the largest is begun first."""
    if at_once == 1 or len(found) == 1:
        yield from (make(country, *also) for country in found)
        return
    by_size = sorted(found, key=lambda country: -sum(path.stat().st_size for path in country.folder.rglob("*.csv")))
    with ProcessPoolExecutor(at_once, get_context("spawn"), initializer=_end_with_parent) as pool:
        waiting = {country.key: pool.submit(make, country, *also) for country in by_size}
        for country in found:
            yield waiting[country.key].result()


def _end_with_parent() -> None:
    """A build that is killed leaves no process that waits for more."""
    parent = parent_process()
    assert parent is not None

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
