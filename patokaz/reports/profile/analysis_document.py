"""A report as the socio-economic analysis that a municipal development plan begins with: a document ready to be edited."""

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from patokaz.charts.palette import PALETTES
from patokaz.reports.files.typeset import chart_picture, map_picture, svg_as_png
from patokaz.reports.profile.model import SWOT_PARTS, Report, ReportBlock, ReportChart, ReportFigure

WIDTHS = (Cm(5.2), Cm(2.9), Cm(1.4), Cm(2.2), Cm(4.9))
PALETTE = PALETTES["light"]
CHAPTERS = ("people", "workforce", "economy", "infrastructure", "resources", "quality_of_life", "public_finance")
TERRITORY = ("area_km2", "population_density_per_km2", "settlements_count", "urban_share_pct")


def docx_file(report: Report) -> bytes:
    """Chapters: territory, people, workforce, economy, infrastructure, environment, quality of life, finance, SWOT."""
    document = Document()
    _style(document)
    document.core_properties.title, document.core_properties.author = report.name, "Patokaz"
    document.add_heading(f"{report.words['analysis']}: {report.name}", 0)
    document.add_paragraph(f"{report.where} · {report.people} · {report.made}")
    for entry in report.context:
        document.add_paragraph(entry)
    _territory(document, report)
    blocks = {block.id: block for block in report.blocks}
    for chapter in CHAPTERS:
        _chapter(document, blocks[chapter], report)
    _similar(document, report)
    _swot(document, report)
    _closing(document, report)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def swot_file(report: Report) -> bytes:
    """The SWOT alone, on one sheet across, ready to be edited."""
    document = Document()
    _style(document)
    section = document.sections[0]
    section.page_width, section.page_height = section.page_height, section.page_width
    document.core_properties.title, document.core_properties.author = report.name, "Patokaz"
    document.add_heading(report.name, 0)
    document.add_paragraph(f"{report.where} · {report.people} · {report.made}")
    _swot(document, report)
    _source(document, f"{report.words['source']}: {'; '.join(report.sources)}.")
    if report.address:
        _source(document, f"{report.words['scan']} {report.address}")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _style(document: Any) -> None:
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    for name in ("Title", "Heading 1", "Heading 2"):
        style = document.styles[name]
        style.font.name, style.font.color.rgb = "Calibri", RGBColor.from_string(PALETTE.accent[1:])
        style.element.rPr.rFonts.set(qn("w:asciiTheme"), "minorHAnsi")


def _territory(document: Any, report: Report) -> None:
    document.add_heading(report.words["territory"], 1)
    if report.locator:
        document.add_picture(io.BytesIO(svg_as_png(report.locator)), width=Cm(8))
        _caption(document, report.words["figure"], report.name)
    figures = [figure for block in report.blocks for figure in block.figures if figure.indicator in TERRITORY]
    if figures:
        _table(document, report.words["territory"], figures, report)
    if report.maps:
        document.add_heading(report.words["maps"], 2)
    for drawn in report.maps:
        document.add_picture(io.BytesIO(map_picture(drawn, "png", bare=True)), width=Cm(13))
        document.paragraphs[-1].paragraph_format.keep_with_next = True
        _caption(document, report.words["figure"], drawn.title)
        _source(document, " ".join(drawn.notes))


def _chapter(document: Any, block: ReportBlock, report: Report) -> None:
    document.add_heading(block.title, 1)
    document.add_paragraph(block.sentence)
    if block.figures:
        _table(document, block.title, block.figures, report)
    for chart in block.charts:
        _picture(document, chart, report)


