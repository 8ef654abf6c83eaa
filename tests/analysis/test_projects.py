"""Money over years, concentration and states, on tables added up by hand."""

from datetime import date

import pandas as pd
import pytest

from patokaz.analysis.projects import (
    course,
    halves,
    lorenz,
    paid_shares,
    phase_sums,
    project_states,
    top_share,
    two_periods,
)  # fmt: skip

NAN = float("nan")
MONEY = pd.DataFrame(
    [(2018, 100.0, 90.0), (2019, 200.0, 100.0), (2019, 50.0, NAN), (2020, 100.0, 110.0), (2018, 20.0, 20.0)],
    columns=["year", "planned", "paid"],
)


def test_the_course_cumulates_years_whose_two_amounts_are_known() -> None:
    found = course(MONEY)
    assert found is not None and (found.planned, found.paid, found.widest) == (420.0, 320.0, 2019)
    assert found.years["gap"].tolist() == [10.0, 110.0, 100.0]
    assert course(MONEY[MONEY["year"] == 2018]) is None


def test_paid_shares_count_like_with_like_and_begin_with_the_least() -> None:
    rows = pd.DataFrame(
        [("A", 100.0, 50.0), ("A", 100.0, NAN), ("B", 50.0, 10.0), ("", 10.0, 10.0), ("C", 0.0, 0.0)],
        columns=["group", "base", "paid"],
    )
    found = paid_shares(rows, "group")
    assert found["share"].to_dict() == {"B": 20.0, "A": 50.0} and found.index.tolist() == ["B", "A"]


def test_the_lorenz_curve_and_what_the_largest_hold() -> None:
    curve = lorenz([60.0, NAN, 10.0, 0.0, 30.0])
    assert curve["projects"].round(4).tolist() == [0.0, 0.3333, 0.6667, 1.0]
    assert curve["money"].round(4).tolist() == [0.0, 0.1, 0.4, 1.0]
    amounts = [1.0] * 9 + [11.0]
    assert top_share(amounts, 0.1) == pytest.approx(0.55) and top_share(amounts, 0.11) == pytest.approx(0.6)
    assert lorenz([]).empty and top_share([], 0.1) != top_share([], 0.1)


def test_states_by_their_rules_with_the_date_they_rest_on() -> None:
    columns = ["project_id", "status", "end", "actual_end"]
    projects = pd.DataFrame(
        [
            ("late", "in_progress", "2015-06-30", None),
            ("ended", "in_progress", "2015-06-30", "2016-01-01"),
            ("done", "completed", "2015-06-30", None),
            ("today", "planned", "2026-11-28", None),
            ("unspent", "unknown", None, None),
            ("long", "unknown", None, None),
            ("running", "in_progress", None, None),
        ],
        columns=columns,
    )
    money = pd.DataFrame(
        [
            ("unspent", 2018, 5.0, 0.0), ("unspent", 2019, 5.0, 0.0), ("unspent", 2020, 5.0, 5.0), ("unspent", 2021, 0.0, 0.0),
            ("long", 2015, 1.0, 1.0), ("long", 2016, 1.0, NAN), ("long", 2018, 1.0, 1.0), ("done", 2015, 9.0, 0.0),
            ("running", 2015, 1.0, 1.0), ("running", 2016, 1.0, 1.0),
        ],
        columns=["project_id", "year", "planned", "paid"],
    )  # fmt: skip
    found = project_states(projects, money, date(2026, 11, 28))
    assert [tuple(row) for row in found.itertuples(index=False)] == [
        ("late", "past_end", "2015-06-30"), ("ended", "in_progress", ""), ("done", "completed", ""), ("today", "planned", ""),
        ("unspent", "unspent", "2019"), ("long", "long", "2018"), ("running", "in_progress", ""),
    ]  # fmt: skip


def test_two_periods_of_years() -> None:
    assert halves([2015, 2016, 2017, 2018, 2019, 2020, 2021]) == ((2015, 2017), (2018, 2021))
    assert halves([2015, 2016, 2017]) is None
    rows = pd.DataFrame(
        [
            ("A", 2015, 10.0, 5.0),
            ("A", 2016, 10.0, 10.0),
            ("A", 2017, 10.0, 2.0),
            ("A", 2018, 30.0, 8.0),
            ("B", 2015, 1.0, 1.0),
        ],
        columns=["group", "year", "base", "paid"],
    )
    found = two_periods(rows, "group")
    assert found.loc["A"].tolist() == [75.0, 25.0] and len(found) == 1


def test_phases_that_nobody_tells_are_left_out() -> None:
    rows = pd.DataFrame({"planned": [1.0, NAN], "contracted": [NAN, NAN], "paid": [NAN, 2.0]})
    assert phase_sums(rows) == {"planned": 1.0, "paid": 2.0}
