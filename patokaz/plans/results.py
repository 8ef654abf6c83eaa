"""Sheets of results beside the officer's own: indicators and nodes by report year, funds, ideas; unrounded."""

from collections.abc import Iterable, Mapping
from typing import Any

from patokaz.plans.idea_texts import reason_text
from patokaz.plans.rows import Table
from patokaz.plans.texts import Speaker
from patokaz.registers.delivery import money_sums
from patokaz.registers.history import histories
from patokaz.registers.ideas import priorities
from patokaz.registers.model import Indicator, Plan
from patokaz.registers.pace import Progress, plan_progress
from patokaz.registers.rollup import rollups


def computed_tables(
    plan: Plan, years: Iterable[int], t: Speaker, breaks: Mapping[str, Iterable[int]] | None = None, first: int = 3
) -> dict[str, Table]:
    """Sheet -> rows, with the words of the screen.

    years: of the reports; first: k of "firmly among the first k" ideas.
    """
    known = histories(plan, breaks)
    titles = {node.key: node.title for version in plan.versions for node in version.nodes}
    indicators: Table = []
    nodes: Table = []
    for year in years:
        found = plan_progress(known, year)
        indicators += [indicator_row(found[i.key], i, t) for i in plan.indicators_in(year)]
        for node in rollups(plan, found, year).values():
            nodes.append(
                {
                    "report_year": year,
                    "node_key": node.node,
                    "title": titles.get(node.node, ""),
                    "progress": node.share,
                    "coverage": node.coverage,
                    "withheld": _if(node.is_withheld, t),
                    "reported": node.reported,
                    "of": node.counted,
                    "over_target": node.over_target,
                    "moving_away": node.moving_away,
                    "weight_sum_bp": node.weight_sum,
                    "may_be_signed": t("plans.fiche.yes" if node.may_be_signed else "plans.fiche.no"),
                    "progress_by_budget": node.by_budget,
                }
            )
    tables = {"computed_indicators": indicators, "computed_nodes": nodes, "computed_money": _money(plan)}
    return tables | ({"computed_ideas": _ideas(plan, first, t)} if plan.ideas else {})


def _if(is_so: bool, t: Speaker) -> str:
    return t("plans.fiche.yes") if is_so else ""


def indicator_row(state: Progress, indicator: Indicator, t: Speaker) -> dict[str, Any]:
    """One indicator in one report year, as a row of results."""
    return {
        "report_year": state.year,
        "indicator_key": state.indicator,
        "name": indicator.name,
        "node_key": indicator.node,
        "baseline": state.baseline.value,
        "baseline_year": state.baseline.year,
        "target_in_force": state.target.value,
        "target_year": state.target.year,
        "actual": state.actual,
        "at_least": _if(state.at_least, t),
        "achievement": state.achievement,
        "elapsed": state.elapsed,
        "pace": state.pace,
        "word": t(f"plans.word.{state.word}"),
        "allowance": state.allowance,
        "deviation": state.deviation,
        "needed_per_year": state.needed_per_year,
        "achieved_per_year": state.achieved_per_year,
        "older_year": state.older[0] if state.older else None,
        "older_value": state.older[1] if state.older else None,
        "break_year": state.broken,
    }


def _money(plan: Plan) -> Table:
    nodes = dict.fromkeys(line.node for line in plan.money)
    return [
        {
            "node_key": node,
            "currency": money.currency,
            "planned": money.planned,
            "contracted": money.contracted,
            "paid": money.paid,
            "printed_total": money.printed,
            "lines": money.lines,
        }
        for node in nodes
        for money in money_sums(line for line in plan.money if line.node == node)
    ]


def _ideas(plan: Plan, first: int, t: Speaker) -> Table:
    titles = {idea.key: idea.title for idea in plan.ideas}
    criteria = {criterion.key: criterion.name for criterion in plan.criteria}
    return [
        {
            "idea_key": row.idea,
            "title": titles[row.idea],
            "score": row.score,
            "rank": row.rank,
            "rank_low": row.low,
            "rank_high": row.high,
            "firmly": t("plans.idea.firm", count=first) if row.is_firm else "",
            "reasons": "; ".join(reason_text(reason, criteria, t) for reason in row.reasons),
        }
        for row in priorities(plan.ideas, plan.criteria, plan.scores, first).ranked
    ]
