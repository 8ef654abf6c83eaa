"""What chance alone explains of the newest rates, judged once for all pages: over all areas of a level it takes seconds."""

from collections.abc import Mapping

import pandas as pd

from patokaz.statistics.catalogue import Indicator
from patokaz.statistics.rates import counts_of, judged_rates

KEPT = ["by_chance", "change_by_chance", "smoothed", "low_998", "high_998", "place"]


def chances(
    observations: pd.DataFrame, areas: pd.DataFrame, country: str, indicators: Mapping[str, Indicator]
) -> pd.DataFrame:
    """The table `chance` of the schema: one row an area and rate of a count that both have been found for.

    observations: area_id, indicator_id, year, value of a country (mk, bg, ua); areas: area_id, level.
    """
    level_of = dict(zip(areas["area_id"], areas["level"], strict=True))
    levels = observations["area_id"].map(level_of)
    found = []
    for entry in indicators.values():
        names = [] if entry.part_only else counts_of(entry, country)
        rows = observations[observations["indicator_id"].isin(names)] if names else observations.iloc[:0]
        for _, of_level in rows.groupby(levels[rows.index]):
            judged = judged_rates(entry, country, of_level)
            if len(judged):
                table = judged.reindex(columns=KEPT).rename_axis("area_id").reset_index()
                found.append(table.assign(indicator_id=entry.id))
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame()
