"""Coverage of the database: indicators by country and level, with years and numbers of areas."""

import pandas as pd

from patokaz.statistics.database import query


def coverage(country: str = "", level: str = "", parts: bool = False) -> pd.DataFrame:
    """One row per indicator, country and level with figures, optionally restricted to a country or a level.

    parts: include indicators that are only parts of a whole. Columns as in queries/coverage.sql.

    Raises:
        DatabaseMissing: there is no statistics file.
    """
    rows = query("coverage", country=country)
    chosen = rows["is_part"].isin([False, True] if parts else [False])
    if level:
        chosen &= rows["level"] == level
    return rows[chosen]
