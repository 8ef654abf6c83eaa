"""Spatial clusters: values of any sign, a lone spot that the correction can see, differences that are none."""

import math
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from patokaz.analysis import spatial

SIX = {"1": ["2", "4"], "2": ["4", "5"], "3": ["5"], "4": ["5"], "5": ["6"], "6": []}
SIX_VALUES = pd.Series([2, 3, 3.2, 5, 8, 7], index=list("123456"))
PRINTED = [-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331]
SIDE = 14
BOARD = {
    f"{row}-{column}": [
        f"{row + down}-{column + right}"
        for down in (-1, 0, 1)
        for right in (-1, 0, 1)
        if (down, right) != (0, 0) and 0 <= row + down < SIDE and 0 <= column + right < SIDE
    ]
    for row in range(SIDE)
    for column in range(SIDE)
}


@pytest.mark.parametrize("shift", [0.0, 5.0, 28.2 / 6, 1000.0])
def test_g_star_knows_no_zero_point(shift: float) -> None:
    """The published z of six points (esda's tests) stands for the same map below zero, with a total of zero too."""
    found = spatial.local_g_star(SIX_VALUES - shift, SIX).by_area
    plain = spatial.local_g_star(SIX_VALUES, SIX).by_area
    assert found["z"].tolist() == pytest.approx(PRINTED, abs=5e-8)
    assert found["p"].tolist() == plain["p"].tolist()
    assert found["g_star"].isna().all() == (shift > 0)


def test_z_of_g_star_by_hand() -> None:
    """Chain of -2 -1 1 2, mean 0, s² = 10/4: the end sums -3 over two of four: -3/(√2.5·√((4·2 - 4)/3))."""
    chain = {"a": ["b"], "b": ["c"], "c": ["d"], "d": []}
    found = spatial.local_g_star(pd.Series([-2.0, -1.0, 1.0, 2.0], index=list("abcd")), chain).by_area
    assert found["z"].tolist()[0] == pytest.approx(-3 / (math.sqrt(2.5) * math.sqrt((4 * 2 - 4) / 3)))


@pytest.mark.parametrize("statistic", [spatial.local_moran, spatial.local_g_star])
def test_a_lone_spot_survives_the_correction(statistic: Callable[..., spatial.LocalStatistic]) -> None:
    """196 areas at 5 %: one spot needs p ≤ 0.05/196 = 0.00026, and 999 permutations give 0.002 at the least."""
    values = pd.Series(np.random.default_rng(11).normal(0, 1, len(BOARD)), index=list(BOARD))
    values[["6-6", "6-7", "7-6", "7-7", "5-6", "5-7", "6-5", "7-5", "5-5"]] += 9
    found = statistic(values, BOARD)
    assert (found.permutations, found.permutations_at_floor, found.marks_one) == (999, 2 * 196 * 20, True)
    assert found.by_area.loc["6-6", "significant_fdr"]
    assert found.by_area["p_two_sided"].min() <= 0.05 / 196
    few = statistic(values.head(4).reindex(list(BOARD)[:4]), {key: BOARD[key] for key in list(BOARD)[:4]})
    assert few.permutations_at_floor == 0


def test_a_map_of_rounding_has_no_pattern() -> None:
    level = pd.Series([1e9 + 1e-7 * at for at in range(6)], index=list("123456"))
    for statistic in (spatial.global_moran, spatial.local_moran, spatial.local_g_star):
        with pytest.raises(ValueError, match="same value"):
            statistic(level, SIX)
