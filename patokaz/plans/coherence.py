"""Coherence of a plan: conflicting verdicts, missing measures and funds, alignment with higher-level documents."""

from collections.abc import Sequence
from dataclasses import dataclass

from patokaz.plans.report_annexes import verdict_text
from patokaz.plans.report_model import ReportTable
from patokaz.plans.view import PlanView
from patokaz.registers.delivery import alignment, measures_without_money
from patokaz.registers.model import PARTIES
from patokaz.registers.sealing import approved_years
from patokaz.registers.verdicts import Judged, judged


@dataclass(frozen=True)
class AlignmentMatrix:
    """Nodes by goals of higher-level documents. marks: rows by node, cells by goal: the note, None if not aligned."""

    goals: Sequence[str]
    nodes: Sequence[str]
    marks: Sequence[Sequence[str | None]]


def disputed(view: PlanView) -> tuple[list[Judged], int]:
    """Subjects with conflicting verdicts, most disputed first; and the number judged."""
    found = judged(view.plan, view.year)
    return [row for row in found if row.disagrees], len(found)


def blind_verdicts(view: PlanView) -> int:
    """Number of single verdicts hidden until a second one is given or the year is closed."""
    if view.year in approved_years(view.whole):
        return 0
    return sum(row.is_blind for row in judged(view.plan, view.year))


def verdict_table(view: PlanView) -> ReportTable | None:
    """Conflicting verdicts side by side with their sentences; None without any."""
    t = view.t
    rows = []
    for row in disputed(view)[0]:
        said = [verdict_text(row.given[party], t) for party in PARTIES]
        rows.append((view.names.get(row.subject, row.subject), *said))
    head = (t("plans.report.measure"), *(t(f"plans.party.{party}") for party in PARTIES))
    return ReportTable(t("plans.page.disputed"), head, tuple(rows)) if rows else None


def verdict_words(view: PlanView) -> ReportTable | None:
    """Conflicting verdicts as one word a party, for a slide; None without any."""
    t = view.t
    rows = []
    for row in disputed(view)[0]:
        given = ((party, row.given[party]) for party in PARTIES)
        said = "; ".join(f"{t(f'plans.party.{party}')}: {t(f'plans.verdict.{v.verdict}')}" for party, v in given if v)
        rows.append((view.names.get(row.subject, row.subject), said))
    head = (t("plans.report.measure"), t("plans.report.verdicts"))
    return ReportTable(t("plans.page.disputed"), head, tuple(rows)) if rows else None


def moneyless_table(view: PlanView) -> ReportTable | None:
    """Measures without a line of funds, with their owners; None if all are funded."""
    nodes = {node.key: node for node in view.plan.version_in(view.year).nodes}
    rows = [(key, nodes[key].title, nodes[key].owner or "–") for key in measures_without_money(view.plan, view.year)]
    head = view.facts.head("key", "measure", "owner")
    return ReportTable(view.t("plans.page.moneyless"), head, tuple(rows)) if rows else None


def needs_table(view: PlanView) -> ReportTable | None:
    """Needs without a measure and their source; None if there are none."""
    rows = [(need.title, need.source or "–") for need in view.needs]
    head = (view.t("plans.page.need"), view.t("plans.page.told_by"))
    return ReportTable(view.t("plans.page.needs"), head, tuple(rows)) if rows else None


def alignment_matrix(view: PlanView) -> AlignmentMatrix | None:
    """Nodes by goals of higher-level documents; None without links."""
    found = alignment(view.plan, view.year)
    if not found:
        return None
    serving = [node for node in view.plan.version_in(view.year).nodes if any(node.key in of for of in found.values())]
    return AlignmentMatrix(
        goals=tuple(found),
        nodes=tuple(node.title for node in serving),
        marks=tuple(tuple(of.get(node.key) for of in found.values()) for node in serving),
    )


def unaligned(view: PlanView) -> int:
    """Number of goals and priorities in force without a link to a higher-level goal, including their branches."""
    nodes = view.plan.version_in(view.year).nodes
    parents = {node.key: node.parent for node in nodes}
    served: set[str] = set()
    for of in alignment(view.plan, view.year).values():
        for key in of:
            step: str | None = key
            while step is not None and step not in served:
                served.add(step)
                step = parents.get(step)
    return sum(node.kind in ("goal", "priority") and node.key not in served for node in nodes)
