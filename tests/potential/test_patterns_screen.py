"""Two maps, several maps, clusters and types on the fixture country (tests/fixture/README.md)."""

import pytest

from tests.pages import map_data, opened, table_rows, visible_text

pytestmark = pytest.mark.usefixtures("small_country")


def test_two_indicators_that_follow_the_same_number_share_their_thirds() -> None:
    """20 places in thirds of 7, 6 and 7; without a link 7·7/20 = 2.45 would share a third."""
    text = visible_text(opened("potential", lang="en", map="two", second="business_entities_per_1000"))
    assert "“Unemployment rate, 2022” and “Business entities, 2022”: rank correlation 1.00 (areas: 20)." in text
    assert (
        "Both in the upper third: 7; both in the lower third: 7; without correlation about 2 each would be expected."
        in text
    )


def test_several_maps_draw_each_indicator() -> None:
    app = opened("potential", lang="en", map="several", maps="matura_passed_pct,business_entities_per_1000")
    text = visible_text(app)
    assert "“Matura passed, 2022” and “Business entities (per 1,000), 2022”: rank correlation" in text, text


def test_neighbours_of_the_grid_resemble_each_other() -> None:
    app = opened("potential", lang="en", map="spots", indicator="unemployment_rate_pct")
    assert "spatial autocorrelation (Moran’s I) is 0.63 (expected without a pattern: −0.05" in visible_text(app)
    assert table_rows(app, "Kind")[1][:3] == ["Alma", "North", "1.0"]
    assert map_data(app, "spots")["words"]["alt"].startswith("Map: Exemplia, Municipalities")


def test_a_single_map_is_refused_as_several() -> None:
    text = visible_text(opened("potential", lang="en", map="two", indicator="nonsense"))
    assert "“nonsense” is not recognised" in text


def test_types_open_with_the_number_that_parts_them_best() -> None:
    """The hint about a better number stands only beside a worse one."""
    hint = "The best separation is reached with this number of types: 2 (silhouette 0.58)."
    best = visible_text(opened("potential", lang="en", map="types"))
    assert "types: 2; the types are clearly separated (silhouette 0.58)." in best
    assert "Type 1 (11)" in best
    assert hint not in best
    assert hint in visible_text(opened("potential", lang="en", map="types", types="6"))
