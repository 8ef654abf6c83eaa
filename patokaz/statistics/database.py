"""Queries to the statistics file: query("breaks", country="MK") runs queries/breaks.sql.

File and lake (lake.py) are opened read-only without external access. Every call uses a cursor of its own: a connection
shared by threads returns wrong results. A new build has a new file name, which is the cache key.
"""

import contextlib
import logging
import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, TypeVar

import cachetools
import duckdb
import numpy as np
import pandas as pd
from cachetools.keys import hashkey

from patokaz.statistics import lake
from patokaz.statistics.fetching import Records, fetched_columns, fetched_frame, fetched_records
from patokaz.statistics.paths import ROOT, build_folder
from patokaz.statistics.sizes import size_of

log = logging.getLogger("patokaz")

QUERIES = ROOT / "queries"
SECONDS_PER_QUERY = 20.0
BYTES_OF_ANSWERS = 200_000_000
ANSWERS: cachetools.LRUCache[object, Any] = (
    cachetools.LRUCache(  # of all sessions; frames are copied on writing, records on reading
        BYTES_OF_ANSWERS, getsizeof=lambda answer: max(size_of(answer), BYTES_OF_ANSWERS // 400)
    )
)
SECONDS_IDLE = 60.0
SEALED: dict[str, str | bool | int | float | list[str]] = {
    "autoload_known_extensions": False,
    "autoinstall_known_extensions": False,
    "threads": 1,
    "memory_limit": "1GB",
}


class DatabaseMissing(RuntimeError):
    """The statistics file does not exist or cannot be read; `python -m data.build` creates it."""


class Busy(RuntimeError):
    """An expensive computation was refused (`busy`: others are queued) or stopped (`too_long`)."""


def data_version() -> str:
    """Name of the current statistics file.

    Called dozens of times per page: the pointer file is read again only after it was replaced. Constant within
    `one_version`. Raises DatabaseMissing.
    """
    held = _held.get()
    if held:
        return held[0]
    name = _newest()
    if held is not None:
        held.append(name)
    return name


VERSION = re.compile(r"statistics-[0-9a-z]+\.duckdb")
_held: ContextVar[list[str] | None] = ContextVar("held", default=None)


@contextlib.contextmanager
def one_version(name: str = "") -> Iterator[None]:
    """Use one version of the data throughout, even if a new one is published: a page never mixes two versions.

    name: name of a statistics file; by default the version in use, else the newest one at the first query.
    """
    held = _held.get()
    token = _held.set([name] if name else held if held is not None else [])
    try:
        yield
    finally:
        _held.reset(token)


def version_of_page(name: str) -> str:
    """The version stated by a page in a follow-up request if its file still exists, else ""; any text is accepted."""
    is_one = VERSION.fullmatch(name) and not lake.address()
    return name if is_one and (build_folder() / name).is_file() else ""


def _newest() -> str:
    if lake.address():
        return _of_the_lake(lambda: _LAKE.name(_watcher))
    folder = build_folder()
    pointer = folder / "current.txt"
    try:
        seen = pointer.stat()
        name = _pointed(pointer, seen.st_ino, seen.st_mtime_ns, seen.st_size)
    except (OSError, UnicodeDecodeError) as error:
        raise DatabaseMissing("no pointer to a statistics file") from error
    if not VERSION.fullmatch(name) or not (folder / name).is_file():
        raise DatabaseMissing(f"the pointer names {name!r}, which is not there")
    return name


@lru_cache(maxsize=16)
def _pointed(pointer: Path, *_state: int) -> str:
    return pointer.read_text(encoding="utf-8").strip()


def data_file() -> Path:
    """Path of the current statistics file. Raises DatabaseMissing."""
    return build_folder() / data_version()


def query(name: str, **parameters: Any) -> pd.DataFrame:
    """The rows of queries/<name>.sql for these parameters. Raises DatabaseMissing."""
    frozen = {key: tuple(value) if isinstance(value, list) else value for key, value in parameters.items()}
    return _answer(data_version(), name, tuple(sorted(frozen.items()))).copy(deep=False)


def query_records(name: str, **parameters: Any) -> Records:
    """The rows of queries/<name>.sql as dictionaries, several times faster than a data frame. Raises DatabaseMissing."""
    frozen = {key: tuple(value) if isinstance(value, list) else value for key, value in parameters.items()}
    return [dict(row) for row in _answer(data_version(), name, tuple(sorted(frozen.items())), fetched_records)]


def query_each(name: str, areas: Iterable[str]) -> dict[str, Records]:
    """The records of queries/<name>.sql by area, in the order requested; areas without records are absent.

    Areas not cached yet are fetched in one query (parameter `areas`) and cached separately. Raises DatabaseMissing.
    """
    version, wanted = data_version(), list(dict.fromkeys(areas))
    keys = {area: hashkey(version, name, area) for area in wanted}
    with _keeping:
        found = {area: ANSWERS[key] for area, key in keys.items() if key in ANSWERS}
    missing = [area for area in wanted if area not in found]
    if missing:
        asked: dict[str, Records] = {area: [] for area in missing}
        connection = _connection(str(build_folder() / version))
        for row in run(connection, sql(name), {"areas": missing}, fetched_records):
            asked[row["area_id"]].append(row)
        with _keeping:
            for area, rows in asked.items():
                ANSWERS[keys[area]] = rows
        found |= asked
    return {area: [dict(row) for row in found[area]] for area in wanted}


def query_once(name: str, **parameters: Any) -> pd.DataFrame:
    """As `query`, for a large result that is used once and not cached. Raises DatabaseMissing."""
    return run(_connection(str(data_file())), sql(name), parameters)


def query_columns(name: str, **parameters: Any) -> dict[str, np.ndarray]:
    """The columns of queries/<name>.sql as arrays, not cached; values must not be missing. Raises DatabaseMissing."""
    columns: dict[str, np.ndarray] = run(_connection(str(data_file())), sql(name), parameters, fetched_columns)
    return columns


_keeping = threading.Condition()


@cachetools.cached(ANSWERS, condition=_keeping)
def _answer(
    version: str,
    name: str,
    parameters: tuple[tuple[str, Any], ...],
    fetch: Callable[[duckdb.DuckDBPyConnection], Any] = fetched_frame,
) -> Any:
    thawed = {key: list(value) if isinstance(value, tuple) else value for key, value in parameters}
    return run(_connection(str(build_folder() / version)), sql(name), thawed, fetch)


def run(
    connection: duckdb.DuckDBPyConnection,
    statement: str,
    parameters: dict[str, Any],
    fetch: Callable[[duckdb.DuckDBPyConnection], Any] = fetched_frame,
) -> Any:
    """Run one statement on a new cursor. Raises Busy where it is stopped after SECONDS_PER_QUERY."""
    cursor = connection.cursor()
    _started[cursor] = time.monotonic()
    _watch()
    try:
        return fetch(cursor.execute(_parsed(statement), parameters))
    except duckdb.InterruptException as error:  # our questions take milliseconds: it is the machine that is busy
        log.warning("stopped after %s s: %s", SECONDS_PER_QUERY, statement[:80])
        raise Busy("busy") from error
    except duckdb.Error as error:
        if isinstance(error, duckdb.IOException | duckdb.CatalogException | duckdb.FatalException):
            raise DatabaseMissing(str(error)) from error
        raise
    finally:
        _started.pop(cursor, None)
        cursor.close()


_started: dict[duckdb.DuckDBPyConnection, float] = {}


@cache
def _watch() -> None:
    """One timer thread for all queries: a timer per query would cost 0.2 ms each."""
    threading.Thread(target=_interrupt_overdue, daemon=True, name="query-watch").start()


def _interrupt_overdue() -> None:
    while True:
        time.sleep(min(1.0, SECONDS_PER_QUERY / 4))
        now = time.monotonic()
        close_idle(now)
        for cursor, started in list(_started.items()):
            if now - started > SECONDS_PER_QUERY:
                with contextlib.suppress(duckdb.Error):  # it may have ended meanwhile
                    cursor.interrupt()


@lru_cache(maxsize=200)
def _parsed(statement: str) -> duckdb.Statement:
    """The parsed statement, cached: parsing the longest statements takes as long as running them."""
    return duckdb.extract_statements(statement)[0]


@cache
def sql(name: str) -> str:
    """Text of queries/<name>.sql."""
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")


_connections: dict[str, duckdb.DuckDBPyConnection] = {}
_asked: dict[str, float] = {}
_connecting = threading.Lock()


def _connection(path: str) -> duckdb.DuckDBPyConnection:
    """The connection of the process to a file; queries use cursors of it."""
    with _connecting:
        if path not in _connections:
            _connections[path] = _connect_lake(Path(path).name) if lake.address() else connect(path)
        _asked[path] = time.monotonic()
        return _connections[path]


def close_idle(now: float) -> None:
    """Close connections to files of old builds unused for a minute, three times the time limit of a query.

    The connection used last stays open.
    """
    with _connecting:
        newest = max(_asked, key=lambda path: _asked[path], default="")
        for path in [path for path, asked in _asked.items() if path != newest and now - asked > SECONDS_IDLE]:
            _connections.pop(path).close()
            del _asked[path]


_LAKE = lake.Newest()
R = TypeVar("R")


def _of_the_lake(asked: Callable[[], R]) -> R:
    try:
        return asked()
    except (LookupError, duckdb.Error) as error:
        raise DatabaseMissing(str(error)) from error


@cache
def _watcher() -> duckdb.DuckDBPyConnection:
    """The connection used to look up the versions in the lake."""
    connection = duckdb.connect(config=SEALED)
    lake.attach(connection, "READ_ONLY")
    return connection


def _connect_lake(version: str) -> duckdb.DuckDBPyConnection:
    """A read-only connection to a version in the lake. Raises DatabaseMissing."""

    def connected() -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect(config=SEALED)
        lake.at_version(connection, _watcher(), version)
        return connection

    return _of_the_lake(connected)


def connect(path: str) -> duckdb.DuckDBPyConnection:
    """A read-only connection without access to anything but its file. Raises DatabaseMissing."""
    try:
        return duckdb.connect(
            path,
            read_only=True,
            config=SEALED | {"enable_external_access": False, "lock_configuration": True},
        )
    except duckdb.Error as error:
        raise DatabaseMissing(str(error)) from error
