"""From the browser's first request to a fresh process until the first page stands."""

import time

from bench.browser import chromium
from bench.report import row
from bench.server import running


def measure() -> None:
    """Print the time until the overview's map is drawn, and until a profile's figures stand, each on a fresh process."""
    for name, address, mark in (
        ("overview", "/?lang=en&country=BG", ".st-key-door_mayor"),
        ("profile", "/profile?lang=bg&area=PAZ21", ".figures .figure"),
    ):
        with running() as server, chromium() as browser:
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            started = time.perf_counter()
            page.goto(server.address + address)
            page.wait_for_selector(mark, timeout=30_000)
            row(f"first page of a fresh process: {name}", time.perf_counter() - started, "s", 3, "goal")
