"""An XLSX file -> rows of typed cells by sheet. Every bad cell is gathered; nothing of a formula is computed or trusted."""

import io
import zipfile
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeAlias

from openpyxl import load_workbook
from openpyxl.cell.read_only import EMPTY_CELL
from openpyxl.utils import get_column_letter

from patokaz.own_data.form_cells import BadCell, Cell, read_cell
from patokaz.own_data.form_columns import Column, Form, Sheet, folded
from patokaz.own_data.form_file_kind import file_kind
from patokaz.own_data.form_layout import Layout, sheet_layout
from patokaz.own_data.form_problems import Findings, Problem, UnreadableForm
from patokaz.own_data.number_formats import NumberFormat, number_format

MOST_BYTES = 5_000_000
MOST_UNPACKED = 60_000_000
MOST_RATIO = 200
MOST_ROWS = 20_000
MOST_COLUMNS = 80
HEADER_WITHIN = 10
LEAST_COLUMNS = 3  # by which a sheet of another name is recognised


@dataclass(frozen=True)
class Row:
    """A row with its number and typed values by column; a cell that is refused is not among them.

    percents: columns whose number was written with a percent sign, still as a share; units: column -> unit that the number
    format of its cell shows.
    """

    sheet: str
    number: int
    values: Mapping[str, Any]
    percents: frozenset[str] = field(default=frozenset())
    units: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, column: str) -> Any:
        return self.values.get(column)

    def text(self, column: str) -> str:
        """A text, empty where the cell is."""
        return str(self.values.get(column) or "")

    def place(self, column: str) -> tuple[str, int, str]:
        """Sheet, row, column of a cell."""
        return self.sheet, self.number, column


_BLANK = Cell(None)
Tables: TypeAlias = Mapping[str, Sequence[Row]]


def read_tables(content: bytes, form: Form, findings: Findings) -> dict[str, list[Row]]:
    """Sheet -> its rows. Raises UnreadableForm for a file that is not a workbook, is too large, or contains macros."""
    _check_archive(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False)
    except Exception as error:  # openpyxl raises whatever its parsers raise
        raise _whole("damaged") from error
    tables: dict[str, list[Row]] = {}
    strange: list[Any] = []
    names = {folded(name): sheet for sheet in form.sheets.values() for name in (sheet.name, *sheet.aliases)}
    try:
        parts = zipfile.ZipFile(io.BytesIO(content))
        for page in (page for page in book.worksheets if hasattr(page, "iter_rows")):  # the others contain a chart
            sheet = names.get(folded(page.title))
            if sheet is None:
                strange += [] if folded(page.title) in (*form.computed, form.help) else [page]
                continue
            if sheet.name in tables:
                findings.refuse((page.title, 0, ""), "sheet_twice", sheet=sheet.name)
                continue
            layout = sheet_layout(parts.read(page._worksheet_path))
            _tell_hidden(page, sheet, layout, findings)
            tables[sheet.name] = _rows(page, sheet, form, layout, findings)
        _not_read(strange, tables, form, findings)
    except UnreadableForm:
        raise
    except Exception as error:
        raise _whole("damaged") from error
    finally:
        book.close()
    return tables


def _not_read(strange: Sequence[Any], tables: Mapping[str, object], form: Form, findings: Findings) -> None:
    """Sheets with other names are reported; one with the columns of a missing sheet is requested under the name of that sheet."""
    renamed = set()
    for page in strange:
        cells = [line for _, line in _lines(page, HEADER_WITHIN)]
        meant = next(
            (sheet for sheet in form.sheets.values() if sheet.name not in tables and _holds(cells, sheet)), None
        )
        if meant is None:
            findings.tell((page.title, 0, ""), "sheet_not_read")
        else:
            renamed.add(meant.name)
            findings.refuse((page.title, 0, ""), "sheet_renamed", sheet=meant.name)
    for sheet in form.sheets.values():
        if sheet.required and sheet.name not in (*tables, *renamed):
            findings.refuse((sheet.name, 0, ""), "sheet_missing")


def _holds(lines: Sequence[Sequence[Cell]], sheet: Sheet) -> bool:
    """Whether one of the lines names the required columns of a sheet, three columns or more in all."""
    needed = {column.name for column in sheet.columns if column.required}
    named = [{column.name for column in _header(cells, sheet).values()} for cells in lines]
    return any(needed <= found and len(found) >= LEAST_COLUMNS for found in named)


def _tell_hidden(page: Any, sheet: Sheet, layout: Layout, findings: Findings) -> None:
    hidden = (page.sheet_state != "visible", layout.hides_rows, layout.hides_columns)
    for is_hidden, code in zip(hidden, ("hidden_sheet", "hidden_rows", "hidden_columns"), strict=True):
        if is_hidden:
            findings.tell((sheet.name, 0, ""), code)


def _whole(code: str, **expected: object) -> UnreadableForm:
    return UnreadableForm([Problem("", 0, "", code, "", expected)])


