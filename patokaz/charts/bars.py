"""Bars: how values are spread, money by programme, planned against executed. A DataFrame in, a figure out."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from patokaz.charts.palette import Palette

FONT = "Source Sans, sans-serif"
NUMBERS = ",~f"


def chart(
    bars: Sequence[go.Bar], palette: Palette, height: int, x: dict[str, Any], y: dict[str, Any], **layout: Any
) -> go.Figure:
    """Bars in the look that all charts share: no frame, quiet grid, the reader's colours.

    The layout is given at once: building a figure by updates takes ten times longer.
    """
    base: dict[str, Any] = {
        "template": {},
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 14, "color": palette.ink},
        "hoverlabel": {"bgcolor": palette.card, "bordercolor": palette.line, "font": {"color": palette.ink}},
        "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "title": {"text": ""}},
        "showlegend": False,
        "dragmode": False,
        "bargap": 0.25,
        "xaxis": {"showgrid": False, "linecolor": palette.line} | _quiet() | x,
        "yaxis": {"gridcolor": palette.line} | _quiet() | y,
    }
    return go.Figure(data=list(bars), layout=base | layout)


def distribution_chart(
    values: pd.Series, upper: Sequence[float], colours: Sequence[str], palette: Palette, axis: str, height: int = 210
) -> go.Figure:
    """Number of areas by value, bars in the colour of the map's class; the median as a line.

    values: numbers without gaps; upper: upper bounds of the classes; colours: one a class.
    """
    counts, edges = np.histogram(values, bins=min(30, max(6, int(np.sqrt(len(values)) * 1.5))))
    middles = (edges[:-1] + edges[1:]) / 2
    classes = np.minimum(np.searchsorted(upper, middles), len(colours) - 1)
    median = float(values.median())
    bars = go.Bar(
        x=middles.round(6).tolist(),
        y=counts.tolist(),
        width=(np.diff(edges) * 0.94).round(6).tolist(),
        marker={"color": [colours[position] for position in classes]},
        hovertemplate="%{y}<extra></extra>",
    )
    line = {
        "type": "line", "x0": median, "x1": median, "y0": 0, "y1": 1, "yref": "paper",
        "line": {"color": palette.contrast, "width": 2},
    }  # fmt: skip
    title = {"text": axis, "font": {"size": 12, "color": palette.ink2}}
    return chart([bars], palette, height, {}, {"rangemode": "tozero", "title": title}, shapes=[line])


def ranked_bars(rows: pd.DataFrame, palette: Palette) -> go.Figure:
    """Horizontal bars, the largest on top. rows: label, value, text."""
    rows = rows.iloc[::-1]
    bars = go.Bar(
        x=rows["value"].tolist(),
        y=rows["label"].tolist(),
        text=rows["text"].tolist(),
        orientation="h",
        marker={"color": palette.accent},
        textposition="outside",
        cliponaxis=False,
        hovertemplate="%{y}: %{text}<extra></extra>",
    )
    x = {"visible": False, "range": [0, float(rows["value"].max()) * 1.6]}
    return chart([bars], palette, 46 + 34 * len(rows), x, {"showgrid": False, "ticklabelstandoff": 8})


def year_bars(rows: pd.DataFrame, palette: Palette, height: int = 260) -> go.Figure:
    """One bar a year. rows: year, value, text."""
    bars = _bars_by_year(rows, "value", "text", palette.accent, "")
    return chart([bars], palette, height, _years(rows["year"]), {"rangemode": "tozero"})


def planned_executed_chart(rows: pd.DataFrame, palette: Palette, planned: str, executed: str) -> go.Figure:
    """Planned and executed side by side. rows: year, planned, executed, planned_text, executed_text."""
    bars = [
        _bars_by_year(rows, "planned", "planned_text", palette.missing, planned),
        _bars_by_year(rows, "executed", "executed_text", palette.accent, executed),
    ]
    return chart(
        bars, palette, 280, _years(rows["year"]), {"rangemode": "tozero"}, showlegend=True, barmode="group"
    )  # fmt: skip


def _bars_by_year(rows: pd.DataFrame, value: str, text: str, colour: str, name: str) -> go.Bar:
    return go.Bar(
        x=rows["year"].tolist(),
        y=rows[value].tolist(),
        name=name,
        customdata=rows[text].tolist(),
        marker={"color": colour},
        hovertemplate="%{x}: %{customdata}<extra>" + name.replace("%", "") + "</extra>",
    )


def _years(years: pd.Series) -> dict[str, Any]:
    """An axis of whole years, a dozen labels at most; few years do not become wide bars."""
    first, last = int(years.min()), int(years.max())
    spare = max(0.0, (6 - (last - first + 1)) / 2)
    return {
        "tickmode": "linear",
        "tick0": first,
        "dtick": max(1, -(-(last - first + 1) // 12)),
        "tickformat": "d",
        "range": [first - 0.6 - spare, last + 0.6 + spare],
    }


def _quiet() -> dict[str, Any]:
    return {"zeroline": False, "automargin": True, "fixedrange": True, "tickformat": NUMBERS}
