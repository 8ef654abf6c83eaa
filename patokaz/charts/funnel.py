"""Funnel plot: rates by population within control limits (Spiegelhalter 2005). A DataFrame in, a figure out."""

import pandas as pd
import plotly.graph_objects as go

from patokaz.charts.palette import Palette
from patokaz.charts.scatter import NAMED, scatter_chart

LINES = (("95", "dot"), ("998", "dash"))


def funnel_chart(table: pd.DataFrame, x_name: str, y_name: str, palette: Palette) -> go.Figure:
    """One point an area, the overall rate as a line, limits of 95 % (dotted) and 99.8 % (dashed).

    table: name, x (population, above zero), y (rate), low_95, high_95, low_998, high_998. The points furthest outside
    the wider limits are labelled.
    """
    rate_of_all = float((table["x"] * table["y"]).sum() / table["x"].sum())
    beyond = (table["low_998"] - table["y"]).clip(lower=0) + (table["y"] - table["high_998"]).clip(lower=0)
    ordered = table.loc[beyond.sort_values(ascending=False, kind="stable").index]
    named = min(NAMED, int((beyond > 0).sum()))
    figure = scatter_chart(ordered, lambda _: rate_of_all, x_name, y_name, palette, logarithmic=True, named=named)
    sized = table.sort_values("x")
    for limit, dash in LINES:
        for side in ("low", "high"):
            figure.add_trace(
                go.Scatter(
                    x=sized["x"].tolist(), y=sized[f"{side}_{limit}"].tolist(), mode="lines", hoverinfo="skip",
                    line={"color": palette.ink2, "width": 1, "dash": dash},
                )
            )  # fmt: skip
    return figure
