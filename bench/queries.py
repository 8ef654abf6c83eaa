"""Queries of every page, warm and without the cache: on the product's file and on 60 million generated observations."""

import gc
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import duckdb

from bench.report import ratio
from data.publishing import new_file
from patokaz.frame.failures import failures
from patokaz.frame.start_up import RARELY
from patokaz.language.words import words
from patokaz.statistics import cached, database
from patokaz.statistics.fetching import fetched_frame
from tests.pages import opened, visible_text

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
FAILED = tuple(f"error.{kind}_title" for kind in ("failed", "busy", "too_long", "no_database", "unknown_choice"))
ROUNDS = 9
OF_THE_PRODUCT, OF_MILLIONS = 40.0, 60.0  # floors that the queries of a page may take


class PageFailed(RuntimeError):
    """A page showed that it failed: what it asked is not what it asks."""


@dataclass(frozen=True)
class Asked:
    """A question that a page asked the statistics file."""

    statement: str
    parameters: Mapping[str, Any]
    fetch: Callable[[duckdb.DuckDBPyConnection], Any] = fetched_frame

    def seconds(self, connection: duckdb.DuckDBPyConnection) -> float:
        """The process's time that the answer takes, its one thread's: a busy machine stretches every other clock."""
        started = time.process_time()
        database.run(connection, self.statement, dict(self.parameters), self.fetch)
        return time.process_time() - started


def measure() -> None:
    """Print the sum of every page's query times on both files, as multiples of the floor measured beside it."""
    gc.set_threshold(*RARELY)  # as the server has it
    asked = asked_by_pages()
    path = database.data_file()
    compare(path, asked, OF_THE_PRODUCT)
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "large.duckdb"
        rows = grow(path, large)
        print(f"generated file: {rows / 1e6:.1f} million observations, {large.stat().st_size / 2**20:.0f} MB")
        compare(large, asked, OF_MILLIONS)


def compare(path: Path, asked: Mapping[str, Sequence[Asked]], limit: float) -> None:
    """Print for every page how many floors its queries take on a file: `select 1` as DuckDB's own frame, in turn with them."""
    connection = database.connect(str(path))
    floor = Asked("select 1", {}, duckdb.DuckDBPyConnection.df)
    for name, calls in asked.items():
        for call in calls:
            call.seconds(connection)
        measured, floors = [], []
        for _ in range(ROUNDS):
            beside = [(floor.seconds(connection), call.seconds(connection)) for call in calls]  # as warm as each other
            floors += [one for one, _ in beside]
            measured.append(sum(one for _, one in beside))
        told = f"({1000 * statistics.median(measured):.1f} ms)"
        ratio(f"{name}: {len(calls)} queries", measured, ROUNDS * [statistics.median(floors)], limit, told)
    connection.close()


def asked_by_pages() -> dict[str, list[Asked]]:
    """The queries of every page that is opened first. Raises PageFailed."""
    return {name: _asked(page, choices) for name, (page, choices) in PAGES.items()}


def _asked(page: str, choices: Mapping[str, str]) -> list[Asked]:
    """What a page asks when nothing is kept, whatever was shown before."""
    calls: list[Asked] = []
    run = database.run

    def noting(connection: duckdb.DuckDBPyConnection, statement: str, parameters: dict[str, Any], *fetch: Any) -> Any:
        calls.append(Asked(statement, parameters, *fetch))
        return run(connection, statement, parameters, *fetch)

    database.ANSWERS.clear()
    cached.clear()
    failed = failures()
    try:
        with patch.object(database, "run", noting):
            app = opened(page, lang="en", **choices)
    except AssertionError as error:  # an exception outside the page's frame
        raise PageFailed(f"{page} {choices}") from error
    told = visible_text(app)
    notices = [title for title in FAILED if words("en")(title) in told]
    if notices or failures() > failed:
        raise PageFailed(f"{page} {choices}: {', '.join(notices)}")
    return calls


def grow(source: Path, target: Path) -> int:
    """A file like the product's with 60 million observations: the same areas and indicators, more indicators and years.

    The further indicators are in no catalogue, so that no page asks for them: they stand in its way.
    """
    with new_file(target) as connection:
        connection.execute((ROOT / "data" / "schema.sql").read_text(encoding="utf-8"))
        connection.execute("SET enable_progress_bar = false")
        connection.execute(f"ATTACH '{source}' AS small (READ_ONLY)")
        names = [name for (name,) in connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = 'small'").fetchall()]  # fmt: skip
        for name in names:
            if name != "observation":
                connection.execute(f"INSERT INTO {name} FROM small.{name}")
        connection.execute("SET preserve_insertion_order = false")
        connection.execute(
            "INSERT INTO observation SELECT * FROM (FROM small.observation UNION ALL "
            "SELECT country_id, level, area_id, 'made_' || number, 1800 + moment, random(), '', 'made', 'published' "
            "FROM small.area, range(150) kinds(number), range($moments) moments(moment)) "
            "ORDER BY country_id, level, indicator_id, year, area_id",
            {"moments": YEARS_PER_AREA},
        )
        found = connection.execute("SELECT count(*) FROM observation").fetchone()
    return int(found[0]) if found else 0
