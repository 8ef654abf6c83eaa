"""Tables as files: CSV for every program, XLSX with typed cells and notes, Parquet for analysts."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd

from patokaz.reports.files.spreadsheet import print_wide

YEARS = 1900, 2100
NUMBER_WIDTHS, FILTER, NOTE_WIDTHS = (13, 30), 3, (28, 90)  # letters; FILTER: of its button
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_file(table: pd.DataFrame) -> bytes:
    """UTF-8 with a byte order mark, so that spreadsheets read every script."""
    return _without_formulas(table).to_csv(index=False).encode("utf-8-sig")


def parquet_file(table: pd.DataFrame) -> bytes:
    """Parquet, typed as the table is."""
    return table.to_parquet(index=False)


@dataclass(frozen=True)
class Told:
    """What a workbook says in the reader's language: its title, the sheet of notes, the head of a column by its name."""

    title: str
    notes: str
    head: Callable[[str], str]


def xlsx_file(table: pd.DataFrame, sheet: str, notes: Sequence[tuple[str, str]], told: Told) -> bytes:
    """A workbook: the table with a frozen, filtered head, and a sheet of notes (label, text). Texts are never formulas.

    Numbers keep their value and are shown with few decimals; it prints across on whole pages with its head repeated.
    """
    target = io.BytesIO()
    options = {"options": {"strings_to_formulas": False, "strings_to_urls": False}}
    headed = table.rename(columns=lambda column: told.head(str(column)))
    with pd.ExcelWriter(target, engine="xlsxwriter", engine_kwargs=options) as writer:
        writer.book.set_properties({"title": told.title, "author": "Patokaz", "created": datetime.now()})
        headed.to_excel(writer, sheet_name=_sheet_name(sheet), index=False, freeze_panes=(1, 0))
        page = writer.sheets[_sheet_name(sheet)]
        page.autofilter(0, 0, max(1, len(table)), max(0, table.shape[1] - 1))
        page.autofit(max_width=420)
        for at, column in enumerate(table):
            if shown := _shown(table[column], str(column)):
                wide = min(NUMBER_WIDTHS[1], max(NUMBER_WIDTHS[0], len(str(headed.columns[at])) + FILTER))
                page.set_column(at, at, wide, writer.book.add_format({"num_format": shown}))
        page.repeat_rows(0)
        print_wide(page, told.title)
        pd.DataFrame(notes, columns=["", " "]).to_excel(writer, sheet_name=_sheet_name(told.notes), index=False, header=False)  # fmt: skip
        about = writer.sheets[_sheet_name(told.notes)]
        about.set_column(0, 0, NOTE_WIDTHS[0])
        about.set_column(1, 1, NOTE_WIDTHS[1], writer.book.add_format({"text_wrap": True, "valign": "top"}))
        print_wide(about, told.title)
    return target.getvalue()


def _shown(values: "pd.Series[Any]", column: str) -> str:
    """The number format of a column; empty for texts."""
    if not pd.api.types.is_numeric_dtype(values) or pd.api.types.is_bool_dtype(values):
        return ""
    known = values.dropna()
    if (known == known.round()).all():
        years = "year" in column or known.between(*YEARS).all()
        return "0" if years else "#,##0"
    return "[>=1000]#,##0;[<=-1000]-#,##0;#,##0.0#"


def _sheet_name(text: str) -> str:
    return "".join(character for character in text if character not in "[]:*?/\\")[:31] or "Table"


def _without_formulas(table: pd.DataFrame) -> pd.DataFrame:
    """A leading apostrophe for texts and headings that a spreadsheet would compute."""
    texts = table.select_dtypes(include=["object", "string"]).columns
    return table.assign(**{
        column: pd.Series([_harmless(value) for value in table[column]], table.index, table[column].dtype)
        for column in texts
    }).rename(columns=_harmless)  # fmt: skip


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value
