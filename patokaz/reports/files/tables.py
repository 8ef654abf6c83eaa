"""Tables as files: CSV, XLSX with typed cells and notes, Parquet."""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd

from patokaz.charts.labels import shortened
from patokaz.reports.files.spreadsheet import LINE_HIGH, MOST_LINES, narrowed, print_wide, row_height

YEARS = 1900, 2100
NUMBER_WIDTHS, FILTER, NOTE_WIDTHS = (13, 30), 3, (28, 90)  # letters; FILTER: of its button
WRAPPED = {"text_wrap": True, "valign": "top"}
MOST_WIDE, LOOSE = 80, 1.15  # letters of a column; lines of whole words beside lines filled to the end
FOOTER = 110  # letters of a title below a page
DAY = "yyyy-mm-dd"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_file(table: pd.DataFrame) -> bytes:
    """UTF-8 with a byte order mark, so that spreadsheets detect the encoding."""
    return _without_formulas(table).to_csv(index=False).encode("utf-8-sig")


def parquet_file(table: pd.DataFrame) -> bytes:
    """Parquet with the table's types."""
    return table.to_parquet(index=False)


@dataclass(frozen=True)
class Told:
    """Words of a workbook in the user's language.

    title; heads of the notes sheet; column labels by name; words: by column, the texts of coded cells; answers: no and yes, empty
    where the office program writes them itself.
    """

    title: str
    notes: str
    head: Callable[[str], str]
    words: Mapping[str, Callable[[str], str]] = field(default_factory=dict)
    answers: tuple[str, str] | None = None


def xlsx_file(table: pd.DataFrame, sheet: str, notes: Sequence[tuple[str, str]], told: Told) -> bytes:
    """A workbook: the table with a frozen header and filters, and a sheet of notes (label, text).

    Texts are never formulas. Numbers keep their full value and are displayed with few decimals; it prints on whole
    landscape pages with the header repeated.
    """
    target = io.BytesIO()
    options = {"options": {"strings_to_formulas": False, "strings_to_urls": False}}
    footer = shortened(told.title, FOOTER)
    headed = _in_words(table, told).rename(columns=lambda column: told.head(str(column)))
    with pd.ExcelWriter(target, engine="xlsxwriter", engine_kwargs=options, date_format=DAY) as writer:
        writer.book.set_properties({"title": footer, "author": "Patokaz", "created": datetime.now()})
        headed.to_excel(writer, sheet_name=_sheet_name(sheet), index=False, freeze_panes=(1, 0))
        page = writer.sheets[_sheet_name(sheet)]
        page.autofilter(0, 0, max(1, len(table)), max(0, table.shape[1] - 1))
        _lay_out(page, headed, [_shown(table[column], str(column)) for column in table], writer.book)
        page.repeat_rows(0)
        print_wide(page, footer)
        pd.DataFrame(notes, columns=["", " "]).to_excel(writer, sheet_name=_sheet_name(told.notes), index=False, header=False)  # fmt: skip
        about = writer.sheets[_sheet_name(told.notes)]
        about.set_column(0, 0, NOTE_WIDTHS[0])
        about.set_column(1, 1, NOTE_WIDTHS[1], writer.book.add_format(WRAPPED))
        for row, entry in enumerate(notes):
            about.set_row(row, row_height(entry, NOTE_WIDTHS))
        print_wide(about, footer)
    return target.getvalue()


def _in_words(table: pd.DataFrame, told: Told) -> pd.DataFrame:
    """Codes, yes and no replaced by words of the user's language, dates without their hour; empty cells stay empty."""
    if told.answers:
        table = table.assign(**{column: [told.answers[value] for value in table[column]] for column in table.select_dtypes(bool)})  # fmt: skip
    days = {column: table[column].dt.date.astype(object) for column in table.select_dtypes("datetime")}
    table = table.assign(**{column: values.where(values.notna(), None) for column, values in days.items()})
    return table.assign(**{
        column: [said(str(value)) if isinstance(value, str) and value else value for value in table[column]]
        for column, said in told.words.items() if column in table
    })  # fmt: skip


def _lay_out(page: Any, table: pd.DataFrame, shown: Sequence[str], book: Any) -> None:
    """Column widths that fit a printed page, with wrapped texts; empty columns are collapsed.

    shown: number format of each column, empty for texts.
    """
    letters = [
        table.iloc[:, at].map(lambda value: len(value) if isinstance(value, str) else 0) for at in range(table.shape[1])
    ]
    is_empty = [
        (texts == 0).all() and table.iloc[:, at].replace("", None).isna().all() for at, texts in enumerate(letters)
    ]
    heads = [len(str(head)) + FILTER for head in table.columns]
    wide = [
        0 if nothing else min(NUMBER_WIDTHS[1], max(NUMBER_WIDTHS[0], head)) if form else min(MOST_WIDE, max(head, int(texts.max()) + 1))
        for nothing, form, head, texts in zip(is_empty, shown, heads, letters, strict=True)
    ]  # fmt: skip
    wide = narrowed(wide)
    lines = pd.Series(1, range(len(table)))
    for at, (nothing, form, texts) in enumerate(zip(is_empty, shown, letters, strict=True)):
        options = {"hidden": True} if nothing and len(table) else {}
        page.set_column(at, at, wide[at] or None, book.add_format({"num_format": form, "valign": "top"} if form else WRAPPED), options)  # fmt: skip
        if wide[at]:
            wrapped = np.ceil(texts.to_numpy() * LOOSE / (wide[at] - 1))
            lines = pd.Series(np.maximum(lines.to_numpy(), wrapped))
    head = book.add_format({**WRAPPED, "bold": True})
    for at, told in enumerate(table.columns):
        page.write_string(0, at, str(told), head)
    day = book.add_format({"num_format": DAY, "valign": "top"})
    for at in (at for at, form in enumerate(shown) if form == DAY):
        for row, value in enumerate(table.iloc[:, at], 1):
            if value is not None:
                page.write_datetime(row, at, value, day)
    high = max((-(-letters // column) for letters, column in zip(heads, wide, strict=True) if column), default=1)
    page.set_row(0, LINE_HIGH * min(MOST_LINES, high))
    for row, count in enumerate(lines, 1):
        if count > 1:
            page.set_row(row, LINE_HIGH * min(MOST_LINES, int(count)))


def _shown(values: "pd.Series[Any]", column: str) -> str:
    """Number format of a column; empty for texts."""
    if pd.api.types.is_datetime64_any_dtype(values):
        return DAY
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
    """Texts and headings that a spreadsheet would evaluate, with a leading apostrophe."""
    texts = table.select_dtypes(include=["object", "string"]).columns
    return table.assign(**{
        column: pd.Series([_harmless(value) for value in table[column]], table.index, table[column].dtype)
        for column in texts
    }).rename(columns=_harmless)  # fmt: skip


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value
