"""What the build computes in SQL and hides, on the fixture country (tests/fixture/README.md)."""

import pandas as pd
import pytest

from patokaz.statistics.database import query

pytestmark = pytest.mark.usefixtures("small_country")


def figures(area: str) -> pd.DataFrame:
    return query("area_figures", areas=[area]).set_index("indicator_id")


def test_population_is_summed_and_density_computed_from_the_sums() -> None:
    found = {area: figures(area) for area in ("XEN", "XES")}
    assert [found[area].loc["population_persons", "value"] for area in found] == [55_000, 155_000]
    assert [found[area].loc["population_density_per_km2", "value"] for area in found] == [55, 155]
    assert found["XEN"].loc["population_persons", "origin"] == "summed"


@pytest.mark.parametrize(
    ("area", "before", "rise_rank", "fall_rank"), [("XE04", 5, 20, 1), ("XE20", 19.5, 1, 20), ("XE01", 1, 2, 2)]
)
def test_changes_since_the_year_before_are_ranked(area: str, before: float, rise_rank: int, fall_rank: int) -> None:
    figure = figures(area).loc["unemployment_rate_pct"]
    assert figure[["before", "rise_rank", "fall_rank", "change_of"]].tolist() == [before, rise_rank, fall_rank, 20]


def test_a_value_of_one_year_has_no_change() -> None:
    assert pd.isna(figures("XE01").loc["business_entities_per_1000", "rise_rank"])


def test_the_strip_runs_from_the_first_to_the_last_hundredth() -> None:
    """Of 1, 2, 3, …, 20 the first hundredth lies 0.19 above the first value and below the last."""
    rows = query("strips", country="XE").set_index(["level", "indicator_id"])
    strip = rows.loc[("municipality", "business_entities_per_1000")]
    assert strip[["low", "high"]].tolist() == pytest.approx([1.19, 19.81])


def test_a_small_group_and_the_one_that_would_reveal_it_are_left_out() -> None:
    """The North's sums would give Alma's groups away, so those of Bela, the next smallest place, are not told either."""
    rows = query("area_series", areas=["XE01", "XE02", "XE03", "XEN"])
    rows = rows[rows["indicator_id"].str.startswith("language_")]
    kept: dict[str, dict[str, list[float]]] = {}
    for row in rows.itertuples():
        kept.setdefault(row.area_id, {})[row.indicator_id] = row.figures.tolist()
    assert kept["XE01"] == {"language_first_persons": [900]}
    assert kept["XE02"] == {"language_first_persons": [1800]}
    assert list(kept["XE03"].values()) == [[2700], [270], [30]]
    assert list(kept["XEN"].values()) == [[49_500], [96 + 90 * 54], [4 + 10 * 54]]
