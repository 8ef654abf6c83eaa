"""Rates based on few cases: what chance explains of a value or its change, and the rate smoothed to the mean."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from patokaz.statistics.cached import cached
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.database import query, query_each
from patokaz.statistics.rates import counts_of, judged_rates


@cached(60)
def rate_table(indicator: str, country: str, level: str) -> pd.DataFrame:
    """As `rates.judged_rates`; read only."""
    entry = catalogue()[indicator]
    names = counts_of(entry, country.lower())
    if not names:
        return pd.DataFrame()
    rows = query("rate_counts", country=country, level=level, indicators=names)
    return judged_rates(entry, country.lower(), rows)


def chances(area: str, around: Sequence[str] = ()) -> dict[str, dict[str, Any]]:
    """What chance explains of the rates of an area, as computed by the build.

    Returns indicator_id -> by_chance, change_by_chance (None without a previous year), smoothed, low_998, high_998,
    place (as `rates.judged_rates`). around: areas requested next, fetched in the same query.
    """
    return {row["indicator_id"]: row for row in query_each("chances", [area, *around])[area]}


@cached(300)
def rates_beside_chance(area: str) -> dict[str, dict[str, float | str]]:
    """The rates of an area that have control limits: indicator_id -> smoothed, low_998, high_998, place; read only."""
    kept = ("smoothed", "low_998", "high_998", "place")
    rows = chances(area).items()
    return {key: {name: row[name] for name in kept} for key, row in rows if not pd.isna(row["smoothed"])}
