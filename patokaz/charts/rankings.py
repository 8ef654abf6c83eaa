"""The ends of a ranking as a short list of links."""

import html
from collections.abc import Mapping
from urllib.parse import urlencode

import pandas as pd

from patokaz.i18n import Measure, Words

ENDS = 6


def ranking_html(ordered: pd.DataFrame, amount: Measure, address: Mapping[str, str], t: Words) -> str:
    """The first and last ENDS areas with value and rank. ordered: area_id, name, upper, value, rank and, where
    ranks are uncertain, low and high."""
    wide = " intervals" if "low" in ordered.columns else ""
    if len(ordered) <= 2 * ENDS:
        return f'<ol class="ranking{wide}">{_items(ordered, amount, address, t)}</ol>'
    first, last = ordered.head(ENDS), ordered.tail(ENDS)
    gap = '<li class="gap">⋯</li>'
    return f'<ol class="ranking{wide}">{_items(first, amount, address, t)}{gap}{_items(last, amount, address, t)}</ol>'


def _items(rows: pd.DataFrame, amount: Measure, address: Mapping[str, str], t: Words) -> str:
    items = []
    intervals = "low" in rows.columns
    for row in rows.itertuples():
        link = "profile?" + urlencode({**address, "area": row.area_id})
        rank = f"{int(row.rank)}." if row.rank == row.rank else "·"
        if intervals and row.rank == row.rank:
            rank = f"{rank} ({int(row.low)}–{int(row.high)})"
        items.append(
            f'<li><span class="rank">{rank}</span><a href="{html.escape(link)}" target="_self">{html.escape(row.name)}</a>'
            f'<span class="value">{html.escape(amount(row.value))}</span></li>'
        )
    return "".join(items)
