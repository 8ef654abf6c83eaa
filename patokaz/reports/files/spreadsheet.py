"""Workbooks: formats, print set-up, names and document properties."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from math import ceil
from numbers import Integral
from textwrap import wrap
from typing import Any

import pandas as pd
import xlsxwriter

from patokaz.charts.palette import PALETTES

HEAD = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "font_color": PALETTES["light"].accent}
LONGEST, SHORTEST = 46, 7
FIRST = (28, 90)  # widths of the first sheet
PRINTED, NARROWEST = 210, 12  # letters across a page, and of a column that gives way
MOST_COLUMNS = 20  # side by side on a page, above which their letters are too small to be read
YEARS = 3000  # whole numbers below may be years, so no separator
LINE_HIGH, MOST_LINES = 15, 27  # points, and lines of a row at most


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name and table.

    decimals: of each row's numbers; marked: coloured cells (row, column); across: number of frozen columns at the left;
    unprinted: number of screen-only columns at the right; pages: printed pages side by side, each with the frozen
    columns; upright: scale in per cent for portrait paper, 0 for landscape; widest: maximum letters of a column.
    """

    name: str
    table: pd.DataFrame
    decimals: Sequence[int] = ()
    marked: frozenset[tuple[int, int]] = frozenset()
    across: int = 1
    unprinted: int = 0
    pages: int = 1
    upright: int = 0
    widest: Sequence[int] = ()


def workbook(title: str, subject: str, footer: str, notes: Sequence[tuple[str, str]], sheets: Sequence[Sheet]) -> bytes:
    """A first sheet of notes (label, text) with links to the sheets, then these. Texts are never formulas.

    Numbers keep their full value and are displayed with the decimals of their row; every sheet prints on whole
    landscape pages with the header repeated.
    """
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True, "nan_inf_to_errors": False})  # fmt: skip
    book.set_properties({"title": title, "subject": subject, "author": "Patokaz", "keywords": subject, "comments": footer, "created": datetime.now()})  # fmt: skip
    formats = {"head": book.add_format(HEAD), "text": book.add_format({"text_wrap": True, "valign": "top"})}
    _first(book, subject, notes, sheets, formats, footer)
    for sheet in sheets:
        _write(book, sheet, formats, footer)
    book.close()
    return target.getvalue()


def _first(
    book: Any, name: str, notes: Sequence[tuple[str, str]], sheets: Sequence[Sheet], formats: dict[str, Any], footer: str
) -> None:  # fmt: skip
    page = book.add_worksheet(sheet_name(name))
    print_wide(page, footer)
    for column, wide in enumerate(FIRST):
        page.set_column(column, column, wide)
    for row, (label, text) in enumerate(notes):
        page.set_row(row, row_height((label, text), FIRST))
        page.write_string(row, 0, label, formats["head"])
        page.write_string(row, 1, text, formats["text"])
    for row, sheet in enumerate(sheets, len(notes) + 1):
        page.write_url(row, 0, f"internal:'{sheet_name(sheet.name)}'!A1", string=sheet.name)


def _write(book: Any, sheet: Sheet, formats: dict[str, Any], footer: str) -> None:
    page = book.add_worksheet(sheet_name(sheet.name))
    columns = list(sheet.table.columns)
    most = sheet.widest or [LONGEST] * len(columns)
    wide = [_width(sheet.table[head], str(head), letters) for head, letters in zip(columns, most, strict=True)]
    if not sheet.upright:
        printed = len(columns) - sheet.unprinted
        wide[:printed] = narrowed(wide[:printed], sheet.pages)
    for column, head in enumerate(columns):
        page.write_string(0, column, str(head), formats["head"])
        page.set_column(column, column, wide[column])
    for row, values in enumerate(sheet.table.itertuples(index=False, name=None)):
        printed = len(columns) - sheet.unprinted
        page.set_row(row + 1, row_height(values[:printed], wide[:printed]))
        decimals = sheet.decimals[row] if sheet.decimals else 0
        for column, value in enumerate(values):
            told = _format(book, formats, value, decimals, (row, column) in sheet.marked)
            if isinstance(value, str) and not value:
                continue
            if isinstance(value, str):
                page.write_string(row + 1, column, value, told)
            elif isinstance(value, bool):
                page.write_boolean(row + 1, column, value, told)
            elif value is not None and not pd.isna(value):
                page.write_number(row + 1, column, value, told)
    if sheet.unprinted:
        page.print_area(0, 0, len(sheet.table), len(columns) - sheet.unprinted - 1)
    page.freeze_panes(1, sheet.across)
    page.autofilter(0, 0, max(1, len(sheet.table)), len(columns) - 1)
    if sheet.upright:
        print_upright(page, footer, sheet.upright)
    else:
        print_wide(page, footer, sheet.pages)
    page.repeat_rows(0)
    if sheet.pages > 1:
        page.repeat_columns(0, sheet.across - 1)


