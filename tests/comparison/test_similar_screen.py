"""Similar municipalities on the fixture country (tests/fixture/README.md).

By population and business entities alone, which both follow the number M, the distance of two places is |ΔM| standard
deviations of 1, 2, …, 20: √(665 / 19) = 5.916. So Jara (10) is 1/5.916 = 0.17 from Ilma and Kala, 0.34 from the next.
"""

import re

import pytest

from tests.pages import opened, visible_text

pytestmark = pytest.mark.usefixtures("small_country")


def test_the_nearest_come_first_with_their_distance() -> None:
    text = visible_text(opened("comparison", lang="en", show="similar", area="XE10"))
    told = re.findall(r"(\w+), (?:North|South) ?(\d\.\d\d)", text)
    assert [distance for _, distance in told] == ["0.17", "0.17", "0.34", "0.34", "0.51", "0.51", "0.68"]
    assert {name for name, _ in told[:2]} == {"Ilma", "Kala"} and {name for name, _ in told[2:4]} == {"Hana", "Lora"}
    assert re.search(r"Most similar to Jara: (Ilma, North|Kala, South)\.", text)


def test_the_bars_of_distance_may_be_shared() -> None:
    app = opened("comparison", lang="en", show="similar", area="XE10", shared="similar.picture")
    assert re.search(r"\bLink ?Picture ?Table\b", visible_text(app))
    assert [element.proto.label for element in app.get("download_button")] == ["SVG", "PNG"]


def test_an_indicator_of_no_weight_does_not_count() -> None:
    """By matura alone: Jara has 59, Hana 57, Ilma 64, Kala 62, Gora and Lora 58 and 61; sd = √(676.2 / 19) = 5.966."""
    address = {"weights": "matura_passed_pct*1,population_persons*0"}
    text = visible_text(opened("comparison", lang="en", show="similar", area="XE10", **address))
    assert re.search(r"Most similar to Jara: Gora, North\. .*Gora, North ?0\.17", text)


def test_a_region_is_refused() -> None:
    text = visible_text(opened("comparison", lang="en", show="similar", area="XEN"))
    assert "Similar areas are available for municipalities only." in text


@pytest.mark.parametrize(("language", "written"), [("mk", "0,50"), ("en", "0.50")])
def test_a_weight_is_written_as_the_language_writes_numbers(language: str, written: str) -> None:
    told = {"show": "similar", "area": "XE07", "weights": "unemployment_rate_pct*0.3"}
    app = opened("comparison", {"similar_weights": True}, lang=language, **told)
    slider = app.select_slider[0]
    assert slider.value == 0.3 and written in slider.options and written.replace("50", "30") in slider.options
