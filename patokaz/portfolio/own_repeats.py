"""Rows of the reader's own portfolio that say the same project again: an officer pastes a row twice, or keeps two payments."""

import re
from collections.abc import Collection, Sequence

import pandas as pd

Rows = tuple[int, ...]  # numbers of rows as in the file, in order
WHOLE = re.compile(r"\d+")


def repeated_rows(texts: pd.DataFrame, read: Collection[str]) -> tuple[list[Rows], list[Rows]]:
    """Rows that are the same in every column, and rows that differ in columns alone that are not read. texts: every cell as
    written, by row of the file; read: the headings that are read. A column that numbers the rows tells none apart."""
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
    """Whether cells are whole numbers that rise by one from row to row; rows without one aside."""
    found = [cell.removesuffix(".") for cell in cells if cell]
    if len(found) < 2 or not all(WHOLE.fullmatch(cell) for cell in found):
        return False
    numbers = [int(cell) for cell in found]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))
