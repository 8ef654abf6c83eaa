"""Bars and tables as HTML: drawn with the page itself, read aloud as text. Nothing is computed but sizes; all is escaped."""

import html
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from markupsafe import Markup

LABELS_AT_MOST = 12
SHORT = 22


@dataclass(frozen=True)
class Column:
    """A column of a table: its head and one text a row; numbers stand right, `minor` ones are left out on a phone.

    drawn: HTML of a chart beside each text, made in charts; below: a smaller text under each; phone: the same, seen on
    a phone alone, for what `minor` columns would have said; scale: left end, middle and right end of what is drawn.
    """

    head: str
    cells: Sequence[str]
    links: Sequence[str] | None = None
    number: bool = False
    minor: bool = False
    drawn: Sequence[str] | None = None
    below: Sequence[str] | None = None
    phone: Sequence[str] | None = None
    scale: tuple[str, str, str] | None = None


def table_html(columns: Sequence[Column], caption: str, summed: bool = False) -> str:
    """A table that scrolls within itself where it is wide or long; `caption` is for those who listen.

    summed: the last row is the sum of the others.
    """
    kind = "wide listed long" if len(columns[0].cells) > SHORT else "wide listed"
    heads = "".join(f"<th{_kind(column)}>{_e(column.head)}{_scale(column)}</th>" for column in columns)
    rows = [f"{''.join(_cell(column, at) for column in columns)}</tr>" for at in range(len(columns[0].cells))]
    body = "".join(
        ('<tr class="sum">' if summed and at == len(rows) - 1 else "<tr>") + row for at, row in enumerate(rows)
    )
    return Markup(
        f'<div class="{kind}" role="region" aria-label="{_e(caption)}" tabindex="0"><table class="plain">'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _kind(column: Column) -> str:
    names = " ".join(name for name, set_ in (("num", column.number), ("minor", column.minor)) if set_)
    return f' class="{names}"' if names else ""


def _scale(column: Column) -> str:
    texts = "".join(f"<i>{_e(text)}</i>" for text in column.scale or ())
    return f'<span class="scale" aria-hidden="true">{texts}</span>' if texts else ""


def _cell(column: Column, position: int) -> str:
    text = _e(column.cells[position])
    if column.links is not None:
        text = f'<a href="{_e(column.links[position])}" target="_self">{text}</a>'
    for kind, texts in (("below", column.below), ("phone", column.phone)):
        if texts is not None and texts[position]:
            text += f'<small class="{kind}">{_e(texts[position])}</small>'
    if column.drawn is not None:
        text = f'<div class="drawn">{column.drawn[position] or "<span></span>"}<span>{text}</span></div>'
    return f"<td{_kind(column)}>{text}</td>"


def ranked_bars_html(rows: pd.DataFrame, title: str) -> str:
    """Horizontal bars from zero under their labels, in the order given. rows: label, value (at least 0), text."""
    largest = float(rows["value"].max()) or 1.0
    bars = "".join(
        f'<li><span class="label">{_e(row.label)}</span>'
        f'<span class="bar"><i style="width:{72 * row.value / largest:.1f}%"></i><b>{_e(row.text)}</b></span></li>'
        for row in rows.itertuples()
    )
    return Markup(f'<ul class="bars" aria-label="{_e(title)}">{bars}</ul>')


def year_columns_html(rows: pd.DataFrame, title: str) -> str:
    """One column a year from zero, years without a row left empty. rows: year, value (at least 0), text."""
    texts = {int(row.year): (float(row.value), str(row.text)) for row in rows.itertuples()}
    years = range(min(texts), max(texts) + 1)
    largest = max(value for value, _ in texts.values()) or 1.0
    step = -(-len(years) // LABELS_AT_MOST)
    columns = []
    for year in years:
        value, text = texts.get(year, (0.0, ""))
        label = str(year) if (years[-1] - year) % step == 0 else ""
        told = f"{year}: {text}" if text else ""
        columns.append(
            f'<li title="{_e(told)}"><i style="height:{100 * value / largest:.1f}%"><b>{_e(text)}</b></i>'
            f"<span>{label}</span></li>"
        )
    many = " many" if len(years) > LABELS_AT_MOST else ""
    return Markup(f'<ul class="columns{many}" aria-label="{_e(title)}">{"".join(columns)}</ul>')


def paired_columns_html(rows: pd.DataFrame, title: str, first: str, second: str) -> str:
    """Two columns a year from zero, `first` and `second` their names. rows: year, first, second, first_text, second_text."""
    largest = float(rows[["first", "second"]].max(axis=None)) or 1.0
    step = -(-len(rows) // LABELS_AT_MOST)
    columns = []
    for position, row in enumerate(rows.itertuples()):
        bars = "".join(
            f'<i class="{kind}" style="height:{100 * (0 if pd.isna(value) else value) / largest:.1f}%"></i>'
            for kind, value in (("first", row.first), ("second", row.second))
        )
        told = f"{row.year}: {first} {row.first_text}, {second} {row.second_text}"
        label = row.year if (len(rows) - 1 - position) % step == 0 else ""
        columns.append(f'<li title="{_e(told)}"><div>{bars}</div><span>{label}</span></li>')
    legend = f'<p class="key"><i class="first"></i>{_e(first)} <i class="second"></i>{_e(second)}</p>'
    return Markup(f'{legend}<ul class="columns pairs" aria-label="{_e(title)}">{"".join(columns)}</ul>')


def distribution_html(
    values: pd.Series, upper: Sequence[float], colours: Sequence[str], texts: tuple[str, str, str], alt: str
) -> str:
    """Number of areas by value, bars in the colour of the map's class, the median as a line.

    values: numbers without gaps; upper: upper bounds of the classes; colours: one a class; texts: lowest, median and
    highest value in words; alt: what is shown, for those who listen.
    """
    counts, edges = np.histogram(values, bins=min(30, max(6, int(np.sqrt(len(values)) * 1.5))))
    classes = np.minimum(np.searchsorted(upper, (edges[:-1] + edges[1:]) / 2), len(colours) - 1)
    largest = max(1, int(counts.max()))
    bars = "".join(
        f'<i title="{count}" style="height:{100 * count / largest:.1f}%;background:{colours[position]}"></i>'
        for count, position in zip(counts.tolist(), classes.tolist(), strict=True)
    )
    spread = float(edges[-1] - edges[0]) or 1.0
    middle = 100 * (float(values.median()) - float(edges[0])) / spread
    low, median, high = texts
    side = "right" if middle > 50 else "left"
    return Markup(
        f'<div class="spread" role="img" aria-label="{_e(alt)}"><div class="bins">{bars}'
        f'<b style="left:{middle:.1f}%"><span class="{side}">{_e(median)}</span></b></div>'
        f'<div class="ends"><span>{_e(low)}</span><span>{_e(high)}</span></div></div>'
    )


def _e(text: object) -> str:
    return html.escape(str(text))
