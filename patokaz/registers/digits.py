"""Number of digits at which a displayed share agrees with the status word beside it."""

from collections.abc import Iterable

TOLERANCE = 1e-9
MOST_DIGITS = 9


def side(value: float, limit: float) -> int:
    """-1 below a limit, 0 at it within the tolerance, 1 above."""
    if abs(value - limit) <= TOLERANCE:
        return 0
    return 1 if value > limit else -1


def at_least(value: float, limit: float) -> bool:
    """Whether a value reaches a limit, unrounded, with the tolerance."""
    return side(value, limit) >= 0


def digits_needed(value: float, limits: Iterable[float], least: int = 0) -> int:
    """The fewest digits, at least `least`, at which the rounded value is on the same side of every limit.

    0 is always a limit for negative values, so that a decrease is not displayed as zero.
    """
    limits = (*limits, 0.0)
    for digits in range(least, MOST_DIGITS):
        rounded = round(value, digits)
        if all(at_least(rounded, limit) == at_least(value, limit) for limit in limits):
            return digits
    return MOST_DIGITS
