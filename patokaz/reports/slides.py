"""A report as slides: native charts that stay editable, one message a slide, sources in the speaker's notes."""

import io
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import segno
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.oxml import parse_xml
from pptx.util import Emu, Inches, Pt

from patokaz.charts.palette import PALETTES
from patokaz.reports.model import Report, ReportBlock, ReportChart
from patokaz.reports.typeset import svg_as_png

WIDE = (Inches(13.333), Inches(7.5))
MARGIN = Inches(0.7)
WITHIN = Emu(WIDE[0] - 2 * MARGIN)
BLANK = 6
FONT = "Calibri"
PALETTE = PALETTES["light"]
MOST_BARS = 12
CHARTS = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def pptx_file(report: Report) -> bytes:
    """Slides 16:9: the place, ten figures, what stands out, one slide a block and a structure, trends, sources."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDE
    _title_slide(deck, report)
    _figures_slide(deck, report)
    _standing_slide(deck, report)
    for block in report.blocks:
        _block_slide(deck, block, report)
        for chart in block.charts:
            _structure_slide(deck, chart, report)
    _trend_slide(deck, report)
    _closing_slide(deck, report)
    target = io.BytesIO()
    deck.save(target)
    return target.getvalue()


def _title_slide(deck: Any, report: Report) -> None:
    slide = _slide(deck, "", report, [])
    _text(slide, report.name, MARGIN, Inches(2.2), Inches(7.6), Inches(1.2), 54, bold=True)
    _text(slide, report.where, MARGIN, Inches(3.5), Inches(7.6), Inches(0.6), 22, PALETTE.ink2)
    _text(slide, "\n".join([report.people, *report.context]), MARGIN, Inches(4.1), Inches(7.6), Inches(1.6), 22)
    if report.locator:
        slide.shapes.add_picture(io.BytesIO(svg_as_png(report.locator)), Inches(8.7), Inches(1.9), width=Inches(4))


def _figures_slide(deck: Any, report: Report) -> None:
    sources = [source for figure in report.headline for source in figure.sources]
    slide = _slide(deck, report.words["headline"], report, sources)
    heads = [report.words[key] for key in ("indicator", "value", "unit", "year", "rank")]
    rows = [[f.name, f.text, f.unit, str(f.year), f.rank] for f in report.headline]
    _table(slide, heads, rows)


def _standing_slide(deck: Any, report: Report) -> None:
    slide = _slide(deck, report.words["standout"], report, [report.words["rule"]])
    half = Emu(int(WITHIN / 2 - Inches(0.2)))
    for left, title, items, colour in (
        (MARGIN, report.words["strengths"], report.strengths, PALETTE.accent),
        (Emu(MARGIN + half + Inches(0.4)), report.words["weaknesses"], report.weaknesses, PALETTE.contrast),
    ):
        _text(slide, title, left, Inches(1.6), half, Inches(0.5), 24, colour, bold=True)
        _text(slide, "\n".join(items) or "–", left, Inches(2.2), half, Inches(4), 20)


def _block_slide(deck: Any, block: ReportBlock, report: Report) -> None:
    ranked = [figure for figure in block.figures if figure.position is not None and not figure.of_area][:MOST_BARS]
    if not ranked:
        return
    slide = _slide(deck, block.title, report, [source for figure in ranked for source in figure.sources])
    _text(slide, block.sentence, MARGIN, Inches(1.25), WITHIN, Inches(0.9), 18)
    data = CategoryChartData(number_format="0")
    data.categories = [f"{figure.name}: {figure.text} {figure.unit} ({figure.rank})" for figure in ranked]
    data.add_series(report.words["position"], [round(figure.position or 0.0, 1) for figure in ranked])
    height = min(4.5, 1.0 + 0.55 * len(ranked))
    chart = _chart(slide, XL_CHART_TYPE.BAR_CLUSTERED, data, top=2.3, height=height, title=report.words["position"])
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0, 100


def _structure_slide(deck: Any, chart: ReportChart, report: Report) -> None:
    slide = _slide(deck, chart.title, report, chart.notes)
    _text(slide, chart.sentence, MARGIN, Inches(1.25), WITHIN, Inches(0.6), 18)
    data = CategoryChartData(number_format="0.0")
    data.categories = list(chart.labels)
    if chart.sides:
        for name, shares in zip(chart.sides, (chart.shares, chart.against), strict=True):
            data.add_series(name, list(shares))
    else:
        data.add_series(report.name, list(chart.shares))
    height = 4.9 if chart.sides else min(4.9, 1.0 + 0.55 * len(chart.labels))
    drawn = _chart(slide, XL_CHART_TYPE.BAR_CLUSTERED, data, top=1.9, height=height, title="%")
    drawn.category_axis.reverse_order = not chart.sides


def _trend_slide(deck: Any, report: Report) -> None:
    """The headline figure with the longest series as a native line; none where all are of one or two years."""
    figure = max(report.headline, key=lambda entry: len(entry.years), default=None)
    if figure is None or len(figure.years) < 3:
        return
    slide = _slide(deck, figure.name, report, figure.sources)
    years = range(figure.years[0], figure.years[-1] + 1)
    values = dict(zip(figure.years, figure.values, strict=True))
    data = CategoryChartData(number_format="General")
    data.categories = [str(year) for year in years]
    starts = [years[0], *(year for year in figure.breaks if years[0] < year <= years[-1]), years[-1] + 1]
    for start, end in pairwise(starts):  # a break in the series breaks the line
        data.add_series(str(start), [values.get(year) if start <= year < end else None for year in years])
    chart = _chart(slide, XL_CHART_TYPE.LINE, data, top=1.5, height=5.2, title=figure.unit)
    chart.has_legend = False


def _closing_slide(deck: Any, report: Report) -> None:
    slide = _slide(deck, report.words["sources"], report, [])
    _text(
        slide,
        "\n".join(report.sources),
        MARGIN,
        Inches(1.3),
        Inches(9.4),
        Inches(4.6),
        11 if len(report.sources) < 11 else 8,
    )
    _text(
        slide,
        f"{report.words['about']}\n{report.words['scan']} {report.address}",
        MARGIN,
        Inches(6.1),
        Inches(9.4),
        Inches(0.8),
        11,
        PALETTE.ink2,
    )
    picture = io.BytesIO()
    segno.make(report.address, error="m").save(picture, kind="png", scale=8, border=1)
    picture.seek(0)
    slide.shapes.add_picture(picture, Inches(10.5), Inches(2), width=Inches(2.1))


def _slide(deck: Any, title: str, report: Report, sources: Sequence[str]) -> Any:
    slide = deck.slides.add_slide(deck.slide_layouts[BLANK])
    background = slide.background.fill
    background.solid()
    background.fore_color.rgb = _colour(PALETTE.ground)
    if title:
        _text(slide, title, MARGIN, Inches(0.45), WITHIN, Inches(0.8), 32 if len(title) < 48 else 22, bold=True)
    _text(
        slide, f"Patokaz · {report.name} · {report.made}", MARGIN, Inches(6.95), WITHIN, Inches(0.35), 11, PALETTE.ink2
    )
    notes = list(dict.fromkeys([*sources, report.words["about"], report.address]))
    slide.notes_slide.notes_text_frame.text = "\n".join(notes)
    return slide


def _text(
    slide: Any, text: str, left: int, top: int, width: int, height: int, size: int, colour: str = PALETTE.ink, bold: bool = False,
) -> None:  # fmt: skip
    frame = slide.shapes.add_textbox(left, top, width, height).text_frame
    frame.word_wrap = True
    for position, line in enumerate(text.split("\n")):
        paragraph = frame.paragraphs[0] if position == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
        run.font.color.rgb = _colour(colour)
        paragraph.space_after = Pt(size / 3)


def _table(slide: Any, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    shape = slide.shapes.add_table(
        len(rows) + 1, len(heads), MARGIN, Inches(1.4), WITHIN, Inches(0.42 * (len(rows) + 1))
    )
    table = shape.table
    shares = (0.46, 0.16, 0.16, 0.08, 0.14)
    for position, share in enumerate(shares):
        table.columns[position].width = Emu(int(WITHIN * share))
    for y, row in enumerate([heads, *rows]):
        for x, text in enumerate(row):
            cell = table.cell(y, x)
            cell.fill.solid()
            cell.fill.fore_color.rgb = _colour(PALETTE.accent if y == 0 else PALETTE.card)
            paragraph = cell.text_frame.paragraphs[0]
            run = paragraph.add_run()
            run.text = text
            run.font.size, run.font.name, run.font.bold = Pt(16), FONT, y == 0 or x == 1
            run.font.color.rgb = _colour(PALETTE.card if y == 0 else PALETTE.ink)


def _chart(slide: Any, kind: Any, data: CategoryChartData, top: float, height: float, title: str) -> Any:
    chart = slide.shapes.add_chart(kind, MARGIN, Inches(top), WITHIN, Inches(height), data).chart
    chart.font.size, chart.font.name = Pt(13), FONT
    chart.font.color.rgb = _colour(PALETTE.ink)
    chart.has_title = False
    chart.has_legend = len(chart.plots[0].series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    chart.value_axis.has_major_gridlines = kind == XL_CHART_TYPE.LINE or chart.has_legend
    if chart.value_axis.has_major_gridlines:
        chart.value_axis.major_gridlines.format.line.color.rgb = _colour(PALETTE.line)
    chart.value_axis.has_title = bool(title)
    if title:
        chart.value_axis.axis_title.text_frame.text = title
    if kind == XL_CHART_TYPE.BAR_CLUSTERED:
        _style_bars(chart)
    else:
        for series in chart.plots[0].series:
            series.smooth = False
            series.format.line.color.rgb, series.format.line.width = _colour(PALETTE.accent), Pt(2.5)
    return chart


def _style_bars(chart: Any) -> None:
    plot = chart.plots[0]
    plot.gap_width = 45
    every_label = parse_xml(f'<c:tickLblSkip xmlns:c="{CHARTS}" val="1"/>')
    chart.category_axis._element.find(f"{{{CHARTS}}}noMultiLvlLbl").addprevious(every_label)
    chart.category_axis.tick_labels.font.size = Pt(11)
    chart.category_axis.reverse_order = True
    chart.value_axis.tick_label_position = (
        XL_TICK_LABEL_POSITION.NONE if len(plot.series) == 1 else XL_TICK_LABEL_POSITION.LOW
    )
    for series, colour in zip(plot.series, (PALETTE.accent, PALETTE.contrast), strict=False):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = _colour(colour)
    if len(plot.series) == 1:
        plot.has_data_labels = True
        plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
        plot.data_labels.font.size = Pt(12)


def _colour(text: str) -> RGBColor:
    return RGBColor.from_string(text.removeprefix("#"))
