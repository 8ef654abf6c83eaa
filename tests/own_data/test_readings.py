"""A figure is never silently another figure: every kind of file that a stranger brings, and what is told of it."""

import io
from collections import Counter
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from patokaz.language.words import LANGUAGES, words
from patokaz.own_data.columns import parse, settle
from patokaz.own_data.numbers import read_figure
from patokaz.own_data.reading import OwnTable, read_otherwise, read_table
from patokaz.own_data.refusals import UnreadableTable

CASES = Path(__file__).parent / "cases"
NAN = float("nan")


def case(name: str) -> OwnTable:
    return read_table((CASES / name).read_bytes(), name)


def table(text: str) -> OwnTable:
    return read_table(text.encode(), "x.csv")


def told(found: OwnTable) -> set[str]:
    return {note.reason for note in found.notes}


def book(rows: list[list[object]], change: object = None) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    if callable(change):
        change(made)
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("numbers-decimal-comma-three-digits.csv", [1.286, 2.059, 1.118]),
        ("numbers-one-thousand.csv", [845, 1234, 990]),
        ("numbers-flags.csv", [12.3, 4.5, NAN, 5.6, NAN, 7.1]),
        ("numbers-missing-words.csv", [1, NAN, 3, NAN, 5, NAN, 6, 7, 8]),
        ("file-sep-line.csv", [1, 2]),
        ("file-title-above.csv", [7000, 2500]),
        ("file-source-below.csv", [14382, 5000]),
        ("file-line-break-in-cell.csv", [14382, 5000]),
        ("file-hidden-first-sheet.xlsx", [1, 2]),
        ("file-cover-sheet.xlsx", [1, 2]),
        ("file-open-document.ods", [1, 2]),
    ],
)
def test_reported_files_are_read(name: str, values: list[float]) -> None:
    found = case(name).numbers
    assert found[found.columns[0]].tolist() == pytest.approx(values, nan_ok=True)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("numbers-flags.csv", "flags"),
        ("numbers-missing-words.csv", "missing"),
        ("file-title-above.csv", "title"),
        ("file-source-below.csv", "below"),
        ("file-hidden-first-sheet.xlsx", "hidden"),
    ],
)
def test_how_a_reported_file_was_read_is_told(name: str, reason: str) -> None:
    assert reason in told(case(name))
    assert case("file-cover-sheet.xlsx").sheets == ("Титул", "Данни")


def test_two_signs_are_refused_with_the_cell() -> None:
    spoiled = case("numbers-two-signs.csv").spoiled[0]
    assert (spoiled.reason, spoiled.cell, spoiled.text) == ("two_signs", "B3", "0.5")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12,5 %", 12.5), ("3%", 3), ("€ 1,5", 1.5), ("1 200 лв.", 1200), ("1 200,50 ден.", 1200.5), ("₴5", 5), ("-€5", -5),
        ("−3,5", -3.5), ("–3", -3), ("3-", -3), ("- 7", -7), ("+7", 7), ("1\u00a0234", 1234), ("1\u2009234\u202f567", 1234567),
        ("1’234,5", 1234.5), ("1'234", 1234), ("1.234.567", 1234567), ("12.3 b", 12.3), ("12,3bp", 12.3), ("12.3 (p)", 12.3),
        ("12.3*", 12.3), ("12.3¹", 12.3), ("12.3 1)", 12.3), ("１２", 12), ("1e3", 1000), (".5", 0.5), ("0,123", 0.123),
        ("$1,234.56", 1234.56), ("1.234,5 грн.", 1234.5),
    ],
)  # fmt: skip
def test_cells_of_every_kind(text: str, value: float) -> None:
    figure = read_figure(text)
    assert (figure.kind, figure.sign) == ("number", "") and figure.value == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    [
        "12 34",
        "31.12.2024",
        "12:30",
        "5-10",
        "<5",
        "5 лв 6 €",
        "#REF!",
        "1,23,456",
        "1 2345",
        "½",
        "5 м",
        "1,2 мрж.",
        "about 3",
    ],
)
def test_what_is_no_number_stays_text(text: str) -> None:
    assert read_figure(text).kind == "text"


