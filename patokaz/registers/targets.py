"""Ambition of a target: extrapolated trend and values of other municipalities."""

from collections.abc import Iterable

FEWEST_YEARS, MOST_YEARS = 3, 6


def trend_to(points: Iterable[tuple[int, float]], year: int, broken: Iterable[int] = ()) -> float | None:
    """The value of a year at the mean annual change of the newest comparable years.

    points: (year, value); broken: first years of a new series, only the last series counts. Uses at least FEWEST_YEARS
    and at most MOST_YEARS values; None with fewer, or if the year is not in the future.
    """
    known = sorted(points)
    last_break = max((b for b in broken if known and b <= known[-1][0]), default=None)
    used = [point for point in known if last_break is None or point[0] >= last_break][-MOST_YEARS:]
    if len(used) < FEWEST_YEARS or year <= used[-1][0]:
        return None
    (first, low), (last, high) = used[0], used[-1]
    return high + (high - low) / (last - first) * (year - last)
