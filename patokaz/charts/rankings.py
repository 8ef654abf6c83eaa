"""The ends of a ranking as a short list of links, and ranks with whiskers of their intervals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import numpy as np
import pandas as pd
from markupsafe import Markup

from patokaz.language.html import html
from patokaz.language.words import Measure, Words

ENDS = 6
ENDS_WITH_INTERVALS = 4  # two lines each: no taller than the map beside them
NO_WORDS: Mapping[str, str] = {}
Whisker = tuple[float, float, float]


@dataclass(frozen=True)
class Ranked:
    """An area of a ranking in words; beside: a word beside its score; between, whisker: the rank interval."""

    rank: str
    link: str
    name: str
    value: str
    beside: str
    between: str = ""
    whisker: Whisker | None = None


def ranking_html(
    ordered: pd.DataFrame,
    measure: Measure,
    address: Mapping[str, str],
    t: Words,
    beside: Mapping[str, str] = NO_WORDS,
) -> Markup:
    """The first and last ENDS areas with value and rank.

    ordered: area_id, name, upper, value, rank and, for uncertain ranks, low and high (fewer areas then); beside: area
    -> a word beside its score.
    """
    uncertain = "low" in ordered.columns
    ends_shown = ENDS_WITH_INTERVALS if uncertain else ENDS
    parts = [ordered] if len(ordered) <= 2 * ends_shown else [ordered.head(ends_shown), ordered.tail(ends_shown)]
    lists = [_ranked(part, measure, address, t, beside) for part in parts]
    ends = [[t.number(end) for end in interval_scale(part)] if uncertain and len(part) else None for part in parts]
    return html("charts/ranking", parts=list(zip(ends, lists, strict=True)), uncertain=uncertain)


def interval_scale(rows: pd.DataFrame) -> tuple[float, float]:
    """The best and the worst rank of some rows including their intervals. rows: rank, low, high."""
    known = rows[["rank", "low", "high"]].to_numpy(dtype=float)
    known = known[~np.isnan(known).any(axis=1)]
    return (float(known.min()), float(known.max())) if len(known) else (1.0, 1.0)


def whisker_html(rank: float, low: float, high: float, scale: tuple[float, float]) -> Markup:
    """A whisker from low to high with a dot at the rank, on a line from scale[0] to scale[1]; text is separate."""
    return html("charts/whisker_alone", whisker=_whisker(rank, low, high, scale))


def _whisker(rank: float, low: float, high: float, scale: tuple[float, float]) -> Whisker:
    """Positions of rank, low and high, in per cent."""
    first, last = scale

    def at(value: float) -> float:
        return 100 * min(1.0, max(0.0, (value - first) / (last - first))) if last > first else 50.0

    return at(rank), at(low), at(high)


def _ranked(
    rows: pd.DataFrame, measure: Measure, address: Mapping[str, str], t: Words, beside: Mapping[str, str]
) -> Sequence[Ranked]:
    uncertain = "low" in rows.columns
    scale = interval_scale(rows) if uncertain else (1.0, 1.0)
    needed = ["area_id", "name", "value", "rank", *(("low", "high") if uncertain else ())]
    areas = []
    for row in rows[needed].itertuples(index=False):
        is_ranked = row.rank == row.rank
        with_interval = uncertain and is_ranked
        areas.append(Ranked(
            rank=f"{t.number(row.rank)}." if is_ranked else "·",
            link="profile?" + urlencode({**address, "area": row.area_id}),
            name=row.name,
            value=measure(row.value),
            beside=beside.get(row.area_id, ""),
            between=f"({t.number(row.low)}–{t.number(row.high)})" if with_interval else "",
            whisker=_whisker(row.rank, row.low, row.high, scale) if with_interval else None,
        ))  # fmt: skip
    return areas
