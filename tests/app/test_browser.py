"""The product as its users meet it, in the system's Chromium: a fresh server, its pages, search, map, languages, phone."""

import re
import signal
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, WebSocket, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.browser import bring_all
from bench.server import Server
from patokaz.language.words import words
from tests.plans.workbooks import good, workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# One for each page; every page, language and appearance: python -m bench axe.
ADDRESSES = [
    "/needs?lang=uk&area=UA23060070000082704&show=measures",
    "/?lang=en",
    "/profile?lang=mk&area=MK00805",
    "/potential?lang=bg&country=BG",
    "/potential?lang=en&country=UA&show=index",
    "/portfolio?lang=sq&country=BG",
    "/partners?lang=uk&area=UA23060070000082704&service=back_office",
    "/start?lang=sq&area=MK00805&start=2025-11-10",
    "/project?lang=en&country=BG&project=bg-opac-13-13-107",
    "/data?lang=uk",
    "/comparison?lang=bg&area=PAZ21&with=PAZ19,VTR22",
    "/plan?lang=bg&example=gabrovo-2030&show=indicators",
    "/readiness?lang=uk&area=UA23060070000082704&part=workforce&marks=S1-3.S2-2.O1-4.O2-1.D1-0.D2-2.W4-1",
]


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """One reader's browser, which holds the framework's files after the first page."""
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        yield context


@pytest.fixture
def page(reader: BrowserContext) -> Iterator[Page]:
    with reader.new_page() as opened:
        yield opened


def show(page: Page, server: Server, address: str) -> None:
    page.goto(server.address + address)
    page.wait_for_selector(".foot", timeout=30_000)
    expect(page.locator("[data-stale=true]")).to_have_count(0, timeout=15_000)
    bring_all(page)


def test_deep_link_first_on_a_fresh_server(page: Page, server: Server) -> None:
    """First in this module: nobody has asked the server before."""
    show(page, server, "/profile?lang=bg&area=PAZ21")
    expect(page.locator("h1")).to_have_text("Пещера")
    expect(page.get_by_role("link", name=re.compile("Patokaz"))).to_be_visible()


def test_search_in_any_script_opens_the_profile(page: Page, server: Server) -> None:
    show(page, server, "/?lang=en")
    box = page.get_by_role("combobox", name=re.compile("Find a municipality"))
    first = page.get_by_role("option").first
    for typed, found in (
        ("Пещера", "Peshtera"),
        ("Peštera", "Peshtera"),
        ("Gjorče", "Gjorche Petrov"),
        ("Запорожье", "Zaporizhzhia"),
        ("Tetovë", "Tetovo"),
    ):
        box.fill("")
        box.press_sequentially(typed, delay=20)
        expect(first).to_contain_text(found, timeout=8000)
    box.fill("")
    box.press_sequentially("qqxxzz", delay=10)
    expect(page.get_by_text("No area of that name was found")).to_be_visible(timeout=8000)
    box.fill("")
    box.press_sequentially("Тетово", delay=20)
    expect(first).to_contain_text("Tetovo", timeout=8000)
    first.click()
    expect(page.locator("h1")).to_contain_text("Tetovo", timeout=15000)
    assert "area=" in page.url


def test_map_changes_with_the_indicator_and_a_click_opens_a_profile(page: Page, server: Server) -> None:
    show(page, server, "/potential?lang=en&country=UA&indicator=own_income_per_head_uah")
    canvas = page.locator("canvas.areas[data-drawn]")
    expect(canvas).to_be_visible(timeout=15_000)
    before = canvas.get_attribute("data-drawn")
    expect(
        page.locator(".patokaz-map .buttons").get_by_role("button", name="Whole country").locator("svg")
    ).to_be_visible()
    box = page.locator(".st-key-choose_indicator input").first
    box.click()
    page.get_by_role("option", name="Urban population share").click()
    expect(canvas).not_to_have_attribute("data-drawn", before or "", timeout=8000)
    expect(page).to_have_url(re.compile("indicator=urban_share_pct"), timeout=8000)
    size = canvas.bounding_box()
    assert size
    canvas.hover(position={"x": size["width"] / 2, "y": size["height"] / 2})
    name = page.locator(".patokaz-map .tip .name")
    expect(name).to_be_visible()
    hovered = name.text_content()
    canvas.click(position={"x": size["width"] / 2, "y": size["height"] / 2})
    expect(page.locator("h1")).to_contain_text(str(hovered), timeout=8000)


