"""The build: published totals, the same bytes twice, and a malformed table that leaves the old database in place."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from bench.build import differences, tables_of
from data import build, tables
from data.version import data_version
from patokaz.statistics import database

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def statistics() -> Iterator[duckdb.DuckDBPyConnection]:
    connection = database.connect(str(database.data_file()))
    yield connection
    connection.close()


PUBLISHED = [  # area, indicator, year, the publisher's own figure
    ("MK", "population_persons", 2021, 1836713),
    ("MK", "households_count", 2021, 598632),
    ("MK", "population_persons", 2002, 2022547),
    ("MK00805", "population_persons", 2021, 44844),
    ("BG", "population_persons", 2024, 6437360),
    ("BG", "census_population_persons", 2021, 6519789),
    ("PAZ21", "population_persons", 2024, 14382),
    ("UA", "population_persons", 2022, 41167335),
    ("UA80000000000093317", "population_persons", 2022, 2952301),
]


@pytest.mark.parametrize(("area", "indicator", "year", "figure"), PUBLISHED)
def test_published_totals(
    statistics: duckdb.DuckDBPyConnection, area: str, indicator: str, year: int, figure: int
) -> None:
    found = statistics.cursor().execute(
        "SELECT value FROM observation WHERE area_id = ? AND indicator_id = ? AND year = ?", [area, indicator, year]
    )
    assert found.fetchall() == [(figure,)]


@pytest.mark.parametrize(("country", "municipalities"), [("MK", 80), ("BG", 265), ("UA", 1470)])
def test_every_municipality_is_there(statistics: duckdb.DuckDBPyConnection, country: str, municipalities: int) -> None:
    found = statistics.cursor().execute(
        "SELECT count(*) FROM area WHERE country_id = ? AND level = 'municipality'", [country]
    )
    assert found.fetchone() == (municipalities,)


def test_every_value_has_a_source_or_a_formula(statistics: duckdb.DuckDBPyConnection) -> None:
    found = statistics.cursor().execute(
        "SELECT DISTINCT source_id FROM observation WHERE origin <> 'computed' AND source_id NOT LIKE '%,%' "
        "EXCEPT SELECT source_id FROM source"
    )
    assert found.fetchall() == []


def test_context_is_never_ranked(statistics: duckdb.DuckDBPyConnection) -> None:
    found = statistics.cursor().execute(
        "SELECT count(*) FROM latest JOIN indicator USING (indicator_id) WHERE is_context AND rank IS NOT NULL"
    )
    assert found.fetchone() == (0,)


def test_every_area_is_named_in_every_language(statistics: duckdb.DuckDBPyConnection) -> None:
    found = statistics.cursor().execute(
        "SELECT (SELECT count(*) FROM place WHERE name <> ''), 5 * (SELECT count(*) FROM area)"
    )
    named, expected = found.fetchone() or (0, 1)
    assert named == expected


def test_the_same_input_gives_the_same_tables_and_all_that_it_is_of_is_hashed(
    small_country: None, tmp_path: Path
) -> None:
    """The fixture country's; the product's own: `python -m bench build`."""
    assert differences(tmp_path)[0] == []


def test_a_row_in_another_place_is_another_table(tmp_path: Path) -> None:
    for name, order in (("a.duckdb", "1, 2"), ("b.duckdb", "2, 1")):
        with duckdb.connect(str(tmp_path / name)) as connection:
            connection.execute(f"CREATE TABLE t AS SELECT unnest([{order}]) AS v")
    assert tables_of(tmp_path / "a.duckdb") == tables_of(tmp_path / "a.duckdb") != tables_of(tmp_path / "b.duckdb")


@pytest.fixture
def copied(tmp_path: Path) -> tables.Country:
    folder = tmp_path / "mk"
    shutil.copytree(ROOT / "data" / "countries" / "mk", folder)
    return tables.countries(tmp_path)[0]


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        (
            "areas.csv",
            "MK00101,municipality,MK001",
            "MK00101,municipality,MK999",
            r"areas.csv: row \d+, column parent_id",
        ),
        ("areas.csv", "MK00101,municipality", "MK00101,village", r"areas.csv: row \d+, column level: found 'village'"),
        ("areas.csv", "area_id,level", "area,level", "areas.csv: row 1: column area_id is absent"),
    ],
)
def test_a_malformed_table_is_named(copied: tables.Country, file: str, old: str, new: str, sentence: str) -> None:
    path = copied.folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(tables.MalformedTable, match=sentence):
        tables.read_areas(copied)


def test_a_malformed_observation_is_named(copied: tables.Country) -> None:
    areas = tables.read_areas(copied)
    path = copied.folder / "observations" / "mk_census_2021.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    cells = lines[1].split(",")
    cells[3] = "many"
    path.write_text("\n".join([lines[0], ",".join(cells), *lines[2:]]), encoding="utf-8")
    own = {key: entry for key, entry in build.catalogue().items() if "mk" in entry.countries}
    with pytest.raises(tables.MalformedTable, match=r"mk_census_2021.csv: row 2, column value"):
        tables.read_observations(copied, areas, own)


def test_a_failed_build_leaves_the_old_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "build"
    folder.mkdir()
    (folder / build.POINTER).write_text("statistics-old.duckdb")

    def broken(static_folder: Path, _at_once: int = 1) -> Iterator[tuple[str, object]]:
        raise tables.MalformedTable("areas.csv: row 2")
        yield

    monkeypatch.setattr(build, "collected", broken)
    with pytest.raises(tables.MalformedTable):
        build.build(folder, tmp_path / "maps", "new")
    assert (folder / build.POINTER).read_text() == "statistics-old.duckdb"
    assert [path.name for path in folder.iterdir()] == [build.POINTER]


def test_an_up_to_date_file_is_not_built_again() -> None:
    version = data_version()
    assert version in database.data_version(), "the newest build is older than data/: run `make build`"
    done = subprocess.run(
        [sys.executable, "-m", "data.build", "--if-needed"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == ""


def test_projects_stand_by_amount_in_the_most_used_currency_of_their_list(
    statistics: duckdb.DuckDBPyConnection,
) -> None:
    rows = (
        statistics.cursor()
        .execute(
            "SELECT line.source_id, list(project.amount ORDER BY line.position), list(project.currency ORDER BY line.position) "
            "FROM project_line AS line JOIN project USING (project_id) GROUP BY ALL"
        )
        .fetchall()
    )
    assert len(rows) == 12
    for _, amounts, currencies in rows:
        priced = [currency for amount, currency in zip(amounts, currencies, strict=True) if amount is not None]
        known = [amount for amount in amounts[: priced.count(currencies[0])] if amount is not None]
        assert not priced or currencies[0] == max(set(priced), key=priced.count)
        assert known == sorted(known, reverse=True)
        assert all(amount is None for amount in amounts[len(priced) :])


def test_what_holds_all_places_of_a_project(statistics: duckdb.DuckDBPyConnection) -> None:
    asked = "SELECT areas, common FROM project_line WHERE project_id = $1"
    cursor = statistics.cursor()
    for number, areas, common in (
        ("bg-isun-BG-RRP-8.013-0004", ["PAZ19", "PAZ21"], ["BG", "BG42", "PAZ"]),
        ("bg-isun-BG-RRP-7.008-0004", ["BG42"], ["BG", "BG42"]),
    ):
        assert cursor.execute(asked, [number]).fetchone() == (areas, common)
