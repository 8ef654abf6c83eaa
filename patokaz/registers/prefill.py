"""Results from the statistics file for linked indicators.

Values written or approved by a person never change by themselves.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from patokaz.registers.digits import side
from patokaz.registers.model import Actual, Plan
from patokaz.registers.sealing import approved_years


@dataclass(frozen=True)
class StatisticsRow:
    """A figure of the statistics file for the plan's own area. data_version: of that file."""

    indicator: str
    year: int
    value: float
    source: str
    data_version: str = ""


@dataclass(frozen=True)
class PrefillNote:
    """A remark on a value for the officer. code: filled, source_revised, break_between, other_value.

    old, new: value in the plan and in the statistics, or the years on both sides of a break.
    """

    code: str
    indicator: str
    year: int
    old: float | None = None
    new: float | None = None


@dataclass(frozen=True)
class Prefilled:
    """A plan with results from the statistics, and the remarks made."""

    plan: Plan
    notes: tuple[PrefillNote, ...]


def prefilled(plan: Plan, rows: Iterable[StatisticsRow], breaks: Mapping[str, Iterable[int]]) -> Prefilled:
    """The plan with empty years filled from the baseline to its last year; approved years are skipped.

    Existing values are kept and differences noted. rows: of the plan's area only; breaks: statistics indicator -> first
    years of a new series. A value taken from the statistics earlier (source_kind statistics) that now differs is noted
    as source_revised, with both values.
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
