"""What messengers read of a link: the head that the server fills by the address, and the picture of the place."""

import asyncio
import io
import re
import threading
from collections.abc import MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import streamlit as st
from PIL import Image
from starlette.applications import Starlette

from patokaz.frame import page_head
from patokaz.frame.beside_pages import beside_pages
from patokaz.frame.page_head import PREVIEW
from patokaz.profile import link_picture

BASE = "https://figures.example/statistics"


@dataclass
class Answer:
    """Status, headers and body of what the server sent."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    content: bytes = b""

    @property
    def text(self) -> str:
        return self.content.decode()


def get(path: str, accepted: str = "") -> Answer:
    """What the product's own routes answer."""
    app = Starlette(routes=[*page_head.routes(), *beside_pages(PREVIEW, link_picture.Drawing().picture, packed=False)])
    bare, _, query = path.partition("?")
    headers = [(b"accept-language", accepted.encode())]
    scope = {
        "type": "http",
        "method": "GET",
        "path": bare,
        "query_string": quote(query, "=&").encode(),
        "headers": headers,
    }
    answer = Answer()

    async def send(part: MutableMapping[str, Any]) -> None:
        if part["type"] == "http.response.start":
            answer.status = part["status"]
            answer.headers = {key.decode(): value.decode() for key, value in part["headers"]}
        else:
            answer.content += part["body"]

    asyncio.run(app(scope, None, send))  # type: ignore[arg-type]
    return answer


def told(text: str) -> dict[str, str]:
    """Names and contents of the head's tags."""
    return dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', text))


def test_a_link_to_a_place_shows_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATOKAZ_PUBLIC_ADDRESS", f"{BASE}/")
    asked = get("/profile?area=PAZ21&lang=bg")
    head = told(asked.text)
    assert '<html lang="bg"' in asked.text and "<title>Пещера · Общински профил · Patokaz</title>" in asked.text
    assert (
        head["og:title"] == "Пещера · Общински профил · Patokaz"
        and head["og:description"] == "Община · област Пазарджик · България"
    )
    assert head["og:url"] == f"{BASE}/profile?area=PAZ21&amp;lang=bg"
    picture = head["og:image"].replace("&amp;", "&")
    assert picture.startswith(f"{BASE}/preview/PAZ21.png?lang=bg&v=") and "Пещера" in head["og:image:alt"]
    assert '<script type="module"' in asked.text and '<div id="root">' in asked.text  # the framework's own page
    drawn = get(picture.removeprefix(BASE))
    assert drawn.headers["content-type"] == "image/png" and "max-age" in drawn.headers["cache-control"]
    assert Image.open(io.BytesIO(drawn.content)).size == (1200, 630)


def test_other_pages_and_addresses_without_a_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATOKAZ_PUBLIC_ADDRESS", BASE)
    assert told(get("/comparison?area=Павликени&lang=en").text)["og:title"] == "Pavlikeni · Comparison · Patokaz"
    assert "/preview/UA.png?lang=uk" in told(get("/data?country=UA&lang=uk").text)["og:image"]
    for path in ("/", "/needs?area=nowhere"):
        head = told(get(path, "sr,en").text)
        assert head["og:image"] == f"{BASE}/app/static/patokaz-share.png"  # of the product
        assert head["og:description"].startswith("Официјални")
    assert (Path(__file__).parents[2] / "static" / "patokaz-share.png").is_file()
    hostile = get('/profile?area="><script>x</script>&lang="><b>').text
    assert "<script>x" not in hostile and "<b>" not in hostile and '<html lang="en"' in hostile


def test_without_a_public_address_no_picture_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PATOKAZ_PUBLIC_ADDRESS", raising=False)
    head = told(get("/profile?area=PAZ21&lang=en").text)
    assert head["og:title"] == "Peshtera · Municipal profile · Patokaz"
    assert not {"og:image", "og:url"} & set(head)


def test_under_a_folder_pages_and_pictures_are_there_too(monkeypatch: pytest.MonkeyPatch) -> None:
    given = st.get_option
    monkeypatch.setattr(st, "get_option", lambda key: "/statistics/" if key == "server.baseUrlPath" else given(key))
    assert "Скопски плански регион" in get("/statistics/profile?area=MK008&lang=mk").text
    assert get("/profile").status == 404 and get("/statistics/").status == 200
    for folder in ("/statistics", ""):  # with and without a proxy that takes the folder away
        assert get(f"{folder}/preview/MK008.png?lang=mk").status == 200


def test_unknown_places_have_no_picture_and_few_wait_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert get("/preview/nowhere.png").status == 404
    asked = threading.Event()
    running = []

    def slow(area: str, _language: str) -> bytes:
        running.append(area)
        assert len(running) == 1  # one after the other
        asked.wait(0.01)
        running.pop()
        return b"drawn"

    monkeypatch.setattr(link_picture, "picture_of", slow)
    (route,) = beside_pages(PREVIEW, link_picture.Drawing().picture, packed=False)

    async def many() -> list[int]:
        answers = await asyncio.gather(
            *(
                route.endpoint(
                    page_head.Request({"type": "http", "query_string": b"", "path_params": {"area": str(at)}})
                )
                for at in range(link_picture.MOST_WAITING + 3)
            )
        )
        return [answer.status_code for answer in answers]

    answers = asyncio.run(many())
    assert answers.count(503) == 3 and answers.count(200) == link_picture.MOST_WAITING
