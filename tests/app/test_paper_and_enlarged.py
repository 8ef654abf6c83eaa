"""What is printed, in the system's Chromium: white paper for a reader of the dark theme too; and what a laptop enlarged to 200 % shows."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.server import Server


@pytest.fixture(scope="module")
def chart(browser: Browser, server: Server) -> Iterator[Page]:
    """A chart as wide as a laptop's window."""
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{server.address}/comparison?lang=en&country=UA&show=disparity")
        page.locator(".js-plotly-plot .main-svg").first.wait_for(timeout=60_000)
        yield page


@pytest.fixture(scope="module")
def map_in_the_dark(browser: Browser, server: Server) -> Iterator[Page]:
    """A map with its ranking as a reader of the dark theme has it on the screen."""
    with browser.new_context(color_scheme="dark") as context:
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


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("/comparison?lang=mk&area=MK00805&show=similar", ".stMultiSelect [data-tag-index]"),
        ("/comparison?lang=mk&show=group&group=PAZ21,PAZ19,VTR22", ".stCode pre"),
    ],
)
def test_fields_are_white_on_the_paper_of_a_dark_screen(
    browser: Browser, server: Server, address: str, field: str
) -> None:
    with browser.new_context(color_scheme="dark") as context:
        page = context.new_page()
        page.goto(server.address + address)
        drawn = page.locator(field).first
        drawn.wait_for(timeout=60_000)
        page.emulate_media(media="print")
        expect(drawn).to_have_css("background-color", "rgb(255, 255, 255)")
        dark_words = "part => [...part.querySelectorAll('span, code')].every(word => Math.max(...getComputedStyle(word).color.match(/\\d+/g).slice(0, 3)) < 90)"
        assert drawn.evaluate(dark_words)


def test_headline_cards_stand_five_in_a_row_on_paper(browser: Browser, server: Server) -> None:
    """Two in a row took half of the first page."""
    with browser.new_context(viewport={"width": 680, "height": 960}) as context:
        page = context.new_page()
        page.goto(f"{server.address}/profile?lang=uk&area=PAZ21")
        page.locator(".foot").wait_for(timeout=60_000)
        page.emulate_media(media="print")
        cards = page.locator(".figures").first.locator("> *")
        tops = cards.evaluate_all("cards => cards.map(card => Math.round(card.getBoundingClientRect().top))")
        assert len(tops) == 10 and len(set(tops)) == 2
        cut = "cards => cards.filter(card => card.scrollWidth > card.clientWidth + 1).map(card => card.textContent)"
        assert cards.evaluate_all(cut) == []


def test_a_map_keeps_its_shape_on_paper(map_in_the_dark: Page) -> None:
    """Half a page wide at the most: what it is read with stands beside it on the page."""
    page = map_in_the_dark
    page.emulate_media(media="screen")
    seen = page.locator("canvas.areas").first.bounding_box()
    page.emulate_media(media="print")
    paper = page.locator("canvas.areas").first.bounding_box()
    assert seen is not None and paper is not None
    assert paper["width"] <= 540
    assert paper["width"] / paper["height"] == pytest.approx(seen["width"] / seen["height"], rel=0.02)


def test_a_wide_chart_is_not_cut_on_paper(chart: Page) -> None:
    drawn = chart.locator(".js-plotly-plot .svg-container").first
    wide = drawn.evaluate("chart => { dispatchEvent(new Event('beforeprint')); return chart.clientWidth; }")
    chart.emulate_media(media="print")
    shrunk = float(drawn.evaluate("chart => getComputedStyle(chart).zoom"))
    assert 0.3 < shrunk < 1 < wide / 680 and wide * shrunk <= 680


def test_the_words_of_a_legend_stand_apart_on_paper(chart: Page, server: Server) -> None:
    chart.emulate_media(media="screen")
    chart.goto(f"{server.address}/portfolio?lang=en&country=UA")
    chart.locator(".js-plotly-plot .legend .groups").first.wait_for(timeout=60_000)
    chart.evaluate("dispatchEvent(new Event('beforeprint'))")
    chart.emulate_media(media="print")
    sides = "entries => entries.map(entry => [entry.querySelector('.legendlines').getBoundingClientRect().left, entry.querySelector('text').getBoundingClientRect().right])"
    entries = chart.locator(".legend .traces").evaluate_all(sides)
    assert len(entries) > 1 and all(right < left for (_, right), (left, _) in pairwise(entries))


def test_a_map_begins_on_the_first_screen_of_a_laptop_enlarged_twice(map_in_the_dark: Page) -> None:
    page = map_in_the_dark
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 720, "height": 450})
    box = page.locator("canvas.areas").first.bounding_box()
    assert box is not None and box["y"] < 400
    assert page.evaluate("document.documentElement.scrollWidth") <= 720


def test_a_portfolio_says_its_sentence_on_the_first_screen_of_a_laptop_enlarged_twice(
    browser: Browser, server: Server
) -> None:
    with browser.new_context(viewport={"width": 720, "height": 450}) as context:
        page = context.new_page()
        page.goto(f"{server.address}/portfolio?lang=uk&country=UA")
        sentence = page.locator("p.sentence").first
        sentence.wait_for(timeout=60_000)
        expect(page.locator("[data-stale=true]")).to_have_count(0, timeout=30_000)
        box = sentence.bounding_box()
        assert box is not None and box["y"] < 430
        assert page.evaluate("document.documentElement.scrollWidth") <= 720
