"""Charts of the screen as pictures: what is in the figure is on paper, in light colours, and no text is read as a formula."""

import io
import xml.etree.ElementTree as ET

import pandas as pd
import plotly.graph_objects as go
import pytest
from PIL import Image

from patokaz.charts.comparisons import differences_figure
from patokaz.charts.funnel import funnel_chart
from patokaz.charts.palette import PALETTES
from patokaz.charts.scatter import scatter_chart
from patokaz.charts.series import Series
from patokaz.charts.trends import dotted_named, trend_chart
from patokaz.language.words import words
from patokaz.reports.files.chart_files import chart_file
from tests.pages import in_a_script_each

BAND = pd.DataFrame({"year": [2019, 2020, 2021], "q1": [1.0, 1, 1], "median": [2.0, 2, 2], "q3": [3.0, 3, 3]})
LINES = {
    "Пещера <b>&</b> $x^2$": Series([2019, 2020, 2021], [2.0, 2.5, 1234.5], ()),
    "Ђорче": Series([2019, 2021], [1.0, 3.0], ()),
}


@in_a_script_each("theme", PALETTES)
def test_a_trend_leaves_as_svg_and_png(language: str, theme: str) -> None:
    t = words(language)
    figure = trend_chart(LINES, [2020], BAND, "Middle half", PALETTES[theme], {"Group": LINES["Ђорче"]})
    svg = chart_file(figure, "A title with $dollars$", ["A note", "A source"], t.number, "svg")
    assert b"<title>A title with $dollars$</title>" in svg and b"A note A source" in svg and b"Matplotlib" not in svg
    picture = Image.open(io.BytesIO(chart_file(figure, "Title", ["A note"], t.number, "png")))
    assert (picture.info["Title"], picture.info["Description"], picture.info["Software"]) == ("Title", "A note", "Patokaz")  # fmt: skip
    told = chart_file(figure, "Title", ["A note"], t.number, "pdf")
    assert b"/Title (Title)" in told and b"/Author (Patokaz)" in told and b"/Creator (Patokaz)" in told
    root = ET.fromstring(svg)
    assert root.tag.endswith("svg") and b"http" not in svg.replace(b"http://www.w3.org", b"").replace(
        b"http://purl.org", b""
    ).replace(b"http://creativecommons.org", b"").replace(b"https://matplotlib.org", b"")
    text = svg.decode().lower()
    light, dark = PALETTES["light"], PALETTES["dark"]
    assert light.accent.lower() in text and light.contrast.lower() in text
    assert dark.accent.lower() not in text and dark.ink2.lower() not in text
    picture = Image.open(io.BytesIO(chart_file(figure, "Title", [], t.number, "png")))
    assert picture.format == "PNG" and picture.size[0] == 2000 and picture.size[1] > 900


def test_the_same_chart_gives_the_same_bytes() -> None:
    figure = trend_chart(LINES, [], BAND, "Middle half", PALETTES["light"])
    number = words("en").number
    assert chart_file(figure, "T", [], number, "svg") == chart_file(figure, "T", [], number, "svg")


def test_points_with_a_logarithmic_axis_and_names_of_any_kind() -> None:
    table = pd.DataFrame({"name": ["$a_b$", "B & <c>", "Ч"], "x": [10.0, 100.0, 1000.0], "y": [1.0, -2.0, 3.0]})
    figure = scatter_chart(table, lambda x: 2.0, "x <i>", "y", PALETTES["dark"], logarithmic=True)
    assert ET.fromstring(chart_file(figure, "Points", ["n"] * 4, words("uk").number, "svg")) is not None


def test_a_funnel_names_what_lies_outside_and_draws_its_limits() -> None:
    """6 cases among 100 people, 2 among 1,000, 30 among 1,900: 38 of 3,000 in all; the second alone lies outside 99.8 %."""
    table = pd.DataFrame(
        {
            "name": ["a", "b", "c"], "x": [100.0, 1000.0, 1900.0], "y": [60.0, 2.0, 15.8],
            "low_95": [0.0, 6.0, 8.0], "high_95": [40.0, 20.0, 18.0], "low_998": [0.0, 4.0, 6.0], "high_998": [70.0, 25.0, 22.0],
        }
    )  # fmt: skip
    figure = funnel_chart(table, "People", "Rate", PALETTES["light"])
    _, middle, named, *limits = figure.data
    assert list(middle.y) == [pytest.approx(38020 / 3000)] * 2 and list(middle.x) == [100, 1900]
    assert list(named.text) == ["b"]
    assert [list(line.y) for line in limits] == [[0, 6, 8], [40, 20, 18], [0, 4, 6], [70, 25, 22]]
    assert [line.line.dash for line in limits] == ["dot", "dot", "dash", "dash"]
    assert ET.fromstring(chart_file(figure, "Funnel", [], words("uk").number, "svg")) is not None


def test_the_band_of_a_comparison_is_cut_at_a_break() -> None:
    wide = pd.DataFrame({"year": range(2016, 2024), "q1": 1.0, "median": 2.0, "q3": 3.0})
    figure = trend_chart(LINES, [2020], wide, "Middle half", PALETTES["light"])
    spans = [(min(trace.x), max(trace.x)) for trace in figure.data if trace.fill]
    assert spans == [(2016, 2019), (2020, 2023)]


def test_the_key_of_a_chart_of_rows_stays_on_the_paper() -> None:
    parts = {key: f"Active enterprises per 1,000 inhabitants {key}" for key in "abc"}
    rows = pd.DataFrame([dict.fromkeys(parts, 1 / 3) | {"distance": 0.4}])
    figure = differences_figure(rows, parts, ["Veles, Vardar planning region"], ["0.40"], "others")
    drawn = Image.open(io.BytesIO(chart_file(figure, "Alike", [], words("en").number, "png"))).convert("RGB")
    edge = drawn.crop((drawn.width - 20, 0, drawn.width, drawn.height))
    assert len(edge.getcolors() or []) == 1


def test_a_dotted_line_is_explained_where_there_is_one() -> None:
    """A place with two values on both sides of a break has a dotted line; the legend says what it means."""
    apart, whole = {"A": Series([2002, 2021], [10.0, 8.0], ())}, {"A": Series([2020, 2021], [10.0, 8.0], ())}
    beside = {"Country": Series([2002, 2021], [9.0, 9.0], ())}  # in dashes of its own: dotted lines are places

    def drawn(chart: go.Figure) -> bytes:
        return chart_file(chart, "T", [], words("en").number, "svg")

    for lines, is_told in ((apart, True), (whole, False)):
        bare, named = (trend_chart(lines, [2010], BAND.head(0), "", PALETTES["light"], {}, beside) for _ in range(2))
        dotted_named(named, "Dotted: a break", PALETTES["light"])
        assert any(trace.name == "Dotted: a break" for trace in named.data) is is_told
        assert (drawn(bare) != drawn(named)) is is_told
        assert bare.data[0].line.dash == "longdashdot"
