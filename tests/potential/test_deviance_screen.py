"""Potential against result on the fixture country (tests/fixture/README.md).

Matura is 50 + M ± 1 in 19 places and 50 + M + 5 in Ilma (M = 9); business entities are M. Of the 190 slopes between two
places 81 are 1, 60 are smaller and 49 larger: their median is 1, the line 50 + M. The residuals are +1 (9 times), +5 and
−1 (10 times), their median absolute deviation is 1: Ilma deviates by 5 / 1.4826 = 3.4, the others by ±0.7.
R² = 1 − (9 + 25 + 10) / 676.2 = 0.93.
"""

import pytest

from tests.pages import map_ranks, opened, table_rows, visible_text

pytestmark = pytest.mark.usefixtures("small_country")


def test_the_sentence_and_the_first_row_name_who_does_best() -> None:
    app = opened("potential", lang="en", show="result")
    text = visible_text(app)
    assert (
        "Ilma exceeds the expected value by the widest margin: “Matura passed” relative to “Business entities”." in text
    )
    assert "Municipalities: 20, R² = 0.93." in text
    assert table_rows(app, "Residual")[1] == ["Ilma", "North", "9.0", "64.0", "59.0", "3.4"]


def test_the_best_is_first_on_the_map_too() -> None:
    assert map_ranks(opened("potential", lang="en", show="result"), "deviance") == [2, 11] * 4 + [1, 11] + [2, 11] * 5


def test_nineteen_places_are_too_few() -> None:
    text = visible_text(opened("potential", lang="en", show="result", result="own_income_per_head_eur"))
    assert "Too few municipalities have both values." in text
