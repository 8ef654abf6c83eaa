"""The blocks of a report that are filled from the plan: each a function of the facts, empty where there is nothing to show."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from patokaz.plans.report_model import Paragraph, ReportTable
from patokaz.plans.texts import (
    Speaker,
    achievement_text,
    kind_text,
    node_sentence,
    pace_text,
    plan_sentence,
    share_text,
    speed_text,
    state_notes,
    value_text,
    word_text,
)
from patokaz.registers.delivery import (
    Money,
    alignment,
    branch_keys,
    contributions,
    delivery,
    money_by_source,
    money_sums,
    status_in,
)
from patokaz.registers.model import PARTIES, STATUSES, Indicator, Plan
from patokaz.registers.pace import UNREPORTED, Progress
from patokaz.registers.rollup import Rollup
from patokaz.registers.verdicts import judged

LATE = ("dropped", "paused")
OPEN_WORDS = frozenset({"slow", "behind", "moving_away", "partly", "not_reached", "outside"})
Made = list[ReportTable | Paragraph]


@dataclass(frozen=True)
class Facts:
    """What the blocks draw from: the plan, the last year of the report, its states and roll-ups, the language."""

    plan: Plan
    year: int
    states: Mapping[str, Progress]
    nodes: Mapping[str, Rollup]
    t: Speaker

    @property
    def indicators(self) -> Sequence[tuple[Indicator, Progress]]:
        """The indicators in force with their states, in the order of the workbook."""
        return [(i, self.states[i.key]) for i in self.plan.indicators_in(self.year)]

    def head(self, *names: str) -> tuple[str, ...]:
        """Names of columns."""
        return tuple(self.t(f"plans.report.{name}") for name in names)

    def table(
        self, caption: str, head: tuple[str, ...], rows: Sequence[Sequence[str]], numeric: Sequence[int] = ()
    ) -> Made:
        """A table, or nothing where it has no rows."""
        if not rows:
            return []
        cells = tuple(tuple(row) for row in rows)
        return [ReportTable(self.t(f"plans.report.{caption}"), head, cells, frozenset(numeric))]


def cover(facts: Facts) -> Made:
    """Plan, area, version in force, decision."""
    plan, t = facts.plan, facts.t
    version = plan.version_in(facts.year)
    rows = [
        (t("plans.report.plan"), plan.title),
        (t("plans.report.years"), f"{plan.first_year}–{plan.last_year}"),
        (t("plans.report.year"), str(facts.year)),
        (t("plans.report.version"), f"{version.number} ({version.valid_from})"),
        (t("plans.report.decision"), version.decision or t("plans.nothing_said")),
    ]
    return facts.table("cover", facts.head("what", "text"), rows)


def summary(facts: Facts) -> Made:
    """The one sentence of the page, and the roll-up of the top nodes."""
    plan, t = facts.plan, facts.t
    made: Made = [Paragraph(plan_sentence(delivery(plan, facts.year), facts.indicators, t))]
    tops = [node for node in plan.version_in(facts.year).nodes if node.kind in ("vision", "goal", "priority")]
    rows = [
        (kind_text(node.kind, plan.country, t), node.title, node_sentence(facts.nodes[node.key], t))
        for node in tops
        if node.key in facts.nodes
    ]
    return made + facts.table("nodes", facts.head("level", "node", "progress"), rows)


def indicator_table(facts: Facts) -> Made:
    """Every indicator in force: baseline, target, actual, achievement, elapsed time, pace, word."""
    t = facts.t
    rows = []
    notes = []
    for indicator, state in facts.indicators:
        unit = indicator.unit
        base = value_text(state.baseline.value, "", t)
        target = value_text(state.target.value, "", t)
        rows.append(
            (
                f"{indicator.name}, {unit}" if unit else indicator.name,
                f"{base} ({state.baseline.year})" if state.baseline.value is not None else base,
                f"{target} ({state.target.year})" if state.target.value is not None else target,
                value_text(state.actual, "", t),
                achievement_text(state, t),
                share_text(state.elapsed, t),
                pace_text(state, t),
                word_text(state, t),
            )
        )
        notes += [
            f"{indicator.name}: {'; '.join([*told, *([indicator.note] if indicator.note else [])])}"
            for told in [state_notes(indicator, state, t)]
            if told or indicator.note
        ]
    names = ("indicator", "baseline", "target", "actual", "achievement", "elapsed", "pace", "word")
    made = facts.table("indicators", facts.head(*names), rows, (1, 2, 3, 4, 5, 6))
    return made + [Paragraph(note, is_note=True) for note in notes]


def open_targets(facts: Facts) -> Made:
    """What is behind, with the speed it would need beside the one it had."""
    t = facts.t
    rows = [
        (
            indicator.name,
            word_text(state, t),
            speed_text(state.needed_per_year, indicator.unit, t) if state.needed_per_year is not None else "–",
            speed_text(state.achieved_per_year, indicator.unit, t) if state.achieved_per_year is not None else "–",
        )
        for indicator, state in facts.indicators
        if state.word in OPEN_WORDS
    ]
    return facts.table("open_targets", facts.head("indicator", "word", "needed", "achieved"), rows, (2, 3))


def measures(facts: Facts) -> Made:
    """Measures by status, a row each with who answers for it."""
    latest, t = status_in(facts.plan.statuses, facts.year), facts.t
    order = {status: position for position, status in enumerate((*STATUSES, "not_told"))}
    rows = []
    for node in facts.plan.version_in(facts.year).nodes:
        if node.kind == "measure":
            status = latest[node.key].status if node.key in latest else "not_told"
            rows.append((order[status], (node.key, node.title, node.owner or "–", t(f"plans.status.{status}"))))
    names = facts.head("key", "measure", "owner", "status")
    return facts.table("measures", names, [row for _, row in sorted(rows, key=lambda pair: pair[0])])


def dropped(facts: Facts) -> Made:
    """Measures that are paused or dropped, with the reason."""
    titles = {node.key: node.title for version in facts.plan.versions for node in version.nodes}
    rows = [
        (titles.get(key, key), facts.t(f"plans.status.{row.status}"), row.reason or facts.t("plans.nothing_said"))
        for key, row in status_in(facts.plan.statuses, facts.year).items()
        if row.status in LATE
    ]
    return facts.table("dropped", facts.head("measure", "status", "reason"), rows)


def money(facts: Facts) -> Made:
    """Money of the plan by source, and by priority: planned, contracted, paid, each currency for itself."""
    t, plan = facts.t, facts.plan
    nodes = plan.version_in(facts.year).nodes
    by_source = [
        (t(f"plans.funds.{funds}"), *_amounts(money, t))
        for funds, sums in money_by_source(plan.money).items()
        for money in sums
    ]
    by_node = []
    for node in nodes:
        if node.kind == "priority":
            keys = branch_keys(nodes, node.key)
            by_node += [
                (node.title, *_amounts(m, t)) for m in money_sums(line for line in plan.money if line.node in keys)
            ]
    names = ("currency", "planned", "contracted", "paid")
    made = facts.table("money_by_source", facts.head("source", *names), by_source, (2, 3, 4))
    made += facts.table("money_by_node", facts.head("node", *names), by_node, (2, 3, 4))
    for total in money_sums(plan.money):
        if total.printed is not None and total.planned is not None and abs(total.printed - total.planned) > 0.5:
            told = {"sum": t.number(total.planned), "printed": t.number(total.printed)}
            made.append(Paragraph(t("plans.sum_and_printed", **told), is_note=True))
    return made


def _amounts(money: Money, t: Speaker) -> tuple[str, ...]:
    amounts = (money.planned, money.contracted, money.paid)
    return (money.currency, *(t.number(a) if a is not None else t("plans.nothing_said") for a in amounts))


def missing_values(facts: Facts) -> Made:
    """Coverage of the roll-ups and the indicators without a value, with the reason told."""
    t = facts.t
    rows = []
    for indicator, state in facts.indicators:
        if state.word in UNREPORTED:
            reason = (
                t(f"plans.missing.{state.missing_reason}") if state.missing_reason else t(f"plans.word.{state.word}")
            )
            last = f"{value_text(state.older[1], '', t)} ({state.older[0]})" if state.older else "–"
            rows.append((indicator.name, reason, last))
    return facts.table("missing_values", facts.head("indicator", "reason", "last_value"), rows)


def corrections(facts: Facts) -> Made:
    """Values put right that are printed in this year's report, both old and new."""
    t = facts.t
    rows = [
        (
            indicator.name,
            str(c.year),
            value_text(c.old, indicator.unit, t),
            value_text(c.new, indicator.unit, t),
            c.reason,
        )
        for indicator, state in facts.indicators
        for c in state.corrections
    ]
    return facts.table("corrections", facts.head("indicator", "year", "old", "new", "reason"), rows, (1, 2, 3))


