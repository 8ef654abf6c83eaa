"""Somebody before the product whose clicks are counted, and what a job is; bench/jobs.py does the jobs."""

import re
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from patokaz.language.words import Words, words
from patokaz.statistics.newest import newest_figures

LAPTOP, PHONE, ENLARGED = (1440, 900), (375, 812), (720, 450)
SECONDS = 120_000  # a busy machine


class Reader:
    """Somebody with a language, a window and, on a phone, fingers."""

    def __init__(self, page: Page, language: str, has_fingers: bool) -> None:
        self.page, self.t, self.has_fingers = page, words(language), has_fingers
        self.clicks = 0

    def find(self, what: Locator | str) -> Locator:
        """The first that is meant by a selector."""
        return self.page.locator(what).first if isinstance(what, str) else what

    def click(self, what: Locator | str, **options: object) -> None:
        """One click, or tap on a phone."""
        found = self.find(what)
        (found.tap if self.has_fingers else found.click)(timeout=SECONDS, **options)  # type: ignore[arg-type]
        self.clicks += 1

    def choose(self, key: str, option: str | int) -> str:
        """Another value of a select box, two clicks, by its place or by typing its name; gives its text."""
        self.click(f".st-key-choose_{key} input")
        if isinstance(option, str):
            self.page.keyboard.type(option[:24], delay=10)
        offered = self.page.get_by_role("option")
        chosen = offered.nth(option) if isinstance(option, int) else offered.filter(has_text=option[:24]).first
        chosen.wait_for(timeout=SECONDS)
        text = chosen.inner_text()
        self.click(chosen)
        self.settles()
        return text

    def pill(self, key: str, position: int) -> None:
        """One of the quiet words above a page."""
        self.click(self.page.locator(f".st-key-choose_{key} button").nth(position))
        self.settles()

    def presses(self, *keys: str) -> None:
        """Keys, which are no clicks."""
        for key in keys:
            self.page.keyboard.press(key)

    def settles(self) -> None:
        """Until the page stands still."""
        self.page.wait_for_timeout(250)
        expect(self.page.locator("[data-stale=true]")).to_have_count(0, timeout=SECONDS)
        expect(self.page.locator("[data-testid=stStatusWidget]")).to_have_count(0, timeout=SECONDS)

    def waits_for(self, holds: Callable[[], bool], what: str) -> None:
        """Until something holds."""
        ends = time.monotonic() + SECONDS / 1000
        while not holds():
            assert time.monotonic() < ends, what
            self.page.wait_for_timeout(200)

    def sees(self, what: Locator | str, text: str | re.Pattern[str] = "") -> Locator:
        """Something is visible, and says a text where one is given; blanks that do not break are blanks."""
        found = self.find(what)
        expect(found).to_be_visible(timeout=SECONDS)
        if text:
            expect(found).to_contain_text(text, timeout=SECONDS)
        return found

    def sees_nothing_of(self, english: str) -> None:
        """What the framework writes itself is told in the reader's language, a moment after the page is there."""
        if self.t.language != "en":
            expect(self.page.get_by_text(english, exact=True)).to_have_count(0, timeout=SECONDS)

    def above_the_fold(self, what: Locator | str) -> None:
        """What begins on the first screen, and no page that scrolls sideways."""
        box, size = self.sees(what).bounding_box(), self.page.viewport_size
        assert box and size and box["y"] < size["height"], f"{what} begins at {box}"
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= size["width"], f"the page is {wide} wide"

    def number(self, what: Locator | str) -> float:
        """The first number of a text as the language writes it."""
        text = plain(self.sees(what).inner_text())
        found = re.search(r"[-−]?\d[\d .,]*", text)
        assert found, text
        digits = found[0].strip(" .,").replace(" ", "").replace("−", "-")
        group = "," if self.t.language == "en" else "."
        return float(digits.replace(group, "").replace(",", "."))

    def asked(self, key: str) -> str:
        """What the address says of a choice."""
        return parse_qs(urlsplit(self.page.url).query).get(key, [""])[0]

    def saves(self, button: Locator | str) -> Path:
        """The file that a click brings."""
        with self.page.expect_download(timeout=3 * SECONDS) as started:
            self.click(button)
        path = Path(started.value.path())
        return path.rename(path.with_suffix(Path(started.value.suggested_filename).suffix))


@dataclass(frozen=True)
class Job:
    """A job: which kind of task, in which language and window, where it begins, how many clicks it may take, how it is done."""

    name: str
    language: str
    address: str
    most: int
    do: Callable[[Reader], None]
    window: tuple[int, int] = field(default=LAPTOP)


def plain(text: str) -> str:
    """A text with blanks that break, as a person compares it."""
    return re.sub(r"[\u00a0\u202f\u2009]", " ", text)


def held(country: str, area: str, indicator: str) -> float:
    """A figure as the database holds it."""
    return float(newest_figures(country, "municipality", [indicator]).everywhere.at[area, indicator])


def told(value: float, t: Words, decimals: int = 0) -> str:
    """A number as a page would write it."""
    return plain(t.number(value, decimals))


def text_of_pdf(path: Path) -> str:
    """What a PDF says, in the order of its pages."""
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True)
    return plain(done.stdout)
