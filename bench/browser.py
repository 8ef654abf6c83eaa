"""The system's Chromium, headless, with a fresh profile and no background requests."""

import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser for a measurement or a test."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


def bring_all(page: Page) -> None:
    """Scroll until everything is here that a page brings when its reader comes near."""
    while page.locator(".later").count():
        page.evaluate("document.querySelector('.later')?.scrollIntoView()")
        page.wait_for_timeout(100)
    page.evaluate("document.querySelector('.stMain')?.scrollTo(0, 0)")


class Packer:
    """Sizes of a websocket's messages on the wire: the server packs them, a browser tells only what it unpacked."""

    def __init__(self) -> None:
        self._packing = zlib.compressobj(wbits=-12)

    def size(self, message: bytes | str) -> int:
        """Bytes of the next message."""
        plain = message.encode() if isinstance(message, str) else message
        return len(self._packing.compress(plain)) + len(self._packing.flush(zlib.Z_SYNC_FLUSH))
