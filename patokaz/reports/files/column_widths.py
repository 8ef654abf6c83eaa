"""Column widths of a table in which no word breaks, also in fonts wider than the product's."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from patokaz.language.spans import unparted
from patokaz.reports.slides.letters import width, wrapped

ROOM = 1.15  # how much wider the letters of another office's typeface may be
EDGES = 0.38  # cm that a word processor leaves free at both sides of a cell
POINT = 2.54 / 72
LINE, ROW = 1.22, 1.0  # from line to line, in sizes; points below the lines of a row
BETWEEN_WORDS = re.compile(r"(?<!\d)\N{NO-BREAK SPACE}|\N{NO-BREAK SPACE}(?!\d)")  # not between the digits of a number


def fitted_columns(
    rows: Sequence[Sequence[str]], widths: Sequence[float], size: float
) -> tuple[list[list[str]], list[float]]:
    """The rows, heads first, and the widths in cm, each at least as wide as its longest word at `size` points.

    Missing width is taken from columns with spare width. In a table too narrow for all, a value may break before its
    unit, so that no word breaks in the middle.
    """
    tied = [[str(text) for text in row] for row in rows]
    needed = _needed(tied, size)
    if sum(needed) > sum(widths):
        tied = [[BETWEEN_WORDS.sub(" ", text) for text in row] for row in tied]
        needed = _needed(tied, size)
    return tied, _shared(widths, needed)


def spared_columns(rows: Sequence[Sequence[str]], widths: Sequence[float], size: float) -> list[float]:
    """Widths in cm, the first column widened by what the others can spare.

    rows: heads first, which may wrap to a second line. No other column is wider than its longest text.
    """
    heads, *texts = rows
    kept = []
    for at, given in list(enumerate(widths))[1:]:
        longest = max((width(line[at], size, "sans") * POINT for line in texts), default=0.0)
        kept.append(min(given, max(longest, word_width(heads[at], size, bold=True)) * ROOM + EDGES))
    return [sum(widths) - sum(kept), *kept]


def word_width(text: str, size: float, bold: bool = False) -> float:
    """Width in cm of the longest unbreakable part of a text in the product's font."""
    parts = re.split(r"(?<=-)(?=\w{3})|[ \n]", unparted(text))
    return max((width(part, size, "bold" if bold else "sans") for part in parts), default=0.0) * POINT


def table_height(rows: Sequence[Sequence[str]], widths: Sequence[float], size: float) -> float:
    """Height in cm of a table whose cells wrap at spaces. rows: heads first; widths: of the columns in cm."""
    high = 0.0
    for row in rows:
        lines = (
            len(wrapped(text, size, (wide - EDGES) / POINT)) for text, wide in zip(row, widths, strict=True) if text
        )
        high += max(lines, default=1) * size * LINE + ROW
    return high * POINT


def _needed(rows: Sequence[Sequence[str]], size: float) -> list[float]:
    columns = zip_longest(*rows, fillvalue="")
    return [max(word_width(text, size, at == 0) for at, text in enumerate(texts)) * ROOM + EDGES for texts in columns]


def _shared(widths: Sequence[float], needed: Sequence[float]) -> list[float]:
    """The needed widths if they fit, otherwise all reduced in proportion."""
    if sum(needed) > sum(widths):
        return [part * sum(widths) / sum(needed) for part in needed]
    lacking = sum(max(0.0, part - given) for part, given in zip(needed, widths, strict=True))
    spare = sum(max(0.0, given - part) for part, given in zip(needed, widths, strict=True))
    return [
        part if part >= given else given - (given - part) * (lacking / spare if spare else 0.0)
        for part, given in zip(needed, widths, strict=True)
    ]
