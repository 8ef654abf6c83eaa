"""Files: typed, readable in every script, and never a formula made of a text."""

import io

import openpyxl
import pandas as pd

from patokaz.reports.files.tables import csv_file, parquet_file, xlsx_file

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
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file(TABLE, "a/b", [("Source", "=cmd")])))
    sheet = book["ab"]
    assert [cell.value for cell in sheet[2]] == ["Пещера", 1.5, 2021]
    assert sheet["A3"].value == "=1+1" and sheet["A3"].data_type == "s"
    assert sheet["B3"].value is None
    assert [cell.value for cell in book["Notes"][1]] == ["Source", "=cmd"]
    assert book["Notes"]["B1"].data_type == "s"


def test_parquet_comes_back_the_same() -> None:
    pd.testing.assert_frame_equal(pd.read_parquet(io.BytesIO(parquet_file(TABLE))), TABLE, check_dtype=False)
