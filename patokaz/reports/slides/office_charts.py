"""Native, editable charts of a deck, each series named after its values."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from patokaz.charts.radar import Radar
from patokaz.reports.slides.model import YEAR, Bar, Bars, Line, Lines, Points
from patokaz.reports.slides.number_formats import (
    COUNTED,
    DECIMAL,
    axis_format_in_words,
    counted_format,
    format_in_words,
    plain_format,
)
from patokaz.reports.slides.office_axes import YEARS, by_size, every_label, from_zero, years_apart

LETTERS = Pt(18)
GAP = 40  # per cent of a bar, between those of two rows
LEGEND, LABEL_HEIGHT, LEAST_LETTERS = 40, 1.2, 12
EMU_PER_POINT = 12700
OWN, OTHER, QUIET = MSO_THEME_COLOR.ACCENT_1, MSO_THEME_COLOR.ACCENT_2, MSO_THEME_COLOR.ACCENT_3


def bars_chart(slide: Any, chart: Bars, place: tuple[int, int, int, int]) -> Any:
    """Bars with the second series beside them, or intervals as floating bars."""
    if chart.bars[0].low is not None:
        return _intervals(slide, chart, place)
    values = [bar.value for bar in chart.bars]
    data = CategoryChartData(number_format=plain_format(values))
    data.categories = [bar.label for bar in chart.bars]
    data.add_series(chart.series, values)
    if chart.other:
        data.add_series(chart.other, [bar.other for bar in chart.bars])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *place, data)
    drawn = _plain(frame.chart, legend=bool(chart.other))
    drawn.category_axis.reverse_order = True
    every_label(drawn.category_axis)
    drawn.value_axis.visible = False
    from_zero(drawn, [value for bar in chart.bars for value in (bar.value, bar.other) if value is not None])
    plot = drawn.plots[0]
    plot.gap_width, plot.has_data_labels = GAP, True
    plot.data_labels.position, plot.data_labels.font.size = XL_LABEL_POSITION.OUTSIDE_END, _letters(chart, place)
    plot.data_labels.number_format_is_linked = False
    plot.data_labels._element.txPr.bodyPr.set("wrap", "none")  # some offices break a label inside a word
    worded = format_in_words([(bar.value, bar.text) for bar in chart.bars])
    plot.data_labels.number_format = worded or (
        f'{plain_format(values)}"{_unit(chart)}"' if _unit(chart) else plain_format(values)
    )
    _paint(plot, chart.bars)
    if not worded and not chart.other:
        _say(plot.series[0], chart.bars)
    return frame


def _letters(chart: Bars, place: tuple[int, int, int, int]) -> Any:
    """Font size of the values: no higher than their bars, so that those of a pair stay apart."""
    series = 2 if chart.other else 1
    row = (place[3] / EMU_PER_POINT - (LEGEND if chart.other else 0)) / len(chart.bars)
    return Pt(min(LETTERS.pt, max(LEAST_LETTERS, int(row / (series + GAP / 100) / LABEL_HEIGHT))))


def _unit(chart: Bars) -> str:
    """Suffix of all values: the per cent sign in the bars' form, or a currency; longer units are in the title."""
    if all(bar.text.endswith("%") for bar in chart.bars):
        return chart.bars[0].text[len(chart.bars[0].text.rstrip("%\u00a0 ")) :]
    return f"\u00a0{chart.unit}" if re.fullmatch("[A-Z]{3}", chart.unit) else ""


def _say(series: Any, bars: Sequence[Bar]) -> None:
    """Custom labels of bars whose text has more than a number format can express."""
    for position, bar in enumerate(bars):
        label = series.points[position].data_label
        label.text_frame.text = bar.text
        label.text_frame.word_wrap = False
        label.text_frame.paragraphs[0].runs[0].font.size = LETTERS
        label.position = XL_LABEL_POSITION.OUTSIDE_END


def _paint(plot: Any, bars: Sequence[Bar]) -> None:
    """The own bars in the accent colour, others neutral, the second series in the contrast colour."""
    own = OWN if all(bar.own for bar in bars) else QUIET
    for series, colour in zip(plot.series, (own, OTHER), strict=False):
        series.format.fill.solid()
        series.format.fill.fore_color.theme_color = colour
    for position, bar in enumerate(bars):
        if bar.own:
            point = plot.series[0].points[position].format.fill
            point.solid()
            point.fore_color.theme_color = OWN


