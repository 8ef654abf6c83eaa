"""Readiness by hand: marks of ranks, shares reached, words, the order of steps."""

import pytest

from patokaz.analysis.readiness import Marked, axis_value, first_steps, mark_of_rank, reached, weight_covered, word


@pytest.mark.parametrize(
    ("rank", "of", "mark"),
    [(1, 80, 4), (16, 80, 4), (17, 80, 3), (64, 80, 1), (65, 80, 0), (80, 80, 0), (1, 1, 4), (107, 265, 2)],
)
def test_a_fifth_of_the_ranks_has_one_mark(rank: int, of: int, mark: int) -> None:
    assert mark_of_rank(rank, of) == mark


@pytest.mark.parametrize(("rank", "of"), [(0, 80), (81, 80)])
def test_a_rank_that_is_none_is_refused(rank: int, of: int) -> None:
    with pytest.raises(ValueError, match="rank"):
        mark_of_rank(rank, of)


def test_what_is_not_answered_weighs_nothing() -> None:
    marked = [Marked(weight, mark) for weight, mark in zip((1, 1, 2, 1, 1), (3, 4, 2, None, 1), strict=True)]
    assert reached(marked) == pytest.approx(12 / 20)  # 3 + 4 + 2·2 + 1 over 4·5
    assert weight_covered(marked) == pytest.approx(5 / 6)  # 1 + 1 + 2 + 1 of 6
    assert reached([Marked(4, None)]) is None
    assert (weight_covered([Marked(4, None)]), weight_covered([])) == (0, 0)


@pytest.mark.parametrize(
    ("share", "answered", "applicable", "told"),
    [
        (0.75, 20, 30, "well"), (0.7499, 20, 30, "partly"), (0.5, 30, 30, "partly"), (0.49, 30, 30, "beginning"),
        (1.0, 19, 30, ""), (None, 30, 30, ""), (1.0, 0, 0, ""),
    ],
)  # fmt: skip
def test_the_word_needs_two_thirds_of_the_statements(
    share: float | None, answered: int, applicable: int, told: str
) -> None:
    assert word(share, answered, applicable) == told


def test_an_axis_needs_two_answers() -> None:
    assert axis_value([Marked(4, 4), Marked(2, None)]) is None
    assert axis_value([Marked(4, 4), Marked(2, 1)]) == pytest.approx(18 / 24)


def test_steps_go_by_weight_and_by_what_is_missing_then_by_their_order() -> None:
    marked = [Marked(2, 2), Marked(4, 3), Marked(1, 0), Marked(4, 1), Marked(2, 2), Marked(3, None), Marked(3, 0)]
    assert first_steps(marked) == [3, 6, 0, 2, 4]  # gains 4, –, 4, 12, 4, –, 12: equal gains in their order
