"""Rates of few cases: what chance alone explains of a figure or of its change, and the rate drawn towards that of all."""

import pandas as pd

from patokaz.statistics.cached import cached
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.database import query
from patokaz.statistics.rates import counts_of, judged_rates


@cached(60)
def rate_table(indicator: str, country: str, level: str) -> pd.DataFrame:
    """As `rates.judged_rates`, with the limits of a funnel; read only."""
    entry = catalogue()[indicator]
    names = counts_of(entry, country.lower())
    if not names:
        return pd.DataFrame()
    rows = query("rate_counts", country=country, level=level, indicators=names)
    return judged_rates(entry, country.lower(), rows, limits=True)


def chances(areas: list[str], level: str) -> pd.DataFrame:
    """What chance explains of the rates of areas of a level, as the build found it: area_id, indicator_id × by_chance,
    change_by_chance."""
    found = query("chances", areas=areas, level=level).astype({"by_chance": "boolean", "change_by_chance": "boolean"})
    return found.set_index(["area_id", "indicator_id"])