def revisions(facts: Facts) -> Made:
    """Targets changed by decision and baselines stated anew, up to this year; the first ones stay beside them."""
    t = facts.t
    known = {indicator.key: indicator for indicator, _ in facts.indicators}
    rows = []
    for r in facts.plan.target_revisions:
        if r.indicator in known and r.valid_from <= facts.year:
            i = known[r.indicator]
            rows.append(
                (
                    i.name,
                    str(r.valid_from),
                    value_text(i.target, i.unit, t),
                    value_text(r.target, i.unit, t),
                    f"{r.decision}; {r.reason}",
                )
            )
    for b in facts.plan.rebased:
        if b.indicator in known and (b.valid_from or b.year) <= facts.year:
            i = known[b.indicator]
            old, new = (
                f"{value_text(i.baseline, i.unit, t)} ({i.baseline_year})",
                f"{value_text(b.value, i.unit, t)} ({b.year})",
            )
            rows.append((i.name, str(b.valid_from or b.year), old, new, b.source))
    return facts.table("revisions", facts.head("indicator", "valid_from", "old", "new", "decision"), rows, (1, 2, 3))


def alignments(facts: Facts) -> Made:
    """Goals of higher documents and the nodes that serve them."""
    titles = {node.key: node.title for node in facts.plan.version_in(facts.year).nodes}
    rows = [
        (goal, "; ".join(titles.get(key, key) for key in keys))
        for goal, keys in alignment(facts.plan, facts.year).items()
    ]
    return facts.table("alignment", facts.head("higher_document", "node"), rows)


