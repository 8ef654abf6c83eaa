"""Rates of few cases: what chance alone explains of a figure or of its change, and the rate drawn towards that of all."""

import pandas as pd

from patokaz.statistics.cached import cached
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.database import query
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


def chances(areas: list[str], level: str) -> pd.DataFrame:
    """What chance explains of the rates of areas of a level, as the build found it: area_id, indicator_id × by_chance,
    change_by_chance, smoothed, low_998, high_998, place (as `rates.judged_rates`)."""
    found = query("chances", areas=areas, level=level).astype({"by_chance": "boolean", "change_by_chance": "boolean"})
    return found.set_index(["area_id", "indicator_id"])


@cached(300)
def rates_beside_chance(area: str, level: str) -> dict[str, dict[str, float | str]]:
    """The rates of an area that have limits of chance: indicator_id -> smoothed, low_998, high_998, place; read only."""
    found = chances([area], level).dropna(subset="smoothed").droplevel("area_id")
    return {str(key): row for key, row in found[["smoothed", "low_998", "high_998", "place"]].to_dict("index").items()}
