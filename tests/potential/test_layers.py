"""`/layer`: what a map is drawn from, asked by its address and ahead of a choice."""

import json
from urllib.parse import parse_qsl, urlsplit

import pytest

from patokaz.language.words import words
from patokaz.maps.asked import CLASS_NUMBERS, asked_map, layer_address
from patokaz.potential.layers import layer, layer_told
from patokaz.statistics import database
from tests.pages import answered, map_data, opened, told_ranks

EN = words("en")


def asked(**choices: str) -> tuple[int, dict[str, object]]:
    """Status and answer of `/layer`."""
    code, told = answered(layer, **choices)
    return code, json.loads(told)


def of(address: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(address).query))


@pytest.mark.usefixtures("small_country")
def test_the_page_names_the_layer_that_the_choice_ahead_of_it_asked() -> None:
    """What is drawn at once when an option is chosen is what the page asks for when it follows."""
    first = asked_map("XE", {})
    assert first
    at = first.options["indicator"].index("unemployment_rate_pct")
    ahead = layer_told(of(layer_address(first, "light", EN)) | {"pick": f"indicator:{at}"})
    page = map_data(opened("potential", lang="en", country="XE", indicator="unemployment_rate_pct"), "indicator")
    assert ahead == page and ahead["title"] == "Unemployment rate, 2022"


@pytest.mark.usefixtures("small_country")
def test_options_of_every_choice_are_picked_by_their_position() -> None:
    for position, number in enumerate(CLASS_NUMBERS):
        told = layer_told({"country": "XE", "lang": "en", "colours": "light", "pick": f"classes:{position}"})
        assert len(told["colours"]["classes"]) == int(number)  # type: ignore[index]
    usual = asked_map("XE", {}, ("year", 99))
    assert usual and usual.address() == {}


@pytest.mark.usefixtures("small_country")
@pytest.mark.parametrize("wrong", [{"country": "ZZ"}, {"lang": "tlh"}, {"colours": "neon"}, {"country": ""}], ids=str)
def test_what_is_no_map_is_not_found(wrong: dict[str, str]) -> None:
    usual = {"country": "XE", "lang": "en", "colours": "light"}
    assert asked(**usual)[0] == 200 and asked(**(usual | wrong)) == (404, {})


@pytest.mark.usefixtures("small_country")
@pytest.mark.parametrize(
    "pick", ["indicator:99999", "indicator:x", "level", "country:0", "year:-1", "indicator:\u00b2"]
)
def test_a_pick_that_is_none_changes_nothing(pick: str) -> None:
    usual = {"country": "XE", "lang": "en", "colours": "light"}
    assert asked(**usual, pick=pick) == asked(**usual)


def test_without_statistics_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> str:
        raise database.DatabaseMissing("none")

    monkeypatch.setattr(database, "_newest", missing)
    assert asked(country="UA", lang="en", colours="light") == (503, {})


@pytest.mark.parametrize("indicator", ["population_persons", "own_income_per_head_uah", "births_per_1000"])
def test_ranks_are_told_by_what_is_added_to_the_written_values(indicator: str) -> None:
    """The 1,470 areas of Ukraine and the product's figures: the same ranks as the page's table, sent in a tenth of the room."""
    for country in ("UA", "BG"):
        found = asked_map(country, {"indicator": indicator, "level": "municipality"})
        assert found
        drawn = layer_told(of(layer_address(found, "light", EN)))
        ranks = found.picture("en").rows["rank"].fillna(0).astype(int).tolist()
        assert told_ranks(drawn) == ranks
