"""How a sheet is laid out beside its cells: merged areas, hidden rows and columns. Read from the sheet's own part."""

import re
from dataclasses import dataclass

from openpyxl.utils.cell import range_boundaries

MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]+\d+:[A-Z]+\d+)"')
HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*\bhidden="(?:1|true)"')
HIDDEN_COLUMN = re.compile(rb'<(?:\w+:)?col\b[^>]*\bhidden="(?:1|true)"')


@dataclass(frozen=True)
class Area:
    """A merged area, its corners by row and column from 1; name as the office programme writes it."""

    name: str
    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True)
class Layout:
    """Merged areas of a sheet, and whether it hides rows or columns."""

    merged: tuple[Area, ...]
    hides_rows: bool
    hides_columns: bool


def sheet_layout(part: bytes) -> Layout:
    """The layout of a sheet from the XML of its part."""
    return Layout(
        tuple(_area(found.decode()) for found in MERGED.findall(part)),
        HIDDEN_ROW.search(part) is not None,
        HIDDEN_COLUMN.search(part) is not None,
    )


def _area(name: str) -> Area:
    left, top, right, bottom = range_boundaries(name)
    return Area(name, int(top or 1), int(bottom or 1), int(left or 1), int(right or 1))
