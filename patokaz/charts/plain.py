"""Bars and tables as HTML: drawn with the page itself, read aloud as text. Nothing is computed but sizes; all is escaped."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from markupsafe import Markup

from patokaz.language.html import html

LABELS_AT_MOST = 12
SHORT = 22


@dataclass(frozen=True)
class Column:
    """A column of a table: its head and one text a row; numbers stand right, `minor` ones are left out on a phone.

    drawn: a chart beside each text, made in charts; below: a smaller text under each; phone: the same, seen on
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

    @property
    def kind(self) -> str:
        """The class of its cells."""
        return " ".join(["num"] * self.number + ["minor"] * self.minor)


def table_html(columns: Sequence[Column], caption: str, summed: bool = False) -> Markup:
    """A table that scrolls within itself where it is wide or long; `caption` is for those who listen.

    summed: the last row is the sum of the others.
    """
    rows = len(columns[0].cells)
    return html(
        "charts/table", columns=columns, caption=caption, rows=rows, sum=rows - 1 if summed else -1, long=rows > SHORT
    )


def ranked_bars_html(rows: pd.DataFrame, title: str) -> Markup:
    """Horizontal bars from zero under their labels, in the order given. rows: label, value (at least 0), text."""
    largest = float(rows["value"].max()) or 1.0
    bars = [(row.label, 72 * row.value / largest, row.text) for row in rows.itertuples()]
    return html("charts/ranked_bars", bars=bars, title=title)


def year_columns_html(rows: pd.DataFrame, title: str) -> Markup:
    """One column a year from zero, years without a row left empty. rows: year, value (at least 0), text."""
    texts = {int(row.year): (float(row.value), str(row.text)) for row in rows.itertuples()}
    years = range(min(texts), max(texts) + 1)
    largest = max(value for value, _ in texts.values()) or 1.0
    step = -(-len(years) // LABELS_AT_MOST)
    columns = [
        (year, 100 * texts.get(year, (0.0, ""))[0] / largest, texts.get(year, (0.0, ""))[1], (years[-1] - year) % step == 0)
        for year in years
    ]  # fmt: skip
    return html("charts/year_columns", columns=columns, many=len(years) > LABELS_AT_MOST, title=title)


def paired_columns_html(rows: pd.DataFrame, title: str, first: str, second: str) -> Markup:
    """Two columns a year from zero, `first` and `second` their names. rows: year, first, second, first_text, second_text."""
    largest = float(rows[["first", "second"]].max(axis=None)) or 1.0
    step = -(-len(rows) // LABELS_AT_MOST)
    heights = 100 * rows[["first", "second"]].fillna(0) / largest
    columns = [
        (row.year, pair, (row.first_text, row.second_text), (len(rows) - 1 - position) % step == 0)
        for position, (row, pair) in enumerate(
            zip(rows.itertuples(), heights.itertuples(index=False, name=None), strict=True)
        )
    ]
    return html("charts/paired_columns", columns=columns, title=title, first=first, second=second)


def distribution_html(
    values: pd.Series, upper: Sequence[float], colours: Sequence[str], texts: tuple[str, str, str], alt: str
) -> Markup:
    """Number of areas by value, bars in the colour of the map's class, the median as a line.

    values: numbers without gaps; upper: upper bounds of the classes; colours: one a class; texts: lowest, median and
    highest value in words; alt: what is shown, for those who listen.
    """
    counts, edges = np.histogram(values, bins=min(30, max(6, int(np.sqrt(len(values)) * 1.5))))
    classes = np.minimum(np.searchsorted(upper, (edges[:-1] + edges[1:]) / 2), len(colours) - 1)
    largest = max(1, int(counts.max()))
    bins = [
        (count, 100 * count / largest, colours[position])
        for count, position in zip(counts.tolist(), classes.tolist(), strict=True)
    ]
    spread = float(edges[-1] - edges[0]) or 1.0
    middle = 100 * (float(values.median()) - float(edges[0])) / spread
    return html("charts/distribution", bins=bins, middle=middle, texts=texts, alt=alt)
