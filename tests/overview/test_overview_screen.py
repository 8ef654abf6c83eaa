"""The overview on the fixture country (tests/fixture/README.md)."""

import re

import pytest

from tests.pages import map_data, opened, visible_text

pytestmark = pytest.mark.usefixtures("small_country")


def test_the_map_says_what_it_shows() -> None:
    app = opened("overview", lang="en")
    assert "Unemployment rate, 2022: the map shows 20 of 20 municipalities of Exemplia." in visible_text(app)
    assert map_data(app, "overview")["values"].split("\n")[:5] == ["1.0", "2.0", "3.0", "3.0", "5.0"]


def test_the_map_is_titled_by_what_it_finds_and_names_three_places() -> None:
    """Unemployment: half of the 20 lie above 10.5; Alma has least, Vera most of it and most people."""
    app = opened("overview", lang="en")
    assert "Half of the 20 municipalities compared are above 10.5%: Unemployment rate, 2022" in visible_text(app)
    assert map_data(app, "overview")["labels"] == [["XE20", "Vera 20.0"], ["XE01", "Alma 1.0"]]


def test_the_doors_carry_living_numbers() -> None:
    """Incomes of 19 places, 100 to 2,000 without 700: the tenth is 1,100; business entities 1 to 20; 6 projects in 1 list."""
    text = visible_text(opened("overview", lang="en"))
    assert "EUR 1,100 per head is the median of 19 municipalities: Own income per head, 2023." in text
    assert "1.0 – 20.0 Business entities, 2022" in text
    assert "75% of the EUR 1.2 million planned in 2019–2021 has been spent." in text


def test_what_is_new_are_five_dated_lines_that_begin_with_the_latest_year() -> None:
    newest = visible_text(opened("overview", lang="en")).split("New in the data: Exemplia ")[1]
    assert newest.startswith("2023 Own income per head 19 municipalities 2022 ")
    assert len(re.findall(r"\b20\d\d \D", newest)) == 5


def test_an_unknown_country_is_said() -> None:
    text = visible_text(opened("overview", lang="en", country="XX"))
    assert "XX" in text and "municipalities of Exemplia" in text
