"""Cases computed by hand: priority of ideas, gates, firmness of ranks; screens and risks of partnerships; prefilled values."""

import pytest

from patokaz.registers.idea_model import GATES, Criterion, Idea, Risk, Score, ScreenAnswer
from patokaz.registers.ideas import failed_gates, mean_marks, priorities
from patokaz.registers.model import Actual, Indicator, Plan
from patokaz.registers.ppp import QUESTIONS, RISKS, present_value, risk_table, screen_word, screening
from patokaz.registers.prefill import StatisticsRow, prefilled

MARKS = {"A": (9, 5, 4, 8), "B": (6, 9, 7, 5), "C": (7, 7, 7, 7), "D": (3, 4, 9, 9)}
CRITERIA = tuple(Criterion(key, key, weight) for key, weight in zip("wxyz", (4000, 3000, 2000, 1000), strict=True))


def idea(key: str, **more: object) -> Idea:
    return Idea(key, key, gates=dict.fromkeys(GATES, True), **more)  # type: ignore[arg-type]


def scores(marks: dict[str, tuple[float, ...]], scorer: str = "1") -> list[Score]:
    return [
        Score(key, c.key, scorer, mark) for key, row in marks.items() for c, mark in zip(CRITERIA, row, strict=True)
    ]


def test_ranks_have_intervals_and_equal_scores_share_a_rank() -> None:
    found = priorities([idea(key) for key in MARKS], CRITERIA, scores(MARKS), first=1)
    by_key = {row.idea: row for row in found.ranked}
    assert {key: round(row.score or 0, 4) for key, row in by_key.items()} == {"A": 6.7, "B": 7.0, "C": 7.0, "D": 5.1}
    assert {key: row.rank for key, row in by_key.items()} == {"A": 3, "B": 1, "C": 1, "D": 4}
    assert {key: (row.low, row.high) for key, row in by_key.items()} == {
        "A": (2, 3),
        "B": (1, 3),
        "C": (1, 2),
        "D": (4, 4),
    }
    assert by_key["B"].chance_first == pytest.approx(0.49, abs=0.02)
    assert by_key["C"].chance_first == pytest.approx(0.46, abs=0.02)
    three = {
        row.idea: row.is_firm for row in priorities([idea(k) for k in MARKS], CRITERIA, scores(MARKS), first=3).ranked
    }
    assert three == {"A": True, "B": True, "C": True, "D": False}
    assert found == priorities([idea(key) for key in MARKS], CRITERIA, scores(MARKS), first=1)


def test_an_idea_that_fails_a_gate_is_not_ranked_whatever_its_score() -> None:
    closed = Idea("D", "D", gates={**dict.fromkeys(GATES, True), "site": False})
    found = priorities([closed, idea("C")], CRITERIA, scores({"D": (9.9,) * 4, "C": (1,) * 4}))
    assert [(row.idea, row.rank, row.reasons) for row in found.ranked] == [("C", 1, ()), ("D", None, ("site",))]
    assert failed_gates(Idea("E", "E", gates={**dict.fromkeys(GATES, True), "own_share": None})) == ("own_share?",)


def test_the_standard_weights_give_the_printed_score() -> None:
    weights = (2000, 1500, 1500, 1500, 1500, 1000, 500, 500)
    criteria = [Criterion(f"C{n}", f"C{n}", weight, evidence_above=7.0) for n, weight in enumerate(weights, 1)]
    marks = (8, 6, 4, 7, 5, 6, 5, 9)
    given = [Score("a", c.key, "1", mark, "paper") for c, mark in zip(criteria, marks, strict=True)]
    assert priorities([idea("a")], criteria, given).ranked[0].score == pytest.approx(6.20)
    bare = [Score("a", c.key, "1", mark) for c, mark in zip(criteria, marks, strict=True)]
    assert priorities([idea("a")], criteria, bare).ranked[0].score == pytest.approx(6.20 - 0.2 - 0.1)


def test_scorers_are_averaged_their_spread_is_shown_and_one_alone_is_told() -> None:
    means = mean_marks([*scores({"A": (9, 5, 4, 8)}), *scores({"A": (3, 5, 5, 8)}, "2")], CRITERIA)["A"]
    assert (means["w"].mark, means["w"].needs_talk, means["y"].needs_talk) == (6, True, False)
    assert priorities([idea("A")], CRITERIA, scores({"A": (9, 5, 4, 8)})).few_scorers
    incomplete = priorities([idea("A")], CRITERIA, scores({"A": (9, 5, 4, 8)})[:3])
    assert incomplete.ranked[0].reasons == ("criterion:z",)


def answers(marks: dict[str, float], default: float) -> list[ScreenAnswer]:
    questions = [question for row in QUESTIONS.values() for question in row]
    return [ScreenAnswer("a", q, marks.get(q, default), "paper") for q in questions]


def test_a_partnership_is_stopped_by_one_stop_question_and_held_by_one_weak_screen() -> None:
    stopped = screening(answers({"2b": 0}, 3.6))
    assert (stopped.word, stopped.stops) == ("stop", ("2b",))
    screens = dict(zip(QUESTIONS, (0.8, 0.7, 0.6, 0.45, 0.7, 0.8), strict=True))
    assert screen_word(screens) == ("not_yet", ("suitability",), pytest.approx(0.675))
    assert screening(answers({}, 3)).word == "worth_study"
    assert screening(answers({}, 2.4)).word == "not_yet"
    partial = screening(answers({}, 3)[:-1])
    assert (partial.word, partial.open) == ("incomplete", ("6e",))


def test_a_risk_that_departs_from_the_usual_bearer_is_marked() -> None:
    table = risk_table([Risk("a", "r1", "private", "land bought first"), Risk("a", "r7", "private", "")])
    assert [row.risk for row in table] == list(RISKS)
    assert (table[0].departs, table[0].is_open) == (True, False)
    assert (table[6].departs, table[6].is_open) == (False, True)
    assert present_value({2026: 100, 2027: 105}, 0.05, 2026) == pytest.approx(200)


def test_statistics_fill_what_is_empty_and_never_change_what_is_written() -> None:
    linked = Indicator(
        "I", "G", "Rate", "level", statistics="rate", baseline=8.22, baseline_year=2020, target=5, target_year=2027
    )
    plan = Plan(
        *("p", "Plan", "A", "BG", 2021, 2027),
        indicators=(linked,),
        actuals=(
            Actual("I", 2024, 6.71, status="approved", source_kind="statistics", data_version="a"),
            Actual("I", 2023, 7.0, status="approved", source_kind="document"),
        ),
    )
    rows = [
        StatisticsRow("rate", year, value, "NSI", "b")
        for year, value in ((2019, 9), (2023, 6.9), (2024, 6.58), (2025, 6.5))
    ]
    found = prefilled(plan, rows, {"rate": [2022]})
    assert {row.year: row.value for row in found.plan.actuals} == {2023: 7.0, 2024: 6.71, 2025: 6.5}
    new = next(row for row in found.plan.actuals if row.year == 2025)
    assert (new.status, new.source_kind, new.source, new.data_version) == ("draft", "statistics", "NSI", "b")
    assert {(note.code, note.year, note.old, note.new) for note in found.notes} == {
        ("other_value", 2023, 7.0, 6.9),
        ("source_revised", 2024, 6.71, 6.58),
        ("filled", 2025, None, 6.5),
        ("break_between", 2022, None, None),
    }
