"""Digits that tell values apart, classes of counts and of changes, p and R² at their ends."""

import math
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from patokaz.analysis.classes import SCHEMES, classify, diverging, rising
from patokaz.analysis.figures import Shown, decimals_to_tell_apart, shown_p, shown_r_squared

COUNTS = st.lists(st.integers(0, 6), min_size=1, max_size=60)
CASE = Path(__file__).parents[1] / "cases" / "show-tiny-values.csv"


@pytest.mark.parametrize(
    ("values", "usual", "expected"),
    [
        ([1, 2, 3, 3], 0, 0),  # counts lose nothing
        ([12.31, 45.02, 78.94, 20.0], 1, 1),
        ([0.000001, 0.000002, 0.000003], 3, 6),
        ([1.0001, 1.0002], 1, 4),
        ([0.1 + 0.2, 0.3], 1, 1),  # a difference of rounding
        ([5.0, 5.0], 1, 1),
        ([], 2, 2),
        ([math.nan, 7.25], 0, 0),
        ([0.0000012], 3, 6),
        ([0.0, 0.0, 0.0, 0.0, 3e-5], 1, 5),
        ([1234567.0, 1234568.0], 0, 0),
    ],
)
def test_as_many_decimals_as_tell_values_apart(values: list[float], usual: int, expected: int) -> None:
    assert decimals_to_tell_apart(values, usual) == expected


def test_tiny_values_of_a_reader_are_told_apart() -> None:
    values = pd.read_csv(CASE, sep=";", decimal=",").iloc[:, 1]
    decimals = decimals_to_tell_apart(values, 3)
    assert len(values) == 80
    assert values.round(decimals).nunique() == values.nunique() == 80


def test_many_values_need_no_more_than_their_middle() -> None:
    assert decimals_to_tell_apart([math.sqrt(at) for at in range(1469)], 1) == 1


def test_p_is_never_nil() -> None:
    assert shown_p(0.0004) == Shown("<", 0.001, 3)
    assert shown_p(0.001) == Shown("=", 0.001, 3)
    assert shown_p(0.04) == Shown("=", 0.04, 3)
    with pytest.raises(ValueError, match="between 0 and 1"):
        shown_p(1.2)


def test_r_squared_at_its_ends() -> None:
    assert shown_r_squared(-0.3) == Shown("<", 0, 0)
    assert shown_r_squared(0.002) == Shown("<", 0.01, 2)
    assert shown_r_squared(0.42) == Shown("=", 0.42, 2)
    assert shown_r_squared(0.9996) == Shown(">", 0.99, 2)
    assert (shown_r_squared(1.0).relation, shown_r_squared(0.0).relation) == ("=", "=")
    with pytest.raises(ValueError, match="at most 1"):
        shown_r_squared(math.nan)


@given(COUNTS, st.sampled_from(SCHEMES), st.integers(2, 7))
def test_classes_of_counts_do_not_overlap(counts: list[int], scheme: str, classes: int) -> None:
    values = pd.Series(counts, dtype=float)
    ranges = [part for part in rising(values, scheme, classes).ranges if part is not None]
    assert all(before[1] < after[0] for before, after in pairwise(ranges))
    assert all(part[0].is_integer() and part[1].is_integer() for part in ranges)


def test_ranges_by_hand() -> None:
    values = pd.Series([1.0, 1.0, 1.0, 2.0, math.nan, 7.0])
    found = classify(values, "equal_interval", 3)  # bounds 3, 5, 7
    assert found.ranges == ((1, 2), None, (7, 7))


def test_changes_diverge_around_nil_by_hand() -> None:
    """Sizes 1 1 2 3 4 10: median 2.5, on both sides; zero has a class of its own."""
    values = pd.Series([-10.0, -1.0, 0.0, 1.0, math.nan, 2.0, 3.0, 4.0], index=list("abcdefgh"))
    found = diverging(values, "quantiles", 2)
    assert (found.codes, found.depths, found.counts) == ("0123-344", (-2, -1, 0, 1, 2), (1, 1, 1, 2, 2))
    assert found.ranges == ((-10, -10), (-1, -1), (0, 0), (1, 2), (3, 4))
    assert classify(values, "quantiles", 4) == found  # both sides of zero: no scale of one colour crosses it
    assert classify(values.abs(), "quantiles", 4).depths == ()
    assert diverging(pd.Series([1.0, 5.0]), "quantiles", 1).depths == (1,)
    assert diverging(pd.Series([math.nan, 0.0]), "quantiles", 3).codes == "-0"
    assert diverging(pd.Series([math.nan]), "quantiles", 3).counts == ()


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=60), st.integers(1, 4), st.sampled_from(SCHEMES))
def test_no_class_holds_gains_and_losses(values: list[float], each_side: int, scheme: str) -> None:
    found = diverging(pd.Series(values), scheme, each_side)
    assert sum(found.counts) == len(values)
    for code, value in zip(found.codes, values, strict=True):
        depth = found.depths[int(code)]
        assert (depth > 0) - (depth < 0) == (value > 0) - (value < 0) and abs(depth) <= each_side
