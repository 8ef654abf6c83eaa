"""A reader's file -> a table of texts and numbers, or a reason why not. Nothing of the file is computed or trusted.

Decimal signs are settled column by column: the last of comma and point is the decimal sign where both occur; a sign that
is always followed by exactly three digits parts thousands; else it is the decimal sign.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

import pandas as pd

MOST_BYTES = 20_000_000
MOST_UNPACKED = 120_000_000
MOST_RATIO = 250
MOST_CELLS = 1_000_000
LONGEST_NAME = 80
DELIMITERS = "\t;|,"
MISSING = frozenset(
    {"", "-", "–", "—", ".", "..", "...", ":", "x", "х", "na", "n/a", "nan", "null", "none", "н/д", "нд", "н.п."}
)
BLANKS = re.compile(r"[\s\u00a0\u2007\u2009\u202f']")
NUMBER = re.compile(r"[+-]?(\d+([.,]\d+)*|[.,]\d+)(e[+-]?\d+)?", re.IGNORECASE)
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
LARGEST = 1e300
OLD_EXCEL = b"\xd0\xcf\x11\xe0"

Cell: TypeAlias = str | float


class UnreadableTable(ValueError):
    """A file that cannot be used. reason: last part of a text key (own.bad_...); details: what the text names."""

    def __init__(self, reason: str, **details: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.details: Mapping[str, object] = details


@dataclass(frozen=True)
class Spoiled:
    """A column of numbers with texts among them: how many, and the first one with its cell."""

    column: str
    count: int
    cell: str
    text: str


@dataclass(frozen=True)
class OwnTable:
    """A checked table. texts: every cell as written, by column; numbers: the columns that are numbers, missing as NaN;
    spoiled: columns that would be but for some cells; how: encoding, or name of the sheet; more_sheets: not read."""

    texts: pd.DataFrame
    numbers: pd.DataFrame
    spoiled: tuple[Spoiled, ...]
    how: str
    more_sheets: int = 0


def read_table(content: bytes, name: str) -> OwnTable:
    """The first sheet of an XLSX file or a CSV file, its first row being the head. Raises UnreadableTable, nothing else."""
    if len(content) > MOST_BYTES:
        raise UnreadableTable("too_large", megabytes=MOST_BYTES // 1_000_000)
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UnreadableTable("empty")
    if content.startswith(OLD_EXCEL):
        raise UnreadableTable("old_excel")
    if content.startswith(b"PK"):
        rows, how, more = _excel_rows(content)
        return _table(rows, how, more)
    text, how = _decoded(content)
    return _table(_csv_rows(text), how, 0)


def column_letters(position: int) -> str:
    """What a spreadsheet calls a column: 0 is A, 26 is AA."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _decoded(content: bytes) -> tuple[str, str]:
    """The text and its encoding: UTF-8, UTF-16 with a mark, else Windows-1251 or -1250 by how letters neighbour."""
    if content.startswith(UTF_16):
        return _decode(content, "utf-16"), "UTF-16"
    if b"\x00" in content:
        raise UnreadableTable("not_a_table")
    try:
        return content.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        high = re.findall(rb"[\x80-\xff]+", content)
        in_words = sum(len(run) for run in high if len(run) > 1)
        cyrillic = in_words > sum(map(len, high)) / 2
        return (
            (_decode(content, "cp1251"), "Windows-1251") if cyrillic else (_decode(content, "cp1250"), "Windows-1250")
        )


