"""Dots on a line, one row an area: one dot sized by its weight (a strip), or two joined (a dumbbell)."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go
from markupsafe import Markup

from patokaz.charts.drawn import Drawn
from patokaz.charts.palette import Palette
from patokaz.charts.printed import labelled_rows, segments
from patokaz.language.html import html


@dataclass(frozen=True)
class Dot:
    """A row. at: its value; before: the earlier one of a dumbbell; size: 0 to 1 by weight; here: the user's own place."""

    label: str
    link: str
    at: float
    text: str
    before: float | None = None
    size: float = 0.5
    here: bool = False


def _least_and_most(rows: Sequence[Dot]) -> tuple[float, float]:
    known = [value for row in rows for value in (row.at, row.before) if value is not None]
    return min(known, default=0.0), max(known, default=1.0)


def _ends(rows: Sequence[Dot]) -> tuple[float, float]:
    low, high = _least_and_most(rows)
    edge = 0.04 * ((high - low) or 1.0)
    return low - edge, high + edge


def dots_html(rows: Sequence[Dot], title: str, ends: tuple[str, str], key: tuple[str, str] | None = None) -> Markup:
    """The rows on the screen. ends: lowest and highest value in words; key: meaning of a dumbbell's two dots."""
    low, high = _ends(rows)

    def at(value: float) -> float:
        return 100 * (value - low) / (high - low)

    drawn = [(row, at(row.at), None if row.before is None else at(row.before), 9 + 13 * row.size) for row in rows]
    under = [(at(value), text) for value, text in zip(_least_and_most(rows), ends, strict=True)]
    return html("charts/dots", rows=drawn, title=title, ends=under, key=key)


def dots_figure(rows: Sequence[Dot], palette: Palette) -> go.Figure:
    """The same as points and lines, for paper."""
    heights = list(range(len(rows)))
    low, high = _ends(rows)
    pairs = [(row.before, row.at, height) for height, row in zip(heights, rows, strict=True) if row.before is not None]
    traces = [segments([(low, high, height) for height in heights], palette.line, 1)]
    if pairs:
        traces.append(segments(pairs, palette.ink2, 3))
        traces.append(go.Scatter(
            x=[before for before, _, _ in pairs], y=[height for _, _, height in pairs], mode="markers",
            marker={"color": palette.ink2, "size": 7}, showlegend=False,
        ))  # fmt: skip
    colours = [palette.contrast if row.here else palette.accent for row in rows]
    for colour in dict.fromkeys(colours):
        chosen = [(row, height) for row, height, mine in zip(rows, heights, colours, strict=True) if mine == colour]
        traces.append(go.Scatter(
            x=[row.at for row, _ in chosen], y=[height for _, height in chosen], mode="markers",
            marker={"color": colour, "size": [7 + 9 * row.size for row, _ in chosen]}, showlegend=False,
        ))  # fmt: skip
    told = go.Scatter(
        x=[high] * len(rows), y=heights, text=[row.text for row in rows], mode="text", textposition="middle right"
    )
    return Drawn([*traces, told], labelled_rows([row.label for row in rows], room=1.35))
