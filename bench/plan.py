"""A plan of 300 nodes, 120 indicators and 10 years: its workbook read and its page shown, its report as DOCX."""

import time
from collections.abc import Callable

from bench.report import percentile, row
from patokaz.language.words import words
from patokaz.plans.documents import report_docx, report_of
from patokaz.plans.linked import linked
from patokaz.plans.reading import read_plan
from patokaz.plans.template import template
from patokaz.plans.view import plan_view
from patokaz.registers.model import Actual, Indicator, MeasureStatus, MoneyLine, Node, Plan, PlanVersion
from tests.pages import opened

NODES, INDICATORS, FIRST, YEARS = 300, 120, 2021, 10
GOALS, PRIORITIES = 4, 24
REPEATS = 3


def measure() -> None:
    """Print the times; the middle one of three, warm."""
    t = words("bg")
    content = template(large_plan(), t)
    plan = read_plan(content).plan
    read = _median(lambda: read_plan(content))
    row("workbook of 300 nodes, 120 indicators: read", read, "ms", 1500, "goal with the page")
    held = {"plan_held": ("large.xlsx", read_plan(content))}
    for view in ("tree", "indicators", "schedule", "documents"):
        shown = _median(lambda view=view: _show(held, view))  # type: ignore[misc]
        row(f"read and shown: {view}", read + shown, "ms", 1500, "goal")
    seen = plan_view(plan, linked(plan.area_id, t), FIRST + YEARS - 2, "", t)
    made = _median(lambda: report_docx(report_of(seen, "bg_annual"), t, False))
    row("annual report, DOCX", made, "ms", 2000, "goal")


def large_plan() -> Plan:
    """Goals, priorities and measures, an indicator on every second node; every year has its value and its money."""
    last = FIRST + YEARS - 1
    nodes = [Node(f"G{n}", "goal", None, n, f"Goal {n}") for n in range(GOALS)]
    nodes += [Node(f"P{n}", "priority", f"G{n % GOALS}", n, f"Priority {n}") for n in range(PRIORITIES)]
    measures = range(NODES - len(nodes))
    nodes += [
        Node(f"M{n}", "measure", f"P{n % PRIORITIES}", n, f"Measure {n} of the plan", owner="unit") for n in measures
    ]
    indicators = tuple(
        Indicator(
            f"I{n}", nodes[4 + n].key, f"Indicator {n}", "level", "%", "goal", "", 10 + n, FIRST, "", 60 + n, last
        )
        for n in range(INDICATORS)
    )
    actuals = tuple(
        Actual(i.key, FIRST + year, (i.baseline or 0) + 4 * year, status="approved")
        for i in indicators
        for year in range(1, YEARS - 1)
    )
    keys = [node.key for node in nodes if node.kind == "measure"]
    return Plan(
        key="large",
        title="Large plan",
        area_id="PAZ21",
        country="BG",
        first_year=FIRST,
        last_year=last,
        regime="bg_piro_2021",
        versions=(PlanVersion(1, FIRST, tuple(nodes)),),
        indicators=indicators,
        actuals=actuals,
        money=tuple(MoneyLine(key, FIRST, last, "eu", 1000, 500, 100, "EUR") for key in keys),
        statuses=tuple(MeasureStatus(key, FIRST + 1, "running") for key in keys),
    )


def _show(held: dict[str, object], view: str) -> None:
    opened("plan", held, lang="bg", show=view)


def _median(work: Callable[[], object]) -> float:
    work()
    times = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - started))
    return percentile(times, 50)
