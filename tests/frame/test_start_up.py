"""`/readyz`: what it says while the script fails, while there is no statistics file, and when both are there."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.requests import Request

from patokaz.frame import failures, start_up
from patokaz.statistics import database
from patokaz.statistics.paths import ROOT

VERSION = "statistics-smallcountry.duckdb"


class Runs:
    """In place of the framework's runtime: runs the script with a given end."""

    def __init__(self) -> None:
        self.asked, self.end, self.fails_a_page = 0, (True, "ok"), False

    async def does_script_run_without_error(self) -> tuple[bool, str]:
        self.asked += 1
        failures._failed["overview"] += self.fails_a_page
        return self.end


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Iterator[Runs]:
    runs = Runs()
    monkeypatch.setattr(start_up.runtime, "get_instance", lambda: runs)
    start_up._proved.clear()
    yield runs
    start_up._proved.clear()


def asked() -> tuple[int, dict[str, object]]:
    """Status and findings of /readyz."""
    (route,) = (route for route in start_up.ROUTES if route.path == "/readyz")
    answer = asyncio.run(route.endpoint(Request({"type": "http"})))
    return answer.status_code, json.loads(answer.body)


@pytest.mark.usefixtures("small_country")
def test_ready_when_script_and_database_are(script: Runs) -> None:
    script.end = (False, "timeout")
    status, found = asked()
    assert status == 503 and found["script"] == "timeout"
    script.end, script.fails_a_page = (True, "ok"), True
    assert asked()[0] == 503  # the frame shows a sentence and raises nothing
    script.fails_a_page = False
    assert asked() == (200, {"ready": True, "database": "ok", "script": "ok", "version": VERSION})
    asked()
    assert script.asked == 3  # a version proved is not proved again


def test_not_ready_without_a_statistics_file(script: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATOKAZ_BUILD", str(tmp_path))
    status, found = asked()
    assert status == 503 and found["database"] == "no pointer to a statistics file"
    assert script.asked == 0


def test_what_pages_and_their_methods_import_is_there_before_the_first_visitor(monkeypatch: pytest.MonkeyPatch) -> None:
    named: list[str] = []
    monkeypatch.setattr(start_up.importlib, "import_module", named.append)
    start_up._load_ahead()
    assert {"patokaz.profile.screen", "patokaz.partners.screen", "scipy.stats"} <= set(named)
    pages = [path.read_text(encoding="utf-8") for path in (ROOT / "pages").glob("*.py")]
    assert all(any(f"from {name} import" in text for name in named if "frame" not in name) for text in pages)


def test_a_page_keeps_the_version_it_began_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATOKAZ_BUILD", str(tmp_path))

    def rolled_out(name: str) -> None:
        (tmp_path / f"statistics-{name}.duckdb").touch()
        (tmp_path / "next").write_text(f"statistics-{name}.duckdb")
        (tmp_path / "next").replace(tmp_path / "current.txt")

    rolled_out("old")
    with database.one_version():
        assert database.data_version() == "statistics-old.duckdb"
        rolled_out("new")
        assert database.data_version() == "statistics-old.duckdb"
    assert database.data_version() == "statistics-new.duckdb"