def test_the_indicator_pointed_at_is_drawn_before_the_page_follows(page: Page, server: Server) -> None:
    """Fetched while it is pointed at, drawn as it is chosen: the server is stopped in between and cannot have answered."""
    show(page, server, "/potential?lang=en&country=UA&indicator=own_income_per_head_uah")
    canvas = page.locator("canvas.areas[data-drawn]")
    expect(canvas).to_have_attribute("data-drawn", re.compile("Own revenue per head"), timeout=8000)
    box = page.locator(".st-key-choose_indicator input")
    box.click()
    with page.expect_response(re.compile(r"/layer\?.*pick=indicator")):
        box.press("ArrowDown")
    page.wait_for_timeout(300)  # it is drawn aside
    server.process.send_signal(signal.SIGSTOP)
    try:
        box.press("Enter")
        expect(canvas).to_have_attribute("data-drawn", re.compile("Transfer share of revenue"), timeout=8000)
        expect(page.locator(".sentence").first).to_contain_text("Own revenue per head")
    finally:
        server.process.send_signal(signal.SIGCONT)
    expect(page.locator(".sentence").first).to_contain_text("Transfer share of revenue", timeout=8000)
    expect(canvas).to_have_attribute("data-drawn", re.compile("Transfer share of revenue"))
    drawn = canvas.evaluate("(map) => map.toDataURL()")
    page.reload()
    expect(canvas).to_have_attribute("data-drawn", re.compile("Transfer share of revenue"), timeout=15_000)
    assert canvas.evaluate("(map) => map.toDataURL()") == drawn


def test_a_choice_on_the_map_sends_neither_head_nor_foot(page: Page, server: Server) -> None:
    said: list[bytes] = []
    sockets: list[WebSocket] = []

    def listen(socket: WebSocket) -> None:
        sockets.append(socket)
        socket.on("framereceived", lambda frame: said.append(bytes(frame)))

    page.on("websocket", listen)
    show(page, server, "/potential?lang=en&country=BG&indicator=births_per_1000")
    assert any(b"masthead" in frame for frame in said) and any(b"<footer" in frame for frame in said)
    said.clear()
    page.locator(".st-key-choose_classes input").click()
    with sockets[-1].expect_event("framereceived", ends_a_run, timeout=8000):
        page.get_by_role("option", name="3 classes").click()
    expect(page).to_have_url(re.compile("classes=3"))
    expect(page.locator(".patokaz-map .legend .class")).to_have_count(3, timeout=8000)
    assert not any(b"masthead" in frame or b"<footer" in frame or b"navigation" in frame for frame in said)


def ends_a_run(frame: bytes) -> bool:
    return ForwardMsg.FromString(bytes(frame)).WhichOneof("type") == "script_finished"


def test_the_figures_of_a_chapter_come_when_their_reader_does(browser: Browser, server: Server) -> None:
    """On a phone; a wide screen, which may be printed, brings them at leisure."""
    with browser.new_context(viewport={"width": 375, "height": 812}, is_mobile=True, has_touch=True) as phone:
        page = phone.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url) if "/figures?" in request.url else None)
        page.goto(server.address + "/profile?lang=bg&area=PAZ21")
        page.wait_for_selector(".foot", timeout=30_000)
        waiting = page.locator(".later").count()
        assert waiting >= 5 and len(asked) < waiting
        bring_all(page)
        expect(page.locator(".rows")).to_have_count(7)
        page.goto(server.address + "/profile?lang=bg&area=PAZ21#economy")
        expect(page.locator("#economy")).to_be_in_viewport(timeout=8000)
    with browser.new_context(viewport={"width": 1440, "height": 900}) as wide:
        page = wide.new_page()
        page.goto(server.address + "/profile?lang=bg&area=PAZ21")
        expect(page.locator(".rows")).to_have_count(7, timeout=15_000)


def test_figures_that_do_not_come_say_so(page: Page, server: Server) -> None:
    page.route("**/figures?*", lambda route: route.abort())
    show(page, server, "/profile?lang=en&area=PAZ21")
    expect(page.get_by_text(words("en")("profile.failed"))).to_have_count(7)


