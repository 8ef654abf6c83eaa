"""Numeric codes for missing values: −999, 99999, −1, the limits of machine numbers. Always reported, and confirmed by the user.

Such a code is a number that is unlikely to occur twice as a count or rate, or that is far from all other values of its
column. How statistical offices code what is missing: Eurostat, SDMX Guidelines (2016), section on missing values; user-defined
missing values of SPSS (97, 98, 99, −9).
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

NINES = re.compile(r"9+[789]?|9")
ALIKE = re.compile(r"8{2,}|7{2,}")
EXTREMES = frozenset([32767, 32768, 65535, 2147483647, 2147483648, 4294967295])
NO_QUANTITY = 1e15
ABOVE_OTHERS = 1.6
FAR, VERY_FAR = 1.0, 5.0  # the distance from the nearest other number, in widths of all others
SMALL_COUNTS = 10
LARGE_COUNTS = 100
FEWEST_OTHERS = 3  # beside fewer, a large number of nines is no sign


@dataclass(frozen=True)
class Codes:
    """Positions of numbers that may be codes for missing values; sure: whether they are read as missing unless the user
    objects."""

    positions: tuple[int, ...] = ()
    sure: bool = True


def missing_codes(values: Sequence[float]) -> Codes:
    """The codes for missing among the numbers of a column; NaN is no number."""
    counts = Counter(value for value in values if value == value)
    candidates = {value for value in counts if has_code_form(value)}
    others = [value for value in counts if value not in candidates]
    if not candidates or not others:
        return Codes()
    sure = {value for value in candidates if _is_sure(value, counts[value], others)}
    if any(NINES.fullmatch(_digits(value)) for value in sure):  # beside 99 also 97, 98, 88
        sure |= {value for value in candidates if len(_digits(value)) > 1 and _stands_far(value, others, FAR)}
    found = sure or {
        value for value in candidates if value < 0 and counts[value] > 1 and all(other >= 0 for other in others)
    }
    return Codes(tuple(at for at, value in enumerate(values) if value in found), bool(sure or not found))


def has_code_form(value: float) -> bool:
    """Whether a number is written in nines, eights or sevens alone, is −1, an extreme, or no quantity of this world."""
    if abs(value) in EXTREMES or abs(value) >= NO_QUANTITY or value == -1:
        return True
    digits = _digits(value)
    return bool(NINES.fullmatch(digits) or ALIKE.fullmatch(digits)) and (value < 0 or len(digits) > 1)


def _digits(value: float) -> str:
    return f"{abs(value):.15g}".replace(".", "")


def _is_sure(value: float, count: int, others: Sequence[float]) -> bool:
    digits = _digits(value)
    alone_below_zero = value < 0 <= min(others)
    if abs(value) >= NO_QUANTITY or abs(value) in EXTREMES:
        return alone_below_zero or _stands_far(value, others, FAR)
    if value > 0 and len(others) < FEWEST_OTHERS:
        return False
    nines = bool(NINES.fullmatch(digits))
    if len(digits) == 1:
        return alone_below_zero and min(others) > (SMALL_COUNTS if count > 1 else LARGE_COUNTS)
    if value < 0:
        return alone_below_zero or (nines and count > 1) or _stands_far(value, others, FAR)
    if value < LARGE_COUNTS:
        return _stands_far(value, others, FAR if count > 1 else VERY_FAR)
    repeats = nines and len(digits) > 2 and value % 1 == 0 and count > 1
    return repeats or _stands_far(value, others, FAR)


def _stands_far(value: float, others: Sequence[float], widths: float) -> bool:
    """Whether a number is further from its nearest neighbour than so many widths of all others, and above them by more
    than half."""
    gap = min(abs(value - other) for other in others)
    if value > 0 and value < ABOVE_OTHERS * max(others):
        return False
    return gap > max(widths * (max(others) - min(others)), max(map(abs, others)) if len(others) < 2 else 0)
