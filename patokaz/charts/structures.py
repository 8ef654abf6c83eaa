"""What a whole is made of, as HTML: bars of shares and a pyramid of ages, with the shape of the area around behind."""

import html

import pandas as pd
from markupsafe import Markup


def shares_html(rows: pd.DataFrame, title: str) -> str:
    """One bar a part from zero, the larger area's share as a tick.

    rows: label, text, share and larger (per cent, missing where not told), larger_text.
    """
    largest = max(1.0, float(rows[["share", "larger"]].max(axis=None)))
    items = []
    for row in rows.itertuples():
        bar = "" if pd.isna(row.share) else f'<i style="width:{100 * row.share / largest:.1f}%"></i>'
        tick = "" if pd.isna(row.larger) else f'<s style="left:{100 * row.larger / largest:.1f}%"></s>'
        items.append(
            f'<li><span class="label">{_e(row.label)}</span><span class="track">{bar}{tick}</span>'
            f"<b>{_e(row.text)}</b><small>{_e(row.larger_text)}</small></li>"
        )
    return Markup(f'<ul class="shares" aria-label="{_e(title)}">{"".join(items)}</ul>')


def pyramid_html(rows: pd.DataFrame, left: str, right: str, title: str) -> str:
    """Ages from the oldest down, `left` and `right` the names of the two sides.

    rows, the youngest first: label, left, right (per cent of the whole), left_text, right_text, left_larger,
    right_larger (per cent in the larger area, missing where unknown).
    """
    sides = rows[["left", "right", "left_larger", "right_larger"]]
    largest = max(0.1, float(sides.max(axis=None)))
    items = []
    for row in rows.iloc[::-1].itertuples():
        cells = "".join(
            _side(kind, getattr(row, kind), getattr(row, f"{kind}_larger"), largest) for kind in ("left", "right")
        )
        told = f"{row.label}: {left} {row.left_text}, {right} {row.right_text}"
        items.append(f'<li title="{_e(told)}">{cells}<span class="label">{_e(row.label)}</span></li>')
    heads = f'<li class="heads"><span class="left">{_e(left)}</span><span class="right">{_e(right)}</span><span></span></li>'
    return Markup(f'<ul class="pyramid" aria-label="{_e(title)}">{heads}{"".join(items)}</ul>')


def _side(kind: str, share: float, larger: float, largest: float) -> str:
    place = "right" if kind == "left" else "left"
    tick = "" if pd.isna(larger) else f'<s style="{place}:{100 * larger / largest:.1f}%"></s>'
    return f'<span class="{kind}"><i style="width:{100 * share / largest:.1f}%"></i>{tick}</span>'


def _e(text: object) -> str:
    return html.escape(str(text))