def test_a_search_in_the_list_filters_the_whole_page(page: Page, server: Server) -> None:
    """Order and pages draw the list alone; a text that is searched is a filter of all that stands above it, too."""
    show(page, server, "/portfolio?lang=en&country=BG")
    page.locator(".st-key-find_titles input").fill("water")
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-chip_find")).to_contain_text("water", timeout=8000)
    expect(page.locator(".stTextInput")).to_have_count(1)
    page.locator(".st-key-chip_find button:visible").click()
    expect(page.locator(".st-key-chip_find")).to_have_count(0, timeout=8000)
    expect(page.locator(".st-key-find_titles input")).to_have_value("")


def test_maps_side_by_side_point_and_zoom_together(page: Page, server: Server) -> None:
    show(page, server, "/potential?lang=en&country=BG&map=several")
    canvases = page.locator("canvas.areas[data-drawn]")
    expect(canvases).to_have_count(2, timeout=15_000)
    first, second = canvases.first, canvases.nth(1)
    size = first.bounding_box()
    assert size
    first.hover(position={"x": size["width"] / 2, "y": size["height"] / 2})
    names = page.locator(".patokaz-map .tip .name")
    expect(names).to_have_count(2)
    expect(names.nth(1)).to_be_visible()
    assert names.first.text_content() == names.nth(1).text_content()
    before = second.evaluate("canvas => canvas.toDataURL()")
    page.locator(".patokaz-map .buttons button").first.click()
    page.wait_for_timeout(300)
    assert second.evaluate("canvas => canvas.toDataURL()") != before


def test_a_place_for_files_stays_a_group_when_it_is_drawn_anew(page: Page, server: Server) -> None:
    show(page, server, "/portfolio?lang=en&list=own")
    place = page.get_by_test_id("stFileUploaderDropzone").first
    place.evaluate("place => place.setAttribute('role', 'presentation')")
    expect(place).to_have_attribute("role", "group")


def test_what_is_chosen_is_seen_on_a_phone(browser: Browser, server: Server) -> None:
    with browser.new_context(viewport={"width": 375, "height": 812}) as phone:
        page = phone.new_page()
        show(page, server, "/potential?lang=uk&country=MK&map=types")
        chosen = page.locator(".st-key-kinds [aria-checked=true]")
        expect(chosen).to_have_count(1)
        box = chosen.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 376


def test_a_map_of_clusters_begins_on_the_first_screen_of_a_phone(browser: Browser, server: Server) -> None:
    with browser.new_context(viewport={"width": 375, "height": 812}) as phone:
        page = phone.new_page()
        show(page, server, "/potential?lang=uk&country=MK&map=spots")
        box = page.locator(".patokaz-map").bounding_box()
        assert box and box["y"] <= 700
        expect(page.get_by_role("combobox", name="Рівень")).to_have_count(1)


def test_a_line_tells_the_values_of_the_year_pointed_at(page: Page, server: Server) -> None:
    show(page, server, "/comparison?lang=en&area=PAZ21&with=VTR22&indicator=population_persons")
    chart = page.locator(".line-chart")
    expect(chart.locator(".tip").first).to_be_hidden()
    chart.locator(".at").last.hover()
    expect(chart.locator(".tip").last).to_have_text(
        re.compile(r"^20\d\d\sPeshtera\s[\d,]{6}\sPavlikeni\s[\d,]{6}\sMedian"), use_inner_text=True
    )
    assert page.locator(".js-plotly-plot").count() == 0


def test_two_censuses_are_a_dashed_slope_beside_the_map(page: Page, server: Server) -> None:
    show(page, server, "/potential?lang=mk&country=MK&map=years&indicator=population_persons")
    middle = page.locator(".patokaz-map .years path.middle")
    expect(middle).to_have_class("middle across", timeout=15_000)
    assert "L" in (middle.get_attribute("d") or "")


