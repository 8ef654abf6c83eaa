"""Achievement, elapsed time and pace of an indicator in a year, and the resulting status word.

A = (a - b)/(t - b), E = (y - y0)/(y1 - y0), pace = A/E; shared by page, export and report.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from patokaz.registers.digits import TOLERANCE, at_least, side
from patokaz.registers.history import Baseline, History, Target
from patokaz.registers.model import Correction
from patokaz.registers.values import Reached, ratio_together, reached

ON_TRACK, SLOW, PARTLY = 0.95, 0.60, 0.60
ACHIEVEMENT_LIMITS, PACE_LIMITS = (0.0, 1.0), (0.0, SLOW, ON_TRACK)
AFTER_END_LIMITS = (PARTLY, 1.0)
OUTSIDE = frozenset({"no_target", "no_baseline", "not_due", "not_due_this_year", "words_only"})
UNREPORTED = frozenset({"not_reported", "not_comparable"})
COUNTS_WHOLE = {"inside": 1.0, "outside": 0.0, "reached_late": 1.0}


@dataclass(frozen=True)
class Progress:
    """One indicator in the report of a year. Shares are 0 to 1; None where the rules withhold a figure.

    older: year and value of the last earlier result if this year has none; at_least: increments are missing, so A and
    pace are lower bounds; missing_years: their years; broken: first year of the new series; first_achievement: against
    the first target, if revised; together: of a ratio, first and last year and sum of numerators over sum of
    denominators; counts: its value in a roll-up.
    """

    indicator: str
    year: int
    word: str
    baseline: Baseline
    target: Target
    actual: float | None = None
    older: tuple[int, float] | None = None
    at_least: bool = False
    missing_years: tuple[int, ...] = ()
    missing_reason: str = ""
    achievement: float | None = None
    elapsed: float | None = None
    pace: float | None = None
    allowance: float | None = None
    deviation: float | None = None
    needed_per_year: float | None = None
    achieved_per_year: float | None = None
    projected: float | None = None
    broken: int | None = None
    first_achievement: float | None = None
    reached_in: int | None = None
    corrections: tuple[Correction, ...] = ()
    is_provisional: bool = False
    together: tuple[int, int, float] | None = None

    @property
    def counts(self) -> float | None:
        """Value in a roll-up, 0 to 1; None if not reported or outside."""
        if self.word in OUTSIDE | UNREPORTED:
            return None
        if self.word in COUNTS_WHOLE:
            return COUNTS_WHOLE[self.word]
        if self.achievement is not None:
            return min(max(self.achievement, 0.0), 1.0)
        return 1.0 if self.word == "reached" else 0.0


def progress(history: History, year: int) -> Progress:
    """Progress of an indicator in the report of a year, with the target, baseline and corrections known then."""
    kind = history.indicator.series_kind
    found = reached(history, year)
    state = Progress(
        indicator=history.indicator.key,
        year=year,
        word="",
        baseline=history.baseline(year),
        target=history.target(year),
        actual=found.value,
        older=found.older,
        at_least=found.is_at_least,
        missing_years=found.missing_years,
        missing_reason=found.missing_reason,
        corrections=tuple(c for c in history.corrections if c.known_from == year),
        is_provisional=found.is_provisional,
        together=ratio_together(history, year),
    )
    if kind == "verdict":
        return replace(state, word="words_only")
    if kind == "milestone":
        return _milestone(state, found)
    if "keep" in (kind, history.indicator.purpose) or _keeps(history, state):
        return _kept(history, state)
    if state.target.value is None or state.target.year is None:
        return replace(state, word="no_target")
    if state.baseline.year is None or _base(history, state) is None:
        return replace(state, word="no_baseline")
    return _measured(history, state)


def plan_progress(plan_histories: Mapping[str, History], year: int) -> dict[str, Progress]:
    """Indicator key -> its progress in the report of a year."""
    return {key: progress(history, year) for key, history in plan_histories.items()}


def linear_elapsed(start: int, end: int, year: int) -> float:
    """Elapsed share of the time from baseline to target year, 0 to 1."""
    if end <= start:
        return 1.0 if year >= end else 0.0
    return min(max((year - start) / (end - start), 0.0), 1.0)


def planned_elapsed(base: float, start: int, target: Target, year: int) -> float:
    """E along the planned path: (x(y) - b)/(t - b), x interpolated linearly between baseline, points and target."""
    assert target.value is not None and target.year is not None
    if not target.points or year <= start or year >= target.year:
        return linear_elapsed(start, target.year, year)
    between = [point for point in target.points if start < point[0] < target.year]
    path = [(start, base), *between, (target.year, target.value)]
    for (left, low), (right, high) in pairwise(path):
        if left <= year <= right:
            expected = low + (high - low) * (year - left) / (right - left)
            return min(max((expected - base) / (target.value - base), 0.0), 1.0)
    return linear_elapsed(start, target.year, year)


def word_of(achievement: float, elapsed: float, is_over: bool) -> str:
    """The status word: from the target year on reached, partly or not_reached; before it by A and pace."""
    if is_over:
        if at_least(achievement, 1.0):
            return "reached"
        return "partly" if at_least(achievement, PARTLY) else "not_reached"
    if elapsed <= TOLERANCE:
        return "not_due"
    if at_least(achievement, 1.0):
        return "reached"
    if not at_least(achievement, 0.0):
        return "moving_away"
    pace = achievement / elapsed
    if at_least(pace, ON_TRACK):
        return "on_track"
    return "slow" if at_least(pace, SLOW) else "behind"


def _keeps(history: History, state: Progress) -> bool:
    """Whether target and baseline are equal: a value to be maintained."""
    base = _base(history, state)
    return state.target.value is not None and base is not None and side(state.target.value, base) == 0


def _base(history: History, state: Progress) -> float | None:
    """b: zero for increments, whose baseline is a reference and not added."""
    return 0.0 if history.indicator.series_kind == "increment" else state.baseline.value


def _is_due(history: History, state: Progress) -> bool:
    """Whether a value is expected under n-year monitoring: every n years from the baseline, and at the end."""
    every, start, end = history.indicator.every, state.baseline.year, state.target.year
    if every <= 1 or start is None:
        return True
    return (state.year - start) % every == 0 or (end is not None and state.year >= end)


def _is_between(history: History, state: Progress) -> bool:
    """Whether a cumulative value is in an unmonitored year without an increment of its own."""
    own = history.values.get(state.year)
    return not _is_due(history, state) and (own is None or (own.value is None and own.numerator is None))


def _without_value(history: History, state: Progress) -> Progress:
    return replace(state, word="not_reported" if _is_due(history, state) else "not_due_this_year")


def _milestone(state: Progress, found: Reached) -> Progress:
    end = state.target.year
    state = replace(state, reached_in=found.reached_in)
    if end is None:
        return replace(state, word="no_target")
    if state.year < end:
        return replace(state, word="not_due")
    if found.reached_in is None:
        return replace(state, word="not_reached")
    return replace(state, word="reached" if found.reached_in <= end else "reached_late")


def _kept(history: History, state: Progress) -> Progress:
    """Maintained values: inside or outside a band, or against the value itself; deviation without division by 0."""
    low, high = history.indicator.band
    base, start, end = state.baseline.value, state.baseline.year, state.target.year
    kept = state.target.value if state.target.value is not None else base
    if low is None and high is None:
        low = high = kept
    if low is None and high is None:
        return replace(state, word="no_target")
    elapsed = linear_elapsed(start, end, state.year) if start is not None and end is not None else None
    state = replace(state, elapsed=elapsed)
    if start is not None and state.year <= start:
        return replace(state, word="not_due")
    if state.actual is None:
        return _without_value(history, state)
    broken = history.break_between(start, state.year)
    if broken is not None:
        return replace(state, word="not_comparable", broken=broken)
    inside = (low is None or at_least(state.actual, low)) and (high is None or at_least(high, state.actual))
    deviation = (state.actual - base) / abs(base) if base else None
    return replace(state, word="inside" if inside else "outside", deviation=deviation)


def _measured(history: History, state: Progress) -> Progress:
    base, start = _base(history, state), state.baseline.year
    target, end = state.target.value, state.target.year
    assert base is not None and start is not None and target is not None and end is not None
    elapsed = planned_elapsed(base, start, state.target, state.year)
    state = replace(state, elapsed=elapsed)
    if state.actual is None:
        return replace(state, word="not_due") if elapsed <= TOLERANCE else _without_value(history, state)
    if _is_between(history, state):
        return replace(state, word="not_due_this_year")
    broken = history.break_between(start, state.year)
    if broken is not None:
        return replace(state, word="not_comparable", broken=broken)
    share = (state.actual - base) / (target - base) + 0.0  # never a negative zero
    if history.indicator.purpose == "limit":
        word = "not_due" if elapsed <= TOLERANCE else "inside" if at_least(1.0, share) else "outside"
        return replace(state, word=word, allowance=share)
    word = word_of(share, elapsed, state.year >= end)
    shows_pace = state.year < end and elapsed > TOLERANCE
    needed, achieved = _speeds(state, base)
    state = replace(
        state,
        word=word,
        achievement=share,
        pace=share / elapsed if shows_pace else None,
        needed_per_year=needed,
        achieved_per_year=achieved,
    )
    return replace(
        state, projected=_projected(history, state), first_achievement=_of_first_target(history, state, base)
    )


def _speeds(state: Progress, base: float) -> tuple[float | None, float | None]:
    """Needed pace (left out once reached or from the end on) and achieved pace."""
    assert state.actual is not None and state.baseline.year is not None
    assert state.target.value is not None and state.target.year is not None
    left, passed = state.target.year - state.year, state.year - state.baseline.year
    is_reached = at_least((state.actual - base) / (state.target.value - base), 1.0)
    return (
        None if is_reached or left <= 0 else (state.target.value - state.actual) / left,
        (state.actual - base) / passed if passed > 0 else None,
    )


def _projected(history: History, state: Progress) -> float | None:
    """Value at the end at the achieved pace; only with three values or more, including the baseline."""
    start, end = state.baseline.year, state.target.year
    known = [
        y
        for y, row in history.values.items()
        if start is not None and start < y <= state.year and row.value is not None
    ]
    if len(known) < 2 or state.achieved_per_year is None or end is None or state.year >= end or state.actual is None:
        return None
    return state.actual + state.achieved_per_year * (end - state.year)


def _of_first_target(history: History, state: Progress, base: float) -> float | None:
    first = history.indicator.target
    if state.target.number == 0 or first is None or side(first, base) == 0 or state.actual is None:
        return None
    return (state.actual - base) / (first - base)
