"""Lines over the years as HTML, with values by pointer, touch and focus. `trends` draws the same for files."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go
from markupsafe import Markup

from patokaz.charts.axis import axis_ticks
from patokaz.charts.labels import LINE, shortened, spread
from patokaz.charts.mask import mask
from patokaz.charts.palette import Palette
from patokaz.charts.series import Series
from patokaz.charts.trend import joined as may_be_joined
from patokaz.charts.trends import LONGEST, band_pieces, dotted_named, trend_chart
from patokaz.language.html import html, joined

WIDTH, HEIGHT = 1000, 300  # of the drawing, which is stretched to the width of the page; its height is in pixels
DASHES = {"group": ("8 6",), "reference": ("14 5 3 5", "9 5 3 5", "14 6")}
DOTS, OWN, OTHER = "1 6", 4, 2
MOST_YEARS = 6  # named below the axis: what a phone has room for
NO_BAND = pd.DataFrame({"year": [], "q1": [], "q3": []})


@dataclass(frozen=True, eq=False)
class LineChart:
    """One line a place, the first in the accent colour; no line across a break or a long gap.

    band: year, q1, median, q3 of all areas; band_name: label of the interquartile range; groups: medians of groups;
    references: larger areas or medians; dotted: label of dotted lines, for places without two values that may be
    joined; decimals: of the displayed values.
    """

    lines: Mapping[str, Series]
    breaks: Sequence[int] = ()
    band: pd.DataFrame = field(default_factory=lambda: NO_BAND)
    band_name: str = ""
    groups: Mapping[str, Series] = field(default_factory=dict)
    references: Mapping[str, Series] = field(default_factory=dict)
    dotted: str = ""
    decimals: int = 0

    def figure(self, palette: Palette) -> go.Figure:
        """The chart for a file."""
        drawn = trend_chart(self.lines, self.breaks, self.band, self.band_name, palette, self.groups, self.references)
        return dotted_named(drawn, self.dotted, palette) if self.dotted else drawn

    @property
    def drawn(self) -> list[tuple[str, str, Series, str]]:
        """Kind, name, series and dashes of every line, places first."""
        kinds = ["own", *["other"] * (len(self.lines) - 1)]
        lines = [(kind, name, series, "") for kind, (name, series) in zip(kinds, self.lines.items(), strict=True)]
        for kind, beside in (("group", self.groups), ("reference", self.references)):
            dashes = DASHES[kind]
            lines += [(kind, name, one, dashes[at % len(dashes)]) for at, (name, one) in enumerate(beside.items())]
        return [line for line in lines if line[2].years]


@dataclass(frozen=True)
class _Frame:
    """Positions of years and values, as shares of the plot from its left and its top."""

    first: int
    last: int
    ticks: Sequence[float]

    def across(self, year: float) -> float:
        return (year - self.first + 0.5) / (self.last - self.first + 1)

    def down(self, value: float) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return (high - value) / (high - low)

    def point(self, year: float, value: float) -> str:
        return f"{WIDTH * self.across(year):.1f} {HEIGHT * self.down(value):.1f}"


@lru_cache(maxsize=100)  # a chart is kept by who made it
def line_chart_html(chart: LineChart, text: str, number: Callable[[float, int], str]) -> Markup:
    """The chart; `text` is for screen readers. number: formats a value with a number of decimals.

    Empty without values.
    """
    drawn = chart.drawn
    if not drawn:
        return joined(())
    years = sorted({year for _, _, series, _ in drawn for year in series.years})
    frame = _Frame(years[0], years[-1], axis_ticks(*_ends(chart, years)))
    fine = next(
        places
        for places in range(9)
        if all(round(tick, places) == tick for tick in frame.ticks) or places > chart.decimals
    )
    lines = [_line(*line, chart.breaks, frame) for line in drawn]
    return html(
        "charts/line_chart",
        text=text,
        ticks=[(number(tick, fine), frame.down(tick)) for tick in frame.ticks],
        band=mask(_band(chart, frame), WIDTH, HEIGHT, stroke=0) if len(chart.band) else "",
        breaks=[frame.across(year - 0.5) for year in chart.breaks if years[0] < year <= years[-1]],
        lines=lines,
        names=_names(drawn, frame),
        years=[(year, frame.across(year)) for year in _named_years(years)],
        at=[(year, frame.across(year), [(kind, name, number(series.values[list(series.years).index(year)], chart.decimals)) for kind, name, series, _ in drawn if year in series.years]) for year in years],
        wide=1 / (frame.last - frame.first + 1),
        legend=[(line["kind"], line["key"], name) for line, (kind, name, _, _) in zip(lines, drawn, strict=True) if kind in DASHES],
        band_name=chart.band_name if len(chart.band) else "",
        dotted=(chart.dotted, mask(f"M0 5H{WIDTH}", WIDTH, 10, OTHER, DOTS)) if chart.dotted and any(line["dotted"] for line in lines) else None,
    )  # fmt: skip


def _ends(chart: LineChart, years: Sequence[int]) -> tuple[float, float]:
    band = chart.band[chart.band["year"].between(years[0], years[-1])]
    values = [value for _, _, series, _ in chart.drawn for value in series.values]
    values += [float(value) for edge in ("q1", "q3") for value in band[edge].dropna()]
    return min(values), max(values)


def _line(
    kind: str, name: str, series: Series, dashes: str, breaks: Sequence[int], frame: _Frame
) -> dict[str, str | bool]:
    years, values = series.years, series.values
    alone = not any(may_be_joined(one, two, breaks) for one, two in pairwise(years))
    steps, points = "", ""
    for at, (year, value) in enumerate(zip(years, values, strict=True)):
        place = frame.point(year, value)
        steps += f"L{place}" if at and (alone or may_be_joined(years[at - 1], year, breaks)) else f"M{place}h.01"
        points += f"M{place}h.01"
    dotted = alone and not dashes and len(years) > 1
    stroke, kept = OWN if kind == "own" else OTHER, DOTS if dotted else dashes
    return {
        "kind": kind,
        "mask": mask(steps, WIDTH, HEIGHT, stroke, kept),
        "points": mask(points, WIDTH, HEIGHT, OWN + stroke),
        "key": mask(f"M0 5H{WIDTH}", WIDTH, 10, stroke, kept),
        "dotted": dotted,
    }


def _band(chart: LineChart, frame: _Frame) -> str:
    """The interquartile range, in pieces between the breaks like the lines."""
    rows = chart.band[chart.band["year"].between(frame.first, frame.last)]
    return "".join(
        "M" + "L".join(frame.point(year, value) for year, value in (*zip(piece["year"], piece["q3"], strict=True), *zip(piece["year"][::-1], piece["q1"][::-1], strict=True))) + "Z"
        for piece in band_pieces(rows, chart.breaks)
    )  # fmt: skip


def _names(drawn: Sequence[tuple[str, str, Series, str]], frame: _Frame) -> list[tuple[str, str, float]]:
    """Kind, name and pixels from the top of the labels at the line ends, moved apart where they would overlap."""
    ends = [(kind, name, HEIGHT * frame.down(series.values[-1])) for kind, name, series, _ in drawn if kind in ("own", "other")]  # fmt: skip
    order = sorted(ends, key=lambda end: end[2])
    tops = spread([top for _, _, top in order], [LINE] * len(order), 0, HEIGHT + LINE)
    return [(kind, shortened(name, LONGEST), top) for (kind, name, _), top in zip(order, tops, strict=True)]


def _named_years(years: Sequence[int]) -> Sequence[int]:
    """All years if there are few (two censuses), otherwise years in equal steps."""
    if len(years) < MOST_YEARS:
        return years
    span = years[-1] - years[0]
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if span // step < MOST_YEARS)
    return range(years[0], years[-1] + 1, step)