def _width(column: "pd.Series[Any]", head: str, widest: int) -> int:
    texts = [head, *(str(value) for value in column if isinstance(value, str))]
    return min(widest, max(SHORTEST, *(len(text) + 1 for text in texts)))


def made_today() -> datetime:
    """Today at midnight, so that files made twice on a day are identical."""
    return datetime.combine(date.today(), time())


def narrowed(widths: Sequence[int], pages: int = 1) -> list[int]:
    """Column widths in letters that stay readable when printed side by side: wide ones shrink and wrap."""
    over = sum(widths) - PRINTED * pages
    spare = [max(0, wide - NARROWEST) for wide in widths]
    if over <= 0 or not sum(spare):
        return list(widths)
    share = min(1.0, over / sum(spare))
    return [wide - round(share * more) for wide, more in zip(widths, spare, strict=True)]


def pages_across(columns: int) -> int:
    """Number of pages side by side that so many columns need."""
    return max(1, ceil(columns / MOST_COLUMNS))


def row_height(values: Sequence[object], widths: Sequence[int]) -> int:
    """Row height in points at which no text is cut, as some office programs do not measure it on opening."""
    texts = [(value, wide) for value, wide in zip(values, widths, strict=False) if isinstance(value, str)]
    lines = max((len(wrap(value, wide - 1)) for value, wide in texts), default=1)
    return LINE_HIGH * min(MOST_LINES, max(1, lines))


def _format(book: Any, formats: dict[str, Any], value: object, decimals: int, marked: bool) -> Any:
    """The format of a cell; whole numbers below 3000 may be years and have no separator."""
    whole = isinstance(value, Integral)
    year = whole and abs(int(value)) < YEARS  # type: ignore[call-overload]
    shown = 0 if whole else decimals
    key = "text" if isinstance(value, str) else f"{'year' if year else shown}{'!' if marked else ''}"
    if key not in formats:
        shape: Mapping[str, Any] = {"num_format": "0" if year else "#,##0" + ("." + "0" * shown if shown else ""), "valign": "top"}  # fmt: skip
        formats[key] = book.add_format({**shape, **({"bg_color": PALETTES["light"].diverging[2]} if marked else {})})
    return formats[key]


def print_wide(page: Any, footer: str, pages: int = 1) -> None:
    """Landscape print set-up over a number of pages side by side, numbered."""
    page.set_landscape()
    page.fit_to_pages(pages, 0)
    _paper(page, footer)


def print_upright(page: Any, footer: str, scale: int) -> None:
    """Portrait print set-up at a scale in per cent, pages numbered."""
    page.set_portrait()
    page.set_print_scale(scale)
    _paper(page, footer)


def _paper(page: Any, footer: str) -> None:
    page.set_paper(9)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    page.set_footer(f"&L{footer.replace('&', '&&')}&R&P / &N")


def sheet_name(text: str) -> str:
    """A text as a sheet name: 31 letters, without forbidden characters."""
    return "".join(letter for letter in text if letter not in "[]:*?/\\")[:31] or "Patokaz"
