"""The pages without a mouse."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.server import Server


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_page(viewport={"width": 1440, "height": 900}) as opened:
        yield opened


def test_the_first_link_leads_past_the_head_in_the_readers_language(page: Page, server: Server) -> None:
    page.goto(f"{server.address}/data?lang=uk")
    page.wait_for_selector(".foot", timeout=30_000)
    expect(page.get_by_text("Перейти до основного вмісту")).to_have_count(1, timeout=15_000)
    page.keyboard.press("Tab")
    expect(page.get_by_text("Перейти до основного вмісту")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.masthead')") is None
    assert page.evaluate("document.querySelector('h1').compareDocumentPosition(document.activeElement) & 4")


def test_a_drawer_is_opened_and_left_by_keys(page: Page, server: Server) -> None:
    page.goto(f"{server.address}/profile?lang=bg&area=PAZ21")
    card = page.locator("details.figure").first
    card.locator("> summary").focus(timeout=60_000)
    page.keyboard.press("Enter")
    expect(card).to_have_attribute("open", "")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.drawer') !== null")
    page.keyboard.press("Escape")
    expect(card).not_to_have_attribute("open", "")
    expect(card.locator("> summary")).to_be_focused()