def _decode(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableTable("encoding") from error


def _csv_rows(text: str) -> list[list[Cell]]:
    first = [line for line in text.splitlines()[:30] if line.strip()]
    counts = {sign: min((line.count(sign) for line in first), default=0) for sign in DELIMITERS}
    delimiter = max(DELIMITERS, key=lambda sign: counts[sign])
    if not counts[delimiter]:
        raise UnreadableTable("one_column")
    rows: list[list[Cell]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            cells += max(1, len(row))
            _count(cells)
            rows.append([*row])
    except csv.Error as error:
        raise UnreadableTable("not_a_table") from error
    return rows


def _count(cells: int) -> None:
    if cells > MOST_CELLS:
        raise UnreadableTable("too_many_cells", cells=MOST_CELLS)


def _excel_rows(content: bytes) -> tuple[list[list[Cell]], str, int]:
    from openpyxl import load_workbook

    _check_archive(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheets = book.worksheets
        sheet = sheets[0]
        sheet.reset_dimensions()
        rows = _sheet_rows(sheet.iter_rows())
        merged = _merged(content, sheet._worksheet_path)
    except UnreadableTable:
        raise
    except Exception as error:
        raise UnreadableTable("not_a_table") from error
    if merged:
        raise UnreadableTable("merged", cell=merged)
    return rows, str(sheet.title), len(sheets) - 1


def _check_archive(content: bytes) -> None:
    """Refuse what unpacks to too much, what is no workbook, and what declares entities of its own."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            packed = max(1, sum(part.compress_size for part in parts))
            unpacked = sum(part.file_size for part in parts)
            if unpacked > MOST_UNPACKED or (unpacked > 10_000_000 and unpacked / packed > MOST_RATIO):
                raise UnreadableTable("zip_bomb")
            names = {part.filename for part in parts}
            if "xl/workbook.xml" not in names:
                raise UnreadableTable("not_a_table")
            if any(name.endswith("vbaProject.bin") for name in names):
                raise UnreadableTable("macro")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")) and _declares_entities(archive.read(part)):
                    raise UnreadableTable("zip_bomb")
    except UnreadableTable:
        raise
    except Exception as error:
        raise UnreadableTable("not_a_table") from error


def _declares_entities(part: bytes) -> bool:
    return b"<!DOCTYPE" in part[:2000] or b"<!ENTITY" in part[:2000]


def _merged(content: bytes, path: str) -> str:
    """The first merged range of a sheet, '' if there is none."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        found = re.search(rb'<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z0-9:]{1,20})"', archive.read(path.lstrip("/")))
    return found.group(1).decode() if found else ""


def _sheet_rows(sheet: Iterable[Sequence[object]]) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    cells = 0
    for number, row in enumerate(sheet, 1):
        cells += max(1, len(row))
        _count(cells)
        for position, cell in enumerate(row):
            if getattr(cell, "data_type", "") == "f":
                raise UnreadableTable("formula", cell=f"{column_letters(position)}{number}")
        rows.append([_typed(getattr(cell, "value", None)) for cell in row])
    return rows


def _typed(value: object) -> Cell:
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    return value.isoformat() if isinstance(value, datetime | date) else str(value)


def _table(rows: list[list[Cell]], how: str, more_sheets: int) -> OwnTable:
    kept = [(number, row) for number, row in enumerate(rows, 1) if any(_text(cell) for cell in row)]
    if len(kept) < 2:
        raise UnreadableTable("no_rows")
    (_, head), *body = kept
    width = max(position + 1 for position, cell in enumerate(head) if _text(cell))
    for number, row in body:
        if any(_text(cell) for cell in row[width:]):
            raise UnreadableTable("ragged", row=number, columns=width)
    names = [_text(cell)[:LONGEST_NAME] or column_letters(position) for position, cell in enumerate(head[:width])]
    twice = [name for name in dict.fromkeys(names) if names.count(name) > 1]
    if twice:
        raise UnreadableTable("duplicate_columns", columns=", ".join(twice[:5]))
    if width < 2:
        raise UnreadableTable("one_column")
    index = pd.Index([number for number, _ in body], name="row")
    cells = [row[:width] + [""] * (width - len(row)) for _, row in body]
    texts, numbers, spoiled = {}, {}, []
    for position, (name, column) in enumerate(zip(names, zip(*cells, strict=True), strict=True)):
        texts[name] = [_text(cell) for cell in column]
        values, wrong = column_numbers(column)
        known = sum(value == value for value in values)
        if known and not wrong:
            numbers[name] = values
        elif known > len(wrong):
            cell = f"{column_letters(position)}{index[wrong[0]]}"
            spoiled.append(Spoiled(name, len(wrong), cell, texts[name][wrong[0]][:40]))
    return OwnTable(pd.DataFrame(texts, index), pd.DataFrame(numbers, index), tuple(spoiled), how, more_sheets)


def column_numbers(cells: Sequence[Cell]) -> tuple[list[float], list[int]]:
    """The cells of a column as numbers, NaN for missing and for texts, and the positions of texts."""
    bare = [cell if isinstance(cell, float) else _bare(cell) for cell in cells]
    decimal = _decimal_sign([text for text in bare if isinstance(text, str) and NUMBER.fullmatch(text)])
    values, wrong = [], []
    for position, text in enumerate(bare):
        number = text if isinstance(text, float) else _number(text, decimal)
        if number is None and text not in MISSING:
            wrong.append(position)
        values.append(float("nan") if number is None else number)
    return values, wrong


def _bare(text: str) -> str:
    return BLANKS.sub("", text).replace("\u2212", "-").removesuffix("%").lower()


def _decimal_sign(texts: Sequence[str]) -> str:
    both = next((text for text in texts if "," in text and "." in text), "")
    if both:
        return max(",.", key=both.rfind)
    for sign in ",.":
        using = [text for text in texts if sign in text]
        if using:
            thousands = all(re.fullmatch(rf"[+-]?[1-9]\d{{0,2}}(\{sign}\d{{3}})+", text) for text in using)
            return {",": ".", ".": ","}[sign] if thousands and (len(using) > 1 or using[0].count(sign) > 1) else sign
    return "."


def _number(text: str, decimal: str) -> float | None:
    if not NUMBER.fullmatch(text):
        return None
    try:
        number = float(text.replace("," if decimal == "." else ".", "").replace(decimal, "."))
    except ValueError:
        return None
    return number if abs(number) < LARGEST else None


def _text(cell: Cell) -> str:
    """A cell as text: printable letters only, numbers without a needless point."""
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return "".join(letter if letter.isprintable() else " " for letter in cell).strip()
