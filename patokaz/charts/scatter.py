"""Scatter plot of two quantities. A DataFrame in, a figure out."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from patokaz.charts.axis import GROUPED
from patokaz.charts.drawn import Drawn
from patokaz.charts.labels import axis_range, axis_shares, label_spots
from patokaz.charts.palette import FAINT, Palette
from patokaz.charts.trends import FONT, axis_title
from patokaz.language.html import html

NAMED = 6
HIGH = 460
BELOW = 0.12  # share of the upright axis below the lowest point, for its name
NARROWEST = 300, HIGH - 110  # pixels of the plot on a phone


def scatter_chart(
    table: pd.DataFrame,
    expected: Callable[[float], float],
    x_name: str,
    y_name: str,
    palette: Palette,
    logarithmic: bool = False,
    named: int = NAMED,
) -> go.Figure:
    """One point an area and the line of expected values; the first `named` rows are labelled where there is room.

    table: name, x, y; expected: y by x, a straight line on the axes, cut at zero if no value is negative; logarithmic:
    x axis.
    """
    ends = _line_ends(table, expected, logarithmic)
    first, heights = table.head(named), pd.Series([*table["y"], *map(expected, ends)])
    spots = label_spots(
        axis_shares(table["x"], logarithmic), axis_shares(heights, below=BELOW)[: len(table)], first["name"].tolist(), *NARROWEST
    )  # fmt: skip
    shared: dict[str, Any] = {"hovertemplate": str(html("charts/hover"))}
    traces = [
        go.Scatter(
            x=table["x"].tolist(), y=table["y"].tolist(), hovertext=table["name"].tolist(), mode="markers",
            marker={"size": 7, "color": palette.ink2, "opacity": FAINT}, **shared,
        ),
        go.Scatter(x=ends, y=heights.tolist()[-2:], mode="lines", line={"color": palette.contrast, "width": 2}, hoverinfo="skip"),
        go.Scatter(
            x=first["x"].tolist(), y=first["y"].tolist(), text=[name if spot else "" for name, spot in zip(first["name"], spots, strict=True)],
            hovertext=first["name"].tolist(), mode="markers+text", textposition=[spot or "top center" for spot in spots], marker={"size": 9, "color": palette.accent}, textfont={"color": palette.ink, "shadow": ", ".join([f"0 0 3px {palette.ground}"] * 5)}, **shared,
        ),
    ]  # fmt: skip
    axis: dict[str, Any] = {
        "gridcolor": palette.line,
        "zeroline": False,
        "automargin": True,
        "fixedrange": True,
        "tickformat": GROUPED,
    }
    layout: dict[str, Any] = {
        "template": {}, "height": HIGH, "margin": {"l": 8, "r": 8, "t": 24, "b": 8}, "showlegend": False, "dragmode": False,
        "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 14, "color": palette.ink},
        "hoverlabel": {"bgcolor": palette.card, "bordercolor": palette.line, "font": {"color": palette.ink}},
        "xaxis": axis | {"title": axis_title(x_name), "type": "log" if logarithmic else "linear"}, "yaxis": axis | {"title": axis_title(y_name), "range": axis_range(heights, BELOW)},
    }  # fmt: skip
    return Drawn(data=traces, layout=layout)


def _line_ends(table: pd.DataFrame, expected: Callable[[float], float], logarithmic: bool) -> list[float]:
    """Ends of the line: at the range of the data, or where it would fall below zero if no value does."""
    ends = [float(table["x"].min()), float(table["x"].max())]
    low, high = (expected(x) for x in ends)
    if table["y"].min() < 0 or low * high >= 0:
        return ends
    share = low / (low - high)
    zero = ends[0] * (ends[1] / ends[0]) ** share if logarithmic else ends[0] + share * (ends[1] - ends[0])
    return [zero, ends[1]] if low < 0 else [ends[0], zero]
