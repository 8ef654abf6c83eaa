"""What is held: indicators by country and level, with years and numbers of areas."""

import pandas as pd

from patokaz.statistics.database import query


def coverage(country: str = "", level: str = "", parts: bool = False) -> pd.DataFrame:
    """One row an indicator, country and level that has figures, those of one country or level if named.

    parts: with the indicators that are only parts of a whole, too. Columns as queries/coverage.sql. Raises
    DatabaseMissing.
    """
    rows = query("coverage", country=country)
    chosen = rows["is_part"].isin([False, True] if parts else [False])
    if level:
        chosen &= rows["level"] == level
    return rows[chosen]
