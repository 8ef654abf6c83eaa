"""python -m bench.longest [port]: every page in a language made of the longest texts, at 375 px, without overflow.

`python -m bench.longest documents [area …]` makes the typeset documents in it: their lengths, and whether ink stands in a margin.

The pseudo-language takes for each text the longest of the five languages, so that a layout that holds it holds them all.
Prints for each page how far the document reaches beyond the window and which texts are cut.
"""

import io
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

from bench.browser import bring_all, chromium
from bench.pages import BASE, DAY
from patokaz.language import words as spoken
from patokaz.language.languages import LANGUAGES
from patokaz.language.words import Words
from patokaz.profile.profile import read_profile
from patokaz.profile.report import profile_report
from patokaz.profile.report_maps import headline_maps
from patokaz.profile.report_sectors import sector_sentences
from patokaz.profile.report_similar import similar_places
from patokaz.reports.files.typeset import DOCUMENTS, document_pages
from patokaz.reports.profile.model import Report
from patokaz.statistics import cached

ROOT = Path(__file__).parents[1]
PAGES = (
    "", "profile?area=PAZ21", "profile?area=UA23060030000037089", "comparison?area=PAZ21&with=VTR20", "comparison?area=PAZ21&show=similar",
    "comparison?country=BG&show=disparity", "potential?country=BG", "potential?country=BG&show=index", "potential?country=BG&show=result",
    "potential?country=BG&map=two", "potential?country=BG&map=spots", "potential?country=BG&map=types", "potential?country=BG&show=why",
    "potential?country=BG&show=own", "portfolio?country=BG", "data", "card?area=PAZ21", "plan?country=BG&example=gabrovo-2030",
    "plan?country=BG&example=gabrovo-2030&show=indicators", "start?area=PAZ21&start=2025-11-10", "readiness?area=PAZ21",
    "needs?area=PAZ21", "needs?area=PAZ21&show=measures", "partners?area=PAZ21",
)  # fmt: skip
AREAS = ("PAZ21", "UA23060070000082704", "MK00805", "PAZ")
MOST_PAGES = {"brochure": 2, "investor": 1, "profile": 12}
FOOTER = 0.94  # of the height: where it begins
MARGIN = 0.06  # of the width: what a page leaves free at either side
WIDTH, HEIGHT = 375, 812
MODE = "PATOKAZ_LONGEST_TEXTS"


def longest_texts(hosts: str = "bg") -> Mapping[str, Any]:
    """Of each text the longest of the five languages, in the plural forms of the language that hosts them."""
    texts: dict[str, Any] = {}
    for key, own in spoken.translations(hosts).items():
        others = [spoken.translations(language)[key] for language in LANGUAGES]
        if isinstance(own, dict):
            texts[key] = {form: max((_form(text, form) for text in others), key=len) for form in own}
        else:
            texts[key] = max(map(str, others), key=len)
    return texts


def _form(text: Any, form: str) -> str:
    return str(text.get(form, text["other"]))


def beyond(page: Any) -> tuple[int, list[str]]:
    """How many pixels the document is wider than the window, and the parts whose text is cut."""
    wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    cut = page.evaluate(
        """() => [...document.querySelectorAll('main *')].filter(e => e.children.length === 0 && e.textContent.trim()
        && getComputedStyle(e).overflow !== 'visible' && getComputedStyle(e).textOverflow !== 'ellipsis'
        && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1).map(e => e.textContent.trim().slice(0, 60))"""
    )
    return int(wider), list(dict.fromkeys(cut))


@contextmanager
def spoken_longest() -> Any:
    """This process speaks the pseudo-language in place of Bulgarian; what it kept of either is forgotten."""
    texts, real = longest_texts(), spoken.translations
    spoken.translations = lambda language: texts if language == "bg" else real(language)  # type: ignore[assignment]
    _forget()
    try:
        yield Words("bg")
    finally:
        spoken.translations = real
        _forget()


def _forget() -> None:
    spoken.words.cache_clear()
    cached.clear()


def longest_report(area: str, t: Words) -> Report:
    """The report of a place with what the typeset documents show."""
    profile = read_profile(area, t)
    assert profile is not None, area
    sectors, sources = sector_sentences(profile, t)
    return replace(
        profile_report(profile, BASE, DAY, t), maps=headline_maps(profile, 2, t), similar=similar_places(profile, t),
        sectors=sectors, sector_sources=sources,
    )  # fmt: skip


def in_margin(page: bytes) -> bool:
    """Whether ink stands in the margin at the left or right of a page."""
    ink = ImageOps.invert(Image.open(io.BytesIO(page)).convert("L")).getbbox()
    width = Image.open(io.BytesIO(page)).width
    return ink is not None and (ink[0] < MARGIN * width or ink[2] > (1 - MARGIN) * width)


def filled(page: bytes) -> float:
    """How far down a page its ink reaches, as a share of its height; the footer apart."""
    picture = ImageOps.invert(Image.open(io.BytesIO(page)).convert("L"))
    ink = picture.crop((0, 0, picture.width, int(FOOTER * picture.height))).getbbox()
    return 0.0 if ink is None else ink[3] / picture.height


def documents(areas: Sequence[str]) -> int:
    """Makes the documents of the places and prints their pages; how many are too long or overflow."""
    wrong = 0
    with spoken_longest() as t:
        for area in areas or AREAS:
            report = longest_report(area, t)
            for kind in DOCUMENTS:
                pages = document_pages(report, kind)
                beside = [number for number, page in enumerate(pages, 1) if in_margin(page)]
                wrong += len(pages) > MOST_PAGES[kind] or bool(beside)
                print(f"{kind} of {area}: {len(pages)} pages, ink in the margin of {beside or 'none'}", flush=True)
    return wrong


@contextmanager
def served(port: int) -> Any:
    """The product in the pseudo-language, which stands in for Bulgarian."""
    command = [sys.executable, "-m", "bench.longest", "serve", str(port)]
    server = subprocess.Popen(
        command, cwd=ROOT, env=os.environ | {MODE: "1"}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(120):
            with socket.socket() as line:
                if line.connect_ex(("localhost", port)) == 0:
                    break
            time.sleep(0.5)
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait(10)


def serve(port: str) -> None:
    """Streamlit in this process, its texts replaced before the first page is drawn."""
    from streamlit.web import cli

    texts = longest_texts()
    spoken.translations = lambda language, real=spoken.translations: texts if language == "bg" else real(language)  # type: ignore[assignment, misc]
    sys.argv = ["streamlit", "run", "app.py", "--server.port", port, "--server.headless", "true"]
    cli.main()


def measure(port: int = 8609) -> int:
    """Opens every page and prints what does not fit; the number of pages that overflow."""
    overflowing = 0
    with served(port) as address, chromium() as browser:
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for path in PAGES:
            page.goto(f"{address}/{path}{'&' if '?' in path else '?'}lang=bg")
            page.wait_for_selector(".foot, .embedded, [data-testid='stMain'] h1", timeout=180_000)
            bring_all(page)
            page.wait_for_timeout(4000)
            wider, cut = beyond(page)
            overflowing += wider > 0
            print(
                f"{path or 'overview':55s} {max(0, wider):4d} px beyond; cut: {'; '.join(cut) or 'nothing'}", flush=True
            )
    return overflowing


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        serve(sys.argv[2])
    elif sys.argv[1:2] == ["documents"]:
        sys.exit(1 if documents(sys.argv[2:]) else 0)
    else:
        port = next((int(word) for word in sys.argv[1:] if re.fullmatch(r"\d+", word)), 8609)
        sys.exit(1 if measure(port) else 0)
