"""Building blocks of Word documents: styles and properties, captions and references as fields, pictures with alt text."""

import io
import re
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor

from patokaz.charts.palette import PALETTES
from patokaz.language.abbreviations import ends_in_abbreviation
from patokaz.language.languages import office_tag
from patokaz.reports.files.column_widths import fitted_columns, table_height
from patokaz.reports.files.unbroken import hold_together

PALETTE = PALETTES["light"]
FACE = "Calibri"
QUIET, BOX, TABLE_TEXT, HINT = "Patokaz Source", "Patokaz Box", "Patokaz Table", "Patokaz Conclusions"
TABLE_SIZE = 8.5
WHOLE_HIGH = 8.0  # cm of a table that stays on one page: a higher one would leave half a page empty
DOUBLE_STOP = re.compile(r"(?<!\.)\.\.(?!\.)")  # after a text that ends in an abbreviation: "2025 г.."
TITLE_SIZES = {"Title": 26, "Heading 1": 18, "Heading 2": 14, "Heading 3": 12}


class WordFile:
    """A document in one language; `table` and `figure` are its caption labels."""

    def __init__(self, language: str, title: str, subject: str, table: str, figure: str) -> None:
        self.document: Any = Document()
        self._into: Any = self.document
        self.language = language
        self.labels = {"table": table, "figure": figure}
        self._numbers = {"table": 0, "figure": 0}
        self._marks: dict[str, str] = {}
        self._waiting: list[tuple[Any, str, str]] = []
        self._headings: list[tuple[str, int]] = []
        self._contents: Any = None
        _own_styles(self.document, language)
        self._style_ids = {style.name: style.style_id for style in self.document.styles}
        own_properties(self.document, title, subject, language)

    def heading(self, text: str, level: int) -> None:
        """A heading; 0 is the title."""
        self.text(text, f"Heading {level}" if level else "Title")
        self._headings.append((text, level))

    def text(self, text: str, style: str = "Normal") -> Any:
        """A paragraph of a named style."""
        paragraph = self._into.add_paragraph(DOUBLE_STOP.sub(".", text))
        paragraph._p.style = self._style_ids[style]  # the library's own way looks all styles up for each paragraph
        return paragraph

    def told(self, sentences: Sequence[tuple[str, str]], kept: bool = False, style: str = "Normal") -> None:
        """A paragraph of sentences (text, key of its caption), with one reference after the last of each key.

        An unknown key gives no reference. kept: on the same page as the following paragraph.
        """
        paragraph = self.text("", style)
        paragraph.paragraph_format.keep_with_next = kept
        for text, key in sentences:
            paragraph.add_run(text.removesuffix("."))
            point = "." if ends_in_abbreviation(text, self.language) else ""
            self._waiting.append((paragraph.add_run(), key, point))
            paragraph.add_run(". " if text.endswith(".") else " ")

    def caption(self, kind: str, text: str, keys: Sequence[str]) -> None:
        """A numbered caption above its table or picture, referred to by `keys`. kind: table or figure."""
        self._numbers[kind] += 1
        name, label = f"_Ref_{kind}_{self._numbers[kind]}", f"{self.labels[kind]} {self._numbers[kind]}"
        for key in keys:
            self._marks.setdefault(key, f"{name}|{label}")
        paragraph = self.text("", "Caption")
        paragraph.paragraph_format.keep_with_next = True
        number = str(1000 * (kind == "figure") + self._numbers[kind])
        paragraph._p.append(_element("w:bookmarkStart", id=number, name=name))
        paragraph.add_run(f"{self.labels[kind]} ")
        paragraph._p.append(_field(f"SEQ {self.labels[kind].replace(' ', '_')} \\* ARABIC", str(self._numbers[kind])))
        paragraph._p.append(_element("w:bookmarkEnd", id=number))
        paragraph.add_run(f". {text}")

    def picture(self, png: bytes, width: Length, alt: str, kept: bool = True) -> None:
        """A picture with alternative text; kept: on the same page as the notes that follow."""
        paragraph = self.text("")
        paragraph.add_run().add_picture(io.BytesIO(png), width=width)
        paragraph.paragraph_format.keep_with_next = kept
        for about in paragraph._p.iter(qn("wp:docPr")):
            about.set("descr", alt)

    def beside(self, makers: Sequence[Callable[[], None]]) -> None:
        """Pictures with captions and notes in two columns; each maker writes one of them."""
        table = self.document.add_table(rows=-(-len(makers) // 2), cols=2)
        for at, make in enumerate(makers):
            self._into = table.cell(at // 2, at % 2)
            make()
            self._into._tc.remove(self._into.paragraphs[0]._p)  # a new cell has an empty one
        self._into = self.document
        for row in table.rows:
            mark_row(row, "w:cantSplit")  # keeps a picture with its words; what asks for it too moves the whole table
        for kept in list(table._tbl.iter(qn("w:keepNext"))):
            kept.getparent().remove(kept)
        self.text("").paragraph_format.space_after = Pt(0)

    def parted(self, widths: Sequence[float], makers: Sequence[Callable[[], None]]) -> None:
        """Columns without lines; widths: in cm; a maker writes one of them."""
        self.text("", QUIET).paragraph_format.space_after = Pt(0)  # without it a table above would be one with this
        table = self.document.add_table(rows=1, cols=len(makers))
        table.autofit = False
        for column, cell, width, make in zip(table.columns, table.rows[0].cells, widths, makers, strict=True):
            column.width, self._into = Cm(width), cell
            make()
            if len(cell.paragraphs) > 1:
                cell._tc.remove(cell.paragraphs[0]._p)
        self._into = self.document

    def table(
        self, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float], numbers: Sequence[int] = (),
        bold: Collection[tuple[int, int]] = (),
    ) -> None:  # fmt: skip
        """A ruled table.

        widths: preferred widths in cm; numbers: right-aligned columns; bold: (row from 0, column). A table of at most
        WHOLE_HIGH cm is not split; the last rows stay with the note that follows.
        """
        texts, widths = fitted_columns([heads, *rows], widths, TABLE_SIZE)
        whole = table_height(texts, widths, TABLE_SIZE) <= WHOLE_HIGH
        table, grid = _element("w:tbl"), _element("w:tblGrid")
        properties = _element("w:tblPr")
        properties.append(ruled("top", "bottom", "insideH"))
        properties.append(_element("w:tblLayout", type="fixed"))
        twips = [str(round(width / 2.54 * 1440)) for width in widths]
        for width in twips:
            grid.append(_element("w:gridCol", w=width))
        table.append(properties)
        table.append(grid)
        for at, line in enumerate(texts):
            row, about = _element("w:tr"), _element("w:trPr")
            about.append(_element("w:cantSplit", val="true"))
            if at == 0:
                about.append(_element("w:tblHeader", val="true"))
            row.append(about)
            kept = whole or at < 2 or at >= len(rows) - 1  # head and first row, the last two and their note
            for column, text in enumerate(line):
                row.append(
                    self._cell(text, twips[column], column in numbers, at == 0 or (at - 1, column) in bold, kept)
                )
            table.append(row)
        self.document.element.body.insert_element_before(table, "w:sectPr")

    def _cell(self, text: str, width: str, to_right: bool, bold: bool, kept: bool) -> Any:
        cell, about, paragraph, style = (_element(name) for name in ("w:tc", "w:tcPr", "w:p", "w:pPr"))
        about.append(_element("w:tcW", w=width, type="dxa"))
        style.append(_element("w:pStyle", val=self._style_ids[TABLE_TEXT]))
        if kept:
            style.append(_element("w:keepNext"))
        if to_right:
            style.append(_element("w:jc", val="right"))
        paragraph.append(style)
        run, shown = _element("w:r"), _element("w:t")
        if bold:
            run.append(_element("w:rPr"))
            run[0].append(_element("w:b"))
        shown.text = text
        run.append(shown)
        paragraph.append(run)
        cell.append(about)
        cell.append(paragraph)
        return cell

    def contents(self, title: str) -> None:
        """A table of contents: chapters without page numbers until the word processor updates the field."""
        paragraph = self.text(title)
        paragraph.runs[0].bold = True
        self._contents = self.document.add_paragraph()
        self.document.settings.element.append(_element("w:updateFields", val="true"))

    def footer(self, text: str, of: str) -> None:
        """A footer on every page: a text, the page number and the number of pages."""
        paragraph = self.document.sections[0].footer.paragraphs[0]
        paragraph._p.style = self._style_ids[QUIET]
        paragraph.add_run(f"{text} · ")
        paragraph._p.append(_field("PAGE", "1"))
        paragraph.add_run(f" {of} ")
        paragraph._p.append(_field("NUMPAGES", "1"))

    def file(self) -> bytes:
        """The finished document, with contents and references."""
        if self._contents is not None:
            chapters = "\n".join(text for text, level in self._headings if level == 1)
            self._contents._p.append(_field('TOC \\o "1-2" \\h \\z \\u', chapters))
        marks = [self._marks.get(key) for _, key, _ in self._waiting]
        for at, (run, key, point) in enumerate(self._waiting):
            repeated = at + 1 < len(marks) and marks[at] == marks[at + 1] and run._r.getparent() is self._waiting[at + 1][0]._r.getparent()  # fmt: skip
            if key in self._marks and not repeated:
                name, label = self._marks[key].split("|")
                run.add_text(f"{point} (")
                run._r.addnext(_field(f"REF {name} \\h", label))
                closing = OxmlElement("w:r")
                text = OxmlElement("w:t")
                text.text = ")"
                closing.append(text)
                run._r.getnext().addnext(closing)
        self._free_last_rows()
        hold_together(self.document.element.body, self.language)
        target = io.BytesIO()
        self.document.save(target)
        return target.getvalue()

    def _free_last_rows(self) -> None:
        """Release a table without a note from the heading after it; otherwise all tables would be kept together."""
        quiet = self._style_ids[QUIET]
        for table in self.document.element.body.iter(qn("w:tbl")):
            after = table.getnext()
            if after is None or after.find(f"{qn('w:pPr')}/{qn('w:pStyle')}[@{qn('w:val')}='{quiet}']") is None:
                for kept in list(table[-1].iter(qn("w:keepNext"))):
                    kept.getparent().remove(kept)


def mark_row(row: Any, mark: str) -> None:
    """Repeat a row on every page (w:tblHeader) or keep it on one page (w:cantSplit)."""
    row._tr.get_or_add_trPr().append(_element(mark, val="true"))


def ruled(*sides: str) -> Any:
    """Thin lines at the given sides of a table (top, bottom, insideH, …)."""
    borders = _element("w:tblBorders")
    for side in sides:
        borders.append(_element(f"w:{side}", val="single", sz="4", color=PALETTE.line[1:]))
    return borders


def _own_styles(document: Any, language: str) -> None:
    """The product's typeface, colours and language in place of the template's; named styles."""
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin = section.bottom_margin = Cm(2)
    own_typeface(document, language)
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = FACE, Pt(10.5)
    for name, points in TITLE_SIZES.items():
        style = document.styles[name]
        style.font.size, style.font.color.rgb = Pt(points), RGBColor.from_string(PALETTE.accent[1:])
    caption = document.styles["Caption"]
    caption.font.color.rgb, caption.font.size = RGBColor.from_string(PALETTE.ink[1:]), Pt(9.5)
    for name, size, colour in ((QUIET, 8.5, PALETTE.ink2), (BOX, 9.5, PALETTE.ink), (TABLE_TEXT, TABLE_SIZE, PALETTE.ink), (HINT, 10.5, PALETTE.ink2)):  # fmt: skip
        made = document.styles.add_style(name, 1)
        made.base_style = document.styles["Normal"]
        made.font.size, made.font.color.rgb = Pt(size), RGBColor.from_string(colour[1:])
        made.paragraph_format.space_after = Pt(1 if name == TABLE_TEXT else 6)
        made.paragraph_format.keep_together = name == QUIET


def own_typeface(document: Any, language: str) -> None:
    """One typeface and one language for all styles, no line below the title."""
    for style in document.styles.element.iter(qn("w:rFonts")):
        for name in [name for name in style.attrib if name.endswith("Theme")]:
            del style.attrib[name]
        for name in ("ascii", "hAnsi", "cs", "eastAsia"):
            style.set(qn(f"w:{name}"), FACE)
    for entry in document.styles.element.iter(qn("w:lang")):
        for name in ("val", "bidi", "eastAsia"):
            entry.set(qn(f"w:{name}"), office_tag(language))
    for border in list(document.styles["Title"].element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)


def own_properties(document: Any, title: str, subject: str, language: str) -> None:
    """Document properties, without those of the library's template."""
    about, now = document.core_properties, datetime.now()
    about.title, about.author, about.subject = title, "Patokaz", subject
    about.comments, about.keywords, about.last_modified_by = "", subject, "Patokaz"
    about.created = about.modified = now
    about.language, about.revision = office_tag(language), 1
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[key]


def _element(tag: str, /, **values: str) -> Any:
    element = OxmlElement(tag)
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _field(code: str, text: str) -> Any:
    field = _element("w:fldSimple", instr=code)
    for at, line in enumerate(text.split("\n")):
        run, shown = OxmlElement("w:r"), OxmlElement("w:t")
        if at:
            run.append(OxmlElement("w:br"))
        shown.text = line
        run.append(shown)
        field.append(run)
    return field
