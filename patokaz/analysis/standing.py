"""What stands out in a place: figures at the top or bottom of its country and far from its middle, by a stated rule."""

from dataclasses import dataclass

import pandas as pd

SHARE = 0.20
MOST = 4
FEWEST = 20
CHANGE_SHARE = 0.10


@dataclass(frozen=True)
class BlockFacts:
    """What a block says: of `count` comparable indicators `better` are better than the median of the country; the
    best and the worst rank (indicator, rank, rank_of)."""

    count: int
    better: int
    best: tuple[str, int, int]
    worst: tuple[str, int, int]


def block_facts(figures: pd.DataFrame) -> BlockFacts | None:
    """The facts of one block, or None where nothing can be compared.

    figures: rows of the block as in `outstanding`, with indicator_id, value and median. Better means above the median
    where more is better, below it where less is better.
    """
    ranked = _comparable(figures)
    if ranked.empty:
        return None
    gap = (ranked["value"] - ranked["median"]) * ranked["direction"]
    share = ranked["rank"].astype(float) / ranked["rank_of"].astype(float)

    def named(position: object) -> tuple[str, int, int]:
        row = ranked.loc[position]
        return str(row["indicator_id"]), int(row["rank"]), int(row["rank_of"])

    return BlockFacts(len(ranked), int((gap > 0).sum()), named(share.idxmin()), named(share.idxmax()))


def strong_changes(figures: pd.DataFrame) -> pd.DataFrame:
    """The indicators whose last yearly change is among the largest tenth of rises or falls of the country's areas.

    figures: rows of queries/area_figures.sql that may be compared (no context, no mere counts). Only changes within an
    unbroken series that at least FEWEST areas have. Result: the rows with `rises` True or False and `change_rank`, the
    most extreme first, at most MOST.
    """
    known = figures[figures["change_of"] >= FEWEST]
    of = known["change_of"].astype(float)
    rises = (known["value"] > known["before"]) & (known["rise_rank"] / of <= CHANGE_SHARE)
    falls = (known["value"] < known["before"]) & (known["fall_rank"] / of <= CHANGE_SHARE)
    rank = known["rise_rank"].where(rises, known["fall_rank"])
    found = known.assign(rises=rises, change_rank=rank)[rises | falls]
    order = (found["change_rank"] / found["change_of"].astype(float)).sort_values(kind="stable").index
    return found.loc[order].head(MOST)


def _comparable(figures: pd.DataFrame) -> pd.DataFrame:
    return figures[
        (figures["direction"] != 0)
        & figures["rank"].notna()
        & (figures["rank_of"] >= FEWEST)
        & ~figures["is_context"].astype(bool)
        & ~figures["is_part"].astype(bool)
    ]


def outstanding(figures: pd.DataFrame) -> pd.DataFrame:
    """The indicators in which a place is among the best or worst fifth of its country's areas.

    figures: one row an indicator with direction, value, q1, median, q3, rank, rank_of, is_context, is_part
    (queries/area_figures.sql). Only indicators with a direction and at least FEWEST areas with data count. Result: the
    rows with `strength` True or False and `gap`, the distance from the median in widths of the middle half of all areas;
    the widest gap first, at most MOST of each.
    """
    ranked = _comparable(figures)
    share = ranked["rank"].astype(float) / ranked["rank_of"].astype(float)
    spread = (ranked["q3"] - ranked["q1"]).astype(float)
    gap = (ranked["value"] - ranked["median"]).abs().astype(float) / spread.where(spread > 0)
    ranked = ranked.assign(gap=gap)
    best, worst = (
        ranked[side].sort_values("gap", ascending=False, kind="stable").head(MOST)
        for side in (share <= SHARE, share > 1 - SHARE)
    )
    return pd.concat([best.assign(strength=True), worst.assign(strength=False)])
