"""A plan's report as a Word document: headings, tables, text boxes, page numbers, language setting."""

import io
import re
from copy import deepcopy
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from patokaz.plans.report import final_report
from patokaz.plans.report_model import Block, Box, Paragraph, PlanReport, ReportPicture, ReportTable
from patokaz.plans.texts import Speaker, first_upper
from patokaz.reports.files.unbroken import hold_together
from patokaz.reports.files.word_parts import own_properties, own_typeface

INK, QUIET, PAPER, ASKED = RGBColor(0x1F, 0x2A, 0x37), RGBColor(0x5B, 0x67, 0x75), "EEF2F6", "FFF6DF"
WIDE_TABLE = 6
TEXT_WIDTH = 17.0  # centimetres between the margins
LETTER = 0.235  # centimetres of a bold letter of 9 points, of the wider fonts that stand in for Calibri
BREAKS = r"[ \n\t-]+"  # where a line may end: a no-break space is none
CELL_MARGIN = 0.45  # centimetres, both sides of a cell
MOST_LETTERS = 60
SIGNED, SIGNED_HEIGHT = ("unit", "mayor", "date", "decision"), Cm(0.9)


def report_file(report: PlanReport, t: Speaker, is_final: bool = False) -> bytes:
    """The document as DOCX. is_final: without the word “draft”.

    Raises:
        NotFinal: something required is missing.
    """
    if is_final:
        final_report(report)
    document = Document()
    _style(document, report.language)
    own_properties(document, report.title, report.subtitle, report.language)
    document.add_heading(report.title, 0)
    document.add_paragraph(report.subtitle)
    if not is_final:
        _quiet(document, first_upper(t("plans.draft")))
    for line in (report.order, report.due):
        if line:
            _quiet(document, line)
    if report.boxes:
        _quiet(document, t("plans.report.completeness", filled=report.filled, boxes=report.boxes))
    for chapter in report.chapters:
        document.add_heading(f"{chapter.number}. {chapter.heading}", chapter.level)
        for position, block in enumerate(chapter.blocks):
            if position == 0 and isinstance(block, Paragraph) and block.is_note:
                _quiet(document, block.text).paragraph_format.keep_with_next = len(chapter.blocks) > 1
            else:
                _block(document, block, t, chapter.heading)
    if report.boxes:
        _signature(document, t)
    if not is_final and report.missing:
        document.add_heading(t("plans.report.missing_list"), 1)
        for row in report.missing:
            document.add_paragraph(t(f"plans.report.lacks_{row.code}", name=row.name), style="List Bullet")
    _footer(document, report, t)
    hold_together(document.element.body, report.language)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _style(document: Any, language: str) -> None:
    own_typeface(document, language)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size, normal.font.color.rgb = "Calibri", Pt(10.5), INK
    for name in ("Title", "Heading 1", "Heading 2"):
        document.styles[name].font.color.rgb = INK
    for name, size in (("Cell", 9.0), ("NarrowCell", 8.0)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.font.size = normal, Pt(size)
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(1.5)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.0)


def _block(document: Any, block: Block, t: Speaker, heading: str) -> None:
    if isinstance(block, ReportTable):
        _table(document, block, block.caption != heading)
    elif isinstance(block, Box):
        _box(document, block, t)
    elif isinstance(block, ReportPicture):
        picture = document.add_picture(io.BytesIO(block.png), width=Cm(16))
        picture._inline.docPr.set("descr", block.alt)
    elif isinstance(block, Paragraph) and block.is_note:
        _quiet(document, block.text)
    else:
        document.add_paragraph(block.text)


def _quiet(document: Any, text: str) -> Any:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(4)
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(9), QUIET
    return paragraph


def _table(document: Any, block: ReportTable, has_caption: bool) -> None:
    if has_caption:
        caption = document.add_paragraph()
        caption.paragraph_format.keep_with_next = True
        caption.add_run(block.caption).bold = True
    table = document.add_table(rows=1, cols=len(block.head), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, column_widths(block), strict=True):
        column.width = Cm(width)  # rows that are added take it over
    for name, text in (("w:tblCaption", block.caption), ("w:tblDescription", ", ".join(block.head))):
        element = OxmlElement(name)
        element.set(qn("w:val"), text)
        table._tbl.tblPr.append(element)
    style = "NarrowCell" if len(block.head) >= WIDE_TABLE else "Cell"
    _row(table.rows[0], block.head, frozenset(), style)
    for cell in table.rows[0].cells:
        _shade(cell, PAPER)
        for made in cell.paragraphs[0].runs:
            made.bold = True
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    if block.rows:
        _rows(table, block, style)
    for note in block.notes:
        _quiet(document, note)
    document.add_paragraph()