def _intervals(slide: Any, chart: Bars, place: tuple[int, int, int, int]) -> Any:
    """Stacked bars: an invisible part before each interval, then its ranks. The rank itself is in the category label."""
    data = CategoryChartData(number_format=COUNTED)
    data.categories = [f"{bar.label}: {bar.text}" for bar in chart.bars]
    data.add_series(chart.other, [(bar.low or 1) - 1 for bar in chart.bars])
    data.add_series(chart.series, [(bar.high or 0) - (bar.low or 0) + 1 for bar in chart.bars])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, *place, data)
    drawn = _plain(frame.chart, legend=False)
    drawn.category_axis.reverse_order = True
    every_label(drawn.category_axis)
    drawn.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    drawn.value_axis.tick_labels.number_format_is_linked = False
    drawn.value_axis.tick_labels.number_format = "0" if chart.unit == YEAR else "0;;"  # there is no rank of zero
    drawn.value_axis.minimum_scale = min(bar.low or 0 for bar in chart.bars) - 1 if chart.unit == YEAR else None
    plot = drawn.plots[0]
    plot.gap_width, plot.overlap = 60, 100
    plot.series[0].format.fill.background()
    series = plot.series[1]
    own = (series.points[at] for at, bar in enumerate(chart.bars) if bar.own)
    for part, colour in ((series, QUIET), *((point, OWN) for point in own)):
        part.format.fill.solid()
        part.format.fill.fore_color.theme_color = colour
    return frame


def lines_chart(slide: Any, chart: Lines, place: tuple[int, int, int, int]) -> Any:
    """One line a piece between breaks, each named after its series; the last value as an end label."""
    found = sorted({year for line in chart.lines for year in line.years})
    years = range(found[0], found[-1] + 1)
    data = CategoryChartData(number_format=plain_format([value for line in chart.lines for value in line.values]))
    data.categories = [date(year, 1, 1) for year in years]
    data.categories.number_format = "yyyy"
    drawn_as, earlier = [], []
    for number, line in enumerate(chart.lines):
        pieces = _pieces(line, chart.breaks, years)
        for name, values in pieces:
            data.add_series(name, values)
        earlier += [*([True] * (len(pieces) - 1)), False][: len(pieces)]
        drawn_as += [(OWN, OTHER, QUIET)[min(number, 2)]] * len(pieces)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *place, data)
    drawn = _plain(frame.chart, legend=len(chart.lines) > 1)
    if drawn.has_legend:
        _unlisted(drawn.legend, [at for at, is_earlier in enumerate(earlier) if is_earlier])
    drawn.value_axis.has_major_gridlines = True
    drawn.value_axis.major_gridlines.format.line.color.theme_color = MSO_THEME_COLOR.BACKGROUND_2
    labels, known = drawn.value_axis.tick_labels, [v for line in chart.lines for v in line.values if v is not None]
    labels.number_format_is_linked = False
    ends = [(line.values[-1], line.last) for line in chart.lines if line.values and line.values[-1] is not None]
    labels.number_format = axis_format_in_words(chart.ticks or ends) or (
        counted_format(chart.ticks or ends) if max(known) - min(known) >= YEARS else DECIMAL
    )
    drawn.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW  # below the lines, where values are below zero
    years_apart(drawn.category_axis, found)
    for series, colour in zip(drawn.plots[0].series, drawn_as, strict=True):
        series.smooth = False
        series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 9 if colour == OWN else 5
        series.format.line.color.theme_color, series.format.line.width = colour, Pt(3)
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.theme_color = colour
        series.marker.format.line.color.theme_color = colour
    return frame


def _unlisted(legend: Any, series: Sequence[int]) -> None:
    """Remove series from the legend: of a line in pieces only one is listed."""
    for at in reversed(series):
        entry = OxmlElement("c:legendEntry")
        for name, value in (("idx", at), ("delete", 1)):
            told = OxmlElement(f"c:{name}")
            told.set("val", str(value))
            entry.append(told)
        legend._element.find(qn("c:legendPos")).addnext(entry)


