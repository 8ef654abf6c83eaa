"""Strengths and weaknesses of a place: indicators at the top or bottom of its country and far from the median, by a stated rule.

Better than others is not good: a natural increase of -7 per 1,000 among the best of a country that dies out is a loss.
Where a quantity has a point that parts gain from loss, a strength lies on its good side and a weakness on its bad one.
"""

import math
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

SHARE = 0.20
MOST = 4
FEWEST = 20
CHANGE_SHARE = 0.10


def standing(value: float, direction: int, best: bool, neutral: float | None) -> str:
    """What a figure among the best or worst fifth is: `strength`, `better_than_others`, `weakness`, `worse_than_others`.

    value, neutral: in the same unit; neutral: the value that is neither gain nor loss (0 of a balance), None where
    there is none: then the best are strengths and the worst weaknesses. direction: 1 if more is better, -1 if less. Among
    the best but not on the good side of neutral: only better than others; among the worst but not on the bad side: only
    worse than others. At neutral itself a figure is neither good nor bad. Raises ValueError for another direction.
    """
    if direction not in (1, -1):
        raise ValueError("Only a quantity of which more or less is better has strengths and weaknesses.")
    gain = None if neutral is None else direction * (value - neutral)
    if best:
        return "strength" if gain is None or gain > 0 else "better_than_others"
    return "weakness" if gain is None or gain < 0 else "worse_than_others"


def neutral_point(values: pd.Series) -> float | None:
    """0 where a quantity is seen on both sides of zero or below it, so that zero parts gain from loss; else None.

    values: the figures of it that are at hand (a place, the quartiles, all areas), missing allowed.
    """
    known = values.dropna()
    return 0.0 if len(known) and float(known.min()) < 0 else None


@dataclass(frozen=True)
class BlockFacts:
    """Summary of a block: of `count` comparable indicators `better` are better than the median of the country; the
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


def is_at_the_goal(indicator: str, value: float) -> bool:
    """Whether a figure is a distance of zero: the place has what the distance leads to, and shares rank 1 with all that do.

    indicator: its id, which ends in its unit.
    """
    return value == 0 and indicator.endswith(("_km", "_minutes"))


def strong_changes(figures: pd.DataFrame) -> pd.DataFrame:
    """The indicators whose last yearly change is among the largest tenth of rises or falls of the country's areas.

    figures: rows of queries/area_figures.sql that may be compared (no context, no mere counts). Only changes within an
    unbroken series that at least FEWEST areas have, and none that is True in the column change_by_chance, if there is
    one (patokaz.analysis.small_numbers). Result: the rows with `rises` True or False and `change_rank`, the
    most extreme first, at most MOST.
    """
    known = figures[(figures["change_of"] >= FEWEST) & ~_by_chance(figures, "change_by_chance")]
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
    (queries/area_figures.sql). Only indicators with a direction and at least FEWEST areas with data count. Columns that
    may be there: by_chance, True where chance alone explains the figure, which is then not named; neutral, the value
    that parts gain from loss, else as neutral_point of the value and the quartiles. Result: the rows with `standing` (as
    the function), `strength` True among the best and False among the worst, and `gap`, the distance from the median in
    widths of the middle half of all areas; the widest gap first, at most MOST of each. A SWOT takes those of which
    `standing` is strength or weakness.
    """
    ranked = _comparable(figures)
    named = zip(ranked["indicator_id"].tolist(), ranked["value"].tolist(), strict=True)
    at_the_goal = np.array([is_at_the_goal(str(key), value) for key, value in named], dtype=bool)
    ranked = ranked[~_by_chance(ranked, "by_chance") & ~at_the_goal]
    share = ranked["rank"].astype(float) / ranked["rank_of"].astype(float)
    spread = (ranked["q3"] - ranked["q1"]).astype(float)
    gap = (ranked["value"] - ranked["median"]).abs().astype(float) / spread.where(spread > 0)
    ranked = ranked.assign(gap=gap)
    best, worst = (
        ranked[side].sort_values("gap", ascending=False, kind="stable").head(MOST)
        for side in (share <= SHARE, share > 1 - SHARE)
    )
    named = pd.concat([best.assign(strength=True), worst.assign(strength=False)])
    return named.assign(standing=[row_standing(row) for row in named.to_dict("records")])


def row_standing(row: Mapping[Hashable, Any]) -> str:
    """The standing of a row as in `outstanding`, with `strength` True among the best and False among the worst."""
    neutral = row.get("neutral")
    if neutral is None or pd.isna(neutral):
        neutral = neutral_point(pd.Series([row["value"], row["q1"], row["median"], row["q3"]], dtype=float))
    return standing(float(row["value"]), int(row["direction"]), bool(row["strength"]), neutral)


def _by_chance(figures: pd.DataFrame, column: str) -> pd.Series:
    if column not in figures:
        return pd.Series(False, figures.index)
    return figures[column].astype("boolean").fillna(False).astype(bool)


@dataclass(frozen=True)
class LongChange:
    """What became of a quantity since its first year: years, values, difference, and its share of the first value.

    a_year: mean yearly change, (last/first)^(1/years) - 1, missing where a value is not above zero. breaks: first years
    after a break between the two: across them the change is also one of definition, and the sentence says so.
    """

    first_year: int
    last_year: int
    first: float
    last: float
    difference: float
    share: float
    a_year: float
    breaks: tuple[int, ...]


def long_change(series: pd.Series, breaks: Collection[int], least_years: int = 10) -> LongChange | None:
    """The change of a series (year -> value) from its first year to its last; None over fewer than `least_years` years.

    breaks: first years after a break. Source of the yearly rate: COINr CAGR.
    """
    known = series.dropna().sort_index()
    if len(known) < 2 or int(known.index[-1]) - int(known.index[0]) < least_years:
        return None
    years = int(known.index[0]), int(known.index[-1])
    first, last = float(known.iloc[0]), float(known.iloc[-1])
    share = (last - first) / first if first else math.nan
    a_year = (last / first) ** (1 / (years[1] - years[0])) - 1 if first > 0 and last > 0 else math.nan
    between = tuple(sorted(year for year in breaks if years[0] < year <= years[1]))
    return LongChange(*years, first, last, last - first, share, a_year, between)
