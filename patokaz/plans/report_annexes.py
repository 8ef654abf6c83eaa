"""Report blocks on the plan's own history: corrections, changes, promises, verdicts, sources."""

from patokaz.plans.report_facts import Facts, Made
from patokaz.plans.report_model import Paragraph
from patokaz.plans.texts import Speaker, ended, share_text, value_text
from patokaz.registers.delivery import Contribution, alignment, contributions
from patokaz.registers.digits import side
from patokaz.registers.model import PARTIES, Verdict
from patokaz.registers.sealing import approved_years
from patokaz.registers.verdicts import judged


def corrections(facts: Facts) -> Made:
    """Corrected values printed in this year's report, old and new."""
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
    """Targets changed by decision and restated baselines, up to this year, with the original ones."""
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
    """The effects expected of the measures, against the gap to the target where they name an indicator."""
    told = [row for row in contributions(facts.plan) if row.told]
    lines = [line for row in told for line in (_promise(row, facts), _printed_gap(row, facts)) if line]
    return [Paragraph(ended(line), is_note=True) for line in lines]


def _printed_gap(row: Contribution, facts: Facts) -> str:
    """The gap printed in the document, if any: it may be computed from another state."""
    t = facts.t
    indicator = next((i for i in facts.plan.indicators if i.key == row.indicator), None)
    if indicator is None or not indicator.printed_gap:
        return ""
    return t(
        "plans.contribution_of_printed_gap",
        gap=value_text(indicator.printed_gap, indicator.unit, t),
        basis=indicator.gap_basis or t("plans.nothing_said"),
        share=share_text(abs(row.promised / indicator.printed_gap), t),
    )


def _promise(row: Contribution, facts: Facts) -> str:
    t, state = facts.t, facts.states.get(row.indicator)
    told = {"promised": t.number(row.promised), "untold": t.number(row.untold)}
    if state is None or state.target.value is None:
        return t("plans.contribution", **told)
    indicator = next(i for i in facts.plan.indicators if i.key == row.indicator)
    known = (state.year, state.actual) if state.actual is not None else state.older
    year, value = known or (state.baseline.year, state.baseline.value)
    if value is None or side(value, state.target.value) == 0:
        return t("plans.contribution", **told)
    gap = abs(state.target.value - value)
    facts_of_gap = {
        "name": indicator.name,
        "promised": value_text(row.promised, indicator.unit, t),
        "untold": told["untold"],
        "value": value_text(value, indicator.unit, t),
        "year": year,
        "gap": value_text(gap, indicator.unit, t),
        "share": share_text(abs(row.promised) / gap, t),
    }
    return t("plans.contribution_of_gap", **facts_of_gap)


def verdicts(facts: Facts) -> Made:
    """Verdicts of the three parties side by side, most disputed first; in an open year only with two verdicts."""
    t = facts.t
    names = {i.key: i.name for i in facts.plan.indicators}
    names |= {n.key: n.title for n in facts.plan.version_in(facts.year).nodes}
    is_closed = facts.year in approved_years(facts.plan)
    found = judged(facts.plan, facts.year)
    rows = []
    for row in found:
        if not row.is_blind or is_closed:
            said = [verdict_text(row.given[party], t) for party in PARTIES]
            rows.append((names.get(row.subject, row.subject), *said))
    head = (t("plans.report.measure"), *(t(f"plans.party.{party}") for party in PARTIES))
    made = facts.table("verdicts", head, rows)
    left = len(found) - len(rows)
    return made + ([Paragraph(t("plans.verdict_blind", count=left), is_note=True)] if left else [])


def verdict_text(verdict: Verdict | None, t: Speaker) -> str:
    """A verdict with its sentence and evidence; or that there is none."""
    if verdict is None:
        return t("plans.verdict.none")
    told = f"{t(f'plans.verdict.{verdict.verdict}')}: {verdict.sentence}"
    return f"{told} ({verdict.evidence})" if verdict.evidence else told


def sources(facts: Facts) -> Made:
    """Source documents of the plan, and the information missing from them."""
    rows = [(s.what, s.address, s.missing) for s in facts.plan.sources]
    return facts.table("sources", facts.head("document", "address", "missing"), rows)
