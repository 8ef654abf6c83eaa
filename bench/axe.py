"""python -m bench axe [language …] [light|dark] [phone] [opened] [part of an address]: axe's findings on the pages, every rule of every weight.

Without words every page and view is opened in five languages, light and dark, some half an hour on two cores; with `opened`
those of bench/states.txt: drawers, dialogs, popovers, lists, rows below charts, each as its reader sees it.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Page, expect

from bench.browser import bring_all, chromium
from bench.report import row
from bench.server import running
from patokaz.language.languages import LANGUAGES

VIEWS = Path(__file__).parent / "views.txt"
STATES = (
    Path(__file__).parent / "states.txt"
)  # an address a line, what is pressed there, in turn; after ? only where it is; after = what is typed
THEMES = ("light", "dark")
SIZES = {"laptop": (1440, 900), "phone": (375, 812)}
SECONDS = 120_000
# What a page shows last: its foot; without one a slide, an embedded view, or the notice that there is none.
SHOWN = ".foot, .patokaz-present h2, .embedded, .embedded-line, .embedded-title, .stMain:not(:has(.masthead)) .notice"


def views() -> list[str]:
    """Addresses of every page and view, without the language."""
    return VIEWS.read_text(encoding="utf-8").split()


def states() -> list[str]:
    """Addresses with the steps that open something there."""
    return STATES.read_text(encoding="utf-8").splitlines()


def measure() -> None:
    """Print each finding once with how often it stands, and how many there are by language."""
    said = sys.argv[2:]
    languages = [word for word in said if word in LANGUAGES] or list(LANGUAGES)
    themes = [word for word in said if word in THEMES] or list(THEMES)
    size = SIZES["phone" if "phone" in said else "laptop"]
    parts = [word for word in said if word not in (*LANGUAGES, *THEMES, *SIZES, "opened")]
    shown = states() if "opened" in said else views()
    addresses = [view for view in shown if not parts or any(part in view for part in parts)]
    with running() as server, chromium() as browser:
        for language in languages:
            for theme in themes:
                found = 0
                for address, fault in faults(browser, server.address, addresses, language, theme, size):
                    found += 1
                    print(f"{address} {language} {theme}: {fault}", flush=True)
                row(f"axe: {len(addresses)} views, {language}, {theme}", found, "", 0, "findings")


def faults(browser: Browser, server: str, addresses: list[str], language: str, theme: str, size: tuple[int, int]) -> Iterator[tuple[str, str]]:  # fmt: skip
    """Findings of the addresses, one after the other in one reader's browser."""
    with browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=theme) as context:  # type: ignore[arg-type]
        for address in addresses:
            page = context.new_page()
            try:
                view, *steps = address.split(" | ")
                opened(page, f"{server}{view}{'&' if '?' in view else '?'}lang={language}")
                press(page, steps)
                yield from ((address, fault) for fault in findings(page))
            except (Error, AssertionError) as error:
                yield address, str(error).splitlines()[0][:160]
            finally:
                page.close()


def opened(page: Page, address: str) -> None:
    """Show an address until it stands still; what was drawn last fades in, and half faded its contrast is low."""
    page.goto(address)
    page.locator(SHOWN).first.wait_for(timeout=SECONDS)
    expect(page.locator("[data-stale=true]")).to_have_count(0, timeout=SECONDS)
    page.wait_for_timeout(500)
    bring_all(page)


def press(page: Page, steps: Sequence[str]) -> None:
    """Take the steps of a state one after the other, until what they open stands still."""
    for step in steps:
        if step.startswith("="):
            page.keyboard.type(step[1:])
        elif step.startswith("?"):
            for there in page.locator(f"{step[1:]}:visible").all()[:1]:
                there.click(timeout=SECONDS)
        else:
            page.locator(f"{step}:visible").first.click(timeout=SECONDS)
        page.wait_for_timeout(700)
        expect(page.locator("[data-stale=true], [data-testid=stSpinner], [data-testid=stSkeleton]")).to_have_count(
            0, timeout=SECONDS
        )
    page.wait_for_timeout(500 if steps else 0)


def findings(page: Page) -> list[str]:
    """What axe says of a page as it stands: rule, weight, element.

    A list that opens at its field lies outside of all regions where the framework puts it, as in ARIA's own example.
    """
    return [
        f"{rule['id']} ({rule['impact']}): {node['target']} {node['html'][:150]}"
        for rule in Axe().run(page).response["violations"]
        for node in rule["nodes"]
        if not (rule["id"] == "region" and 'role="listbox"' in node["html"])
    ]
