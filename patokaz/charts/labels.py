"""Label placement without overlaps."""

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

LETTER, LINE = 7.6, 18.0  # pixels of a word at 14 px: a letter's width, a line's height
MARK, SMALL_MARK = 7.0, 4.0  # half a marker of a named point, of another one
WIDER = 1, 2, 4  # frames in which a text looks for a spot without other points, as times the narrowest
ROOM = 0.05  # share of an axis beyond the first and the last point
Box = tuple[float, float, float, float]  # left, top, right, bottom
HANGING = ' \N{NO-BREAK SPACE}-–—,.;:(„“«"/'  # nothing to end on
SHORT_WORDS = re.compile(r"(?:[ \u00a0][^\W\d_]{1,2})+$")
QUOTES = (("„", "“"), ("«", "»"))
KEPT = 0.67  # of a text at the least where it is cut after a word


def shortened(text: str, most: int) -> str:
    """A text of at most `most` letters, cut after a word, or within a word that is too long.

    The end has no dangling comma, short conjunction or preposition, or open quotation mark.
    """
    if len(text) <= most:
        return text
    whole = text[:most].rfind(" ")
    cut = text[: whole if whole >= KEPT * most else most - 1]
    cut = SHORT_WORDS.sub("", cut.rstrip(HANGING)).rstrip(HANGING)
    for opening, closing in QUOTES:
        if cut.count(opening) > cut.count(closing):
            is_closed = text[len(cut) :].startswith(closing)
            cut = cut + closing if is_closed else "".join(cut.rsplit(opening, 1))
    return cut + "…"


def label_spots(x: Sequence[float], y: Sequence[float], texts: Sequence[str], wide: float, high: float) -> list[str]:
    """Position of each text beside its point, as named by Plotly; empty if every position is taken or outside.

    x, y: shares of the axes from 0 to 1, left to right and bottom to top, of the labelled points and then of the
    others; wide, high: the narrowest frame in pixels: a position free in it stays free in a larger one. Earlier texts
    choose first.
    """
    frames = [[(across * wide * more, (1 - up) * high) for across, up in zip(x, y, strict=True)] for more in WIDER]
    others = [[_mark(*point, SMALL_MARK) for point in points[len(texts) :]] for points in frames]
    taken = [_mark(*point, MARK) for point in frames[0][: len(texts)]]
    spots = []
    for at, text in enumerate(texts):
        around = [_around(*points[at], LETTER * len(text)) for points in frames]
        free = [spot for spot, box in around[0].items() if _inside(box, wide, high) and not _meets(box, taken)]
        clear = (
            spot for boxes, marks in zip(around, others, strict=True) for spot in free if not _meets(boxes[spot], marks)
        )
        spot = next(clear, "")
        if spot:
            taken.append(around[0][spot])
        spots.append(spot)
    return spots


def axis_shares(values: pd.Series, logarithmic: bool = False, below: float = ROOM) -> list[float]:
    """Positions of values on their axis, 0 to 1, with margins. below: lower margin, Plotly's default without it."""
    shown = np.log10(values.astype(float)) if logarithmic else values.astype(float)
    low, high = float(shown.min()), float(shown.max())
    return [below + (1 - below - ROOM) * (value - low) / ((high - low) or 1) for value in shown]


def axis_range(values: pd.Series, below: float) -> list[float]:
    """The ends of an axis with the margins of `axis_shares`."""
    low, high = float(values.min()), float(values.max())
    whole = ((high - low) or 1) / (1 - below - ROOM)
    return [low - below * whole, high + ROOM * whole]


def _mark(x: float, y: float, half: float) -> Box:
    return x - half, y - half, x + half, y + half


def _around(x: float, y: float, wide: float) -> dict[str, Box]:
    near = MARK + 1
    columns = {"center": x - wide / 2, "right": x + near, "left": x - near - wide}
    rows = {"top": y - near - LINE, "middle": y - LINE / 2, "bottom": y + near}
    order = (
        "top center", "bottom center", "middle right", "middle left", "top right", "top left", "bottom right", "bottom left",
    )  # fmt: skip
    boxes = {}
    for spot in order:
        row, column = spot.split()
        boxes[spot] = (columns[column], rows[row], columns[column] + wide, rows[row] + LINE)
    return boxes


def _inside(box: Box, wide: float, high: float) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= wide and box[3] <= high


def _meets(box: Box, others: Sequence[Box]) -> bool:
    return any(box[0] < one[2] and one[0] < box[2] and box[1] < one[3] and one[1] < box[3] for one in others)


def spread(tops: Sequence[float], apart: Sequence[float], low: float, high: float) -> list[float]:
    """Tops moved as little as needed to be at least their height in `apart` from the next, within low to high.

    tops: ascending.
    """
    moved: list[float] = []
    for position, top in enumerate(tops):
        least = low if not moved else moved[-1] + apart[position - 1]
        moved.append(max(top, least))
    end = high
    for position in reversed(range(len(moved))):
        moved[position] = min(moved[position], end - apart[position])
        end = moved[position]
    return moved


def evenly_spread(places: Sequence[float], apart: float) -> list[float]:
    """Places from 0 to 1 moved as little as possible, in squares, so that neighbours are `apart`; their order stays.

    places: in ascending order. Those that meet move together around their own middle (isotonic regression of what is left
    when each gives way to those before it); at the ends all stay within 0 to 1.
    """
    groups: list[tuple[float, int]] = []  # where its first would stand, how many it has
    for at, place in enumerate(places):
        groups.append((place - at * apart, 1))
        while len(groups) > 1 and groups[-2][0] > groups[-1][0]:
            (second, more), (first, many) = groups.pop(), groups.pop()
            groups.append(((first * many + second * more) / (many + more), many + more))
    most = 1 - (len(places) - 1) * apart
    held = [min(max(start, 0.0), max(most, 0.0)) for start, many in groups for _ in range(many)]
    return [start + at * apart for at, start in enumerate(held)]
