"""Report blocks on responsibilities and evaluations."""

from patokaz.plans.report_facts import Facts, Made
from patokaz.registers.cycle_model import CRITERIA, WHOLE_PLAN


def judgements(facts: Facts) -> Made:
    """Evaluations by criterion, with sentence and evidence: the plan, its parts, linked projects, ideas."""
    plan, t = facts.plan, facts.t
    names = {node.key: node.title for version in plan.versions for node in version.nodes}
    names |= {idea.key: idea.title for idea in plan.ideas} | {WHOLE_PLAN: t("plans.page.whole")}
    order = {criterion: position for position, criterion in enumerate(CRITERIA)}
    given = sorted(
        (row for row in plan.judgements if row.year <= facts.year), key=lambda row: (row.subject, order[row.criterion])
    )
    rows = [
        (
            names.get(row.subject, row.subject),
            t(f"plans.criteria.{row.criterion}"),
            t(f"plans.judgement.{row.judgement}"),
            f"{row.sentence} ({row.evidence})" if row.evidence else row.sentence,
            ", ".join(part for part in (row.unit, str(row.year)) if part),
        )
        for row in given
    ]
    return facts.table("judgements", facts.head("subject", "criterion", "judgement", "why", "judged_by"), rows)


def roles(facts: Facts) -> Made:
    """Who is responsible for a part of the plan, contributes or is informed; only if more than an owner is given."""
    nodes = facts.plan.version_in(facts.year).nodes
    rows = [
        (node.title, node.owner or "–", node.contributors or "–", node.informed or "–")
        for node in nodes
        if node.contributors or node.informed
    ]
    return facts.table("roles", facts.head("node", "owner", "contributors", "informed"), rows)
