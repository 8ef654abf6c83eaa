"""Sentences of the portfolio on the product's own lists: what is told of one place, of few projects, and in whose words."""

from datetime import date

import pytest

from patokaz.language.words import LANGUAGES, words
from patokaz.portfolio.chosen import place_names, selection
from patokaz.portfolio.filters import Filters
from patokaz.portfolio.lists import read_list
from patokaz.portfolio.texts import story
from patokaz.portfolio.views import told

DAY = date(2026, 9, 30)
OURS = "mk_gjorce_petrov_projects"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hundredth_is_told_of_a_hundred_projects_and_more(language: str) -> None:
    t = words(language)
    for area, is_told in (("", True), ("UA80000000000093317", False)):
        view = told(selection(Filters("UA", "ua_dfrr", area=area), language, DAY.isoformat()), DAY, (), t).view(
            "concentration"
        )
        assert view and (t.percent(1) in view.sentence) is is_told and t.percent(10) in view.sentence


def test_a_register_that_counts_names_a_municipality_once() -> None:
    chosen = selection(Filters("UA", "ua_dream_counts", area="UA59080150000013842"), "en", DAY.isoformat())
    text = story(chosen, {"UA59080150000013842": "Mykolaivka"}, words("en"))
    assert text.startswith("The register counts 2 projects for Mykolaivka. It contains no amounts.")
    whole = story(selection(Filters("UA", "ua_dream_counts"), "en", DAY.isoformat()), {}, words("en"))
    assert "in 1,026 of 1,470 (hromadas); most in " in whole


@pytest.mark.parametrize(("language", "said"), [("mk", "Канализација во Волково"), ("en", "Sewerage in Volkovo")])
def test_titles_of_our_wording_are_in_the_readers_language(language: str, said: str) -> None:
    rows = read_list(OURS, "MK", language).projects
    assert said in set(rows["title"]) and set(rows["title_language"]) == {language} and len(rows) == 7
    bank = read_list("mk_worldbank", "MK", language).projects
    assert set(bank["title_language"]) == {"en"}


def test_a_larger_area_is_told_by_its_kind() -> None:
    """A district has the name of its town and a region is an adjective: bare, they say another place or none."""
    names = place_names("BG", "bg")
    assert (names["PAZ"], names["BG42"], names["PAZ21"]) == ("област Пазарджик", "Южен централен район", "Пещера")
    assert place_names("MK", "mk")["MK008"] == "Скопски плански регион"
