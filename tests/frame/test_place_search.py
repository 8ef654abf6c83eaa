"""What `/places` answers while a reader types."""

import asyncio
import json
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.requests import Request

from patokaz.frame.beside_pages import beside_pages
from patokaz.frame.places import LONGEST, places
from patokaz.language.languages import LANGUAGES
from patokaz.language.words import words
from patokaz.statistics import database
from patokaz.statistics.countries import level_name


def asked(**parameters: str) -> tuple[int, dict[str, Any]]:
    request = Request({"type": "http", "query_string": urlencode(parameters).encode()})
    answer = asyncio.run(places(request))
    assert answer.headers["cache-control"] == "no-store"
    return answer.status_code, json.loads(answer.body)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_is_told_with_its_sentence_in_the_language(language: str) -> None:
    code, told = asked(text="Пещера", lang=language, country="BG")
    t = words(language)
    assert code == 200 and told["status"] == t("search.results", count=len(told["results"]))
    assert told["results"][0]["id"] == "PAZ21" and level_name("BG", "municipality", t) in told["results"][0]["subtitle"]


def test_a_larger_area_is_told_by_its_full_name() -> None:
    found = asked(text="Скопски", lang="mk")[1]["results"][0]
    assert (found["title"], found["subtitle"]) == ("Скопски плански регион", "Северна Македонија")
    assert asked(text="Добричка", lang="bg", country="BG")[1]["results"][0]["id"] == "DOB15"


def test_nothing_and_no_text_are_told_apart_from_an_error() -> None:
    assert asked(text="qqxxzz", lang="en") == (200, {"results": [], "status": words("en")("search.nothing")})
    assert asked(text="  ", lang="xx", country="ZZ")[1]["results"] == [] and asked()[0] == 200


def test_it_stands_beside_the_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [route.path for route in beside_pages("places", places)] == ["/places"]
    monkeypatch.setattr("patokaz.frame.beside_pages.st.get_option", {"server.baseUrlPath": "/patokaz/"}.get)
    assert [route.path for route in beside_pages("places", places)] == ["/patokaz/places", "/places"]


def test_only_the_beginning_of_a_long_text_is_looked_at() -> None:
    assert asked(text="Пещера".ljust(LONGEST) + "qqxxzz", lang="en")[1] == asked(text="Пещера", lang="en")[1]


def test_without_a_database_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setenv("PATOKAZ_BUILD", str(tmp_path))
    database.ANSWERS.clear()
    code, told = asked(text="Smolyan", lang="bg")
    assert code == 503 and told == {"results": [], "status": words("bg")("error.no_database_title")}
