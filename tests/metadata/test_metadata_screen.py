"""The views of what the database holds, on the fixture country (tests/fixture/README.md)."""

import re

import pytest

from tests.pages import opened, table_rows, visible_text

pytestmark = pytest.mark.usefixtures("small_country")


def test_the_matrix_tells_years_and_areas_of_each_level() -> None:
    rows = {row[0]: row[1:] for row in table_rows(opened("data", lang="en"), "Exemplia")}
    assert rows["Population"] == ["2021–2022 20 of 20", "2021–2022 2 of 2"]
    assert rows["Own income per head"] == ["2023 19 of 20", ""]
    assert "Mother tongue: first" not in rows


def test_every_source_is_told_with_its_caution() -> None:
    text = visible_text(opened("data", lang="en", show="sources"))
    first = text.split("Grants of the fund ")[1].split("Registered unemployment")[0]
    assert first.startswith("Fund of Examples Table. List B Years. 2018 Level. Municipality Licence. not stated")
    assert "Only closed grants are listed." in first
    assert "Level. Municipality, Region Licence. CC BY 4.0" in text


def test_a_computed_indicator_tells_its_formula() -> None:
    text = visible_text(opened("data", lang="en", show="indicators"))
    assert re.search(
        r"Population density per square kilometre · population_density_per_km2 Inhabitants per square kilometre\. "
        r"Formula: “Population” / “Area”",
        text,
    )
    assert "Registered persons, not a survey." in text


def test_the_downloads_say_how_many_rows_they_have() -> None:
    text = visible_text(opened("data", lang="en", show="downloads"))
    assert "Projects 6 rows" in text and "Sources 5 rows" in text and "Boundaries: Drawn by hand; as at 2022." in text


def test_an_unknown_view_is_refused() -> None:
    assert "“everything” is not recognised" in visible_text(opened("data", lang="en", show="everything"))
