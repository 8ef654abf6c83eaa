"""What a reader of a language is given: the country, the order of the search, the framework's words."""

import re

import pytest

from patokaz.frame.framework_words import PATTERNS, SAID_OTHERWISE, WRITTEN, framework_words
from patokaz.geography.areas import named_areas, search_index
from patokaz.geography.search import find_places
from patokaz.language.words import LANGUAGES, words
from patokaz.potential.patterns import newest_year, spots
from patokaz.statistics.countries import countries, country_of_reader
from tests.house.graph import ROOT
from tests.pages import map_data, opened


@pytest.mark.parametrize(
    ("language", "country"), [("mk", "MK"), ("sq", "MK"), ("bg", "BG"), ("uk", "UA"), ("en", "MK")]
)
def test_the_country_is_that_of_the_language(language: str, country: str) -> None:
    assert country_of_reader(language) == country


def test_the_address_keeps_the_country_over_a_change_of_language() -> None:
    app = opened("overview", lang="uk")
    assert app.query_params["country"] == "UA"
    app.query_params["lang"] = "bg"
    app.run()
    assert map_data(app, "overview")["words"]["alt"].startswith("Карта: Украйна")


def test_the_search_ranks_the_country_first_and_an_exact_name_before_beginnings() -> None:
    def countries_of(text: str, first: str) -> list[str]:
        return [row["country_id"] for row in named_areas(find_places(search_index(), text, 8, first), words("en"))]

    assert countries_of("гор", "MK")[0] == "MK" and countries_of("гор", "UA")[0] == "UA"
    assert countries_of("Пещера", "UA")[0] == "BG"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_framework_are_in_the_language(language: str) -> None:
    told = framework_words(words(language))
    said = {**WRITTEN, **PATTERNS}
    assert set(told) == {english for english, key in said.items() if language != "en" or key in SAID_OTHERWISE}
    assert all(text != english for english, text in told.items())


def test_what_a_screen_reader_is_told_of_a_list_is_among_the_words() -> None:
    said = ("1 option available.", "265 options available.", "Scopje, selected")
    assert all(any(re.match(pattern, text) for pattern in PATTERNS) for text in said)


def test_no_style_sheet_writes_words() -> None:
    """A link that its style sheet named stayed English for every reader."""
    written = [
        f"{sheet.name}: {found}"
        for sheet in (ROOT / "static").glob("*.css")
        for found in re.findall(
            r"(?<!-)\bcontent:[^;}]*[A-Za-z]{3,} [a-z]{2,}[^;}]*", sheet.read_text(encoding="utf-8")
        )
    ]
    assert not written


@pytest.mark.parametrize("country", ["MK", "BG"])
def test_the_map_of_clusters_begins_with_an_indicator_that_has_some(country: str) -> None:
    key = countries()[country]["spots"]
    year = newest_year(key, country, "municipality")
    assert spots(key, country, "municipality", year, "moran", True, "en").local.found_fdr > 0
