"""What is printed, in the system's Chromium: white paper for a reader of the dark theme too; and what a laptop enlarged to 200 % shows."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from bench.browser import chromium
from bench.server import running


@pytest.fixture(scope="module")
def map_in_the_dark() -> Iterator[Page]:
    """A map with its ranking as a reader of the dark theme has it on the screen."""
    with running() as server, chromium() as browser, browser.new_context(color_scheme="dark") as context:
        page = context.new_page()
        page.goto(f"{server.address}/potential?lang=uk&country=UA")
        page.locator("canvas.areas[data-drawn]").first.wait_for(timeout=60_000)
        yield page


def test_paper_is_white_with_dark_words_and_light_maps_whatever_the_theme(map_in_the_dark: Page) -> None:
    page = map_in_the_dark
    ground, words = page.locator(".stApp"), page.locator(".sentence").first
    expect(ground).to_have_css("background-color", "rgb(16, 25, 31)")
    page.emulate_media(media="print")
    expect(ground).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(words).to_have_css("color", "rgb(20, 35, 46)")
    for drawn in ("canvas.areas", ".patokaz-map .swatch", ".bins u"):
        expect(page.locator(drawn).first).to_have_css("filter", "invert(1) hue-rotate(180deg)")


def test_a_map_begins_on_the_first_screen_of_a_laptop_enlarged_twice(map_in_the_dark: Page) -> None:
    page = map_in_the_dark
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 720, "height": 450})
    box = page.locator("canvas.areas").first.bounding_box()
    assert box is not None and box["y"] < 400
    assert page.evaluate("document.documentElement.scrollWidth") <= 720
