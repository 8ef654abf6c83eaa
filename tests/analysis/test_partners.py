"""Scores of partners by hand (cases of the method's own description) and groups on a line of places."""

import math

import numpy as np
import pandas as pd
import pytest

from patokaz.analysis.cost_of_size import benefit, cost_line
from patokaz.analysis.partners import (
    best_group,
    complementary_need,
    is_connected,
    partner_score,
    rings,
    same_need,
    scale,
    shortfall,
)

LINE = {"a": {"b"}, "b": {"a", "c"}, "c": {"b", "d"}, "d": {"c", "e"}, "e": {"d"}}


def test_the_score_is_the_weighted_mean_of_its_terms() -> None:
    assert partner_score({"nearness": 1, "need": 0.6, "scale": 0.8, "experience": 0.5}) == pytest.approx(0.77)
    assert partner_score({"nearness": 0.4, "need": 0.9, "scale": 0.6, "experience": 1}) == pytest.approx(0.675)


def test_a_term_left_out_leaves_the_others_their_proportions() -> None:
    assert partner_score({"nearness": 1, "experience": 0}) == pytest.approx(0.7778, abs=5e-5)
    without_scale = partner_score({"nearness": 1, "need": 0, "experience": 0})
    assert without_scale == pytest.approx(0.4375)


def test_size_counts_up_to_the_threshold() -> None:
    assert scale(45_000, 60_000) == 0.75
    assert scale(90_000, 60_000) == 1


def test_the_same_need_is_of_two_places_of_the_worse_half() -> None:
    assert shortfall(51, 265) == pytest.approx(51 / 265)
    assert same_need(0.6, 0.8) == pytest.approx(0.7)
    assert same_need(0.5, 0.9) == 0
    assert same_need(shortfall(10, 20), 1.0) == 0


def test_a_complement_is_of_the_best_and_the_worst_third() -> None:
    assert complementary_need(0.9, 0.2) == pytest.approx(0.7)
    assert complementary_need(shortfall(1, 3), shortfall(3, 3)) == pytest.approx(2 / 3)
    assert complementary_need(0.2, 2 / 3) == 0
    assert complementary_need(0.4, 0.9) == 0


def test_rings_are_neighbours_and_theirs() -> None:
    assert rings(LINE, "b") == {"a": 1.0, "c": 1.0, "d": 0.5}
    assert rings(LINE, "z") == {}


def test_the_best_group_holds_together() -> None:
    scores = [("d", 0.9), ("b", 0.8), ("c", 0.3)]
    assert best_group("a", scores, LINE, 2) == ("b",)  # d is better and touches nobody of the group
    assert set(best_group("a", scores, LINE, 3)) == {"b", "c"}
    assert set(best_group("a", scores, LINE, 5)) == {"b", "c", "d"}
    assert best_group("a", [], LINE, 3) == ()
    assert is_connected({"a", "b", "c"}, LINE)
    assert not is_connected({"a", "c"}, LINE)


def test_the_line_of_cost_and_size_gives_the_benefit_with_its_interval() -> None:
    people = pd.Series(np.geomspace(1_000, 100_000, 40))
    exact = cost_line(2 * people**0.8, people)
    assert (exact.slope, exact.r_squared, exact.areas) == (pytest.approx(0.8), pytest.approx(1), 40)
    found = benefit(exact, [10_000, 10_000])
    assert found.apart == pytest.approx(4 * 10_000**0.8)
    assert found.together == pytest.approx(2 * 20_000**0.8)
    assert found.saved / found.apart == pytest.approx(1 - 2**-0.2)
    noisy = cost_line(2 * people**0.8 * np.exp(np.tile([0.3, -0.3, 0.1, -0.1], 10)), people)
    wide = benefit(noisy, [10_000, 10_000])
    assert wide.low < wide.saved < wide.high
    with pytest.raises(ValueError, match="19"):
        cost_line(people[:19], people[:19])
    assert math.isnan(pd.Series([math.nan])[0]) and cost_line(people.where(people.index > 0), people).areas == 39
