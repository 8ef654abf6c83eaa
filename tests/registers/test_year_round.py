"""The round of a year: sign-off and its seal, entries, a monitor's verdicts, targets against the trend."""

from dataclasses import replace

import pytest

from patokaz.registers.cycle_model import Payment
from patokaz.registers.history import histories
from patokaz.registers.model import Actual, Correction, Indicator, MeasureStatus, Node, Plan, PlanVersion, Verdict
from patokaz.registers.pace import plan_progress
from patokaz.registers.ppp import present_value
from patokaz.registers.prefill import StatisticsRow, prefilled
from patokaz.registers.sealing import broken_sheets
from patokaz.registers.targets import trend_to
from patokaz.registers.verdicts import judged
from patokaz.registers.year_round import (
    Entry,
    NotAllowed,
    SignOff,
    entered,
    round_of,
    signed,
    unready,
    with_prefilled,
    with_situation,
    with_statuses,
    with_verdicts,
)

NODES = (Node("P", "priority", None, 1, "Priority"), Node("M", "measure", "P", 2, "Measure"))
PLAN = Plan(
    "p", "Plan", "XE04", "BG", 2021, 2027,
    versions=(PlanVersion(1, 2021, NODES),),
    indicators=(
        Indicator("I", "P", "Rate", "level", "%", baseline=10, baseline_year=2021, target=4, target_year=2027),
        Indicator("S", "P", "Linked", "level", "%", statistics="rate", baseline=9, baseline_year=2021, target=6, target_year=2027),
    ),
    actuals=(Actual("I", 2024, 7.0, source="office"),),
    verdicts=(Verdict("M", 2024, "administration", "as_said", "done"),),
)  # fmt: skip
APPROVE = SignOff("approved", "2025-03-20", "planning", "decision 12/2025")


def approved(plan: Plan = PLAN) -> Plan:
    return signed(signed(plan, 2024, SignOff("submitted", "2025-03-01")), 2024, APPROVE)


def test_a_year_is_submitted_then_approved_with_a_decision_and_reopened_with_a_reason() -> None:
    for state, code in (("approved", "state_order"), ("reopened", "state_order")):
        with pytest.raises(NotAllowed, match=code):
            signed(PLAN, 2024, replace(APPROVE, state=state))
    submitted = signed(PLAN, 2024, SignOff("submitted", "2025-03-01"))
    with pytest.raises(NotAllowed, match="no_decision"):
        signed(submitted, 2024, replace(APPROVE, decision=" "))
    with pytest.raises(NotAllowed, match="lacking: Rate"):
        signed(submitted, 2024, APPROVE, ["Rate"])
    done = approved()
    assert [row.status for row in done.actuals] == ["approved"] and round_of(done, 2024).decision == "decision 12/2025"
    with pytest.raises(NotAllowed, match="no_reason"):
        signed(done, 2024, SignOff("reopened", "2025-05-01"))
    again = signed(done, 2024, SignOff("reopened", "2025-05-01", reason="a late figure"))
    assert round_of(again, 2024).seal == "" and [c.new for c in again.changes] == ["submitted", "approved", "reopened"]


def test_a_year_that_lacks_a_value_and_a_reason_is_not_ready() -> None:
    states = plan_progress(histories(PLAN), 2024)
    assert unready(states.values(), ()) == (["S"], [])
    told = replace(PLAN, actuals=(*PLAN.actuals, Actual("S", 2024, missing_reason="not_collected")))
    assert unready(plan_progress(histories(told), 2024).values(), ()) == ([], [])


def test_the_seal_breaks_where_a_signed_row_was_changed_and_holds_for_a_correction_and_other_years() -> None:
    done = approved()
    assert broken_sheets(done) == []
    changed = replace(done, actuals=(replace(done.actuals[0], value=6.0),))
    assert broken_sheets(changed) == [(2024, "actuals")]
    corrected = replace(changed, corrections=(Correction("I", 2024, 7.0, 6.0, "counted twice", 2025),))
    assert broken_sheets(corrected) == []
    assert broken_sheets(replace(done, statuses=(MeasureStatus("M", 2024, "done"),))) == [(2024, "status")]
    assert broken_sheets(replace(done, actuals=(*done.actuals, Actual("I", 2025, 6.5)))) == []
    assert broken_sheets(replace(done, verdicts=())) == [(2024, "verdicts")]


