"""What a visitor sees while the style sheet is on its way: nothing yet, and no page of the framework's dress afterwards."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from bench.server import Server

PATIENCE = 60_000
WATCH = """
window.seen = new Set();
const look = () => {
  const block = document.querySelector(".stMainBlockContainer");
  if (block) seen.add(getComputedStyle(block).visibility + " " + getComputedStyle(block).maxWidth);
  requestAnimationFrame(look);
};
look();
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone that has never been here."""
    with browser.new_context(viewport={"width": 375, "height": 812}) as context:
        yield context.new_page()


def test_a_page_is_shown_once_its_style_sheet_is_here_and_stays_dressed(page: Page, server: Server) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/patokaz.css*", hold)
    page.add_init_script(WATCH)
    page.goto(f"{server.address}/profile?lang=en&area=PAZ21")
    page.wait_for_function("[...seen].some((one) => one.startsWith('hidden'))", timeout=PATIENCE)
    while not held:
        page.wait_for_timeout(50)
    held[0].continue_()
    page.wait_for_function("[...seen].includes('visible 1320px')", timeout=PATIENCE)
    page.unroute("**/patokaz.css*")
    page.locator("h1").wait_for(timeout=PATIENCE)
    page.evaluate("seen.clear()")
    page.locator(".doors > summary").click()
    page.locator(".menu a").nth(1).click()
    expect(page.locator("h1")).not_to_have_text("Peshtera", timeout=PATIENCE)
    page.locator(".foot").wait_for(timeout=PATIENCE)
    assert page.evaluate("[...seen]") == ["visible 1320px"]


def test_a_page_whose_style_sheet_never_comes_is_shown_all_the_same(page: Page, server: Server) -> None:
    page.route("**/patokaz.css*", lambda route: route.abort())
    page.goto(f"{server.address}/profile?lang=en&area=PAZ21")
    expect(page.locator("h1")).to_be_visible(timeout=PATIENCE)


def test_charts_follow_the_reader_to_the_other_theme(page: Page, server: Server) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(f"{server.address}/portfolio?lang=en&country=MK")
    inks = "[...document.querySelectorAll('.js-plotly-plot text')].map((text) => text.style.fill)"
    page.wait_for_function(f"{inks}.includes('rgb(20, 35, 46)')", timeout=PATIENCE)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(
        f"{inks}.includes('rgb(237, 241, 242)') && !{inks}.includes('rgb(20, 35, 46)')", timeout=PATIENCE
    )
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
