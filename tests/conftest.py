"""Fixtures of all tests."""

import gc
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

settings.register_profile("steady", deadline=None, max_examples=20)  # the first call imports libraries
settings.load_profile("steady")
gc.set_threshold(
    100_000, 20, 20
)  # the usual 700 goes through all that is held, syntax trees and tables, again and again

UNIT = (
    "analysis", "registers", "reports/test_files.py", "reports/test_qr.py", "charts/test_marks.py",
    "charts/test_rankings.py", "geography/test_names.py", "own_data/test_readings.py", "statistics/test_formulas.py",
    "data/test_derive.py", "plans/test_texts.py", "plans/test_real_plans.py",
    "security/test_recipe_files.py", "house/test_rules.py",
)  # fmt: skip
LONGER = "analysis/test_index_reference.py"  # thousands of runs of a published index: of the whole suite only
OPENS_PAGES = re.compile(r"^from tests\.pages import .*\bopened\b|AppTest", re.MULTILINE)
SMALL_COUNTRY = ROOT / "tests" / "fixture" / "data"


def _is_unit(path: Path) -> bool:
    place = path.relative_to(ROOT / "tests")
    return place != Path(LONGER) and any(place.is_relative_to(unit) for unit in UNIT)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """The inner loop reads the files of unit tests only: to import all of the product takes as long as the tests."""
    if config.getoption("markexpr") != "unit" or collection_path == ROOT / "tests":
        return None
    if collection_path.is_dir():
        place = str(collection_path.relative_to(ROOT / "tests"))
        return None if any(unit.split("/")[0] == place for unit in UNIT) else True
    return True if collection_path.name.startswith("test_") and not _is_unit(collection_path) else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks by where a test stands and what it does: `unit`, `browser`, `pages`."""
    for item in items:
        if _is_unit(item.path):
            item.add_marker("unit")
        elif item.path.name == "test_browser.py":
            item.add_marker("browser")
        elif OPENS_PAGES.search(item.path.read_text(encoding="utf-8")):
            item.add_marker("pages")


def pytest_collection_finish() -> None:
    """What collecting made stays to the end: no later collection of garbage walks it."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def without_the_statistics_file(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A unit test that asks the product's statistics file fails: there is none for it."""
    if request.node.get_closest_marker("unit"):
        monkeypatch.setenv("PATOKAZ_BUILD", str(ROOT / "tests" / "nowhere"))


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
