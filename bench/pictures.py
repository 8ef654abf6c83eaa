"""python -m bench.pictures: the pictures of the README, taken of the running product."""

from pathlib import Path

from bench.browser import chromium
from bench.server import running

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
PICTURES = {
    "overview": ("/?lang=en&country=UA", 1440, 900),
    "profile": ("/profile?lang=bg&area=PAZ21", 1440, 1150),
    "potential": ("/potential?lang=uk&country=UA&indicator=own_income_per_head_uah", 1440, 1000),
    "portfolio": ("/portfolio?lang=mk&country=UA", 1440, 1000),
    "phone": ("/profile?lang=sq&area=MK00805", 375, 900),
}


def main() -> None:
    """Write docs/pictures/*.png."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with running() as server, chromium() as browser:
        for name, (address, width, height) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(server.address + address)
            page.locator(".foot").wait_for(timeout=30_000)
            page.wait_for_timeout(2500)
            page.screenshot(path=FOLDER / f"{name}.png")
            page.close()


if __name__ == "__main__":
    main()
