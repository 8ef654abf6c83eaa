"""Queries of every page, warm and without the cache: on the product's file and on 50 million generated observations."""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
from streamlit.testing.v1 import AppTest

from bench.report import row
from data.publishing import new_file
from patokaz.statistics import cached, database

ROOT = Path(__file__).parents[1]
PAGES = {
    "overview": ("overview", {"country": "BG"}),
    "profile": ("profile", {"area": "UA23060070000082704"}),
    "potential": ("potential", {"country": "UA"}),
    "index": ("potential", {"country": "UA", "show": "index"}),
    "portfolio": ("portfolio", {"country": "UA"}),
    "project": ("project", {"project": "bg-opac-13-13-107"}),
    "data": ("data", {"country": "UA"}),
}
YEARS_PER_AREA = 200


def measure() -> None:
    """Print the sum of every page's query times on both files."""
    asked = asked_by_pages()
    path = database.data_file()
    connection = database.connect(str(path))
    for name, calls in asked.items():
        row(f"{name}: {len(calls)} queries", _warm(connection, calls), "ms", 20, "goal, product's file")
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "large.duckdb"
        rows = grow(path, large)
        connection = database.connect(str(large))
        print(f"generated file: {rows / 1e6:.1f} million observations, {large.stat().st_size / 2**20:.0f} MB")
        for name, calls in asked.items():
            row(f"{name}: {len(calls)} queries", _warm(connection, calls), "ms", 50, "goal, 50 million")


def asked_by_pages() -> dict[str, list[tuple[str, dict[str, Any]]]]:
    """The queries of every page, names with parameters."""
    return {name: _asked(page, choices) for name, (page, choices) in PAGES.items()}


def _asked(page: str, choices: dict[str, str]) -> list[tuple[str, dict[str, Any]]]:
    """The different queries that a page asks, names with parameters."""
    calls: dict[str, tuple[str, dict[str, Any]]] = {}
    originals = {name: getattr(database, name) for name in ("query", "query_once")}

    def noting(function: Callable[..., Any]) -> Callable[..., Any]:
        def noted(name: str, **parameters: Any) -> Any:
            calls[repr((name, sorted(parameters.items())))] = (name, parameters)
            return function(name, **parameters)

        return noted

    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=300)
    app.query_params.update({"lang": "en", **choices})
    app.run()
    database.ANSWERS.clear()
    cached.clear()
    places = [
        (module, name)
        for module in list(sys.modules.values())
        for name, function in originals.items()
        if getattr(module, name, None) is function
    ]
    for module, name in places:
        setattr(module, name, noting(originals[name]))
    try:
        if page == "overview":
            app.run()
        else:
            app.switch_page(f"pages/{page}.py").run()
    finally:
        for module, name in places:
            setattr(module, name, originals[name])
    return list(calls.values())


def _warm(connection: duckdb.DuckDBPyConnection, calls: list[tuple[str, dict[str, Any]]]) -> float:
    """Milliseconds of all calls one after the other, the best of fifteen rounds."""
    best = float("inf")
    for _ in range(15):
        started = time.perf_counter()
        for name, parameters in calls:
            database.run(connection, database.sql(name), parameters)
        best = min(best, 1000 * (time.perf_counter() - started))
    return best


def grow(source: Path, target: Path) -> int:
    """A file like the product's with 50 million observations: the same areas and indicators, more indicators and years."""
    with new_file(target) as connection:
        connection.execute((ROOT / "data" / "schema.sql").read_text(encoding="utf-8"))
        connection.execute("SET enable_progress_bar = false")
        connection.execute(f"ATTACH '{source}' AS small (READ_ONLY)")
        names = [name for (name,) in connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = 'small'").fetchall()]  # fmt: skip
        for name in names:
            if name not in ("observation", "area_observation"):
                connection.execute(f"INSERT INTO {name} FROM small.{name}")
        connection.execute("SET preserve_insertion_order = false")
        connection.execute(
            "INSERT INTO observation SELECT * FROM (FROM small.observation UNION ALL "
            "SELECT area_id, 'made_' || number, 1800 + moment, random(), '', 'made', 'published' "
            "FROM small.area, range(150) kinds(number), range($moments) moments(moment)) ORDER BY indicator_id, year, area_id",
            {"moments": YEARS_PER_AREA},
        )
        connection.execute("INSERT INTO area_observation FROM observation ORDER BY area_id, indicator_id, year")
        found = connection.execute("SELECT count(*) FROM observation").fetchone()
    return int(found[0]) if found else 0
