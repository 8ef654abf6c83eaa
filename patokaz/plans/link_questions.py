"""References of a plan that cannot be resolved: its place, statistics, needs."""

from patokaz.own_data.units import unit_text
from patokaz.plans.linked import Linked
from patokaz.registers.model import Indicator, Plan
from patokaz.registers.questions import Question

PERCENT = "pct"  # the catalogue's unit


def link_questions(plan: Plan, linked: Linked) -> list[Question]:
    """References to place, indicators and needs unknown to the statistics."""
    if linked.profile is None:
        return [Question("area_unknown", plan.area_id, (("column", "area_id"),))]
    found: list[Question] = []
    for indicator in plan.indicators:
        code = indicator.statistics
        if code and code not in linked.units:
            found.append(Question("statistics_unknown", indicator.key, (("code", code),)))
        elif code and _is_other_unit(indicator, linked.units[code]):
            found.append(Question("unit_differs", indicator.key, (("code", code),)))
    known = {need.key for need in plan.needs} | linked.units.keys()
    for link in plan.links:
        if link.kind == "need" and link.target not in known:
            found.append(Question("need_unknown", link.node, (("code", link.target),)))
    return found


def _is_other_unit(indicator: Indicator, unit: str) -> bool:
    """Whether exactly one of the two units is per cent."""
    said = unit_text(indicator.unit)
    is_percent = "%" in indicator.unit if said is None else said.unit == "%"
    return bool(indicator.unit.strip()) and is_percent != (unit == PERCENT)
