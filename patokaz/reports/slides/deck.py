"""Slides as an editable deck: placeholders, native charts, sources, alternative texts, slide numbers."""

import io
from collections.abc import Sequence
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Emu, Pt

from patokaz.charts.palette import PALETTES
from patokaz.charts.radar import Radar
from patokaz.language.languages import office_tag
from patokaz.language.spans import hold_spans, in_slide
from patokaz.reports.files.qr import qr_png
from patokaz.reports.files.typeset import svg_as_png
from patokaz.reports.slides.letters import LINE, fitted, width, wrapped
from patokaz.reports.slides.model import AreaMap, Bars, Deck, Fields, Lines, Number, Points, Slide, Standing
from patokaz.reports.slides.office_charts import bars_chart, lines_chart, points_chart, radar_chart
from patokaz.reports.slides.office_master import FINDING, QUESTION, empty_deck, settle_properties, slide_number
from patokaz.reports.slides.scene import SENTENCE, TITLE, WIDE, Box
from patokaz.reports.slides.skins import chart_svg

UNIT = 12192000 / WIDE  # of the grid, in English Metric Units
POINTS = 0.5  # a unit of the grid in points
SENTENCE_INDEX, SOURCE_INDEX = 1, 13
LEFT, ACROSS = 96, 1728
FOOT, QR_TOP = 960, 880
PICTURE = 1728
UNDER = 24  # size of what stands under a chart
TABLE, CELL, ROW_AIR = 40, 36, 20  # of a table's letters, and what a cell keeps free at its sides and above and below
CELL_LETTERS = (TABLE, 36, 32, 28, 24)
NAMES = 0.4  # of a table for its names, at least
FIELD_LETTERS, FIELD_TITLE, FIELD_GAP = (36, 32, 28, 24), 54, 20
NARROWER = 0.8  # an office's own letters are wider than those that are measured
HEADLINE = 0.72  # and those that stand in for Georgia where it is missing wider still
ABOVE = (Number, Standing, Fields)  # stand above the code; all else ends beside it, and is higher
RUNS = ("rPr", "endParaRPr", "defRPr")
NAMESPACE = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def deck_file(deck: Deck) -> bytes:
    """The slides as PPTX."""
    made = empty_deck()
    for slide in deck.slides:
        _add(made, slide, deck)
        hold_spans(made.slides[-1].element.iter(f"{NAMESPACE}t"), in_slide)
    settle_properties(made, deck.title, deck.made, office_tag(deck.language))
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def _add(made: Any, slide: Slide, deck: Deck) -> None:
    asks = slide.kind == "question"
    added = made.slides.add_slide(made.slide_layouts[QUESTION if asks else FINDING])
    title_high = _title(added, slide, asks)
    top = 52 + title_high + 12
    sentence = added.placeholders[SENTENCE_INDEX]
    if slide.sentence:
        room = (ACROSS if not asks else 1000) * NARROWER
        size, lines = fitted(slide.sentence, room, ((SENTENCE, 2), (40, 2), (36, 3), (30, 4)))
        sentence.text_frame.text = slide.sentence
        sentence.text_frame.paragraphs[0].runs[0].font.size = Pt(size * POINTS)
        if not asks:
            high = size * LINE * len(lines) * 1.06 + 8
            _place(sentence, Box(LEFT, top, ACROSS, high))
            top += high
    else:
        _remove(sentence)
    if slide.foot:
        added.placeholders[SOURCE_INDEX].text_frame.text = slide.foot
    else:
        _remove(added.placeholders[SOURCE_INDEX])
    if slide.chart is not None:
        above, beside = (QR_TOP - 56, ACROSS) if slide.address else (FOOT - 36, ACROSS)
        if slide.address and not isinstance(slide.chart, ABOVE):
            above, beside = FOOT - 36, ACROSS - 150
        _chart(added, slide, Box(LEFT, top + 20, beside, above - top))
    if slide.address:
        _qr(added, slide.address, deck.words["scan"], asks)
    added.shapes._spTree.append(slide_number(len(made.slides)))
    notes = [slide.described if slide.chart is not None else "", *slide.notes, slide.foot, slide.address]
    added.notes_slide.notes_text_frame.text = "\n".join(dict.fromkeys(note for note in notes if note))
    for part in (added._element, added.notes_slide._element):
        for run in (entry for name in RUNS for entry in part.iter(NAMESPACE + name)):
            run.set("lang", office_tag(deck.language))


