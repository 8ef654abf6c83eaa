"""Interactive charts of projects: cumulated funds, Lorenz curve, timeline, places. A table in, a figure out."""

from collections.abc import Sequence
from datetime import date
from math import log10
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from patokaz.charts.axis import GROUPED
from patokaz.charts.drawn import Drawn
from patokaz.charts.labels import axis_shares, label_spots, shortened
from patokaz.charts.palette import FAINT, Palette
from patokaz.charts.printed import labelled_rows, segments
from patokaz.charts.trends import FONT, axis_title, plotly_lines, plotly_text
from patokaz.language.html import html
from patokaz.language.words import NO_BREAK_SPACE

MOST_POINTS, TOP = 120, 40  # of a Lorenz curve; all of the largest, where it is steep
MARGIN = {"l": 8, "r": 26, "t": 12, "b": 8}
TIMELINE_ROW = 32  # pixels: a line of text over a bar
GAP, LITTLE = 3 * NO_BREAK_SPACE, 2 * NO_BREAK_SPACE
LONGEST = 54  # letters of a title over a bar that a phone has room for
NARROWEST = 260, 340  # pixels of the plot of places on a phone
MANY_DECADES = 300  # from where an axis of powers writes whole decades alone
Medians = tuple[tuple[float, str], tuple[float, str]]
SHARES = {"range": [0, 101], "ticksuffix": " %", "tick0": 0, "dtick": 20}


def base_layout(palette: Palette, height: int, **more: Any) -> dict[str, Any]:
    """The common layout of the charts; points can be selected one by one or by a box."""
    axis = {
        "gridcolor": palette.line,
        "zeroline": False,
        "automargin": True,
        "fixedrange": True,
        "linecolor": palette.line,
    }
    layout: dict[str, Any] = {
        "template": {}, "height": height, "margin": MARGIN, "showlegend": False,
        "dragmode": False, "clickmode": "event+select", "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 14, "color": palette.ink},
        "hoverlabel": {"bgcolor": palette.card, "bordercolor": palette.line, "font": {"color": palette.ink}},
    }  # fmt: skip
    for name in ("xaxis", "yaxis"):
        layout[name] = axis | more.pop(name, {})
    return layout | more


def course_chart(years: pd.DataFrame, widest: int, names: tuple[str, str, str, str], palette: Palette) -> go.Figure:
    """Planned and paid funds, cumulated, the gap shaded and labelled in its widest year.

    years: year, planned_sum, paid_sum, planned_text, paid_text, planned_short, paid_short; names: of the two lines, the
    gap in words, the unit of the sums.
    """
    x = years["year"].tolist()
    last = years.iloc[-1]
    traces = [
        go.Scatter(
            x=x, y=years["paid_sum"].tolist(), text=years["paid_text"].tolist(), customdata=x, name=plotly_text(names[1]),
            mode="lines+markers", line={"color": palette.accent, "width": 3}, marker={"size": 9}, hovertemplate=_hover(),
        ),
        go.Scatter(
            x=x, y=years["planned_sum"].tolist(), text=years["planned_text"].tolist(), customdata=x,
            name=plotly_text(names[0]), mode="lines+markers", fill="tonexty", fillcolor="rgba(181,83,45,0.16)",
            line={"color": palette.ink2, "width": 2.5}, marker={"size": 9}, hovertemplate=_hover(),
        ),
        go.Scatter(
            x=[last["year"]] * 2, y=[last["planned_sum"], last["paid_sum"]], mode="text", hoverinfo="skip",
            text=[GAP + last["planned_short"], GAP + last["paid_short"]], textposition="middle right",
            textfont={"color": palette.ink}, showlegend=False,
        ),
        *(
            go.Scatter(
                x=x[:-1], y=years[f"{phase}_sum"].tolist()[:-1], mode="text", hoverinfo="skip", textposition=side, showlegend=False,
                text=[before + text + after for text in years[f"{phase}_short"].tolist()[:-1]], textfont={"color": palette.ink2, "size": 12, "shadow": _halo(palette)},
            )
            for phase, side, before, after in (("planned", "top left", "", LITTLE), ("paid", "bottom right", LITTLE, ""))
        ),
    ]  # fmt: skip
    shapes = [{"type": "line", "x0": widest, "x1": widest, "y0": 0, "y1": 1, "yref": "paper",
               "line": {"color": palette.contrast, "width": 1, "dash": "dash"}}]  # fmt: skip
    across = (widest - x[0]) / (x[-1] - x[0] or 1)
    told = {
        "x": widest, "y": 1, "yref": "paper", "text": plotly_text(names[2]), "showarrow": False, "yanchor": "bottom",
        "xanchor": "left" if across < 0.25 else "right" if across > 0.6 else "center", "font": {"color": palette.contrast},
    }  # fmt: skip
    room = 0.2 * (x[-1] - x[0]) + 0.2
    axes = {
        "xaxis": {
            "showgrid": False,
            "tickformat": "d",
            "dtick": 1,
            "tickvals": x,
            "range": [x[0] - 0.75, x[-1] + room],
        },
        "yaxis": {"tickformat": GROUPED, "rangemode": "tozero", "title": axis_title(names[3])},
    }
    return Drawn(
        traces,
        base_layout(
            palette, 440, shapes=shapes, annotations=[told], margin=MARGIN | {"t": 34}, showlegend=True,
            legend={"orientation": "h", "x": 0, "y": -0.12, "traceorder": "reversed"}, **axes,
        ),
    )  # fmt: skip


