"""What is shown fits where it stands, in the system's Chromium: cells on their line, names whole, maps on a phone's first screen."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bench.browser import bring_all
from bench.server import Server

PHONE, TABLET, LAPTOP = (375, 812), (768, 1024), (1440, 900)
MAPS = (
    "country=UA&indicator=own_income_per_head_uah",
    "country=BG&map=years",
    "country=BG&map=several",
    "country=MK&map=two",
    "country=BG&map=types",
    "country=MK&show=index",
    "country=BG&show=result",
)
LOW = (1280, 720)
# Cells of which a word or a number stands on two lines.
PARTED = """cells => cells.filter(cell => cell.checkVisibility()).flatMap(cell => {
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), found = [], range = document.createRange();
    while (texts.nextNode()) for (const word of texts.currentNode.textContent.matchAll(/[^\\s/–-]+/g)) {
        range.setStart(texts.currentNode, word.index);
        range.setEnd(texts.currentNode, word.index + word[0].length);
        if (new Set([...range.getClientRects()].map(line => Math.round(line.top / 4))).size > 1) found.push(word[0]);
    }
    return found;
})"""


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """One reader's browser, which holds the framework's files after the first page."""
    with browser.new_context() as context:
        yield context


@pytest.fixture
def page(reader: BrowserContext) -> Iterator[Page]:
    with reader.new_page() as opened:
        yield opened


def resize(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def show(page: Page, size: tuple[int, int], address: str) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(address)
    page.wait_for_selector(".foot", timeout=60_000)
    bring_all(page)
    expect(page.locator("p.quiet[role=status]")).to_have_count(0, timeout=60_000)
    expect(page.locator("[data-stale=true]")).to_have_count(0, timeout=15_000)


@pytest.mark.parametrize(
    ("size", "address"),
    [
        (LAPTOP, "/potential?lang=en&country=BG&map=types&types=4"),
        (PHONE, "/potential?lang=bg&country=BG&map=types&types=4"),
        (TABLET, "/portfolio?lang=sq&country=UA"),
    ],
)
def test_a_sign_stays_with_its_number_and_a_span_with_its_years(
    page: Page, server: Server, size: tuple[int, int], address: str
) -> None:
    show(page, size, server.address + address)
    cells = page.locator(".listed tbody td.short")
    cells.first.wait_for(timeout=30_000)
    texts = "cells => cells.filter(cell => cell.checkVisibility()).map(cell => { const r = document.createRange(); r.selectNodeContents(cell); return [cell.textContent, new Set([...r.getClientRects()].map(line => Math.round(line.top / 4))).size]; })"
    assert [text for text, lines in cells.evaluate_all(texts) if lines > 1] == []


@pytest.mark.parametrize("language", ["en", "bg"])
def test_names_of_five_places_are_whole_on_a_phone(page: Page, server: Server, language: str) -> None:
    show(page, PHONE, f"{server.address}/comparison?lang={language}&area=PAZ21&with=PAZ19,VTR22,PAZ08,PAZ29")
    table = page.locator("table.side").first
    table.wait_for(timeout=30_000)
    assert table.locator("thead th.num").evaluate_all(PARTED) == [] or not table.locator("thead th").last.is_visible()
    told = (
        table.locator("tbody tr")
        .first.locator("td.num")
        .evaluate_all("cells => cells.map(cell => getComputedStyle(cell, '::before').content)")
    )
    assert len(told) == 6 and all(len(name) > 5 for name in told)
    wide = table.locator("tbody tr").first.locator("td.num").first.bounding_box()
    assert wide is not None and wide["width"] > 100


@pytest.mark.parametrize("address", ["map=types", "map=several", "map=two", "show=result"])
def test_what_is_chosen_can_be_read_on_a_tablet(page: Page, server: Server, address: str) -> None:
    show(page, TABLET, f"{server.address}/potential?lang=bg&country=BG&{address}")
    first = page.locator(".st-key-choices .stColumn").first
    first.locator("[data-baseweb=select], [data-baseweb=input], input").first.wait_for(timeout=30_000)
    box = first.bounding_box()
    assert box is not None and box["width"] > (320 if address == "show=result" else 680)
    assert page.locator(".stSelectbox [role=group]:has(> input)").evaluate_all("all => all.every(box => box.dataset.chosen === box.querySelector('input').value && box.scrollWidth <= box.clientWidth)")  # fmt: skip


@pytest.mark.parametrize("address", ["portfolio?country=BG&list=bg_municipal_investment_2025", "project?country=UA&project=ua-dfrr-000158dc", "partners?area=PAZ21"])  # fmt: skip
def test_short_tables_are_as_wide_as_a_phone(page: Page, server: Server, address: str) -> None:
    show(page, PHONE, f"{server.address}/{address}&lang=bg")
    tables = page.locator(".wide.listed:not(.long)")
    tables.first.wait_for(timeout=30_000)
    assert (
        tables.evaluate_all("all => all.map(one => one.scrollWidth - one.clientWidth).filter(more => more > 0)") == []
    )


def test_cards_of_a_chain_begin_on_one_line(page: Page, server: Server) -> None:
    show(page, TABLET, f"{server.address}/profile?lang=bg&area=PAZ21")
    tops = "cards => cards.map(card => Math.round(card.getBoundingClientRect().top))"
    assert len(set(page.locator(".chain li > :last-child").evaluate_all(tops))) == 1


def test_the_map_on_which_a_profile_is_chosen_stands_on_a_tablet(page: Page, server: Server) -> None:
    show(page, TABLET, f"{server.address}/profile?lang=sq")
    expect(page.locator(".on-map")).to_be_visible()
    expect(page.locator(".patokaz-map canvas.areas[data-drawn]")).to_be_visible(timeout=60_000)


@pytest.mark.parametrize("address", MAPS)
def test_a_map_begins_on_the_first_screen_of_a_phone_and_stands_whole_on_a_laptops(
    page: Page, server: Server, address: str
) -> None:
    show(page, PHONE, f"{server.address}/potential?lang=uk&{address}")
    page.locator(".patokaz-map canvas.areas[data-drawn]").first.wait_for(timeout=60_000)
    expect(page.locator("[data-stale=true]")).to_have_count(0, timeout=15_000)
    page.locator(".foot").wait_for(timeout=30_000)
    page.wait_for_timeout(500)  # controls take their heights as their code comes
    box = page.locator(".patokaz-map").first.bounding_box()
    assert box is not None and box["y"] <= 700
    resize(page, LAPTOP)
    page.wait_for_timeout(300)
    ends = page.locator(".patokaz-map").evaluate_all(
        "maps => maps.map(map => map.getBoundingClientRect()).filter(map => map.top < 600).map(map => map.bottom)"
    )
    assert ends and max(ends) <= LAPTOP[1]  # with its legend


@pytest.mark.parametrize("address", ["country=UA&show=index", "country=UA&show=result", "country=MK"])
def test_maps_stand_whole_in_a_low_window(page: Page, server: Server, address: str) -> None:
    show(page, LOW, f"{server.address}/potential?lang=en&{address}")
    page.locator("canvas.areas[data-drawn]").first.wait_for(timeout=60_000)
    expect(page.locator(".patokaz-map .legend li").first).to_be_visible()
    page.wait_for_timeout(800)
    box = page.locator(".patokaz-map").first.bounding_box()
    assert box is not None and box["y"] + box["height"] <= LOW[1]


def test_the_map_of_an_index_stands_whole_under_its_opened_steps(page: Page, server: Server) -> None:
    show(page, LAPTOP, f"{server.address}/potential?lang=bg&country=UA&show=index")
    page.locator("canvas.areas[data-drawn]").first.wait_for(timeout=60_000)
    page.locator(".st-key-index_steps_fold summary").click()
    page.locator(".st-key-index_steps_fold .stSelectbox").last.wait_for(timeout=30_000)
    page.wait_for_timeout(1500)
    box = page.locator(".patokaz-map").first.bounding_box()
    assert box is not None and box["y"] + box["height"] <= LAPTOP[1] and box["height"] > 280


def test_a_row_of_years_has_its_name(page: Page, server: Server) -> None:
    show(page, PHONE, f"{server.address}/portfolio?lang=uk&country=UA")
    names = page.locator("table.cells tbody th")
    names.first.wait_for(timeout=30_000)
    cut = "names => names.filter(name => name.scrollWidth > name.clientWidth + 1 || name.clientWidth < 90 || name.textContent.trim().length < 8).map(name => name.textContent)"
    for size in (PHONE, TABLET, LAPTOP):
        resize(page, size)
        assert names.count() > 3 and names.evaluate_all(cut) == []
        assert names.evaluate_all(PARTED) == []


def test_years_are_played_in_the_same_classes(page: Page, server: Server) -> None:
    show(page, LAPTOP, f"{server.address}/potential?lang=en&country=BG&map=years")
    drawn = page.locator("canvas.areas[data-drawn]").first
    drawn.wait_for(timeout=60_000)
    legend = page.locator(".patokaz-map").first.locator(".legend .words")
    classes = legend.all_text_contents()
    page.evaluate("window.seenYears = []")
    drawn.evaluate(
        "canvas => new MutationObserver(() => window.seenYears.push(Number(canvas.dataset.year))).observe(canvas, {attributes: true, attributeFilter: ['data-year']})"
    )
    page.get_by_role("button", name="Play").click()
    expect(page.locator(".patokaz-map output").first).to_have_text("2010", timeout=30_000)
    page.locator(".patokaz-map .years button").first.click()
    seen = page.evaluate("window.seenYears")
    assert seen == sorted(seen) and len(set(seen)) >= 8
    assert legend.all_text_contents() == classes


@pytest.mark.parametrize("size", [PHONE, TABLET, LAPTOP])
def test_tiles_of_slides_fill_their_rows_and_none_lies_on_another(
    page: Page, server: Server, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{server.address}/presentation?lang=en&view=portfolio&country=UA")
    page.locator(".patokaz-present .slide").first.wait_for(timeout=60_000)
    page.keyboard.press("o")
    tiles = page.locator(".patokaz-present .tile")
    tiles.first.wait_for()
    boxes = tiles.evaluate_all("tiles => tiles.map(tile => tile.getBoundingClientRect().toJSON())")
    rows = sorted({round(box["top"]) for box in boxes})
    assert all(low - high >= boxes[0]["height"] for high, low in pairwise(rows))
    assert max(box["right"] for box in boxes) >= 0.95 * size[0]
    assert all(abs(box["width"] / box["height"] - 16 / 9) < 0.03 for box in boxes)
    if size == LAPTOP:
        page.emulate_media(color_scheme="dark")
        expect(tiles.first.locator("h2")).to_have_css("color", "rgb(237, 241, 242)", timeout=15_000)


def test_year_and_rank_of_a_compared_place_stand_on_one_line(page: Page, server: Server) -> None:
    show(page, LAPTOP, f"{server.address}/comparison?lang=bg&area=PAZ21")
    notes = page.locator("table.side td.num > small:not(.beside)")
    notes.first.wait_for(timeout=30_000)
    heard = page.locator("table.side tbody tr").first.aria_snapshot().replace("\N{NO-BREAK SPACE}", " ")
    assert "14 382 · 2024 · 92 от 265" in heard and "A B" not in heard
    lines = "notes => notes.filter(note => note.checkVisibility()).map(note => { const r = document.createRange(); r.selectNodeContents(note); return [note.textContent, new Set([...r.getClientRects()].map(line => Math.round(line.top / 4))).size]; })"
    assert [text for text, count in notes.evaluate_all(lines) if count > 1] == []
    assert page.locator("table.side").first.evaluate(
        "table => table.scrollWidth <= table.parentElement.clientWidth + 1"
    )
    parted = "heads => heads.filter(head => { const r = document.createRange(); r.selectNodeContents(head.querySelector('b').nextSibling); return r.getClientRects()[0].top >= head.querySelector('b').getBoundingClientRect().bottom; }).map(head => head.textContent)"
    assert page.locator("table.side").first.locator("th.num:has(b.place)").evaluate_all(parted) == []


def test_a_row_of_choices_that_breaks_has_its_edges_and_years_of_a_narrow_chart_stand_apart(
    page: Page, server: Server
) -> None:
    show(
        page, PHONE, f"{server.address}/comparison?lang=bg&country=BG&show=disparity&indicator=gdp_per_head_earlier_eur"
    )
    edges = "buttons => buttons.flatMap(button => { const style = getComputedStyle(button); return [style.borderLeftColor, style.borderRightColor]; })"
    assert "rgba(0, 0, 0, 0)" not in page.locator("[data-testid=stButtonGroup] button").evaluate_all(edges)
    years = page.locator(".line-chart .years")
    assert years.count() == 2
    sides = "row => [...row.children].filter(year => year.checkVisibility()).map(year => [year.getBoundingClientRect().left, year.getBoundingClientRect().right])"
    for row in (years.nth(0).evaluate(sides), years.nth(1).evaluate(sides)):
        assert len(row) > 2 and all(right + 3 < left for (_, right), (left, _) in pairwise(row))


@pytest.mark.parametrize("place", ["area=MK00805", "area=PAZ21"])
def test_rows_of_headline_cards_are_full(page: Page, server: Server, place: str) -> None:
    """Twelve cards in Macedonia, ten in Bulgaria; below them every strip beside a line is as long as the others."""
    show(page, PHONE, f"{server.address}/profile?lang=mk&{place}")
    strips = page.locator(".rows > details > summary:has(.since) .strip-cell:has(.strip)")
    wide = "strips => strips.filter(strip => strip.checkVisibility()).map(strip => Math.round(strip.getBoundingClientRect().width))"
    assert len(set(strips.evaluate_all(wide))) == 1
    people = {"area=MK00805": "44.844 · 2021", "area=PAZ21": "14.382 · 2024"}[place]
    assert people in page.locator(".rows").first.aria_snapshot()  # a number and its year are two for who listens
    for size in (PHONE, TABLET, LAPTOP):
        resize(page, size)
        rights = page.locator(".figures").first.locator("> *").evaluate_all(
            "cards => cards.map(card => card.getBoundingClientRect()).map(box => [Math.round(box.top), Math.round(box.right)])"
        )  # fmt: skip
        ends = {top: max(right for other, right in rights if other == top) for top, _ in rights}
        assert len(ends) > 1 and len(set(ends.values())) == 1


@pytest.mark.parametrize("language", ["mk", "sq", "bg", "uk", "en"])
def test_the_head_of_a_page_and_its_ways_on_are_one_row(page: Page, server: Server, language: str) -> None:
    """On a phone name, search, doors and language; enlarged to 200 % all doors, and the place's name above the middle."""
    shown = "parts => parts.filter(part => part.checkVisibility()).map(part => { const box = part.getBoundingClientRect(); return [Math.round((box.top + box.bottom) / 2), box.right]; })"
    show(page, PHONE, f"{server.address}/profile?lang={language}&area=PAZ21")
    for size, parts in ((PHONE, 4), (TABLET, 3), ((720, 450), 3)):
        resize(page, size)
        boxes = page.locator(".masthead > *").evaluate_all(shown)
        assert len(boxes) == parts and max(middle for middle, _ in boxes) - min(middle for middle, _ in boxes) <= 6
        assert max(right for _, right in boxes) <= size[0]
        menu = page.locator(".menu")
        assert not menu.is_visible() or menu.evaluate("menu => menu.scrollWidth <= menu.clientWidth + 1")
        ways = page.locator(".st-key-ways_on")
        assert size == PHONE or ways.evaluate("row => row.scrollWidth <= row.clientWidth + 1 && row.clientHeight < 50")
    name = page.locator("h1").bounding_box()
    assert name is not None and name["y"] + name["height"] < 225


def test_a_phone_opens_doors_and_search_from_the_head(page: Page, server: Server) -> None:
    show(page, PHONE, f"{server.address}/profile?lang=en&area=PAZ21")
    page.locator(".doors > summary").click()
    expect(page.locator(".menu a")).to_have_count(6)
    page.mouse.click(180, 780)
    expect(page.locator(".menu")).to_be_hidden()
    page.locator(".seek").click()
    page.wait_for_function("document.querySelector('.part-search').shadowRoot?.activeElement?.type === 'search'")
    page.locator(".doors > summary").click()
    page.locator(".menu a", has_text="Projects").click()
    expect(page.locator("h1")).to_have_text("Project portfolio", timeout=30_000)
    expect(page.locator(".menu")).to_be_hidden()


def test_an_amount_in_two_currencies_fits_a_phone(page: Page, server: Server) -> None:
    """The page's own frame scrolled sideways, which the width of the document does not show."""
    show(page, PHONE, f"{server.address}/portfolio?lang=sq&country=BG&list=bg_municipal_investment_2025")
    page.locator(".phases b").first.wait_for(timeout=30_000)
    assert page.locator(".stMain").evaluate("frame => frame.scrollWidth - frame.clientWidth") == 0
