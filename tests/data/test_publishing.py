"""A build takes nothing away that is served, leaves nothing behind, keeps three versions and proves the file it trusts."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest

from data import browser_maps
from data import build as making
from data.build import build
from data.publishing import KEPT_VERSIONS, POINTER, is_current
from data.tables import MalformedTable
from patokaz.geography import map_files
from patokaz.statistics import database
from patokaz.statistics.paths import ROOT

FIRST, SECOND = "aaaaaaaaaaaa", "bbbbbbbbbbbb"
AREAS = pd.DataFrame({"area_id": [f"MK{number:05d}" for number in range(2_000)], "country_id": "MK", "parent_id": ""})


@pytest.fixture(autouse=True)
def few_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two map files and one table in place of all: how files come and go does not depend on what is in them."""

    def collected(map_folder: Path, _at_once: int = 1) -> Iterator[tuple[str, pd.DataFrame]]:
        browser_maps.write_static(map_folder, "mk-municipality", {"arcs": []})
        browser_maps.write_static(map_folder, "mk-municipality-names-mk", {"MK00101": "Велес"})
        yield "area", AREAS

    monkeypatch.setattr(making, "collected", collected)


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    """The next builds fail after the maps of the first country are written."""

    def fail(error: BaseException) -> None:
        def collected(map_folder: Path, _at_once: int = 1) -> Iterator[tuple[str, pd.DataFrame]]:
            browser_maps.write_static(map_folder, "mk-municipality", {"arcs": [[1, 2]]})
            yield "area", AREAS
            raise error

        monkeypatch.setattr(making, "collected", collected)

    return fail


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize(
    "error", [MalformedTable("a table that is wrong"), OSError(28, "No space left"), KeyboardInterrupt()]
)
def test_a_build_that_fails_leaves_what_is_served(
    tmp_path: Path, failing: Callable[[BaseException], None], error: BaseException
) -> None:
    folder, static = tmp_path / "build", tmp_path / "maps"
    build(folder, static, FIRST)
    before = contents(folder), contents(static)
    assert before[1]
    failing(error)
    with pytest.raises(type(error)):
        build(folder, static, SECOND)
    assert (contents(folder), contents(static)) == before


