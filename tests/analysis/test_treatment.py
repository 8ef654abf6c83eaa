"""Treatment that would take an indicator away is not applied, and what tells no units apart is refused by name."""

import math

import numpy as np
import pandas as pd
import pytest

from patokaz.analysis.index.framework import Framework
from patokaz.analysis.index.normalise import Normalisation, above_nil, normalise
from patokaz.analysis.index.pipeline import ConstantIndicators, Recipe, compute
from patokaz.analysis.index.treat import CannotBeTreated, treat, winsorise
from patokaz.analysis.spread import is_constant

PILLARS = {"own": {"rare": 1}, "given": {"even": 1}}
EVEN = [float((7 * at) % 40) for at in range(40)]
RARE = [1.0, 1.0, 1.0, *[0.0] * 37]


def figures(rare: list[float]) -> pd.DataFrame:
    return pd.DataFrame({"rare": rare, "even": EVEN}, index=[f"u{at}" for at in range(len(rare))])


@pytest.mark.parametrize("method", ["winsorise_or_log", "winsorise", "log", "box_cox"])
def test_a_figure_of_0_and_1_keeps_its_values_and_moves_ranks(method: str) -> None:
    """Three ones among 40: winsorised to nought the figure would be gone, and no curve changes the shape of two values."""
    tree = Framework.from_pillars(PILLARS)
    result = compute(figures(RARE), tree, Recipe(treatment=method))
    record = result.treatments[0]
    assert (record.treatment, record.refusal, record.passes, record.points) == ("none", "two_values", False, 0)
    assert result.treated["rare"].tolist() == RARE
    without = compute(figures(RARE), tree.with_weights({"own": 0, "rare": 0}), Recipe(treatment=method))
    # u0 has the lowest even value, and with its one the best index but for u1 and u2, which have ones as well
    assert (without.ranks.loc["u0", "index"], result.ranks.loc["u0", "index"]) == (40, 3)


def test_winsorising_stops_at_the_points_promised() -> None:
    tied = pd.Series([*[0.0] * 30, *[1.0] * 3, 9.0, 9.0, 9.0])
    with pytest.raises(CannotBeTreated) as refused:
        winsorise(tied, winmax=2)
    assert refused.value.reason == "too_many_points"
    table, (record,) = treat(tied.to_frame("tied"), "winsorise", winmax=2)
    assert table["tied"].tolist() == tied.tolist()
    assert (record.treatment, record.refusal, record.points) == ("none", "too_many_points", 0)
    # the logarithm is the other way that this method promises
    assert treat(tied.to_frame("tied"), "winsorise_or_log", winmax=2)[1][0].treatment == "log"


def test_winsorising_that_leaves_one_value_is_not_applied() -> None:
    three = pd.Series([*[0.0] * 40, 5.0, 9.0])
    with pytest.raises(CannotBeTreated) as refused:
        winsorise(three)
    assert refused.value.reason == "one_value"
    assert treat(three.to_frame("three"), "winsorise")[0]["three"].tolist() == three.tolist()


def test_a_constant_indicator_is_refused_by_name() -> None:
    with pytest.raises(ConstantIndicators, match="rare") as refused:
        compute(figures([3.0] * 40), Framework.from_pillars(PILLARS), Recipe())
    assert refused.value.indicators == ("rare",)
    level = [1e9 + 1e-7 * at for at in range(40)]  # a range of 4e-6 at a level of 1e9 is rounding
    with pytest.raises(ConstantIndicators):
        compute(figures(level), Framework.from_pillars(PILLARS), Recipe())
    without = Framework.from_pillars(PILLARS, {"rare": 0, "own": 0})
    assert compute(figures([3.0] * 40), without, Recipe()).ranks["index"].notna().all()
    nobody = compute(figures([math.nan] * 40), Framework.from_pillars(PILLARS), Recipe(data_threshold=0.5))
    assert nobody.scores["own"].isna().all()


def test_a_range_within_rounding_is_none() -> None:
    assert is_constant(np.array([1e6, 1e6 + 1e-7, math.nan]))
    assert not is_constant(np.array([1e-9, 2e-9]))
    assert is_constant(np.array([math.nan, 4.0]))
    assert not is_constant(np.array([0.0, 1e-300]))


def test_z_scores_are_re_based_for_means_that_bear_no_nought() -> None:
    values = pd.DataFrame({"x": [2.0, 4.0, 12.0], "y": [9.0, 5.0, 1.0]})
    how = above_nil(Normalisation("zscore", mean=50, sd=10))
    found = normalise(values, {"x": 1, "y": -1}, how)
    assert found["x"].tolist() == pytest.approx([1, 1 + 99 * 0.2, 100])
    assert found["y"].tolist() == pytest.approx([1, 50.5, 100])
    z = normalise(values, {"x": 1, "y": -1}, Normalisation("zscore"))
    assert (1 + 99 * (z - z.min()) / (z.max() - z.min())).to_numpy() == pytest.approx(found.to_numpy())
