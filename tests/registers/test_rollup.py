"""Cases computed by hand: weights, coverage, withheld nodes, budget, versions of a tree, delivery and verdicts."""

from dataclasses import replace

import pytest

from patokaz.registers.delivery import contributions, delivery, measures_without_money, money_sums, status_in
from patokaz.registers.history import histories
from patokaz.registers.model import (
    Actual,
    Indicator,
    Link,
    MeasureStatus,
    MoneyLine,
    Node,
    Plan,
    PlanVersion,
    Verdict,
)
from patokaz.registers.pace import plan_progress
from patokaz.registers.questions import state_questions
from patokaz.registers.rollup import Rollup, rollups
from patokaz.registers.verdicts import judged


def indicator(key: str, node: str, weight: int | None = None, **more: object) -> Indicator:
    return Indicator(
        key, node, key, "level", baseline=0, baseline_year=2021, target=100, target_year=2027, weight=weight, **more
    )  # type: ignore[arg-type]


def plan(nodes: list[Node], indicators: list[Indicator], values: dict[str, float], **more: object) -> Plan:
    return Plan(
        "p",
        "Plan",
        "A",
        "BG",
        2021,
        2027,
        versions=(PlanVersion(1, 2021, tuple(nodes)),),
        indicators=tuple(indicators),
        actuals=tuple(Actual(key, 2024, value, status="approved") for key, value in values.items()),
        **more,  # type: ignore[arg-type]
    )


def rolled(found: Plan, year: int = 2024) -> dict[str, Rollup]:
    return rollups(found, plan_progress(histories(found), year), year)


GOAL = Node("G", "goal", None, 1, "Goal")


def at_goal(shares: dict[str, float | None], weights: tuple[int | None, ...]) -> Rollup:
    indicators = [indicator(key, "G", weight) for key, weight in zip(shares, weights, strict=True)]
    values = {key: share * 100 for key, share in shares.items() if share is not None}
    return rolled(plan([GOAL], indicators, values))["G"]


def test_a_child_counts_at_most_whole_and_at_least_nothing() -> None:
    node = at_goal({"a": 1.8, "b": 0.2, "c": -0.5}, (None, None, None))
    assert node.share == pytest.approx(0.4)
    assert (node.over_target, node.moving_away, node.reported, node.counted) == (1, 1, 3, 3)
    assert node.weight_sum is None and node.may_be_signed


def test_what_is_not_due_is_neither_over_its_target_nor_moving_away() -> None:
    base = [replace(indicator(key, "G", None), baseline_year=2024) for key in ("a", "b")]
    node = rolled(plan([GOAL], [*base, indicator("c", "G", None)], {"a": 140.0, "b": -40.0, "c": 50.0}))["G"]
    assert (node.over_target, node.moving_away, node.counted) == (0, 0, 1)


def test_weights_that_do_not_add_up_are_normalised_and_not_signed() -> None:
    node = at_goal({"a": 0.8, "b": 0.4, "c": 1.0}, (5000, 3000, 3000))
    assert node.share == pytest.approx(0.7455, abs=1e-4)
    assert (node.weight_sum, node.may_be_signed, node.is_normalised) == (11_000, False, True)


def test_what_is_not_reported_lowers_coverage_and_never_counts_as_nought() -> None:
    node = at_goal({"a": 0.8, "b": None, "c": 1.0}, (5000, 3000, 2000))
    assert (round(node.share or 0, 4), node.coverage) == (0.8571, pytest.approx(0.7))
    little = at_goal({"a": None, "b": None, "c": 1.0}, (4000, 4000, 2000))
    assert (little.share, little.is_withheld, little.coverage) == (None, True, pytest.approx(0.2))
    two_thirds = at_goal({"a": 0.5, "b": 0.7, "c": None}, (None, None, None))
    assert two_thirds.share == pytest.approx(0.6)


def test_one_child_of_full_weight_does_not_switch_the_others_off() -> None:
    node = at_goal({"a": 1.0, "b": 0.0}, (10_000, 5000))
    assert (node.weight_sum, node.may_be_signed) == (15_000, False)
    assert node.share == pytest.approx(2 / 3)


def test_weights_are_checked_over_children_that_are_not_due_too() -> None:
    late = Indicator("b", "G", "b", "level", baseline=0, baseline_year=2025, target=9, target_year=2027, weight=5000)
    node = rolled(plan([GOAL], [indicator("a", "G", 5000), late], {"a": 50}))["G"]
    assert (node.weight_sum, node.may_be_signed, node.counted, node.coverage) == (10_000, True, 1, 1.0)


def test_a_withheld_child_node_is_not_reported_and_a_node_without_children_that_count_is_left_out() -> None:
    nodes = [
        GOAL,
        Node("P1", "priority", "G", 1, "One"),
        Node("P2", "priority", "G", 2, "Two"),
        Node("M", "measure", "P2", 1, "M"),
    ]
    found = rolled(plan(nodes, [indicator("a", "P1"), indicator("b", "P1"), indicator("c", "G")], {"a": 50, "c": 50}))
    assert set(found) == {"G", "P1"}
    assert found["P1"].is_withheld and found["P1"].coverage == 0.5
    assert (found["G"].reported, found["G"].counted, found["G"].is_withheld) == (1, 2, True)


