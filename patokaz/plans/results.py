"""Computed sheets beside the officer's own: indicators and nodes by report year, money, ideas; figures unrounded."""

from collections.abc import Iterable, Mapping
from typing import Any

from patokaz.plans.rows import Table
from patokaz.registers.delivery import money_sums
from patokaz.registers.history import histories
from patokaz.registers.ideas import priorities
from patokaz.registers.model import Plan
from patokaz.registers.pace import Progress, plan_progress
from patokaz.registers.rollup import rollups


def computed_tables(
    plan: Plan, years: Iterable[int], breaks: Mapping[str, Iterable[int]] | None = None, first: int = 3
) -> dict[str, Table]:
    """Sheet -> rows. years: of the reports; first: k of "firmly among the first k" ideas."""
    known = histories(plan, breaks)
    indicators: Table = []
    nodes: Table = []
    for year in years:
        found = plan_progress(known, year)
        indicators += [indicator_row(found[i.key], i.node) for i in plan.indicators_in(year)]
        for node in rollups(plan, found, year).values():
            nodes.append(
                {
                    "report_year": year,
                    "node_key": node.node,
                    "progress": node.share,
                    "coverage": node.coverage,
                    "withheld": "yes" if node.is_withheld else "",
                    "reported": node.reported,
                    "of": node.counted,
                    "over_target": node.over_target,
                    "moving_away": node.moving_away,
                    "weight_sum_bp": node.weight_sum,
                    "may_be_signed": "yes" if node.may_be_signed else "no",
                    "progress_by_budget": node.by_budget,
                }
            )
    tables = {"computed_indicators": indicators, "computed_nodes": nodes, "computed_money": _money(plan)}
    return tables | ({"computed_ideas": _ideas(plan, first)} if plan.ideas else {})


def indicator_row(state: Progress, node: str) -> dict[str, Any]:
    """One indicator in one report year, as a row of results."""
    return {
        "report_year": state.year,
        "indicator_key": state.indicator,
        "node_key": node,
        "baseline": state.baseline.value,
        "baseline_year": state.baseline.year,
        "target_in_force": state.target.value,
        "target_year": state.target.year,
        "actual": state.actual,
        "at_least": "yes" if state.at_least else "",
        "achievement": state.achievement,
        "elapsed": state.elapsed,
        "pace": state.pace,
        "word": state.word,
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


def _ideas(plan: Plan, first: int) -> Table:
    return [
        {
            "idea_key": row.idea,
            "score": row.score,
            "rank": row.rank,
            "rank_low": row.low,
            "rank_high": row.high,
            f"firmly_among_first_{first}": "yes" if row.is_firm else "",
            "reasons": ", ".join(row.reasons),
        }
        for row in priorities(plan.ideas, plan.criteria, plan.scores, first).ranked
    ]
