"""Lines over the years. Numbers in, a figure out. Names are escaped: Plotly interprets some HTML."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from textwrap import wrap
from types import MappingProxyType
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from patokaz.charts.axis import GROUPED
from patokaz.charts.drawn import Drawn
from patokaz.charts.labels import LETTER, LINE, shortened, spread
from patokaz.charts.palette import Palette
from patokaz.charts.series import Series
from patokaz.charts.trend import joined
from patokaz.language.html import html

FONT = "Source Sans, sans-serif"
SYMBOLS = ("square", "diamond", "triangle-up", "x")
AXIS_LETTERS = 38  # of a line of an axis's name
LONGEST = 22  # letters of a name at the end of a line
LOWEST = (
    230.0  # pixels from the highest to the lowest value at the least: what is apart then is apart on a larger chart
)
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
    """One line a place, labelled at its end, the first in the accent colour on top, the others grey.

    No line across a break or a long gap, but a dotted one if a place has no two values that may be joined; the
    interquartile range of all areas in the background. band: year, q1, median, q3, may be empty; band_name: its label;
    groups: medians of groups, dashed; references: larger areas or the country's median, in other dashes.
    """
    traces = _band(band, band_name, breaks, palette)
    own, *others = lines.items()
    traces += [
        _line(name, series, breaks, palette.ink2).update(line_width=1.6, marker_symbol=symbol, showlegend=False)
        for (name, series), symbol in zip(others, SYMBOLS, strict=False)
    ]
    traces += [_line(name, series, breaks, palette.contrast, "dash") for name, series in groups.items() if series.years]
    traces += [
        _line(name, series, breaks, palette.ink2, dash)
        for (name, series), dash in zip(references.items(), ("longdashdot", "dashdot", "longdash"), strict=False)
        if series.years
    ]
    traces.append(_line(*own, breaks, palette.accent).update(line_width=3.5, showlegend=False))
    named = _end_names(lines, [trace.y for trace in traces], palette)
    years = [year for series in lines.values() for year in series.years]
    layout: dict[str, Any] = {
        "template": {}, "height": 360, "margin": {"l": 8, "r": _room(lines), "t": 12, "b": 8}, "showlegend": True, "hovermode": "x unified",
        "legend": {"orientation": "h", "x": 0, "y": -0.12},
        "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 14, "color": palette.ink},
        "hoverlabel": {"bgcolor": palette.card, "bordercolor": palette.line, "font": {"color": palette.ink}},
        "xaxis": {"showgrid": False, "linecolor": palette.line, "tickformat": "d", "fixedrange": True, "automargin": True, "tickangle": 0, **_ticks(years)},
        "yaxis": {"gridcolor": palette.line, "zeroline": False, "automargin": True, "fixedrange": True, "tickformat": GROUPED},
        "annotations": named,
        "shapes": [
            {"type": "line", "x0": year - 0.5, "x1": year - 0.5, "y0": 0, "y1": 1, "yref": "paper",
             "line": {"color": palette.contrast, "width": 1, "dash": "dash"}}
            for year in breaks if years and min(years) < year <= max(years)
        ],
    }  # fmt: skip
    return Drawn(data=traces, layout=layout)


def dotted_named(figure: go.Figure, name: str, palette: Palette) -> go.Figure:
    """The chart with a legend entry for the dotted lines of places, if there are any."""
    first = next((trace for trace in figure.data if trace.showlegend is False and trace.line.dash == "dot"), None)
    if first is not None:
        line = {"color": palette.ink2, "width": 1.6, "dash": "dot"}
        figure.add_trace(go.Scatter(x=first.x[:1], y=[None], name=plotly_text(name), mode="lines", line=line))
    return figure


def _room(lines: Mapping[str, Series]) -> float:
    """Pixels at the right for the longest name."""
    return 14 + LETTER * max(len(shortened(name, LONGEST)) for name in lines)


def _end_names(
    lines: Mapping[str, Series], drawn: Iterable[Sequence[float | None]], palette: Palette
) -> list[dict[str, Any]]:
    """Names at the line ends, moved apart where they would overlap."""
    values = [value for line in drawn for value in line or () if value is not None and value == value]
    ends = {name: series for name, series in lines.items() if series.years}
    if not values or not ends:
        return []
    low, high = min(values), max(values)
    tops = {name: LOWEST * (high - series.values[-1]) / ((high - low) or 1) for name, series in ends.items()}
    order = sorted(tops, key=tops.__getitem__)
    placed = spread([tops[name] for name in order], [LINE] * len(order), -LINE / 2, LOWEST + LINE)
    first = next(iter(lines))
    return [
        {
            "x": ends[name].years[-1], "y": ends[name].values[-1], "text": plotly_text(shortened(name, LONGEST)), "showarrow": False,
            "xanchor": "left", "xshift": 8, "yshift": tops[name] - top, "align": "left",
            "font": {"color": palette.accent if name == first else palette.ink2, "size": 14 if name == first else 13},
        }
        for name, top in zip(order, placed, strict=True)
    ]  # fmt: skip


def plotly_text(text: str) -> str:
    """A text escaped for Plotly, which interprets some HTML in names and titles."""
    return str(html("charts/text", text=text))


def axis_text(text: str) -> str:
    """An axis title for Plotly, broken into lines that fit a phone."""
    return plotly_lines(wrap(text, AXIS_LETTERS))


def plotly_lines(lines: Sequence[str]) -> str:
    """Lines for Plotly, separated by line breaks."""
    return str(html("charts/axis_text", lines=lines))


def axis_title(text: str) -> dict[str, Any]:
    """An axis title in letters small enough for a phone."""
    return {"text": axis_text(text), "font": {"size": 13}, "standoff": 8}


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
    """The interquartile range, in pieces between the breaks; one legend entry."""
    edge, traces = {"color": "rgba(0,0,0,0)", "width": 0}, []
    for at, piece in enumerate(band_pieces(band, breaks)):
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


def band_pieces(band: pd.DataFrame, breaks: Sequence[int]) -> list[pd.DataFrame]:
    """The rows between the breaks, by year; pieces with fewer than two years are left out."""
    years = band["year"].tolist() if len(band) else []
    starts = [0, *(at for at in range(1, len(years)) if not joined(years[at - 1], years[at], breaks)), len(years)]
    return [band.iloc[start:end] for start, end in pairwise(starts) if end - start > 1]


def _soft(colour: str) -> str:
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.45)"


def _ticks(years: Sequence[int]) -> dict[str, Any]:
    """Whole years, few enough to fit side by side on a phone, on an axis that ends with the data."""
    if not years:
        return {}
    first, last = min(years), max(years)
    steps = {"dtick": 1 if last - first <= 3 else 2} if last - first <= 8 else {"nticks": 6}
    return {"range": [first - 0.5, last + 0.5], "tick0": first, **steps}
