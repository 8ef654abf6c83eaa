"""The statistics in a shared lake (DuckLake): catalogue in PostgreSQL, Parquet files on shared storage.

PATOKAZ_LAKE is the libpq connection string of the catalogue ("host=… dbname=… user=…"); without it the statistics file
is read. `python -m data.lake` publishes a version as one snapshot whose message is the name of the statistics file;
users use the snapshot of their version. Needs requirements-lake.txt; no extension is downloaded.
"""

import os
import threading
import time
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

EXTENSIONS = ("ducklake", "postgres_scanner")
NAME = "lake"
SECONDS_KNOWN = 1.0  # how long the newest version is not asked again


def address() -> str:
    """Connection string of the catalogue; empty where the statistics file is read."""
    return os.environ.get("PATOKAZ_LAKE", "")


@cache
def extension_files() -> tuple[Path, ...]:
    """Paths of the packaged extensions. Raises LookupError, naming what to install."""
    found = []
    for name in EXTENSIONS:
        spec = find_spec(f"duckdb_extension_{name}")
        files = list(Path(spec.origin).parent.rglob(f"{name}.duckdb_extension")) if spec and spec.origin else []
        if not files:
            raise LookupError(f"the extension {name} is not installed: pip install -r requirements-lake.txt")
        found.append(files[0])
    return tuple(found)


def attach(connection: Any, options: str) -> None:
    """Load the extensions into a DuckDB connection and attach the lake under NAME. options: as of ATTACH."""
    for file in extension_files():
        connection.execute(f"LOAD '{file}'")
    quoted = address().replace("'", "''")
    connection.execute(f"ATTACH 'ducklake:postgres:{quoted}' AS {NAME}" + (f" ({options})" if options else ""))


def at_version(connection: Any, watcher: Any, version: str) -> None:
    """Attach the lake at the snapshot of a version, its tables as views, and lock the connection.

    Raises:
        LookupError: the version is unknown.
    """
    snapshot = next((number for number, name in versions(watcher) if name == version), None)
    if snapshot is None:
        raise LookupError(f"the lake has no version {version}")
    attach(connection, f"READ_ONLY, SNAPSHOT_VERSION {snapshot}")
    for (name,) in connection.execute("SHOW TABLES FROM lake").fetchall():
        connection.execute(f'CREATE VIEW "{name}" AS FROM {NAME}.main."{name}"')
    connection.execute(f"SET allowed_directories = ['{_data_path(connection)}']")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def _data_path(connection: Any) -> str:
    told = connection.table_function("ducklake_settings", [NAME]).project("data_path").fetchone()
    return str(told[0]).replace("'", "''")


def versions(connection: Any) -> list[tuple[int, str]]:
    """Published versions, newest first: number of the snapshot and name of the statistics file."""
    snapshots = connection.cursor().table_function("ducklake_snapshots", [NAME])
    named = snapshots.filter("commit_message LIKE 'statistics-%'").project("snapshot_id, commit_message")
    found: list[tuple[int, str]] = named.order("snapshot_id DESC").fetchall()
    return found


class Newest:
    """Name of the newest version, looked up at most once a second; kept while the catalogue is unreachable."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asked = float("-inf")
        self._name = ""

    def name(self, watcher: Any) -> str:
        """Name of the statistics file published last. Raises LookupError where none was ever published."""
        with self._lock:
            if time.monotonic() - self._asked > SECONDS_KNOWN:
                self._asked = time.monotonic()
                self._ask(watcher)
        if not self._name:
            raise LookupError("nothing is published in the lake: python -m data.lake")
        return self._name

    def _ask(self, watcher: Any) -> None:
        try:
            found = versions(watcher())
        except Exception:
            if not self._name:
                raise
            return
        self._name = found[0][1] if found else ""