def _title(added: Any, slide: Slide, asks: bool) -> float:
    """The title at the largest usual size that fits; returns its height in grid units."""
    steps = ((TITLE, 2), (56, 2), (48, 2), (44, 3), (40, 3), (36, 4)) if not asks else ((80, 4), (64, 5), (56, 6))
    size, lines = fitted(slide.title, (ACROSS if not asks else 1060) * HEADLINE, steps, "serif")
    frame = added.shapes.title.text_frame
    frame.text = slide.title
    frame.paragraphs[0].runs[0].font.size = Pt(size * POINTS)
    return size * LINE * len(lines)


def _chart(added: Any, slide: Slide, box: Box) -> None:
    chart, place = slide.chart, _emu(box)
    match chart:
        case Bars():
            _described(bars_chart(added, chart, place), slide)
        case Lines():
            _reasons(added, chart, slide, box)
        case Points():
            _described(points_chart(added, chart, place), slide)
        case Radar():
            _described(radar_chart(added, chart, place), slide)
        case Number():
            _number(added, chart, slide, box)
        case Standing():
            _table(added, chart, slide, box)
        case AreaMap():
            svg = chart_svg(slide, Box(0, 0, box.wide, box.high), PALETTES["light"])
            picture = added.shapes.add_picture(io.BytesIO(svg_as_png(svg, PICTURE)), *place)
            _described(picture, slide)
        case Fields():
            _fields(added, chart, box)


def _reasons(added: Any, chart: Lines, slide: Slide, box: Box) -> None:
    """The lines, and below them the reason of each break."""
    told = [f"{year}: {reason}" for year, reason in chart.breaks if reason]
    lines = [line for text in told for line in wrapped(text, UNDER, box.wide - 2 * UNDER)]
    room = 30 * len(lines) + 10 if told else 0
    place = _emu(Box(box.left, box.top, box.wide, box.high - room))
    _described(lines_chart(added, chart, place), slide)
    if told:
        _text(added, "\n".join(told), Box(box.left, box.bottom - room, box.wide, room), UNDER, MSO_THEME_COLOR.TEXT_2)


def _number(added: Any, chart: Number, slide: Slide, box: Box) -> None:
    """The number, its rank, and a native chart of the place and its comparison areas."""
    beside = len(chart.compared) > 1
    wide = box.wide * (0.42 if beside else 1)
    size, _ = fitted(chart.text, wide, ((200, 1), (160, 1), (120, 1), (96, 1)), "bold")
    _text(added, chart.text, Box(box.left, box.top + 40, wide, size * 1.3), size, MSO_THEME_COLOR.ACCENT_1, bold=True)
    under = " · ".join(part for part in (chart.unit, chart.below) if part)
    _text(added, under, Box(box.left, box.top + 50 + size * 1.3, wide, 130), 44, MSO_THEME_COLOR.TEXT_2)
    if beside:
        right = Box(box.left + wide + 20, box.top, box.wide - wide - 20, min(box.high, 110 * len(chart.compared) + 60))
        place = _emu(right)
        _described(bars_chart(added, Bars(chart.compared, slide.title.split(":")[0], unit=chart.unit), place), slide)


def _table(added: Any, chart: Standing, slide: Slide, box: Box) -> None:
    """Name, value and rank; heads that repeat the title are left out."""
    told = [(row.name, row.value, row.rank) for row in chart.rows]
    kept = [x for x in range(3) if any(row[x] for row in told)]
    heads = ["" if chart.heads[x] == slide.title else chart.heads[x] for x in kept]
    headed = any(heads)
    rows = [*([heads] if headed else []), *([row[x] for x in kept] for row in told)]
    widths = _columns(rows, box.wide)
    size = next((size for size in CELL_LETTERS if _rows_high(rows, widths, size) <= box.high), CELL_LETTERS[-1])
    high = min(box.high, 88 * len(rows))
    frame = added.shapes.add_table(
        len(rows), len(kept), *_emu(Box(box.left, box.top, box.wide, high))
    )  # fmt: skip
    frame.table.first_row = headed
    for column, wide in zip(frame.table.columns, widths, strict=True):
        column.width = Emu(int(wide * UNIT))
    for y, row in enumerate(rows):
        is_head = headed and y == 0
        frame.table.rows[y].height = Emu(int(_row_high(row, widths, size) * UNIT))
        for x, text in enumerate(row):
            _cell(frame.table.cell(y, x), text, size, is_head, kept[x] == 1)
    spare = (high - sum(row.height for row in frame.table.rows) / UNIT) / len(rows)
    for row in frame.table.rows:
        row.height = Emu(int(row.height + max(0.0, spare) * UNIT))
    _described(frame, slide)


