"""The questionnaire goes out and comes back; a bad cell is named with sheet, row and column, and nothing of its file is kept."""

import io
from typing import Any

import openpyxl
import pytest

from patokaz.language.words import LANGUAGES, words
from patokaz.needs.answers import NOTHING, Answer, Answers, Ticked
from patokaz.needs.measures import measures
from patokaz.needs.questionnaire import questionnaire, read_questionnaire
from patokaz.needs.statements import country_needs, statements
from patokaz.own_data.form_problems import UnreadableForm
from patokaz.own_data.form_texts import problem_list

HELD = Answers(
    {
        "A1": Answer("A1", 3, 4, 2, "organisation act", unit="secretary", cost_from=1000, cost_to=2000, currency="EUR"),
        "T4": Answer("T4", None, 3, reason="state operator"),
        "F2": Answer("F2", 1, 3),
    },
    (Ticked("M37", "streets are dark"),),
    2026,
)


def book_of(answers: Answers = HELD, language: str = "en") -> Any:
    content = questionnaire(("XE04", "Dora"), answers, country_needs("BG"), 2026, words(language))
    return openpyxl.load_workbook(io.BytesIO(content))


def saved(book: Any) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def row_of(book: Any, statement: str) -> int:
    return next(row for row in range(2, 60) if book["answers"].cell(row, 1).value == statement)


def column_of(book: Any, sheet: str, name: str) -> int:
    return next(column for column in range(1, 30) if book[sheet].cell(1, column).value == name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_goes_out_comes_back(language: str) -> None:
    book = book_of(language=language)
    assert book["answers"].cell(2, 2).value == statements()["A1"].text[language]
    found = read_questionnaire(saved(book), "XE04", country_needs("BG"))
    assert found.answers == HELD
    assert found.notices == ()


def test_a_blank_questionnaire_has_no_answers_and_wishes_what_the_law_demands() -> None:
    book = book_of(NOTHING)
    wished = column_of(book, "answers", "wished")
    assert book["answers"].cell(row_of(book, "A4"), wished).value == 4  # a duty in Bulgaria
    assert book["answers"].cell(row_of(book, "T7"), wished).value == 3
    assert read_questionnaire(saved(book), "XE04", country_needs("BG")).answers == Answers({}, (), 2026)


@pytest.mark.parametrize(
    ("sheet", "statement", "column", "value", "code"),
    [
        ("answers", "A2", "current", 5, "choice"),
        ("answers", "A2", "current", "=1+1", "formula"),
        ("answers", "A2", "current", 4, "evidence_missing"),
        ("answers", "A2", "current", "n/a", "reason_missing"),
        ("answers", "A2", "evidence", "a note", "level_missing"),
        ("answers", "A1", "urgency", "soon", "choice"),
        ("answers", "A1", "cost_from", "much", "number"),
        ("answers", "A1", "cost_to", 10, "range_from"),
        ("answers", "A1", "currency", None, "required"),
        ("answers", "A2", "statement", "A1", "twice"),
        ("answers", "A2", "statement", "B7", "unknown_statement"),
        ("ticked", "", "measure", "M99", "choice"),
        ("ticked", "", "sentence", None, "required"),
        ("place", "", "area_id", "XE05", "other_place"),
        ("place", "", "year", "next", "year"),
    ],
)
def test_a_bad_cell_is_named(sheet: str, statement: str, column: str, value: object, code: str) -> None:
    book = book_of()
    row = row_of(book, statement) if statement else 2
    book[sheet].cell(row, column_of(book, sheet, column)).value = value
    with pytest.raises(UnreadableForm) as refused:
        read_questionnaire(saved(book), "XE04", country_needs("BG"))
    told = {(problem.sheet, problem.row, problem.code) for problem in refused.value.problems}
    assert (sheet, row, code) in told
    for language in LANGUAGES:
        assert all("{" not in line for line in problem_list(refused.value, words(language)))


def test_what_is_read_otherwise_is_told() -> None:
    book = book_of()
    book["answers"].cell(row_of(book, "F2"), column_of(book, "answers", "current")).value = " 1 "
    book["answers"].cell(1, 30).value = "mood"
    book.create_sheet("diary")["A1"] = "x"
    book["answers"].cell(row_of(book, "A1"), column_of(book, "answers", "current")).value = "три"
    book["answers"].cell(row_of(book, "A1"), column_of(book, "answers", "currency")).value = "€"
    book["ticked"].cell(2, 1).value = measures()["M37"].name["bg"]
    found = read_questionnaire(saved(book), "XE04", country_needs("BG"))
    assert found.answers == HELD
    assert {notice.code for notice in found.notices} == {"column_not_read", "sheet_not_read", "own_word"}


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "empty_file"), (b"PK", "damaged"), (b"not a workbook", "not_a_workbook")]
)
def test_what_is_no_workbook_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(UnreadableForm, match=code):
        read_questionnaire(content, "XE04", country_needs("BG"))
