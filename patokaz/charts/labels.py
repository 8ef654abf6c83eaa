"""Where words stand in a chart so that none lies upon another."""

from collections.abc import Sequence

LETTER, LINE = 7.6, 18.0  # pixels of a word at 14 px: a letter's width, a line's height
MARK = 7.0  # half a marker
Box = tuple[float, float, float, float]  # left, top, right, bottom
HANGING = ' \N{NO-BREAK SPACE}-–—,.;:(„“«"/'  # nothing to end on
KEPT = 0.67  # of a text at the least where it is cut after a word


def shortened(text: str, most: int) -> str:
    """A text of at most `most` letters: cut after a word, or within one that is too long for that, nothing hanging at its end."""
    if len(text) <= most:
        return text
    whole = text[:most].rfind(" ")
    return text[: whole if whole >= KEPT * most else most - 1].rstrip(HANGING) + "…"


def label_spots(x: Sequence[float], y: Sequence[float], texts: Sequence[str], wide: float, high: float) -> list[str]:
    """Where each text stands beside its point, as Plotly names it; empty where every spot is taken or beyond the frame.

    x, y: shares of the axes from 0 to 1, left to right and bottom to top; wide, high: the narrowest frame in pixels: what is free in
    it stays free in a larger one. Earlier texts choose first.
    """
    points = [(across * wide, (1 - up) * high) for across, up in zip(x, y, strict=True)]
    taken = [(left - MARK, top - MARK, left + MARK, top + MARK) for left, top in points]
    spots = []
    for (left, top), text in zip(points, texts, strict=True):
        around = _around(left, top, LETTER * len(text))
        free = next((spot for spot, box in around.items() if _inside(box, wide, high) and not any(_meet(box, one) for one in taken)), "")  # fmt: skip
        if free:
            taken.append(around[free])
        spots.append(free)
    return spots


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


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def spread(tops: Sequence[float], apart: Sequence[float], low: float, high: float) -> list[float]:
    """Tops moved as little as needed so that none is nearer to the next than its height in `apart`, within low to high.

    tops: in ascending order.
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
