"""How much a target asks for: what the speed so far would reach, beside what others have."""

from collections.abc import Iterable

FEWEST_YEARS, MOST_YEARS = 3, 6


def trend_to(points: Iterable[tuple[int, float]], year: int, broken: Iterable[int] = ()) -> float | None:
    """The value of a year if the mean change a year of the newest comparable years went on.

    points: (year, value); broken: first years of another series, of which only the years from the last one on count. At
    least FEWEST_YEARS values, the newest MOST_YEARS are used; None with fewer or for a year that is not ahead.
    """
    known = sorted(points)
    last_break = max((b for b in broken if known and b <= known[-1][0]), default=None)
    used = [point for point in known if last_break is None or point[0] >= last_break][-MOST_YEARS:]
    if len(used) < FEWEST_YEARS or year <= used[-1][0]:
        return None
    (first, low), (last, high) = used[0], used[-1]
    return high + (high - low) / (last - first) * (year - last)
