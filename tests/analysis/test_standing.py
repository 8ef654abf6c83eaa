"""Better than others is not good; what chance explains is not named; a long decline is told."""

import math

import pandas as pd
import pytest

from patokaz.analysis.standing import long_change, neutral_point, outstanding, standing, strong_changes

ROWS = pd.DataFrame(
    [
        ("natural_increase", 1, -7.0, -14.0, -10.0, -8.0, 3),
        ("net_migration", 1, 4.0, -3.0, -1.0, 1.0, 5),
        ("balance", 1, 2.0, 5.0, 8.0, 11.0, 99),
        ("pupils", 1, 40.0, 10.0, 12.0, 14.0, 2),
        ("unemployed", -1, 30.0, 5.0, 8.0, 10.0, 97),
        ("deficit", -1, -1.0, -0.5, 0.5, 1.0, 1),
    ],
    columns=["indicator_id", "direction", "value", "q1", "median", "q3", "rank"],
).assign(rank_of=100, is_context=False, is_part=False)


def test_a_natural_increase_of_minus_seven_is_no_strength() -> None:
    found = outstanding(ROWS).set_index("indicator_id")["standing"].to_dict()
    assert found == {
        "natural_increase": "better_than_others", "net_migration": "strength", "pupils": "strength", "deficit": "strength",
        "balance": "weakness", "unemployed": "weakness",
    }  # fmt: skip
    known = outstanding(ROWS.assign(neutral=[0.0, 0.0, 0.0, math.nan, math.nan, 0.0])).set_index("indicator_id")[
        "standing"
    ]
    assert known["balance"] == "worse_than_others"


@pytest.mark.parametrize(
    ("value", "direction", "best", "neutral", "expected"),
    [
        (-7.0, 1, True, 0.0, "better_than_others"), (0.5, 1, True, 0.0, "strength"), (0.0, 1, True, 0.0, "better_than_others"),
        (3.0, 1, False, 0.0, "worse_than_others"), (-3.0, 1, False, 0.0, "weakness"), (-3.0, -1, True, 0.0, "strength"),
        (90.0, 1, True, 100.0, "better_than_others"), (-7.0, 1, True, None, "strength"), (8.0, -1, False, None, "weakness"),
    ],
)  # fmt: skip
def test_the_rule_by_hand(value: float, direction: int, best: bool, neutral: float | None, expected: str) -> None:
    assert standing(value, direction, best, neutral) == expected


def test_the_neutral_point_is_seen_in_the_figures() -> None:
    assert neutral_point(pd.Series([-1.0, 4.0, math.nan])) == 0
    assert neutral_point(pd.Series([0.0, 4.0])) is None
    assert neutral_point(pd.Series([math.nan])) is None
    with pytest.raises(ValueError, match="more or less is better"):
        standing(1, 0, True, None)


def test_what_chance_explains_is_not_named() -> None:
    named = outstanding(ROWS.assign(by_chance=[True, False, pd.NA, False, False, False]))
    assert "natural_increase" not in named["indicator_id"].tolist()
    assert "balance" in named["indicator_id"].tolist()
    changes = pd.DataFrame({
        "indicator_id": ["births", "deaths"], "value": [5.0, 9.0], "before": [1.0, 3.0], "change_of": 100, "rise_rank": [1, 2],
        "fall_rank": [100, 99],
    })  # fmt: skip
    assert strong_changes(changes)["indicator_id"].tolist() == ["births", "deaths"]
    assert strong_changes(changes.assign(change_by_chance=[True, False]))["indicator_id"].tolist() == ["deaths"]


def test_a_long_decline_is_told_with_its_breaks() -> None:
    series = pd.Series({2024: 14382.0, 2000: 22751.0, 2012: math.nan})
    found = long_change(series, [2001, 2011, 2022, 2000, 2030])
    assert found is not None
    assert (found.first_year, found.last_year, found.difference, found.breaks) == (
        2000,
        2024,
        -8369,
        (2001, 2011, 2022),
    )
    assert found.share == pytest.approx(-8369 / 22751)
    assert (1 + found.a_year) ** 24 == pytest.approx(14382 / 22751)
    assert long_change(series.tail(1), []) is None
    assert long_change(pd.Series({2020: 1.0, 2024: 2.0}), []) is None


def test_a_distance_of_nil_does_not_stand_out() -> None:
    """An oblast centre is 0 km from itself: rank 1 of it says nothing; 3 km from a station says something."""
    rows = ROWS[ROWS["indicator_id"] == "deficit"].assign(q1=20.0, median=40.0, q3=60.0)
    distances = pd.concat([rows.assign(indicator_id="distance_to_centre_km", value=0.0), rows.assign(indicator_id="distance_to_station_km", value=3.0)])  # fmt: skip
    assert outstanding(distances)["indicator_id"].tolist() == ["distance_to_station_km"]
