"""Names of axes stand in lines that a phone has room for, on the screen and in the picture."""

from types import SimpleNamespace

import pandas as pd
import plotly.graph_objects as go

from patokaz.charts.axis import GROUPED, UNGROUPED, tell_axes
from patokaz.charts.palette import PALETTES
from patokaz.charts.scatter import scatter_chart
from patokaz.language.words import words
from patokaz.reports.files.chart_files import _title

LONG = "Potenciali zhvillimor, pesha të barabarta të Patokaz-it & <të tjera>"


def test_a_long_name_is_in_lines_and_none_of_it_is_lost() -> None:
    table = pd.DataFrame({"name": ["A", "B"], "x": [1.0, 2.0], "y": [2.0, 3.0]})
    figure = scatter_chart(table, lambda x: x + 1, LONG, "Shkalla (%)", PALETTES["light"])
    lines = _title(SimpleNamespace(title=figure.layout.xaxis.title)).split("\n")
    assert len(lines) == 2 and max(map(len, lines)) <= 38 and " ".join(lines) == LONG
    assert "&lt;të" in figure.layout.xaxis.title.text and figure.layout.yaxis.title.text == "Shkalla (%)"


def axes(language: str, highest: float) -> go.Figure:
    layout = {
        "xaxis": {"tickformat": GROUPED, "tickvals": [300, 1000, 10_000]},
        "yaxis": {"tickformat": GROUPED, "ticksuffix": " %"},
    }
    figure = go.Figure([go.Scatter(x=[300, 10_000], y=[-3, highest])], layout)
    tell_axes(figure, words(language))
    return figure


def test_axes_write_numbers_as_the_language_does() -> None:
    """20% in English, 20 % elsewhere; 1000 and 10 000 in Bulgarian, which groups digits from five on."""
    english, bulgarian = axes("en", 9000).layout, axes("bg", 9000).layout
    assert (english.yaxis.ticksuffix, bulgarian.yaxis.ticksuffix) == ("%", "\u00a0%")
    assert english.xaxis.ticktext == ("300", "1,000", "10,000")
    assert bulgarian.xaxis.ticktext == ("300", "1000", "10\u00a0000")
    assert (english.yaxis.tickformat, bulgarian.yaxis.tickformat) == (GROUPED, UNGROUPED)
    assert axes("bg", 12_000).layout.yaxis.tickformat == GROUPED and bulgarian.separators == ",\u00a0"