def _pieces(
    line: Line, breaks: Sequence[tuple[int, str]], years: range
) -> list[tuple[str, list[float | None]]]:  # fmt: skip
    values = dict(zip(line.years, line.values, strict=True))
    starts = [years[0], *(year for year, _ in breaks if years[0] < year <= years[-1]), years[-1] + 1]
    pieces = []
    for start, end in pairwise(starts):
        inside = [year for year in years if start <= year < end and year in values]
        if inside:
            span = f"{inside[0]}–{inside[-1]}" if inside[0] != inside[-1] else str(inside[0])
            pieces.append(
                (f"{line.name}, {span}", [values.get(year) if start <= year < end else None for year in years])
            )
    return [*pieces[:-1], *((line.name, told) for _, told in pieces[-1:])]


def points_chart(slide: Any, chart: Points, place: tuple[int, int, int, int]) -> Any:
    """All places, the line of expected values, the named places as separate series."""
    data = XyChartData()
    named = set() if chart.joined else {index for index, _ in chart.named}
    series = data.add_series(chart.series)
    for index, (x, y) in enumerate(zip(chart.x, chart.y, strict=True)):
        if index not in named:
            series.add_data_point(x, y)
    intercept, slope = chart.line
    line = data.add_series(chart.line_name or f"{chart.y_name} = {intercept:.2f} + {slope:.2f} × {chart.x_name}")
    for x in (min(chart.x), max(chart.x)):
        line.add_data_point(x, intercept + slope * x)
    for index, text in chart.named:
        data.add_series(text).add_data_point(chart.x[index], chart.y[index])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *place, data)
    drawn = _plain(frame.chart, legend=bool(chart.named))
    for axis, name in ((drawn.category_axis, chart.x_name), (drawn.value_axis, chart.y_name)):
        axis.has_major_gridlines, axis.has_title = False, True
        axis.axis_title.text_frame.text = name
    for axis, values in ((drawn.category_axis, chart.x), (drawn.value_axis, chart.y)):
        if (round(min(values), 6), round(max(values), 6)) == (0, 100):  # shares of a whole end where it ends
            axis.minimum_scale, axis.maximum_scale = 0, 100
    if chart.logarithmic:
        by_size(drawn.category_axis, min(chart.x), max(chart.x))
    for position, entry in enumerate(drawn.plots[0].series):
        colour = QUIET if position == 0 else OTHER if position == 1 else OWN
        entry.marker.format.fill.solid()
        entry.marker.format.fill.fore_color.theme_color = colour
        entry.marker.format.line.fill.background()
        if position == 1:
            entry.format.line.color.theme_color, entry.format.line.width = colour, Pt(2.5)
        elif position == 0 and chart.joined:
            entry.format.line.color.theme_color, entry.format.line.width = colour, Pt(3)
            entry.marker.style = XL_MARKER_STYLE.NONE
        else:
            entry.format.line.fill.background()
    return frame


def radar_chart(slide: Any, chart: Radar, place: tuple[int, int, int, int]) -> Any:
    """The own series as a line, the others as markers only; shares in per cent, empty where missing."""
    data = CategoryChartData(number_format="0")
    data.categories = list(chart.labels)
    for entry in chart.series:
        data.add_series(entry.name, [None if share is None else round(100 * share, 1) for share in entry.shares])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.RADAR_MARKERS, *place, data)
    drawn = _plain(frame.chart, legend=True)
    drawn.value_axis.minimum_scale, drawn.value_axis.maximum_scale, drawn.value_axis.major_unit = 0, 100, 25
    drawn.value_axis.has_major_gridlines = True
    drawn.value_axis.major_gridlines.format.line.color.theme_color = MSO_THEME_COLOR.BACKGROUND_2
    drawn.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    styles = (XL_MARKER_STYLE.CIRCLE, XL_MARKER_STYLE.DIAMOND, XL_MARKER_STYLE.CIRCLE, XL_MARKER_STYLE.SQUARE)
    for series, colour, style in zip(drawn.plots[0].series, (OWN, OWN, OTHER, QUIET), styles, strict=False):
        series.smooth, series.marker.style, series.marker.size = False, style, 11
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.theme_color = colour
        if style == XL_MARKER_STYLE.CIRCLE and colour == OWN:
            series.format.line.color.theme_color, series.format.line.width = colour, Pt(3)
        else:
            series.format.line.fill.background()
    return frame


def _plain(chart: Any, legend: bool) -> Any:
    chart.font.size, chart.has_title, chart.has_legend = LETTERS, False, legend
    chart.font.color.rgb = RGBColor.from_string("14232E")
    if legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.format.line.fill.background()
    return chart
