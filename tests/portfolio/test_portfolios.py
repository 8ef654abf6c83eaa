"""The portfolio's queries and sums on a table added up by hand."""

from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from patokaz.portfolio.selection import EVERYTHING, Filters, by_programme, execution

ROOT = Path(__file__).parents[2]
PROJECTS = """
INSERT INTO project_line VALUES
    ('UA', 2, 'a', 'one', 'A', 'Roads', 'completed', 2015, 2017, 100.0, 'UAH', NULL, NULL, ['x'], ['x'], ['x', 'R', 'UA']),
    ('UA', 1, 'b', 'one', 'B', 'Roads', 'planned', 2016, 2016, 300.0, 'UAH', NULL, NULL, ['y'], ['y'], ['y', 'R', 'UA']),
    ('UA', 3, 'c', 'one', 'C', 'Water', 'completed', 2018, 2019, 50.0, 'UAH', NULL, NULL, ['x', 'y'], ['x', 'y'], ['x', 'y', 'R', 'UA']),
    ('UA', 4, 'd', 'two', 'D', 'Water', 'unknown', NULL, NULL, 1000.0, 'EUR', NULL, NULL, ['UA'], [], ['UA']),
    ('UA', 5, 'e', 'two', 'E', 'Ideas', 'unknown', 2019, 2019, NULL, '', NULL, NULL, ['x'], ['x'], ['x', 'R', 'UA']),
    ('BG', 1, 'z', 'six', 'Z', 'Roads', 'completed', 2016, 2016, 9.0, 'BGN', NULL, NULL, ['q'], ['q'], ['q', 'BG']);
INSERT INTO area (area_id, country_id, level) VALUES ('x', 'UA', 'municipality'), ('y', 'UA', 'municipality');
INSERT INTO project_area VALUES ('a', 'x'), ('b', 'y'), ('c', 'x'), ('c', 'y'), ('d', 'UA'), ('e', 'x');
INSERT INTO place VALUES ('en', 'UA', 'municipality', 'x', '', '', '', 'Xville', '', '', ''),
    ('en', 'UA', 'municipality', 'y', '', '', '', 'Ytown', '', '', '');
INSERT INTO line_year VALUES ('UA', 2, 2016, 60, 50, 'UAH'), ('UA', 2, 2017, 40, 40, 'UAH'), ('UA', 1, 2016, 300, NULL, 'UAH');
"""


@pytest.fixture(scope="module")
def database() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute((ROOT / "data" / "schema.sql").read_text(encoding="utf-8"))
    connection.execute(PROJECTS)
    return connection


def ask(database: duckdb.DuckDBPyConnection, name: str, filters: Filters, **more: Any) -> pd.DataFrame:
    statement = (ROOT / "queries" / f"{name}.sql").read_text(encoding="utf-8")
    return database.cursor().execute(statement, filters.parameters | more).df()


def by(database: duckdb.DuckDBPyConnection, group: str, filters: Filters) -> pd.DataFrame:
    sums = ask(database, "portfolio_sums", filters)
    return sums[sums["grouped_by"] == group]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters("UA"), "abcde"),
        (Filters("UA", area="y"), "bc"),
        (Filters("UA", area="R"), "abce"),
        (Filters("UA", area="BG"), ""),
        (Filters("UA", programme="Water"), "cd"),
        (Filters("UA", status="completed", source="one"), "ac"),
        (Filters("UA", first=2018), "ce"),
        (Filters("UA", last=2016), "ab"),
        (Filters("UA", first=2016, last=2016), "ab"),
        (Filters("UA", least=100), "abd"),
    ],
)
def test_filters(database: duckdb.DuckDBPyConnection, filters: Filters, expected: str) -> None:
    listed = ask(database, "portfolio_projects", filters, language="en", most=EVERYTHING)
    assert "".join(sorted(listed["project_id"])) == expected
    assert by(database, "currency", filters)["projects"].sum() == len(expected)


def test_currencies_are_never_added(database: duckdb.DuckDBPyConnection) -> None:
    totals = by(database, "currency", Filters("UA"))[["currency", "projects", "priced", "amount"]].astype(object)
    rows = [tuple(row) for row in totals.where(totals.notna(), None).to_numpy()]
    assert rows == [("UAH", 3, 3, 450.0), ("EUR", 1, 1, 1000.0), ("", 1, 0, None)]


def test_the_list_follows_the_stored_order(database: duckdb.DuckDBPyConnection) -> None:
    listed = ask(database, "portfolio_projects", Filters("UA"), language="en", most=3)
    assert "".join(listed["project_id"]) == "bac"
    assert listed["places"].tolist() == ["Ytown", "Xville", "Xville, Ytown"]


def test_projects_by_place_and_those_on_no_map(database: duckdb.DuckDBPyConnection) -> None:
    places = ask(database, "portfolio_places", Filters("UA"))
    assert dict(zip(places["area_id"], places["projects"], strict=True)) == {"x": 3, "y": 2}
    none = ask(database, "portfolio_places", Filters("UA", programme="Ideas"))
    assert none["projects"].isna().tolist() == [False, True]
    assert by(database, "currency", Filters("UA"))["unlocated"].sum() == 1


def test_projects_by_first_year(database: duckdb.DuckDBPyConnection) -> None:
    starts = by(database, "year", Filters("UA"))
    assert dict(zip(starts["year"].fillna(0), starts["projects"], strict=True)) == {
        0: 1, 2015: 1, 2016: 1, 2018: 1, 2019: 1,
    }  # fmt: skip


def test_execution_compares_like_with_like(database: duckdb.DuckDBPyConnection) -> None:
    years = ask(database, "portfolio_years", Filters("UA"))
    assert years["planned"].tolist() == [360.0, 40.0]
    found = execution(years)
    assert found and (found.planned, found.executed, found.currency) == (100.0, 90.0, "UAH")
    assert execution(ask(database, "portfolio_years", Filters("UA", area="y"))) is None


def test_programmes_with_a_rest(database: duckdb.DuckDBPyConnection) -> None:
    programmes = by(database, "programme", Filters("UA"))
    money = by_programme(programmes[programmes["currency"] == "UAH"], "amount", most=1)
    assert money.to_dict("records") == [{"programme": "Roads", "value": 400.0}, {"programme": "", "value": 50.0}]
    counts = by_programme(programmes, "projects")
    assert counts.to_dict("records") == [
        {"programme": "Roads", "value": 2}, {"programme": "Water", "value": 2}, {"programme": "Ideas", "value": 1},
    ]  # fmt: skip
