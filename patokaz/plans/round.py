"""Sentences and tables of the annual cycle."""

from patokaz.plans.report_model import ReportTable
from patokaz.plans.view import PlanView
from patokaz.registers.year_round import round_of, unready

MOST_CHANGES = 50


def state_sentence(view: PlanView) -> str:
    """State of the year, decision and date, reason for reopening."""
    t, now = view.t, round_of(view.whole, view.year)
    told = "; ".join(part for part in (now.decision, now.date, now.reason) if part)
    state = t(f"plans.year_state.{now.state}")
    return t("plans.round.state_of", year=view.year, state=f"{state} ({told})" if told else state)


def lacking(view: PlanView) -> list[str]:
    """Obstacles to approval: indicators without value and reason, weights that do not add up."""
    silent, weights = unready(view.state.states.values(), view.state.nodes.values())
    return [view.names.get(key, key) for key in (*silent, *weights)]


def changes_table(view: PlanView) -> ReportTable | None:
    """Changes made on the page, newest first; None without any."""
    t = view.t
    rows = [
        (
            change.at,
            change.sheet,
            " ".join(part for part in (view.names.get(change.subject, change.subject), str(change.year or "")) if part),
            change.old or "–",
            change.new or "–",
            "; ".join(part for part in (change.unit, change.reason) if part) or "–",
        )
        for change in view.whole.changes[::-1][:MOST_CHANGES]
    ]
    head = tuple(t(f"plans.round.{name}") for name in ("day", "sheet", "subject", "old", "new", "by_whom"))
    return ReportTable(t("plans.round.changes"), head, tuple(rows)) if rows else None
