"""Fixtures of all tests."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

settings.register_profile("steady", deadline=None)  # the first call imports libraries
settings.load_profile("steady")

SMALL_COUNTRY = ROOT / "tests" / "fixture" / "data"


@pytest.fixture(scope="session")
def small_country_folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The fixture country's statistics file, built by the product's own build; the settings that name it."""
    from data.build import build

    folder = tmp_path_factory.mktemp("small_country")
    folders = {
        "PATOKAZ_DATA": str(SMALL_COUNTRY),
        "PATOKAZ_BUILD": str(folder / "build"),
        "PATOKAZ_MAPS": str(folder / "maps"),
    }
    with pytest.MonkeyPatch.context() as environment:
        for variable, value in folders.items():
            environment.setenv(variable, value)
        build(folder / "build", folder / "maps", "smallcountry")
    return folders


@pytest.fixture
def small_country(small_country_folders: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The product over the fixture country (tests/fixture/README.md) instead of its own data."""
    for variable, value in small_country_folders.items():
        monkeypatch.setenv(variable, value)
    yield