@pytest.mark.parametrize(
    "text",
    ["", "-", "–", "..", "…", ":", ": c", "x", "n.a.", "N/A", "#N/A", "#Н/Д", "NaN", "няма данни", "н.д.", "нема податоци", "немає даних",
     "s'ka të dhëna", "nuk ka të dhëna", "no data", "поверливо", "конфіденційно"],
)  # fmt: skip
def test_words_for_missing_in_five_languages(text: str) -> None:
    assert read_figure(text).kind == "missing"


@pytest.mark.parametrize(
    ("text", "values", "doubtful"),
    [
        ("n;a\nP;1,286\nQ;2,059\n", [1.286, 2.059], True),  # semicolons between columns: decimal commas
        ("n;a\nP;1.286\nQ;2.059\n", [1286, 2059], True),
        ('n,a\nP,"1,286"\nQ,"2,059"\n', [1286, 2059], True),
        ("n\ta\tb\nP\t1,286\t2,5\nQ\t2,059\t3,5\n", [1.286, 2.059], True),  # the other column proves the comma
        ("n\ta\tb\nP\t1,286\t2.5\nQ\t2,059\t3.5\n", [1286, 2059], True),
        ("n\ta\nP\t845\nQ\t1,234\nR\t990\n", [845, 1234, 990], True),  # of the size of its neighbours
        ("n\ta\nP\t1\nQ\t1,234\nR\t2\n", [1, 1.234, 2], True),
        ("n\ta\nP\t12345\nQ\t1,234\n", [12345, 1.234], True),  # whoever parts thousands parts all
        ("n;a\nP;1,286\nQ;2,05\n", [1.286, 2.05], False),  # the column itself proves it
        ("n;a\nP;1.234.567\nQ;2.059\n", [1234567, 2059], False),
        ("n;a\nP;1 234,567\nQ;2,059\n", [1234.567, 2.059], False),
        ("n;a\nP;(5)\nQ;7\n", [-5, 7], True),
    ],
)
def test_signs_are_settled_by_all_evidence_and_told_where_doubtful(
    text: str, values: list[float], doubtful: bool
) -> None:
    found = table(text)
    assert found.numbers["a"].tolist() == pytest.approx(values)
    assert ("a" in [question.column for question in found.questions]) is doubtful


def test_a_doubtful_column_is_read_the_other_way_and_back() -> None:
    found = case("numbers-one-thousand.csv")
    question = found.questions[0]
    assert (question.cell, question.text, question.read, question.otherwise) == ("B3", "1.234", 1234.0, 1.234)
    turned = read_otherwise(found, "население", ".")
    assert turned.numbers["население"].tolist() == [845, 1.234, 990]
    assert turned.questions[0].reading == "decimal"
    assert read_otherwise(turned, "население", ".").numbers.equals(found.numbers)


@pytest.mark.parametrize(
    ("cells", "position", "reason"),
    [
        (["12,5", "0.5", "7,25"], 1, "two_signs"),
        (["0.5", "7,25", "0.25"], 1, "two_signs"),
        (["1,234", "1.235", "2,5"], None, None),
        (["1,234", "2.345", "3,456"], 1, "two_signs"),
        (["1,234,567", "2,5"], 1, "two_signs"),
        (["5 %", "5 €", "6 %"], 1, "two_units"),
    ],
)
def test_cells_that_contradict_their_column(cells: list[str], position: int | None, reason: str | None) -> None:
    assert settle(parse(cells), Counter()).clash == (None if position is None else (position, reason))


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("община;дата;v\nA;31.12.2024;1\nB;1.1.2024;2\n", ["v"]),
        ("община;месец;v\nA;12.2024;1\nB;01.2024;2\n", ["v"]),
        ("община;код;v\nA;0116;1\nB;0094;2\n", ["v"]),
        ('община;код;v\nA;="0116";1\nB;="0094";2\n', ["v"]),
        ("община;2020;2021\nA;1;2\nB;3;4\n", ["2020", "2021"]),
        ("Община;Население;;Площ\n;мъже;жени;\nA;1;2;3\nB;1;2;3\n", ["Население мъже", "Население жени", "Площ"]),
        ("община;мъже;жени\n1;2;3\nA;10;20\nB;30;40\n", ["мъже", "жени"]),
        ("Пещера;14382\nБатак;5000\n", ["B"]),
    ],
)
def test_columns_of_figures(text: str, columns: list[str]) -> None:
    assert list(table(text).numbers) == columns


