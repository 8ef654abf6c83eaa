"""The composite index on the fixture country (tests/fixture/README.md).

Each pillar has one indicator, scaled from worst (0) to best (100): business entities (M − 1) / 19; matura, from 51 (Bela)
to 70 (Tara), M / 19 for odd M and (M − 2) / 19 for even M. Their mean is (2M − 1) / 38 or (2M − 3) / 38: Tara and Vera
both have 37 / 38 = 97.4, Alma and Bela 1 / 38 = 2.6; Ilma has (8 + 13) / 38 = 55.3, as have Kala and Lora: the median.
"""

import re

import pytest

from patokaz.own_data.matched import read_or_refusal
from tests.pages import map_ranks, opened, visible_text

pytestmark = pytest.mark.usefixtures("small_country")


def test_the_sentence_the_median_and_the_first() -> None:
    app = opened("potential", lang="en", show="index")
    text = visible_text(app)
    assert "20 of 20 municipalities have an index. Tara ranks first (97.4; rank interval 1 to" in text
    assert re.search(r"Distribution Median 55\.3 2\.6 ?97\.4", text)
    assert re.search(r"1\.Tara ?97\.4.*1\.Vera ?97\.4.*3\.Rosa ?86\.8.*19\.Alma ?2\.6", text)
    assert map_ranks(app, "index")[-4:] == [3, 3, 1, 1]


def test_the_parts_of_the_first_and_what_is_not_known() -> None:
    text = visible_text(opened("potential", lang="en", show="index"))
    assert "Business entities 19.0 per 1,000 94.7 50.0%" in text and "Matura passed 70.0% 100.0 50.0%" in text
    assert "Finance no data" in text


def test_a_figure_of_0_and_1_changes_ranks_and_the_page_says_that_it_cannot_be_treated() -> None:
    """Alma alone has a hospital, a third pillar: (0 + 5.3 + 100) / 3 = 35.1, behind Kala to Vera and Ilma: rank 12, not 19."""
    rows = "\n".join(f"XE{number:02d};{int(number == 1)}" for number in range(1, 21))
    held = {"own_table": ("hospitals.csv", read_or_refusal(f"code;hospital\n{rows}\n".encode(), "hospitals.csv"))}
    app = opened("potential", held, lang="en", show="index", own_figures="own:0")
    assert map_ranks(app, "index")[0] == 12
    text = visible_text(app)
    assert "the values stay as they are: hospital (there are two values only)." in text
    assert "cannot be treated: there are two values only" in text


def test_an_unknown_choice_is_refused() -> None:
    text = visible_text(opened("potential", lang="en", show="index", aggregation="magic"))
    assert "“magic” is not recognised; the default view is shown." in text


def test_the_weights_of_the_pillars_are_there_at_once_and_change_the_ranks() -> None:
    """With one of the two pillars at 0 the other alone tells: Tara and Vera no longer share the first rank."""
    app = opened("potential", lang="en", show="index")
    assert len(app.select_slider) == 2 and "Weight of each pillar" in visible_text(app)
    assert map_ranks(app, "index")[-2:] == [1, 1]
    app.select_slider[0].set_value(0.0).run()
    assert "*0" in str(app.query_params["weights"])
    assert map_ranks(app, "index")[-2:] != [1, 1]


def test_the_weights_of_indicators_are_drawn_when_an_address_has_one() -> None:
    """Beside the two pillars their two indicators; the rest of the steps is folded until asked for."""
    assert not opened("potential", lang="en", show="index").toggle
    app = opened("potential", lang="en", show="index", weights="matura_passed_pct*2")
    assert len(app.select_slider) == 4 and [slider.value for slider in app.select_slider].count(2.0) == 1
