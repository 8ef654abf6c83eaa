"""Checks of stored values against themselves: nothing but zeros, jumps, shares, population that nothing explains.

observations: area_id, indicator_id, year, value, source_id, one row each.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from data.checks.findings import Finding
from patokaz.statistics.catalogue import Indicator

TIMES = 5.0
COUNTED = ("persons", "count")
LEAST_COUNTED = 50.0
UNEXPLAINED = 0.10  # of the population, in a year
LEAST_UNEXPLAINED = 100.0  # persons
NO_SHARES = ("change", "recovery", "growth", "index", "dependency", "replacement")  # percentages that may exceed 100


def all_zero(observations: pd.DataFrame, indicators: Mapping[str, Indicator]) -> list[Finding]:
    """Areas for which a table has nothing but zeros in a year in which it has several items: missing rather than none.

    Distances are left out: zero says that the place itself has it.
    """
    units = observations["indicator_id"].map({key: entry.unit for key, entry in indicators.items()})
    rows = observations[units != "km"]
    rows = rows.assign(is_zero=rows["value"] == 0)
    groups = rows.groupby(["source_id", "area_id", "year"])["is_zero"].agg(["all", "size"])
    some = groups.groupby(level=["source_id", "year"])["all"].transform("mean") < 0.5
    found = []
    for source, area, year in groups.index[groups["all"] & (groups["size"] >= 2) & some]:
        mine = rows[(rows["source_id"] == source) & (rows["area_id"] == area) & (rows["year"] == year)]
        text = f"all {len(mine)} items of {source} are 0"
        found.append(Finding("all_zero", (area,), tuple(sorted(mine["indicator_id"])), int(year), text))
    return found


def five_times(
    observations: pd.DataFrame,
    areas: pd.DataFrame,
    indicators: Mapping[str, Indicator],
    breaks: Sequence[Mapping[str, Any]],
) -> list[Finding]:
    """Values more than five times those of the year before, alone among the areas of their level, but across breaks.

    Small values are left out, where five times is chance: below fifty of what is counted and below the level's middle.
    """
    rows = observations[["area_id", "indicator_id", "year", "value"]].merge(areas[["area_id", "level"]], on="area_id")
    before = rows[["area_id", "indicator_id", "year", "value"]].assign(year=rows["year"] + 1)
    both = rows.merge(before, on=["area_id", "indicator_id", "year"], suffixes=("", "_before"))
    both = both[(both["value"] > 0) & (both["value_before"] > 0)]
    both["times"] = both["value"] / both["value_before"]
    peers = both.groupby(["indicator_id", "year", "level"])
    alone = both["times"] > TIMES * peers["times"].transform("median").clip(lower=1)
    units = both["indicator_id"].map({key: entry.unit for key, entry in indicators.items()})
    counted = units.isin(COUNTED)
    large = (both["value"] >= peers["value"].transform("median")) | (counted & (both["value"] >= LEAST_COUNTED))
    jumped = both[alone & large & ~(counted & (both["value"] < LEAST_COUNTED))]
    parted = {(entry["indicator"], entry["area"], int(entry["year"])) for entry in breaks}
    return [
        Finding(
            "five_times",
            (row.area_id,),
            (row.indicator_id,),
            int(row.year),
            f"{row.value:g} after {row.value_before:g}",
        )
        for row in jumped.sort_values(["indicator_id", "year", "area_id"]).itertuples(index=False)
        if not {(row.indicator_id, area, row.year) for area in ("", row.area_id)} & parted
    ]


def outside_shares(figures: pd.DataFrame, indicators: Mapping[str, Indicator]) -> list[Finding]:
    """Shares below 0 or above 100, computed ones too."""
    shares = {
        key for key, entry in indicators.items() if entry.unit == "pct" and not any(word in key for word in NO_SHARES)
    }
    rows = figures[figures["indicator_id"].isin(shares) & ~figures["value"].between(0, 100 + 1e-9)]
    return [
        Finding("share", (row.area_id,), (row.indicator_id,), int(row.year), f"{row.value:g} %")
        for row in rows.sort_values(["indicator_id", "year", "area_id"]).itertuples(index=False)
    ]


def unexplained_population(observations: pd.DataFrame, breaks: Sequence[Mapping[str, Any]]) -> list[Finding]:
    """Population that changes in a year by more than births, deaths and the moves of a common year explain.

    Moves are not counted by municipality; more than a tenth of the people in a year is taken as no common year.
    """
    wanted = ["population_persons", "live_births_count", "deaths_count"]
    rows = observations[observations["indicator_id"].isin(wanted)]
    if set(rows["indicator_id"]) != set(wanted):
        return []
    table = rows.pivot(index=["area_id", "year"], columns="indicator_id", values="value").reset_index()
    before = table[["area_id", "year", "population_persons"]].assign(year=table["year"] + 1)
    both = table.merge(before, on=["area_id", "year"], suffixes=("", "_before")).dropna()
    natural = both["live_births_count"] - both["deaths_count"]
    rest = both["population_persons"] - both["population_persons_before"] - natural
    large = (rest.abs() > UNEXPLAINED * both["population_persons_before"]) & (rest.abs() >= LEAST_UNEXPLAINED)
    parted = _parted(breaks, "population_persons")
    return [
        Finding(
            "population", (row.area_id,), ("population_persons",), int(row.year), f"{row.rest:+.0f} persons unexplained"
        )
        for row in both.assign(rest=rest)[large].itertuples(index=False)
        if not {("", row.year), (row.area_id, row.year)} & parted
    ]


def _parted(breaks: Sequence[Mapping[str, Any]], indicator: str) -> set[tuple[str, int]]:
    return {(entry["area"], int(entry["year"])) for entry in breaks if entry["indicator"] == indicator}
