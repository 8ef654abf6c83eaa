"""What stands out in a country or a larger area, which has too few of its like for fifths: first and last, lasting change, ends of its parts."""

from collections.abc import Collection, Mapping

import numpy as np
import pandas as pd

from patokaz.analysis.standing import FEWEST, is_at_the_goal, row_standing, standing

FEWEST_ALIKE = 5  # areas of a level among which the first and the last are told
LEAST_YEARS, LEAST_CHANGE = 5, 0.05
FEWEST_PARTS = 5  # values that have a middle half


def first_or_last(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures in which an area is the first or the last of a level of FEWEST_ALIKE areas or more, too few for `outstanding`.

    figures: as in `patokaz.analysis.standing.outstanding`. Result: the rows with `strength` (True: the first), `standing`, and
    `gap` as there; the widest gap first.
    """
    told = figures[
        (figures["direction"] != 0)
        & ~figures["is_context"].astype(bool)
        & ~figures["is_part"].astype(bool)
        & figures["rank"].notna()
        & figures["rank_of"].between(FEWEST_ALIKE, FEWEST - 1)
    ]
    told = told[(told["rank"] == 1) | (told["rank"] == told["rank_of"])]
    goal = [is_at_the_goal(str(row["indicator_id"]), row["value"]) for row in told.to_dict("records")]
    told = told[~np.array(goal, dtype=bool)]
    told = told.assign(strength=told["rank"] == 1, gap=_gap(told["value"], told["q1"], told["median"], told["q3"]))
    told = told.assign(standing=[row_standing(row) for row in told.to_dict("records")])
    return told.sort_values("gap", ascending=False, kind="stable")


def lasting_change(
    series: pd.Series, direction: int, breaks: Collection[int]
) -> tuple[tuple[int, float], tuple[int, float], float, bool] | None:
    """First and last point (year, value) since the last break, the share of change, and whether it is an improvement.

    series: year -> value; direction: 1 if more is better, -1 if less. None over fewer than LEAST_YEARS years, below a change of
    LEAST_CHANGE of the first value, or where that is not above zero.
    """
    known = series.dropna().sort_index()
    if known.empty:
        return None
    begins = max((year for year in breaks if year <= known.index[-1]), default=known.index[0])
    known = known[known.index >= begins]
    first, last = (int(known.index[0]), float(known.iloc[0])), (int(known.index[-1]), float(known.iloc[-1]))
    if last[0] - first[0] < LEAST_YEARS or first[1] <= 0:
        return None
    share = (last[1] - first[1]) / first[1]
    return (first, last, abs(share), share * direction > 0) if abs(share) >= LEAST_CHANGE else None


def end_of_parts(values: Mapping[str, float], direction: int, neutral: float | None) -> tuple[str, str, float] | None:
    """The part furthest from the median of all: its id, `strength` or `weakness`, and the distance in widths of the middle half.

    values: by part; direction, neutral: as in `patokaz.analysis.standing.standing`. Only the best and the worst part are asked,
    and a best one that is no gain is left out. None of fewer than FEWEST_PARTS parts, or where their middle half has no width.
    """
    known = pd.Series(dict(values), dtype=float).dropna()
    if len(known) < FEWEST_PARTS:
        return None
    q1, median, q3 = known.quantile([0.25, 0.5, 0.75])
    if q3 <= q1:
        return None
    ends = [(str(known.idxmax()), direction > 0), (str(known.idxmin()), direction < 0)]
    told = [
        (part, standing(float(known[part]), direction, best, neutral), abs(float(known[part]) - median) / (q3 - q1))
        for part, best in ends
    ]
    return max((end for end in told if end[1] in ("strength", "weakness")), key=lambda end: end[2], default=None)


def _gap(value: pd.Series, q1: pd.Series, median: pd.Series, q3: pd.Series) -> pd.Series:
    spread = (q3 - q1).astype(float)
    return (value - median).abs().astype(float) / spread.where(spread > 0)
