"""Abbreviations at the end of a sentence: their point is its full stop, and stays where the sentence goes on."""

import re
from functools import cache

from patokaz.language.words import translations

UNITS = "unit_short."


def ends_in_abbreviation(text: str, language: str) -> bool:
    """Whether the full stop of a sentence is the point of a unit or of a year: “… 45 ден.”, “… през 2024 г.”"""
    return text.endswith(".") and text.split()[-1] in _abbreviations(language)


def as_title(sentence: str, language: str) -> str:
    """A sentence without its full stop; the point of an abbreviation stays."""
    return sentence if ends_in_abbreviation(sentence, language) else sentence.removesuffix(".")


def first_sentence(text: str, language: str) -> tuple[str, str]:
    """The first sentence of a text, and the rest of it."""
    for found in re.finditer(r"[.!?] (?=[^\W\d_])", text):
        end = found.start() + 1
        if text[found.end()].isupper() and not ends_in_abbreviation(text[:end], language):
            return text[:end], text[found.end() :]
    return text, ""


@cache
def _abbreviations(language: str) -> frozenset[str]:
    texts = translations(language)
    written = [str(text) for key, text in texts.items() if key.startswith(UNITS)] + [str(texts["language.dated"])]
    return frozenset(text.split()[-1] for text in written if text.endswith("."))
