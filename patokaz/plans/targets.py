"""Targets compared with the trend and with other municipalities (median, best quarter)."""

from dataclasses import dataclass

from patokaz.plans.report_model import ReportTable
from patokaz.plans.texts import rounded_like, value_text
from patokaz.plans.view import PlanView
from patokaz.registers.model import Indicator
from patokaz.registers.overview import indicator_path
from patokaz.registers.pace import Progress
from patokaz.registers.targets import trend_to

LEAST_DECIMALS = 1  # a median of whole numbers may lie between two


@dataclass(frozen=True)
class TargetCheck:
    """Comparison values of a target.

    now: year and value; trend: extrapolation to the target year; median, best: of the country's municipalities at
    present, best is the bound of their best quarter; None if unknown.
    """

    indicator: Indicator
    now: tuple[int, float] | None
    target: tuple[int, float]
    trend: float | None
    median: float | None
    best: float | None
    rises: bool

    @property
    def word(self) -> str:
        """trend_reaches, needs_more, or no_trend."""
        if self.trend is None:
            return "no_trend"
        ahead = self.trend - self.target[1]
        return "trend_reaches" if (ahead >= 0) == self.rises or ahead == 0 else "needs_more"


def target_checks(view: PlanView) -> list[TargetCheck]:
    """The indicators of the view with a future target different from the baseline."""
    found = []
    for indicator, state in view.state.indicators:
        target, year = state.target.value, state.target.year
        if target is None or year is None or indicator.series_kind == "milestone" or indicator.purpose == "limit":
            continue
        base = state.baseline.value
        if base is None or base == target:
            continue
        found.append(_check(indicator, state, (year, target), view))
    return found


def targets_table(view: PlanView) -> ReportTable | None:
    """Targets with trend and comparison values; None without a target."""
    t = view.t
    rows = []
    for row in target_checks(view):
        year, value = row.now or (None, None)

        def told(number: float | None, example: float | None = value) -> str:
            return value_text(None if number is None else rounded_like(number, example, LEAST_DECIMALS), "", t)

        name = f"{row.indicator.name}, {row.indicator.unit}" if row.indicator.unit else row.indicator.name
        now = f"{value_text(value, '', t)} ({year})" if year is not None else "–"
        target = f"{value_text(row.target[1], '', t)} ({row.target[0]})"
        rows.append(
            (name, now, target, told(row.trend), told(row.median), told(row.best), t(f"plans.target.{row.word}"))
        )
    names = ("indicator", "now", "target", "trend", "median", "best", "says")
    head = tuple(t(f"plans.target.{name}") for name in names)
    return ReportTable(t("plans.target.title"), head, tuple(rows), frozenset({1, 2, 3, 4, 5})) if rows else None


def _check(indicator: Indicator, state: Progress, target: tuple[int, float], view: PlanView) -> TargetCheck:
    now = (view.year, state.actual) if state.actual is not None else state.older
    median = best = None
    history = view.state.known[indicator.key]
    path = indicator_path(history, view.year)
    trend = trend_to({**dict(path.planned[:1]), **dict(path.reached)}.items(), target[0], history.breaks)
    profile = view.linked.profile
    if profile is not None and indicator.statistics in profile.series:
        series = profile.series[indicator.statistics]
        points = [(y, v) for y, v in zip(series.years, series.values, strict=True) if y <= view.year]
        trend = trend_to(points, target[0], view.linked.breaks.get(indicator.statistics, ()))
        record = profile.records.get(indicator.statistics, {})
        upper = view.linked.directions.get(indicator.statistics, 0)
        median = _number(record.get("median"))
        best = _number(record.get("q3" if upper > 0 else "q1")) if upper else None
    base = state.baseline.value or 0.0
    return TargetCheck(indicator, now, target, trend, median, best, target[1] > base)


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and value == value else None
