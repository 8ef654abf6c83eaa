"""Workbooks (XLSX, ODS, XLS) -> the rows of their visible sheets. Formulas, macros, bombs and locked files are refused."""

import io
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from patokaz.own_data.number_formats import NumberFormat, number_format
from patokaz.own_data.numbers import Cell, Percent
from patokaz.own_data.open_document import Formats, cell_formats
from patokaz.own_data.refusals import UnreadableTable

MOST_UNPACKED = 120_000_000
MOST_RATIO = 250
MOST_MERGED = 20_000
OLE = b"\xd0\xcf\x11\xe0"
PROCESS = Path(__file__).with_name("calamine_process.py")
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')
HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\s[^>]*?hidden="(?:1|true)"')
HIDDEN_COLUMN = re.compile(rb'<(?:\w+:)?col\s[^>]*?hidden="(?:1|true)"')
CHECK_EVERY = 500
Check = Callable[[int], None]


@dataclass(frozen=True)
class Sheet:
    """A visible sheet. merged: first row, first column, last row, last column of each merged range, counted from 0;
    percents: whether its cells say which of them are shown in per cent; hidden: rows or columns that are not shown."""

    name: str
    rows: list[list[Cell]]
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    percents: bool = True
    hidden: bool = False


@dataclass(frozen=True)
class Book:
    """names: of all visible sheets; hidden: how many others there are; sheets: read one by one on demand."""

    names: tuple[str, ...]
    hidden: int
    sheets: Iterator[Sheet]


def is_workbook(content: bytes) -> bool:
    """Whether a file is a workbook by its first bytes."""
    return content.startswith((b"PK", OLE))


def open_book(content: bytes, wanted: str, limits: tuple[int, int], check: Check) -> Book:
    """The visible sheets of a workbook, or the one wanted. limits: most columns and cells. Raises UnreadableTable."""
    if content.startswith(OLE):
        return _by_calamine(content, wanted, limits, check, {})
    names = _checked_parts(content)
    if "content.xml" in names:
        return _by_calamine(content, wanted, limits, check, cell_formats(content, limits[1], check))
    if "xl/workbook.xml" not in names:
        raise UnreadableTable("not_a_table")
    return _by_openpyxl(content, wanted, check)


def column_letters(position: int) -> str:
    """The letters of a spreadsheet column: 0 is A, 26 is AA."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _checked_parts(content: bytes) -> set[str]:
    """Names of the parts; refuses what unpacks to too much, macros, and what declares entities of its own."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            packed = max(1, sum(part.compress_size for part in parts))
            unpacked = sum(part.file_size for part in parts)
            if unpacked > MOST_UNPACKED or (unpacked > 10_000_000 and unpacked / packed > MOST_RATIO):
                raise UnreadableTable("zip_bomb")
            names = {part.filename for part in parts}
            if any(name.endswith("vbaProject.bin") for name in names):
                raise UnreadableTable("macro")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    with archive.open(part) as file:
                        beginning = file.read(2000)
                    if b"<!DOCTYPE" in beginning or b"<!ENTITY" in beginning:
                        raise UnreadableTable("zip_bomb")
            return names
    except UnreadableTable:
        raise
    except Exception as error:
        raise UnreadableTable("not_a_table") from error


def _by_openpyxl(content: bytes, wanted: str, check: Check) -> Book:
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        hidden = len(book.worksheets) - len(sheets)
        names = tuple(str(sheet.title) for sheet in sheets)
    except Exception as error:
        raise UnreadableTable("not_a_table") from error
    chosen = [sheet for sheet in sheets if sheet.title == wanted] or sheets
    return Book(names, hidden, (_openpyxl_sheet(sheet, content, check) for sheet in chosen))


def _openpyxl_sheet(sheet: Any, content: bytes, check: Check) -> Sheet:
    rows: list[list[Cell]] = []
    formats: dict[int, NumberFormat] = {}
    cells = 0
    try:
        sheet.reset_dimensions()
        for number, row in enumerate(sheet.iter_rows(), 1):
            cells += max(1, len(row))
            if number % CHECK_EVERY == 0 or len(row) > CHECK_EVERY or cells > 900_000:
                check(cells)
            for position, cell in enumerate(row):
                if getattr(cell, "data_type", "") == "f":
                    raise UnreadableTable("formula", cell=f"{column_letters(position)}{number}", sheet=str(sheet.title))
            rows.append([_typed(cell, formats) for cell in row])
        check(cells)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            written = archive.read(sheet._worksheet_path.lstrip("/"))
        found = MERGED.findall(written)[:MOST_MERGED]
        hidden = bool(HIDDEN_ROW.search(written) or HIDDEN_COLUMN.search(written))
    except UnreadableTable:
        raise
    except Exception as error:
        raise UnreadableTable("not_a_table") from error
    merged = [(int(top) - 1, _position(left), int(bottom) - 1, _position(right)) for left, top, right, bottom in found]
    return Sheet(str(sheet.title), rows, merged, hidden=hidden)


def _position(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number - 1


def _typed(cell: Any, formats: dict[int, NumberFormat]) -> Cell:
    value = getattr(cell, "value", None)
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        style = getattr(cell, "_style_id", 0)
        if style not in formats:
            formats[style] = number_format(str(cell.number_format))
        return _as_shown(float(value), formats[style])
    return value.isoformat().removesuffix("T00:00:00") if isinstance(value, datetime | date | time) else str(value)


def _as_shown(value: float, found: NumberFormat) -> Cell:
    return in_percent(value) if found.is_percent else found.shown(value)


def in_percent(share: float) -> Percent:
    """A share as the displayed percentage, without binary rounding noise."""
    return Percent(f"{100 * share:.12g}")


def _by_calamine(content: bytes, wanted: str, limits: tuple[int, int], check: Check, formats: Formats) -> Book:
    """ODS and XLS, read in a process of its own that is ended when the check raises."""
    answer = _answer(content, wanted, limits, check)
    if "refused" in answer:
        raise UnreadableTable(answer["refused"], columns=limits[0], cells=limits[1])
    sheets = []
    for entry in answer["sheets"]:
        rows = entry["rows"]
        codes = {code: number_format(code) for code in entry["formats"]}
        told = {(row, column): codes[code] for code, cells in entry["formats"].items() for row, column in cells}
        for (row, column), found in (told or formats.get(entry["name"], {})).items():
            if row < len(rows) and column < len(rows[row]) and isinstance(rows[row][column], float):
                rows[row][column] = _as_shown(rows[row][column], found)
        sheets.append(Sheet(entry["name"], rows, [tuple(found) for found in entry["merged"]], entry["told"]))
    return Book(tuple(answer["names"]), answer["hidden"], iter(sheets))


def _answer(content: bytes, wanted: str, limits: tuple[int, int], check: Check) -> dict[str, Any]:
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as target:
        source.write(content)
        source.seek(0)
        process = subprocess.Popen(
            [sys.executable, "-I", str(PROCESS), wanted, *map(str, limits)],
            stdin=source,
            stdout=target,
            stderr=subprocess.DEVNULL,
        )
        try:
            while process.poll() is None:
                check(0)
                try:
                    process.wait(0.2)
                except subprocess.TimeoutExpired:
                    continue
        finally:
            process.kill()
            process.wait()
        target.seek(0)
        try:
            return dict(json.load(target))
        except ValueError as error:
            reason = "old_excel" if content.startswith(OLE) else "not_a_table"
            raise UnreadableTable(reason) from error
