"""A half is rounded away from zero wherever a figure is shown, as a workbook rounds it; the half of a median is told."""

import re
from decimal import ROUND_HALF_UP, Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from patokaz.language.numbers import half_up, median_decimals
from patokaz.language.words import words
from patokaz.maps.picture import picture_measure
from patokaz.maps.slides import Mapped, slides_of
from patokaz.own_data.indicators import own_picture
from patokaz.potential.screen import sentence
from patokaz.profile.texts import gap_words
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.places import level_places


@given(st.decimals(min_value=-(10**7), max_value=10**7, places=4), st.integers(0, 3))
def test_rounded_as_by_hand(value: Decimal, decimals: int) -> None:
    by_hand = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert half_up(float(value), decimals) == float(by_hand)
    text = words("en").number(float(value), decimals).replace("−", "-").replace(",", "")
    assert Decimal(text) == by_hand and not text.startswith("-0." + "0" * decimals if decimals else "-0")


@pytest.mark.parametrize(("value", "decimals", "told"), [(2.5, 0, "3"), (0.5, 0, "1"), (-2.5, 0, "−3"), (1.005, 2, "1.01"), (0.285, 2, "0.29"), (2.4999, 0, "2"), (-0.4, 0, "0")])  # fmt: skip
def test_halves_go_away_from_zero(value: float, decimals: int, told: str) -> None:
    t = words("en")
    assert t.number(value, decimals) == told
    assert t.measure("count", decimals).plain(value) == told.replace("−", "-")
    assert half_up(float("inf")) == float("inf") and half_up(1e300) == 1e300


def test_the_half_of_a_median_of_counts_is_told() -> None:
    assert [median_decimals(*told) for told in ((2.5, 0), (2.0, 0), (2.5, 1), (2.25, 0), (1234.5, 0))] == [
        1,
        0,
        1,
        0,
        0,
    ]
    measure = words("bg").measure("persons")
    assert (measure.median(2.5), measure.median_number(3.0), measure.median(11690.5)) == ("2,5", "3", "11 691".replace(" ", "\u00a0"))  # fmt: skip
    settlements = catalogue()["settlements_count"]
    assert "2.5" in gap_words(5, 2.5, settlements, words("en"))


def test_the_readers_own_counts_have_one_median_everywhere() -> None:
    """Places with 2 and 3, two more around them: 2.5 in the sentence, on the slides and in the question."""
    t, areas = words("en"), level_places(country="BG", level="municipality", language="en")
    own = pd.Series(dict(zip(areas["area_id"].head(6), [1.0, 2.0, 2.0, 3.0, 3.0, 7.0], strict=True)))
    picture, indicator = own_picture(own, 1, areas, "quantiles", 5), catalogue()["settlements_count"]
    measure = picture_measure(picture.rows["value"], "count", 0, t)
    assert "above 2.5;" in sentence(picture, "Schools", 2024, measure, t)
    told = [
        text for slide in slides_of(Mapped(indicator, picture, "BG", "municipality", None, ""), t)
        for text in (slide.title, slide.sentence)
    ]  # fmt: skip
    medians = [found for text in told for found in re.findall(r"[Mm]edian[^\d]*([\d.]+\d)", text)]
    assert medians and set(medians) == {"2.5"}
