"""What stands out in a place: figures at the top or bottom of its country, by a stated rule."""

import pandas as pd

SHARE = 0.20
MOST = 4


def outstanding(figures: pd.DataFrame) -> pd.DataFrame:
    """The indicators in which a place is among the best or worst fifth of its country's areas.

    figures: one row an indicator with direction, rank, rank_of, is_context, is_part (queries/area_figures.sql). Only
    indicators with a direction and at least 20 areas with data count. Result: the rows with `strength` True or False,
    the most extreme first, at most MOST of each.
    """
    ranked = figures[
        (figures["direction"] != 0)
        & figures["rank"].notna()
        & (figures["rank_of"] >= 20)
        & ~figures["is_context"].astype(bool)
        & ~figures["is_part"].astype(bool)
    ]
    share = ranked["rank"].astype(float) / ranked["rank_of"].astype(float)
    ranked = ranked.assign(share=share)
    best = ranked[share <= SHARE].sort_values("share", kind="stable").head(MOST)
    worst = ranked[share > 1 - SHARE].sort_values("share", ascending=False, kind="stable").head(MOST)
    return pd.concat([best.assign(strength=True), worst.assign(strength=False)])