def column_widths(block: ReportTable) -> list[float]:
    """Widths in centimetres, TEXT_WIDTH in total: each column fits its longest word, the rest by text length."""
    columns = list(zip(block.head, *block.rows, strict=True))
    least = [
        CELL_MARGIN + LETTER * max((len(word) for text in column for word in re.split(BREAKS, text)), default=1)
        for column in columns
    ]
    wanted = [LETTER * min(max(len(text) for text in column), MOST_LETTERS) for column in columns]
    rest = TEXT_WIDTH - sum(least)
    if rest < 0:
        return [TEXT_WIDTH * width / sum(least) for width in least]
    more = [max(width - low, 0.0) for width, low in zip(wanted, least, strict=True)]
    share = [width / sum(more) if sum(more) else 1 / len(more) for width in more]
    return [low + rest * part for low, part in zip(least, share, strict=True)]


def _rows(table: Any, block: ReportTable, style: str) -> None:
    """The rows below the head, copied from the first: creating a thousand rows takes python-docx a second."""
    empty = table.add_row()
    _row(empty, ("-",) * len(block.head), block.numeric, style)
    pattern = empty._tr
    for texts in block.rows:
        row = deepcopy(pattern)
        for run, text in zip(row.iter(qn("w:r")), texts, strict=True):
            if text.isprintable() and text == text.strip():
                run[0].text = text
            else:
                run.text = text  # line breaks and tabs are elements of their own
        pattern.addprevious(row)
    pattern.getparent().remove(pattern)


def _row(row: Any, texts: tuple[str, ...], numeric: frozenset[int], style: str) -> None:
    whole = OxmlElement("w:cantSplit")
    row._tr.get_or_add_trPr().append(whole)
    for position, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        paragraph = cell.paragraphs[0]
        paragraph._p.style = style  # by its id: python-docx looks a style up by name through the whole document
        paragraph.add_run(text)
        if position in numeric:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _box(document: Any, box: Box, t: Speaker) -> None:
    """A question with a field below it; a missing answer is marked and can be written in place."""
    question = document.add_paragraph()
    question.paragraph_format.keep_with_next = True
    question.add_run(box.question).bold = True
    question.add_run(f"  ({t('plans.words_limit', count=box.most_words)})").font.size = Pt(9)
    cell = document.add_table(rows=1, cols=1, style="Table Grid").rows[0].cells[0]
    if box.text.strip():
        lines = box.text.strip().splitlines()
        cell.paragraphs[0].add_run(lines[0])
        for line in lines[1:]:
            cell.add_paragraph(line)
    else:
        run = cell.paragraphs[0].add_run(t("plans.not_written"))
        run.italic, run.font.color.rgb = True, QUIET
        _shade(cell, ASKED)
    document.add_paragraph()


def _signature(document: Any, t: Speaker) -> None:
    """One page for the signature and the council's decision, filled in by hand."""
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    table.autofit = False
    for name in SIGNED:
        row = table.add_row()
        row.height = SIGNED_HEIGHT
        cells = row.cells
        cells[0].width, cells[1].width = Cm(0.45 * TEXT_WIDTH), Cm(0.55 * TEXT_WIDTH)
        paragraph = cells[0].paragraphs[0]
        paragraph._p.style = "Cell"
        paragraph.paragraph_format.keep_with_next = True
        paragraph.add_run(t(f"plans.report.signed_{name}"))
    document.add_paragraph()


def _shade(cell: Any, colour: str) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shade)


def _footer(document: Any, report: PlanReport, t: Speaker) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(f"{report.subtitle} · {t('plans.report.page')} ")
    for code in ("PAGE", "NUMPAGES"):
        if code == "NUMPAGES":
            paragraph.add_run(" / ")
        for kind, text in (("begin", ""), ("", code), ("end", "")):
            run = paragraph.add_run()
            element = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                element.set(qn("w:fldCharType"), kind)
            else:
                element.text = text
            run._r.append(element)
