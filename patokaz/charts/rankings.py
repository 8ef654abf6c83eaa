"""The ends of a ranking as a short list of links, and ranks with the whiskers of their intervals."""

import html
from collections.abc import Mapping
from urllib.parse import urlencode

import numpy as np
import pandas as pd
from markupsafe import Markup

from patokaz.language.words import Measure, Words

ENDS = 6
NO_WORDS: Mapping[str, str] = {}


def ranking_html(
    ordered: pd.DataFrame,
    amount: Measure,
    address: Mapping[str, str],
    t: Words,
    beside: Mapping[str, str] = NO_WORDS,
) -> str:
    """The first and last ENDS areas with value and rank. ordered: area_id, name, upper, value, rank and, where
    ranks are uncertain, low and high. beside: area -> a word that stands beside its score."""
    wide = " intervals" if "low" in ordered.columns else ""
    parts = [ordered] if len(ordered) <= 2 * ENDS else [ordered.head(ENDS), ordered.tail(ENDS)]
    items = [_items(part, amount, address, t, beside) for part in parts]
    return Markup(f'<ol class="ranking{wide}">{"<li class=gap>⋯</li>".join(items)}</ol>')


def interval_scale(rows: pd.DataFrame) -> tuple[float, float]:
    """The best and the worst rank that some rows and their intervals reach. rows: rank, low, high."""
    known = rows[["rank", "low", "high"]].to_numpy(dtype=float)
    known = known[~np.isnan(known).any(axis=1)]
    return (float(known.min()), float(known.max())) if len(known) else (1.0, 1.0)


def whisker_html(rank: float, low: float, high: float, scale: tuple[float, float]) -> str:
    """A whisker from low to high with a dot at the rank, on a line from scale[0] to scale[1]; the text stands beside it."""
    first, last = scale

    def at(value: float) -> float:
        return 100 * min(1.0, max(0.0, (value - first) / (last - first))) if last > first else 50.0

    return Markup(
        f'<span class="whisker" aria-hidden="true"><i style="left:{at(low):.1f}%;right:{100 - at(high):.1f}%"></i>'
        f'<b style="left:{at(rank):.1f}%"></b></span>'
    )


def _items(rows: pd.DataFrame, amount: Measure, address: Mapping[str, str], t: Words, beside: Mapping[str, str]) -> str:
    items = []
    uncertain = "low" in rows.columns
    scale = interval_scale(rows) if uncertain else (1.0, 1.0)
    if uncertain and len(rows):
        items.append(f'<li class="scale" aria-hidden="true">{_ends(scale, t)}</li>')
    needed = ["area_id", "name", "value", "rank", *(("low", "high") if uncertain else ())]
    for row in rows[needed].itertuples(index=False):
        link = "profile?" + urlencode({**address, "area": row.area_id})
        rank = f"{t.number(row.rank)}." if row.rank == row.rank else "·"
        more = f'<small class="beside">{html.escape(beside[row.area_id])}</small>' if row.area_id in beside else ""
        if uncertain and row.rank == row.rank:
            told = f"({t.number(row.low)}–{t.number(row.high)})"
            more += f'<span class="between">{told}</span>{whisker_html(row.rank, row.low, row.high, scale)}'
        items.append(
            f'<li><span class="rank">{rank}</span><a href="{html.escape(link)}" target="_self">{html.escape(row.name)}</a>'
            f'<span class="value">{html.escape(amount(row.value))}</span>{more}</li>'
        )
    return "".join(items)


def _ends(scale: tuple[float, float], t: Words) -> str:
    return f"<span>{t.number(scale[0])}</span><span>{t.number(scale[1])}</span>"
