"""One indicator on the map of the fixture country (tests/fixture/README.md)."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.pages import map_data, map_ranks, opened, table_rows, visible_text

pytestmark = pytest.mark.usefixtures("small_country")


def test_the_sentence_names_the_least_and_the_most() -> None:
    text = visible_text(opened("potential", lang="en", indicator="unemployment_rate_pct"))
    assert (
        "Unemployment rate, 2022. Half of the 20 areas with data are above 10.5%; "
        "lowest: Alma (1.0%), highest: Vera (20.0%)."
    ) in text


def test_map_and_table_rank_the_lowest_first_and_ties_alike() -> None:
    app = opened("potential", lang="en", indicator="unemployment_rate_pct")
    assert map_ranks(app, "indicator") == [1, 2, 3, 3, *range(5, 21)]
    assert table_rows(app, "Rank")[1:5] == [
        ["1", "Alma", "North", "1.0"], ["2", "Bela", "North", "2.0"], ["3", "Cera", "North", "3.0"], ["3", "Dora", "North", "3.0"]
    ]  # fmt: skip


def test_a_missing_value_is_no_value_on_the_map() -> None:
    drawn = map_data(opened("potential", lang="en", indicator="own_income_per_head_eur"), "indicator")
    assert (
        drawn["values"].split("\n")[5:8] == ["600", "", "800"]
        and drawn["words"]["rank"] == "{rank}\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}19"
    )


def test_an_unknown_year_is_refused() -> None:
    text = visible_text(opened("potential", lang="en", indicator="unemployment_rate_pct", year="1066"))
    assert "“1066” is not recognised; the default view is shown." in text


def test_a_word_under_the_map_opens_what_it_says_below_it() -> None:
    address = {"country": "XE", "indicator": "population_density_per_km2"}
    assert not opened("potential", **address).code
    link = opened("potential", **address, shared="map_indicator.link")
    assert [dict(parse_qsl(urlsplit(code.value).query)) for code in link.code] == [address]
    embed = opened("potential", **address, shared="map_indicator.embed")
    assert embed.code[0].value.startswith("<iframe") and "indicator=population_density_per_km2" in embed.code[0].value
    assert not opened("potential", **address, shared="map_indicator.all").code
