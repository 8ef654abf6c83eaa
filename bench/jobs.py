"""The jobs of a mayor, an analyst and a portfolio officer, done in a browser: how many clicks each takes, beside how many it may."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Browser, Error, Locator, Page, expect

from bench.browser import chromium
from bench.report import row
from bench.server import running

LAPTOP, PHONE, ENLARGED = (1440, 900), (375, 812), (720, 450)
SECONDS = 40_000
PESHTERA = "/profile?lang=bg&area=PAZ21"
OWN_TABLE = "община;посетители\nПещера;120\nBatak;30,5\nRakitovo;7\n".encode()


class Reader:
    """Somebody before the product, whose clicks are counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0

    def click(self, what: Locator | str, **options: object) -> None:
        """One click or tap."""
        found = self.page.locator(what).first if isinstance(what, str) else what
        found.click(timeout=SECONDS, **options)  # type: ignore[arg-type]
        self.clicks += 1

    def sees(self, what: Locator | str) -> None:
        """What the job is done with."""
        expect(self.page.locator(what).first if isinstance(what, str) else what).to_be_visible(timeout=SECONDS)

    def above_the_fold(self, what: str) -> None:
        """What stands on the first screen."""
        self.sees(what)
        box, size = self.page.locator(what).first.bounding_box(), self.page.viewport_size
        assert box and size and box["y"] < size["height"], f"{what} begins at {box}"


@dataclass(frozen=True)
class Job:
    """A job: where it begins, how many clicks it may take, in what window, and how it is done."""

    name: str
    address: str
    most: int
    do: Callable[[Reader], None]
    window: tuple[int, int] = LAPTOP


def find_a_place(name: str, title: str) -> Callable[[Reader], None]:
    """Search, and open the first that is found."""

    def do(reader: Reader) -> None:
        reader.click("[role=combobox][type=search]")
        reader.page.keyboard.type(name, delay=20)
        reader.sees("[role=option]")
        reader.page.keyboard.press("Enter")
        expect(reader.page.locator("h1")).to_contain_text(title, timeout=SECONDS)

    return do


def pill(reader: Reader, key: str, position: int) -> None:
    """One of the quiet words above a page."""
    reader.click(reader.page.locator(f".st-key-choose_{key} button").nth(position))


def since_when(reader: Reader) -> None:
    """First and last value with their years in the headline cards."""
    reader.above_the_fold(".figures .since")
    assert re.search(r"\(20\d\d\).*\(20\d\d\)", reader.page.locator(".figures .since").first.inner_text(), re.DOTALL)


def compare(reader: Reader) -> None:
    """Beside the neighbours, without a refusal."""
    reader.click(".st-key-ways_on a[href*=comparison]")
    expect(reader.page.locator(".chosen li")).not_to_have_count(1, timeout=SECONDS)
    reader.sees("table.side")


def compare_similar(reader: Reader) -> None:
    """Beside those most like it."""
    compare(reader)
    before = reader.page.locator(".chosen").inner_text()
    reader.click(".st-key-picker a:has-text('сходни')")
    expect(reader.page.locator(".chosen")).not_to_have_text(before, timeout=SECONDS)


def source(reader: Reader) -> None:
    """An opened figure says where it comes from."""
    reader.click("details.figure > summary", position={"x": 20, "y": 20})
    reader.sees(reader.page.locator("details[open] .drawer").get_by_text("Източник"))


def brochure(reader: Reader) -> None:
    """A PDF."""
    reader.click(reader.page.get_by_role("button", name="Документи"))
    with reader.page.expect_download(timeout=SECONDS):
        reader.click(".st-key-document_brochure button")


def embed(reader: Reader) -> None:
    """The code beside the frame as it will look."""
    reader.click(".st-key-embed button")
    reader.sees("[data-testid=stPopoverBody] code")
    reader.sees("[data-testid=stPopoverBody] iframe")


