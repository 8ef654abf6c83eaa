"""What the page of a plan draws: tree in its order, what is behind, paths of indicators, measures on the axis of time."""

from patokaz.plans.examples import sample_plan
from patokaz.registers.model import Actual, Indicator, Node, Plan, PlanVersion, TargetPoint
from patokaz.registers.overview import indicator_path, plan_state, spans, tree


def test_the_tree_stands_in_its_order_with_its_own_indicators() -> None:
    found = tree(sample_plan("gabrovo-2030"), 2024)
    assert [(b.node.key, b.depth) for b in found[:4]] == [("V", 0), ("G1", 1), ("P1", 2), ("CCC-M.1", 3)]
    assert len(found) == 42
    assert [i.key for i in found[2].indicators] == ["T2", "T5"]


def test_what_moves_away_stands_before_what_is_slow() -> None:
    state = plan_state(sample_plan("gabrovo-2030"), 2018)
    assert [i.key for i, _ in state.behind] == ["T3"]
    assert state.nodes["P2"].moving_away == 1


def test_paths_hold_points_between_and_increments_are_added_up() -> None:
    level = Indicator("L", "G", "L", "level", baseline=10, baseline_year=2021, target=50, target_year=2027)
    sums = Indicator("S", "G", "S", "increment", baseline=7, baseline_year=2021, target=90, target_year=2027)
    plan = Plan(
        *("p", "Plan", "A", "BG", 2021, 2027),
        versions=(
            PlanVersion(1, 2021, (Node("G", "goal", None, 1, "G"), Node("M", "measure", "G", 1, "M", start=2023))),
        ),
        indicators=(level, sums),
        target_points=(TargetPoint("L", 2024, 20),),
        actuals=(
            Actual("L", 2023, 15),
            Actual("S", 2021, 100),
            Actual("S", 2022, 5),
            Actual("S", 2023, 6),
            Actual("S", 2025, 9),
        ),
    )
    known = plan_state(plan, 2024).known
    assert indicator_path(known["L"], 2024).planned == ((2021, 10), (2024, 20), (2027, 50))
    assert indicator_path(known["L"], 2024).reached == ((2023, 15),)
    assert indicator_path(known["S"], 2024).planned == ((2021, 0), (2027, 90))
    assert indicator_path(known["S"], 2024).reached == ((2022, 5), (2023, 11))
    (span,) = spans(plan, 2024)
    assert (span.start, span.end, span.is_written, span.status) == (2023, 2027, False, "not_told")
