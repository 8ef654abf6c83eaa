"""One quantity against another. A DataFrame in, a figure out."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from patokaz.charts.palette import Palette
from patokaz.charts.trends import FONT, plotly_text
from patokaz.language.html import html

NAMED = 6


def scatter_chart(
    table: pd.DataFrame,
    expected: Callable[[float], float],
    x_name: str,
    y_name: str,
    palette: Palette,
    logarithmic: bool = False,
) -> go.Figure:
    """A point an area and the expected line; the first NAMED rows carry their names. table: name, x, y.

    expected: y by x, a straight line on the axes; logarithmic: whether that of x is.
    """
    ends = [float(table["x"].min()), float(table["x"].max())]
    first = table.head(NAMED)
    shared: dict[str, Any] = {"hovertemplate": str(html("charts/hover"))}
    traces = [
        go.Scatter(
            x=table["x"].tolist(), y=table["y"].tolist(), text=table["name"].tolist(), mode="markers",
            marker={"size": 7, "color": palette.ink2, "opacity": 0.45}, **shared,
        ),
        go.Scatter(x=ends, y=[expected(x) for x in ends], mode="lines", line={"color": palette.contrast, "width": 2}, hoverinfo="skip"),
        go.Scatter(
            x=first["x"].tolist(), y=first["y"].tolist(), text=first["name"].tolist(), mode="markers+text",
            textposition="top center", marker={"size": 9, "color": palette.accent}, textfont={"color": palette.ink}, **shared,
        ),
    ]  # fmt: skip
    axis: dict[str, Any] = {
        "gridcolor": palette.line,
        "zeroline": False,
        "automargin": True,
        "fixedrange": True,
        "tickformat": ",~f",
    }
    layout: dict[str, Any] = {
        "template": {}, "height": 460, "margin": {"l": 8, "r": 8, "t": 24, "b": 8}, "showlegend": False, "dragmode": False,
        "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 14, "color": palette.ink},
        "hoverlabel": {"bgcolor": palette.card, "bordercolor": palette.line, "font": {"color": palette.ink}},
        "xaxis": axis | {"title": {"text": plotly_text(x_name)}, "type": "log" if logarithmic else "linear"}, "yaxis": axis | {"title": {"text": plotly_text(y_name)}},
    }  # fmt: skip
    return go.Figure(data=traces, layout=layout)
