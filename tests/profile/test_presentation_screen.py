"""The presentation on the fixture country (tests/fixture/README.md): Gora, which has no figure of income."""

import pytest

from tests.pages import component_data, opened, plain_text, visible_text

pytestmark = pytest.mark.usefixtures("small_country")


def slides(**address: str) -> list[str]:
    return [
        plain_text(slide)
        for slide in component_data(opened("presentation", lang="en", **address), "presentation")["slides"]
    ]


def test_the_slides_tell_the_place_and_its_figures() -> None:
    told = slides(area="XE07")
    assert told[0].startswith("Gora Municipality · North · Exemplia 7,000 inhabitants (2022)")
    assert told[1].startswith("Population 7,000 2022 14 of 20 · 4 of 10 in North")
    assert "Median 10,500 (−3,500)" in told[1]
    assert told[2].startswith("Unemployment rate 7.0 % · 2022 7 of 20 · 7 of 10 in North")
    assert not any(slide.startswith("Own income per head") for slide in told)


def test_an_unknown_place_is_refused() -> None:
    assert "“XE21” is not a municipality" in visible_text(opened("presentation", lang="en", area="XE21"))
