"""python -m bench.proof [language …] [--page …] [--seed …]: every sentence that the pages make of figures, for ten places, to be read aloud.

Pages are opened as a reader opens them; what ends in a full stop, a colon or a bracket and has four words is a sentence.
A sentence that several places share is printed once. With a seed the places are drawn: three municipalities a country and a larger area.
"""

import json
import re
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from random import Random

from streamlit.testing.v1 import AppTest

from patokaz.language.languages import LANGUAGES
from patokaz.statistics.places import larger_places, level_places

ROOT = Path(__file__).parents[1]
PLACES = {
    "MK": ("MK00609", "MK00705", "MK008"),
    "BG": ("PAZ21", "SOF46", "KNL50", "PAZ"),
    "UA": ("UA07080170000013585", "UA18040550000062361", "UA23080070000068953", "UA23"),
}  # a large town, a small place, one with few figures, an occupied one, a district or region
MARKS_GIVEN = "S1-3.S2-2.O1-4.O2-1.D1-0.D2-2.W4-1"
BY_PLACE = (
    ("profile", {}), ("comparison", {"show": "similar"}), ("comparison", {}), ("potential", {"show": "index"}),
    ("potential", {"show": "why"}), ("portfolio", {}), ("start", {"start": "2025-11-10"}),
    ("readiness", {"part": "workforce", "marks": MARKS_GIVEN}), ("needs", {}), ("needs", {"show": "measures"}), ("partners", {}),
    ("presentation", {"view": "profile"}), ("card", {}),
)  # fmt: skip
BY_COUNTRY = (
    ("overview", {}), ("portfolio", {}), ("comparison", {"show": "disparity"}), ("potential", {}),
    ("potential", {"show": "result"}), ("potential", {"map": "two"}), ("potential", {"map": "spots"}),
    ("potential", {"map": "types"}), ("potential", {"map": "years"}), ("potential", {"map": "several"}),
    ("potential", {"show": "own"}), ("needs", {"show": "map"}), ("data", {}), ("data", {"show": "fresh"}),
    ("data", {"show": "sources"}),
)  # fmt: skip
PLAN, PLAN_OF = "gabrovo-2030", "BG"
PLAN_VIEWS = ("tree", "indicators", "money", "coherence", "schedule", "ideas", "documents")
SPOKEN = ("html", "markdown", "caption", "alert", "info", "warning", "file_uploader", "expander")
ENDS = re.compile(r".+[.:)…?]$|(\S+ ){4,}.*\d.*")
MARKS = (
    "p",
    "div",
    "li",
    "td",
    "th",
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
    "a",
    "h5",
    "figcaption",
    "text",
    "title",
)


class _Lines(HTMLParser):
    """The words of a piece of HTML, a line for each of its blocks."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.hidden += tag in ("style", "script", "svg")
        if tag in MARKS and tag != "a":
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("style", "script", "svg")
        if tag in MARKS and tag != "a":
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.found.append(data)


def sentences(page: str, address: dict[str, str]) -> Iterator[str]:
    """The sentences of a page at an address."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    for key, value in address.items():
        app.query_params[key] = value
    app.session_state["has_menu"] = page != "overview"
    (app if page == "overview" else app.switch_page(f"pages/{page}.py")).run()
    if app.exception:
        raise RuntimeError(f"{page} {address}: {app.exception[0].message}")
    reader = _Lines()
    for kind in SPOKEN:
        for element in app.get(kind):
            reader.feed("\n" + str(getattr(element.proto, "body", "") or getattr(element.proto, "label", "")) + "\n")
    for element in app.get("bidi_component"):
        if str(element.proto.id).endswith("-presentation"):  # the wall draws its slides itself
            reader.feed("\n".join(map(str, json.loads(element.proto.bytes)["slides"])))
    for line in "".join(reader.found).split("\n"):
        text = " ".join(line.split())
        if ENDS.match(text) and len(text.split()) >= 4:
            yield text


def drawn(seed: int) -> dict[str, tuple[str, ...]]:
    """Three municipalities and a larger area of each country, the same for the same seed."""
    dice, places = Random(seed), {}
    for country in PLACES:
        small = level_places(country, "municipality", "en")["area_id"].tolist()
        larger = larger_places(country, "en")["area_id"].tolist()
        places[country] = (*dice.sample(sorted(small), 3), dice.choice(sorted(larger)))
    return places


def views(country: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Pages and addresses of a country and its places."""
    for page, address in BY_COUNTRY:
        yield page, {"country": country, **address}
    for area in PLACES[country]:
        for page, address in BY_PLACE:
            other = {"with": PLACES[country][0]} if page == "comparison" and not address else {}
            yield page, {"country": country, "area": area, **address, **other}
    if country == PLAN_OF:
        for view in PLAN_VIEWS:
            yield "plan", {"country": country, "example": PLAN, "show": view}


def read_aloud(language: str, pages: Sequence[str]) -> None:
    """Prints the sentences of a language, each once, under the page that made it first."""
    told: set[str] = set()
    for country in PLACES:
        for page, address in views(country):
            if pages and page not in pages:
                continue
            new = [text for text in sentences(page, {"lang": language, **address}) if text not in told]
            told.update(new)
            print(f"\n== {language} {page} " + "&".join(f"{key}={value}" for key, value in address.items()))
            print("\n".join(dict.fromkeys(new)), flush=True)


if __name__ == "__main__":
    parser = ArgumentParser(description="Every sentence that the pages make of figures, for ten places and a plan.")
    parser.add_argument("languages", nargs="*", choices=[*LANGUAGES, []], default=[])
    parser.add_argument("--page", action="append", default=[], help="only this page; may be given several times")
    parser.add_argument("--seed", type=int, help="draw other places")
    asked = parser.parse_args()
    if asked.seed is not None:
        PLACES.update(drawn(asked.seed))
    for one in asked.languages or list(LANGUAGES):
        read_aloud(one, asked.page)
