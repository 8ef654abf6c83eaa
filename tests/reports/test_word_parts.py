"""What stands at the end of a sentence of a Word document: a reference, and one full stop."""

import io

import pytest
from docx import Document
from docx.oxml.ns import qn

from patokaz.language.abbreviations import ends_in_abbreviation
from patokaz.reports.files.word_parts import QUIET, WordFile


@pytest.mark.parametrize(
    ("language", "sentence", "told"),
    [
        ("uk", "становить 376 ден.", "становить 376 ден. (). "), ("uk", "становить 33 хв.", "становить 33 хв (). "),
        ("bg", "е 1500 лв.", "е 1500 лв. (). "), ("bg", "през 2024 г.", "през 2024 г. (). "),
        ("en", "It is 33 min.", "It is 33 min (). "), ("mk", "изнесува 33 мин.", "изнесува 33 мин. (). "),
    ],
)  # fmt: skip
def test_an_abbreviation_keeps_its_point_before_a_reference(language: str, sentence: str, told: str) -> None:
    file = WordFile(language, "title", "subject", "Т", "Р")
    file.told([(sentence, "unknown"), (sentence, "key")])
    file.caption("table", "caption", ["key"])
    file.file()
    assert file.document.paragraphs[0].text == f"{sentence} {told}"  # the label in the brackets is a field
    assert ends_in_abbreviation(sentence, language) is told.startswith(sentence + " ")


def test_tables_hang_together_only_with_the_notes_that_follow_them() -> None:
    """A last row kept with the next heading tied all tables of a document into one that fits no page."""
    made = WordFile("en", "T", "S", "Table", "Figure")
    for noted in (True, False):
        made.heading("Chapter", 1)
        made.table(["a", "b"], [["1", "2"], ["3", "4"]], (4.0, 4.0))
        if noted:
            made.text("Source: A.", QUIET)
    first, second = Document(io.BytesIO(made.file())).tables
    kept = [[bool(list(row._tr.iter(qn("w:keepNext")))) for row in table.rows] for table in (first, second)]
    assert kept == [[True, True, True], [True, True, False]]


@pytest.mark.parametrize(
    ("language", "text", "held"),
    [
        ("bg", "Сред най-добрите и по-слабите, Най-добре.", 3),
        ("bg", "ВиК-оператор, 2002-2021, по - друго", 0),
        ("uk", "по-українськи", 0),
    ],
)
def test_no_line_breaks_at_the_hyphen_of_a_superlative(language: str, text: str, held: int) -> None:
    file = WordFile(language, "x", "x", "", "")
    file.text(text)
    paragraph = Document(io.BytesIO(file.file())).paragraphs[0]
    assert len(list(paragraph._p.iter(qn("w:noBreakHyphen")))) == held
    assert paragraph.text == text


def test_a_table_is_kept_whole_by_its_height_and_not_by_its_rows() -> None:
    """Twelve rows of three lines each are half a page, which stayed empty where they did not fit."""
    made = WordFile("bg", "T", "S", "Таблица", "Фигура")
    for text in ("Дял", "Дял на населението на 65 и повече навършени години в населението на общината"):
        made.table(["Показател", "Година"], [[text, "2024"]] * 12, (3.0, 2.0))
        made.text("Източник: А.", QUIET)
    low, high = Document(io.BytesIO(made.file())).tables
    kept = [[bool(list(row._tr.iter(qn("w:keepNext")))) for row in table.rows] for table in (low, high)]
    assert all(kept[0]) and kept[1] == [True, True, *[False] * 9, True, True]
