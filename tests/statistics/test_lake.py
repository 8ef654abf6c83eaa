"""The lake beside the file, over PostgreSQL on loopback: equal answers, versions taken whole, nothing else reached."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from bench.lake import all_queries
from bench.postgres import INITDB, postgres
from data.lake import publish_in_lake
from patokaz.statistics import database, lake

pytestmark = pytest.mark.skipif(not INITDB, reason="PostgreSQL is not installed")
VALUES = {
    "area": "XE01", "areas": ["XE01", "XE02", "XE07"], "country": "XE", "language": "en", "level": "municipality",
    "indicator": "population_persons", "indicators": ["population_persons", "unemployment_rate_pct"], "within": "XEN",
    "year": 2022, "until": 2021, "least": 2, "kind": "war_status", "list": "xe_projects", "project": "xe-water",
    "people": "population_persons", "money": "own_income_per_head_eur", "paid": "paid", "count": "count", "earlier": "earlier",
    "texts": ["Bela", "Alma"],
}  # fmt: skip
FIRST, SECOND = "statistics-smallcountry.duckdb", "statistics-secondversn.duckdb"


@pytest.fixture(scope="module")
def catalogue(
    small_country_folders: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, duckdb.DuckDBPyConnection]]:
    """The fixture country's file, and a connection to its version in a lake of its own."""
    folder = tmp_path_factory.mktemp("lake")
    with postgres() as address, pytest.MonkeyPatch.context() as environment:
        for variable, value in {**small_country_folders, "PATOKAZ_LAKE": address}.items():
            environment.setenv(variable, value)
        environment.setattr(database, "_LAKE", lake.Newest())
        database._watcher.cache_clear()
        file = Path(small_country_folders["PATOKAZ_BUILD"]) / FIRST
        publish_in_lake(file, f"{folder}/")
        connection = database._connect_lake(FIRST)
        yield file, connection
        connection.close()
        database._watcher().close()
        database._watcher.cache_clear()


def test_every_query_answers_as_from_the_file(catalogue: tuple[Path, duckdb.DuckDBPyConnection]) -> None:
    file, distant = catalogue
    near, told = database.connect(str(file)), 0
    for name, given in all_queries(VALUES):
        expected, found = (database.run(each, database.sql(name), given) for each in (near, distant))
        assert found.equals(expected), name
        told += len(expected) > 0
    assert told > 30
    near.close()


@pytest.mark.parametrize(
    "statement",
    ["COPY (SELECT 1) TO '{file}.csv'", "FROM read_text('/etc/hostname')", "ATTACH '{file}' AS more", "SET threads = 8",
     "DROP TABLE lake.main.area", "INSTALL httpfs"],
)  # fmt: skip
def test_the_lake_is_locked_down(catalogue: tuple[Path, duckdb.DuckDBPyConnection], statement: str) -> None:
    file, distant = catalogue
    with pytest.raises(duckdb.Error):
        distant.cursor().execute(statement.format(file=file))


def test_a_version_is_taken_whole(catalogue: tuple[Path, duckdb.DuckDBPyConnection], tmp_path: Path) -> None:
    file, distant = catalogue
    assert database.data_version() == FIRST
    shutil.copy(file, tmp_path / SECOND)
    with duckdb.connect(str(tmp_path / SECOND)) as changed:
        changed.execute("UPDATE figure SET value = 7")
    publish_in_lake(tmp_path / SECOND, "")
    database._LAKE = lake.Newest()
    assert database.data_version() == SECOND
    assert set(database.query_once("area_figures", areas=["XE01"])["value"]) == {7}
    held = database.run(distant, database.sql("area_figures"), {"areas": ["XE01"]})
    assert 1000.0 in set(held["value"])  # whoever began with the old version ends with it


def test_without_the_extensions_the_reader_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "PATOKAZ_LAKE", "dbname=none")
    monkeypatch.setattr(lake, "find_spec", lambda name: None)
    monkeypatch.setattr(database, "_LAKE", lake.Newest())
    lake.extension_files.cache_clear()
    database._watcher.cache_clear()
    with pytest.raises(database.DatabaseMissing, match=r"requirements-lake\.txt"):
        database.data_version()
