"""python -m bench.longest [port]: every page in a language made of the longest texts, at 375 px, without overflow.

The pseudo-language takes for each text the longest of the five languages, so that a layout that holds it holds them all.
Prints for each page how far the document reaches beyond the window and which texts are cut.
"""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.browser import chromium
from patokaz.language import words as spoken
from patokaz.language.languages import LANGUAGES

ROOT = Path(__file__).parents[1]
PAGES = (
    "", "profile?area=PAZ21", "profile?area=UA23060030000037089", "comparison?area=PAZ21&with=VTR20", "comparison?area=PAZ21&show=similar",
    "comparison?country=BG&show=disparity", "potential?country=BG", "potential?country=BG&show=index", "potential?country=BG&show=result",
    "potential?country=BG&map=two", "potential?country=BG&map=spots", "potential?country=BG&map=types", "potential?country=BG&show=why",
    "potential?country=BG&show=own", "portfolio?country=BG", "data", "card?area=PAZ21",
)  # fmt: skip
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
            page.wait_for_selector(".footer, footer, [data-testid='stMain'] h1", timeout=60_000)
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
    else:
        port = next((int(word) for word in sys.argv[1:] if re.fullmatch(r"\d+", word)), 8609)
        sys.exit(1 if measure(port) else 0)
