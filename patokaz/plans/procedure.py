"""The steps of a report year, by the office's procedure or the proposed one: requirements, progress, unit, date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from patokaz.plans.report import boxes_of
from patokaz.plans.report_model import ReportTable
from patokaz.plans.report_template import ReportTemplate, templates_for
from patokaz.plans.view import PlanView
from patokaz.registers.cycle_model import STEPS, ProcedureStep
from patokaz.registers.delivery import NOT_TOLD, measures_without_money
from patokaz.registers.model import PARTIES
from patokaz.registers.year_round import round_of

PROPOSED_VERSION = 1  # of the steps below; raised when they change


@dataclass(frozen=True)
class StepState:
    """A step in a report year. done of `of`; unit: responsible, empty if only proposed; due: None without a date."""

    code: str
    done: int
    of: int
    unit: str
    due: date | None

    @property
    def is_done(self) -> bool:
        """Whether the step is complete."""
        return self.done >= self.of


def own_procedure(view: PlanView) -> list[ProcedureStep]:
    """The newest version of the office's own procedure in order; empty if there is none."""
    rows = view.whole.procedure
    newest = max((row.version for row in rows), default=0)
    return sorted((row for row in rows if row.version == newest), key=lambda row: row.position)


def steps(view: PlanView) -> list[StepState]:
    """The steps of the view's year."""
    own = own_procedure(view)
    made = own or [ProcedureStep(code, position) for position, code in enumerate(STEPS)]
    told = _told(view)
    template = annual_template(view)
    found = []
    for row in made:
        day = row.due or (template.due_day if template and row.step == "council" else "")
        due = date(view.year + 1, int(day[:2]), min(int(day[3:]), 28 if day == "02-29" else 31)) if day else None
        found.append(StepState(row.step, *told[row.step], row.unit, due))
    return found


def annual_template(view: PlanView) -> ReportTemplate | None:
    """The annual report required of a plan; None without a template for its country."""
    fit = [template for template in templates_for(view.whole.country, view.whole.regime) if not template.spans_years]
    return fit[0] if fit else None


def steps_table(view: PlanView) -> ReportTable:
    """One row a step: what, who, by when, progress."""
    t = view.t
    rows = [
        (
            str(number),
            t(f"plans.step.{row.code}"),
            row.unit or t(f"plans.step_who.{row.code}"),
            t.date(row.due) if row.due else "–",
            t("plans.round.step_done")
            if row.is_done
            else t("plans.page.of", done=t.number(row.done), whole=t.number(row.of)),
        )
        for number, row in enumerate(steps(view), 1)
    ]
    head = tuple(t(f"plans.round.{name}") for name in ("number", "step", "who", "due", "state"))
    return ReportTable(t("plans.round.steps"), head, tuple(rows))


def procedure_note(view: PlanView) -> str:
    """The procedure followed, with its version and decision."""
    own = own_procedure(view)
    if not own:
        return view.t("plans.round.proposed", version=PROPOSED_VERSION)
    decision = next((row.decision for row in own if row.decision), "") or view.t("plans.nothing_said")
    return view.t("plans.round.own", version=own[0].version, decision=decision)


def next_sentence(view: PlanView, today: date) -> str:
    """The next step and its date; or that the year is closed."""
    t = view.t
    left = [row for row in steps(view) if not row.is_done]
    if not left:
        return t("plans.round.all_done", year=view.year)
    dated = min((row for row in left if row.due), key=lambda row: row.due or today, default=None)
    parts = [t("plans.round.next", step=t(f"plans.step.{left[0].code}"), count=len(left))]
    if dated is not None and dated.due is not None:
        days = (dated.due - today).days
        key = "plans.round.days_left" if days >= 0 else "plans.round.days_late"
        parts.append(t(key, step=t(f"plans.step.{dated.code}"), date=t.date(dated.due), count=abs(days)))
    return " ".join(parts)


def _told(view: PlanView) -> Mapping[str, tuple[int, int]]:
    """Step -> (done, total)."""
    plan, year = view.plan, view.year
    due = [state for _, state in view.state.indicators if state.word not in ("not_due_this_year", "words_only")]
    silent = sum(state.actual is None and not state.missing_reason for state in due)
    values = [row for row in plan.actuals if row.year == year and row.value is not None]
    measures = view.done.total
    round_ = round_of(view.whole, year)
    parties = {row.party for row in plan.verdicts if row.year == year}
    template = annual_template(view)
    boxes: Sequence[str] = boxes_of(template, view.whole, year) if template else ()
    return {
        "values": (len(due) - silent, len(due)),
        "sources": (sum(bool(row.source) for row in values), len(values)),
        "measures": (measures - view.done.counts.get(NOT_TOLD, 0), measures),
        "money": (measures - len(measures_without_money(plan, year)), measures),
        "verdicts": (len(parties), len(PARTIES)),
        "report": (sum(bool(text.strip()) for text in boxes), len(boxes)),
        "submit": (int(round_.state in ("submitted", "approved")), 1),
        "approve": (int(round_.state == "approved"), 1),
        "council": (int(round_.state == "approved" and bool(round_.decision)), 1),
    }
