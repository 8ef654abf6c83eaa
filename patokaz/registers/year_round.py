"""The annual cycle without a database: gaps, approval and reopening, entry of values, monitors' verdicts.

Each step returns a new plan with its changes added to the list of changes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from patokaz.registers.cycle_model import Change, SituationEntry, YearRound
from patokaz.registers.digits import side
from patokaz.registers.history import SETTLED_OUT
from patokaz.registers.model import Actual, MeasureStatus, Plan, Verdict
from patokaz.registers.pace import Progress
from patokaz.registers.rollup import Rollup
from patokaz.registers.sealing import approved_years, seal

NEXT_STATES = {
    "open": ("submitted",),
    "submitted": ("approved", "open"),
    "approved": ("reopened",),
    "reopened": ("submitted",),
}
MONITORS = ("council", "civil")


class NotAllowed(ValueError):
    """A step forbidden by the rules. code: the reason; names: the subjects."""

    def __init__(self, code: str, names: Sequence[str] = ()) -> None:
        super().__init__(f"{code}: {', '.join(names)}")
        self.code, self.names = code, tuple(names)


@dataclass(frozen=True)
class Entry:
    """The officer's entry for an indicator in a year: a value or the reason for its absence; source: its origin."""

    indicator: str
    value: float | None
    missing_reason: str = ""
    source: str = ""


@dataclass(frozen=True)
class SignOff:
    """A change of a year's state. at: the day as printed in the list of changes; unit: signing unit, never a person."""

    state: str
    at: str
    unit: str = ""
    decision: str = ""
    reason: str = ""


def round_of(plan: Plan, year: int) -> YearRound:
    """The state of a year as written, open by default."""
    return next((row for row in plan.years if row.year == year), YearRound(year, "open"))


def unready(states: Iterable[Progress], nodes: Iterable[Rollup]) -> tuple[list[str], list[str]]:
    """Obstacles to approving a year: indicators without value and reason, nodes whose weights do not add up."""
    silent = [state.indicator for state in states if state.word == "not_reported" and not state.missing_reason]
    return silent, [node.node for node in nodes if not node.may_be_signed]


def signed(plan: Plan, year: int, asked: SignOff, lacking: Sequence[str] = ()) -> Plan:
    """The plan with a year in another state. lacking: obstacles by name.

    Approval needs a decision and no obstacles; it approves the year's values and seals them. Reopening needs a reason.

    Raises:
        NotAllowed: a requirement is not met.
    """
    now = round_of(plan, year)
    if asked.state not in NEXT_STATES[now.state]:
        raise NotAllowed("state_order", (now.state, asked.state))
    if asked.state == "approved" and not asked.decision.strip():
        raise NotAllowed("no_decision")
    if asked.state == "approved" and lacking:
        raise NotAllowed("lacking", lacking)
    if asked.state == "reopened" and not asked.reason.strip():
        raise NotAllowed("no_reason")
    status = {"approved": "approved", "submitted": "submitted"}.get(asked.state)
    actuals = tuple(
        replace(row, status=status) if status and row.year == year and row.status not in SETTLED_OUT else row
        for row in plan.actuals
    )
    changed = replace(plan, actuals=actuals)
    mark = seal(changed, year) if asked.state == "approved" else ""
    made = YearRound(year, asked.state, asked.decision, asked.at, asked.reason, mark)
    note = Change(
        asked.at, "years", str(year), year, now.state, asked.state, asked.unit, asked.reason or asked.decision
    )
    years = (*(row for row in plan.years if row.year != year), made)
    return replace(changed, years=tuple(sorted(years, key=lambda row: row.year)), changes=(*plan.changes, note))


def entered(plan: Plan, year: int, entries: Iterable[Entry], at: str, unit: str = "") -> Plan:
    """The plan with values of a year as drafts; unchanged ones are kept.

    Raises:
        NotAllowed: a closed year.
    """
    if year in approved_years(plan):
        raise NotAllowed("closed", (str(year),))
    standing = {row.indicator: row for row in plan.actuals if row.year == year and row.status not in SETTLED_OUT}
    changes: list[Change] = []
    added: list[Actual] = []
    for entry in entries:
        old = standing.get(entry.indicator)
        if (entry.value is None and not entry.missing_reason) or (old is not None and _same(old, entry)):
            continue
        added.append(
            Actual(
                entry.indicator,
                year,
                entry.value,
                missing_reason="" if entry.value is not None else entry.missing_reason,
                source_kind="own_record",
                source=entry.source or (old.source if old else ""),
            )
        )
        was, now = _told(old), _told(added[-1])
        changes.append(Change(at, "actuals", entry.indicator, year, was, now, unit))
    replaced = {row.indicator for row in added}
    kept = tuple(
        row for row in plan.actuals if row.year != year or row.indicator not in replaced or row.status in SETTLED_OUT
    )
    return replace(plan, actuals=(*kept, *added), changes=(*plan.changes, *changes))


