"""What stands at the end of a sentence of a Word document: a reference, and one full stop."""

import pytest

from patokaz.language.abbreviations import ends_in_abbreviation
from patokaz.reports.files.word_parts import WordFile


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
