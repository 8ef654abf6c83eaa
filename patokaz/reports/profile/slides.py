"""A report as slides: native charts that stay editable, one message a slide, sources in the speaker's notes."""

import io
from itertools import pairwise
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Emu, Inches

from patokaz.reports.files.slide_parts import (
    MARGIN,
    PALETTE,
    SIGNLESS,
    WIDE,
    WITHIN,
    Box,
    add_chart,
    add_closing,
    add_slide,
    add_table,
    add_text,
    deck_file,
    fitting_size,
    new_deck,
    style_pyramid,
)
from patokaz.reports.files.typeset import map_picture, svg_as_png
from patokaz.reports.profile.model import SWOT_PARTS, Report, ReportBlock, ReportChart, ReportMap

MOST_BARS = 12
SWOT_FIELD, STANDING = Inches(2.2), Inches(4.5)


def pptx_file(report: Report) -> bytes:
    """Slides 16:9: the place, ten figures, what stands out, SWOT, one slide a block and a structure, trends, sources."""
    deck = new_deck()
    _title_slide(deck, report)
    _figures_slide(deck, report)
    _standing_slide(deck, report)
    _swot_slide(deck, report)
    for drawn in report.maps:
        _map_slide(deck, drawn, report)
    for block in report.blocks:
        _block_slide(deck, block, report)
        for chart in block.charts:
            _structure_slide(deck, chart, report)
    _trend_slide(deck, report)
    add_closing(deck, report)
    return deck_file(deck)


def _title_slide(deck: Any, report: Report) -> None:
    slide = add_slide(deck, "", report, [])
    add_text(slide, report.name, Box(MARGIN, Inches(2.2), Inches(7.6), Inches(1.2)), 54, bold=True)
    add_text(slide, report.where, Box(MARGIN, Inches(3.5), Inches(7.6), Inches(0.6)), 22, PALETTE.ink2)
    add_text(slide, "\n".join([report.people, *report.context]), Box(MARGIN, Inches(4.1), Inches(7.6), Inches(1.6)), 22)
    if report.locator:
        slide.shapes.add_picture(io.BytesIO(svg_as_png(report.locator)), Inches(8.7), Inches(1.9), width=Inches(4))


def _figures_slide(deck: Any, report: Report) -> None:
    sources = [source for figure in report.headline for source in figure.sources]
    slide = add_slide(deck, report.words["headline"], report, sources)
    heads = [report.words[key] for key in ("indicator", "value", "unit", "year", "rank")]
    rows = [[f.name, f.text, f.unit, str(f.year), f.rank] for f in report.headline]
    add_table(slide, heads, rows)


def _standing_slide(deck: Any, report: Report) -> None:
    slide = add_slide(deck, report.words["standout"], report, [report.words["rule"]])
    half = Emu(int(WITHIN / 2 - Inches(0.2)))
    for left, title, items, colour in (
        (MARGIN, report.words["strengths"], report.strengths, PALETTE.accent),
        (Emu(MARGIN + half + Inches(0.4)), report.words["weaknesses"], report.weaknesses, PALETTE.contrast),
    ):
        add_text(slide, title, Box(left, Inches(1.6), half, Inches(0.5)), 24, colour, bold=True)
        text = "\n".join(items) or "–"
        add_text(slide, text, Box(left, Inches(2.2), half, STANDING), fitting_size(text, half, STANDING))


def _swot_slide(deck: Any, report: Report) -> None:
    slide = add_slide(deck, report.words["swot"], report, [report.swot.note])
    half = Emu(int(WITHIN / 2 - Inches(0.2)))
    for position, part in enumerate(SWOT_PARTS):
        left = Emu(MARGIN + (half + Inches(0.4)) * (position % 2))
        top = Inches(1.35 + 2.75 * (position // 2))
        colour = PALETTE.contrast if position % 2 else PALETTE.accent
        text = "\n".join(report.swot.parts[part] or [report.words["to_fill"]])
        add_text(slide, report.words[part], Box(left, top, half, Inches(0.4)), 20, colour, bold=True)
        add_text(
            slide, text, Box(left, Emu(top + Inches(0.45)), half, SWOT_FIELD), fitting_size(text, half, SWOT_FIELD)
        )


def _map_slide(deck: Any, drawn: ReportMap, report: Report) -> None:
    slide = add_slide(deck, drawn.title, report, drawn.notes)
    picture = slide.shapes.add_picture(
        io.BytesIO(map_picture(drawn, "png", bare=True)), MARGIN, Inches(1.4), height=Inches(5.3)
    )
    if picture.width > WITHIN:
        picture.width, picture.height = WITHIN, Emu(int(picture.height * WITHIN / picture.width))
    picture.left = Emu(int((WIDE[0] - picture.width) / 2))


def _block_slide(deck: Any, block: ReportBlock, report: Report) -> None:
    ranked = [figure for figure in block.figures if figure.position is not None and not figure.of_area][:MOST_BARS]
    if not ranked:
        return
    slide = add_slide(deck, block.title, report, [source for figure in ranked for source in figure.sources])
    add_text(slide, block.sentence, Box(MARGIN, Inches(1.25), WITHIN, Inches(0.9)), 18)
    data = CategoryChartData(number_format="0")
    data.categories = [f"{figure.name}: {figure.text} {figure.unit} ({figure.rank})" for figure in ranked]
    data.add_series(report.words["position"], [round(figure.position or 0.0, 1) for figure in ranked])
    height = min(4.5, 1.0 + 0.55 * len(ranked))
    chart = add_chart(slide, XL_CHART_TYPE.BAR_CLUSTERED, data, top=2.3, height=height, title=report.words["position"])
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0, 100


def _structure_slide(deck: Any, chart: ReportChart, report: Report) -> None:
    slide = add_slide(deck, chart.title, report, chart.notes)
    add_text(slide, chart.sentence, Box(MARGIN, Inches(1.25), WITHIN, Inches(0.6)), 18)
    data = CategoryChartData(number_format=SIGNLESS)
    data.categories = list(chart.labels)
    if chart.sides:
        left = [None if share is None else -share for share in chart.shares]
        for name, shares in zip(chart.sides, (left, list(chart.against)), strict=True):
            data.add_series(name, shares)
    else:
        data.add_series(report.name, list(chart.shares))
    height = 4.9 if chart.sides else min(4.9, 1.0 + 0.55 * len(chart.labels))
    drawn = add_chart(slide, XL_CHART_TYPE.BAR_CLUSTERED, data, top=1.9, height=height, title="%")
    if chart.sides:
        style_pyramid(drawn)


def _trend_slide(deck: Any, report: Report) -> None:
    """The headline figure with the longest series as a native line; none where all are of one or two years."""
    figure = max(report.headline, key=lambda entry: len(entry.years), default=None)
    if figure is None or len(figure.years) < 3:
        return
    slide = add_slide(deck, figure.name, report, figure.sources)
    years = range(figure.years[0], figure.years[-1] + 1)
    values = dict(zip(figure.years, figure.values, strict=True))
    data = CategoryChartData(number_format="General")
    data.categories = [str(year) for year in years]
    starts = [years[0], *(year for year in figure.breaks if years[0] < year <= years[-1]), years[-1] + 1]
    for start, end in pairwise(starts):  # a break in the series breaks the line
        data.add_series(str(start), [values.get(year) if start <= year < end else None for year in years])
    chart = add_chart(slide, XL_CHART_TYPE.LINE, data, top=1.5, height=5.2, title=figure.unit)
    chart.has_legend = False
