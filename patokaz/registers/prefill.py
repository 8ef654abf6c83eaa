"""Actuals from the statistics file where an indicator is linked; what a person wrote or signed never changes by itself."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from patokaz.registers.digits import side
from patokaz.registers.model import Actual, Plan
from patokaz.registers.sealing import approved_years


@dataclass(frozen=True)
class StatisticsRow:
    """A figure of the statistics file for the plan's own area. data_version: of the file it stands in."""

    indicator: str
    year: int
    value: float
    source: str
    data_version: str = ""


@dataclass(frozen=True)
class PrefillNote:
    """What the officer should know of a value. code: filled, source_revised, break_between, other_value.

    old, new: value in the plan and in the statistics, or the years of a break's two sides.
    """

    code: str
    indicator: str
    year: int
    old: float | None = None
    new: float | None = None


@dataclass(frozen=True)
class Prefilled:
    """A plan with the actuals that the statistics hold, and what was noted on the way."""

    plan: Plan
    notes: tuple[PrefillNote, ...]


def prefilled(plan: Plan, rows: Iterable[StatisticsRow], breaks: Mapping[str, Iterable[int]]) -> Prefilled:
    """Fill empty years from the baseline to the plan's last year, approved years left alone. Values there already stay;
    differences are noted.

    rows: of the plan's area only; breaks: statistics indicator -> years from which the series is another. A value that was
    taken from the statistics before (source_kind statistics) and differs now is noted as source_revised, with both.
    """
    closed = approved_years(plan)
    by_indicator: dict[str, list[StatisticsRow]] = defaultdict(list)
    for row in rows:
        by_indicator[row.indicator].append(row)
    actuals = {(row.indicator, row.year): row for row in plan.actuals if row.status not in ("returned", "superseded")}
    added: list[Actual] = []
    notes: list[PrefillNote] = []
    for indicator in plan.indicators:
        if not indicator.statistics or indicator.series_kind not in ("level", "running_total", "keep"):
            continue
        start = indicator.baseline_year or plan.first_year
        for row in sorted(by_indicator[indicator.statistics], key=lambda row: row.year):
            if not start <= row.year <= plan.last_year:
                continue
            there = actuals.get((indicator.key, row.year))
            if there is None or (there.value is None and there.missing_reason == "not_yet"):
                if row.year in closed:
                    continue
                added.append(_filled(indicator.key, row))
                notes.append(PrefillNote("filled", indicator.key, row.year, None, row.value))
            elif there.value is not None and side(there.value, row.value) == 0:
                if (
                    there.source_kind == "statistics" and there.status == "draft"
                ):  # left in the workbook, still to be approved
                    notes.append(PrefillNote("filled", indicator.key, row.year, None, row.value))
            elif there.value is not None:
                code = "source_revised" if there.source_kind == "statistics" else "other_value"
                notes.append(PrefillNote(code, indicator.key, row.year, there.value, row.value))
        for year in sorted(breaks.get(indicator.statistics, ())):
            if start < year <= plan.last_year:
                notes.append(PrefillNote("break_between", indicator.key, year))
    new_keys = {(row.indicator, row.year) for row in added}
    kept = tuple(row for row in plan.actuals if (row.indicator, row.year) not in new_keys)
    return Prefilled(replace(plan, actuals=(*kept, *added)), tuple(notes))


def _filled(indicator: str, row: StatisticsRow) -> Actual:
    return Actual(
        indicator=indicator,
        year=row.year,
        value=row.value,
        status="draft",
        source_kind="statistics",
        source=row.source,
        data_version=row.data_version,
    )
