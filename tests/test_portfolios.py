"""The portfolio's sums on a table added up by hand."""

import pandas as pd
import pytest

from patokaz.portfolios import Filters, by_programme, by_year, chosen_projects, largest_first, totals

PROJECTS = pd.DataFrame(
    {
        "project_id": ["a", "b", "c", "d", "e"],
        "source_id": ["one", "one", "one", "two", "two"],
        "programme": ["Roads", "Roads", "Water", "Water", "Ideas"],
        "status": ["completed", "planned", "completed", "unknown", "unknown"],
        "start_year": [2015.0, 2016.0, 2018.0, None, 2019.0],
        "end_year": [2017.0, 2016.0, 2019.0, None, 2019.0],
        "amount": [100.0, 300.0, 50.0, 1000.0, None],
        "currency": ["UAH", "UAH", "UAH", "EUR", ""],
        "areas": [["x"], ["y"], ["x", "y"], [], ["x"]],
    }
)


def ids(filters: Filters) -> str:
    return "".join(chosen_projects(PROJECTS, filters)["project_id"])


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters("UA"), "abcde"),
        (Filters("UA", programme="Water"), "cd"),
        (Filters("UA", status="completed", source="one"), "ac"),
        (Filters("UA", first=2018), "ce"),
        (Filters("UA", last=2016), "ab"),
        (Filters("UA", first=2016, last=2016), "ab"),
        (Filters("UA", least=100), "abd"),
    ],
)
def test_filters(filters: Filters, expected: str) -> None:
    assert ids(filters) == expected


def test_currencies_are_never_added() -> None:
    assert totals(PROJECTS).to_dict("records") == [
        {"currency": "UAH", "projects": 3, "amount": 450.0},
        {"currency": "EUR", "projects": 1, "amount": 1000.0},
    ]


def test_the_list_begins_with_the_most_used_currency() -> None:
    assert "".join(largest_first(PROJECTS)["project_id"]) == "bacde"


def test_money_by_programme_with_a_rest() -> None:
    rows = by_programme(PROJECTS, "UAH", most=1)
    assert rows.to_dict("records") == [{"programme": "Roads", "amount": 400.0}, {"programme": "", "amount": 50.0}]


def test_projects_by_first_year() -> None:
    assert by_year(PROJECTS).to_dict("list") == {"year": [2015, 2016, 2018, 2019], "projects": [1, 1, 1, 1]}