def test_a_click_on_a_region_opens_its_municipalities_and_leads_back(page: Page, server: Server) -> None:
    show(page, server, "/potential?lang=en&country=BG&indicator=births_per_1000&level=district")
    canvas = page.locator("canvas.areas[data-drawn]")
    expect(canvas).to_be_visible(timeout=15_000)
    size = canvas.bounding_box()
    assert size
    canvas.click(position={"x": size["width"] / 2, "y": size["height"] / 2})
    expect(page.locator(".crumbs")).to_be_visible(timeout=10_000)
    assert "container=" in page.url and "level=municipality" in page.url
    page.locator(".crumbs a").first.click()
    expect(page.locator(".crumbs")).to_have_count(0, timeout=10_000)
    assert "container=" not in page.url and "indicator=births_per_1000" in page.url


def test_an_uploaded_table_is_matched_drawn_and_forgotten(page: Page, server: Server) -> None:
    show(page, server, "/potential?lang=en&country=BG&show=own")
    table = "община;посетители\nПещера;120\nBatak;30,5\nRakitovo;7\nАтлантида;1\n".encode()
    file = {"name": "visitors.csv", "mimeType": "text/csv", "buffer": table}
    page.locator("input[type=file]").set_input_files(files=[file])  # type: ignore[list-item]
    canvas = page.locator("canvas.areas[data-drawn*='visitors.csv']")
    expect(canvas).to_be_visible(timeout=15_000)
    expect(page.locator(".stMain")).to_contain_text("Атлантида")
    page.locator(".st-key-own_forget button").click()
    expect(canvas).to_have_count(0, timeout=10_000)


def test_a_link_in_a_text_keeps_what_the_session_holds(page: Page, server: Server) -> None:
    """It leads on as the framework's own links do; to load the page anew would forget what the reader has uploaded."""
    show(page, server, "/potential?lang=en&country=BG&show=own&area=PAZ")
    file = {"name": "visitors.csv", "mimeType": "text/csv", "buffer": b"id;visitors\nPAZ21;120\nPAZ03;30\n"}
    page.locator("input[type=file]").set_input_files(files=[file])  # type: ignore[list-item]
    canvas = page.locator("canvas.areas[data-drawn*='visitors.csv']")
    expect(canvas).to_be_visible(timeout=15_000)
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url) if request.resource_type == "document" else None)
    page.locator(".menu a", has_text="Profile").click()
    page.locator(".children a", has_text="Batak").click()
    expect(page.locator("h1")).to_have_text("Batak", timeout=8000)
    page.go_back()
    page.go_back()
    expect(canvas).to_be_visible(timeout=15_000)
    assert loaded == []


def test_a_small_screen_fetches_no_map_that_it_does_not_show(browser: Browser, server: Server) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 800})
    page, fetched = context.new_page(), []
    page.on("request", lambda request: fetched.append(request.url))
    show(page, server, "/profile?lang=bg&area=PAZ21")
    expect(page.locator(".seek")).to_be_visible(timeout=15_000)
    page.wait_for_timeout(500)
    assert not [url for url in fetched if "/maps/" in url or "patokaz-map" in url or "Italic" in url]
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(page.locator(".part-map canvas.areas[data-drawn]")).to_be_visible(timeout=8000)
    context.close()


def test_the_wall_shows_what_its_address_gets_wrong_above_the_slides(page: Page, server: Server) -> None:
    page.goto(f"{server.address}/presentation?lang=en&area=PAZ21&slide=99")
    told = page.locator(".st-key-notices .notice")
    expect(told).to_contain_text("“99” is none of them", timeout=20_000)
    expect(page.locator(".slide").first).to_be_visible()
    box = told.bounding_box()
    assert box is not None
    middle = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
    assert page.evaluate("([x, y]) => !!document.elementFromPoint(x, y).closest('.notice')", middle)
    page.keyboard.press("ArrowLeft")
    expect(told).to_be_hidden()


def test_language_switch_keeps_the_view(page: Page, server: Server) -> None:
    show(page, server, "/potential?lang=en&country=BG&indicator=births_per_1000&classes=4")
    page.locator(".speak > summary").click()
    page.get_by_role("link", name="Български").click()
    expect(page.locator(".menu")).to_contain_text("Потенциал", timeout=8000)
    query = dict(part.split("=") for part in urlsplit(page.url).query.split("&"))
    assert query == {"lang": "bg", "country": "BG", "indicator": "births_per_1000", "classes": "4"}


