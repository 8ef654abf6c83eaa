"""The views of what the database holds, on the fixture country (tests/fixture/README.md)."""

import json
import re
from pathlib import Path

import pytest

from patokaz.metadata.matrix import matrix
from patokaz.metadata.officer_screen import may_ask
from tests.pages import answered, opened, table_rows, visible_text

pytestmark = pytest.mark.usefixtures("small_country")


def test_the_matrix_tells_years_and_areas_of_each_level() -> None:
    rows = {row[0]: row[1:] for row in table_rows(opened("data", lang="en"), "Exemplia")}
    assert rows["Population"] == ["2021–2022 20 of 20", "2021–2022 2 of 2"]
    assert rows["Own income per head"] == ["2023 19 of 20", ""]
    assert "Mother tongue: first" not in rows


def test_a_matrix_in_no_language_is_not_found() -> None:
    assert answered(matrix, lang="tlh") == (404, "") and answered(matrix, lang="sq")[0] == 200


def test_every_source_is_told_with_its_caution() -> None:
    text = visible_text(opened("data", lang="en", show="sources"))
    first = text.split("Grants of the fund ")[1].split("Registered unemployment")[0]
    assert first.startswith("Fund of Examples Table: List B Years: 2018 Level: Municipality Licence: not stated")
    assert "Only closed grants are listed." in first
    assert "Level: Municipality, Region Licence: CC BY 4.0" in text


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


def test_how_fresh_tells_newest_years_what_the_office_has_and_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The office's answer as a check records it; the button is the officer's alone."""
    monkeypatch.setenv("PATOKAZ_RENEWED", str(tmp_path))
    folder = tmp_path / "xe"
    (folder / "reports").mkdir(parents=True)
    (folder / "reports" / "xx_births.en.txt").write_text("3 new, 1 revised", encoding="utf-8")
    changed = {
        "title": "Births",
        "updated": "2026-07-28T12:00:00",
        "accepted": "",
        "asked": "2026-08-01",
        "changed": "yes",
    }
    silent = {
        "title": "Deaths",
        "changed": "unknown",
        "told": {"en": "The office did not answer."},
        "asked": "2026-08-01",
    }
    undated = {"title": "Prices", "updated": "", "changed": "unknown", "told": None, "asked": "2026-08-01"}
    same = {"title": "Area", "changed": "no", "asked": "2026-08-01"}
    record = {"xx_births": changed, "xx_deaths": silent, "xx_prices": undated, "xx_area": same}
    (folder / "checked.json").write_text(json.dumps(record), encoding="utf-8")
    app = opened("data", lang="en", show="fresh")
    rows = {row[0]: row[1:] for row in table_rows(app, "Exemplia")}
    text = visible_text(app)
    assert rows["People"][0].startswith("2022 ")
    assert "Births changed by the office on 28 July 2026; not fetched since" in text
    assert "Prices the office gives no date of change;" in text
    assert "Deaths The office did not answer." in text and "Offices last checked on 1 August 2026." in text
    assert "Area" not in text.split("asked on")[0].split("do not")[-1]
    assert "3 new, 1 revised" in text
    assert not app.button


def test_only_the_officer_on_this_machine_may_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("patokaz.metadata.officer_screen.host", lambda: "localhost")
    for started, address, allowed in (("1", "127.0.0.1", True), ("1", "0.0.0.0", False), ("", "127.0.0.1", False)):
        monkeypatch.setenv("PATOKAZ_DATA_OFFICER", started)
        monkeypatch.setattr("patokaz.metadata.officer_screen.bound_to", lambda address=address: address)
        assert may_ask() == allowed
    monkeypatch.setattr("patokaz.metadata.officer_screen.bound_to", lambda: "127.0.0.1")
    monkeypatch.setenv("PATOKAZ_DATA_OFFICER", "1")
    monkeypatch.setattr("patokaz.metadata.officer_screen.host", lambda: "figures.example.org")
    assert not may_ask()
