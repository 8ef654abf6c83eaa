"""Files: typed, readable in every script, and never a formula made of a text."""

import io
from datetime import datetime
from functools import partial

import openpyxl
import pandas as pd

from patokaz.frame.files import table_head
from patokaz.language.words import words
from patokaz.reports.files.spreadsheet import LINE_HIGH, NARROWEST, PRINTED
from patokaz.reports.files.tables import Told, csv_file, parquet_file, xlsx_file

TABLE = pd.DataFrame({"name": ["Пещера", "=1+1", "Gjorçe"], "value": [1.5, None, -3.0], "year": [2021, 2022, 2023]})


def test_csv_is_utf8_for_spreadsheets_and_harmless() -> None:
    text = csv_file(TABLE)
    assert text.startswith(b"\xef\xbb\xbf")
    assert text.decode("utf-8-sig").splitlines() == [
        "name,value,year",
        "Пещера,1.5,2021",
        "'=1+1,,2022",
        "Gjorçe,-3.0,2023",
    ]


def test_xlsx_keeps_types_and_notes() -> None:
    told = Told("Title", "Белешки", str)
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file(TABLE, "a/b", [("Source", "=cmd")], told)))
    sheet = book["ab"]
    assert [cell.value for cell in sheet[2]] == ["Пещера", 1.5, 2021]
    assert sheet["A3"].value == "=1+1" and sheet["A3"].data_type == "s"
    assert sheet["B3"].value is None
    assert [cell.value for cell in book["Белешки"][1]] == ["Source", "=cmd"]
    assert book["Белешки"]["B1"].data_type == "s"


def test_parquet_comes_back_the_same() -> None:
    pd.testing.assert_frame_equal(pd.read_parquet(io.BytesIO(parquet_file(TABLE))), TABLE, check_dtype=False)


def test_a_table_prints_across_with_its_head_and_shows_few_decimals_in_the_reader_s_words() -> None:
    t = words("mk")
    table = pd.DataFrame({"area_id": ["MK00805", "MK00101"], "Пещера value": [106.278109916249, 14382.5], "year": [2024, 2021], "rank": [1, 2]})  # fmt: skip
    told = Told("Patokaz: x", t("report.notes"), partial(table_head, t=t))
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file(table, "x", [("", "a")], told)))
    sheet, notes = book.worksheets
    assert [cell.value for cell in sheet[1]] == ["Шифра", "Пещера: вредност", "Година", "Ранг"]
    assert sheet["B2"].value == 106.278109916249 and sheet["B2"].number_format.endswith("#,##0.0#")
    assert (sheet["C2"].number_format, sheet["D2"].number_format) == ("0", "#,##0")
    assert sheet.page_setup.orientation == "landscape" and sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.fitToHeight == 0 and sheet.sheet_properties.pageSetUpPr.fitToPage
    assert notes.title == t("report.notes") and (book.properties.title, book.properties.creator) == ("Patokaz: x", "Patokaz")  # fmt: skip


def test_a_wide_table_prints_in_columns_that_can_be_read_without_those_that_hold_nothing() -> None:
    words_of = {"state": {"late": "просрочен"}.__getitem__}
    table = pd.DataFrame({
        "title": ["дълго име " * 12, "x"], **{f"text{n}": ["седем букви " * 6, ""] for n in range(6)},
        "nothing": ["", ""], "unknown": [float("nan")] * 2, "state": ["late", ""],
    })  # fmt: skip
    told = Told("Заглавие " * 30, "Бележки", str, words_of)
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file(table, "x", [("", "бележка " * 40)], told)))
    sheet, notes = book.worksheets
    wide = dict(sheet.column_dimensions.items())
    assert sum(column.width for column in wide.values() if not column.hidden) <= PRINTED + 10
    assert wide["A"].width > wide["B"].width > NARROWEST and [letter for letter in wide if wide[letter].hidden] == [
        "H",
        "I",
    ]
    assert sheet["J2"].value == "просрочен" and sheet.row_dimensions[2].height > 2 * LINE_HIGH
    assert notes.row_dimensions[1].height >= 4 * LINE_HIGH and len(sheet.oddFooter.left.text) < 255


def test_days_yes_and_no_are_read_in_any_office_below_whole_heads() -> None:
    table = pd.DataFrame({
        "start": pd.to_datetime(["2024-03-01", None]), "shared": [True, False], "empty": ["", ""],
        "a heading of three lines and some more": [1, 2],
    })  # fmt: skip
    told = Told("x", "notes", str, answers=("не", "да"))
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_file(table, "x", [], told))).worksheets[0]
    assert (sheet["A2"].value, sheet["A2"].number_format, sheet["A3"].value) == (
        datetime(2024, 3, 1),
        "yyyy-mm-dd",
        None,
    )
    assert [sheet["B2"].value, sheet["B3"].value] == ["да", "не"] and sheet["A2"].alignment.vertical == "top"
    assert sheet.column_dimensions["A"].width >= 12 and sheet["D1"].alignment.wrap_text
    assert 15 < sheet.row_dimensions[1].height < 60
