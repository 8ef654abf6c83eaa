"""Comparison: what may stand side by side, municipalities like one, and the page itself."""

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from patokaz import database
from patokaz.comparison_page import read_weights
from patokaz.comparisons import (
    MOST_PLACES,
    chosen_places,
    comparable,
    compared_rows,
    similar_to,
    similarity_defaults,
)
from patokaz.i18n import LANGUAGES, words
from patokaz.indicators import BLOCKS, catalogue
from tests.test_pages import opened, shown

AREAS = sorted(
    row[0] for row in database.connect(str(database.BUILD / database.data_version())).execute(
        "SELECT area_id FROM area"
    ).fetchall()
)  # fmt: skip


def test_definitions_decide_what_may_be_compared() -> None:
    people = catalogue()["population_persons"]
    assert comparable(people, {"mk", "bg"}) and comparable(people, {"ua"}) and not comparable(people, {"bg", "ua"})


def test_a_refusal_shows_both_definitions_and_no_value() -> None:
    page = shown(opened("comparison", lang="en", area="PAZ21", **{"with": "UA23060070000082704"}))
    refused = html.escape(words("en")("comparison.refused"))
    assert refused in page and "Present population on 1 January 2022" in page and "710,052" not in page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "address",
    [
        {"area": "PAZ21", "with": "PAZ19,VTR22"},
        {"area": "PAZ21", "with": "MK00805,nowhere,PAZ21"},
        {"area": "MK00805", "show": "similar", "nearest": "20"},
        {"area": "UA23060070000082704", "show": "similar", "by": "population_persons*2,poetry*3,urban_share_pct*x"},
        {"area": "MK", "show": "similar"},
        {},
    ],
)
def test_the_page_opens(language: str, address: dict[str, str]) -> None:
    app = opened("comparison", lang=language, **address)
    assert not app.exception
    assert html.escape(words(language)("error.failed_title")) not in shown(app)


def test_nearest_municipalities_explain_themselves() -> None:
    weights = dict.fromkeys(similarity_defaults("BG"), 1.0)
    found = similar_to("BG", "PAZ21", weights, 7)
    assert len(found) == 7 and "PAZ21" not in set(found["area"]) and found["distance"].is_monotonic_increasing
    assert found[list(weights)].sum(axis=1).tolist() == pytest.approx([1.0] * 7)
    assert similar_to("BG", "nowhere", weights, 7).empty


def test_weights_of_a_hand_edited_address() -> None:
    possible = ["a", "b", "c"]
    assert read_weights("a*2,b*nonsense,c,d*1,a*9", possible) == {"a": 2.0, "c": 1.0}
    assert read_weights("b*-1,c*nan", possible) == {}


@settings(max_examples=25)
@given(st.lists(st.sampled_from(AREAS), max_size=8), st.sampled_from(list(LANGUAGES)))
def test_any_places_side_by_side(ids: list[str], language: str) -> None:
    places = chosen_places([*ids, "nowhere"], words(language))
    assert len(places) == min(MOST_PLACES, len(set(ids)))
    for block in BLOCKS:
        for row in compared_rows(places, block):
            assert len(row.figures) == len(places)
            assert sum(figure is not None for figure in row.figures) >= min(2, len(places))
