"""What marks say without a mouse, in the system's Chromium: on a tap, and by the arrow keys of a chart that Tab reaches."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bench.browser import bring_all
from bench.server import Server
from patokaz.language.spans import TIE


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """One reader's phone, which holds the framework's files after the first page."""
    with browser.new_context(viewport={"width": 375, "height": 812}, is_mobile=True, has_touch=True) as context:
        yield context


def opened(reader: BrowserContext, address: str) -> Page:
    page = reader.new_page()
    page.goto(address)
    page.locator(".foot").wait_for(timeout=60_000)
    bring_all(page)
    expect(page.locator("[data-stale=true]")).to_have_count(0, timeout=30_000)
    return page


@pytest.mark.parametrize(
    ("address", "mark", "told"),
    [
        ("/profile?area=MK00805", ".pyramid li[title]", "Men"),
        ("/portfolio?country=UA", ".cells .cell", "Planned"),
        ("/comparison?area=PAZ21&with=PAZ19", ".placed", "Pazardzhik: "),
        ("/comparison?area=MK00805&show=similar", ".alike .parts u", " %"),
        ("/potential?country=BG", ".spread .bins", f"%{TIE}– "),
        ("/readiness?area=PAZ21&part=workforce&marks=S1-3.S2-2.O1-4.O2-1.D1-0.D2-2.W4-1", ".radar .own", " · "),
    ],
)
def test_a_tap_on_a_mark_tells_its_values(
    phone: BrowserContext, server: Server, address: str, mark: str, told: str
) -> None:
    page = opened(phone, f"{server.address}{address}&lang=en")
    place = page.locator(f"{mark}:visible").nth(0)
    place.scroll_into_view_if_needed()
    place.tap(force=True)
    tip = page.locator(".mark-tip")
    expect(tip).to_contain_text(told)
    box = tip.bounding_box()
    assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 375 and box["y"] >= 0
    page.locator("h1").first.tap(force=True)
    expect(tip).to_be_hidden()
    page.close()


def test_arrow_keys_go_through_the_marks_of_a_chart(browser: Browser, server: Server) -> None:
    page = opened(browser.new_context(), f"{server.address}/profile?area=MK00805&lang=en")
    page.locator(".pyramid[tabindex='0']").first.focus()
    said = []
    for _ in range(3):
        page.keyboard.press("ArrowDown")
        said.append(page.locator(".mark-tip").inner_text())
    assert len(set(said)) == 3 and all("Men" in text for text in said)
    page.keyboard.press("Escape")
    expect(page.locator(".mark-tip")).to_be_hidden()
    page.context.close()
