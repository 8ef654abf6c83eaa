"""Theil's index between and within regions, and disparity by areas beside disparity by people."""

import math

import pandas as pd
import pytest

from patokaz.analysis.inequality import coefficient_of_variation, disparity_beside, theil_parts, theil_t

VALUES = pd.Series([1.0, 3.0, 2.0, 2.0, 9.0], index=list("abcde"))
REGIONS = pd.Series(["n", "n", "s", "s", None], index=list("abcde"))


def test_theil_between_and_within_by_hand() -> None:
    """Both regions have the mean 2: nothing between; half the amount in n, where T = (1/2·ln 1/2 + 3/2·ln 3/2)/2."""
    found = theil_parts(VALUES, REGIONS)
    inside = (0.5 * math.log(0.5) + 1.5 * math.log(1.5)) / 2
    assert (found.between, found.within) == (pytest.approx(0, abs=1e-12), pytest.approx(inside / 2))
    assert found.within_groups.loc["n"].tolist() == pytest.approx([inside, 0.5, inside / 2])
    # n has 3 of 4 with means 3 and 1 around 2: 3/4·ln 3/2 + 1/4·ln 1/2
    apart = theil_parts(pd.Series([3.0, 3.0, 1.0, 1.0], index=list("abcd")), REGIONS)
    assert apart.between == pytest.approx(0.75 * math.log(1.5) + 0.25 * math.log(0.5))
    assert (apart.within, apart.between_share) == (pytest.approx(0, abs=1e-12), pytest.approx(1))


def test_parts_add_up_to_theil_with_people_too() -> None:
    people = pd.Series([10.0, 1.0, 5.0, 7.0, 2.0], index=list("abcde"))
    regions = pd.Series(list("nnssw"), index=list("abcde"))
    found = theil_parts(VALUES, regions, people)
    assert found.total == pytest.approx(theil_t(VALUES, people))
    assert found.between + found.within_groups["part"].sum() == pytest.approx(found.total)
    assert theil_parts(VALUES * 0 + 4, regions).total == pytest.approx(0, abs=1e-12)
    nothing = theil_parts(pd.Series([0.0, 0.0, 2.0, 2.0], index=list("abcd")), regions)
    assert nothing.total == pytest.approx(math.log(2))
    with pytest.raises(ValueError, match="not negative"):
        theil_parts(VALUES - 5, regions)


def test_disparity_by_people_beside_areas() -> None:
    """2 with three people and 6 with one: by areas 2/4, by people mean 3 and variance (3·1 + 1·9)/4."""
    values = pd.DataFrame({2020: [2.0, 6.0, 100.0], 2021: [2.0, 2.0, 2.0]}, index=list("abc"))
    found = disparity_beside(values, pd.Series({"a": 3.0, "b": 1.0}))
    assert found["areas"].tolist() == [2, 2]
    assert found.loc[2020, "coefficient_of_variation"] == pytest.approx(0.5)
    assert found.loc[2020, "coefficient_of_variation_weighted"] == pytest.approx(math.sqrt(3) / 3)
    assert found.loc[2020, "coefficient_of_variation_weighted"] == coefficient_of_variation([2, 6], [3, 1])
    assert found.loc[2021, ["gini", "gini_weighted"]].tolist() == pytest.approx([0, 0])
    assert "max_min_ratio_weighted" not in found
