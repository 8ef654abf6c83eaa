"""The version's hash: a changed rule or formula is a new version, a corrected text of the catalogue is none. That it is over
exactly what a build reads and runs stands in test_build.py."""

import dataclasses

import pytest

from data import version
from data.version import data_version, modules
from patokaz.statistics import catalogue as indicators
from patokaz.statistics.paths import ROOT


def test_a_changed_rule_is_a_new_version() -> None:
    assert ROOT / "patokaz" / "analysis" / "disclosure.py" in modules()
    assert ROOT / "patokaz" / "frame" / "page.py" not in modules()


@pytest.fixture
def changed_catalogue(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    def change(key: str, **changes: object) -> str:
        entries = dict(indicators.catalogue())
        entries[key] = dataclasses.replace(entries[key], **changes)
        monkeypatch.setattr(version, "catalogue", lambda: entries)
        return data_version()

    return change


def test_a_corrected_letter_of_a_text_is_no_new_version(changed_catalogue) -> None:  # type: ignore[no-untyped-def]
    before = data_version()
    assert changed_catalogue("births_per_1000", definition={"en": "Another text."}) == before


def test_a_changed_formula_is_a_new_version(changed_catalogue) -> None:  # type: ignore[no-untyped-def]
    before = data_version()
    assert changed_catalogue("births_per_1000", formula="101 * live_births_count") != before
