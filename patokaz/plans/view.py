"""A plan in a year as shown on the page: one branch, filled from the statistics, its states computed once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from patokaz.language.words import Words
from patokaz.plans.link_questions import link_questions
from patokaz.plans.linked import Linked
from patokaz.plans.reading import ReadPlan
from patokaz.plans.report_facts import Facts
from patokaz.registers.delivery import Delivery, branch_keys, delivery, needs_without_measure
from patokaz.registers.model import Need, Plan, PlanVersion
from patokaz.registers.overview import PlanState, plan_state
from patokaz.registers.prefill import PrefillNote, prefilled
from patokaz.registers.questions import Question, indicator_questions, state_questions
from patokaz.statistics.countries import words_of
from patokaz.statistics.database import data_version
from patokaz.statistics.remembers import Remembers


@dataclass(frozen=True)
class PlanView(Remembers):
    """Input of page, presentation and slides. whole: with values from the statistics; plan: the chosen branch of it."""

    whole: Plan
    plan: Plan
    state: PlanState
    done: Delivery
    facts: Facts
    notes: tuple[PrefillNote, ...]
    linked: Linked
    t: Words

    @property
    def year(self) -> int:
        """The report year."""
        return self.state.year

    @property
    def names(self) -> Mapping[str, str]:
        """Key -> name of indicators and titles of nodes in force."""
        return {i.key: i.name for i in self.plan.indicators} | {
            node.key: node.title for node in self.plan.version_in(self.year).nodes
        }

    @property
    def needs(self) -> list[Need]:
        """Needs without a measure: those in the workbook and those from the statistics."""
        known = {need.key: need for need in (*self.plan.needs, *self.linked.needs)}
        return [known[key] for key in needs_without_measure(self.whole, known, self.year)]

    @property
    def questions(self) -> list[Question]:
        """Open questions from the rows."""
        asked = [*link_questions(self.plan, self.linked), *indicator_questions(self.plan, self.linked.directions)]
        return asked + state_questions({i.key: state for i, state in self.state.indicators}, self.state.nodes)


def held_view(found: ReadPlan, linked: Linked, year: int, node: str, t: Words) -> PlanView:
    """The view of a plan that is held, computed once for as long as it is. linked: of its area in the language of `t`."""
    key = ("view", year, node, t, data_version())
    return found.once(key, lambda: plan_view(found.plan, linked, year, node, t))


def plan_view(plan: Plan, linked: Linked, year: int, node: str, t: Words) -> PlanView:
    """The view of a year. node: key of the branch, empty for the whole plan."""
    filled = prefilled(plan, linked.rows, linked.breaks)
    shown = narrowed(filled.plan, node) if node else filled.plan
    state, t = plan_state(shown, year, linked.breaks), words_of(t.language, plan.country)
    kept = {indicator.key for indicator in shown.indicators}
    notes = tuple(note for note in filled.notes if note.indicator in kept)
    facts = Facts(shown, year, state.states, state.nodes, t)
    return PlanView(filled.plan, shown, state, delivery(shown, year), facts, notes, linked, t)


def narrowed(plan: Plan, node: str) -> Plan:
    """The plan of one branch: the node as root, with everything below it."""
    versions: list[PlanVersion] = []
    for version in plan.versions:
        keys = branch_keys(version.nodes, node)
        nodes = tuple(replace(n, parent=None) if n.key == node else n for n in version.nodes if n.key in keys)
        if any(n.key == node for n in nodes):
            versions.append(replace(version, nodes=nodes))
    keys = {n.key for version in versions for n in version.nodes}
    indicators = tuple(indicator for indicator in plan.indicators if indicator.node in keys)
    subjects = keys | {indicator.key for indicator in indicators}
    return replace(
        plan,
        versions=tuple(versions),
        indicators=indicators,
        money=tuple(line for line in plan.money if line.node in keys),
        statuses=tuple(status for status in plan.statuses if status.node in keys),
        links=tuple(link for link in plan.links if link.node in keys),
        verdicts=tuple(verdict for verdict in plan.verdicts if verdict.subject in subjects),
        ideas=tuple(idea for idea in plan.ideas if not idea.measure or idea.measure in keys),
    )


def report_years(plan: Plan, linked: Linked, today: date) -> tuple[list[int], int]:
    """The possible report years, newest first, and the default: the newest filled in by the officer."""
    filled = prefilled(plan, linked.rows, linked.breaks).plan
    written = {row.year for row in plan.actuals if row.value is not None or row.numerator is not None}
    known = {row.year for row in filled.actuals if row.value is not None or row.numerator is not None}
    ahead = range(plan.first_year, min(plan.last_year, today.year) + 1)
    years = sorted({*known, *plan.report_years, *ahead} or {plan.first_year}, reverse=True)
    first = max(set(plan.report_years) & written, default=0) or max(written, default=0) or max(known, default=0)
    return years, first or years[-1]
