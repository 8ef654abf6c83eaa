"""python -m bench.pictures: the pictures of the README, taken of the running product."""

from datetime import date
from pathlib import Path

from playwright.sync_api import Page, expect

from bench.browser import chromium
from bench.server import running
from patokaz.language.words import words
from patokaz.profile.profile import read_profile
from patokaz.profile.report import profile_report
from patokaz.reports.files.typeset import document_pages

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
PICTURES = {
    "overview": ("/?lang=en&country=UA", 1440, 900),
    "profile": ("/profile?lang=bg&area=PAZ21", 1440, 1150),
    "potential": ("/potential?lang=uk&country=UA&indicator=own_income_per_head_uah", 1440, 1000),
    "comparison": ("/comparison?lang=en&area=PAZ21&with=PAZ19,VTR22", 1440, 1100),
    "index": ("/potential?lang=en&country=BG&show=index", 1440, 1150),
    "patterns": ("/potential?lang=en&country=BG&map=spots&indicator=census_unemployment_rate_pct", 1440, 1000),
    "why": ("/potential?lang=en&country=UA&show=why", 1440, 1150),
    "result": ("/potential?lang=uk&country=UA&show=result", 1440, 1250),
    "portfolio": ("/portfolio?lang=mk&country=UA", 1440, 1000),
    "plan": ("/plan?lang=en&example=gabrovo-2030&show=indicators", 1440, 1000),
    "phone": ("/profile?lang=sq&area=MK00805", 375, 900),
}
DRAWN = (  # a place, and what stands in it once it is drawn
    (":is([class*='st-key-map_'], .part-map):visible", "canvas.areas[data-drawn]:visible"),
    (".stPlotlyChart", ".stPlotlyChart:has(.main-svg)"),
)
SECONDS = 180_000


def main() -> None:
    """Write docs/pictures/*.png."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "brochure.png").write_bytes(brochure())
    with running() as server, chromium() as browser:
        for name, (address, width, height) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            drawn(page, server.address + address)
            page.screenshot(path=FOLDER / f"{name}.png")
            page.close()


def drawn(page: Page, address: str) -> None:
    """Show an address until every map and chart of it stands, however busy the machine is."""
    page.goto(address, timeout=SECONDS)
    page.locator(".foot").wait_for(timeout=SECONDS)
    expect(page.locator("[data-stale=true]")).to_have_count(0, timeout=SECONDS)
    for place, done in DRAWN:
        expect(page.locator(done)).to_have_count(page.locator(place).count(), timeout=SECONDS)
    page.wait_for_timeout(2500)


def brochure() -> bytes:
    """The first page of a brochure."""
    t = words("mk")
    profile = read_profile("MK00805", t)
    assert profile is not None
    report = profile_report(profile, "http://localhost:8501", date.today(), t)
    return document_pages(report, "brochure")[0]


if __name__ == "__main__":
    main()
