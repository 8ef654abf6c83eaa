"""Spans of years and other short numbers stay on one line, wherever a text is laid out: 2014–2024, 15–29; degrees too: най-добре."""

import re
from collections.abc import Iterable
from typing import Any

DEGREES = {
    "bg": re.compile(r"(?<![\w-])((?:най|по))-(?=[а-я])", re.IGNORECASE)
}  # other languages write them in one or as two words
NO_BREAK_HYPHEN, TIED = "\N{NON-BREAKING HYPHEN}", "\N{NO-BREAK SPACE}"
WORD_JOINER = "\N{WORD JOINER}"
_DASH = re.compile(
    r"–(?=\d{1,4}(?![\d.,\u00a0]*\d))"
)  # no amounts: they are long; begins with a letter, which is found quickly
_BEFORE = re.compile(r"(?<![\d.,\u00a0])\d{1,4}$")


def unparted(text: str) -> str:
    """A text in which no line ends after the dash of such a span."""
    return _DASH.sub(_held, text) if "–" in text else text


def _held(dash: re.Match[str]) -> str:
    before = dash.string[max(0, dash.start() - 5) : dash.start()]
    return f"–{WORD_JOINER}" if _BEFORE.search(before) else "–"


def hold_spans(texts: Iterable[Any]) -> None:
    """The same in the elements of an office file that hold its texts."""
    for element in texts:
        if element.text:
            element.text = unparted(element.text)


def in_slide(text: str, language: str) -> str:
    """The same of a slide, with degrees; and no line begins with a dash."""
    told = unparted(text).replace(" — ", f"{TIED}— ").replace(" – ", f"{TIED}– ")
    degree = DEGREES.get(language)
    return degree.sub(rf"\1{NO_BREAK_HYPHEN}", told) if degree else told


def hold_slide_texts(texts: Iterable[Any], language: str) -> None:
    """The same in the elements of a slide that hold its texts."""
    for element in texts:
        if element.text:
            element.text = in_slide(element.text, language)
