"""Abbreviations at the end of a sentence: their point is its full stop, and stays where the sentence goes on."""

from functools import cache

from patokaz.language.words import translations

UNITS = "unit_short."


def ends_in_abbreviation(text: str, language: str) -> bool:
    """Whether the full stop of a sentence is the point of a unit or of a year: “… 45 ден.”, “… през 2024 г.”"""
    return text.endswith(".") and text.split()[-1] in _abbreviations(language)


@cache
def _abbreviations(language: str) -> frozenset[str]:
    texts = translations(language)
    written = [str(text) for key, text in texts.items() if key.startswith(UNITS)] + [str(texts["language.dated"])]
    return frozenset(text.split()[-1] for text in written if text.endswith("."))
