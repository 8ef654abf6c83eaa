"""Addresses that people hold from before: what their keys were called once still opens the same view."""

import pytest

from patokaz.frame.menu import ASK_FOR_A_PLACE, PAGES
from patokaz.frame.written_addresses import FORMER_KEYS
from patokaz.language.words import words
from tests.pages import opened, visible_text

HELD = {
    "index": (
        {"w": "people*2", "turn": "tertiary_education_share_pct*-1"},
        {"weights": "people*2", "directions": "tertiary_education_share_pct*-1"},
    ),
    "goalposts": (
        {
            "normalisation": "goalposts",
            "low": "tertiary_education_share_pct*4",
            "high": "tertiary_education_share_pct*9",
        },
        {
            "normalisation": "goalposts",
            "lower_posts": "tertiary_education_share_pct*4",
            "upper_posts": "tertiary_education_share_pct*9",
        },
    ),
    "targets": (
        {"normalisation": "target", "goal": "tertiary_education_share_pct*4"},
        {"normalisation": "target", "targets": "tertiary_education_share_pct*4"},
    ),
}


@pytest.mark.parametrize("name", HELD)
def test_an_index_under_its_former_keys(name: str) -> None:
    former, present = HELD[name]
    usual = visible_text(opened("potential", lang="en", country="BG", show="index"))
    asked = opened("potential", lang="en", country="BG", show="index", **former)
    assert visible_text(asked) == visible_text(opened("potential", lang="en", country="BG", show="index", **present))
    assert visible_text(asked) != usual
    assert not set(former) & set(FORMER_KEYS) & set(asked.query_params)


@pytest.mark.parametrize(
    "page, view, former, present",
    [
        ("comparison", {"area": "PAZ21", "show": "similar"}, {"by": "births_per_1000*1"}, {"weights": "births_per_1000*1"}),
        ("comparison", {"country": "BG", "show": "disparity"}, {"within": "PAZ"}, {"container": "PAZ"}),
        ("potential", {"country": "BG", "indicator": "births_per_1000"}, {"within": "PAZ"}, {"container": "PAZ"}),
        ("potential", {"country": "BG", "show": "why"}, {"region": "BG41"}, {"sector_area": "BG41"}),
    ],
)  # fmt: skip
def test_a_view_under_its_former_key(
    page: str, view: dict[str, str], former: dict[str, str], present: dict[str, str]
) -> None:
    asked = visible_text(opened(page, lang="en", **view, **former))
    assert (
        asked
        == visible_text(opened(page, lang="en", **view, **present))
        != visible_text(opened(page, lang="en", **view))
    )


def test_the_session_s_figures_under_their_former_key() -> None:
    assert FORMER_KEYS["add"] == "own_figures"


@pytest.mark.parametrize("page", [page for page in PAGES if page not in ASK_FOR_A_PLACE])
def test_an_unknown_place_is_said_on_pages_that_ask_for_none(page: str) -> None:
    t = words("uk")
    wrong = opened(page, lang="uk", area="XX999")
    assert t("error.unknown_choice_text", what=t("choice.area"), value="XX999") in visible_text(wrong)
    assert "area" not in wrong.query_params


def test_a_language_that_is_not_spoken_is_said_in_one_that_is() -> None:
    t = words("en")
    wrong = opened("data", lang="tlh")
    assert t("error.unknown_choice_text", what=t("choice.lang"), value="tlh") in visible_text(wrong)
    assert "lang" not in wrong.query_params
    assert t("error.unknown_choice_title") not in visible_text(opened("data", lang="en", area="PAZ21"))
