"""Jobs of who has no mouse, hears the page, prints it or sees it twice as large."""

import re
import tempfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from bench.reader import ENLARGED, SECONDS, Job, Reader, held, plain, text_of_pdf, told

FOCUS = """() => {
  let one = document.activeElement;
  while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  const box = one.getBoundingClientRect();
  const seen = [one, one.closest("[role=group], label, [data-baseweb], [class*=st-key-]")].filter(Boolean);
  const ringed = seen.some((each) => {
    const style = getComputedStyle(each);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
  });
  return { name: (one.getAttribute("aria-label") || one.innerText || one.value || one.tagName).trim().split("\\n")[0],
    tag: one.tagName, ringed, top: Math.round(box.top + document.querySelector("[data-testid=stMain]").scrollTop), left: Math.round(box.left), width: box.width };
}"""


def by_tab(reader: Reader) -> None:
    """The first Tab offers to skip, in the reader's language, and it skips; each further one is seen and goes on down."""
    reader.sees_nothing_of("Skip to main content")
    reader.presses("Tab")
    first = reader.page.evaluate(FOCUS)
    assert first["name"] == reader.t("framework.skip"), first
    stops: list[dict[str, Any]] = []
    for _ in range(25):
        reader.presses("Tab")
        at = reader.page.evaluate(FOCUS)
        if at["tag"] == "BODY" and len(stops) > 8:  # the last of the page: the browser's own bar follows
            break
        assert at["tag"] != "BODY" and at["width"] > 0, at
        assert at["ringed"], f"no ring around {at}"
        stops.append(at)
    back = [(before, after) for before, after in pairwise(stops) if after["top"] < before["top"] - 120 and after["left"] <= before["left"]]  # fmt: skip
    assert not back, f"the order jumps up: {back}"


def skips(reader: Reader) -> None:
    """The link that skips leads past the head."""
    reader.sees_nothing_of("Skip to main content")
    reader.presses("Tab", "Enter", "Tab")
    at = reader.page.evaluate(FOCUS)
    head = reader.page.locator(".masthead").bounding_box()
    assert head and at["top"] >= head["height"] - 10, at


def map_by_keys(reader: Reader) -> None:
    """From place to place on the map, each told with its figure, and into a profile, without a pointer."""
    canvas = reader.sees("canvas.areas[data-drawn]")
    canvas.focus()
    tip = reader.page.locator(".patokaz-map .tip").first
    heard = []
    for _ in range(3):
        reader.presses("ArrowDown")
        heard.append(plain(tip.inner_text()))
    assert len(set(heard)) == 3 and all(re.search(r"\d", text) for text in heard), heard
    ends = [plain(text) for text in reader.page.locator("ol.ranking li a").all_inner_texts()]
    assert ends and any(end in heard[0] for end in (ends[0], ends[-1])), f"{ends}: {heard[0]}"
    name = heard[-1].split("\n")[0]
    reader.presses("Enter")
    reader.sees(".facts-line")
    assert plain(reader.page.locator("h1").inner_text()) in name, name


def choice_by_keys(reader: Reader) -> None:
    """Another indicator without a pointer: to the box, down, Enter."""
    canvas = reader.sees("canvas.areas[data-drawn]")
    before = canvas.get_attribute("data-drawn") or ""
    reader.page.locator(".st-key-choose_indicator input").focus()
    reader.presses("ArrowDown", "ArrowDown", "Enter")
    expect(canvas).not_to_have_attribute("data-drawn", before, timeout=SECONDS)


def on_paper(name: str, *pressed: str) -> Callable[[Reader], None]:
    """A PDF of the page: the place and its figures, nothing that is pressed, no heading alone at a page's foot."""

    def do(reader: Reader) -> None:
        expect(reader.page.locator(".later")).to_have_count(0, timeout=SECONDS)  # what a wide screen brings at leisure
        path = Path(tempfile.mkdtemp()) / "page.pdf"
        reader.page.pdf(path=str(path), format="A4", print_background=True)
        said = text_of_pdf(path)
        assert name in said and re.search(r"\d", said), said[:300]
        for key in pressed:
            assert not re.search(rf"^\s*{re.escape(reader.t(key))}\s*$", said, re.MULTILINE), (
                f"{reader.t(key)} is printed"
            )
        reader.page.emulate_media(media="print")
        headings = set(reader.page.locator("h2, h3").all_inner_texts())
        feet = [[line.strip() for line in sheet.splitlines() if line.strip()][-1:] for sheet in said.split("\f")]
        alone = [foot[0] for foot in feet if foot and foot[0] in headings]
        assert not alone, f"alone at the foot: {alone}"
        expect(reader.page.locator(".masthead")).to_be_hidden()

    return do


