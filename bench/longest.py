"""python -m bench.longest [part of an address]: every page in a language made of the longest texts, at 375 px, without overflow.

`… slides [part]` lays the slides of every view on a wall of 1280 by 720; `… documents [area …]` makes the documents on A4
(bench/longest_documents.py): their lengths, and whether ink stands in a margin.

The pseudo-language takes for each text the longest of the five languages, so that a layout that holds it holds them all.
Prints for each page how far the document reaches beyond the window and which texts are cut.
"""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, TimeoutError

from bench.axe import views
from bench.browser import bring_all, chromium
from bench.wall import SIZES, faults, wall_page
from patokaz.language import words as spoken
from patokaz.language.languages import LANGUAGES
from patokaz.language.nouns import FORMS
from patokaz.language.words import Words
from patokaz.statistics import cached
from patokaz.statistics.catalogue import Indicator

ROOT = Path(__file__).parents[1]
PLACE = "area=UA23060070000082704"
EMBEDDED = (
    "/card?show=map&country=BG&level=district&indicator=unemployment_rate_pct&embed=true",
    "/card?area=PAZ21&indicator=share_aged_65_plus_pct&kind=line&embed=true",
    "/card?show=portfolio&country=UA&list=ua_dfrr&embed=true&view=phases",
)
SLIDES = (
    f"?{PLACE}", "?view=profile&area=PAZ21", "?view=profile&area=PAZ", "?view=comparison&area=PAZ21&with=PAZ19,VTR22", "?view=map&country=BG",
    "?view=map&country=MK&map=years", "?view=map&country=BG&map=several", "?view=map&country=BG&map=two", "?view=map&country=BG&map=spots",
    "?view=map&country=UA&map=types", "?view=index&country=MK", "?view=residual&country=BG", "?view=portfolio&country=BG",
    "?view=portfolio&country=UA", "?view=portfolio&country=MK", "?view=project&country=BG&project=bg-opac-13-13-107", "?view=needs&area=PAZ21",
    f"?view=readiness&{PLACE}&part=workforce&marks=S1-3.S2-2.O1-4.O2-1.D1-0.D2-2.W4-1", f"?view=partners&{PLACE}&service=back_office",
    "?view=start&area=MK00805&start=2025-11-10",
)  # fmt: skip
PLAN_SLIDES = "/plan_presentation?example=gabrovo-2030"
WIDTH, HEIGHT = 375, 812
MODE = "PATOKAZ_LONGEST_TEXTS"
HOST = "bg"  # the language whose place the longest texts take
READY = ".foot, .embedded, .patokaz-present, [data-testid='stMain'] h1, [data-testid='stPageLink']"


def longest_texts(hosts: str = HOST) -> Mapping[str, Any]:
    """Of each text the longest of the five languages, in the plural forms of the language that hosts them."""
    texts: dict[str, Any] = {}
    for key, own in spoken.translations(hosts).items():
        others = [spoken.translations(language)[key] for language in LANGUAGES]
        if key == FORMS:  # as many as a country's word has
            texts[key] = own
        elif isinstance(own, dict):
            texts[key] = {form: max((_form(text, form) for text in others), key=len) for form in own}
        else:
            texts[key] = max(map(str, others), key=len)
    return texts


def _form(text: Any, form: str) -> str:
    return str(text.get(form, text["other"]))


def speak_longest() -> Callable[[], None]:
    """This process speaks the pseudo-language in place of Bulgarian, indicators too, until what is given back is called."""
    texts, real, real_text = longest_texts(), spoken.translations, Indicator.text

    def text(self: Indicator, kind: str, language: str, country: str = "") -> str:
        asked = LANGUAGES if language == HOST else (language,)
        return max((real_text(self, kind, each, country) for each in asked), key=len)

    def end() -> None:
        spoken.translations, Indicator.text = real, real_text  # type: ignore[method-assign]
        _forget()

    spoken.translations = lambda language: texts if language == HOST else real(language)  # type: ignore[assignment]
    Indicator.text = text  # type: ignore[method-assign]
    _forget()
    return end


