"""Ideas and partnerships of a plan as document content: list with rank intervals, criteria, screening, risks."""

from collections.abc import Mapping

from patokaz.plans.idea_texts import rank_text, reason_text, screening_text
from patokaz.plans.partnerships import partnerships, value_for_money
from patokaz.plans.report_facts import Facts
from patokaz.plans.report_model import Block, Paragraph, PlanReport, ReportChapter, ReportTable
from patokaz.plans.texts import Speaker, first_upper, share_text
from patokaz.registers.idea_model import Idea
from patokaz.registers.ideas import Priorities, Ranked, priorities
from patokaz.registers.model import Plan
from patokaz.registers.ppp import risk_table, screening


def idea_report(plan: Plan, first: int, spoken: tuple[str, Speaker]) -> PlanReport:
    """The list of ideas and, for each partnership, screening and risks. first: k of "firmly among the first k"."""
    language, t = spoken
    found = priorities(plan.ideas, plan.criteria, plan.scores, first)
    ideas = {idea.key: idea for idea in plan.ideas}
    chapters = [
        ReportChapter("1", t("plans.ideas.ranked"), 1, tuple(ranked_blocks(plan, found, t))),
        ReportChapter("2", t("plans.ideas.criteria"), 1, tuple(criteria_blocks(plan, found, t))),
    ]
    facts = Facts(plan, plan.last_year, {}, {}, t)
    agreed = (*partnerships(facts), *value_for_money(facts))
    if agreed:
        chapters.append(ReportChapter("3", t("plans.report.partnerships"), 1, agreed))
    order = [row.idea for row in found.ranked if ideas[row.idea].is_ppp]
    for number, key in enumerate(order, len(chapters) + 1):
        chapters.append(ReportChapter(str(number), ideas[key].title, 1, tuple(partnership_blocks(plan, ideas[key], t))))
    return PlanReport(
        id="ideas",
        title=t("plans.ideas.title"),
        subtitle=plan.title,
        order=t("plans.ideas.order"),
        due="",
        language=language,
        chapters=tuple(chapters),
        missing=(),
        boxes=0,
        filled=0,
    )


def ranked_blocks(plan: Plan, found: Priorities, t: Speaker) -> list[Block]:
    """The ideas with score and rank interval, then the unranked ones with the reason."""
    ideas = {idea.key: idea for idea in plan.ideas}
    names = {criterion.key: criterion.name for criterion in plan.criteria}
    head = tuple(t(f"plans.ideas.{name}") for name in ("name", "score", "rank", "cost"))
    rows = [
        (
            ideas[row.idea].title,
            t.number(row.score, 2),
            rank_text(row, found.first, t),
            cost_text(ideas[row.idea], plan, t),
        )
        for row in found.ranked
        if row.rank is not None
    ]
    left = [
        (ideas[row.idea].title, why_unranked(row, ideas[row.idea], names, t))
        for row in found.ranked
        if row.rank is None
    ]
    blocks: list[Block] = [ReportTable(t("plans.ideas.ranked"), head, tuple(rows), frozenset({1, 3}))] if rows else []
    if found.few_scorers:
        blocks.append(Paragraph(t("plans.idea.few_scorers"), is_note=True))
    if left:
        blocks.append(ReportTable(t("plans.ideas.unranked"), (head[0], t("plans.report.reason")), tuple(left)))
    return blocks


def why_unranked(row: Ranked, idea: Idea, criteria: Mapping[str, str], t: Speaker) -> str:
    """Why an idea is unranked; for a declined one the office's reason only. criteria: key -> name."""
    if idea.status == "declined":
        return ": ".join(part for part in (t("plans.idea.declined"), idea.decision) if part)
    return "; ".join(reason_text(reason, criteria, t) for reason in row.reasons)


def cost_text(idea: Idea, plan: Plan, t: Speaker) -> str:
    """The cost range of an idea."""
    amounts = [cost for cost in (idea.cost_from, idea.cost_to) if cost is not None]
    return t.exact_money(amounts, plan.currency) if amounts else t("plans.nothing_said")


def criteria_blocks(plan: Plan, found: Priorities, t: Speaker) -> list[Block]:
    """The criteria with weights and descriptions; a note if the weights do not add up."""
    head = (t("plans.ideas.criterion"), t("plans.ideas.weight"), "0", "5", "10")
    rows = tuple((c.name, share_text(c.weight / 10_000, t), *c.words) for c in plan.criteria)
    blocks: list[Block] = [ReportTable(t("plans.ideas.criteria"), head, rows, frozenset({1}))] if rows else []
    if not found.weights_add_up and rows:
        blocks.append(Paragraph(t("plans.node_normalised", sum=t.number(found.weight_sum)), is_note=True))
    return blocks


def partnership_blocks(plan: Plan, idea: Idea, t: Speaker) -> list[Block]:
    """The overall result of the six screens, the screens, and the risks by bearer."""
    found = screening(row for row in plan.screen_answers if row.idea == idea.key)
    screens = tuple((t(f"plans.screen.{name}"), share_text(share, t)) for name, share in found.screens.items())
    head = tuple(t(f"plans.ideas.{name}") for name in ("risk", "usual", "agreed", "remedy"))
    risks = []
    for row in risk_table(risk for risk in plan.risks if risk.idea == idea.key):
        agreed = t(f"plans.bearer.{row.agreed}") if row.agreed else t("plans.ppp.open")
        if row.departs:
            agreed = f"{agreed} ({t('plans.ppp.departs')})"
        risks.append((t(f"plans.risk.{row.risk}"), t(f"plans.bearer.{row.usual}"), agreed, row.mitigation or "–"))
    return [
        Paragraph(first_upper(screening_text(found, t))),
        Paragraph(t("plans.ppp.principle"), is_note=True),
        ReportTable(
            t("plans.ideas.screens"), (t("plans.ideas.screen"), t("plans.ideas.share")), screens, frozenset({1})
        ),
        ReportTable(t("plans.ideas.risks"), head, tuple(risks)),
    ]
