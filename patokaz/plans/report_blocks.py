"""Report blocks filled from the plan: functions of the facts, empty without content."""

from collections.abc import Callable, Mapping

from patokaz.plans.report_annexes import (
    alignments,
    corrections,
    promised,
    revisions,
    sources,
    verdicts,
)
from patokaz.plans.report_facts import Facts, Made
from patokaz.plans.report_model import Paragraph
from patokaz.plans.report_roles import judgements, roles
from patokaz.plans.texts import (
    Speaker,
    achievement_text,
    actual_text,
    first_upper,
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
    branch_keys,
    delivery,
    money_by_source,
    money_sums,
    status_in,
)
from patokaz.registers.model import STATUSES
from patokaz.registers.overview import behind
from patokaz.registers.pace import UNREPORTED

LATE = ("dropped", "paused")


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
    """The summary sentence of the page, and the roll-up of the top nodes."""
    plan, t = facts.plan, facts.t
    made: Made = [Paragraph(f"{first_upper(plan_sentence(delivery(plan, facts.year), facts.indicators, t))}.")]
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
        is_milestone = indicator.series_kind == "milestone"
        if is_milestone and state.target.year is not None:
            target = str(state.target.year)
        rows.append(
            (
                f"{indicator.name}, {unit}" if unit else indicator.name,
                f"{base} ({state.baseline.year})" if state.baseline.value is not None else base,
                f"{target} ({state.target.year})" if state.target.value is not None else target,
                actual_text(state, is_milestone, "", t),
                achievement_text(state, t),
                share_text(state.elapsed, t),
                pace_text(state, t),
                word_text(state, t),
            )
        )
        told = [*state_notes(indicator, state, t), *([indicator.note] if indicator.note else [])]
        if state.elapsed is not None and (state.baseline.year or facts.plan.first_year) < facts.plan.first_year - 1:
            told.append(t("plans.elapsed_from", year=state.baseline.year))
        notes += [f"{indicator.name}: {'; '.join(told)}"] if told else []
    names = ("indicator", "baseline", "target", "actual", "achievement", "elapsed", "pace", "word")
    made = facts.table("indicators", facts.head(*names), rows, (1, 2, 3, 4, 5, 6))
    return made + [Paragraph(note, is_note=True) for note in notes]


def open_targets(facts: Facts) -> Made:
    """Indicators that are behind, worst first, with the needed and the past pace."""
    t = facts.t
    rows = [
        (
            indicator.name,
            word_text(state, t),
            speed_text(state.needed_per_year, indicator.unit, t) if state.needed_per_year is not None else "–",
            speed_text(state.achieved_per_year, indicator.unit, t) if state.achieved_per_year is not None else "–",
        )
        for indicator, state in behind(facts.indicators)
    ]
    return facts.table("open_targets", facts.head("indicator", "word", "needed", "achieved"), rows, (2, 3))


def measures(facts: Facts) -> Made:
    """Measures by status, each with its goal, owner and due year."""
    latest, t = status_in(facts.plan.statuses, facts.year), facts.t
    nodes = facts.plan.version_in(facts.year).nodes
    titles = {node.key: node.title for node in nodes}
    order = {status: position for position, status in enumerate((*STATUSES, "not_told"))}
    rows = []
    for node in nodes:
        if node.kind == "measure":
            status = latest[node.key].status if node.key in latest else "not_told"
            serves, due = titles.get(node.parent or "", "–"), str(node.end or "–")
            cells = (node.key, node.title, serves, node.owner or "–", due, t(f"plans.status.{status}"))
            rows.append((order[status], cells))
    names = facts.head("key", "measure", "serves", "owner", "due", "status")
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
    """Funds of the plan by source and by priority: planned, contracted, paid, separately by currency."""
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
    """Coverage of the roll-ups, and the indicators without a value with the reason given."""
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
    "judgements": judgements,
    "roles": roles,
    "sources": sources,
}
OUTSIDE_BLOCKS = ("context", "forums", "projects", "cooperation")