def _cell(cell: Any, text: str, size: float, is_head: bool, is_value: bool) -> None:
    cell.fill.solid()
    cell.fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_2 if is_head else MSO_THEME_COLOR.BACKGROUND_1
    cell.text_frame.text = text
    font = cell.text_frame.paragraphs[0].runs[0].font if text else cell.text_frame.paragraphs[0].font
    font.size, font.bold = Pt(size * POINTS), is_head or is_value
    font.color.theme_color = MSO_THEME_COLOR.ACCENT_1 if is_value and not is_head else MSO_THEME_COLOR.TEXT_1


def _rows_high(rows: Sequence[Sequence[str]], widths: Sequence[float], size: float) -> float:
    return sum(_row_high(row, widths, size) for row in rows)


def _row_high(row: Sequence[str], widths: Sequence[float], size: float) -> float:
    """Height of a row at a font size: that of the cell with the most lines."""
    lines = [len(wrapped(text, size, (wide - CELL) * NARROWER)) for text, wide in zip(row, widths, strict=True)]
    return size * LINE * max(1, *lines) + ROW_AIR


def _columns(rows: Sequence[Sequence[str]], within: float) -> list[float]:
    """Column widths of a table: values in one line where possible, the rest for the names."""
    texts = list(zip(*rows, strict=True))[1:]
    wished = [max(width(text, TABLE, "bold") for text in column) / NARROWER + CELL for column in texts]
    room = within * (1 - NAMES)
    shrunk = min(1.0, room / sum(wished)) if wished else 1.0
    others = [wide * shrunk for wide in wished]
    return [within - sum(others), *others]


def _fields(added: Any, chart: Fields, box: Box) -> None:
    """Two columns, each field as high as its lines, at the largest font size at which both columns fit."""
    half = (box.wide - 60) / 2
    size = next((size for size in FIELD_LETTERS if _columns_high(chart, half, size) <= box.high), FIELD_LETTERS[-1])
    tops = [box.top, box.top]
    for position, (title, texts) in enumerate(chart.fields):
        side = position % 2
        left, high = box.left + (half + 60) * side, _field_high(texts, half, size)
        colour = MSO_THEME_COLOR.ACCENT_2 if side else MSO_THEME_COLOR.ACCENT_1
        _text(added, title, Box(left, tops[side], half, FIELD_TITLE), 40, colour, bold=True)
        _text(added, "\n".join(texts), Box(left, tops[side] + FIELD_TITLE, half, high), size, MSO_THEME_COLOR.TEXT_1)
        rest = box.high - _columns_high(chart, half, size)
        tops[side] += FIELD_TITLE + high + FIELD_GAP + max(0.0, min(rest, 60))


def _columns_high(chart: Fields, wide: float, size: float) -> float:
    """Height of the higher column at a font size."""
    sides = (chart.fields[side::2] for side in (0, 1))
    return max(sum(FIELD_TITLE + _field_high(texts, wide, size) + FIELD_GAP for _, texts in side) for side in sides)


def _field_high(texts: Sequence[str], wide: float, size: float) -> float:
    return size * LINE * sum(len(wrapped(text, size, wide * NARROWER)) or 1 for text in texts)


def _qr(added: Any, address: str, words: str, large: bool) -> None:
    """The code in the corner above the slide number, large beside a question; its words are its alternative text."""
    side = 560 if large else 120
    left, top = WIDE - 96 - side, 240 if large else QR_TOP
    shape = added.shapes.add_picture(io.BytesIO(qr_png(address)), *_emu(Box(left, top, side, side)))
    shape._element._nvXxPr.cNvPr.set("descr", f"{words} {address}")
    shape.name = "QR"
    shape.click_action.hyperlink.address = address


def _text(
    added: Any, text: str, box: Box, size: float, colour: Any, bold: bool = False
) -> None:  # fmt: skip
    frame = added.shapes.add_textbox(*_emu(box)).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for position, line in enumerate(text.split("\n")):
        paragraph = frame.paragraphs[0] if position == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.bold = Pt(size * POINTS), bold
        run.font.color.theme_color = colour


def _described(shape: Any, slide: Slide) -> None:
    shape._element._nvXxPr.cNvPr.set("descr", slide.described)
    shape.name = slide.title[:60]


def _place(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = _emu(box)


def _emu(box: Box) -> tuple[int, int, int, int]:
    """A grid box in English Metric Units."""
    left, top, wide, high = (int(value * UNIT) for value in (box.left, box.top, box.wide, box.high))
    return left, top, wide, high


def _remove(shape: Any) -> None:
    shape._element.getparent().remove(shape._element)
