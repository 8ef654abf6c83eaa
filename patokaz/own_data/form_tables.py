"""An XLSX file -> rows of typed cells by sheet. Every bad cell is gathered; nothing of a formula is computed or trusted."""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from openpyxl import load_workbook

from patokaz.own_data.form_cells import BadCell, Cell, read_cell
from patokaz.own_data.form_columns import Column, Form, Sheet, folded
from patokaz.own_data.form_problems import Findings, Problem, UnreadableForm

MOST_BYTES = 5_000_000
MOST_UNPACKED = 60_000_000
MOST_RATIO = 200
MOST_ROWS = 20_000
MOST_COLUMNS = 80
HEADER_WITHIN = 10


@dataclass(frozen=True)
class Row:
    """A row with its number and typed values by column; a cell that is refused is not among them.

    percents: columns whose number was written with a percent sign, still as a share.
    """

    sheet: str
    number: int
    values: Mapping[str, Any]
    percents: frozenset[str] = field(default=frozenset())

    def __getitem__(self, column: str) -> Any:
        return self.values.get(column)

    def text(self, column: str) -> str:
        """A text, empty where the cell is."""
        return str(self.values.get(column) or "")

    def place(self, column: str) -> tuple[str, int, str]:
        """Sheet, row, column of a cell."""
        return self.sheet, self.number, column


Tables: TypeAlias = Mapping[str, Sequence[Row]]


def read_tables(content: bytes, form: Form, findings: Findings) -> dict[str, list[Row]]:
    """Sheet -> its rows. Raises UnreadableForm for what is no workbook, is too large, or holds macros."""
    _check_archive(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False)
    except Exception as error:  # openpyxl raises whatever its parsers raise
        raise _whole("not_a_workbook") from error
    tables: dict[str, list[Row]] = {}
    names = {folded(name): sheet for sheet in form.sheets.values() for name in (sheet.name, *sheet.aliases)}
    try:
        for page in book.worksheets:
            sheet = names.get(folded(page.title))
            if sheet is None:
                if folded(page.title) not in (*form.computed, form.help):
                    findings.tell((page.title, 0, ""), "sheet_not_read")
                continue
            if sheet.name in tables:
                findings.refuse((page.title, 0, ""), "sheet_twice", sheet=sheet.name)
                continue
            tables[sheet.name] = _rows(page, sheet, form, findings)
    except UnreadableForm:
        raise
    except Exception as error:
        raise _whole("not_a_workbook") from error
    finally:
        book.close()
    for sheet in form.sheets.values():
        if sheet.required and sheet.name not in tables:
            findings.refuse((sheet.name, 0, ""), "sheet_missing")
    return tables


def _whole(code: str, **expected: object) -> UnreadableForm:
    return UnreadableForm([Problem("", 0, "", code, "", expected)])


def _check_archive(content: bytes) -> None:
    """Refuse what unpacks to too much, what is no workbook, macros, and entities of its own."""
    if len(content) > MOST_BYTES:
        raise _whole("too_large", megabytes=MOST_BYTES // 1_000_000)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            packed = max(1, sum(part.compress_size for part in parts))
            unpacked = sum(part.file_size for part in parts)
            names = {part.filename for part in parts}
            if unpacked > MOST_UNPACKED or (unpacked > 10_000_000 and unpacked / packed > MOST_RATIO):
                raise _whole("zip_bomb")
            if "xl/workbook.xml" not in names:
                raise _whole("not_a_workbook")
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                raise _whole("macro")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    start = archive.open(part).read(2000)
                    if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
                        raise _whole("zip_bomb")
    except UnreadableForm:
        raise
    except Exception as error:
        raise _whole("not_a_workbook") from error


def _rows(page: Any, sheet: Sheet, form: Form, findings: Findings) -> list[Row]:
    lines = _lines(page, sheet, findings)
    columns: dict[int, Column] = {}
    rows: list[Row] = []
    for number, cells in lines:
        if not columns:
            columns = _header(cells, sheet)
            if columns:
                _check_header(cells, columns, (sheet, number), findings)
            elif number >= HEADER_WITHIN:
                break
            continue
        rows.append(_row(cells, columns, (sheet.name, number), form, findings))
    if not columns:
        findings.refuse(
            (sheet.name, 0, ""), "header_missing", columns=tuple(c.name for c in sheet.columns if c.required)
        )
    return rows


def _lines(page: Any, sheet: Sheet, findings: Findings) -> Iterator[tuple[int, Sequence[Cell]]]:
    """Rows that hold anything, with their numbers."""
    page.reset_dimensions()  # what the file says of its own size may be wrong, and rows would be lost
    for count, line in enumerate(page.iter_rows(max_col=MOST_COLUMNS), 1):
        if count > MOST_ROWS:
            findings.refuse((sheet.name, count, ""), "too_many_rows", most=MOST_ROWS)
            return
        cells = [_cell(cell) for cell in line]
        if not any(cell.value not in (None, "") and str(cell.value).strip() for cell in cells):
            continue
        number = next((cell.row for cell in line if getattr(cell, "row", None)), count)
        yield number, cells


def _cell(cell: Any) -> Cell:
    kind = getattr(cell, "data_type", "n")
    value = cell.value
    percent = isinstance(value, int | float) and "%" in str(getattr(cell, "number_format", "") or "")
    return Cell(value, percent, kind == "f", kind == "e")


def _header(cells: Sequence[Cell], sheet: Sheet) -> dict[int, Column]:
    """Position -> column, where at least one required column (or two of any) is named."""
    names = {folded(name): column for column in sheet.columns for name in (column.name, *column.aliases)}
    exact = {folded(column.name): column for column in sheet.columns}
    found: dict[int, Column] = {}
    for position, cell in enumerate(cells):
        name = folded(str(cell.value)) if cell.value is not None else ""
        column = exact.get(name) or names.get(name)
        if column is not None and (name in exact or column.name not in {folded(str(c.value or "")) for c in cells}):
            found[position] = column
    return found if len({column.name for column in found.values()}) >= 2 else {}


def _check_header(
    cells: Sequence[Cell], columns: Mapping[int, Column], at: tuple[Sheet, int], findings: Findings
) -> None:
    sheet, number = at
    seen: set[str] = set()
    for position, column in columns.items():
        if column.name in seen:
            findings.refuse((sheet.name, number, str(cells[position].value)), "column_twice")
        seen.add(column.name)
    for position, cell in enumerate(cells):
        if position not in columns and cell.value is not None and str(cell.value).strip():
            findings.tell((sheet.name, number, str(cell.value).strip()[:60]), "column_not_read")
    for column in sheet.columns:
        if column.required and column.name not in seen:
            findings.refuse((sheet.name, number, column.name), "column_missing")


def _row(
    cells: Sequence[Cell], columns: Mapping[int, Column], at: tuple[str, int], form: Form, findings: Findings
) -> Row:
    values: dict[str, Any] = {}
    percents: set[str] = set()
    for position, column in columns.items():
        cell = cells[position] if position < len(cells) else Cell(None)
        place = (*at, column.name)
        try:
            read = read_cell(cell, column, form)
        except BadCell as bad:
            findings.refuse(place, bad.code, cell.value, **bad.expected)
            values[f"!{column.name}"] = True
            continue
        values[column.name] = read.value
        if read.is_percent:
            percents.add(column.name)
        for code in read.told:
            findings.tell(place, code, cell.value)
    return Row(*at, values, frozenset(percents))
