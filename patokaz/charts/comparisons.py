"""Places beside each other, as HTML: a strip with several places, and what makes places differ."""

import html
from collections.abc import Mapping, Sequence

import pandas as pd
from markupsafe import Markup

from patokaz.charts.strips import WIDTH, position_on, strip_html

LETTERS = "ABCDE"
MOST_COLOURS = 6


def strip_of_places(
    path: str,
    low: float,
    high: float,
    values: Sequence[float | None],
    median: float | None,
    text: str,
    quartiles: tuple[float, float] | None = None,
    peers: float | None = None,
) -> str:
    """A strip of all areas with a letter for every place that has a value, two of them joined as a dumbbell.

    text, already escaped, is read aloud; quartiles and peers as in `strip_html`.
    """
    marks = "".join(
        f'<b class="place p{position}" style="left:{100 * position_on(value, low, high) / WIDTH:.1f}%">{LETTERS[position]}</b>'
        for position, value in enumerate(values)
        if value is not None
    )
    first = next((value for value in values if value is not None), low)
    drawn = strip_html(path, low, high, first, median, text, quartiles, peers).replace(
        'class="here"', 'class="here unseen"'
    )
    return Markup(f'<div class="placed">{drawn}{_joint(values, low, high)}{marks}</div>')


def _joint(values: Sequence[float | None], low: float, high: float) -> str:
    """The bar between exactly two places."""
    known = [100 * position_on(value, low, high) / WIDTH for value in values if value is not None]
    if len(values) != 2 or len(known) != 2:
        return ""
    return f'<i class="joint" style="left:{min(known):.1f}%;width:{abs(known[1] - known[0]):.1f}%"></i>'


def differences_html(
    rows: pd.DataFrame,
    parts: Mapping[str, str],
    links: Sequence[str],
    names: Sequence[str],
    texts: Sequence[str],
    other: str,
) -> str:
    """Areas like one, nearest first, each with what makes it differ as one bar of shares.

    rows: one column an indicator with its part of the difference, 0 to 1 (missing where not compared). parts: indicator
    -> name; beyond MOST_COLOURS those that make least of the differences are one part, called `other`. links, names,
    texts: address, name and distance in words of every row.
    """
    shown = list(parts)
    if len(shown) > MOST_COLOURS:
        shown = list(rows[shown].mean().nlargest(MOST_COLOURS - 1).index)
    told = {key: (rows[key], parts[key]) for key in shown}
    rest = [key for key in parts if key not in shown]
    if rest:
        told[""] = (rows[rest].sum(axis=1), other)
    legend = "".join(
        f'<span><i class="c{position}"></i>{_e(name)}</span>' for position, (_, name) in enumerate(told.values())
    )
    items = []
    for position, (link, name, text) in enumerate(zip(links, names, texts, strict=True)):
        bar = "".join(
            f'<i class="c{column}" style="width:{100 * share:.1f}%" title="{_e(label)}: {100 * share:.0f} %"></i>'
            for column, (shares, label) in enumerate(told.values())
            if (share := shares.iloc[position]) == share and share > 0
        )
        items.append(
            f'<li><a href="{_e(link)}" target="_self">{_e(name)}</a><b>{_e(text)}</b><span class="parts">{bar}</span></li>'
        )
    return Markup(f'<p class="key parts-key">{legend}</p><ol class="alike">{"".join(items)}</ol>')


def _e(text: object) -> str:
    return html.escape(str(text))
