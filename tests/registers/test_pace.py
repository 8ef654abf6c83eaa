"""Cases computed by hand: achievement, elapsed time, pace, words, limits, sums, breaks, revisions (plan 2021-2027)."""

from dataclasses import replace
from typing import Any

import pytest

from patokaz.registers.digits import digits_needed
from patokaz.registers.history import History, histories
from patokaz.registers.model import (
    Actual,
    Break,
    Correction,
    Indicator,
    Node,
    Plan,
    PlanVersion,
    RebasedBaseline,
    TargetPoint,
    TargetRevision,
)
from patokaz.registers.pace import ACHIEVEMENT_LIMITS, PACE_LIMITS, Progress, progress
from patokaz.registers.questions import asks_goal_or_limit, limit_without_side, name_says_opposite
from patokaz.registers.values import ratio_over


def plan(indicator: Indicator, values: dict[int, float | None], **more: Any) -> Plan:
    actuals = tuple(Actual(indicator.key, year, value, status="approved") for year, value in values.items())
    tree = (PlanVersion(1, 2021, (Node("G", "goal", None, 1, "Goal"),)),)
    return Plan(
        **{
            "key": "p",
            "title": "Plan",
            "area_id": "A",
            "country": "BG",
            "first_year": 2021,
            "last_year": 2027,
            "versions": tree,
            "indicators": (indicator,),
            "actuals": actuals,
            **more,
        }
    )


def level(base: float | None, target: float | None, start: int = 2021, end: int = 2027, **more: Any) -> Indicator:
    return Indicator(
        **{
            "key": "I",
            "node": "G",
            "name": "Indicator",
            "series_kind": "level",
            "baseline": base,
            "baseline_year": start,
            "target": target,
            "target_year": end,
            **more,
        }
    )


def state(indicator: Indicator, values: dict[int, float | None], year: int, **more: Any) -> Progress:
    return progress(histories(plan(indicator, values, **more))["I"], year)


def shown(found: Progress) -> tuple[object, ...]:
    figures = (found.achievement, found.elapsed, found.pace)
    return (*(None if v is None else round(v, 4) for v in figures), found.word)


@pytest.mark.parametrize(
    ("indicator", "values", "year", "expected"),
    [
        (level(0, 150), {2024: 60}, 2024, (0.4, 0.5, 0.8, "slow")),
        (level(8.22, 5.00, 2020), {2025: 6.71}, 2025, (0.4689, 0.7143, 0.6565, "slow")),
        (level(8.22, 5.00, 2020), {2025: 9.00}, 2025, (-0.2422, 0.7143, -0.3391, "moving_away")),
        (level(40, 50), {2024: 38}, 2024, (-0.2, 0.5, -0.4, "moving_away")),
        (level(0, 30), {2027: 47}, 2027, (1.5667, 1.0, None, "reached")),
        (level(12, 0), {2024: 3}, 2024, (0.75, 0.5, 1.5, "on_track")),
        (level(0, 100), {2021: 0}, 2021, (0.0, 0.0, None, "not_due")),
        (level(0, 100), {2028: 97}, 2028, (0.97, 1.0, None, "partly")),
        (level(0, 100), {2027: 59.9}, 2027, (0.599, 1.0, None, "not_reached")),
        (level(0, 100), {2027: -1}, 2027, (-0.01, 1.0, None, "not_reached")),
        (level(0, 100), {2026: 100}, 2026, (1.0, 0.8333, 1.2, "reached")),
        (level(0, 100), {2024: 47.48}, 2024, (0.4748, 0.5, 0.9496, "slow")),
        (level(0, 100), {2024: 47.5}, 2024, (0.475, 0.5, 0.95, "on_track")),
        (level(0, 100), {2024: 30}, 2024, (0.3, 0.5, 0.6, "slow")),
        (level(0, 100), {2024: 0}, 2024, (0.0, 0.5, 0.0, "behind")),
        (level(0.1, 0.4), {2024: 0.25}, 2024, (0.5, 0.5, 1.0, "on_track")),
        (level(0, None), {2024: 5}, 2024, (None, None, None, "no_target")),
        (level(None, 10), {2024: 5}, 2024, (None, None, None, "no_baseline")),
    ],
)
def test_words_and_figures_of_a_level(
    indicator: Indicator, values: dict[int, float | None], year: int, expected: tuple[object, ...]
) -> None:
    assert shown(state(indicator, values, year)) == expected


