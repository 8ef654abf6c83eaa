"""The questionnaire goes out and comes back; a bad cell is named with sheet, row and column, and nothing of its file is kept."""

import io
from typing import Any

import openpyxl
import pytest

from patokaz.language.words import LANGUAGES, words
from patokaz.needs.answers import NOTHING, Answer, Answers, Ticked
from patokaz.needs.measures import measures
from patokaz.needs.questionnaire import FORMER, TITLES, form, questionnaire, read_questionnaire
from patokaz.needs.statements import country_needs, statements
from patokaz.own_data.form_problems import Problem, UnreadableForm
from patokaz.own_data.form_texts import notice_text, problem_list, problem_text
from patokaz.own_data.form_titles import in_titles

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


def page(book: Any, sheet: str, language: str = "en") -> Any:
    return book[words(language)(TITLES[sheet])]


def row_of(book: Any, statement: str) -> int:
    return next(row for row in range(2, 60) if page(book, "answers").cell(row, 1).value == statement)


def column_of(book: Any, sheet: str, name: str) -> int:
    title = words("en")(TITLES[name])
    return next(column for column in range(1, 30) if page(book, sheet).cell(1, column).value == title)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_goes_out_comes_back(language: str) -> None:
    book = book_of(language=language)
    assert page(book, "answers", language).cell(2, 2).value == statements()["A1"].text[language]
    heads = {cell.value for sheet in book for cell in sheet[1] if cell.value}
    assert not heads & (TITLES.keys() if language != "en" else {"area_id", "cost_from", "statement_text"})
    found = read_questionnaire(saved(book), "XE04", country_needs("BG"))
    assert found.answers == HELD
    assert found.notices == ()


def test_a_file_headed_by_codes_as_before_is_read_too() -> None:
    book, codes = book_of(language="mk"), {words("mk")(key): code for code, key in TITLES.items()}
    for sheet in book:
        sheet.title = codes[sheet.title]
        for cell in sheet[1]:
            cell.value = codes.get(cell.value, cell.value)
    assert read_questionnaire(saved(book), "XE04", country_needs("BG")).answers == HELD


@pytest.mark.parametrize("language", ["uk", "en"])
def test_a_file_given_out_under_former_titles_is_read(language: str) -> None:
    book, renamed = book_of(language=language), 0
    former = {words(language)(TITLES[name]): name for name in FORMER}
    told = (
        {"Wished level"}
        if language == "en"
        else {title for titles in FORMER.values() for title in titles} - {"Wished level"}
    )
    for sheet in book:
        for cell in (sheet, *sheet[1]):
            now = cell.title if cell is sheet else cell.value
            old = next((title for title in FORMER.get(former.get(now, ""), ()) if title in told), None)
            if old and cell is sheet:
                cell.title = old
            elif old:
                cell.value = old
            renamed += bool(old)
    assert renamed >= len(told)
    found = read_questionnaire(saved(book), "XE04", country_needs("BG"))
    assert found.answers == HELD and found.notices == ()


def test_titles_that_no_questionnaire_had_are_named() -> None:
    book = book_of(language="uk")
    page(book, "answers", "uk").cell(1, 20).value = "Чужий стовпець"
    book.create_sheet("Чужий аркуш").append(["Чужа колонка", "Інша", "Третя"])
    found = read_questionnaire(saved(book), "XE04", country_needs("BG"))
    told = " ".join(notice_text(in_titles(notice, form(), words("uk")), words("uk")) for notice in found.notices)
    assert found.answers == HELD and "Чужий стовпець" in told and "Чужий аркуш" in told


def test_a_blank_questionnaire_has_no_answers_and_wishes_what_the_law_demands() -> None:
    book = book_of(NOTHING)
    wished = column_of(book, "answers", "wished")
    assert page(book, "answers").cell(row_of(book, "A4"), wished).value == 4  # a duty in Bulgaria
    assert page(book, "answers").cell(row_of(book, "T7"), wished).value == 3
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
    page(book, sheet).cell(row, column_of(book, sheet, column)).value = value
    with pytest.raises(UnreadableForm) as refused:
        read_questionnaire(saved(book), "XE04", country_needs("BG"))
    told = {(problem.sheet, problem.row, problem.code) for problem in refused.value.problems}
    assert (sheet, row, code) in told
    for language in LANGUAGES:
        t = words(language)
        lines = problem_list(refused.value, t, named=lambda one, t=t: in_titles(one, form(), t))  # type: ignore[misc]
        assert all("{" not in line for line in lines)
        assert any(
            f"{t(TITLES[sheet])}”" in line or f"{t(TITLES[sheet])}“" in line or f"{t(TITLES[sheet])}»" in line
            for line in lines
        )


def test_what_is_read_otherwise_is_told() -> None:
    book = book_of()
    page(book, "answers").cell(row_of(book, "F2"), column_of(book, "answers", "current")).value = " 1 "
    page(book, "answers").cell(1, 30).value = "mood"
    book.create_sheet("diary")["A1"] = "x"
    page(book, "answers").cell(row_of(book, "A1"), column_of(book, "answers", "current")).value = "три"
    page(book, "answers").cell(row_of(book, "A1"), column_of(book, "answers", "currency")).value = "€"
    page(book, "ticked").cell(2, 1).value = measures()["M37"].name["bg"]
    found = read_questionnaire(saved(book), "XE04", country_needs("BG"))
    assert found.answers == HELD
    assert {notice.code for notice in found.notices} == {"column_not_read", "sheet_not_read", "own_word"}


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "empty_file"), (b"PK", "damaged"), (b"not a workbook", "not_a_workbook")]
)
def test_what_is_no_workbook_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(UnreadableForm, match=code):
        read_questionnaire(content, "XE04", country_needs("BG"))


def test_a_printed_sheet_is_as_wide_as_its_paper_and_cuts_no_text() -> None:
    book = book_of()
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape" and sheet.sheet_properties.pageSetUpPr.fitToPage
    answers = page(book, "answers")
    lengths = {row: max(len(str(cell.value or "")) for cell in answers[row]) for row in range(2, answers.max_row + 1)}
    longest = max(lengths, key=lengths.__getitem__)
    assert lengths[longest] > 42 and answers.row_dimensions[longest].height >= 30  # two lines at least


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_that_is_wrong_as_a_whole_names_no_column(language: str) -> None:
    t = words(language)
    told = problem_text(Problem("Answers", 6, "", "one_place"), t)
    assert told == f"{t('plans.place_row', sheet='Answers', row=6)}: {t('plans.bad.one_place')}"
