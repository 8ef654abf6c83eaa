"""A server and a browser for the tests of a module that meet the product in the system's Chromium."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from bench.browser import chromium
from bench.server import Server, running


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server of the module's own: what one asks of it first is a test."""
    with running() as started:
        yield started


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    with chromium() as opened:
        yield opened
