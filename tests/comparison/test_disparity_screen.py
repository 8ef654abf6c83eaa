"""Disparities on the fixture country (tests/fixture/README.md).

The Gini coefficient of x₁ ≤ … ≤ x₂₀ is Σ(2k − 21)·x_k / (20·Σx). For 1, 2, …, 20 the sum is 1,330. In 2020 all values
lie 5 higher: 1330 / (20·310) = 0.215. In 2022 the fourth is 3: (1330 + 13) / (20·209) = 0.321.
"""

import pytest

from tests.pages import opened, table_rows, visible_text

pytestmark = pytest.mark.usefixtures("small_country")


def test_the_sentence_and_the_newest_row() -> None:
    app = opened("comparison", lang="en", show="disparity")
    text = visible_text(app)
    assert (
        "Unemployment rate: the Gini coefficient among areas was 0.215 in 2020 and 0.321 in 2022 (0 = all equal)."
        in text
    )
    newest = dict(zip(*table_rows(app, "Gini")[:2], strict=True))
    assert (newest["Year"], newest["Number of areas"], newest["Gini"], newest["Max / min"]) == (
        "2022",
        "20",
        "0.321",
        "20.000",
    )


def test_the_sentence_weighs_by_population_too() -> None:
    # Σ p_i p_j |x_i − x_j| / 2µ; nobody is counted in 2020, so the people of 2021 weigh.
    text = visible_text(opened("comparison", lang="en", show="disparity"))
    assert "Weighted by population it was 0.147 in 2020 and 0.201 in 2022." in text
    uncounted = visible_text(opened("comparison", lang="en", show="disparity", indicator="population_persons"))
    assert "Gini" in uncounted
    assert "Weighted by population" not in uncounted


def test_the_break_parts_the_years() -> None:
    assert "Between 2021 and 2022" in visible_text(opened("comparison", lang="en", show="disparity"))


def test_two_regions_are_too_few() -> None:
    text = visible_text(
        opened("comparison", lang="en", show="disparity", indicator="population_persons", level="region")
    )
    assert "Gini coefficient among areas was" not in text
