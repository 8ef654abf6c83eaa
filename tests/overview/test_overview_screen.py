"""The overview on the fixture country (tests/fixture/README.md)."""

import pytest

from tests.pages import map_data, opened, visible_text

pytestmark = pytest.mark.usefixtures("small_country")


def test_the_map_says_what_it_shows() -> None:
    app = opened("overview", lang="en")
    assert "Unemployment rate, 2022: the map shows 20 of 20 municipalities of Exemplia." in visible_text(app)
    assert map_data(app, "overview")["values"].split("\n")[:5] == ["1.0", "2.0", "3.0", "3.0", "5.0"]


def test_what_is_newest_begins_with_the_latest_year() -> None:
    newest = visible_text(opened("overview", lang="en")).split("Latest in the data ")[1]
    assert newest.startswith("Own income per head Exemplia, 2023 Population Exemplia, 2022 ")


def test_an_unknown_country_is_said() -> None:
    text = visible_text(opened("overview", lang="en", country="XX"))
    assert "XX" in text and "municipalities of Exemplia" in text
