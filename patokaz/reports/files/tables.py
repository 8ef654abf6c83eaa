"""Tables as files: CSV for every program, XLSX with typed cells and notes, Parquet for analysts."""

import io
from collections.abc import Sequence

import pandas as pd

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_file(table: pd.DataFrame) -> bytes:
    """UTF-8 with a byte order mark, so that spreadsheets read every script."""
    return _without_formulas(table).to_csv(index=False).encode("utf-8-sig")


def parquet_file(table: pd.DataFrame) -> bytes:
    """Parquet, typed as the table is."""
    return table.to_parquet(index=False)


def xlsx_file(table: pd.DataFrame, sheet: str, notes: Sequence[tuple[str, str]]) -> bytes:
    """A workbook: the table with a frozen, filtered head, and a sheet of notes (label, text). Texts are never formulas."""
    target = io.BytesIO()
    options = {"options": {"strings_to_formulas": False, "strings_to_urls": False}}
    with pd.ExcelWriter(target, engine="xlsxwriter", engine_kwargs=options) as writer:
        table.to_excel(writer, sheet_name=_sheet_name(sheet), index=False, freeze_panes=(1, 0))
        page = writer.sheets[_sheet_name(sheet)]
        page.autofilter(0, 0, max(1, len(table)), max(0, table.shape[1] - 1))
        page.autofit(max_width=420)
        pd.DataFrame(notes, columns=["", " "]).to_excel(writer, sheet_name="Notes", index=False, header=False)
        writer.sheets["Notes"].autofit(max_width=720)
    return target.getvalue()


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
