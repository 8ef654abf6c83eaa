"""Numbers by code in an address: code*number,code*number."""

import math
from collections.abc import Callable, Collection, Mapping

MOST = 80


def read_pairs(
    text: str, known: Collection[str], allowed: Callable[[str, float], bool], default: str = ""
) -> dict[str, float]:
    """Numbers by code in order, without unknown codes, non-finite and forbidden numbers.

    default: number of a code without one, which is otherwise left out. At most MOST entries are read.
    """
    return dict(filter(None, (_read(entry, known, allowed, default) for entry in text.split(",")[:MOST])))


def unread_pairs(
    text: str, known: Collection[str], allowed: Callable[[str, float], bool], default: str = ""
) -> list[str]:
    """The entries left out by `read_pairs`."""
    entries = [entry for entry in text.split(",") if entry]
    return [entry for at, entry in enumerate(entries) if at >= MOST or not _read(entry, known, allowed, default)]


def _read(
    entry: str, known: Collection[str], allowed: Callable[[str, float], bool], default: str
) -> tuple[str, float] | None:
    code, _, digits = entry.partition("*")
    try:
        number = float(digits or default)
    except ValueError:
        return None
    return (code, number) if code in known and math.isfinite(number) and allowed(code, number) else None


def write_pairs(pairs: Mapping[str, float]) -> str:
    """Numbers by code in the format of `read_pairs`."""
    return ",".join(f"{code}*{number:.12g}" for code, number in pairs.items())
