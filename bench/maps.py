"""A change of indicator on the map in Chromium: kilobytes sent, and milliseconds from the click until it is drawn."""

from playwright.sync_api import Page

from bench.browser import chromium
from bench.report import percentile, row
from bench.server import running

MAPS = {"265 municipalities": ("BG", 250), "1,470 hromadas and Kyiv": ("UA", 500)}
CHANGES = 6
DRAWN = "performance.getEntriesByName('patokaz-map-draw').length"


def measure() -> None:
    """Print size and time of a change for the largest map and a middling one."""
    with running() as server, chromium() as browser:
        for name, (country, goal) in MAPS.items():
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            received = [0]
            page.on(
                "websocket",
                lambda socket, received=received: socket.on(
                    "framereceived", lambda data: received.__setitem__(0, received[0] + len(data))
                ),
            )
            page.goto(f"{server.address}/potential?lang=en&country={country}")
            page.wait_for_selector("canvas.areas[data-drawn]", timeout=30_000)
            page.wait_for_timeout(1500)
            sizes, times = [], []
            for change in range(CHANGES):
                received[0] = 0
                times.append(_change(page, change))
                page.wait_for_timeout(1200)
                sizes.append(received[0] / 1000)
            row(f"{name}: sent, largest of {CHANGES} changes", max(sizes), "kB", 40, "goal")
            row(f"{name}: drawn after, median", percentile(times, 50), "ms", goal, "goal")
            row(f"{name}: drawn after, slowest", max(times), "ms", goal, "goal")
            page.close()


def _change(page: Page, change: int) -> float:
    """Choose the next indicator by the keyboard; milliseconds from the key press until the map shows it."""
    box = page.locator(".st-key-choose_indicator input").first
    box.click()
    page.wait_for_selector("[role=option]")
    for _ in range(change + 1):
        box.press("ArrowDown")
    before = page.evaluate(
        "() => { addEventListener('keydown', (event) => { window.chosen = event.timeStamp }, { capture: true, once: true });"
        f" return {DRAWN} }}"
    )
    box.press("Enter")
    while page.evaluate(DRAWN) <= before:  # seldom: asking takes time from the page
        page.wait_for_timeout(250)
    return float(
        page.evaluate(
            "() => { const last = performance.getEntriesByName('patokaz-map-draw').at(-1);"
            " return last.startTime + last.duration - window.chosen }"
        )
    )
