"""The result of a year by kind of series: single values, added increments, ratios of sums."""

from collections.abc import Iterable
from dataclasses import dataclass

from patokaz.registers.history import History
from patokaz.registers.model import Actual, Indicator


@dataclass(frozen=True)
class Reached:
    """The result of a year: value, the last earlier one if missing, and the gaps in a sum."""

    value: float | None = None
    older: tuple[int, float] | None = None
    is_at_least: bool = False
    missing_years: tuple[int, ...] = ()
    missing_reason: str = ""
    reached_in: int | None = None
    is_provisional: bool = False


def reached(history: History, year: int) -> Reached:
    """The result of a year as known to its own report."""
    kind = history.indicator.series_kind
    rows = {y: row for y in sorted(history.values) if y <= year and (row := history.actual(y, year)) is not None}
    if kind == "increment":
        return _summed(history, rows, year)
    if kind == "milestone":
        return _reached_in(rows, year)
    row = rows.get(year)
    value = value_of(row, history.indicator) if row else None
    older = None
    if value is None:
        earlier = [(y, v) for y, r in rows.items() if y < year and (v := value_of(r, history.indicator)) is not None]
        older = earlier[-1] if earlier else None
    return Reached(
        value,
        older,
        missing_reason=row.missing_reason if row and value is None else "",
        is_provisional=value is not None and row is not None and row.status != "approved",
    )


def value_of(row: Actual, indicator: Indicator) -> float | None:
    """The value of a row; for a ratio numerator over denominator, in per cent if its targets are."""
    if indicator.series_kind == "ratio" and row.numerator is not None and row.denominator:
        return row.numerator / row.denominator * ratio_scale(indicator)
    return row.value


def ratio_scale(indicator: Indicator) -> float:
    """100 for a ratio in per cent: by its unit, with a baseline or target above 1."""
    said = [abs(v) for v in (indicator.baseline, indicator.target, *indicator.band) if v is not None]
    return 100.0 if "%" in indicator.unit and any(v > 1 for v in said) else 1.0


def ratio_over(rows: Iterable[Actual]) -> float | None:
    """A ratio over several years: sum of numerators over sum of denominators, not the mean of rates."""
    pairs = [(r.numerator, r.denominator) for r in rows if r.numerator is not None and r.denominator is not None]
    below = sum(pair[1] for pair in pairs)
    return sum(pair[0] for pair in pairs) / below if below else None


def ratio_together(history: History, year: int) -> tuple[int, int, float] | None:
    """First and last year since the baseline, and the ratio over them; None for other series and single years."""
    start = history.baseline(year).year
    if history.indicator.series_kind != "ratio" or history.break_between(start, year) is not None:
        return None
    rows = {
        y: row
        for y, row in sorted(history.values.items())
        if (start is None or start < y) and y <= year and row.numerator is not None and row.denominator
    }
    whole = ratio_over(rows.values())
    return (
        (min(rows), max(rows), whole * ratio_scale(history.indicator)) if len(rows) > 1 and whole is not None else None
    )


def _summed(history: History, rows: dict[int, Actual], year: int) -> Reached:
    """Sum of increments from the year after the baseline on; a missing due year makes it a lower bound."""
    start = history.baseline(year).year
    first = start + 1 if start is not None else min(rows, default=year)
    every = max(history.indicator.every, 1)
    values = {y: row.value for y, row in rows.items() if first <= y and row.value is not None}
    due = [y for y in range(first, year + 1) if (y - first + 1) % every == 0]
    missing = tuple(y for y in due if y not in values)
    if not values:
        row = rows.get(year)
        return Reached(missing_reason=row.missing_reason if row else "")
    provisional = any(rows[y].status != "approved" for y in values)
    return Reached(sum(values.values()), None, bool(missing), missing, is_provisional=provisional)


def _reached_in(rows: dict[int, Actual], year: int) -> Reached:
    """A milestone's value: 1 in the year it is reached, or that year itself; 0 before."""
    for y, row in rows.items():
        if row.value is not None and row.value > 0:
            found = int(row.value) if row.value >= 1900 else y
            return Reached(row.value, reached_in=found, is_provisional=row.status != "approved")
    last = rows.get(year)
    return Reached(last.value if last else None, missing_reason=last.missing_reason if last else "")