def _check_archive(content: bytes) -> None:
    """Refuse files that unpack to too much, other files than workbooks, macros, and XML entities."""
    if len(content) > MOST_BYTES:
        raise _whole("too_large", megabytes=MOST_BYTES // 1_000_000)
    if kind := file_kind(content):
        raise _whole(kind)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            packed = max(1, sum(part.compress_size for part in parts))
            unpacked = sum(part.file_size for part in parts)
            names = {part.filename for part in parts}
            if unpacked > MOST_UNPACKED or (unpacked > 10_000_000 and unpacked / packed > MOST_RATIO):
                raise _whole("zip_bomb")
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
        raise _whole("damaged") from error


def _rows(page: Any, sheet: Sheet, form: Form, layout: Layout, findings: Findings) -> list[Row]:
    lines = _lines(page, MOST_ROWS)
    columns: dict[int, Column] = {}
    named: set[int] = set()
    rows: list[Row] = []
    for number, cells in lines:
        if number > MOST_ROWS:
            findings.refuse((sheet.name, MOST_ROWS + 1, ""), "too_many_rows", most=MOST_ROWS)
            break
        if not columns:
            columns = _header(cells, sheet)
            if columns:
                _check_merged(layout, columns, (sheet, number), findings)
                _check_header(cells, columns, (sheet, number), findings)
                named = {p for p, cell in enumerate(cells) if str(cell.value or "").strip()}
            elif number >= HEADER_WITHIN:
                break
            continue
        _tell_unnamed(cells, named, (sheet.name, number), findings)
        rows.append(_row(cells, columns, (sheet.name, number), form, findings))
    if not columns:
        findings.refuse(
            (sheet.name, 0, ""), "header_missing", columns=tuple(c.name for c in sheet.columns if c.required)
        )
    return rows


def _lines(page: Any, most: int) -> Iterator[tuple[int, Sequence[Cell]]]:
    """Non-empty rows with their numbers; where there are more than the maximum, one further number marks the end."""
    page.reset_dimensions()  # the size stated in the file may be wrong, and rows would be lost
    for count, line in enumerate(page.iter_rows(max_col=MOST_COLUMNS), 1):
        if count > most:
            yield count, ()
            return
        end = len(line)
        while end and line[end - 1] is EMPTY_CELL:
            end -= 1
        cells = [_BLANK if cell is EMPTY_CELL else _cell(cell) for cell in line[:end]]
        if not any(cell.value not in (None, "") and str(cell.value).strip() for cell in cells):
            continue
        number = next((cell.row for cell in line if getattr(cell, "row", None)), count)
        yield number, cells


def _check_merged(layout: Layout, columns: Mapping[int, Column], at: tuple[Sheet, int], findings: Findings) -> None:
    """Refuse merged areas below the column names: all but one of their cells are empty, whatever they look like."""
    sheet, header = at
    for area in layout.merged:
        touched = [columns[p - 1] for p in range(area.first_column, area.last_column + 1) if p - 1 in columns]
        if area.last_row > header and touched:
            place = (sheet.name, max(area.first_row, header + 1), touched[0].name)
            findings.refuse(place, "merged", area.name)


def _cell(cell: Any) -> Cell:
    kind = getattr(cell, "data_type", "n")
    value = cell.value
    if not isinstance(value, int | float):
        return Cell(value, False, kind == "f", kind == "e")
    code = str(getattr(cell, "number_format", "") or "")
    shown = _format(code)
    return Cell(value, shown.is_percent, kind == "f", kind == "e", shown.unit, shown.added)


@lru_cache(500)
def _format(code: str) -> NumberFormat:
    return number_format(code)


def _header(cells: Sequence[Cell], sheet: Sheet) -> dict[int, Column]:
    """Position -> column, where at least one required column (or two of any) is named."""
    names = {folded(name): column for column in sheet.columns for name in (column.name, *column.aliases)}
    exact = {folded(column.name): column for column in sheet.columns}
    found: dict[int, Column] = {}
    written = [folded(str(cell.value)) if cell.value is not None else "" for cell in cells]
    for position, name in enumerate(written):
        column = exact.get(name) or names.get(name)
        if column is not None and (name in exact or column.name not in written):
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


def _tell_unnamed(cells: Sequence[Cell], named: Container[int], at: tuple[str, int], findings: Findings) -> None:
    """Report content in columns without a name, by the letter of the column."""
    for position, cell in enumerate(cells):
        if position not in named and cell.value not in (None, ""):
            findings.tell((*at, get_column_letter(position + 1)), "column_unnamed", cell.value)


def _row(
    cells: Sequence[Cell], columns: Mapping[int, Column], at: tuple[str, int], form: Form, findings: Findings
) -> Row:
    values: dict[str, Any] = {}
    percents: set[str] = set()
    units: dict[str, str] = {}
    for position, column in columns.items():
        cell = cells[position] if position < len(cells) else _BLANK
        if cell is _BLANK and not column.required:
            values[column.name] = None
            continue
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
        if cell.unit:
            units[column.name] = cell.unit
        for code in read.told:
            findings.tell(place, code, cell.value)
    return Row(*at, values, frozenset(percents), units)