def test_language_follows_the_browser_to_an_address_without_a_page_too(browser: Browser, server: Server) -> None:
    context = browser.new_context(locale="uk-UA")
    page = context.new_page()
    show(page, server, "/nowhere")
    expect(page.locator(".speak > summary")).to_contain_text("Українська")
    told = page.get_by_role("dialog")
    expect(told).to_contain_text("Сторінку не знайдено")
    expect(told).to_contain_text("За цією адресою немає сторінки")
    context.close()


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_asks_nobody_outside_bars_nobody_and_fits_a_phone(page: Page, server: Server, address: str) -> None:
    """Three things of one opened page: no outside request or error, nothing serious by axe, no sideways scrolling."""
    outside: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: outside.append(request.url) if _is_outside(request.url, server) else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    show(page, server, address)
    page.wait_for_timeout(500)  # what was drawn last fades in, and half faded its contrast is low
    assert serious_violations(page) == []
    page.set_viewport_size({"width": 375, "height": 800})
    page.wait_for_timeout(300)
    assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= 375
    assert outside == []
    assert errors == []


def serious_violations(page: Page) -> list[str]:
    return [
        f"{rule['id']}: {node['target']} {node['html'][:150]}"
        for rule in Axe().run(page).response["violations"]
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]


def _is_outside(url: str, server: Server) -> bool:
    return not url.startswith(("data:", "blob:")) and urlsplit(url).netloc != f"localhost:{server.port}"


def test_a_plan_is_uploaded_kept_across_pages_presented_and_forgotten(page: Page, server: Server) -> None:
    show(page, server, "/plan?lang=en")
    page.locator(".st-key-plan_file input[type=file]").set_input_files(
        {"name": "plan.xlsx", "mimeType": XLSX, "buffer": workbook(good())}
    )
    expect(page.locator("h1")).to_have_text("Plan", timeout=10_000)
    goal = page.locator(".plan-tree summary").first
    goal.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".plan-tree details").first).not_to_have_attribute("open", "")
    page.get_by_role("link", name="Data", exact=True).click()
    expect(page.locator(".plan-tree")).to_have_count(0, timeout=10_000)
    page.get_by_role("link", name="Plans", exact=True).click()
    expect(page.locator(".plan-tree")).to_be_visible(timeout=10_000)
    page.locator(".st-key-plan_actions a").click()
    expect(page.locator(".patokaz-present h2")).to_have_text("Of 1 measure 0 done, 1 under way", timeout=10_000)
    page.keyboard.press("Escape")
    expect(page.locator(".plan-tree")).to_be_visible(timeout=10_000)
    page.locator(".st-key-plan_actions button").first.click()
    page.get_by_role("button", name="Remove the file").click()
    expect(page.locator("h1")).to_have_text("How is the plan progressing?", timeout=10_000)


def test_a_duty_is_ticked_by_keyboard_and_counted(page: Page, server: Server) -> None:
    show(page, server, "/start?lang=en&area=MK00805&start=2025-11-10")
    box = page.get_by_role("checkbox", name="Draft budget to the council")
    box.focus()
    page.keyboard.press("Space")
    expect(page.get_by_text(re.compile(r"1\W+of\W+5 done")).first).to_be_visible(timeout=10_000)
    expect(box).to_be_checked()
    expect(box).to_be_focused()  # the list is not drawn anew
    page.keyboard.press("Space")
    expect(page.get_by_text(re.compile(r"0\W+of\W+5 done")).first).to_be_visible(timeout=10_000)