def present(reader: Reader) -> None:
    """On the wall, then by keys."""
    reader.click(reader.page.get_by_role("button", name="Презентация").first)
    reader.click("[data-testid=stPopoverBody] a[href*=presentation]")
    reader.sees(".patokaz-present h2")
    reader.page.keyboard.press("ArrowRight")


def other_indicator(reader: Reader) -> None:
    """Another indicator on the map."""
    canvas = reader.page.locator("canvas.areas[data-drawn]")
    before = canvas.get_attribute("data-drawn", timeout=SECONDS) or ""
    reader.click(".st-key-choose_indicator input")
    reader.click(reader.page.get_by_role("option").nth(5))
    expect(canvas).not_to_have_attribute("data-drawn", before, timeout=SECONDS)


def over_the_years(reader: Reader) -> None:
    """The years play."""
    pill(reader, "map", 1)
    reader.sees("canvas.areas[data-year]")
    last = reader.page.locator("canvas.areas[data-year]").get_attribute("data-year") or ""
    reader.click(".patokaz-map .play")
    expect(reader.page.locator("canvas.areas[data-year]")).not_to_have_attribute("data-year", last, timeout=SECONDS)


def kind_of_map(position: int, seen: str) -> Callable[[Reader], None]:
    """Another kind of map."""

    def do(reader: Reader) -> None:
        pill(reader, "map", position)
        reader.sees(seen)

    return do


def view(position: int, seen: str) -> Callable[[Reader], None]:
    """Another view of the potential."""

    def do(reader: Reader) -> None:
        pill(reader, "show", position)
        reader.sees(seen)

    return do


def own_table(reader: Reader) -> None:
    """A table of the reader's own on the map."""
    pill(reader, "show", 4)
    file = {"name": "visitors.csv", "mimeType": "text/csv", "buffer": OWN_TABLE}
    reader.sees("[data-testid=stFileUploaderDropzone]")
    reader.page.locator("input[type=file]").set_input_files(files=[file])  # type: ignore[list-item]
    reader.clicks += 1
    reader.sees("canvas.areas[data-drawn*='visitors.csv']")


def seen(what: str) -> Callable[[Reader], None]:
    """Is there without a click."""
    return lambda reader: reader.sees(what)


def open_project(reader: Reader) -> None:
    """From the list to a project's own page."""
    reader.click("a[href*='project?']")
    reader.sees(".phases, .cells, .facts")


def share(reader: Reader) -> None:
    """The address of the view."""
    reader.click(".st-key-share_map_indicator_link button")
    expect(reader.page.locator("[data-testid=stPopoverBody] code")).to_contain_text("potential?", timeout=SECONDS)


def present_portfolio(reader: Reader) -> None:
    """The portfolio on the wall."""
    reader.click(reader.page.get_by_role("button", name="Present").first)
    reader.click("[data-testid=stPopoverBody] a[href*=presentation]")
    reader.sees(".patokaz-present h2")


def download(reader: Reader) -> None:
    """What a map shows as a table."""
    reader.click(".st-key-share_map_indicator_table button")
    with reader.page.expect_download(timeout=SECONDS):
        reader.click("[data-testid=stPopoverBody] [data-testid=stDownloadButton] button")


def by_keys(reader: Reader) -> None:
    """From place to place on the map, and into a profile, without a pointer."""
    reader.sees("canvas.areas[data-drawn]")
    reader.page.locator("canvas.areas").focus()
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        reader.page.keyboard.press(key)
    reader.sees(".facts-line")


def on_paper(reader: Reader) -> None:
    """Nothing that is pressed is printed."""
    reader.page.emulate_media(media="print")
    for pressed in (".masthead", ".st-key-ways_on", ".st-key-picker"):
        expect(reader.page.locator(pressed)).to_be_hidden()
    reader.sees(".figures")


def listened(reader: Reader) -> None:
    """Value, unit and year are parted."""
    reader.sees(".figures .value")
    told = reader.page.locator(".figures").aria_snapshot()
    assert re.search(r"14\W382 · 2024", told), told[:300]


