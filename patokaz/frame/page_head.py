"""The HTML head of a page as sent by the server, read by messengers and search engines.

The framework sends one file for every address. Here its title and language are filled from the address and, with a
public address set, the picture of the place (`/preview`, see `profile/link_picture.py`).
"""

import asyncio
import re
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route
from streamlit import file_util

from patokaz.frame.address import language_of, public_address
from patokaz.frame.beside_pages import paths
from patokaz.frame.menu import PAGES
from patokaz.frame.title import page_title
from patokaz.geography.areas import search_index
from patokaz.geography.search import named_place
from patokaz.language.html import html
from patokaz.language.words import words
from patokaz.statistics.countries import area_level_name
from patokaz.statistics.database import DatabaseMissing, data_version
from patokaz.statistics.places import areas_named

SHARED_PICTURE = "app/static/patokaz-share.png"  # of the product, where the address names no place
PREVIEW = "preview/{area}.png"
LONGEST = 120  # letters of an address's place that are looked at
SIZE = (1200, 630)


@dataclass(frozen=True)
class Head:
    """Contents of the head. picture: its full address, empty without a public address; address: of the page, likewise."""

    language: str
    title: str
    description: str
    picture: str = ""
    picture_text: str = ""
    address: str = ""


def page_head(name: str, asked: dict[str, str], language: str) -> Head:
    """The head of a page with these parameters; the product's own for an unknown area or none."""
    t, base = words(language), public_address()
    picture, text, description = SHARED_PICTURE, "Patokaz", t("overview.lead")
    place = _place(asked, language)
    if place:
        called = place["long_name"] or place["name"]
        parts = (area_level_name(place, t), place["upper"], place["country"])
        description = " · ".join(part for part in parts if part and part not in (called, place["name"]))
        version = data_version().removesuffix(".duckdb").rpartition("-")[2]
        picture = f"{PREVIEW.format(area=place['area_id'])}?{urlencode({'lang': language, 'v': version})}"
        text = t("place_card.alt", name=called)
    page = "" if name == "overview" else name
    here = f"{base}/{page}{'?' + urlencode(asked) if asked else ''}"
    title = page_title(name, place or None, t)
    return Head(language, title, description, *((f"{base}/{picture}", text, here) if base else ()))


def _place(asked: dict[str, str], language: str) -> dict[str, str]:
    """The area or country named by the address; empty if none."""
    named = (asked.get("area") or asked.get("country") or "")[:LONGEST]
    if not named:
        return {}
    try:
        code = named if areas_named([named], language) else named_place(search_index(), named)
        return dict(areas_named([code], language)[0]) if code else {}
    except DatabaseMissing:
        return {}


def filled(index: str, head: Head) -> str:
    """The framework's file with this head; unknown parts are unchanged."""
    told = str(html("frame/head", head=head, size=SIZE))
    index = re.sub(r"<(title)>.*?</\1>", lambda _: told, index, count=1, flags=re.DOTALL)
    return re.sub(r'(<html) lang="[^"]*"', rf'\1 lang="{head.language}"', index, count=1)


@cache
def _index() -> str:
    return (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")


async def _page(request: Request, name: str) -> HTMLResponse:
    asked = dict(request.query_params)
    language = language_of(asked.get("lang", ""), request.headers.get("Accept-Language", ""))
    head = await asyncio.to_thread(page_head, name, asked, language)
    return HTMLResponse(filled(_index(), head), headers={"Cache-Control": "no-cache", "Vary": "Accept-Language"})


def routes() -> list[Route]:
    """Every page under its name, the first one also at the folder itself."""
    named = [("", "overview"), *((name, name) for name in PAGES)]
    return [Route(paths(page)[0], partial(_page, name=name)) for page, name in named]
