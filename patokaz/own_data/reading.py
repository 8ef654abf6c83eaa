"""A user's file -> a table of texts and numbers, or the reason for refusing it. Nothing in the file is executed.

A figure is never silently another figure: ambiguities are settled by all evidence of the file (module `columns`),
reported, and can be read the other way; contradictions are refused with their cell.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from patokaz.own_data.column_units import in_one_unit, scale_notes
from patokaz.own_data.columns import Question, Settled, column_numbers, parse, proven, settle
from patokaz.own_data.headings import Framed, framed, text_of
from patokaz.own_data.numbers import Cell, Percent, Shown
from patokaz.own_data.questions import asked, turned
from patokaz.own_data.refusals import Note, UnreadableTable
from patokaz.own_data.text_files import decoded, text_rows
from patokaz.own_data.workbooks import Check, Sheet, column_letters, is_workbook, open_book

__all__ = [
    "MOST_BYTES", "MOST_CELLS", "MOST_COLUMNS", "OwnTable", "Spoiled", "UnreadableTable", "column_letters", "column_numbers",
    "read_otherwise", "read_table",
]  # fmt: skip

MOST_BYTES = 20_000_000
MOST_CELLS = 1_000_000
MOST_COLUMNS = 200
MOST_MARKS = 6
NO_TABLE = ("no_rows", "one_column")


@dataclass(frozen=True)
class Spoiled:
    """A column of numbers with invalid cells: how many, the first one, and the reason (a text, two_signs, two_units)."""

    column: str
    count: int
    cell: str
    text: str
    reason: str = "spoiled"

    def refusal(self) -> UnreadableTable:
        """The column as the reason for refusing the whole table."""
        return UnreadableTable(self.reason, column=self.column, count=self.count, cell=self.cell, text=self.text)


@dataclass(frozen=True)
class OwnTable:
    """A checked table. texts: every cell as written, by column; numbers: the columns that are numbers, missing as NaN;
    spoiled: columns that would be numbers except for some cells; how: encoding, or name of the sheet; sheets: names of the visible
    ones; questions: columns that can be read in two ways; notes: remarks on how the file was read; units: of columns whose
    cells have a unit that is not in the heading."""

    texts: pd.DataFrame
    numbers: pd.DataFrame
    spoiled: tuple[Spoiled, ...]
    how: str
    sheets: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    notes: tuple[Note, ...] = ()
    units: Mapping[str, str] = field(default_factory=dict)

    @property
    def more_sheets(self) -> int:
        """Number of visible sheets that were not read."""
        return max(0, len(self.sheets) - 1)


def read_table(
    content: bytes,
    name: str,
    sheet: str = "",
    fits: Callable[["OwnTable"], bool] = lambda table: True,
) -> OwnTable:
    """The table of a CSV, XLSX, ODS or XLS file: of its first visible sheet with a table, or of the named sheet.

    fits: whether a sheet's table is what is looked
    for; asked where there are several, the first is taken where none is. Raises UnreadableTable, nothing else.
    """
    if len(content) > MOST_BYTES:
        raise UnreadableTable("too_large", megabytes=MOST_BYTES // 1_000_000)
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UnreadableTable("empty")

    def count(cells: int) -> None:
        if cells > MOST_CELLS:
            raise UnreadableTable("too_many_cells", cells=MOST_CELLS)

    if is_workbook(content):
        return _of_workbook(content, sheet, count, fits)
    if content.startswith(b"%PDF") or content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"{\\rtf")):
        raise UnreadableTable("not_a_table")
    text, how = decoded(content)
    rows, delimiter, skipped = text_rows(text, count)
    return _table(framed(rows, (), 1 + skipped, MOST_COLUMNS), how, delimiter)


def read_otherwise(table: OwnTable, column: str, sign: str) -> OwnTable:
    """The table with one doubtful column read the other way. sign: of the question. Raises KeyError where there is none."""
    question = next((entry for entry in table.questions if (entry.column, entry.sign) == (column, sign)), None)
    if question is None:
        raise KeyError(column)
    questions = turned(table.questions, question, tuple(table.numbers[column]))
    return replace(table, numbers=table.numbers.assign(**{column: list(question.others)}), questions=questions)


def _of_workbook(content: bytes, wanted: str, count: Check, fits: Callable[[OwnTable], bool]) -> OwnTable:
    """The first visible sheet with a table in it that fits, else the first with a table."""
    book = open_book(content, wanted, (MOST_COLUMNS, MOST_CELLS), count)
    if not book.names:
        raise UnreadableTable("no_rows")
    first: UnreadableTable | None = None
    unfit: OwnTable | None = None
    for sheet in _each(book.sheets):
        try:
            table = _table(framed(sheet.rows, sheet.merged, 1, MOST_COLUMNS), sheet.name, "")
        except UnreadableTable as error:
            first = first or error
            if error.reason not in NO_TABLE and not wanted and unfit is None:
                raise UnreadableTable(error.reason, **{"sheet": sheet.name, **error.details}) from error
            continue
        if table.numbers.empty and not table.spoiled and sheet.name != book.names[-1] and not wanted:
            first = first or UnreadableTable("no_numbers")
            continue
        notes = [Note("hidden", {"count": book.hidden})] * (book.hidden > 0)
        notes += [Note("hidden_parts")] * sheet.hidden
        notes += [Note("percents_unknown")] * (not sheet.percents and _may_be_shares(table.numbers))
        table = replace(table, sheets=book.names, notes=(*table.notes, *notes))
        if wanted or len(book.names) == 1 or fits(table):
            return table
        unfit = unfit or table
    if unfit is not None:
        return unfit
    assert first is not None
    if len(book.names) > 1 and first.reason in NO_TABLE:
        raise UnreadableTable("no_table", sheet=book.names[0], count=len(book.names))
    raise first


def _each(sheets: Iterator[Sheet]) -> Iterator[Sheet]:
    yield from sheets


def _may_be_shares(numbers: pd.DataFrame) -> bool:
    """Whether a column has nothing but numbers between 0 and 1 that are not whole."""
    return any(
        bool(numbers[column].dropna().between(0, 1).all() and (numbers[column] % 1 > 0).any()) for column in numbers
    )


def _table(found: Framed, how: str, delimiter: str) -> OwnTable:
    index = pd.Index(found.numbers, name="row")
    columns: list[Sequence[Cell]] = list(zip(*found.rows, strict=True))
    read = [in_one_unit(name, column, parse(column)) for name, column in zip(found.names, columns, strict=True)]
    proofs = proven([column.figures for column in read])
    everywhere = sum(proofs, Counter())
    texts, numbers, units, spoiled, questions = {}, {}, {}, [], []
    unit_notes: list[Note] = []
    marks: dict[str, Counter[str]] = {"flags": Counter(), "missing": Counter()}
    parts_with_unit: list[str] = []
    for position, (name, column) in enumerate(zip(found.names, columns, strict=True)):
        settled = settle(read[position].figures, everywhere - proofs[position], delimiter)
        texts[name] = [text_of(cell) for cell in column]

        def cell_of(at: int, letters: str = column_letters(position)) -> str:
            return f"{letters}{index[at]}"

        if not settled.known or settled.coded:
            continue
        clash = settled.clash or ((at, "two_units") if (at := read[position].clash) is not None else None)
        if clash:
            at, reason = clash
            spoiled.append(Spoiled(name, 1, cell_of(at), texts[name][at][:40], reason))
        elif settled.wrong:
            if settled.known * 3 > len(settled.wrong):
                at = settled.wrong[0]
                spoiled.append(Spoiled(name, len(settled.wrong), cell_of(at), texts[name][at][:40]))
        else:
            numbers[name], told = asked(name, settled, texts[name], cell_of)
            questions += told
            _count_marks(settled, texts[name], marks)
            parts_with_unit += [name] * _partly_with_unit(settled)
            units[name] = read[position].unit
            if note := read[position].note:
                reason, at = ("formatted", note[1]) if isinstance(column[note[1]], Shown) else note
                unit_notes.append(
                    Note(
                        reason,
                        {"column": name, "cell": cell_of(at), "text": texts[name][at][:40], "read": settled.values[at]},
                    )
                )
    notes = [
        *found.notes,
        *scale_notes(list(numbers), found.above),
        *unit_notes[:5],
        *_mark_notes(marks),
        *(Note("units", {"column": name}) for name in parts_with_unit[:3]),
    ]
    if any(isinstance(cell, Percent) for column in columns for cell in column):
        notes.append(Note("percents"))
    return OwnTable(
        pd.DataFrame(texts, index),
        pd.DataFrame(numbers, index),
        tuple(spoiled),
        how,
        (),
        tuple(questions),
        tuple(notes),
        {name: unit for name, unit in units.items() if unit},
    )


def _count_marks(settled: Settled, texts: Sequence[str], marks: Mapping[str, Counter[str]]) -> None:
    for figure, text in zip(settled.figures, texts, strict=True):
        if figure.flag:
            marks["flags"][figure.flag[:10]] += 1
        if figure.kind == "missing":
            marks["missing"][text[:20]] += 1


def _mark_notes(marks: Mapping[str, Counter[str]]) -> list[Note]:
    """How many cells have flags, and how many are missing, with what was written there."""
    notes = []
    for kind, found in marks.items():
        if found.total():
            written = ", ".join(mark for mark, _ in found.most_common(MOST_MARKS) if mark)
            reason = kind if written else "empty"
            notes.append(Note(reason, {"count": found.total(), "marks": written}))
    return notes


def _partly_with_unit(settled: Settled) -> bool:
    """Whether some numbers have a unit beside them and others none."""
    units = {bool(figure.unit) for figure in settled.figures if figure.kind == "number" and figure.value != 0}
    return len(units) > 1
