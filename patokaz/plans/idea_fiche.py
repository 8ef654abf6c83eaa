"""One project idea as document content: description, gates, scores and rank, screening and risks."""

from patokaz.plans.idea_report import cost_text, partnership_blocks, why_unranked
from patokaz.plans.idea_texts import rank_text
from patokaz.plans.report_model import Block, Paragraph, PlanReport, ReportChapter, ReportTable
from patokaz.plans.texts import Speaker, first_upper, share_text
from patokaz.registers.idea_model import GATES, Idea
from patokaz.registers.ideas import Priorities, Ranked, priorities
from patokaz.registers.model import Plan


def idea_fiche(plan: Plan, key: str, first: int, spoken: tuple[str, Speaker]) -> PlanReport:
    """The fiche of an idea. first: k of "firmly among the first k".

    Raises:
        StopIteration: unknown key.
    """
    language, t = spoken
    idea = next(idea for idea in plan.ideas if idea.key == key)
    found = priorities(plan.ideas, plan.criteria, plan.scores, first)
    ranked = next(row for row in found.ranked if row.idea == key)
    chapters = [
        ReportChapter("1", t("plans.fiche.idea"), 1, tuple(about_blocks(plan, idea, t))),
        ReportChapter("2", t("plans.fiche.gates"), 1, (gate_table(idea, t),)),
        ReportChapter("3", t("plans.fiche.marks"), 1, tuple(mark_blocks(plan, ranked, found, t))),
    ]
    if idea.is_ppp:
        chapters.append(ReportChapter("4", t("plans.fiche.partnership"), 1, tuple(partnership_blocks(plan, idea, t))))
    return PlanReport(
        id="fiche",
        title=idea.title,
        subtitle=plan.title,
        order=t("plans.ideas.order"),
        due="",
        language=language,
        chapters=tuple(chapters),
        missing=(),
        boxes=0,
        filled=0,
    )


def about_blocks(plan: Plan, idea: Idea, t: Speaker) -> list[Block]:
    """The description of an idea; missing items are marked."""
    measures = {node.key: node.title for version in plan.versions for node in version.nodes}
    needs = {need.key: need.title for need in plan.needs}
    own = t.exact_money([idea.own_share], plan.currency) if idea.own_share is not None else ""
    rows = (
        ("need", needs.get(idea.need, idea.need)),
        ("measure", measures.get(idea.measure, idea.measure)),
        ("cost", cost_text(idea, plan, t)),
        ("own_share", own),
        ("proposer", idea.proposer),
        ("partner", idea.partner),
        ("ppp", t("plans.fiche.yes" if idea.is_ppp else "plans.fiche.no")),
        ("status", t(f"plans.idea_status.{idea.status}")),
        ("decision", idea.decision),
    )
    told = tuple((t(f"plans.fiche.{name}"), text or t("plans.nothing_said")) for name, text in rows)
    return [ReportTable(t("plans.fiche.idea"), (t("plans.report.what"), t("plans.report.text")), told)]


def gate_table(idea: Idea, t: Speaker) -> ReportTable:
    """The five gates with their answers."""
    answers = {True: "yes", False: "no", None: "open"}
    rows = tuple((t(f"plans.gate.{gate}"), t(f"plans.fiche.{answers[idea.gates.get(gate)]}")) for gate in GATES)
    return ReportTable(t("plans.fiche.gates"), (t("plans.fiche.gate"), t("plans.fiche.answer")), rows)


def mark_blocks(plan: Plan, ranked: Ranked, found: Priorities, t: Speaker) -> list[Block]:
    """Mean scores by criterion with the scorers' spread, total and rank, or the reason for having none."""
    rows = []
    for criterion in plan.criteria:
        mean = ranked.means.get(criterion.key)
        mark, spread = (
            ("–", "–") if mean is None else (t.number(mean.mark, 1), _spread(mean.spread, mean.needs_talk, t))
        )
        rows.append((criterion.name, share_text(criterion.weight / 10_000, t), mark, spread))
    head = (*(t(f"plans.ideas.{name}") for name in ("criterion", "weight", "score")), t("plans.fiche.spread"))
    blocks: list[Block] = [ReportTable(t("plans.fiche.marks"), head, tuple(rows), frozenset({1, 2}))] if rows else []
    names = {criterion.key: criterion.name for criterion in plan.criteria}
    if ranked.rank is None:
        idea = next(row for row in plan.ideas if row.key == ranked.idea)
        return [*blocks, Paragraph(first_upper(why_unranked(ranked, idea, names, t)))]
    told = {"score": t.number(ranked.score, 2), "rank": rank_text(ranked, found.first, t)}
    return [*blocks, Paragraph(t("plans.fiche.ranked", **told))]


def _spread(spread: float | None, needs_talk: bool, t: Speaker) -> str:
    if spread is None:
        return "–"
    return f"{t.number(spread, 1)}, {t('plans.idea.discuss')}" if needs_talk else t.number(spread, 1)