def with_statuses(plan: Plan, year: int, told: Iterable[MeasureStatus], at: str, unit: str = "") -> Plan:
    """The plan with statuses of measures in a year; only differences are written.

    Raises:
        NotAllowed: a closed year.
    """
    if year in approved_years(plan):
        raise NotAllowed("closed", (str(year),))
    own = {row.node: row for row in plan.statuses if row.year == year}
    new = [
        row
        for row in told
        if (old := own.get(row.node)) is None or (old.status, old.reason) != (row.status, row.reason)
    ]
    changes = [
        Change(
            at, "status", row.node, year, own[row.node].status if row.node in own else "", row.status, unit, row.reason
        )
        for row in new
    ]
    replaced = {row.node for row in new}
    kept = tuple(row for row in plan.statuses if row.year != year or row.node not in replaced)
    return replace(plan, statuses=(*kept, *new), changes=(*plan.changes, *changes))


def with_verdicts(plan: Plan, brought: Plan, at: str) -> tuple[Plan, int]:
    """The plan with the verdicts of a monitor's workbook, and their number.

    Only those of council and civil monitor, for the same plan, for open years.

    Raises:
        NotAllowed: another plan, or a closed year.
    """
    if brought.key != plan.key:
        raise NotAllowed("other_plan", (brought.title,))
    closed = approved_years(plan)
    there = {(row.subject, row.year, row.party): row for row in plan.verdicts}
    new = [
        row
        for row in brought.verdicts
        if row.party in MONITORS and there.get((row.subject, row.year, row.party)) != row
    ]
    late = sorted({row.year for row in new} & closed)
    if late:
        raise NotAllowed("closed", tuple(map(str, late)))
    changes = [_verdict_change(there.get((row.subject, row.year, row.party)), row, at) for row in new]
    merged = there | {(row.subject, row.year, row.party): row for row in new}
    return replace(plan, verdicts=tuple(merged.values()), changes=(*plan.changes, *changes)), len(new)


def _verdict_change(old: Verdict | None, row: Verdict, at: str) -> Change:
    return Change(at, "verdicts", row.subject, row.year, old.verdict if old else "", row.verdict, row.party)


def _same(old: Actual, entry: Entry) -> bool:
    if entry.value is None or old.value is None:
        return entry.value is None and old.value is None and old.missing_reason == entry.missing_reason
    return side(old.value, entry.value) == 0


def _told(row: Actual | None) -> str:
    if row is None:
        return ""
    return row.missing_reason if row.value is None else f"{row.value:.10g}"


def with_situation(plan: Plan, kind: str, text: str, node: str, at: str) -> Plan:
    """The plan with lines of text as entries of the situation; existing ones are not added again."""
    there = {(entry.kind, entry.text) for entry in plan.situation}
    lines = dict.fromkeys(line.strip(" \t•–-*") for line in text.splitlines())
    new = [SituationEntry(kind, line, node=node) for line in lines if line and (kind, line) not in there]
    changes = [Change(at, "situation", entry.kind, None, "", entry.text) for entry in new]
    return replace(plan, situation=(*plan.situation, *new), changes=(*plan.changes, *changes))


def with_prefilled(plan: Plan, filled: Plan, year: int) -> Plan:
    """The plan with drafts from the statistics for a year, to be approved with it."""
    there = {row.indicator for row in plan.actuals if row.year == year and row.value is not None}
    added = [
        row
        for row in filled.actuals
        if row.year == year and row.indicator not in there and row.source_kind == "statistics"
    ]
    names = {row.indicator for row in added}
    kept = [row for row in plan.actuals if row.year != year or row.indicator not in names]
    return replace(plan, actuals=(*kept, *added))
