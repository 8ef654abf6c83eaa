"""One project on the fixture country (tests/fixture/README.md)."""

import pytest

from tests.pages import opened, table_rows, visible_text

pytestmark = pytest.mark.usefixtures("small_country")


def test_a_project_tells_its_state_places_money_and_caution() -> None:
    app = opened("project", lang="en", project="xe-water")
    text = visible_text(app)
    assert text.startswith("Water supply of Alma Status completed Number 17 Programme Water")
    assert "Start April 1, 2019 End October 31, 2020 Places Alma" in text
    assert "contract value EUR 1.0 million" in text
    assert "Amounts are of the contract, not of the payments." in text
    assert table_rows(app, "Executed")[1:] == [
        ["2019", "EUR 400,000", "EUR 300,000"], ["2020", "EUR 600,000", "EUR 500,000"]
    ]  # fmt: skip


def test_a_year_without_execution_has_a_dash() -> None:
    app = opened("project", lang="en", project="xe-road")
    assert "Places Bela, Cera" in visible_text(app)
    assert table_rows(app, "Executed")[2][1] == "EUR 300,000" and "0" not in table_rows(app, "Executed")[2][2]


def test_an_unknown_project_is_refused() -> None:
    assert "“nope” is in none of the lists." in visible_text(opened("project", lang="en", project="nope"))
