"""Potential against result on the fixture country (tests/fixture/README.md).

Matura is 50 + M ± 1 in 19 places and 50 + M + 5 in Ilma (M = 9); business entities are M. Of the 190 slopes between two
places 81 are 1, 60 are smaller and 49 larger: their median is 1, the line 50 + M. The residuals are +1 (9 times), +5 and
−1 (10 times), their median absolute deviation is 1: Ilma deviates by 5 / 1.4826 = 3.4, the others by ±0.7.
R² = 1 − (9 + 25 + 10) / 676.2 = 0.93.
"""

from types import SimpleNamespace

import pandas as pd
import pytest

from patokaz.analysis.deviance import NoDeviance, positive_deviance
from patokaz.language.words import LANGUAGES, words
from patokaz.potential.deviance_screen import axis_name
from patokaz.statistics.catalogue import catalogue
from tests.pages import map_data, map_ranks, opened, table_rows, visible_text

pytestmark = pytest.mark.usefixtures("small_country")


def test_the_sentence_and_the_first_row_name_who_does_best() -> None:
    app = opened("potential", lang="en", show="result")
    text = visible_text(app)
    assert (
        "Best result compared with what the potential leads to expect: Ilma (“Matura passed” against “Business entities”)."
        in text
    )
    assert "R² = 0.93." in text
    assert table_rows(app, "Residual")[1] == ["Ilma", "North", "9.0", "64.0", "59.0", "+3.4"]


def test_the_best_is_first_on_the_map_too() -> None:
    assert map_ranks(opened("potential", lang="en", show="result"), "deviance") == [2, 11] * 4 + [1, 11] + [2, 11] * 5


def test_nineteen_places_are_too_few() -> None:
    text = visible_text(opened("potential", lang="en", show="result", result="own_income_per_head_eur"))
    assert "Only 19 municipalities have both figures; at least 20 are needed." in text


def test_the_classes_do_not_overlap_and_tell_their_side() -> None:
    """Residuals of ±0.7 and 3.4: two classes and the open one above; empty classes are not in the legend."""
    legend = map_data(opened("potential", lang="en", show="result"), "deviance")["legend"]
    assert [entry["text"] for entry in legend] == [
        "below −2.0: much worse than expected", "−0.7", "+0.7", "above +2.0: much better than expected"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("result", "potential", "reason"),
    [
        ([float(at % 7) for at in range(19)], range(19), "few"),
        ([float(at % 7) for at in range(20)], [5.0] * 20, "same_potential"),
        ([3.0] * 20, range(20), "same_result"),
        ([0.0] * 14 + [1.0, 2.0, 3.0, 4.0, 5.0, 6.0], [*range(0, 20, 2), *range(1, 20, 2)], "one_value"),
        ([float(at) for at in range(15)] + [30.0, 31.0, 90.0, 7.0, 1.0], range(20), "on_line"),
    ],
)
def test_why_there_is_no_deviance_is_named(result: list[float], potential: list[float], reason: str) -> None:
    with pytest.raises(NoDeviance) as error:
        positive_deviance(pd.Series(result), pd.Series(list(potential), dtype=float))
    assert error.value.reason == reason and error.value.count == len(result)
    assert all(
        words(language)("deviance_refused." + reason, count=19, least=20, value="0", indicator="x")
        for language in LANGUAGES
    )


def test_an_axis_tells_its_unit() -> None:
    known = SimpleNamespace(known=catalogue())
    assert axis_name("unemployment_rate_pct", known, words("en")) == "Unemployment rate (%)"  # type: ignore[arg-type]