def promised(facts: Facts) -> Made:
    """What the measures promise to an effect."""
    t = facts.t
    return [
        Paragraph(t("plans.contribution", promised=t.number(row.promised), untold=t.number(row.untold)), is_note=True)
        for row in contributions(facts.plan)
        if row.told
    ]


def verdicts(facts: Facts) -> Made:
    """Verdicts of the three parties side by side, the most disputed first."""
    t = facts.t
    names = {i.key: i.name for i in facts.plan.indicators}
    names |= {n.key: n.title for n in facts.plan.version_in(facts.year).nodes}
    rows = []
    for row in judged(facts.plan, facts.year):
        given = [row.given[party] for party in PARTIES]
        said = [f"{t(f'plans.verdict.{v.verdict}')}: {v.sentence}" if v else t("plans.verdict.none") for v in given]
        rows.append((names.get(row.subject, row.subject), *said))
    head = (t("plans.report.measure"), *(t(f"plans.party.{party}") for party in PARTIES))
    return facts.table("verdicts", head, rows)


def sources(facts: Facts) -> Made:
    """Documents the plan was read from, and what they do not tell."""
    rows = [(s.what, s.address, s.missing) for s in facts.plan.sources]
    return facts.table("sources", facts.head("what", "address", "missing"), rows)


BLOCKS: Mapping[str, Callable[[Facts], Made]] = {
    "cover": cover,
    "summary": summary,
    "indicators": indicator_table,
    "open_targets": open_targets,
    "measures": measures,
    "dropped": dropped,
    "money": money,
    "missing_values": missing_values,
    "corrections": corrections,
    "revisions": revisions,
    "alignment": alignments,
    "contributions": promised,
    "verdicts": verdicts,
    "sources": sources,
}
OUTSIDE_BLOCKS = ("context", "forums", "projects", "cooperation")
