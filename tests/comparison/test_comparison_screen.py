"""Places side by side on the fixture country (tests/fixture/README.md): Dora (3 %) and Gora (7 %, no income)."""

import re

import pytest

from tests.pages import opened, table_rows, visible_text

pytestmark = pytest.mark.usefixtures("small_country")


def test_places_stand_side_by_side_with_the_median_and_its_middle_half() -> None:
    app = opened("comparison", lang="en", area="XE04", **{"with": "XE07"})
    rows = [
        row for row in table_rows(app, "Median: Exemplia", "Unemployment rate %") if row[0] == "Unemployment rate %"
    ]
    assert rows[0][:4] == [
        "Unemployment rate %", "3.0 · 2022 · 3 of 20", "7.0 · 2022 · 7 of 20", "10.5 · 5.8 – 15.3 · North: 5.5"
    ]  # fmt: skip
    assert "Own income per head" not in visible_text(app)  # one place alone has it


def test_the_comparison_opens_with_the_neighbours_nearest_in_size() -> None:
    """Around Dora (4) lie 3, 5, 8, 9 and 10; four stand beside her, and nobody is refused."""
    app = opened("comparison", lang="en", area="XE04")
    head = [
        cell
        for cell in table_rows(app, "Median: Exemplia", "Unemployment rate %")[0]
        if cell[:2] in ("A ", "B ", "C ", "D ", "E ")
    ]
    assert [cell[2] for cell in head] == ["D", "C", "E", "H", "I"]
    chips = visible_text(app).partition("Compare with:")[2]
    assert re.match(r" neighbours \(5\) .*North \(9\) own group", chips)
    assert "Select at least two areas" not in visible_text(app)


def test_a_place_alone_keeps_all_its_figures() -> None:
    text = visible_text(opened("comparison", lang="en", area="XE04", **{"with": "-"}))
    assert "Own income per head EUR per head 400 · 2023 · 16 of 19" in text


def test_nobody_is_said_and_an_unknown_place_is_refused() -> None:
    assert "No area selected yet." in visible_text(opened("comparison", lang="en"))
    assert "“XE21” is not recognised as an area" in visible_text(opened("comparison", lang="en", area="XE21"))
