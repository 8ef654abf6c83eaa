"""A report as a socio-economic analysis for a municipal development plan: an editable Word document."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from itertools import accumulate

from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml.ns import qn
from docx.shared import Cm

from patokaz.language.words import ended
from patokaz.reports.files.column_widths import spared_columns
from patokaz.reports.files.typeset import chart_picture, line_picture, map_picture, svg_as_png
from patokaz.reports.files.word_parts import BOX, HINT, QUIET, TABLE_SIZE, WordFile, mark_row, ruled
from patokaz.reports.profile.analysis_model import AnalysisChapter, AnnexTable, YearTable
from patokaz.reports.profile.model import SWOT_PARTS, Report, ReportFigure, ReportMap
from patokaz.reports.profile.pieces import said_of

COLUMNS = (3.8, 3.1, 1.7, 2.2, 1.9, 1.8, 2.1)
WHOLE, HALF = 16.6, 7.9  # cm between the margins, and a picture beside another
YEAR, WIDEST = 1.5, 4.2  # cm of a column of years, and of values at most
FOLDS, UNFOLDED = (
    {2: 4, 3: 2},
    7,
)  # columns of a table over the years -> how many beside one another; rows that stay below each other


CODE = 3.0  # cm of the code that leads to the screen


def docx_file(report: Report) -> bytes:
    """Contents, territory and maps, chapters with figures, years and charts, similar places, SWOT, sources, annexes.

    report: with its analysis.

    Raises:
        ValueError: the report has no analysis.
    """
    if report.analysis is None:
        raise ValueError("The analysis of the report has not been made.")
    words = report.words
    file = opened_file(report, words["analysis"])
    for entry in (*report.context, report.not_covered):
        if entry:
            file.text(entry, BOX)
    file.text(" ".join(report.lead))
    file.text(report.analysis.intro)
    file.contents(words["contents"])
    for chapter in report.analysis.chapters:
        _chapter(file, chapter, report)
    _parts(file, report)
    _similar(file, report)
    _swot(file, report)
    _closing(file, report)
    for annex in report.analysis.annexes:
        _annex(file, annex, report)
    return file.file()


def opened_file(report: Report, kind: str) -> WordFile:
    """A document with its title, its place and a footer. kind: what it calls itself."""
    words = report.words
    file = WordFile(report.language, f"{report.name}: {kind}", kind, words["table"], words["figure"])
    file.heading(f"{kind}: {report.name}", 0)
    file.text(" · ".join(part for part in (report.where, report.people, report.made) if part))
    file.footer(f"{report.name} · {kind} · {report.made}", words["of_pages"])
    return file


def _chapter(file: WordFile, chapter: AnalysisChapter, report: Report) -> None:
    words = report.words
    file.heading(chapter.title, 1)
    file.told([(told.text, told.about) for told in chapter.told])
    if chapter.figures:
        keys = [chapter.id, *(figure.indicator for figure in chapter.figures)]
        _figures(file, chapter.title, chapter.figures, keys, report)
    if chapter.id == "territory":
        _territory_pictures(file, report)
    for text in chapter.withheld:
        file.text(text, QUIET)
    for larger in chapter.larger:
        title = words["figures_of"].format(title=chapter.title, area=larger.area)
        _figures(file, title, larger.figures, [figure.indicator for figure in larger.figures], report)
    for table in chapter.years:
        _years(file, table, report)
    for chart in chapter.charts:
        file.caption("figure", chart.title, [chart.id])
        file.picture(chart_picture(chart, report.language, "png", bare=True), Cm(14), chart.alt)
        file.text(without_licence(" ".join(chart.notes), report), QUIET)
    if chapter.to_complete:
        file.heading(words["complete"], 2)
        file.text(words["complete_note"], BOX).paragraph_format.keep_with_next = True
        for line in chapter.to_complete:
            file.text(line, "List Bullet")
    file.heading(words["conclusions"], 2)
    file.text(words["conclusions_hint"], HINT)


def _territory_pictures(file: WordFile, report: Report) -> None:
    """The locator map and maps of the headline figures, in two columns."""

    def locator() -> None:
        where = f"{report.words['locator']}: {report.name}"
        file.caption("figure", where, ["locator"])
        file.picture(svg_as_png(report.locator), Cm(7), f"{where}, {report.where}", kept=False)

    def drawn(entry: ReportMap) -> None:
        file.caption("figure", entry.title, [entry.id])
        file.picture(map_picture(entry, "png", bare=True), Cm(HALF), entry.alt)
        file.text(without_licence(" ".join(entry.notes), report), QUIET)

    makers: list[Callable[[], None]] = [locator] if report.locator else []
    makers += [partial(drawn, entry) for entry in report.maps]
    if makers:
        file.beside(
            makers[: len(makers) - len(makers) % 2] if len(makers) > 2 else makers
        )  # a last one alone would fill a page


def _figures(file: WordFile, title: str, figures: Sequence[ReportFigure], keys: Sequence[str], report: Report) -> None:
    """A table of figures with comparison values in separate columns; sources below."""
    words, similar = report.words, report.similar
    file.caption("table", title, keys)
    columns = (
        ("indicator", [f"{figure.name} ({figure.flag})" if figure.flag else figure.name for figure in figures]),
        ("value", [figure.amount for figure in figures]),
        ("year", [str(figure.year) for figure in figures]),
        ("around", [figure.beside.around_share for figure in figures]),
        ("country", [figure.beside.country_share for figure in figures]),
        ("similar_median", [similar.median_texts.get(figure.indicator, "") if similar and not figure.of_area else "" for figure in figures]),
        ("rank", [figure.rank for figure in figures]),
    )  # fmt: skip
    kept = [at for at, (key, texts) in enumerate(columns) if any(texts) or key in ("indicator", "value", "year")]
    widths = [COLUMNS[at] for at in kept]
    widths[0] += WHOLE - sum(widths)
    rows = list(zip(*(columns[at][1] for at in kept), strict=True))
    heads = [words[columns[at][0]] for at in kept]
    file.table(heads, rows, spared_columns([heads, *rows], widths, TABLE_SIZE), range(1, len(kept)))
    sources = dict.fromkeys(source for figure in figures for source in figure.sources)
    file.text(f"{words['source']}: {'; '.join(without_licence(source, report) for source in sources)}.", QUIET)


def _years(file: WordFile, table: YearTable, report: Report) -> None:
    file.heading(table.title, 2)
    file.told([(told.text, told.about) for told in table.told], kept=True)
    if table.line is not None:
        file.caption("figure", table.title, [])
        drawn = line_picture(table.line, report.language, "png")
        file.picture(drawn, Cm(13), table.line.alt, kept=False)  # its table may begin on the next page
    file.caption("table", table.title, [table.id])
    heads, rows, marked = _folded(table)
    wide = min(WIDEST, 14.6 / (len(table.heads) - 1))
    widths = [YEAR, *(wide for _ in table.heads[1:])] * (len(heads) // len(table.heads))
    numbers = [at for at in range(len(heads)) if at % len(table.heads)]
    file.table(heads, rows, [width * min(1.0, WHOLE / sum(widths)) for width in widths], numbers, marked)
    note = " ".join(part for part in (table.note, f"{report.words['source']}: {'; '.join(table.sources)}.") if part)
    file.text(note, QUIET)


def _folded(table: YearTable) -> tuple[Sequence[str], Sequence[Sequence[str]], Collection[tuple[int, int]]]:
    """Heads, rows and cells after a break; a long table of few columns continues beside itself to save space."""
    wide = len(table.heads)
    blocks = FOLDS.get(wide, 1) if len(table.rows) > UNFOLDED else 1
    high = -(-len(table.rows) // blocks)
    padded = [*table.rows, *([""] * wide for _ in range(high * blocks - len(table.rows)))]
    rows = [[cell for block in range(blocks) for cell in padded[block * high + at]] for at in range(high)]
    marked = {
        (at % high, at // high * wide + column)
        for at, is_marked in enumerate(table.marked)
        for column in range(wide)
        if is_marked
    }
    return [*table.heads] * blocks, rows, marked


def _parts(file: WordFile, report: Report) -> None:
    """The differences among the parts of a larger area; nothing for a municipality."""
    if report.parts is None:
        return
    file.heading(report.parts.title, 1)
    *first, last = report.parts.sentences
    for sentence, key in (*((text, "") for text in first), (last, "parts")):
        file.told([(sentence, key)], style="List Bullet")
    file.caption("table", report.words["parts_table"], ["parts"])
    file.table(report.parts.heads, report.parts.rows, (4.6, 1.5, 3.6, 3.6, 2.1, 1.2), (1, 5))
    sources = "; ".join(without_licence(source, report) for source in report.parts.sources)
    file.text(" ".join(filter(None, [report.parts.note, f"{report.words['source']}: {sources}."])), QUIET)


def _similar(file: WordFile, report: Report) -> None:
    if report.similar is None or report.analysis is None:
        return
    file.heading(report.words["similar"], 1)
    file.told([(told.text, told.about) for told in report.analysis.similar_told])
    file.caption("table", report.words["similar"], ["similar"])
    lines = [*report.similar.rows, (report.words["distance"], report.similar.distances)]
    wide = 12.4 / len(report.similar.names)
    widths = (4.2, *(wide for _ in report.similar.names))
    file.table(["", *report.similar.names], [(name, *texts) for name, texts in lines], widths, range(1, len(widths)))
    file.text(report.similar.note, QUIET)


def _swot(file: WordFile, report: Report) -> None:
    file.heading(report.words["swot"], 1)
    swot_fields(file, report)
    file.text(report.swot.note, QUIET)


def swot_fields(file: WordFile, report: Report, high: float = 0.0) -> None:
    """Four fields to fill in. high: minimum height of each, in centimetres."""
    table = file.document.add_table(rows=2, cols=2)
    table._tblPr.find(qn("w:tblW")).addnext(ruled("top", "bottom", "insideH", "insideV"))
    for cell, part in zip((cell for row in table.rows for cell in row.cells), SWOT_PARTS, strict=True):
        cell.paragraphs[0].add_run(report.words[part]).bold = True
        for item in report.swot.parts[part] or (report.words["to_fill"],):
            cell.add_paragraph(item, style="List Bullet")
    for row in table.rows:
        mark_row(row, "w:cantSplit")
        if high:
            row.height_rule, row.height = WD_ROW_HEIGHT_RULE.AT_LEAST, Cm(high)


def _closing(file: WordFile, report: Report) -> None:
    words = report.words
    file.heading(words["sources"], 1)
    unstated = f" ({words['licence']}: {words['licence_none']})"
    bare = [source for source in report.sources if unstated in source]
    for source in (entry for entry in report.sources if entry not in bare):
        file.text(source, "List Bullet")
    if bare:
        file.text(f"{words['licence']}: {words['licence_none']}", BOX).paragraph_format.keep_with_next = True
    for source in bare:
        file.text(source.replace(unstated, ""), "List Bullet")
    file.heading(words["notes"], 1)
    file.text(f"{words['method']} {words['about']} {words['number_note']}".strip())
    figures = {figure.name: figure for block in report.blocks for figure in block.figures}
    marks, said = said_of((figure.name, figure.caution) for figure in figures.values())
    for mark, sentence in marks.items():
        _note(file, mark, sentence)
    own = {names[0]: caution for caution, names in said.items() if len(names) == 1}
    for figure in figures.values():
        _note(file, ended(figure.name), f"{figure.definition} {own.get(figure.name, '')}".strip())
    for caution, names in said.items():
        if len(names) > 1:
            _note(file, ended("; ".join(names)), caution)
    _address(file, report)


def _note(file: WordFile, of: str, text: str) -> None:
    paragraph = file.text("", QUIET)
    paragraph.add_run(f"{of} ").bold = True
    paragraph.add_run(text)


def _annex(file: WordFile, annex: AnnexTable, report: Report) -> None:
    file.heading(annex.title, 1)
    file.text(annex.note).paragraph_format.keep_with_next = True
    file.caption("table", annex.title.partition(". ")[2], [annex.title])  # without its number
    widths = (7.2, 3.4, 1.6, 2.6, 1.8) if annex.numbered else (6.2, 3.6, 1.9, 2.4, 2.5)
    said = [at for at in range(len(widths)) if annex.numbered or any(row[at] for row in annex.rows)]
    wider = sum(widths) / sum(widths[at] for at in said)
    rows = [[row[at] for at in said] for row in annex.rows]
    file.table([annex.heads[at] for at in said], rows, [widths[at] * wider for at in said])
    if annex.sources:
        told = [f"{at} {source}" if annex.numbered else source for at, source in enumerate(annex.sources, 1)]
        file.text(f"{report.words['source']}: {'; '.join(told)}.", QUIET)


def _address(file: WordFile, report: Report) -> None:
    """The address of the same content on the screen; nothing without a public address."""
    if report.address:
        file.text(f"{report.words['scan']} {report.address}").paragraph_format.keep_with_next = True
        address_code(file, report)


def address_code(file: WordFile, report: Report) -> None:
    """The code of the address; nothing of a copy without a public one."""
    if report.address:
        file.picture(svg_as_png(report.qr), Cm(CODE), f"{report.words['scan']} {report.address}")


def without_licence(source: str, report: Report) -> str:
    """A source without its licence, which is listed once in the list of sources."""
    before, mark, rest = source.partition(f" ({report.words['licence']}:")
    if not mark:
        return source
    depths = accumulate((sign == "(") - (sign == ")") for sign in rest)
    end = next((at for at, depth in enumerate(depths, 1) if depth < 0), len(rest))
    return before + without_licence(rest[end:], report)
