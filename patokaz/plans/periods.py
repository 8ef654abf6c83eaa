"""Two plans of a place side by side: the previous one in its last reported year, this one in the view's year."""

from datetime import date

from patokaz.plans.report_model import ReportTable
from patokaz.plans.texts import ON_TRACK_WORDS, achievement_text, value_text, word_text
from patokaz.plans.view import PlanView, plan_view, report_years
from patokaz.registers.delivery import money_sums
from patokaz.registers.model import Indicator, Plan
from patokaz.registers.pace import Progress

HELD_UP = ("no_target", "no_baseline", "words_only")
FACTS = ("years", "year", "decision", "done", "dropped", "untold", "on_track", "away", "planned", "paid")
STATUSES = {"done": "done", "dropped": "dropped", "untold": "not_told"}
WORDS = {"on_track": ON_TRACK_WORDS, "away": frozenset({"moving_away"})}


def view_before(before: Plan, view: PlanView, today: date) -> PlanView:
    """The earlier plan in the last year filled in by its office."""
    _, year = report_years(before, view.linked, today)
    return plan_view(before, view.linked, year, "", view.t)


def period_fact(name: str, view: PlanView) -> str:
    """What is known of a plan in its year, in words; a dash for what is not. name: one of FACTS."""
    t, counts = view.t, view.done.counts

    def of(done: int, whole: int) -> str:
        return t("plans.page.of", done=t.number(done), whole=t.number(whole)) if whole else "–"

    match name:
        case "years":
            return f"{view.plan.first_year}–{view.plan.last_year}"
        case "year":
            return str(view.year)
        case "decision":
            return view.plan.version_in(view.year).decision or "–"
        case "on_track" | "away":
            aimed = [state.word for _, state in view.state.indicators if state.word not in HELD_UP]
            return of(sum(word in WORDS[name] for word in aimed), len(aimed))
        case "planned" | "paid":
            sums = [(getattr(money, name), money.currency) for money in money_sums(view.plan.money)]
            return "; ".join(t.money(amount, currency) for amount, currency in sums if amount is not None) or "–"
        case _:
            return of(counts.get(STATUSES[name], 0), view.done.total)


def periods_table(before: PlanView, now: PlanView) -> ReportTable:
    """Years, measures, targets and money of both."""
    t = now.t

    def row(name: str) -> tuple[str, str, str]:
        return t(f"plans.periods.{name}"), period_fact(name, before), period_fact(name, now)

    rows = tuple(map(row, FACTS))
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