def test_a_first_row_of_values_is_no_heading() -> None:
    found = table("Пещера;14382\nБатак;5000\n")
    assert found.numbers["B"].tolist() == [14382, 5000] and "no_heading" in told(found)


@pytest.mark.parametrize(
    ("encoding", "how"),
    [("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16"), ("cp1251", "Windows-1251"), ("mac-cyrillic", "Mac Cyrillic"), ("koi8-u", "KOI8-U"),
     ("cp866", "CP866"), ("iso8859-5", "ISO 8859-5")],
)  # fmt: skip
def test_encodings_without_a_mark(encoding: str, how: str) -> None:
    text = "Община;Стойност\nПещера;1\nБатак;2\n"
    found = read_table(text.encode(encoding), "x")
    assert found.how == how and found.texts["Община"].tolist() == ["Пещера", "Батак"]


def test_percent_cells_of_workbooks_are_what_they_show() -> None:
    def percents(made: openpyxl.Workbook) -> None:
        for row in (2, 3):
            made.active.cell(row, 2).number_format = "0.0%"

    found = read_table(book([["n", "a"], ["P", 0.125], ["Q", 0.3]], percents), "x.xlsx")
    assert found.numbers["a"].tolist() == [12.5, 30.0] and "percents" in told(found)


def test_merged_headings_are_joined_and_merged_values_refused() -> None:
    rows: list[list[object]] = [["Title", "", ""], ["n", "People", ""], ["", "men", "women"], ["P", 1, 2], ["Q", 3, 4]]
    found = read_table(
        book(rows, lambda made: [made.active.merge_cells(at) for at in ("A1:C1", "A2:A3", "B2:C2")]), "x"
    )
    assert list(found.numbers) == ["People men", "People women"]
    with pytest.raises(UnreadableTable) as caught:
        read_table(book(rows, lambda made: made.active.merge_cells("B4:B5")), "x")
    assert (caught.value.reason, caught.value.details["cell"]) == ("merged", "B4:B5")


def test_a_date_among_figures_is_refused_with_its_cell() -> None:
    found = read_table(book([["n", "a"], ["P", 1.5], ["Q", pd.Timestamp("2024-05-01")], ["R", 2.5]]), "x")
    assert (found.spoiled[0].cell, found.spoiled[0].reason) == ("B3", "spoiled")


def test_workbooks_without_a_table_name_a_sheet() -> None:
    with pytest.raises(UnreadableTable) as caught:
        read_table(book([["Title"], ["More"]], lambda made: made.create_sheet("Empty")), "x")
    assert (caught.value.reason, caught.value.details["sheet"], caught.value.details["count"]) == (
        "no_table",
        "Sheet",
        2,
    )


def test_another_sheet_can_be_asked_for() -> None:
    def second(made: openpyxl.Workbook) -> None:
        for row in (["n", "b"], ["P", 7], ["Q", 8]):
            made.create_sheet("Two") if "Two" not in made.sheetnames else None
            made["Two"].append(row)

    content = book([["n", "a"], ["P", 1], ["Q", 2]], second)
    assert read_table(content, "x").how == "Sheet" and read_table(content, "x", "Two").numbers["b"].tolist() == [7, 8]


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n1 0 obj",
        b"<html><table><tr><td>1;2</td></tr></table>",
        b"{\\rtf1 a;b}",
        b"<style>a;b</style>\n<table>",
    ],
)
def test_what_is_no_table_is_told(content: bytes) -> None:
    with pytest.raises(UnreadableTable) as caught:
        read_table(content, "x")
    assert caught.value.reason == "not_a_table"


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_cell_is_told_in_the_singular(language: str) -> None:
    """The words around the count differ between one and two, the count itself aside."""
    t = words(language)
    one, two = (
        t("own.bad_spoiled", column="a", count=count, cell="B2", text="x").replace(str(count), "#") for count in (1, 2)
    )
    assert one != two
    assert ("1 cell is text" in t("own.bad_spoiled", column="a", count=1, cell="B2", text="x")) is (language == "en")
