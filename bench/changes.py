"""A choice on every page in Chromium: from the click or key until what the window shows has changed for the last time, beside a page
of one choice."""

from playwright.sync_api import Page

from bench.browser import chromium
from bench.maps import HAND
from bench.report import percentile, ratio
from bench.server import ROOT, running

ROUNDS = 5
LEAST = 3.0
CHOICES = "[data-testid=stMain] [data-testid=stButtonGroup] button"
DUTY = ".patokaz-duties input"
SWOT = ".st-key-swot_open button"
LISTS = ".st-key-choose_list button"
# Page and what is chosen: a button of a group that is not chosen, or the next option of the select box of that key.
PAGES = {
    "overview, a country": ("/?country=BG", CHOICES),
    "profile, the SWOT": ("/profile?area=PAZ21", SWOT),
    "comparison, an indicator": ("/comparison?area=PAZ21", "indicator"),
    "comparison, a view": ("/comparison?area=PAZ21", CHOICES),
    "map, a year": ("/potential?country=BG&indicator=births_per_1000", "year"),
    "map, a class": ("/potential?country=UA", "classes"),
    "map, a country": ("/potential?country=UA", CHOICES),
    "index, a class": ("/potential?country=UA&show=index", "classes"),
    "portfolio, an order": ("/portfolio?country=BG", "sort"),
    "portfolio, a filter": ("/portfolio?country=BG&panel=filters", "status"),
    "portfolio, a list": ("/portfolio?country=UA", LISTS),
    "portfolio, a country": ("/portfolio?country=BG", CHOICES),
    "plan, a view": ("/plan?example=gabrovo-2030&show=schedule", CHOICES),
    "first hundred days, a tick": ("/start?area=PAZ21&start=2026-11-10", DUTY),
    "readiness, a mark": ("/readiness?area=PAZ21", CHOICES),
    "needs, a part": ("/needs?area=PAZ21", CHOICES),
    "partners, how many": ("/partners?area=PAZ21&service=back_office", CHOICES),
    "data, a part": ("/data?country=BG", CHOICES),
}
QUIET = 700  # milliseconds without a change: the page has settled
# When the page last changed, told from moves and colours by what changes: elements, texts, drawings.
WATCH = """
const shown = ({ target }) => {
  const { width, height, top, bottom } = (target.nodeType === 1 ? target : target.parentElement ?? document.body).getBoundingClientRect();
  return width + height === 0 || (top < innerHeight && bottom > 0);
};
let changes = [];
const look = () => {
  if (changes.some(shown)) window.changed = performance.now();
  changes = [];
};
new MutationObserver((found) => {
  if (!changes.length) requestAnimationFrame(look);  // to look earlier would lay the page out once more
  changes.push(...found);
}).observe(document, { subtree: true, childList: true, characterData: true, attributes: true,
  attributeFilter: ["d", "src", "aria-checked", "aria-pressed", "data-drawn"] });
addEventListener("click", (event) => { if (event.isTrusted && event.detail) window.clicked = event.timeStamp; }, true);
addEventListener("keydown", (event) => { if (event.key === "Enter") window.clicked = event.timeStamp; }, true);
"""


def measure() -> None:
    """Print the time of a choice on every page as a multiple of that on a page of one choice."""
    with running(ROOT / "bench" / "hello_choice.py") as hello, running() as server, chromium() as browser:
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        context.add_init_script(WATCH)
        floor = _opened(context.new_page(), hello.address, CHOICES)
        for name, (address, control) in PAGES.items():
            page = _opened(context.new_page(), f"{server.address}{address}&lang=en", control)
            rounds = [(_changed(floor, CHOICES, at), _changed(page, control, at)) for at in range(ROUNDS + 1)][1:]
            floors, times = zip(*rounds, strict=True)
            ratio(f"{name}: click to paint", times, floors, LEAST, f"({percentile(times, 50):.0f} ms)")
            page.close()


def _opened(page: Page, address: str, control: str) -> Page:
    page.goto(address)
    if "panel=filters" in address:
        page.locator(".st-key-filters .stPopover button").first.click(timeout=60_000)
    page.wait_for_selector(_place(control), timeout=60_000)
    _settle(page)
    return page


def _place(control: str) -> str:
    return control if control in (CHOICES, DUTY, SWOT, LISTS) else f".st-key-choose_{control} input"


def _changed(page: Page, control: str, number: int) -> float:
    """Milliseconds from the choice of what is not chosen until the page has changed for the last time."""
    page.bring_to_front()
    if control == _place(control):
        page.locator(f"{control}:not([aria-checked=true]):not([aria-pressed=true])").first.click()
    else:
        page.locator(_place(control)).first.scroll_into_view_if_needed()
        page.wait_for_timeout(HAND)  # a list closes when the page is still scrolling
        page.locator(_place(control)).first.click()
        page.wait_for_selector("[role=option]")
        page.keyboard.press("ArrowUp" if number % 2 else "ArrowDown")
        page.wait_for_timeout(HAND)
        page.keyboard.press("Enter")
    page.wait_for_function("(window.changed ?? 0) > window.clicked", polling=20, timeout=60_000)
    _settle(page)
    return float(page.evaluate("window.changed - window.clicked"))


def _settle(page: Page) -> None:
    page.wait_for_function(f"performance.now() - (window.changed ?? 0) > {QUIET}", polling=200, timeout=60_000)