def test_needed_speed_stands_beside_the_achieved_one() -> None:
    rising = state(level(0, 150), {2024: 60}, 2024)
    assert (rising.needed_per_year, rising.achieved_per_year) == (30, 20)
    falling = state(level(8.22, 5.00, 2020), {2025: 6.71}, 2025)
    assert falling.needed_per_year == pytest.approx(-0.855)
    assert state(level(0, 10), {2024: 12}, 2024).needed_per_year is None


def test_across_a_break_the_achievement_is_withheld_until_the_baseline_is_stated_anew() -> None:
    indicator = level(8.22, 5.00, 2020, statistics="rate")
    values: dict[int, float | None] = {2025: 6.71}
    broken = state(indicator, values, 2025, breaks=(Break("rate", 2022),))
    assert (broken.word, broken.achievement, broken.broken, broken.needed_per_year) == (
        "not_comparable",
        None,
        2022,
        None,
    )
    rebased = (RebasedBaseline("I", 6.17, 2022, "series changed"),)
    found = state(indicator, values, 2025, breaks=(Break("rate", 2022),), rebased=rebased)
    assert shown(found) == (-0.4615, 0.6, -0.7692, "moving_away")
    assert (found.baseline.value, found.baseline.is_rebased, indicator.baseline) == (6.17, True, 8.22)
    later = (replace(rebased[0], valid_from=2026),)
    assert state(indicator, values, 2025, breaks=(Break("rate", 2022),), rebased=later).word == "not_comparable"


def test_a_break_after_the_year_or_at_the_baseline_year_withholds_nothing() -> None:
    indicator = level(8.22, 5.00, 2020, statistics="rate")
    for year in (2020, 2026):
        assert state(indicator, {2025: 6.71}, 2025, breaks=(Break("rate", year),)).word == "slow"


def test_the_same_baseline_and_target_is_something_to_keep() -> None:
    found = state(level(11_811, 11_811, 2020), {2024: 10_781}, 2024)
    assert (found.word, found.achievement, found.pace) == ("outside", None, None)
    assert found.deviation == pytest.approx(-0.0872, abs=1e-4)
    broken = state(level(11_811, 11_811, 2020, statistics="n"), {2024: 10_781}, 2024, breaks=(Break("n", 2022),))
    assert broken.word == "not_comparable"
    nought = state(level(0, 0), {2024: 0}, 2024)
    assert (nought.word, nought.deviation, nought.achievement) == ("inside", None, None)
    band = level(50, None, series_kind="keep", target_year=None, band=(45.0, 55.0))
    assert [state(band, {2024: value}, 2024).word for value in (45, 55, 55.1)] == ["inside", "inside", "outside"]


def test_a_slowed_fall_is_a_limit_and_never_reached() -> None:
    population = level(11_811, 11_000, 2020, statistics="population_persons")
    assert asks_goal_or_limit(population, 0)
    assert not asks_goal_or_limit(population, -1)
    assert asks_goal_or_limit(level(5, 8, statistics="rate"), -1)
    limit = replace(population, purpose="limit")
    assert not asks_goal_or_limit(limit, 0)
    found = state(limit, {2024: 10_781}, 2024)
    assert (found.word, found.achievement, found.pace) == ("outside", None, None)
    assert (found.allowance, found.elapsed) == (pytest.approx(1.27, abs=0.001), pytest.approx(0.5714, abs=1e-4))
    assert state(limit, {2024: 11_000}, 2024).word == "inside"
    assert state(limit, {2024: 12_500}, 2024).word == "inside"


def test_a_missing_level_is_not_reported_and_an_older_one_is_only_shown() -> None:
    found = state(level(0, 100), {2023: 40}, 2024)
    assert (found.word, found.actual, found.older, found.pace) == ("not_reported", None, (2023, 40), None)


def test_increments_are_added_and_a_missing_year_makes_a_lower_bound() -> None:
    values: dict[int, float | None] = {2021: 10, 2022: 25, 2023: 0, 2024: None, 2025: 15}
    found = state(level(0, 100, 2020, series_kind="increment"), values, 2025)
    assert (found.actual, found.at_least, found.missing_years, found.achievement) == (50, True, (2024,), 0.5)
    reference = level(20, 100, 2020, series_kind="increment")
    assert state(reference, {2021: 10, 2022: 25}, 2022).achievement == pytest.approx(0.35)
    assert state(reference, {2021: 10, 2022: 25}, 2022).at_least is False
    assert state(reference, {}, 2022).word == "not_reported"