def test_the_maps_of_a_version_stay_while_the_pointer_may_name_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At every step of a build the version that the pointer names has its statistics file and all its map files."""
    folder, static = tmp_path / "build", tmp_path / "maps"
    build(folder, static, FIRST)
    usual = Path.replace, Path.unlink
    seen = []

    def watched(step: Callable[..., object]) -> Callable[..., object]:
        def run(path: Path, *further: object, **named: object) -> object:
            done = step(path, *further, **named)
            seen.append(is_whole(folder, static))
            return done

        return run

    monkeypatch.setattr(Path, "replace", watched(usual[0]))
    monkeypatch.setattr(Path, "unlink", watched(usual[1]))
    for version in (SECOND, "cccccccccccc", "dddddddddddd", "eeeeeeeeeeee"):
        build(folder, static, version)
    assert len(seen) > 12 and all(seen)


def is_whole(folder: Path, static: Path) -> bool:
    name = (folder / POINTER).read_text()
    version = name.removeprefix("statistics-").removesuffix(".duckdb")
    return (folder / name).exists() and len(list(static.glob(f"mk-municipality*-{version}.json"))) == 2


def test_a_page_asks_for_the_maps_of_the_file_that_it_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATOKAZ_BUILD", str(tmp_path / "build"))
    monkeypatch.setenv("PATOKAZ_MAPS", str(tmp_path / "maps"))
    for version in (FIRST, SECOND):
        build(tmp_path / "build", tmp_path / "maps", version)
        assert map_files.geometry_url("MK", "municipality") == f"app/static/maps/mk-municipality-{version}.json"
        assert (tmp_path / "maps" / f"mk-municipality-{version}.json").exists()


def test_three_versions_of_everything_are_kept(tmp_path: Path) -> None:
    folder, static = tmp_path / "build", tmp_path / "maps"
    for path in (folder, static):
        path.mkdir()
    for number in range(8):
        for old in (folder / f"statistics-{number:012d}.duckdb", static / f"mk-municipality-{number:012d}.json"):
            old.write_bytes(b"old")
            os.utime(old, (time.time() - 86_400 * (9 - number),) * 2)
    build(folder, static, FIRST)
    kept = [FIRST, "000000000006", "000000000007"]
    assert len(kept) == KEPT_VERSIONS
    assert sorted(path.name for path in folder.glob("*.duckdb")) == sorted(f"statistics-{key}.duckdb" for key in kept)
    assert {path.stem.rpartition("-")[2] for path in static.iterdir()} == set(kept)


def test_a_killed_build_leaves_no_process(tmp_path: Path) -> None:
    folders = ["--build-folder", str(tmp_path / "build"), "--static-folder", str(tmp_path / "maps")]
    killed = subprocess.Popen(
        [sys.executable, "-m", "data.build", *folders], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert killed.stdout is not None
    assert "reading and checking" in killed.stdout.readline()
    killed.kill()
    killed.communicate(timeout=10)  # its processes hold the same pipe, which ends with the last of them


def test_what_a_killed_build_left_goes_with_the_next(tmp_path: Path) -> None:
    folder, static = tmp_path / "build", tmp_path / "maps"
    dead = 4_000_001  # no process has this number
    browser_maps.write_static(static / f"unfinished-{dead}", "mk-municipality", {})
    folder.mkdir()
    alive = f"unfinished-{os.getppid()}.duckdb"
    for name in (f"unfinished-{dead}.duckdb", f"unfinished-{dead}.duckdb.wal", f"current.txt.{dead}", alive):
        (folder / name).write_bytes(b"x")
    build(folder, static, FIRST)
    assert sorted(contents(folder)) == [POINTER, f"statistics-{FIRST}.duckdb", alive]
    assert sorted(contents(static)) == [f"mk-municipality-{FIRST}.json", f"mk-municipality-names-mk-{FIRST}.json"]


def half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for at in range(len(content) // 3, len(content), 40_000):  # some of a DuckDB file's blocks are in use
        content[at] ^= 255
    content[len(content) // 2] ^= 255
    path.write_bytes(content)


@pytest.mark.parametrize("damage", [half, flipped, Path.unlink, lambda path: path.write_bytes(b"")])
@pytest.mark.parametrize("name", ["build/statistics-*.duckdb", "maps/mk-municipality-aaaa*.json", "build/current.txt"])
def test_a_damaged_file_is_not_current(tmp_path: Path, name: str, damage: Callable[[Path], object]) -> None:
    folder, static = tmp_path / "build", tmp_path / "maps"
    build(folder, static, FIRST)
    assert is_current(folder, static, FIRST) and not is_current(folder, static, SECOND)
    (path,) = tmp_path.glob(name)
    damage(path)
    assert not is_current(folder, static, FIRST)


FULL = """
import resource, sys
from data import build
import pandas as pd
build.collected = lambda folder, _at_once=1: [("area", pd.DataFrame({"area_id": [str(number) * 9 for number in range(300_000)]}))]
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
sys.argv = ["build", "--build-folder", sys.argv[1], "--static-folder", sys.argv[2]]
sys.exit(build.main())
"""


def test_a_full_disk_is_a_sentence(tmp_path: Path) -> None:
    """A limit on the size of files fails a write as a full disk does."""
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path / "build"), str(tmp_path / "maps")],
        capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert done.returncode == 1
    assert "the old one, if any, is still in place" in done.stderr and "Traceback" not in done.stderr
    assert list((tmp_path / "build").iterdir()) == []


def test_connections_of_old_versions_close_when_idle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATOKAZ_BUILD", str(tmp_path / "build"))
    monkeypatch.setattr(database, "_connections", {})
    monkeypatch.setattr(database, "_asked", {})
    monkeypatch.setattr(database, "sql", lambda name: "SELECT count(*) AS areas FROM area")
    for version in (FIRST, SECOND):
        build(tmp_path / "build", tmp_path / "maps", version)
        assert database.query_once("areas")["areas"].tolist() == [len(AREAS)]
    now = time.monotonic()
    database.close_idle(now)
    assert len(database._connections) == 2
    database.close_idle(now + database.SECONDS_IDLE + 1)
    assert [Path(path).name for path in database._connections] == [f"statistics-{SECOND}.duckdb"]
    assert database.query_once("areas")["areas"].tolist() == [len(AREAS)]
