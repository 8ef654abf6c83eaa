"""Measures on the time axis: one bar from the first to the last year, today as a line. Numbers in, a figure out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from patokaz.charts.drawn import Drawn
from patokaz.charts.labels import shortened
from patokaz.charts.palette import Palette
from patokaz.charts.trends import FONT, plotly_text
from patokaz.language.html import html

ROW, AROUND = 46, 76  # pixels of a measure with its name above the bar, and of the axis
LONGEST_LABEL = 47  # letters that a phone has room for
PATTERNS = {"running": "", "done": "", "not_started": ".", "paused": "/", "dropped": "x", "not_told": "\\"}


@dataclass(frozen=True)
class GanttBar:
    """A measure. start, end: whole years, inclusive; status: key of PATTERNS; hover: lines of the tooltip."""

    label: str
    start: int
    end: int
    status: str
    hover: Sequence[str]


def gantt_chart(
    bars: Sequence[GanttBar], statuses: Sequence[tuple[str, str]], today: tuple[float, str], palette: Palette
) -> go.Figure:
    """One bar a measure, the first on top; statuses by colour and pattern, with a legend.

    statuses: code and name, in legend order; today: as a decimal year, and its label.
    """
    names = [f"bar {position}" for position in range(len(bars))]  # a bare number would be read as one
    traces = []
    for status, name in statuses:
        chosen = [position for position, bar in enumerate(bars) if bar.status == status]
        if chosen:
            traces.append(
                go.Bar(
                    y=[names[position] for position in chosen],
                    base=[bars[position].start for position in chosen],
                    x=[bars[position].end - bars[position].start + 1 for position in chosen],
                    orientation="h",
                    name=plotly_text(name),
                    marker=_marker(status, palette),
                    hovertext=[str(html("charts/gantt_hover", lines=bars[position].hover)) for position in chosen],
                    hoverinfo="text",
                )
            )
    first, last = min(bar.start for bar in bars), max(bar.end for bar in bars) + 1
    at, word = today
    is_seen = first <= at <= last
    layout: dict[str, Any] = {
        "template": {}, "height": AROUND + ROW * len(bars), "margin": {"l": 8, "r": 12, "t": 34, "b": 8}, "bargap": 0.64,
        "barmode": "overlay", "showlegend": True, "legend": {"orientation": "h", "x": 0, "y": -0.02, "yanchor": "top"},
        "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 14, "color": palette.ink},
        "hoverlabel": {"bgcolor": palette.card, "bordercolor": palette.line, "font": {"color": palette.ink}, "align": "left"},
        "xaxis": {"range": [first, last], "tickvals": [year + 0.5 for year in range(first, last)],
                  "ticktext": [str(year) for year in range(first, last)], "side": "top", "fixedrange": True, "showgrid": False},
        "yaxis": {"type": "category", "categoryorder": "array", "categoryarray": names[::-1], "range": [-0.7, len(bars) - 0.3],
                  "showticklabels": False, "fixedrange": True},
        "shapes": [{"type": "line", "x0": year, "x1": year, "y0": 0, "y1": 1, "yref": "paper", "layer": "below",
                    "line": {"color": palette.line, "width": 1}} for year in range(first, last + 1)]
        + [{"type": "line", "x0": at, "x1": at, "y0": 0, "y1": 1, "yref": "paper",
            "line": {"color": palette.contrast, "width": 2}}] * is_seen,
        "annotations": [{"x": 0, "xref": "paper", "xanchor": "left", "y": name, "yshift": 17, "showarrow": False,
                         "text": plotly_text(shortened(bar.label, LONGEST_LABEL)), "font": {"size": 13},
                         "bgcolor": palette.ground, "borderpad": 0}
                        for name, bar in zip(names, bars, strict=True)]
        + [{"x": at, "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 16, "text": word, "showarrow": False,
                         "font": {"color": palette.contrast, "size": 13}}] * is_seen,
    }  # fmt: skip
    return Drawn(data=traces, layout=layout)


def _marker(status: str, palette: Palette) -> dict[str, Any]:
    """Done is solid, under way lighter; all others are patterns, so that no status depends on colour only."""
    full = {"done": palette.accent, "running": palette.sequential[2]}.get(status)
    edge = palette.contrast if status == "dropped" else palette.accent if status == "running" else palette.ink2
    if full:
        return {"color": full, "line": {"color": palette.accent, "width": 1}}
    return {
        "color": palette.card,
        "line": {"color": edge, "width": 1},
        "pattern": {"shape": PATTERNS[status], "fgcolor": edge, "bgcolor": palette.card, "size": 7, "solidity": 0.18},
    }