def enlarged(what: str) -> Callable[[Reader], None]:
    """What the page is for begins on the first screen, twice as large."""
    return lambda reader: reader.above_the_fold(what)


def listened(country: str, area: str, year: str) -> Callable[[Reader], None]:
    """Value, unit and year are parted; the document is in the reader's language and has landmarks and one heading of it."""

    def do(reader: Reader) -> None:
        reader.sees(".figures .value")
        people = told(held(country, area, "population_persons"), reader.t)
        heard = plain(reader.page.locator("body").aria_snapshot())
        assert re.search(rf"(?<!\d){re.escape(people)} · {year}", heard), heard[:1500]
        assert not re.search(r"\d{4}(?:19|20)\d\d\b(?!\d)", re.sub(r"[?#]\S+|/\S+", "", heard)), (
            "a year is glued to a value"
        )
        assert reader.page.locator("html").get_attribute("lang") == reader.t.language
        assert heard.count("[level=1]") == 1 and "main" in heard and "navigation" in heard
        assert reader.page.title().startswith(reader.page.locator("h1").inner_text()[:5]), reader.page.title()

    return do


def map_listened(reader: Reader) -> None:
    """The map has a name that says what, where and when; its legend and its ranking are heard with their numbers."""
    reader.sees("canvas.areas[data-drawn]")
    heard = plain(reader.page.locator("body").aria_snapshot())
    assert re.search(r"img \".*\d{4}", heard), heard[:800]
    assert len(re.findall(r"listitem: .*\d.* \(\d+\)", heard)) >= 3
    assert re.search(r"link \"[^\"]+\"", heard[heard.index("listitem") :])


JOBS = (
    *(Job("keyboard only: skip, order, ring", language, address, 0, by_tab) for language, address in (
        ("mk", "/profile?area=MK00805"), ("uk", "/potential?country=UA"), ("sq", "/portfolio?country=MK"), ("bg", "/data"),
        ("en", "/comparison?area=PAZ21"),
    )),
    Job("keyboard only: past the head", "uk", "/portfolio?country=UA", 0, skips),
    Job("keyboard only: the map", "bg", "/potential?country=BG&level=municipality", 0, map_by_keys),
    Job("keyboard only: the map", "uk", "/potential?country=UA&level=municipality", 0, map_by_keys),
    Job("keyboard only: a choice", "mk", "/potential?country=MK", 0, choice_by_keys),
    Job("print: a profile", "bg", "/profile?area=PAZ21", 0, on_paper("Пещера", "present.title", "page.potential")),
    Job("print: a profile", "uk", "/profile?area=UA23060070000082704", 0, on_paper("Запорізька", "present.title")),
    Job("print: a portfolio", "en", "/portfolio?country=UA", 0, on_paper("31.7 billion", "present.title", "portfolio.filters")),
    *(Job("enlarged to 200 %", language, address, 0, enlarged(what), ENLARGED) for language, address, what in (
        ("bg", "/profile?area=PAZ21", ".facts-line"), ("uk", "/potential?country=UA", "canvas.areas"), ("mk", "/", "[role=combobox][type=search]"),
        ("sq", "/portfolio?country=MK", "p.sentence"), ("en", "/comparison?area=PAZ21", ".chosen"), ("mk", "/data", "table"),
    )),
    Job("screen reader: a profile", "bg", "/profile?area=PAZ21", 0, listened("BG", "PAZ21", "2024")),
    Job("screen reader: a profile", "mk", "/profile?area=MK00805", 0, listened("MK", "MK00805", r"20\d\d")),
    Job("screen reader: a profile", "uk", "/profile?area=UA23060070000082704", 0, listened("UA", "UA23060070000082704", r"20\d\d")),
    Job("screen reader: a map", "sq", "/potential?country=MK", 0, map_listened),
)  # fmt: skip
