"""Types of areas: outliers make none of their own, one that does is told, and each says how stable it is."""

import numpy as np
import pandas as pd
import pytest

from patokaz.analysis.similarity import standard_scores
from patokaz.analysis.typology import METHODS, stability, stability_word, typology


def groups(apart: float, size: int = 20) -> pd.DataFrame:
    generator = np.random.default_rng(12)
    middles = np.repeat([[0.0, 0.0], [apart, 0.0], [0.0, apart]], size, axis=0)
    cells = middles + generator.normal(0, 1, middles.shape)
    return pd.DataFrame(cells, columns=["x", "y"], index=[f"a{at}" for at in range(len(cells))])


@pytest.mark.parametrize("method", METHODS)
def test_an_outlier_makes_no_type(method: str) -> None:
    values = groups(12.0)
    values.loc["a0", "x"] = 1e5
    found = typology(values, method, 3)
    assert found.sizes.min() > 15
    assert found.singles == ()
    assert [(record.indicator, record.treatment) for record in found.treatments] == [("x", "winsorise"), ("y", "none")]


def test_a_type_of_one_is_told() -> None:
    """Two groups on a diagonal and one area off it, which is an outlier in neither figure alone and cannot be treated."""
    steps = [0.0, 0.1, 0.2, 0.3, 0.4, 4.0, 4.1, 4.2, 4.3]
    values = pd.DataFrame({"x": [*steps, 0.2], "y": [*steps, 4.2]}, index=list("abcdefghij"))
    found = typology(values, "ward", 3)
    assert (found.sizes.tolist(), found.singles) == ([5, 4, 1], ("j",))


def test_types_that_lie_apart_are_stable_and_slices_of_a_cloud_are_not() -> None:
    clear = stability(groups(30.0), "ward", 3, resamples=20)
    assert clear.index.tolist() == [1, 2, 3]
    assert clear.tolist() == pytest.approx([1, 1, 1])
    cloud = stability(groups(0.0), "k_means", 5, resamples=12)
    assert cloud.min() < 0.6
    assert stability_word(float(cloud.min())) == "unstable"
    assert [stability_word(value) for value in (0.9, 0.75, 0.6, 0.59, float("nan"))] == [
        "stable", "stable", "loose", "unstable", "unknown",
    ]  # fmt: skip
    pd.testing.assert_series_equal(clear, stability(groups(30.0), "ward", 3, resamples=20))


def test_a_range_of_rounding_tells_no_areas_apart() -> None:
    level = pd.DataFrame({"x": [1e9, 1e9 + 1e-7, 1e9], "y": [1.0, 2.0, 3.0]})
    assert standard_scores(level)["x"].tolist() == [0, 0, 0]
    with pytest.raises(ValueError, match="the same x"):
        typology(level, "ward", 2)
