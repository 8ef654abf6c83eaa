"""Every query's header against its SQL: parameters and columns are what the header says, and somebody asks it."""

import re
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from patokaz.statistics import database
from patokaz.statistics.fetching import fetched_records, records

ROOT = Path(__file__).parents[2]
LISTS = ("areas", "indicators", "texts")
NUMBERS = ("year", "first", "last", "least", "most")
QUERIES = sorted((ROOT / "queries").glob("*.sql"))


def header(path: Path, label: str) -> list[str]:
    line = re.search(rf"^-- {label}:(.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert line, f"{path.name} has no header line '-- {label}:'"
    return [word.strip() for word in line.group(1).split(",") if word.strip()]


@pytest.fixture(scope="module")
def empty() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute((ROOT / "data" / "schema.sql").read_text(encoding="utf-8"))
    return connection


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_header_names_the_parameters(path: Path) -> None:
    statements = duckdb.extract_statements(path.read_text(encoding="utf-8"))
    assert len(statements) == 1
    assert set(header(path, "parameters")) == set(statements[0].named_parameters)


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_header_names_the_columns(path: Path, empty: duckdb.DuckDBPyConnection) -> None:
    parameters: dict[str, object] = {
        name: ["x"] if name in LISTS else 2020 if name in NUMBERS else "x" for name in header(path, "parameters")
    }
    try:
        result = empty.cursor().execute(path.read_text(encoding="utf-8"), parameters)
    except duckdb.Error as error:
        pytest.fail(
            f"{path.name}: {error}\nA parameter that is a number or a list: NUMBERS or LISTS of {Path(__file__).name}"
        )
    assert [column[0] for column in result.description or []] == header(path, "columns")


def test_a_runaway_query_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "SECONDS_PER_QUERY", 0.2)
    database._watch.cache_clear()
    runaway = "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range + b.range = 7"
    with duckdb.connect() as connection, pytest.raises(database.Busy, match="busy"):
        database.run(connection, runaway, {})
    database._watch.cache_clear()


def test_rows_as_dictionaries_say_none_where_a_number_is_missing() -> None:
    rows = pd.DataFrame({"name": ["a", "b"], "rank": pd.array([1, None], dtype="Int32"), "value": [0.5, 2.0]})
    assert records(rows) == [{"name": "a", "rank": 1, "value": 0.5}, {"name": "b", "rank": None, "value": 2.0}]


def test_a_frame_is_that_of_the_database() -> None:
    asked = """SELECT * FROM (VALUES (1, 7::BIGINT, 1.5::DOUBLE, true, DATE '2020-01-02', 'a', ['x', 'y'], [1.5::DOUBLE]),
        (NULL, NULL, NULL, NULL, NULL, NULL, [], [2]), (2, 8, 2.5, false, DATE '1999-12-31', 'б', ['z'], [])) rows(a, b, c, d, e, f, g, h)"""
    with duckdb.connect() as connection:
        for statement in (asked, f"{asked} WHERE a = 1", f"{asked} ORDER BY f DESC", "SELECT 1"):
            pd.testing.assert_frame_equal(
                database.run(connection, statement, {}), connection.execute(statement).df(), check_exact=True
            )
        nothing = database.run(connection, f"{asked} WHERE a = 3", {})
    assert len(nothing) == 0 and "".join(nothing) == "abcdefgh"


@pytest.mark.usefixtures("small_country")
def test_records_are_those_of_the_frame() -> None:
    asked = {"areas": ["XE01", "XEN"]}
    framed = records(database.query("area_figures", **asked))
    assert repr(database.query_records("area_figures", **asked)) == repr(framed)
    database.query_records("area_figures", **asked)[0]["value"] = -1
    assert repr(database.query_records("area_figures", **asked)) == repr(framed)  # what is kept stays as it was


@pytest.mark.usefixtures("small_country")
def test_what_is_asked_of_several_areas_is_kept_by_area(monkeypatch: pytest.MonkeyPatch) -> None:
    database.ANSWERS.clear()
    asked: list[list[str]] = []
    run = database.run
    monkeypatch.setattr(database, "run", lambda *told: (asked.append(told[2]["areas"]), run(*told))[1])
    found = database.query_each("area_figures", ["XEN", "XE01", "nowhere"])
    assert list(found) == ["XEN", "XE01", "nowhere"] and found["nowhere"] == []
    assert {row["area_id"] for row in found["XE01"]} == {"XE01"}
    again = database.query_each("area_figures", ["XE01", "XE02"])
    assert again["XE01"] == found["XE01"] and asked == [["XEN", "XE01", "nowhere"], ["XE02"]]


def test_records_with_lists_are_as_duckdb_makes_them() -> None:
    asked = (
        "SELECT * FROM (VALUES ([1, 2], ['a'], [0.5::DOUBLE], true, 1.5::DOUBLE), ([], [], [], NULL, NULL), "
        "([3], ['b', NULL], NULL, false, 2.0)) AS told(years, names, figures, sign, measure)"
    )
    with duckdb.connect() as connection:
        found = fetched_records(connection.execute(asked))
        expected = [dict(zip(found[0], row, strict=True)) for row in connection.execute(asked).fetchall()]
    assert str(found) == str(expected).replace("None}", "nan}")
