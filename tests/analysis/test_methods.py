"""Methods on tables computed by hand."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from patokaz.analysis.classes import SCHEMES, Classes, classify
from patokaz.analysis.standing import outstanding
from patokaz.charts.class_texts import range_texts
from patokaz.language.words import words

VALUES = st.lists(st.floats(-1e6, 1e6, allow_nan=False), min_size=1, max_size=60)


def test_quantiles_have_equal_counts() -> None:
    found = classify(pd.Series([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, math.nan]), "quantiles", 3)
    assert found.codes == "001122-"
    assert found.counts == (2, 2, 2)
    assert found.lowest == 1.0
    assert found.upper[-1] == 6.0


def test_equal_intervals_split_the_range() -> None:
    found = classify(pd.Series([0.0, 1.0, 2.0, 9.0, 10.0]), "equal_interval", 2)
    assert found.upper == (5.0, 10.0)
    assert found.codes == "00011"


def test_natural_breaks_find_the_gap() -> None:
    found = classify(pd.Series([1.0, 2.0, 3.0, 50.0, 51.0, 52.0]), "fisher_jenks", 2)
    assert found.codes == "000111"


@pytest.mark.parametrize("classes", [2, 3, 5, 7])
def test_quantiles_and_intervals_are_those_of_mapclassify(classes: int) -> None:
    mapclassify = pytest.importorskip("mapclassify")
    values = pd.Series([(37 * step) % 101 + step / 7 for step in range(100)])
    for scheme, reference in (("quantiles", mapclassify.Quantiles), ("equal_interval", mapclassify.EqualInterval)):
        assert list(classify(values, scheme, classes).upper) == pytest.approx(list(reference(values, k=classes).bins))


def test_all_equal_is_one_class_and_nothing_known_is_none() -> None:
    assert classify(pd.Series([4.0, 4.0, 4.0]), "quantiles", 5).codes == "000"
    assert classify(pd.Series([math.nan, math.nan]), "quantiles", 5).counts == ()


def test_unknown_scheme_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown class scheme"):
        classify(pd.Series([1.0, 2.0]), "guess", 2)


@given(VALUES, st.sampled_from(SCHEMES), st.integers(2, 7))
def test_classes_count_every_value_once(values: list[float], scheme: str, classes: int) -> None:
    found = classify(pd.Series(values), scheme, classes)
    assert sum(found.counts) == len(values)
    assert list(found.upper) == sorted(found.upper)
    assert max(values) <= found.upper[-1] + 1e-6 * max(1.0, abs(found.upper[-1]))


def test_head_and_tail_of_values_as_close_as_numbers_can_be() -> None:
    found = classify(pd.Series([1e6, 999999.9999999999]), "head_tail", 2)
    assert sum(found.counts) == 2 and found.upper[-1] == 1e6


def test_what_stands_out_by_hand() -> None:
    figures = pd.DataFrame(
        {
            "indicator_id": ["best", "worst", "middle", "neutral", "few", "context"],
            "direction": [1, -1, 1, 0, 1, 1],
            "rank": [3, 78, 40, 1, 1, 1],
            "rank_of": [80, 80, 80, 80, 10, 80],
            "value": [9.0, 9.0, 5.0, 9.0, 9.0, 9.0],
            "q1": [4.0] * 6,
            "median": [5.0] * 6,
            "q3": [6.0] * 6,
            "is_context": [False, False, False, False, False, True],
            "is_part": [False] * 6,
        }
    )
    found = outstanding(figures).set_index("indicator_id")["strength"].to_dict()
    assert found == {"best": True, "worst": False}


def test_bounds_of_counted_classes_do_not_overlap() -> None:
    projects = words("en").measure("count")
    assert range_texts(classify(pd.Series([1.0, 1.0, 2.0, 3.0, 41.0]), "quantiles", 4), projects) == [
        "1",
        "2",
        "3",
        "41",
    ]
    shares = words("en").measure("pct", 1)
    texts = range_texts(classify(pd.Series([1.5, 2.5, 3.5, 4.5]), "equal_interval", 2), shares)
    assert texts == ["1.5 – 2.5%", "3.5 – 4.5%"]
    money = range_texts(classify(pd.Series([1.0, 2.0, 3.0, 4.0]), "quantiles", 2), words("en").measure("eur_per_head"))
    assert [text.replace("\u00a0", " ") for text in money] == ["EUR 1 – 2 per head", "EUR 3 – 4 per head"]
    close = classify(pd.Series([0.41, 0.42, 0.43, 0.44]), "quantiles", 2)
    assert range_texts(close, shares) == ["0.41 – 0.42%", "0.43 – 0.44%"]
    empty = classify(pd.Series([1.0, 1.0, 2.0, 7.0]), "equal_interval", 3)
    assert range_texts(empty, projects) == ["1 – 2", "", "7"]
    changes = classify(pd.Series([-4.0, -1.0, 0.0, 2.0]), "quantiles", 3)
    assert range_texts(changes, projects) == ["−4", "−1", "0", "+2"]
    falls = classify(pd.Series([-4.0, -3.0, -2.0, -1.0]), "equal_interval", 2)  # a dash beside a minus is not read
    assert range_texts(falls, shares)[0] == "from −4.0 to −3.0%"


def test_classes_have_no_more_decimals_than_they_need() -> None:
    shares = words("en").measure("pct", 1)
    touching = classify(pd.Series([1.0, 2.41, 2.44, 3.0, 3.02, 4.0]), "quantiles", 3)
    assert range_texts(touching, shares) == ["1.0 – 2.4%", "over 2.4 to 3.0%", "over 3.0 to 4.0%"]
    money = classify(pd.Series([1.0, 2.1, 2.2, 3.0]), "quantiles", 2)
    told = range_texts(money, words("en").measure("eur_per_head"))
    assert [text.replace("\u00a0", " ") for text in told] == ["EUR 1 – 2 per head", "over EUR 2 to 3 per head"]
    counted = words("en").measure("count", 1)
    nearly = classify(pd.Series([-4.0, -2.0, 0.0, 0.04, 2.0, 3.0]), "quantiles", 3)
    assert range_texts(nearly, counted)[1:4] == ["−2.0", "0.0", "over 0.0 to +2.0"]
    small_fall = classify(pd.Series([-2.0, -0.04, 0.0, 1.0]), "quantiles", 1)
    assert range_texts(small_fall, counted) == ["from −2.0 to below 0.0", "0.0", "+1.0"]
    both = Classes((), math.nan, (), "", ((-3.0, -2.04), (-2.01, -0.04), (0.0, 0.0)))  # never "over −2.0 to below 0.0"
    assert range_texts(both, counted) == ["from −3.00 to −2.04", "from −2.01 to −0.04", "0.00"]


def test_a_map_without_values_has_no_class_texts() -> None:
    shares = words("en").measure("pct", 1)
    assert range_texts(classify(pd.Series([float("nan")]), "quantiles", 5), shares) == []
