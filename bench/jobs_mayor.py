"""Jobs of a mayor: to find the own place, to know where it stands, to compare, to take it away, to show it on a wall."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from bench.reader import PHONE, SECONDS, Job, Reader, held, plain, text_of_pdf, told
from patokaz.geography.areas import named_areas
from patokaz.geography.map_files import neighbours
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.sources import indicator_source_texts

PESHTERA, GJORCHE, ZAPORIZHZHIA = "/profile?area=PAZ21", "/profile?area=MK00805", "/profile?area=UA23060070000082704"
PEOPLE = "population_persons"


def find_a_place(name: str, title: str, area: str) -> Callable[[Reader], None]:
    """Search, and open the first that is found."""

    def do(reader: Reader) -> None:
        reader.click("[role=combobox][type=search]")
        reader.page.keyboard.type(name, delay=20)
        reader.sees("[role=option]", title)
        reader.presses("Enter")
        expect(reader.page.locator("h1")).to_contain_text(title, timeout=SECONDS)
        reader.sees(".figures .value")
        assert reader.asked("area") == area, reader.page.url

    return do


def where_we_stand(country: str, area: str) -> Callable[[Reader], None]:
    """How many we are in the first sentence, the first figure and its rank, all on the first screen."""

    def do(reader: Reader) -> None:
        reader.above_the_fold(".facts-line")
        reader.above_the_fold(".figures .value")
        people = told(held(country, area, PEOPLE), reader.t)
        said = plain(reader.find(".facts-line").inner_text())
        assert people in said, f"{people} is not in: {said}"

    return do


def since_when(reader: Reader) -> None:
    """First and last value with their years in a headline card."""
    reader.above_the_fold(".figures .since")
    said = plain(reader.find(".figures .since").inner_text())
    found = re.search(r"(\d[\d .,]*) \((\d{4})\).*?(\d[\d .,]*) \((\d{4})\)", said, re.DOTALL)
    assert found and int(found[2]) < int(found[4]), said


def two_censuses(reader: Reader) -> None:
    """Both values stand at the ends of the slope, with their years."""
    card = reader.page.locator("details.figure:has(.trend .link)").first
    said = plain(reader.sees(card).inner_text())
    assert len(set(re.findall(r"\((\d{4})\)", said))) >= 2, said


def compare(country: str, area: str) -> Callable[[Reader], None]:
    """Beside the neighbours, each named and with a figure in the first row."""

    def do(reader: Reader) -> None:
        reader.click(".st-key-ways_on a[href*=comparison]")
        _scroll_to_tables(reader)
        expected = {row["name"] for row in named_areas([area, *neighbours(country, "municipality")[area]], reader.t)}
        shown = " ".join(reader.page.locator(".chosen li").all_inner_texts())
        assert sum(name in shown for name in expected) == min(5, len(expected)), f"{expected}: {shown}"
        first = reader.page.locator("table.side tbody tr").first.locator("td.num b")
        assert all(re.search(r"\d", text) for text in first.all_inner_texts()[: len(expected)])

    return do


def _scroll_to_tables(reader: Reader) -> None:
    """The tables below the lines come when the user nears them."""
    scrolled = "() => { document.querySelector('[data-fetch^=tables]')?.scrollIntoView(); return !!document.querySelector('table.side'); }"
    reader.waits_for(lambda: bool(reader.page.evaluate(scrolled)), "no tables")
    reader.sees("table.side")


def compare_similar(reader: Reader) -> None:
    """Beside those most like it; other places than the neighbours."""
    reader.click(".st-key-ways_on a[href*=comparison]")
    _scroll_to_tables(reader)
    before = reader.page.locator(".chosen").inner_text()
    reader.click(reader.page.locator(".picker a").nth(1))
    reader.waits_for(lambda: reader.page.locator(".chosen").inner_text() != before, "the same places")
    assert reader.page.locator(".chosen li").count() > 2


def source(country: str, indicator: str) -> Callable[[Reader], None]:
    """An opened figure says what it is, of whom and under which licence."""

    def do(reader: Reader) -> None:
        reader.click(f"#figure-{indicator} summary, details.figure:has(#figure-{indicator}) > summary", position={"x": 20, "y": 20})  # fmt: skip
        drawer = plain(reader.sees("details[open] .drawer").inner_text())
        entry = catalogue()[indicator]
        assert plain(entry.text("definition", reader.t.language, country))[:60] in drawer, drawer[:400]
        for text in indicator_source_texts(entry, country, reader.t):
            assert plain(text)[:40] in drawer, f"{text}: {drawer}"

    return do


def brochure(name: str, country: str, area: str) -> Callable[[Reader], None]:
    """A PDF with the name, the inhabitants and a source."""

    def do(reader: Reader) -> None:
        reader.click(".st-key-open_documents button")
        said = text_of_pdf(reader.saves(".st-key-document_brochure button"))
        people = told(held(country, area, PEOPLE), reader.t)
        assert name in said and people in said and reader.t("report.sources").casefold() in said.casefold(), said[:300]

    return do


def embed(name: str) -> Callable[[Reader], None]:
    """The code beside the frame as it will look, which names the place and has a figure."""

    def do(reader: Reader) -> None:
        reader.click(".st-key-embed button")
        code = reader.sees("[data-testid=stPopoverBody] code").inner_text()
        assert code.startswith("<iframe") and "card?" in code and reader.t.language in code, code
        frame = reader.page.frame_locator("[data-testid=stPopoverBody] iframe")
        expect(frame.locator(".embedded")).to_contain_text(name, timeout=SECONDS)
        assert re.search(r"\d", frame.locator(".embedded").inner_text())

    return do


def present(reader: Reader) -> None:
    """On the wall, then by keys: on to the next slide, to a slide by number, black and back."""
    reader.click(".st-key-open_present_profile button")
    reader.click("[data-testid=stPopoverBody] a[href*=presentation]")
    heading = reader.sees(".patokaz-present h2")
    first = heading.inner_text()
    reader.presses("ArrowRight")
    expect(reader.page.locator(".patokaz-present h2:visible").first).not_to_have_text(first, timeout=SECONDS)
    reader.presses("ArrowLeft")
    expect(reader.page.locator(".patokaz-present h2:visible").first).to_have_text(first, timeout=SECONDS)


JOBS = (
    Job("find own place by phone", "mk", "/", 1, find_a_place("гор", "Ѓорче Петров", "MK00805"), PHONE),
    Job("find own place by phone", "uk", "/", 1, find_a_place("запоріз", "Запорізька", "UA23060070000082704"), PHONE),
    Job("find own place by phone", "bg", "/", 1, find_a_place("пещ", "Пещера", "PAZ21"), PHONE),
    Job("find own place by phone", "sq", "/", 1, find_a_place("tetov", "Tetovë", "MK00609"), PHONE),
    Job("where do we stand, phone", "bg", PESHTERA, 0, where_we_stand("BG", "PAZ21"), PHONE),
    Job("where do we stand, phone", "mk", GJORCHE, 0, where_we_stand("MK", "MK00805"), PHONE),
    Job("where do we stand, phone", "uk", ZAPORIZHZHIA, 0, where_we_stand("UA", "UA23060070000082704"), PHONE),
    Job("since when, phone", "bg", PESHTERA, 0, since_when, PHONE),
    Job("since when, laptop", "bg", PESHTERA, 0, since_when),
    Job("since when, laptop", "uk", ZAPORIZHZHIA, 0, since_when),
    Job("since when, two censuses", "mk", GJORCHE, 0, two_censuses),
    Job("since when, two censuses, phone", "sq", GJORCHE, 0, two_censuses, PHONE),
    Job("compare with neighbours", "bg", PESHTERA, 1, compare("BG", "PAZ21")),
    Job("compare with neighbours, phone", "mk", GJORCHE, 1, compare("MK", "MK00805"), PHONE),
    Job("compare with similar", "uk", ZAPORIZHZHIA, 2, compare_similar),
    Job("source of a figure", "bg", PESHTERA, 1, source("BG", PEOPLE)),
    Job("source of a figure, phone", "mk", GJORCHE, 1, source("MK", PEOPLE), PHONE),
    Job("brochure", "bg", PESHTERA, 2, brochure("Пещера", "BG", "PAZ21")),
    Job("brochure", "sq", GJORCHE, 2, brochure("Gjorçe Petrov", "MK", "MK00805")),
    Job("card into the municipal site", "uk", ZAPORIZHZHIA, 1, embed("Запорізька")),
    Job("present on the wall by keys", "bg", PESHTERA, 2, present),
)  # fmt: skip
