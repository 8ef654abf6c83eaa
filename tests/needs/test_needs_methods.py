"""Needs by hand: marks of ranks, priorities with their intervals, signs, freshness, who may apply."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from patokaz.needs.answers import Answer, Answers, Ticked, read, written
from patokaz.needs.measures import Instrument, instruments, measures, money_for
from patokaz.needs.priority import Rank, priority, ranks, severity, terms
from patokaz.needs.signs import Spread, outcome, parsed

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("current", "wished", "gap"), [(1, 4, 3), (0, 4, 4), (3, 3, 0), (4, 3, 0)], ids=["gap", "whole", "none", "beyond"]
)
def test_severity_is_the_gap_to_the_wished_level(current: int, wished: int, gap: int) -> None:
    assert severity(current, wished) == gap


def test_priorities_computed_by_hand() -> None:
    assert priority(terms(4, 3, 51 / 265, True)) == pytest.approx(0.7760, abs=5e-5)
    assert priority(terms(4, 3, 1.0, True)) == pytest.approx(0.9375)
    assert priority(terms(3, 3, None, False)) == pytest.approx(0.6094, abs=5e-5)
    assert priority(terms(3, 3, None, True)) == pytest.approx(0.7969, abs=5e-5)


def test_ranks_have_intervals_where_the_weights_decide() -> None:
    sure, even, low = (1.0, 1.0, None, 1.0), (0.5, 1.0, None, 0.0), (0.0, 0.25, None, 0.0)
    rival = (1.0, 0.25, None, 0.0)  # 0.40·1 + 0.25·0.25 = 0.4625 against 0.40·0.5 + 0.25 = 0.45
    found = ranks((sure, even, rival, low))
    assert found[0] == Rank(1, 1.0, 1.0)
    assert found[3] == Rank(4, 4.0, 4.0)
    assert (found[2].rank, found[1].rank) == (2, 3)
    assert [(row.low, row.high) for row in found[1:3]] == [(2.0, 3.0), (2.0, 3.0)]
    assert ranks((sure, sure, low)) == (Rank(1, 1.0, 1.0), Rank(1, 1.0, 1.0), Rank(3, 3.0, 3.0))


SPREADS = {
    ("municipality", "income"): Spread(np.arange(1.0, 12.0)),  # 1 … 11: a fifth to 3 and from 9, the half at 6
    ("municipality", "rate"): Spread(np.array([1.0, 2.0, 3.0, 3.0, 3.0, 3.0])),  # ties: 3 takes four of six
    ("region", "gdp"): Spread(np.array([10.0, 20.0, 30.0])),
}
FIGURES = {
    ("municipality", "income"): (3.0, 2024, "X1"),
    ("municipality", "rate"): (3.0, 2025, "X1"),
    ("region", "gdp"): (10.0, 2023, "XR"),
}


@pytest.mark.parametrize(
    ("sign", "held"),
    [
        ("income low5", True),
        ("income high5", False),
        ("income lowhalf", True),
        ("income highhalf", False),
        ("income < 3", False),
        ("income <= 3 and gdp@region lowhalf", True),
        ("gdp low5", None),  # of the place itself there is none
        ("gdp@region low5", True),
        ("gdp low5 and income high5", False),  # what fails decides
        ("gdp low5 and income low5", None),
        ("gdp low5 or income low5", True),
        ("gdp none", True),
        ("income none or income <= 2", False),
        ("rate high5", None),  # a fifth of four in six says nothing
        ("rate high5 else > 2", True),
    ],
)
def test_a_sign_holds_fails_or_is_not_known(sign: str, held: bool | None) -> None:
    assert outcome(parsed(sign), FIGURES, SPREADS, "municipality").held is held


def test_a_matched_line_says_value_threshold_and_how_far_beyond() -> None:
    line = outcome(parsed("income < 6"), FIGURES, SPREADS, "municipality").shown[0]
    assert (line.value, line.year, line.area, line.threshold) == (3.0, 2024, "X1", 6.0)
    assert line.beyond == pytest.approx(3 / 6)  # the middle three fifths reach from 3 to 9
    with pytest.raises(ValueError, match="no need sign"):
        parsed("income ~ 3")


def instrument(**told: object) -> Instrument:
    return replace(Instrument("X", ("firm",), "grant", ("dev",), "open", "read", "", {}, ("xe",)), **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("checked", "word"),
    [
        (None, "unchecked"),
        (date(2026, 6, 1), "fresh"),
        (date(2026, 5, 31), "grey"),
        (date(2025, 11, 28), "grey"),
        (date(2025, 11, 27), "hidden"),
    ],
)
def test_freshness_counts_from_the_day_of_checking_not_of_the_page(checked: date | None, word: str) -> None:
    assert instrument(page_date=date(2016, 1, 1), checked=checked).freshness(TODAY) == word


def test_who_may_apply_is_tested_by_place_war_and_size() -> None:
    anybody, only = instrument(), instrument(within=("XEN",), not_status=("active_hostilities",), most_people=5000)
    assert anybody.barred(("X",), None, "active_hostilities") == ""
    assert only.barred(("X", "XEN"), 4000, "not_listed") == ""
    assert only.barred(("X", "XES"), 4000, "not_listed") == "place"
    assert only.barred(("XEN",), 4000, "active_hostilities") == "war"
    assert only.barred(("XEN",), 6000, "not_listed") == "size"
    assert only.barred(("XEN",), float("nan"), "not_listed") == ""


def test_closed_calls_are_precedents_and_what_ended_is_not_named() -> None:
    told = money_for(list(measures().values()), "UA", (("UA51",), 20_000, "not_listed"), TODAY)
    assert {entry.status for entry in told.open} & {"closed", "history", "ended"} == set()
    assert {entry.id for entry in told.past} >= {"U02", "U09"}
    assert "U19" in instruments("UA")
    assert "U19" not in {entry.id for entry in (*told.open, *told.past, *(row for row, _ in told.barred))}
    fighting = money_for(list(measures().values()), "UA", (("UA23",), 20_000, "active_hostilities"), TODAY)
    assert ("U01", "war") in {(entry.id, reason) for entry, reason in fighting.barred}


def test_answers_come_back_from_the_address_with_the_texts_that_the_session_knows() -> None:
    known = Answer("A1", 3, 4, 2, evidence="decision 5")
    held = Answers(
        {"A1": known, "T4": Answer("T4", None, 3, reason="none here")}, (Ticked("M37", "dark streets"),), 2026
    )
    assert written(held) == "A1.3.4.2_T4.x.3.-"
    assert read(written(held), "M37", held, measures()) == (held, [])
    changed, bad = read("A1.2.4.2_Z9.1.1.1_A2.7.1.1", "M37,M99", held, measures())
    assert changed.answers == {"A1": Answer("A1", 2, 4, 2)}
    assert changed.ticked == held.ticked
    assert bad == ["Z9.1.1.1", "A2.7.1.1", "M99"]