def test_statistics_never_fill_an_approved_year_and_are_signed_with_it_where_they_filled_it() -> None:
    rows = [StatisticsRow("rate", year, value, "office") for year, value in ((2023, 8.0), (2024, 7.5))]
    filled = prefilled(PLAN, rows, {}).plan
    taken = with_prefilled(PLAN, filled, 2024)
    assert [(a.indicator, a.year, a.value) for a in taken.actuals] == [("I", 2024, 7.0), ("S", 2024, 7.5)]
    done = approved(taken)
    revised = prefilled(done, [rows[0], replace(rows[1], value=7.2)], {})
    assert ("S", 2024, 7.5) in [(a.indicator, a.year, a.value) for a in revised.plan.actuals]
    assert [(n.code, n.old, n.new) for n in revised.notes if n.year == 2024] == [("source_revised", 7.5, 7.2)]
    assert [n.year for n in prefilled(approved(), rows, {}).notes if n.code == "filled"] == [2023]


def test_entries_replace_what_differs_are_written_down_and_stop_at_a_closed_year() -> None:
    plan = entered(
        PLAN, 2024, [Entry("I", 7.0), Entry("S", None, "not_collected"), Entry("X", None)], "2025-02-01", "unit"
    )
    assert [(a.indicator, a.value, a.missing_reason) for a in plan.actuals] == [
        ("I", 7.0, ""),
        ("S", None, "not_collected"),
    ]
    plan = entered(plan, 2024, [Entry("I", 6.0, source="count")], "2025-02-02")
    assert [(c.subject, c.old, c.new) for c in plan.changes] == [("S", "", "not_collected"), ("I", "7", "6")]
    plan = with_statuses(plan, 2024, [MeasureStatus("M", 2024, "running")], "2025-02-03")
    assert with_statuses(plan, 2024, plan.statuses, "2025-02-04").changes == plan.changes
    for step in (
        lambda p: entered(p, 2024, [Entry("I", 1.0)], ""),
        lambda p: with_statuses(p, 2024, plan.statuses, ""),
    ):
        with pytest.raises(NotAllowed, match="closed: 2024"):
            step(approved())


def test_a_monitor_brings_only_own_verdicts_of_the_same_plan_and_never_after_the_close() -> None:
    brought = replace(
        PLAN,
        verdicts=(
            Verdict("M", 2024, "council", "not", "nobody came"),
            Verdict("M", 2024, "administration", "partly", "x"),
        ),
    )
    plan, count = with_verdicts(PLAN, brought, "2025-03-02")
    assert count == 1 and {v.party: v.verdict for v in plan.verdicts} == {"administration": "as_said", "council": "not"}
    assert with_verdicts(plan, brought, "2025-03-03")[1] == 0
    assert judged(PLAN, 2024)[0].is_blind and not judged(plan, 2024)[0].is_blind
    with pytest.raises(NotAllowed, match="other_plan"):
        with_verdicts(PLAN, replace(brought, key="q"), "")
    with pytest.raises(NotAllowed, match="closed: 2024"):
        with_verdicts(approved(), brought, "")


def test_lines_of_the_situation_are_added_once() -> None:
    plan = with_situation(PLAN, "weakness", "• old pipes\n\n old pipes \nfew doctors", "M", "2025-01-01")
    assert [(e.text, e.node) for e in plan.situation] == [("old pipes", "M"), ("few doctors", "M")]
    assert with_situation(plan, "weakness", "old pipes", "", "").situation == plan.situation


def test_the_trend_is_the_mean_change_of_the_newest_comparable_years() -> None:
    series = [(2018, 50.0), (2020, 10.0), (2021, 9.0), (2022, 8.5), (2023, 8.0), (2024, 7.0)]
    assert trend_to(series, 2027, [2020]) == pytest.approx(7.0 - 0.75 * 3)  # 10 to 7 in four years
    assert trend_to(series, 2027) == pytest.approx(7.0 - 43 / 6 * 3)  # the newest six
    assert trend_to(series, 2027, [2023]) is None and trend_to(series, 2024, [2020]) is None


def test_payments_are_worth_less_the_later_they_are() -> None:
    payments = (Payment("x", 2026, 100.0), Payment("x", 2028, 110.25))
    assert present_value({p.year: p.amount for p in payments}, 0.05, 2026) == pytest.approx(200.0)