def lorenz_chart(
    curve: pd.DataFrame, texts: tuple[str, str, str], names: tuple[str, str], palette: Palette
) -> go.Figure:
    """The Lorenz curve in per cent, at most MOST_POINTS points, beside the diagonal of equality.

    curve: projects, money, chosen (what a selected point stands for), name (of the last project counted, or empty);
    texts: labels of the diagonal and the top tenth, and the tooltip ({projects}, {money}); names: of the axes.
    """
    step = max(1, -(-(len(curve) - TOP) // (MOST_POINTS - TOP)))
    shown = pd.concat([curve.iloc[:-TOP:step], curve.tail(TOP)]).drop_duplicates("projects")
    x, y = (100 * shown["projects"]).tolist(), (100 * shown["money"]).tolist()
    told = [
        plotly_lines([f"{name}:"] * bool(name) + [texts[2].format(projects=f"{100 - a:.0f}", money=f"{100 - b:.0f}")])
        for name, a, b in zip(shown["name"], x, y, strict=True)
    ]
    tenth = float((curve["money"][curve["projects"] <= 0.9 + 1e-9]).max()) if len(curve) else 0.0
    traces = [
        go.Scatter(x=[0, 100], y=[0, 100], mode="lines", line={"color": palette.ink2, "width": 1, "dash": "dot"}, hoverinfo="skip"),
        go.Scatter(
            x=x, y=y, text=told, customdata=[None if pd.isna(value) else value for value in shown["chosen"]], mode="lines+markers", marker={"size": 5},
            line={"color": palette.accent, "width": 3}, hovertemplate=_hover(),
        ),
        go.Scatter(
            x=[90.0], y=[100 * tenth], text=[texts[1] + LITTLE], mode="markers+text", textposition="middle left",
            marker={"size": 11, "color": palette.contrast}, textfont={"color": palette.ink, "shadow": _halo(palette)}, hoverinfo="skip",
        ),
    ]  # fmt: skip
    x_axis, y_axis = (SHARES | {"title": axis_title(name)} for name in names)
    return Drawn(traces, base_layout(palette, 380, xaxis=x_axis, yaxis=y_axis))


def timeline_chart(rows: pd.DataFrame, today: date, names: tuple[str, str], palette: Palette) -> go.Figure:
    """One bar a project from start to planned end, a line for today; the part after the planned end in rust.

    rows: label, years, text, start, end, until (last date it is known to run beyond its planned end; otherwise empty),
    overdue, project_id; names: today, planned end passed.
    """
    starts, ends, untils = (_decimal_years(rows[key]) for key in ("start", "end", "until"))
    heights = list(range(len(rows)))
    now = today.year + (today.timetuple().tm_yday - 1) / 365.25
    bars = segments(zip(starts, ends, heights, strict=True), palette.accent, 9)
    late = segments(
        [(end, until, at) for end, until, at in zip(ends, untils, heights, strict=True) if until == until and until > end],
        palette.contrast, 9,
    )  # fmt: skip
    overdue = rows["overdue"].tolist()
    points = go.Scatter(
        x=ends, y=heights, mode="markers", text=rows["text"].tolist(), customdata=rows["project_id"].tolist(),
        marker={"size": 10, "color": [palette.contrast if late else palette.accent for late in overdue],
                "symbol": ["diamond" if late else "circle" for late in overdue]},
        hovertemplate=_hover(),
    )  # fmt: skip
    reached = [max(end, until) if until == until else end for end, until in zip(ends, untils, strict=True)]
    years = go.Scatter(
        x=reached, y=heights, mode="text", text=[GAP + text for text in rows["years"]], textposition="middle right", xaxis="x2",
        textfont={"size": 12, "color": palette.ink2},
    )  # fmt: skip
    for trace in (bars, late, years):
        trace.hoverinfo = "skip"
    told = {
        "x": now, "y": -1.3, "yref": "y", "text": plotly_text(names[0]), "showarrow": False, "xanchor": "right", "xshift": -4,
        "font": {"color": palette.contrast},
    }  # fmt: skip
    shapes = [{"type": "line", "x0": now, "x1": now, "y0": 0, "y1": 1, "yref": "paper",
               "line": {"color": palette.contrast, "width": 1.5}}]  # fmt: skip
    rowed = labelled_rows(rows["label"].tolist())["yaxis"]
    rowed |= {
        "ticktext": [plotly_text(text) for text in rowed["ticktext"]], "autorange": False, "range": [len(rows) - 0.4, -1.7], "showticklabels": False, "showgrid": False,
    }  # fmt: skip
    labels = _names_above(rowed["tickvals"], rows["label"].tolist(), palette)
    first, last = min(starts), max(now, *reached)
    room = 0.2 * (last - first)  # of the years at the end of a bar
    axis = {
        "tickformat": "d",
        "tickangle": 0,
        "range": [first - 0.02 * (last - first), max(last + 0.01 * room, max(reached) + room)],
    }
    axis |= {"nticks": 8} if now - first > 8 else {"dtick": 1}
    layout = base_layout(
        palette,
        TIMELINE_ROW * len(rows) + 98,
        margin=MARGIN | {"t": 34},
        shapes=shapes,
        annotations=[told, *labels],
        xaxis=axis,
        xaxis2=axis | {"overlaying": "x", "matches": "x", "side": "top", "showgrid": False, "fixedrange": True},
        yaxis=rowed,
    )
    return Drawn([bars, late, points, years], layout)


def _names_above(heights: Sequence[float], names: Sequence[str], palette: Palette) -> list[dict[str, Any]]:
    return [
        {
            "x": 0, "xref": "paper", "xanchor": "left", "y": at, "yshift": 13, "text": plotly_text(shortened(text, LONGEST)), "showarrow": False,
            "font": {"size": 12, "color": palette.ink}, "bgcolor": palette.ground, "borderpad": 0,
        }
        for at, text in zip(heights, names, strict=True)
    ]  # fmt: skip


def places_chart(
    rows: pd.DataFrame, medians: Medians, names: tuple[str, str], here: str, palette: Palette
) -> go.Figure:
    """One point a place: funds per head (logarithmic) against the paid share, with the medians as lines.

    rows: area_id, name, x, y, text; medians: of x and y with their labels; names: of the axes; here: the marked area,
    or empty. The place with the highest amount per head and the medians are labelled, so that they are readable on
    paper.
    """
    mine = rows[rows["area_id"] == here]
    most = rows.nlargest(1, "x")
    most = most[most["area_id"] != here]
    others = rows[rows["area_id"] != here]
    spots = _beside(pd.concat([mine, most]), others.drop(most.index))
    traces = [
        go.Scatter(
            x=others["x"].tolist(), y=others["y"].tolist(), text=others["text"].tolist(), customdata=others["area_id"].tolist(),
            mode="markers", marker={"size": 8, "color": palette.ink2, "opacity": FAINT}, hovertemplate=_hover(),
        ),
        go.Scatter(
            x=[medians[0][0]] * 2, y=[float(rows["y"].min()), float(rows["y"].max())], mode="lines", hoverinfo="skip",
            line={"color": palette.ink2, "width": 1, "dash": "dot"},
        ),
        go.Scatter(
            x=[float(rows["x"].min()), float(rows["x"].max())], y=[medians[1][0]] * 2, mode="lines", hoverinfo="skip",
            line={"color": palette.ink2, "width": 1, "dash": "dot"},
        ),
        go.Scatter(
            x=most["x"].tolist(), y=most["y"].tolist(), text=most["name"].tolist(), mode="markers+text",
            textposition=spots[len(mine) :], marker={"size": 10, "color": palette.ink2}, textfont={"color": palette.ink, "size": 12, "shadow": _halo(palette)}, hoverinfo="skip",
        ),
        go.Scatter(
            x=mine["x"].tolist(), y=mine["y"].tolist(), text=mine["name"].tolist(), mode="markers+text",
            textposition=spots[: len(mine)], marker={"size": 14, "color": palette.contrast},
            textfont={"color": palette.ink, "weight": 600, "shadow": _halo(palette)},
            hovertext=mine["text"].tolist(), hovertemplate=str(html("charts/hover_named")),
        ),
    ]  # fmt: skip
    decades = float(rows["x"].max() / rows["x"].min())
    x_axis = {
        "type": "log",
        "title": axis_title(names[0]),
        "tickformat": GROUPED,
        "tickangle": 0,
        "tickvals": [one * 10**power for power in range(8) for one in ((1, 3) if decades < MANY_DECADES else (1,))],
    }
    y_axis = {"title": axis_title(names[1]), "ticksuffix": " %"}
    quiet = {"showarrow": False, "font": {"color": palette.ink2, "size": 12}}
    at_ends = [
        quiet | {"x": log10(medians[0][0]), "y": 1, "yref": "paper", "yanchor": "bottom", "text": medians[0][1]},
        quiet | {"x": 1, "xref": "paper", "xanchor": "left", "y": medians[1][0], "text": medians[1][1]},
    ]  # fmt: skip
    return Drawn(
        traces,
        base_layout(palette, 440, margin=MARGIN | {"t": 30, "r": 56}, annotations=at_ends, xaxis=x_axis, yaxis=y_axis),
    )


def _beside(named: pd.DataFrame, others: pd.DataFrame) -> list[str]:
    """Label positions of places, clear of other points where possible."""
    rows = pd.concat([named, others])
    shares = axis_shares(rows["x"], logarithmic=True), axis_shares(rows["y"])
    return [spot or "middle left" for spot in label_spots(*shares, named["name"].tolist(), *NARROWEST)]


def _halo(palette: Palette) -> str:
    """The background of labels on a line."""
    return ", ".join([f"0 0 4px {palette.ground}"] * 3)


def _hover() -> str:
    return str(html("charts/hover_text"))


def _decimal_years(days: pd.Series) -> list[float]:
    moments = pd.to_datetime(days)
    return (moments.dt.year + (moments.dt.day_of_year - 1) / 365.25).astype(float).tolist()
