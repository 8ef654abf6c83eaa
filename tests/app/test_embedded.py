"""Views in the frame of another site, in the system's Chromium: what they name, what their links open, whether they stand whole."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, expect

from bench.server import Server

MAP = "/card?lang=bg&show=map&country=BG&level=district&indicator=unemployment_rate_pct&embed=true"
TREND = "/card?lang=bg&show=trend&area=PAZ21&with=PAZ03&indicator=population_persons&embed=true"
LIST = "/card?lang=uk&show=portfolio&country=UA&list=ua_dfrr&embed=true&view="

# Until nothing of a frame has moved for half a second, or for a second and a half if something always moves.
SETTLED = """async (main) => {
  const told = () => [...main.querySelectorAll("*")].map((part) => part.getBoundingClientRect().bottom).join();
  for (let look = 0, same = 0, before = ""; look < 15 && same < 5; look++) {
    await new Promise((done) => setTimeout(done, 100));
    const now = told();
    same = now === before ? same + 1 : 0;
    before = now;
  }
}"""


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """One reader's browser, which holds the framework's files after the first page."""
    with browser.new_context(viewport={"width": 760, "height": 1200}) as context:
        yield context


@pytest.fixture
def page(reader: BrowserContext) -> Iterator[Page]:
    with reader.new_page() as opened:
        yield opened


def framed(page: Page, address: str, height: int = 660) -> FrameLocator:
    """A page of another site with the view in a frame, once the view stands there."""
    page.set_content(f'<iframe src="{address}" width="720" height="{height}"></iframe>')
    frame = page.frame_locator("iframe")
    expect(frame.locator(".embedded-title, .embedded").first).to_be_visible(timeout=60_000)
    return frame


@pytest.mark.parametrize(
    ("address", "link"),
    [
        (LIST + "groups", ".dots a"),
        (MAP, "canvas.areas[data-drawn]"),
    ],
)
def test_what_is_chosen_in_a_frame_opens_the_whole_product_beside_it(
    page: Page, server: Server, address: str, link: str
) -> None:
    frame = framed(page, server.address + address)
    chosen = frame.locator(link).first
    chosen.wait_for(timeout=30_000)
    with page.context.expect_page(timeout=20_000) as opened:
        chosen.click()
    expect(opened.value.locator(".masthead")).to_be_visible(timeout=60_000)
    assert "area=" in opened.value.url and "embed" not in opened.value.url
    assert "/card?" in page.frames[-1].url


@pytest.mark.parametrize(("address", "country"), [(MAP, "България"), (LIST + "map", "Україна")])
def test_a_map_in_a_frame_names_its_country(page: Page, server: Server, address: str, country: str) -> None:
    frame = framed(page, server.address + address)
    expect(frame.locator(".embedded-title")).to_contain_text(country)
    expect(frame.locator("p.quiet").last).to_contain_text("Patokaz")


@pytest.mark.parametrize(
    ("view", "address"),
    [
        ("map_indicator", "/potential?lang=uk&country=UA"),
        ("groups", "/portfolio?lang=bg&country=BG"),
    ],
)
def test_a_view_stands_whole_in_the_frame_that_is_offered(page: Page, server: Server, view: str, address: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(server.address + address)
    page.locator(f"button[data-shared='{view}.embed']").click(timeout=60_000)
    preview = page.locator(f".st-key-shared_{view} iframe")
    preview.wait_for(timeout=30_000)
    source, offered = (
        preview.get_attribute("src") or "",
        page.locator(f".st-key-shared_{view} code").last.inner_text(),
    )
    height = int(re.findall(r'height="(\d+)"', offered)[0])
    frame = framed(page, source, height)
    frame.locator("p.quiet").last.wait_for(timeout=30_000)
    whole = frame.locator(".stMain").evaluate(
        "async (main) => { await new Promise((done) => setTimeout(done, 1500)); return main.scrollHeight - main.clientHeight; }"
    )
    assert whole <= 2, f"{whole} pixels are cut"


@pytest.mark.parametrize(
    "address",
    [MAP, LIST + "course", LIST + "groups", LIST + "board", "/card?lang=mk&show=line&area=MK00805&indicator=population_persons&embed=true",
     "/card?lang=uk&show=ranking&country=UA&embed=true", "/card?lang=bg&area=PAZ21&indicator=population_persons&embed=true", TREND,
     "/card?lang=uk&show=map&country=UA&indicator=own_income_per_head_uah&embed=true"],
)  # fmt: skip
def test_a_view_stands_whole_in_a_frame_of_any_size_with_its_source(page: Page, server: Server, address: str) -> None:
    """A picture takes what its words leave, of a list the last rows give way, and no wide frame stands half empty."""
    frame = framed(page, server.address + address, 450)
    frame.locator("p.quiet").last.wait_for(timeout=30_000)
    for wide, high in ((600, 450), (360, 500), (1200, 700)):
        page.set_viewport_size({"width": wide + 40, "height": high + 40})
        page.locator("iframe").evaluate(
            "(frame, [wide, high]) => Object.assign(frame, { width: wide, height: high })", [wide, high]
        )
        frame.locator(".stMain").evaluate(SETTLED)
        main, source = frame.locator(".stMain"), frame.locator("p.quiet").last
        assert main.evaluate(
            "main => [main.scrollHeight - main.clientHeight, main.scrollWidth - main.clientWidth].every(over => over <= 1)"
        ), (wide, high)
        box = source.evaluate("source => source.getBoundingClientRect().toJSON()")
        assert "Patokaz" in source.inner_text() and 0.8 * high < box["bottom"] <= high, (wide, high)


def test_a_comparison_is_embedded_with_all_its_places(page: Page, server: Server) -> None:
    frame = framed(page, server.address + TREND, 560)
    expect(frame.locator(".line-chart .names span")).to_have_text(["Пещера", "Батак"], timeout=30_000)
    link = frame.locator(".embedded-title a").get_attribute("href") or ""
    assert "/comparison?" in link and "PAZ03" in link and "population_persons" in link


def test_a_timeline_in_a_frame_keeps_a_row_for_each_project(page: Page, server: Server) -> None:
    """47 projects in 450 pixels: names lay over one another; they are scrolled."""
    frame = framed(
        page, f"{server.address}/card?lang=en&show=portfolio&country=UA&list=ua_worldbank&view=time&embed=true", 450
    )
    chart = frame.locator(".stPlotlyChart .main-svg").first
    chart.wait_for(timeout=60_000)
    page.wait_for_timeout(1500)
    assert chart.evaluate("chart => chart.getBoundingClientRect().height") >= 32 * 40


def test_an_embedded_map_takes_the_height_of_its_frame(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 760, "height": 660})
    page.goto(f"{server.address}/card?lang=en&country=UA&indicator=population_persons&show=map&embed=true")
    page.locator("canvas.areas[data-drawn]").wait_for(timeout=60_000)
    page.locator("p.quiet").last.wait_for(timeout=30_000)
    page.wait_for_timeout(1000)
    box = page.locator("p.quiet").last.bounding_box()
    assert box is not None and 600 < box["y"] + box["height"] <= 660
