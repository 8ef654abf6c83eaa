"""Common parts of row charts on paper: thick lines as bars, and labels in place of axis numbers."""

from collections.abc import Iterable, Sequence
from typing import Any

import plotly.graph_objects as go

from patokaz.charts.labels import shortened

ROW = 34  # pixels
LONGEST = 46


def segments(lines: Iterable[tuple[float, float, float]], colour: str, width: float) -> go.Scatter:
    """Horizontal lines, one trace. lines: from, to, height."""
    x: list[float | None] = []
    y: list[float | None] = []
    for start, end, height in lines:
        x += [start, end, None]
        y += [height, height, None]
    return go.Scatter(x=x, y=y, mode="lines", line={"color": colour, "width": width}, showlegend=False)


def labelled_rows(labels: Sequence[str], room: float = 1.0) -> dict[str, Any]:
    """A layout with one label a row, the first on top. room: extra width for texts, relative to the values."""
    texts = [shortened(label, LONGEST) for label in labels]
    return {
        "template": {},
        "height": ROW * len(labels) + 70,
        "showlegend": False,
        "meta": {"room": room},
        "yaxis": {"tickvals": list(range(len(labels))), "ticktext": texts, "autorange": "reversed"},
    }
