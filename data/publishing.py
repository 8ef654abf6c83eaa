"""How a build becomes what is served: written aside, moved into place whole, the pointer last, what is old removed after it.

build/ has one statistics-<version>.duckdb a version and the pointer current.txt; static/maps/ has the map files of the
same versions, <country>-<level>[-names-<language>|-neighbours]-<version>.json. What is being written carries the number of its process.
"""

import contextlib
import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb

POINTER = "current.txt"
KEPT_VERSIONS = 3
ROWS_PER_GROUP = 12_288  # every question looks at each group: half as many rows took twice as long of 60 million
STATISTICS = re.compile(r"statistics-([0-9a-z]+)\.duckdb")
UNFINISHED = re.compile(rf"unfinished-(\d+)(?:\.duckdb(?:\.wal|\.tmp)?)?|{re.escape(POINTER)}\.(\d+)")


@contextlib.contextmanager
def new_file(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection whose tables go to a new file with small row groups: a page reads short sorted stretches."""
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{path}' AS made (ROW_GROUP_SIZE {ROWS_PER_GROUP})")
        connection.execute("USE made")
        yield connection
        connection.execute("USE memory")
        connection.execute("DETACH made")


def unfinished(build_folder: Path, static_folder: Path) -> tuple[Path, Path]:
    """Where this process writes: the statistics file, and the folder of the map files beside those that are served."""
    return build_folder / f"unfinished-{os.getpid()}.duckdb", static_folder / f"unfinished-{os.getpid()}"


def remove_unfinished(build_folder: Path, static_folder: Path) -> None:
    """Remove what this process and processes that are gone have left half done."""
    for path in [*build_folder.glob("*"), *static_folder.glob("*")]:
        told = UNFINISHED.fullmatch(path.name)
        if told and not _runs(int(told[1] or told[2])):
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def _runs(process: int) -> bool:
    """Whether another process of this number is there."""
    if process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def publish(build_folder: Path, static_folder: Path, version: str) -> Path:
    """Move what this process has written into place, the pointer last, and remove what is too old; the statistics file."""
    written, written_maps = unfinished(build_folder, static_folder)
    target = build_folder / f"statistics-{version}.duckdb"
    written.replace(target)
    for path in sorted(written_maps.glob("*.json")):
        path.replace(static_folder / f"{path.stem}-{version}.json")
    pointer = build_folder / f"{POINTER}.{os.getpid()}"
    pointer.write_text(target.name, encoding="utf-8")
    pointer.replace(build_folder / POINTER)
    remove_old(build_folder, static_folder, version)
    return target


def remove_old(build_folder: Path, static_folder: Path, version: str) -> None:
    """Remove all but the newest versions, this one among them: statistics files and map files."""
    files = {told[1]: path for path in build_folder.iterdir() if (told := STATISTICS.fullmatch(path.name))}
    newest = sorted(files, key=lambda key: (key == version, files[key].stat().st_mtime), reverse=True)
    for key in newest[KEPT_VERSIONS:]:
        files[key].unlink(missing_ok=True)
    kept = tuple(f"-{key}.json" for key in newest[:KEPT_VERSIONS])
    for path in static_folder.glob("*.json"):
        if not path.name.endswith(kept):
            path.unlink(missing_ok=True)


def mark_finished(connection: duckdb.DuckDBPyConnection, map_folder: Path) -> None:
    """Write digests of all tables and map files into the table `finished`, by which `is_current` proves a file."""
    for name, digest in _digests(connection).items():
        connection.execute("INSERT INTO finished VALUES ('table', $name, $digest)", {"name": name, "digest": digest})
    for path in sorted(map_folder.glob("*.json")):
        connection.execute(
            "INSERT INTO finished VALUES ('map', $name, $digest)", {"name": path.stem, "digest": _digest(path)}
        )


def _digests(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """A digest of the rows of each table, `finished` left out; reads every block of the file."""
    names = connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database() AND table_name <> 'finished' ORDER BY 1"
    ).fetchall()
    found = {}
    for (name,) in names:
        row = connection.execute(f'FROM "{name}" AS entry SELECT count(*), sum(hash(entry))').fetchone()
        found[name] = " ".join(map(str, row or ()))
    return found


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def is_current(build_folder: Path, static_folder: Path, version: str) -> bool:
    """Whether the pointer names a file of this version that is whole, with all its map files: everything is read."""
    try:
        target = build_folder / f"statistics-{version}.duckdb"
        if (build_folder / POINTER).read_text(encoding="utf-8").strip() != target.name:
            return False
        with duckdb.connect(str(target), read_only=True) as connection:
            marked = connection.execute("SELECT kind, name, digest FROM finished").fetchall()
            tables = {name: digest for kind, name, digest in marked if kind == "table"}
            if not tables or tables != _digests(connection):
                return False
        maps = {name: digest for kind, name, digest in marked if kind == "map"}
        return bool(maps) and all(
            _digest(static_folder / f"{name}-{version}.json") == digest for name, digest in maps.items()
        )
    except (OSError, UnicodeDecodeError, duckdb.Error):
        return False
