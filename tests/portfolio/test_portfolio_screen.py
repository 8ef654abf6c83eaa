"""The portfolio on the fixture country (tests/fixture/README.md): six projects in two currencies."""

import re

import pytest

from tests.pages import map_data, opened, table_rows, visible_text

pytestmark = pytest.mark.usefixtures("small_country")


def test_how_many_how_much_how_far() -> None:
    text = visible_text(opened("portfolio", lang="en"))
    assert "Projects 6 5 with an amount stated Total amount EUR USD 3.8 million 90,000" in text
    assert "Executed against plan 75.0% EUR 900,000 of EUR 1.2 million" in text


def test_the_largest_stands_first_and_the_one_without_an_amount_last() -> None:
    rows = table_rows(opened("portfolio", lang="en"), "Project")
    assert rows[1] == ["Railway of Exemplia", "Roads", "Exemplia", "", "not stated", "EUR 2.0 million"]
    assert rows[3] == ["Road from Bela to Cera", "Roads", "Bela, Cera", "2021–2023", "under way", "EUR 500,000"]
    assert rows[6] == ["Waste centre of the North", "Water", "North", "2022", "planned", "–"]


def test_money_by_programme_and_years_of_beginning() -> None:
    text = visible_text(opened("portfolio", lang="en"))
    assert re.search(r"Money by programme Roads ?2\.EUR 5 million Water ?1\.EUR 0 million Schools ?EUR 250,000", text)
    assert re.search(r"Projects by year 1 ?2018 1 ?2019 1? ?2020 1 ?2021 2 ?2022", text)


def test_a_project_of_two_places_counts_in_both_and_two_are_not_on_the_map() -> None:
    app = opened("portfolio", lang="en")
    assert map_data(app, "projects")["values"].split("\n") == ["1"] * 3 + [""] * 7 + ["1"] + [""] * 8 + ["1"]
    assert "For 2 projects only the region or the country is known; they are not on the map." in visible_text(app)


def test_a_region_has_what_lies_in_it() -> None:
    text = visible_text(opened("portfolio", lang="en", area="XEN"))
    assert "Projects 3 2 with an amount Total amount EUR 1.5 million" in text


def test_what_fits_no_project_and_what_is_unknown_are_said() -> None:
    assert "No project matches these filters." in visible_text(
        opened("portfolio", lang="en", area="XEN", status="contracted")
    )
    assert "Status: “lost” is unknown" in visible_text(opened("portfolio", lang="en", status="lost"))
