"""Repeated rows in the user's own portfolio: a row pasted twice, or two payments of one project."""

import re
from collections.abc import Collection, Sequence

import pandas as pd

Rows = tuple[int, ...]  # numbers of rows as in the file, in order
WHOLE = re.compile(r"\d+")


def repeated_rows(texts: pd.DataFrame, read: Collection[str]) -> tuple[list[Rows], list[Rows]]:
    """Rows identical in every column, and rows that differ only in columns that are not read.

    texts: cells as written, by row of the file; read: headings that are read. A running number does not distinguish
    rows.
    """
    plain = texts.map(lambda text: " ".join(str(text).split()))
    told = [name for name in plain.columns if name in read or not _numbers_rows(list(plain[name]))]
    same = _groups(plain[told])
    firsts = plain.drop([row for rows in same for row in rows[1:]])
    return same, _groups(firsts[[name for name in told if name in read]])


def _groups(texts: pd.DataFrame) -> list[Rows]:
    rows: dict[tuple[str, ...], list[int]] = {}
    for row, cells in zip(texts.index, texts.itertuples(index=False, name=None), strict=True):
        if any(cells):
            rows.setdefault(cells, []).append(int(row))
    return [tuple(found) for found in rows.values() if len(found) > 1]


def _numbers_rows(cells: Sequence[str]) -> bool:
    """Whether cells are whole numbers that increase by one from row to row; empty cells are ignored."""
    found = [cell.removesuffix(".") for cell in cells if cell]
    if len(found) < 2 or not all(WHOLE.fullmatch(cell) for cell in found):
        return False
    numbers = [int(cell) for cell in found]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))