def test_budget_weighted_progress_stands_beside_where_it_differs() -> None:
    nodes = [GOAL, Node("M1", "measure", "G", 1, "One"), Node("M2", "measure", "G", 2, "Two")]
    money = tuple(
        MoneyLine(key, 2024, 2024, "own", amount, None, None, "EUR") for key, amount in (("M1", 100), ("M2", 900))
    )
    base = [indicator("a", "M1"), indicator("b", "M2")]
    node = rolled(plan(nodes, base, {"a": 100, "b": 10}, money=money))["G"]
    assert (node.share, node.by_budget) == (pytest.approx(0.55), pytest.approx(0.19))
    assert rolled(plan(nodes, base, {"a": 50, "b": 52}, money=money))["G"].by_budget is None
    assert rolled(plan(nodes, base, {"a": 100, "b": 10}, money=money[:1]))["G"].by_budget is None


def test_an_amended_tree_leaves_earlier_reports_as_they_were() -> None:
    def tree(measures: dict[str, str]) -> tuple[Node, ...]:
        tops = (GOAL, Node("P1", "priority", "G", 1, "One"), Node("P2", "priority", "G", 2, "Two"))
        return (*tops, *(Node(key, "measure", parent, 3, key) for key, parent in measures.items()))

    found = Plan(
        *("p", "Plan", "A", "BG", 2021, 2027),
        versions=(
            PlanVersion(1, 2021, tree({"M3": "P1", "M5": "P1"})),
            PlanVersion(2, 2025, tree({"M3": "P2", "M9": "P2"}), "decision 7", "money"),
        ),
        indicators=(
            indicator("i3", "M3"),
            indicator("i5", "M5", versions=(1, 1)),
            indicator("i9", "M9", versions=(2, None)),
        ),
        actuals=tuple(Actual(key, year, 50, status="approved") for key in ("i3", "i5", "i9") for year in (2022, 2025)),
    )
    assert set(rolled(found, 2022)) == {"G", "P1", "M3", "M5"}
    assert set(rolled(found, 2025)) == {"G", "P2", "M3", "M9"}
    assert [i.key for i in found.indicators_in(2024)] == ["i3", "i5"]
    assert found.version_in(2020).number == 1


def test_status_holds_until_a_later_one_and_nothing_is_said_of_the_rest() -> None:
    nodes = [GOAL, *(Node(key, "measure", "G", n, key) for n, key in enumerate("abcd"))]
    rows = (
        MeasureStatus("a", 2022, "running"),
        MeasureStatus("a", 2025, "done"),
        MeasureStatus("b", None, "not_started"),
        MeasureStatus("b", 2024, "running"),
        MeasureStatus("c", None, "dropped", "no money"),
    )
    found = plan(nodes, [], {}, statuses=rows)
    assert delivery(found, 2024).counts == {"running": 2, "dropped": 1, "not_told": 1}
    assert delivery(found, 2025).counts["done"] == 1
    assert status_in(rows, 2023)["b"].status == "not_started"


def test_money_of_two_currencies_is_never_added_and_a_printed_total_stands_beside() -> None:
    lines = (
        MoneyLine("a", None, None, "not_stated", 27.2, None, None, "EUR"),
        MoneyLine("a", None, None, "own", 5.0, 4.0, 0.0, "BGN"),
        MoneyLine("a", None, None, "not_stated", 27.1, None, None, "EUR", printed_total=True),
    )
    euro, leva = money_sums(lines)
    assert (euro.planned, euro.printed, euro.contracted, euro.lines) == (27.2, 27.1, None, 1)
    assert (leva.planned, leva.paid) == (5.0, 0.0)
    nodes = [GOAL, Node("a", "measure", "G", 1, "a"), Node("b", "measure", "G", 2, "b")]
    assert measures_without_money(plan(nodes, [], {}, money=lines), 2024) == ["b"]


def test_promised_contributions_are_added_and_the_untold_ones_counted() -> None:
    links = (Link("a", "expected_t", "1064"), Link("b", "expected_t", "1565"), Link("c", "expected_t", ""))
    (found,) = contributions(plan([GOAL], [], {}, links=links))
    assert (found.promised, found.told, found.untold) == (2629, 2, 1)


def test_a_part_without_a_weight_beside_weighted_ones_is_asked_about() -> None:
    nodes = [GOAL, *(Node(key, "priority", "G", n, key) for n, key in enumerate("ab"))]
    weighted = [replace(nodes[1], weight=10_000), nodes[2]]
    indicators = [
        Indicator(f"I{key}", key, key, "level", baseline=0, baseline_year=2020, target=10, target_year=2028)
        for key in "ab"
    ]
    found = plan([GOAL, *weighted], indicators, {"Ia": 5.0, "Ib": 5.0})
    states = plan_progress(histories(found), 2024)
    asked = state_questions(states, rollups(found, states, 2024))
    assert [(q.code, q.subject, dict(q.details)) for q in asked] == [("weight_missing", "G", {"count": 1})]


def test_verdicts_disagree_by_the_number_of_different_ones() -> None:
    def verdict(subject: str, party: str, said: str) -> Verdict:
        return Verdict(subject, 2024, party, said, "seen on site")

    rows = (
        verdict("a", "administration", "as_said"),
        verdict("a", "council", "cannot_tell"),
        verdict("b", "administration", "as_said"),
        verdict("b", "council", "partly"),
        verdict("b", "civil", "not"),
        verdict("c", "administration", "as_said"),
        verdict("c", "civil", "not"),
    )
    found = judged(plan([GOAL], [], {}, verdicts=rows), 2024)
    assert [(row.subject, row.disagreement, row.disagrees) for row in found] == [
        ("b", 3, True),
        ("c", 2, True),
        ("a", 1, False),
    ]
    assert found[2].given["civil"] is None
