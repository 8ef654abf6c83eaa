"""Two plans of a place side by side: the previous one in its last reported year, this one in the view's year."""

from collections.abc import Callable
from datetime import date

from patokaz.plans.report_model import ReportTable
from patokaz.plans.texts import ON_TRACK_WORDS, achievement_text, value_text, word_text
from patokaz.plans.view import PlanView, plan_view, report_years
from patokaz.registers.delivery import money_sums
from patokaz.registers.model import Indicator, Plan
from patokaz.registers.pace import Progress

HELD_UP = ("no_target", "no_baseline", "words_only")


def view_before(before: Plan, view: PlanView, today: date) -> PlanView:
    """The earlier plan in the last year filled in by its office."""
    _, year = report_years(before, view.linked, today)
    return plan_view(before, view.linked, year, "", view.t)


def periods_table(before: PlanView, now: PlanView) -> ReportTable:
    """Years, measures, targets and money of both."""
    t = now.t

    def row(name: str, told: Callable[[PlanView], str]) -> tuple[str, str, str]:
        return (t(f"plans.periods.{name}"), told(before), told(now))

    def of(done: int, whole: int) -> str:
        return t("plans.page.of", done=t.number(done), whole=t.number(whole)) if whole else "–"

    def aimed(view: PlanView) -> list[Progress]:
        return [state for _, state in view.state.indicators if state.word not in HELD_UP]

    def money(view: PlanView, name: str) -> str:
        sums = [(getattr(m, name), m.currency) for m in money_sums(view.plan.money)]
        return "; ".join(t.money(amount, currency) for amount, currency in sums if amount is not None) or "–"

    def words(view: PlanView, chosen: frozenset[str]) -> str:
        return of(sum(state.word in chosen for state in aimed(view)), len(aimed(view)))

    rows = (
        row("years", lambda v: f"{v.plan.first_year}–{v.plan.last_year}"),
        row("year", lambda v: str(v.year)),
        row("decision", lambda v: v.plan.version_in(v.year).decision or "–"),
        row("done", lambda v: of(v.done.counts.get("done", 0), v.done.total)),
        row("dropped", lambda v: of(v.done.counts.get("dropped", 0), v.done.total)),
        row("untold", lambda v: of(v.done.counts.get("not_told", 0), v.done.total)),
        row("on_track", lambda v: words(v, ON_TRACK_WORDS)),
        row("away", lambda v: words(v, frozenset({"moving_away"}))),
        row("planned", lambda v: money(v, "planned")),
        row("paid", lambda v: money(v, "paid")),
    )
    return ReportTable(t("plans.periods.title"), (t("plans.periods.what"), before.plan.title, now.plan.title), rows)


def same_indicators(before: PlanView, now: PlanView) -> ReportTable | None:
    """Indicators in both plans, by statistics id or by name, with breaks in between. None without any."""
    t = now.t
    known = {key: pair for pair in before.state.indicators for key in _names(pair[0])}
    rows = []
    for indicator, state in now.state.indicators:
        old = next((known[key] for key in _names(indicator) if key in known), None)
        if old is None:
            continue
        broken = [
            year
            for year in now.linked.breaks.get(indicator.statistics, ())
            if (old[1].baseline.year or before.year) < year <= now.year
        ]
        remark = t("plans.context.broken", year=broken[0]) if broken else "–"
        rows.append((indicator.name, *_told(*old, before), *_told(indicator, state, now), remark))
    names = ("indicator", "before", "before_word", "now", "now_word", "remark")
    head = tuple(t(f"plans.periods.{name}") for name in names)
    return ReportTable(t("plans.periods.indicators"), head, tuple(rows)) if rows else None


def _names(indicator: Indicator) -> list[str]:
    return [name for name in (indicator.statistics, indicator.name.casefold()) if name]


def _told(indicator: Indicator, state: Progress, view: PlanView) -> tuple[str, str]:
    t = view.t
    now = (view.year, state.actual) if state.actual is not None else state.older
    value = "–" if now is None else f"{value_text(now[1], indicator.unit, t)} ({now[0]})"
    word = word_text(state, t)
    return value, f"{achievement_text(state, t)}, {word}" if state.achievement is not None else word