JOBS = (
    Job("find own place by phone, mk", "/?lang=mk", 1, find_a_place("гор", "Ѓорче Петров"), PHONE),
    Job("find own place by phone, uk", "/?lang=uk", 1, find_a_place("запоріж", "Запорізька"), PHONE),
    Job("find own place by phone, bg", "/?lang=bg", 1, find_a_place("пещ", "Пещера"), PHONE),
    Job("where do we stand, phone", PESHTERA, 0, lambda reader: reader.above_the_fold(".figures .value"), PHONE),
    Job("since when, phone", PESHTERA, 0, since_when, PHONE),
    Job("since when, laptop", PESHTERA, 0, since_when),
    Job("since when, two censuses", "/profile?lang=mk&area=MK00805", 0, seen(".figures .trend .link")),
    Job("compare with neighbours", PESHTERA, 1, compare),
    Job("compare with similar", PESHTERA, 2, compare_similar),
    Job("source of a figure", PESHTERA, 1, source),
    Job("brochure", PESHTERA, 2, brochure),
    Job("card into the municipal site", PESHTERA, 1, embed),
    Job("present by keyboard", PESHTERA, 2, present),
    Job("another indicator on the map", "/potential?lang=en&country=UA", 2, other_indicator),
    Job("the map over the years", "/potential?lang=en&country=BG", 2, over_the_years),
    Job("two maps", "/potential?lang=en&country=BG", 1, kind_of_map(2, ".st-key-map_several_1 canvas[data-drawn]")),
    Job("hot spots", "/potential?lang=en&country=BG", 1, kind_of_map(4, ".st-key-map_spots canvas[data-drawn]")),
    Job("index with rank intervals", "/potential?lang=en&country=BG", 1, view(1, ".whisker")),
    Job("potential and result", "/potential?lang=en&country=BG", 1, view(2, ".js-plotly-plot")),
    Job("why here", "/potential?lang=en&country=UA", 1, view(3, ".sectors")),
    Job("own table on the map", "/potential?lang=en&country=BG", 2, own_table),
    Job("portfolio: what, over years", "/portfolio?lang=en&country=UA", 0, seen("h2.view")),
    Job("portfolio: which are late", "/portfolio?lang=en&country=UA", 0, seen(".board section")),
    Job("portfolio: open a project", "/portfolio?lang=en&country=UA", 1, open_project),
    Job("portfolio on a wall", "/portfolio?lang=en&country=UA", 2, present_portfolio),
    Job("share the view", "/potential?lang=en&country=BG", 1, share),
    Job("download what the map shows", "/potential?lang=en&country=BG", 2, download),
    Job("the map by keys", "/potential?lang=en&country=BG&level=municipality", 0, by_keys),
    Job("print", PESHTERA, 0, on_paper),
    Job("enlarged to 200 %", PESHTERA, 0, lambda reader: reader.above_the_fold(".facts-line"), ENLARGED),
    Job("map enlarged to 200 %, uk", "/potential?lang=uk&country=UA", 0, lambda reader: reader.above_the_fold("canvas.areas"), ENLARGED),
    Job("screen reader", PESHTERA, 0, listened),
)  # fmt: skip


def measure() -> None:
    """Print the clicks of each job beside how many it may take; a job that cannot be done is OVER."""
    with running() as server, chromium() as browser:
        for job in JOBS:
            row(job.name, clicks_of(job, server.address, browser), "", job.most, "clicks")


def clicks_of(job: Job, address: str, browser: Browser) -> float:
    """How many clicks a job took; infinity where it could not be done, with the reason printed."""
    page = browser.new_page(viewport={"width": job.window[0], "height": job.window[1]}, accept_downloads=True)
    reader = Reader(page)
    try:
        page.goto(address + job.address)
        page.locator(".foot").wait_for(timeout=SECONDS)
        expect(page.locator("[data-stale=true]")).to_have_count(0, timeout=SECONDS)
        job.do(reader)
    except (Error, AssertionError) as error:
        print(f"{job.name}: {str(error).splitlines()[0][:160]}")
        return float("inf")
    finally:
        page.close()
    return reader.clicks
