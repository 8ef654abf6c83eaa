"""All data of one indicator, and the part known to the report of a given year."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from patokaz.registers.model import (
    Actual,
    Correction,
    Indicator,
    Plan,
    RebasedBaseline,
    TargetPoint,
    TargetRevision,
)

SETTLED_OUT = ("returned", "superseded")
Row = TypeVar("Row", TargetPoint, TargetRevision, RebasedBaseline, Correction)


@dataclass(frozen=True)
class Target:
    """A target in force: value, year, path, decision. number: 0 for the first one."""

    value: float | None
    year: int | None
    number: int = 0
    decision: str = ""
    points: tuple[tuple[int, float], ...] = ()


@dataclass(frozen=True)
class Baseline:
    """A baseline in force. is_rebased: restated on the new basis of its series."""

    value: float | None
    year: int | None
    is_rebased: bool = False
    source: str = ""


@dataclass(frozen=True)
class History:
    """One indicator with its rows. values: valid results by year; breaks: first years of a new series."""

    indicator: Indicator
    first_year: int
    values: Mapping[int, Actual]
    points: tuple[TargetPoint, ...] = ()
    revisions: tuple[TargetRevision, ...] = ()
    rebased: tuple[RebasedBaseline, ...] = ()
    corrections: tuple[Correction, ...] = ()
    breaks: tuple[int, ...] = ()

    def actual(self, year: int, report_year: int) -> Actual | None:
        """The result of a year as known to the report of another year: corrections apply from their own report on."""
        row = self.values.get(year)
        if row is None:
            return None
        value = row.value
        for correction in sorted(self.corrections, key=lambda c: c.known_from or c.year):
            if correction.year == year and (correction.known_from is None or correction.known_from <= report_year):
                value = correction.new
            elif correction.year == year and value == correction.new:
                value = correction.old
        return row if value == row.value else replace(row, value=value)

    def target(self, report_year: int) -> Target:
        """The target in force for the report of a year."""
        first = Target(self.indicator.target, self.indicator.target_year, points=self._path(0))
        in_force = [r for r in self._ordered() if r[1].valid_from <= report_year]
        if not in_force:
            return first
        number, revision = in_force[-1]
        year = revision.target_year or self.indicator.target_year
        return Target(revision.target, year, number, revision.decision, self._path(number))

    def baseline(self, report_year: int) -> Baseline:
        """The baseline in force: the latest restated one, otherwise the first."""
        anew = [row for row in self.rebased if (row.valid_from or row.year) <= report_year and row.year <= report_year]
        if anew:
            latest = max(anew, key=lambda row: (row.valid_from or row.year, row.year))
            return Baseline(latest.value, latest.year, True, latest.source)
        year = self.indicator.baseline_year
        if year is None and self.indicator.series_kind == "increment":
            year = self.first_year - 1
        return Baseline(self.indicator.baseline, year, False, self.indicator.baseline_source)

    def break_between(self, start: int | None, end: int) -> int | None:
        """The first break in (start, end], or None."""
        return min((year for year in self.breaks if start is not None and start < year <= end), default=None)

    def _ordered(self) -> list[tuple[int, TargetRevision]]:
        return list(enumerate(sorted(self.revisions, key=lambda row: row.valid_from), 1))

    def _path(self, number: int) -> tuple[tuple[int, float], ...]:
        return tuple(sorted((point.year, point.value) for point in self.points if point.revision == number))


def histories(plan: Plan, breaks: Mapping[str, Iterable[int]] | None = None) -> dict[str, History]:
    """Indicator key -> its history. breaks: of the statistics file by indicator, added to those of the plan."""
    values: dict[str, dict[int, Actual]] = defaultdict(dict)
    for row in plan.actuals:
        if row.status not in SETTLED_OUT:
            values[row.indicator][row.year] = row
    years: dict[str, set[int]] = defaultdict(set)
    for series, found in (breaks or {}).items():
        years[series].update(found)
    for entry in plan.breaks:
        years[entry.series].add(entry.year)
    points, revisions = _by_indicator(plan.target_points), _by_indicator(plan.target_revisions)
    rebased, corrections = _by_indicator(plan.rebased), _by_indicator(plan.corrections)
    return {
        i.key: History(
            indicator=i,
            first_year=plan.first_year,
            values=values[i.key],
            points=points[i.key],
            revisions=revisions[i.key],
            rebased=rebased[i.key],
            corrections=corrections[i.key],
            breaks=tuple(sorted(years[i.key] | (years[i.statistics] if i.statistics else set()))),
        )
        for i in plan.indicators
    }


def _by_indicator(rows: Iterable[Row]) -> defaultdict[str, tuple[Row, ...]]:
    found: defaultdict[str, tuple[Row, ...]] = defaultdict(tuple)
    for row in rows:
        found[row.indicator] += (row,)
    return found
