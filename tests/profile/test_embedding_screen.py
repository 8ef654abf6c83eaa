"""The card for other sites on the fixture country (tests/fixture/README.md)."""

import re

import pytest

from tests.pages import opened, visible_text

pytestmark = pytest.mark.usefixtures("small_country")


def test_the_card_tells_one_figure_with_its_source() -> None:
    text = visible_text(opened("card", lang="en", area="XE07", indicator="unemployment_rate_pct"))
    assert re.fullmatch(
        r"Gora ?Unemployment rate 7\.0 % · 2022 12\.0 \(2020\) 7\.0 \(2022\) 7 of 20 ?North: 7 of 10 "
        r"Labour Agency of Examples: Registered unemployment \(Licence: CC BY 4\.0\) · Patokaz",
        text,
    )


def test_context_has_no_rank() -> None:
    text = visible_text(opened("card", lang="en", area="XE07", indicator="area_km2"))
    assert "Area 100 km² · 2022" in text and "of 20" not in text


def test_a_figure_that_the_place_lacks_is_refused() -> None:
    text = visible_text(opened("card", lang="en", area="XE07", indicator="own_income_per_head_eur"))
    assert "own_income_per_head_eur" in text and "Population 7,000" in text
