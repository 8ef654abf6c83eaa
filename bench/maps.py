"""A change of indicator on the map in Chromium: kilobytes on the wire, and from the key press until it is painted, beside a
bare canvas.

The wire is the websocket and what the map asks for by address, also ahead of the key, but not the boundaries of a level,
which are fetched once. The key comes 300 milliseconds after the option is pointed at: a hand needs no less."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page

from bench.browser import Packer, chromium
from bench.report import percentile, ratio, row
from bench.server import running
from patokaz.geography.map_files import geometry

MAPS = {"265 municipalities": "BG", "1,470 hromadas and Kyiv": "UA"}
CHANGES = 6
HAND = 300  # milliseconds
LEAST_TIME, LEAST_KB = 2.0, 12.0
BARE = Path(__file__).with_name("bare_map.html")
# When the frame that shows what was drawn is done, and when the key was pressed.
WATCH = """
const measure = performance.measure.bind(performance);
performance.measure = (...told) => {
  requestAnimationFrame(() => setTimeout(() => { window.painted = performance.now(); }));
  return measure(...told);
};
addEventListener("keydown", (event) => { window.pressed = event.timeStamp; window.painted = 0; }, true);
"""


def measure() -> None:
    """Print size and time of a change for the largest map and a middling one, beside the same polygons on a bare canvas."""
    with running() as server, chromium() as browser:
        for name, country in MAPS.items():
            context = browser.new_context(viewport={"width": 1440, "height": 900})
            context.add_init_script(WATCH)
            bare, page = context.new_page(), context.new_page()
            bare.goto(BARE.as_uri())
            bare.evaluate("(file) => window.load(JSON.parse(file))", json.dumps(geometry(country, "municipality")))
            received, packer = [0.0], Packer()
            page.on(
                "websocket",
                lambda socket, seen=received, packer=packer: socket.on(
                    "framereceived", lambda frame: _add(seen, packer.size(frame))
                ),
            )
            tools = context.new_cdp_session(page)
            tools.send("Network.enable")
            _count_layers(tools, received)
            page.goto(f"{server.address}/potential?lang=en&country={country}")
            page.wait_for_selector("canvas.areas[data-drawn]", timeout=60_000)
            page.wait_for_timeout(1500)
            sizes, times, floors = [], [], []
            for change in range(CHANGES + 1):  # the first warms both up
                floors.append(_painted(bare))
                received[0] = 0.0
                times.append(_changed(page, change))
                page.wait_for_timeout(1200)
                sizes.append(received[0] / 1000)
            row(f"{name}: sent, largest of {CHANGES} changes", max(sizes[1:]), "kB", LEAST_KB, "at least")
            floor = percentile(floors[1:], 50)
            ratio(
                f"{name}: key to paint", times[1:], [floor] * CHANGES, LEAST_TIME,
                f"({percentile(times[1:], 50):.0f} ms, bare canvas {floor:.0f} ms)",
            )  # fmt: skip
            context.close()


def _add(received: list[float], amount: float) -> None:
    received[0] += amount


def _count_layers(tools: CDPSession, received: list[float]) -> None:
    """Add the bytes of what the map asks for by address."""
    layers: set[str] = set()

    def asked(told: dict[str, Any]) -> None:
        if "/layer?" in told["request"]["url"]:
            layers.add(told["requestId"])

    def came(told: dict[str, Any]) -> None:
        if told["requestId"] in layers:
            _add(received, told["encodedDataLength"])

    tools.on("Network.requestWillBeSent", asked)
    tools.on("Network.loadingFinished", came)


def _changed(page: Page, change: int) -> float:
    """Choose another indicator by the keyboard; milliseconds from the key press until the map that shows it is painted."""
    page.bring_to_front()  # behind another page its clocks stand nearly still
    box = page.locator(".st-key-choose_indicator input").first
    box.click()
    page.wait_for_selector("[role=option]")
    for _ in range(change + 1):
        box.press("ArrowDown")
    page.wait_for_timeout(HAND)
    return _painted(page)


def _painted(page: Page) -> float:
    page.bring_to_front()
    page.keyboard.press("Enter")
    page.wait_for_function("window.painted > window.pressed", polling=250)  # seldom: asking takes time from the page
    return float(page.evaluate("window.painted - window.pressed"))