def test_a_running_total_is_never_added_again_and_a_correction_leaves_later_years_alone() -> None:
    values: dict[int, float | None] = {2021: 10, 2022: 35, 2023: 35, 2025: 50}
    total = level(0, 100, 2020, series_kind="running_total")
    assert state(total, values, 2025).actual == 50
    corrected = (Correction("I", 2022, 35, 30, "counted twice", known_from=2024),)
    assert state(total, values, 2022, corrections=corrected).actual == 35
    assert state(total, values, 2025, corrections=corrected).actual == 50
    known = histories(plan(total, values, corrections=corrected))["I"]
    later, earlier = known.actual(2022, 2024), known.actual(2022, 2023)
    assert later is not None and earlier is not None
    assert (later.value, earlier.value) == (30, 35)
    assert progress(known, 2024).corrections == corrected


def test_a_ratio_over_several_years_divides_sums() -> None:
    rows = (Actual("I", 2022, None, 12, 40), Actual("I", 2023, None, 30, 50))
    assert ratio_over(rows) == pytest.approx(42 / 90)
    found = state(level(0.2, 0.8, series_kind="ratio"), {}, 2023, actuals=rows)
    assert found.actual == pytest.approx(0.6)
    percent = level(20, 80, series_kind="ratio", unit="%")
    assert state(percent, {}, 2023, actuals=rows).achievement == pytest.approx(2 / 3)


def test_a_report_knows_the_target_that_was_in_force_in_its_year() -> None:
    revision = (TargetRevision("I", 2025, 60, None, "decision 12 of 3 March 2025", "less money"),)
    values: dict[int, float | None] = {2024: 45, 2025: 45}
    before = state(level(0, 100), values, 2024, target_revisions=revision)
    assert shown(before) == (0.45, 0.5, 0.9, "slow")
    assert before.first_achievement is None
    after = state(level(0, 100), values, 2025, target_revisions=revision)
    assert shown(after) == (0.75, 0.6667, 1.125, "on_track")
    assert (after.first_achievement, after.target.decision) == (0.45, "decision 12 of 3 March 2025")


def test_a_planned_path_takes_the_place_of_even_time() -> None:
    points = (TargetPoint("I", 2023, 0), TargetPoint("I", 2025, 80))
    found = state(level(0, 100), {2024: 40}, 2024, target_points=points)
    assert shown(found) == (0.4, 0.4, 1.0, "on_track")
    assert state(level(0, 100), {2023: 5}, 2023, target_points=points).word == "not_due"
    assert state(level(0, 100), {2026: 90}, 2026, target_points=points).elapsed == pytest.approx(0.9)


def test_milestones_have_words_of_their_own() -> None:
    stone = level(None, None, series_kind="milestone", baseline_year=None, target_year=2024)
    assert state(stone, {2023: 1}, 2023).word == "not_due"
    assert state(stone, {2024: 1}, 2024).word == "reached"
    assert state(stone, {2024: 0}, 2025).word == "not_reached"
    late = state(stone, {2024: 0, 2025: 1}, 2026)
    assert (late.word, late.reached_in) == ("reached_late", 2025)


def test_between_the_years_that_a_plan_monitors_nothing_is_missing() -> None:
    every_second = level(0, 100, every=2)
    assert state(every_second, {}, 2022).word == "not_due_this_year"
    assert state(every_second, {}, 2023).word == "not_reported"
    assert state(every_second, {}, 2028).word == "not_reported"
    sums = level(0, 100, 2020, series_kind="increment", every=2)
    assert state(sums, {2022: 10, 2024: 20}, 2024).at_least is False
    assert state(sums, {2022: 10}, 2023).word == "not_due_this_year"
    assert state(sums, {2022: 10, 2023: 5}, 2023).word == "behind"


def test_a_returned_value_does_not_stand_and_a_draft_is_provisional() -> None:
    returned = (Actual("I", 2024, 60, status="returned"), Actual("I", 2024, 50, status="draft"))
    found = state(level(0, 100), {}, 2024, actuals=returned)
    assert (found.actual, found.is_provisional) == (50, True)


