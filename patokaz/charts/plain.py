"""Bars and tables as HTML, accessible as text. Computes sizes only; all text is escaped."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd
from markupsafe import Markup

from patokaz.language.html import html

SHORT = 22
UNBROKEN = 14  # characters: a column of no longer texts keeps each on one line, a sign stays with its number


@dataclass(frozen=True)
class Column:
    """A column of a table: its head and one text a row; numbers are right-aligned, `minor` ones hidden on a phone.

    drawn: a chart beside each text, from charts; below: a smaller text under each; phone: the same on a phone only, to
    replace `minor` columns; scale: labels of the left end, centre and right end of the charts.
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
        short = bool(self.cells) and all(len(text) <= UNBROKEN for text in self.cells)
        return " ".join(["num"] * self.number + ["minor"] * self.minor + ["short"] * short)


def table_html(columns: Sequence[Column], caption: str, summed: bool = False, stacked: bool = False) -> Markup:
    """A table that scrolls inside its frame if wide or long; `caption` is for screen readers.

    summed: the last row is the sum of the others; stacked: on a phone each row is shown as lines of head and text.
    """
    rows = len(columns[0].cells)
    shape = {"rows": rows, "sum": rows - 1 if summed else -1, "long": rows > SHORT, "stacked": stacked}
    return html("charts/table", columns=columns, caption=caption, **shape)


def ranked_bars_html(rows: pd.DataFrame, title: str) -> Markup:
    """Horizontal bars from zero below their labels, in the given order. rows: label, value (at least 0), text."""
    largest = float(rows["value"].max()) or 1.0
    bars = [(row.label, 72 * row.value / largest, row.text) for row in rows.itertuples()]
    return html("charts/ranked_bars", bars=bars, title=title)


def distribution_html(
    values: pd.Series, upper: Sequence[float], colours: Sequence[str], texts: tuple[str, str, str], alt: str,
    amount: Callable[[float], str],
) -> Markup:  # fmt: skip
    """Number of areas by value, bars in the colour of the map's class, the median as a line.

    values: numbers without gaps; upper: upper bounds of the classes; colours: one a class; texts: lowest, median and
    highest value in words; alt: what is shown, for those who listen; amount: writes a value, for what a bar says.
    """
    counts, edges = np.histogram(values, bins=min(30, max(6, int(np.sqrt(len(values)) * 1.5))))
    classes = np.minimum(np.searchsorted(upper, (edges[:-1] + edges[1:]) / 2), len(colours) - 1)
    largest = max(1, int(counts.max()))
    bins = [
        (f"{amount(low)} – {amount(high)}: {count}", 100 * count / largest, colours[position])
        for count, position, (low, high) in zip(
            counts.tolist(), classes.tolist(), pairwise(edges.tolist()), strict=True
        )
    ]
    spread = float(edges[-1] - edges[0]) or 1.0
    middle = 100 * (float(values.median()) - float(edges[0])) / spread
    return html("charts/distribution", bins=bins, middle=middle, texts=texts, alt=alt)
