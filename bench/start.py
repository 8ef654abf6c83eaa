"""From the browser's first request to a fresh process until the first page stands, beside a fresh process of a hello page."""

import time
from pathlib import Path

from bench.browser import chromium
from bench.report import ratio
from bench.server import ROOT, running

ROUNDS = 5
LEAST = 2.0
HELLO = (ROOT / "bench" / "hello.py", "/", "[data-testid=stMarkdown] p")
PAGES = {
    "overview": (ROOT / "app.py", "/?lang=en&country=BG", ".entries"),
    "profile": (ROOT / "app.py", "/profile?lang=bg&area=PAZ21", ".figures .figure"),
}


def measure() -> None:
    """Print the time until the overview's doors and until a profile's figures stand, as a multiple of hello's in the same round."""
    times: dict[str, list[float]] = {name: [] for name in ("hello", *PAGES)}
    for _ in range(ROUNDS):
        for name, (script, address, mark) in {"hello": HELLO, **PAGES}.items():
            times[name].append(first_page(script, address, mark))
    for name in PAGES:
        told = f"({sorted(times[name])[ROUNDS // 2]:.1f} s)"
        ratio(f"first page of a fresh process: {name}", times[name], times["hello"], LEAST, told)


def first_page(script: Path, address: str, mark: str) -> float:
    """Seconds from the first request to a new process, by a new browser, until `mark` is there."""
    with running(script) as server, chromium() as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        started = time.perf_counter()
        page.goto(server.address + address)
        page.wait_for_selector(mark, timeout=30_000)
        return time.perf_counter() - started
