"""One project on the fixture country (tests/fixture/README.md)."""

import pytest

from tests.pages import component_data, opened, table_rows, visible_text

pytestmark = pytest.mark.usefixtures("small_country")


def test_a_project_tells_its_state_way_money_places_and_caution() -> None:
    app = opened("project", lang="en", project="xe-water")
    text = visible_text(app)
    assert text.startswith("Water supply of Alma completed 2 of 5 in the filter")
    assert "Fund State budget Programme Water Number 17" in text
    assert (
        "Money by phase · contract value Planned 1.0 million EUR Contracted 1.0 million EUR 100.0 % of what was planned"
        in text
    )
    assert "Paid 800,000 EUR 80.0 % of what was contracted" in text
    assert "Start April 1, 2019 Planned end October 31, 2020 Places Alma" in text
    assert "Amounts are of the contract, not of the payments." in text
    assert table_rows(app, "Paid", "2019")[1:] == [
        ["2019", "400,000 EUR", "300,000 EUR"], ["2020", "600,000 EUR", "500,000 EUR"]
    ]  # fmt: skip


def test_paid_is_a_share_of_the_years_whose_payment_is_known() -> None:
    app = opened("project", lang="en", project="xe-road")
    text = visible_text(app)
    assert "planned end passed (June 30, 2023)" in text and "Shared by 2 places: it is outside the sum of each." in text
    assert "Paid 100,000 EUR 50.0 %" in text  # of 200,000 planned in 2021; of 2022 the payment is not known
    assert table_rows(app, "Paid", "2022")[2] == ["2022", "300,000 EUR", "–"]


def test_neighbours_are_those_of_the_filter() -> None:
    text = visible_text(opened("project", lang="en", project="xe-water", area="XEN"))
    assert "1 of 3 in the filter" in text


def test_an_unknown_project_is_refused() -> None:
    assert "“nope” is in none of the lists." in visible_text(opened("project", lang="en", project="nope"))


def test_a_project_is_presented_with_its_money_and_its_years() -> None:
    app = opened("presentation", lang="en", view="project", project="xe-water", country="XE")
    slides = component_data(app, "presentation")["slides"]
    first, years, question = (slide.replace("\u00a0", " ") for slide in slides)
    assert "1.0 million EUR" in first and "800,000 EUR" in first and "completed" in first
    assert "2019" in years and "600,000 EUR" in years and "What does this project need next?" in question
