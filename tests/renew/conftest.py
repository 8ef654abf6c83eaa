"""Fixtures of renewal: an office on loopback and a workspace of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from data.renew.outcome import Place, place_of
from data.renew.workspace import Workspace
from tests.renew.office import Office


@pytest.fixture
def office() -> Iterator[Office]:
    with HTTPServer(host="localhost") as server:
        yield Office(server)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace("mk", tmp_path / "renewed")


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Place]:
    """What is in place of the countries without any renewed table."""
    empty = tmp_path_factory.mktemp("nothing")
    return {country: place_of(Workspace(country, empty)) for country in ("mk", "bg")}
