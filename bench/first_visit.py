"""A first visit on a phone: bytes, requests and the time until the first figure, at 4 Mbit/s and a quarter of the processor, beside hello."""

import base64
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page

from bench.browser import Packer, chromium
from bench.report import ratio, row
from bench.server import ROOT, running

ROUNDS = 5
MEGABITS = 4
LONGEST = 120_000.0
SLOWER = 4  # times, by the browser's own throttle
PROFILE = ("/profile?lang=bg&area=PAZ21", ".figures .figure")
HELLO = ("/", "[data-testid=stMarkdown] p")


def measure() -> None:
    """Print the profile's bytes, requests and time, as a multiple of the hello page's of the same round."""
    found: dict[str, list[tuple[float, float, float]]] = {"hello": [], "profile": []}
    with running(ROOT / "bench" / "hello.py") as hello, running() as server, chromium() as browser:
        for number in range(ROUNDS + 1):
            for name, address, (path, mark) in (("hello", hello.address, HELLO), ("profile", server.address, PROFILE)):
                seen = first_visit(browser, address + path, mark)
                if number:  # the first round warms the servers up
                    found[name].append(seen)
    floors, pages = (list(zip(*found[name], strict=True)) for name in ("hello", "profile"))
    for title, limit, floor, page in zip(("bytes", "requests", "time"), (1.08, 3, 3), floors, pages, strict=True):
        ratio(
            f"phone, first visit of a profile: {title}",
            page,
            floor,
            limit,
            f"({median(page):.0f}, hello {median(floor):.0f})",
        )
    row("what the page itself sends", (median(pages[0]) - median(floors[0])) / 1000, "kB", 130, "at least")


def first_visit(browser: Browser, address: str, mark: str) -> tuple[float, float, float]:
    """Bytes, requests and milliseconds until `mark` is seen, with nothing in the browser's cache."""
    context = browser.new_context(
        viewport={"width": 375, "height": 812}, device_scale_factor=2, is_mobile=True, has_touch=True
    )
    page = context.new_page()
    received = _throttled(page)
    page.goto(address, wait_until="commit")
    while not page.locator(mark).count() and page.evaluate("performance.now()") < LONGEST:
        page.wait_for_timeout(100)
    milliseconds = float(page.evaluate("performance.now()"))
    page.wait_for_timeout(1500)
    context.close()
    return received[0], received[1], milliseconds


def _throttled(page: Page) -> list[float]:
    """Slow the page's network and processor down; what it has received in bytes and requests, kept up to date."""
    received = [0.0, 0.0]
    tools = page.context.new_cdp_session(page)
    tools.send("Network.enable")
    speed = MEGABITS * 1_000_000 / 8
    tools.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 60, "downloadThroughput": speed, "uploadThroughput": speed / 4},
    )
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})

    def add(position: int, amount: float) -> None:
        received[position] += amount

    tools.on("Network.requestWillBeSent", lambda _: add(1, 1))
    tools.on("Network.loadingFinished", lambda told: add(0, told["encodedDataLength"]))
    packer = Packer()

    def packed(told: dict[str, Any]) -> None:
        add(0, packer.size(base64.b64decode(told["response"]["payloadData"])))

    tools.on("Network.webSocketFrameReceived", packed)
    return received