def test_a_projection_needs_three_values() -> None:
    assert state(level(0, 100), {2023: 10, 2024: 30}, 2024).projected == 60
    assert state(level(0, 100), {2024: 30}, 2024).projected is None


@pytest.mark.parametrize(
    ("value", "limits", "digits"),
    [
        (0.9496, PACE_LIMITS, 4),
        (0.95, PACE_LIMITS, 2),
        (-0.0021, ACHIEVEMENT_LIMITS, 3),
        (0.5995, (0.60,), 4),
        (0.9999, ACHIEVEMENT_LIMITS, 4),
        (0.4429, ACHIEVEMENT_LIMITS, 2),
    ],
)
def test_printed_digits_never_contradict_the_word(value: float, limits: tuple[float, ...], digits: int) -> None:
    assert digits_needed(value, limits, 2) == digits


def test_a_limit_on_the_baseline_itself_is_asked_about() -> None:
    limit = level(8, 8, purpose="limit")
    assert limit_without_side(limit)
    assert not limit_without_side(replace(limit, band=(None, 8.0)))
    assert state(replace(limit, band=(None, 8.0)), {2024: 6}, 2024).word == "inside"


def test_a_name_that_says_the_opposite_of_its_values_is_asked_about() -> None:
    assert name_says_opposite(level(119_096, 58_506, name="GHG emissions reduction"))
    assert name_says_opposite(level(10, 5, name="Emissions", note='printed name "Намаляване на емисиите"'))
    assert not name_says_opposite(level(119_096, 58_506, name="Emissions of transport"))
    assert not name_says_opposite(level(0, 40, name="Reduction of emissions"))


def test_a_ratio_is_told_over_its_years_together_and_not_across_a_break() -> None:
    share = Indicator(
        "R", "P", "Share", "ratio", "share", baseline=0.2, baseline_year=2021, target=0.8, target_year=2027
    )
    values = {
        2022: Actual("R", 2022, numerator=12, denominator=40, status="approved"),
        2023: Actual("R", 2023, numerator=30, denominator=50, status="approved"),
    }
    found = progress(History(share, 2021, values), 2023).together
    assert found is not None and found[:2] == (2022, 2023) and found[2] == pytest.approx(42 / 90)  # never 0.45
    assert progress(History(share, 2021, values), 2022).together is None
    assert progress(History(share, 2021, values, breaks=(2023,)), 2023).together is None


def test_a_second_break_withholds_again_until_the_baseline_is_stated_once_more() -> None:
    rate = Indicator("I", "P", "Rate", "level", "%", baseline=10, baseline_year=2021, target=5, target_year=2027)
    values = {y: Actual("I", y, v, status="approved") for y, v in {2022: 9, 2023: 8, 2025: 19, 2026: 18}.items()}
    first = RebasedBaseline("I", 9, 2022, "office")
    once = History(rate, 2021, values, rebased=(first,), breaks=(2022, 2025))
    assert [progress(once, year).word for year in (2022, 2023, 2025, 2026)] == [
        "not_due", "on_track", "not_comparable", "not_comparable",
    ]  # fmt: skip
    assert (
        progress(once, 2022).achievement == 0 and str(progress(once, 2022).achievement) == "0.0"
    )  # no negative nought
    again = replace(once, rebased=(first, RebasedBaseline("I", 19, 2025, "office")))
    found = progress(again, 2026)
    assert (found.achievement, found.elapsed) == (pytest.approx(1 / 14), 0.5)


@pytest.mark.parametrize(
    ("base", "target", "actual", "share", "word"),
    [(-5, -2, -4, 1 / 3, "slow"), (-2, -5, -4, 2 / 3, "on_track"), (-10, 10, 0, 0.5, "on_track"), (-5, -2, -6, -1 / 3, "moving_away")],
)  # fmt: skip
def test_values_below_nought_follow_the_same_rule(
    base: float, target: float, actual: float, share: float, word: str
) -> None:
    rate = Indicator(
        "I", "P", "Balance", "level", "%", baseline=base, baseline_year=2021, target=target, target_year=2027
    )
    found = progress(History(rate, 2021, {2024: Actual("I", 2024, actual, status="approved")}), 2024)
    assert (found.achievement, found.word) == (pytest.approx(share), word)
