"""Sentences that say a thing once, and nothing that is empty or untrue of the place."""

import pandas as pd
import pytest

from patokaz.index.texts import first_standing
from patokaz.language.words import LANGUAGES, words
from patokaz.partners.texts import score_rule
from patokaz.portfolio.texts import compiled_text, who_text
from patokaz.profile.profile import read_profile
from patokaz.profile.slides import profile_slides
from patokaz.readiness.readiness import readiness
from patokaz.readiness.texts import data_sentence
from tests.pages import opened, visible_text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_of_an_index_has_its_score_and_an_interval_where_there_is_one(language: str) -> None:
    t = words(language)
    score, interval = t.number(82.2, 1), t("index.interval", low=1, high=4)
    row = {"rank": 1, "value": 82.2}
    assert first_standing(pd.Series(row | {"low": 1, "high": 1}), t) == score
    assert first_standing(pd.Series(row | {"low": 1, "high": 4}), t) == f"{score}; {interval}"
    assert first_standing(pd.Series(row | {"low": 2, "high": 4}), t).endswith(t("index.rank_outside"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_stands_behind_no_project_is_not_counted_as_nought(language: str) -> None:
    t = words(language)
    nobody = pd.DataFrame({"beneficiary": ["", None], "authority": [None, ""]})
    assert who_text(nobody, t) == t("portfolio.who_none", total="2")
    one = nobody.assign(beneficiary=["A", ""])
    assert who_text(one, t) == t("portfolio.who_no_authority", beneficiary="1", total="2")
    assert who_text(one.assign(authority="C"), t) == t("portfolio.who", beneficiary="1", authority="2", total="2")


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_occupied_territories_only_a_country_that_has_them_is_told(language: str) -> None:
    t = words(language)
    assert t("partners.rule_occupied") in score_rule("UA", t)
    assert t("partners.rule_occupied") not in score_rule("MK", t)


@pytest.mark.parametrize(
    "area, whose",
    [("UA23080070000068953", "yours_occupied"), ("UA12080010000029838", "yours"), ("UA07080170000013585", "yours")],
)  # occupied, with hostilities, neither
@pytest.mark.parametrize("language", LANGUAGES)
def test_under_occupation_the_authority_that_works_answers_for_itself(area: str, whose: str, language: str) -> None:
    t = words(language)
    profile = read_profile(area, t)
    assert profile is not None
    found = readiness(profile, {})
    left = len(found.items) - len(found.from_figures)
    told = data_sentence(found, t)
    assert t(f"readiness.{whose}", count=left) in told
    other = "yours" if whose == "yours_occupied" else "yours_occupied"
    assert t(f"readiness.{other}", count=left) not in told


def test_how_many_measures_are_shown_is_said_where_some_are_not() -> None:
    t = words("uk")
    text = visible_text(opened("needs", lang="uk", area="PAZ21", show="measures"))
    assert t("needs.matched_all", place="Пештера", count=1) in text
    assert t("needs.matched", place="Пештера", count=1, shown=1) not in text


def test_a_question_to_the_hall_has_both_figures_with_their_unit() -> None:
    t = words("mk")
    profile = read_profile("UA23", t)
    assert profile is not None
    title = profile_slides(profile, "", t)[-1].title
    assert title.endswith("%?") and title.count("%") == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_without_a_date_is_not_told_as_made_on_one(language: str) -> None:
    t = words(language)
    assert compiled_text("", t) == t("portfolio.not_dated")
    assert compiled_text("2014", t) == t("portfolio.made", made=t.of_year(2014))
