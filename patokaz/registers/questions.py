"""Questions raised by a plan's rows, to be clarified before they are taken literally."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from patokaz.registers.digits import side
from patokaz.registers.model import Indicator, Plan
from patokaz.registers.pace import Progress
from patokaz.registers.rollup import Rollup

FALLING_NAMES = (
    "reduction",
    "decrease",
    "saving",
    "намалув",
    "заштед",
    "ulje",
    "kursim",
    "намал",
    "спестяв",
    "скороч",
    "зменш",
    "економі",
)
RISING_NAMES = ("increase", "growth", "зголем", "пораст", "rritje", "увелич", "растеж", "нараств", "збільш", "зростан")
MOST_KEY_INDICATORS = 12
QUOTED = re.compile(r"[\"„“«]([^\"“”»]{3,200})[\"“”»]")  # the printed name, where the note quotes it


@dataclass(frozen=True)
class Question:
    """A question to the officer.

    code: goal_or_limit, limit_without_side, name_says_opposite, weights_do_not_add_up, weight_missing,
    many_key_indicators, baseline_before_plan, not_approved, or one of `plans.link_questions`; subject: the key
    concerned.
    """

    code: str
    subject: str
    details: tuple[tuple[str, float | int | str], ...] = ()


def indicator_questions(plan: Plan, directions: Mapping[str, int]) -> list[Question]:
    """Goal or limit, contradictory names, baselines long before the plan. directions: indicator -> -1, 0, 1."""
    found: list[Question] = []
    for indicator in plan.indicators:
        if asks_goal_or_limit(indicator, directions.get(indicator.statistics)):
            found.append(Question("goal_or_limit", indicator.key))
        if limit_without_side(indicator):
            found.append(Question("limit_without_side", indicator.key))
        if name_says_opposite(indicator):
            found.append(Question("name_says_opposite", indicator.key))
        year = indicator.baseline_year
        if year is not None and indicator.target is not None and year < plan.first_year - 1:
            found.append(Question("baseline_before_plan", indicator.key, (("year", year),)))
    keys = sum(indicator.is_key for indicator in plan.indicators)
    if keys > MOST_KEY_INDICATORS:
        found.append(Question("many_key_indicators", plan.key, (("count", keys), ("most", MOST_KEY_INDICATORS))))
    return found


def asks_goal_or_limit(indicator: Indicator, direction: int | None) -> bool:
    """Whether a target worse than the baseline (or without a better direction) raises the question."""
    if indicator.purpose is not None or direction is None or indicator.baseline is None or indicator.target is None:
        return False
    if indicator.series_kind in ("keep", "milestone", "verdict"):
        return False
    wanted = side(indicator.target, indicator.baseline)
    return wanted != 0 and wanted != direction


def limit_without_side(indicator: Indicator) -> bool:
    """Whether a limit equals the baseline, so that its worse side is unknown."""
    if indicator.purpose != "limit" or indicator.baseline is None or indicator.target is None:
        return False
    return side(indicator.target, indicator.baseline) == 0 and indicator.band == (None, None)


def name_says_opposite(indicator: Indicator) -> bool:
    """Whether the target falls under a name with a direction word: "reduction of …" or "growth of …"."""
    if indicator.baseline is None or indicator.target is None or indicator.series_kind in ("keep", "milestone"):
        return False
    name = " ".join([indicator.name, *QUOTED.findall(indicator.note)]).lower()
    says = any(word in name for word in (*FALLING_NAMES, *RISING_NAMES))
    return says and side(indicator.target, indicator.baseline) < 0


def state_questions(found: Mapping[str, Progress], nodes: Mapping[str, Rollup]) -> list[Question]:
    """Weights that do not add up, and values not yet approved."""
    weights = [
        Question("weights_do_not_add_up", row.node, (("sum", row.weight_sum or 0),))
        for row in nodes.values()
        if row.is_normalised
    ]
    weights += [
        Question("weight_missing", row.node, (("count", row.unweighted),)) for row in nodes.values() if row.unweighted
    ]
    drafts = [Question("not_approved", key) for key, state in found.items() if state.is_provisional]
    return weights + drafts