def test_presentation_by_keys(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(server.address + "/presentation?lang=mk&area=MK00805&slide=2")
    stage = page.locator(".patokaz-present .stage")
    expect(stage.locator("h2")).to_be_visible(timeout=20_000)
    assert float(stage.locator("h2").evaluate("(title) => parseFloat(getComputedStyle(title).fontSize)")) >= 40
    page.keyboard.press("Home")
    expect(stage.locator("h2")).to_have_text("Ѓорче Петров")
    for key in ("ArrowRight", "PageDown", " ", "PageUp"):
        page.keyboard.press(key)
    assert "slide=3" in page.url
    page.keyboard.press("5")
    page.keyboard.press("Enter")
    assert "slide=5" in page.url
    page.keyboard.press("b")
    expect(page.locator(".patokaz-present .black")).to_have_count(1)
    page.keyboard.press("b")
    page.keyboard.press("o")
    tiles = page.locator(".patokaz-present .tile")
    assert tiles.count() == int(page.locator(".patokaz-present nav .at").inner_text().split(" / ")[1]) <= 12
    tiles.nth(1).click()
    expect(tiles).to_have_count(0)
    assert "slide=2" in page.url
    page.set_viewport_size({"width": 375, "height": 812})
    page.keyboard.press("Home")
    drawn = stage.locator("h2, p, li, .narrow span, svg")
    for _ in range(int(page.locator(".patokaz-present nav .at").inner_text().split(" / ")[1])):
        seen = "parts => parts.filter(part => part.checkVisibility() && !part.closest('.picture')).map(part => [part.getBoundingClientRect().right, parseFloat(getComputedStyle(part).fontSize)])"
        assert all(right <= 376 and letters >= 12 for right, letters in drawn.evaluate_all(seen))
        page.keyboard.press("ArrowRight")
    assert stage.locator(".picture").is_hidden()  # the question's: a code that a phone cannot scan off itself
    page.keyboard.press("Escape")
    expect(page.locator("h1")).to_have_text("Ѓорче Петров", timeout=20_000)
    assert "/profile" in page.url


def test_every_document_is_one_click(page: Page, server: Server) -> None:
    show(page, server, "/profile?lang=en&area=PAZ21")
    page.get_by_role("button", name="Documents").click()
    names = {
        "brochure": "brochure-DAY.pdf",
        "slides": "slides-DAY.pptx",
        "analysis": "analysis-DAY.docx",
        "workbook": "figures-DAY.xlsx",
        "press": "press-pack-DAY.zip",
        "page": "web-page-DAY.html",
        "figures": "figures-DAY.csv",
    }
    for kind, name in names.items():
        with page.expect_download(timeout=20_000) as started:
            page.locator(f".st-key-document_{kind} button").click()
        told = re.sub(r"\d{4}-\d{2}-\d{2}", "DAY", started.value.suggested_filename)
        assert told == f"peshtera-{name}"


def test_the_place_card_takes_a_coat_of_arms_and_refuses_what_is_none(page: Page, server: Server) -> None:
    show(page, server, "/profile?lang=uk&area=PAZ21&card_colour=F2C230")
    page.get_by_role("button", name="Картка").click()
    card = page.get_by_role("dialog")
    expect(card.locator("img")).to_be_visible(timeout=20_000)
    chosen = card.locator(".st-key-card_upload input[type=file]")
    chosen.set_input_files({"name": "crest.png", "mimeType": "image/png", "buffer": b"no picture at all"})
    expect(card.locator(".notice")).to_contain_text("Це не зображення PNG, JPEG чи WebP", timeout=10_000)
    with page.expect_download(timeout=20_000) as started:
        card.get_by_role("button", name="Зображення (PNG)").click()
    assert started.value.suggested_filename == f"peshtera-kartka-{date.today().isoformat()}.png"


def test_an_embedded_card_stands_alone(page: Page, server: Server) -> None:
    page.goto(
        server.address + "/card?lang=uk&area=PAZ21&indicator=share_aged_65_plus_pct&embed=true&embed_options=dark_theme"
    )
    expect(page.locator(".embedded .value")).to_contain_text("25,1", timeout=20_000)
    expect(page.locator(".masthead")).to_have_count(0)


def test_a_place_is_added_to_the_comparison(page: Page, server: Server) -> None:
    show(page, server, "/comparison?lang=en&area=PAZ21&with=-")
    page.get_by_role("combobox", name=re.compile("Add an area")).press_sequentially("Lyaskovets", delay=20)
    page.get_by_role("option").first.click()
    expect(page.locator(".chosen li")).to_have_count(2, timeout=10_000)
    assert "with=" in page.url


@pytest.mark.parametrize("address", ["/data?lang=en&country=BG&show=none", "/potential?lang=uk&country=BG&classes=99"])
def test_what_the_address_gets_wrong_stands_between_head_and_title(page: Page, server: Server, address: str) -> None:
    page.goto(server.address + address)
    told = page.locator(".notice")
    told.wait_for(timeout=60_000)
    above, head, title = (
        told.bounding_box(),
        page.locator(".masthead").bounding_box(),
        page.locator("h1").bounding_box(),
    )
    assert above and head and title
    assert head["y"] < above["y"] < title["y"]
