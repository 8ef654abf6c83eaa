"""Pages opened as a reader opens them, and what is to be read there."""

import asyncio
import json
import re
from bisect import bisect_left
from collections.abc import Awaitable, Callable, Iterable, Mapping
from functools import cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from starlette.requests import Request
from starlette.responses import Response
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from patokaz.charts.area_map import BASE_64
from patokaz.comparison.tables_answer import tables_told
from patokaz.language.spans import TIE, WORD_JOINER
from patokaz.metadata.matrix import matrix_told
from patokaz.potential.layers import layer_told
from patokaz.profile.figures_answer import figures_told

ROOT = Path(__file__).parents[1]
TWO_SCRIPTS = ("sq", "uk")  # all five languages are for texts; a page is opened in one of each script
READERS = (("MK", "sq"), ("BG", "bg"), ("UA", "uk"))  # countries and one who reads each
UNSEEN = ("style", "script")
APART = (
    "p",
    "div",
    "li",
    "td",
    "th",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "dt",
    "dd",
    "summary",
    "small",
    "br",
    "article",
    "section",
)

# Each AppTest looks for components in the metadata of all installed packages, a third of its time: once will do.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


def in_a_script_each(names: str | tuple[str, ...], cases: Iterable[Any]) -> pytest.MarkDecorator:
    """Every case in one language, in turn of one script and the other. Adds the parameter `language`."""
    told = (names,) if isinstance(names, str) else names
    rows = [
        (*(case if len(told) > 1 else (case,)), TWO_SCRIPTS[at % len(TWO_SCRIPTS)]) for at, case in enumerate(cases)
    ]
    return pytest.mark.parametrize((*told, "language"), rows)


def opened(page: str, session: Mapping[str, object] | None = None, **address: str) -> AppTest:
    """A page of the menu at an address. session: what the reader's session already holds."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for key, value in address.items():
        app.query_params[key] = value
    for key, held in (session or {}).items():
        app.session_state[key] = held
    if page == "overview":
        app.run()
    else:
        app.session_state["has_menu"] = True  # as after the overview, which need not be drawn before
        app.switch_page(f"pages/{page}.py").run()
    assert not app.exception
    return app


def answered(endpoint: Callable[[Request], Awaitable[Response]], **choices: str) -> tuple[int, str]:
    """Status and text of what the server answers beside the pages."""
    answer = asyncio.run(
        endpoint(Request({"type": "http", "query_string": urlencode(choices).encode(), "headers": []}))
    )
    return answer.status_code, bytes(answer.body).decode()


def shown(app: AppTest) -> str:
    """The HTML of a page, quotes as `html.escape` writes them."""
    markup = unheld("\n".join(_with_what_follows(str(element.proto.body)) for element in app.get("html")))
    return markup.replace("&#39;", "&#x27;").replace("&#34;", "&quot;")  # as html.escape writes them


def visible_text(app: AppTest) -> str:
    """The words of a page below its head without their marks, one blank between them; labels of controls are not among them."""
    return plain_text("\n".join(piece for piece in markup(app) if not piece.startswith("<header")))


def markup(app: AppTest) -> list[str]:
    """The pieces of HTML and markdown of a page, in their order."""
    pieces = (str(element.proto.body) for element in (*app.get("html"), *app.get("markdown")))
    return [unheld(_with_what_follows(piece)) for piece in pieces]


def unheld(text: str) -> str:
    """A text as it was written, without what holds its spans and ranks on one line."""
    return text.replace(TIE, " ").replace(WORD_JOINER, "")


def _with_what_follows(piece: str) -> str:
    """A piece with what the browser asks for when the reader comes near."""

    def brought(found: re.Match[str]) -> str:
        asked = urlsplit(unescape(found[1]))
        told = {"figures": figures_told, "matrix": matrix_told, "tables": tables_told}[asked.path](
            dict(parse_qsl(asked.query))
        )
        assert told, found[1]
        return f"{found[0]}{told}"

    return re.sub(r'<div class="later" data-fetch="([^"]*)"[^>]*>', brought, piece)


def plain_text(text: str) -> str:
    """HTML without its marks, one blank between words."""
    reader = _Words()
    reader.feed(unheld(text))
    return re.sub(r"\s+", " ", "".join(reader.found)).strip()


def table_rows(app: AppTest, head: str, cell: str = "") -> list[list[str]]:
    """The rows of the first table whose head has a cell `head` and, below, a cell `cell`, as the words of their cells."""
    for piece in markup(app):
        reader = _Rows()
        reader.feed(piece)
        for table in reader.tables:
            if any(head in row for row in table[:2]) and (not cell or any(cell in row for row in table)):
                return table
    raise AssertionError(f"no table has a column {head!r}")


def map_data(app: AppTest, key: str) -> dict[str, Any]:
    """What the browser was given to draw a map (its key without `map_`)."""
    return component_data(app, f"map_{key}")


def map_ranks(app: AppTest, key: str) -> list[int]:
    """The ranks that a map's pointer tells, in the order of the areas' ids; 0 where it tells none."""
    return told_ranks(map_data(app, key))


def told_ranks(drawn: Mapping[str, Any]) -> list[int]:
    """As static/patokaz-map.js reads them."""
    text, values = drawn["ranks"], drawn["values"].split("\n")
    added = [
        BASE_64.index(text[at]) * 64 + BASE_64.index(text[at + 1]) if text[at] != " " else -1
        for at in range(0, len(text), 2)
    ]
    if not drawn["ranked_from"]:
        return [max(0, rank) for rank in added]
    ranked = sorted(float(value) for value, more in zip(values, added, strict=True) if more >= 0)
    if drawn["ranked_from"] == "highest":
        ranked = [-value for value in reversed(ranked)]
    sign = -1 if drawn["ranked_from"] == "highest" else 1
    return [
        bisect_left(ranked, sign * float(value)) + 1 + more if more >= 0 else 0
        for value, more in zip(values, added, strict=True)
    ]


def component_data(app: AppTest, key: str) -> dict[str, Any]:
    """What the browser was given for a part that it draws itself."""
    for element in app.get("bidi_component"):
        if str(element.proto.id).endswith(f"-{key}"):
            told = dict(json.loads(element.proto.bytes))
            return told | asked_layer(told["layer"]) if "layer" in told else told
    raise AssertionError(f"the page has no part {key!r}")


def asked_layer(address: str) -> dict[str, object]:
    """What the server answers a map that asks by its address."""
    told = layer_told(dict(parse_qsl(urlsplit(address).query)))
    assert told, address
    return told


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._unseen += tag in UNSEEN
        if tag in APART:
            self.found.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in UNSEEN
        if tag in APART:
            self.found.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.found.append(data)


class _Rows(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
        elif tag in ("td", "th") and self.tables:
            self._cell = []
        elif self._cell is not None and tag in APART:
            self._cell.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self._cell is not None:
            self.tables[-1][-1].append(re.sub(r"\s+", " ", "".join(self._cell)).strip())
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)
