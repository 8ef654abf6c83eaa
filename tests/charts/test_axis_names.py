"""Names of axes stand in lines that a phone has room for, on the screen and in the picture."""

from types import SimpleNamespace

import pandas as pd

from patokaz.charts.palette import PALETTES
from patokaz.charts.scatter import scatter_chart
from patokaz.reports.files.chart_files import _title

LONG = "Potenciali zhvillimor, pesha të barabarta të Patokaz-it & <të tjera>"


def test_a_long_name_is_in_lines_and_none_of_it_is_lost() -> None:
    table = pd.DataFrame({"name": ["A", "B"], "x": [1.0, 2.0], "y": [2.0, 3.0]})
    figure = scatter_chart(table, lambda x: x + 1, LONG, "Shkalla (%)", PALETTES["light"])
    lines = _title(SimpleNamespace(title=figure.layout.xaxis.title)).split("\n")
    assert len(lines) == 2 and max(map(len, lines)) <= 38 and " ".join(lines) == LONG
    assert "&lt;të" in figure.layout.xaxis.title.text and figure.layout.yaxis.title.text == "Shkalla (%)"
