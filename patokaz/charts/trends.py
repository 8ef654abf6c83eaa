"""Lines over the years. Numbers in, a figure out. Names are escaped: Plotly reads some HTML."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from patokaz.charts.palette import Palette
from patokaz.charts.series import Series
from patokaz.charts.trend import joined
from patokaz.language.html import html

FONT = "Source Sans, sans-serif"
NO_GROUPS: Mapping[str, Series] = MappingProxyType({})


def trend_chart(
    lines: Mapping[str, Series],
    breaks: Sequence[int],
    band: pd.DataFrame,
    band_name: str,
    palette: Palette,
    groups: Mapping[str, Series] = NO_GROUPS,
    references: Mapping[str, Series] = NO_GROUPS,
) -> go.Figure:
    """A line a place, named at its end; no line across a break or a long gap, but a dotted one where a place has no two values
    that may be joined; the middle half of all areas behind.

    band: year, q1, median, q3; may be empty. band_name: what the band is called. groups: medians of groups, dashed.
    references: what the places are seen against (larger areas, the country's median), dotted.
    """
    traces = _band(band, band_name, breaks, palette)
    for (name, series), colour in zip(lines.items(), (palette.accent, *palette.places), strict=False):
        traces.append(_line(name, series, breaks, colour))
    traces += [_line(name, series, breaks, palette.contrast, "dash") for name, series in groups.items() if series.years]
    traces += [
        _line(name, series, breaks, palette.ink2, dash)
        for (name, series), dash in zip(references.items(), ("dot", "longdashdot", "dashdot"), strict=False)
        if series.years
    ]
    years = [year for series in lines.values() for year in series.years]
    layout: dict[str, Any] = {
        "template": {}, "height": 360, "margin": {"l": 8, "r": 8, "t": 8, "b": 8}, "showlegend": True, "hovermode": "x unified",
        "legend": {"orientation": "h", "x": 0, "y": -0.12},
        "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 14, "color": palette.ink},
        "hoverlabel": {"bgcolor": palette.card, "bordercolor": palette.line, "font": {"color": palette.ink}},
        "xaxis": {"showgrid": False, "linecolor": palette.line, "tickformat": "d", "fixedrange": True, "dtick": _step(years)},
        "yaxis": {"gridcolor": palette.line, "zeroline": False, "automargin": True, "fixedrange": True, "tickformat": ",~f"},
        "shapes": [
            {"type": "line", "x0": year - 0.5, "x1": year - 0.5, "y0": 0, "y1": 1, "yref": "paper",
             "line": {"color": palette.contrast, "width": 1, "dash": "dash"}}
            for year in breaks if years and min(years) < year <= max(years)
        ],
    }  # fmt: skip
    return go.Figure(data=traces, layout=layout)


def plotly_text(text: str) -> str:
    """A text as Plotly takes it, which reads some HTML in names and titles."""
    return str(html("charts/text", text=text))


def _line(name: str, series: Series, breaks: Sequence[int], colour: str, dash: str = "solid") -> go.Scatter:
    x: list[float] = []
    y: list[float | None] = []
    alone = not any(joined(one, two, breaks) for one, two in zip(series.years, series.years[1:], strict=False))
    for position, (year, value) in enumerate(zip(series.years, series.values, strict=True)):
        if position and not alone and not joined(series.years[position - 1], year, breaks):
            x.append(year - 0.5)
            y.append(None)
        x.append(year)
        y.append(value)
    return go.Scatter(
        x=x,
        y=y,
        name=plotly_text(name),
        mode="lines+markers",
        line={"color": colour, "width": 2.5, "dash": "dot" if alone and dash == "solid" else dash},
        marker={"size": 6},
    )


def _band(band: pd.DataFrame, name: str, breaks: Sequence[int], palette: Palette) -> list[go.Scatter]:
    """The middle half, in pieces between the breaks as the lines are; named once."""
    edge, traces = {"color": "rgba(0,0,0,0)", "width": 0}, []
    years = band["year"].tolist() if len(band) else []
    starts = [0, *(at for at in range(1, len(years)) if not joined(years[at - 1], years[at], breaks)), len(years)]
    pieces = [band.iloc[start:end] for start, end in pairwise(starts) if end - start > 1]
    for at, piece in enumerate(pieces):
        shared: dict[str, Any] = {
            "x": piece["year"].tolist(),
            "hoverinfo": "skip",
            "mode": "lines",
            "line": edge,
            "legendgroup": "band",
        }
        traces += [
            go.Scatter(y=piece["q1"].tolist(), showlegend=False, **shared),
            go.Scatter(
                y=piece["q3"].tolist(), fill="tonexty", fillcolor=_soft(palette.missing), name=name, showlegend=at == 0,
                **shared,
            ),
        ]  # fmt: skip
    return traces


def _soft(colour: str) -> str:
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.45)"


def _step(years: Sequence[int]) -> int:
    return max(1, -(-(max(years) - min(years) + 1) // 12)) if years else 1