def _table(document: Any, title: str, figures: Sequence[ReportFigure], report: Report) -> None:
    _caption(document, report.words["table"], title)
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    words = report.words
    heads = (words["indicator"], words["value"], words["year"], words["rank"], words["compared"])
    table = document.add_table(rows=1, cols=len(heads))
    _ruled(table)
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        _write(cell, text, bold=True)
    for figure in figures:
        name = f"{figure.name} ({figure.of_area})" if figure.of_area else figure.name
        value = f"{figure.text} {figure.unit}".strip()
        row = table.add_row()
        _mark_row(row, "w:cantSplit")
        cells = row.cells
        for cell, text in zip(
            cells, (name, value, str(figure.year), figure.rank, "\n".join(figure.compare)), strict=True
        ):
            _write(cell, text)
        cells[1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = width
    sources = dict.fromkeys(source for figure in figures for source in figure.sources)
    _source(document, f"{words['source']}: {'; '.join(sources)}.")


def _similar(document: Any, report: Report) -> None:
    if report.similar is None:
        return
    document.add_heading(report.words["similar"], 1)
    _caption(document, report.words["table"], report.words["similar"])
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    table = document.add_table(rows=1, cols=1 + len(report.similar.names))
    _ruled(table)
    lines = [*report.similar.rows, (report.words["distance"], report.similar.distances)]
    for cell, text in zip(table.rows[0].cells[1:], report.similar.names, strict=True):
        _write(cell, text, bold=True, size=8.5)
    for name, texts in lines:
        for position, (cell, text) in enumerate(zip(table.add_row().cells, (name, *texts), strict=True)):
            _write(cell, text, size=8.5)
            if position:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _source(document, report.similar.note)


def _ruled(table: Any) -> None:
    """Thin lines between rows, and a head that is repeated on every page."""
    table.autofit = False
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("color", PALETTE.line[1:])):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)
    _mark_row(table.rows[0], "w:tblHeader")


def _mark_row(row: Any, mark: str) -> None:
    """Repeat a row on every page (w:tblHeader) or keep it on one (w:cantSplit)."""
    entry = OxmlElement(mark)
    entry.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(entry)


def _picture(document: Any, chart: ReportChart, report: Report) -> None:
    document.add_paragraph(chart.sentence)
    document.add_picture(io.BytesIO(chart_picture(chart, report.language, "png")), width=Cm(15))
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    _caption(document, report.words["figure"], chart.title)
    _source(document, " ".join(chart.notes))


def _swot(document: Any, report: Report) -> None:
    document.add_heading(report.words["swot"], 1)
    table = document.add_table(rows=2, cols=2, style="Table Grid")
    for row in table.rows:
        _mark_row(row, "w:cantSplit")
    for cell, part in zip((cell for row in table.rows for cell in row.cells), SWOT_PARTS, strict=True):
        _write(cell, report.words[part], bold=True, size=11)
        for item in report.swot.parts[part] or (report.words["to_fill"],):
            cell.add_paragraph(item, style="List Bullet")
    _source(document, report.swot.note)


def _closing(document: Any, report: Report) -> None:
    document.add_heading(report.words["sources"], 1)
    for source in report.sources:
        document.add_paragraph(source, style="List Bullet")
    document.add_heading(report.words["notes"], 1)
    document.add_paragraph(f"{report.words['method']} {report.words['about']}")
    figures = {figure.name: figure for block in report.blocks for figure in block.figures}
    for figure in figures.values():
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(3)
        for text, bold in ((f"{figure.name}. ", True), (f"{figure.definition} {figure.caution}".strip(), False)):
            run = paragraph.add_run(text)
            run.bold, run.font.size = bold, Pt(9)
    if report.address:
        document.add_paragraph(f"{report.words['scan']} {report.address}")
        document.add_picture(io.BytesIO(svg_as_png(report.qr)), width=Cm(3))


def _caption(document: Any, label: str, text: str) -> None:
    """A caption whose number is a field, so that the word processor numbers anew after an edit."""
    paragraph = document.add_paragraph(style="Caption")
    paragraph.add_run(f"{label} ")
    number = (
        1
        + sum(
            1 for entry in document.paragraphs if entry.style.name == "Caption" and entry.text.startswith(f"{label} ")
        )
        - 1
    )
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f"SEQ {label.replace(' ', '_')} \\* ARABIC")
    run = OxmlElement("w:r")
    text_element = OxmlElement("w:t")
    text_element.text = str(number)
    run.append(text_element)
    field.append(run)
    paragraph._p.append(field)
    paragraph.add_run(f". {text}")


def _source(document: Any, text: str) -> None:
    run = document.add_paragraph().add_run(text)
    run.font.size, run.font.color.rgb = Pt(8.5), RGBColor.from_string(PALETTE.ink2[1:])


def _write(cell: Any, text: str, bold: bool = False, size: float = 9.5) -> None:
    cell.paragraphs[0].paragraph_format.space_after = Pt(2)
    run = cell.paragraphs[0].add_run(text)
    run.bold, run.font.size = bold, Pt(size)
