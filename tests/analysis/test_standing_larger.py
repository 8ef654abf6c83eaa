"""First and last of a few, lasting changes and the ends of the parts, on figures computed by hand."""

import pandas as pd
import pytest

from patokaz.analysis.standing_larger import end_of_parts, first_or_last, lasting_change

FEW = pd.DataFrame(
    [
        ("pupils", 1, 40.0, 10.0, 12.0, 14.0, 1, 8),
        ("income", 1, 4.0, 5.0, 6.0, 7.0, 8, 8),
        ("middle", 1, 6.0, 5.0, 6.0, 7.0, 4, 8),
        ("natural_increase", 1, -2.0, -9.0, -6.0, -4.0, 1, 8),
        ("of_four", 1, 9.0, 1.0, 2.0, 3.0, 1, 4),
        ("of_many", 1, 9.0, 1.0, 2.0, 3.0, 1, 20),
        ("no_side", 0, 9.0, 1.0, 2.0, 3.0, 1, 8),
        ("city_km", -1, 0.0, 1.0, 2.0, 3.0, 1, 8),
    ],
    columns=["indicator_id", "direction", "value", "q1", "median", "q3", "rank", "rank_of"],
).assign(is_context=False, is_part=False)


def test_the_first_and_the_last_of_a_few_are_told_and_a_loss_is_no_strength() -> None:
    found = first_or_last(FEW)
    told = list(zip(found["indicator_id"], found["standing"], found["gap"], strict=True))
    assert told == [
        ("pupils", "strength", 7.0), ("income", "weakness", 1.0), ("natural_increase", "better_than_others", 0.8),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("values", "direction", "breaks", "expected"),
    [
        ({2015: 10.0, 2018: 9.0, 2020: 8.0}, -1, [], ((2015, 10.0), (2020, 8.0), 0.2, True)),
        ({2015: 10.0, 2020: 8.0}, 1, [], ((2015, 10.0), (2020, 8.0), 0.2, False)),
        ({2010: 1.0, 2015: 10.0, 2020: 12.0}, 1, [2015], ((2015, 10.0), (2020, 12.0), 0.2, True)),
        ({2010: 1.0, 2017: 10.0, 2020: 12.0}, 1, [2017], None),
        ({2015: 10.0, 2020: 10.4}, 1, [], None),
        ({2015: -3.0, 2020: 2.0}, 1, [], None),
        ({}, 1, [], None),
    ],
)
def test_a_change_lasts_five_years_without_a_break_and_moves_a_twentieth(
    values: dict[int, float], direction: int, breaks: list[int], expected: object
) -> None:
    found = lasting_change(pd.Series(values, dtype=float), direction, breaks)
    assert found == expected


def test_the_end_of_the_parts_that_is_furthest_from_their_median() -> None:
    """Of 1, 3, 4, 5, 11 the middle half is 3 to 5: 11 lies 3.5 of its widths above the median, 1 lies 1.5 below."""
    values = dict(zip("abcde", (1.0, 3.0, 4.0, 5.0, 11.0), strict=True))
    assert end_of_parts(values, 1, None) == ("e", "strength", 3.5)
    assert end_of_parts(values, -1, None) == ("e", "weakness", 3.5)
    lost = {part: value - 20 for part, value in values.items()}
    assert end_of_parts(lost, 1, 0.0) == ("a", "weakness", 1.5), "the best of a loss is no strength"
    assert end_of_parts(dict.fromkeys("abcde", 1.0), 1, None) is None
    assert end_of_parts({"a": 1.0, "b": 2.0}, 1, None) is None