@contextmanager
def spoken_longest() -> Iterator[Words]:
    """The pseudo-language in this process; what it kept of either language is forgotten."""
    end = speak_longest()
    try:
        yield Words(HOST)
    finally:
        end()


def _forget() -> None:
    spoken.words.cache_clear()
    cached.clear()


def beyond(page: Page) -> tuple[int, list[str]]:
    """How many pixels the document is wider than the window, and the parts whose text is cut."""
    wider = page.evaluate(
        """() => Math.max(document.documentElement.scrollWidth - window.innerWidth,
        ...[...document.querySelectorAll('.stMain, .stMainBlockContainer')].map(e => e.scrollWidth - e.clientWidth))"""
    )
    cut = page.evaluate(
        """() => [...document.querySelectorAll('main *')].filter(e => e.children.length === 0 && e.textContent.trim()
        && getComputedStyle(e).overflow !== 'visible' && getComputedStyle(e).textOverflow !== 'ellipsis'
        && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1).map(e => e.textContent.trim().slice(0, 60))"""
    )
    return int(wider), list(dict.fromkeys(cut))


@contextmanager
def served(port: int) -> Iterator[str]:
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

    speak_longest()
    sys.argv = ["streamlit", "run", "app.py", "--server.port", port, "--server.headless", "true"]
    cli.main()


def opened(page: Page, address: str) -> bool:
    """Whether the address came in the pseudo-language, whole."""
    try:
        page.goto(f"{address}{'&' if '?' in address else '?'}lang={HOST}")
        page.wait_for_selector(READY, timeout=60_000)
    except TimeoutError:
        return False
    bring_all(page)
    page.wait_for_timeout(4000)
    return True


def measure(part: str, port: int) -> int:
    """Opens every page whose address has the part and prints what does not fit; the number of pages that overflow."""
    overflowing = 0
    with served(port) as address, chromium() as browser:
        for path in (path for path in (*views(), *EMBEDDED) if part in path):
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            wider, cut = beyond(page) if opened(page, address + path) else (WIDTH, ["the page did not come"])
            page.close()
            overflowing += wider > 0 or bool(cut)
            print(f"{path:60s} {max(0, wider):4d} px beyond; cut: {'; '.join(cut) or 'nothing'}", flush=True)
    return overflowing


def slides(part: str, port: int) -> int:
    """Lays the slides of every view whose address has the part on a wall and prints what is wrong; how much that is."""
    wrong = 0
    addresses = [f"/presentation{path}" for path in SLIDES] + [PLAN_SLIDES]
    with served(port) as address, chromium() as browser:
        wall = wall_page(browser, SIZES[0])
        for path in (path for path in addresses if part in path):
            page = browser.new_page(viewport={"width": SIZES[0][0], "height": SIZES[0][1]})
            shown = _shown(page) if opened(page, address + path) else []
            page.close()
            found = faults(wall, shown, HOST)
            wrong += len(found) or not shown
            print(f"{path}: {len(shown)} slides; {'; '.join(found) or 'nothing wrong'}", flush=True)
    return wrong


def _shown(page: Page) -> list[str]:
    """The slides of a presentation, gone through with the clicker."""
    found: list[str] = []
    stage = page.locator(".patokaz-present .stage")
    while stage.count() and (not found or stage.inner_html() != found[-1]):
        found.append(stage.inner_html())
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(300)
    return found


if __name__ == "__main__":
    said = sys.argv[1:]
    port = next((int(word) for word in said if re.fullmatch(r"\d{4,5}", word)), 8609)
    parts = [word for word in said if word not in ("slides", "documents", "serve", str(port))]
    if "serve" in said:
        serve(str(port))
    elif "documents" in said:
        from bench.longest_documents import documents

        sys.exit(1 if documents(parts) else 0)
    else:
        tried = slides if "slides" in said else measure
        sys.exit(1 if tried("".join(parts), port) else 0)
