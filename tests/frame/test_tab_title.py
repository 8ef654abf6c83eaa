"""What the browser's tab says: of ten open places each is told from the others."""

import pytest
import streamlit as st

from patokaz.frame.title import page_title
from patokaz.language.words import words
from tests.pages import opened


@pytest.mark.usefixtures("small_country")
@pytest.mark.parametrize(
    ("page", "address", "title"),
    [
        ("profile", {"area": "XE01"}, "Alma · Municipal profile · Patokaz"),
        ("portfolio", {"area": "XEN"}, "North · Project portfolio · Patokaz"),
        ("profile", {"area": "XEN"}, "North · Patokaz"),
        ("profile", {"area": "nowhere"}, "Municipal profile · Patokaz"),
        ("data", {}, "Data · Patokaz"),
    ],
)
def test_a_tab_names_the_place(page: str, address: dict[str, str], title: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(st, "set_page_config", lambda page_title, **_: told.append(page_title))
    opened(page, lang="en", **address)
    assert told and told[-1] == title


def test_a_title_begins_with_a_capital() -> None:
    area = {"level": "district", "long_name": "област Смолян", "name": "Смолян"}
    assert page_title("portfolio", area, words("bg")).startswith("Област Смолян · ")
    assert page_title("overview", None, words("bg")) == "Patokaz"
