"""What every deck of slides is made of: slides with sources in the notes, texts, tables, native charts."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import segno
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.oxml import parse_xml
from pptx.util import Emu, Inches, Pt

from patokaz.charts.palette import PALETTES

WIDE = (Inches(13.333), Inches(7.5))
MARGIN = Inches(0.7)
WITHIN = Emu(WIDE[0] - 2 * MARGIN)
BLANK = 6
FONT = "Calibri"
SIGNLESS = "0.0;0.0"
LONG = 140
SIZES = (18, 16, 14, 12, 11, 10, 9, 8)
NO_BREAK = "\u00a0"
PALETTE = PALETTES["light"]
CHARTS = "http://schemas.openxmlformats.org/drawingml/2006/chart"


class Told(Protocol):
    """What slides need of a report."""

    @property
    def name(self) -> str: ...
    @property
    def made(self) -> str: ...
    @property
    def address(self) -> str: ...
    @property
    def sources(self) -> Sequence[str]: ...
    @property
    def words(self) -> Mapping[str, str]: ...


def new_deck() -> Any:
    """An empty deck of 16:9."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDE
    return deck


def deck_file(deck: Any) -> bytes:
    """The deck as PPTX."""
    target = io.BytesIO()
    deck.save(target)
    return target.getvalue()


def add_slide(deck: Any, title: str, report: Told, sources: Sequence[str]) -> Any:
    """A slide with title, foot line, and sources in the speaker's notes."""
    slide = deck.slides.add_slide(deck.slide_layouts[BLANK])
    background = slide.background.fill
    background.solid()
    background.fore_color.rgb = _colour(PALETTE.ground)
    if title:
        add_text(slide, title, Box(MARGIN, Inches(0.45), WITHIN, Inches(0.8)), 32 if len(title) < 48 else 22, bold=True)
    add_text(
        slide,
        f"Patokaz · {report.name} · {report.made}",
        Box(MARGIN, Inches(6.95), WITHIN, Inches(0.35)),
        11,
        PALETTE.ink2,
    )
    notes = list(dict.fromkeys([*sources, report.words["about"], report.address]))
    slide.notes_slide.notes_text_frame.text = "\n".join(notes)
    return slide


@dataclass(frozen=True)
class Box:
    """A place on a slide, in English Metric Units."""

    left: int
    top: int
    width: int
    height: int


def add_text(slide: Any, text: str, box: Box, size: int, colour: str = PALETTE.ink, bold: bool = False) -> None:
    """A text in a box; every line a paragraph. size: of the letters, in points."""
    frame = slide.shapes.add_textbox(box.left, box.top, box.width, box.height).text_frame
    frame.word_wrap = True
    for position, line in enumerate(text.split("\n")):
        paragraph = frame.paragraphs[0] if position == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
        run.font.color.rgb = _colour(colour)
        paragraph.space_after = Pt(size / 3)


def fitting_size(text: str, width: int, height: int) -> int:
    """The largest of the usual letter sizes in which a text fits a box, by the mean width of letters."""
    for size in SIZES:
        letters = width / Pt(size * 0.55)
        lines = sum(-(-max(1, len(line)) // letters) for line in text.split("\n"))
        if Pt(size * 1.2) * lines + Pt(size / 3) * text.count("\n") <= height:
            return size
    return SIZES[-1]


def add_table(
    slide: Any,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    shares: Sequence[float] = (0.46, 0.16, 0.16, 0.08, 0.14),
    size: int = 16,
) -> None:
    """A table with a coloured head. shares: of the width, by column; size: of the letters, in points."""
    height = Inches(0.42 * size / 16 * (len(rows) + 1))
    shape = slide.shapes.add_table(len(rows) + 1, len(heads), MARGIN, Inches(1.4), WITHIN, height)
    table = shape.table
    for position, share in enumerate(shares):
        table.columns[position].width = Emu(int(WITHIN * share))
    for y, row in enumerate([heads, *rows]):
        table.rows[y].height = int(height / (len(rows) + 1))
        for x, text in enumerate(row):
            cell = table.cell(y, x)
            cell.fill.solid()
            cell.fill.fore_color.rgb = _colour(PALETTE.accent if y == 0 else PALETTE.card)
            cell.margin_top = cell.margin_bottom = Pt(size / 6)
            paragraph = cell.text_frame.paragraphs[0]
            run = paragraph.add_run()
            run.text = text or NO_BREAK  # an empty run takes the height of usual letters
            run.font.size, run.font.name, run.font.bold = Pt(size), FONT, y == 0 or x == 1
            run.font.color.rgb = _colour(PALETTE.card if y == 0 else PALETTE.ink)


def style_pyramid(chart: Any) -> None:
    """Bars of two series back to back: the first series is drawn to the left, its numbers without a sign."""
    plot = chart.plots[0]
    plot.overlap, plot.gap_width = 100, 12
    chart.category_axis.reverse_order = False
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.value_axis.tick_labels.number_format, chart.value_axis.tick_labels.number_format_is_linked = SIGNLESS, False


def add_chart(slide: Any, kind: Any, data: CategoryChartData, top: float, height: float, title: str) -> Any:
    """A native chart that stays editable."""
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


def add_closing(deck: Any, report: Told) -> None:
    """The last slide: sources, method, address and its QR code."""
    slide = add_slide(deck, report.words["sources"], report, [])
    add_text(
        slide,
        "\n".join(report.sources),
        Box(MARGIN, Inches(1.3), Inches(9.4), Inches(4.6)),
        11 if len(report.sources) < 11 else 8,
    )
    add_text(
        slide,
        f"{report.words['about']}\n{report.words['scan']} {report.address}",
        Box(MARGIN, Inches(5.95), Inches(9.4), Inches(0.9)),
        11 if len(report.address) < LONG else 8,
        PALETTE.ink2,
    )
    picture = io.BytesIO()
    segno.make(report.address, error="m").save(picture, kind="png", scale=8, border=1)
    picture.seek(0)
    slide.shapes.add_picture(picture, Inches(10.5), Inches(2), width=Inches(2.1))


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
