"""Spans of years and other short numbers stay on one line, wherever a text is laid out: 2014–2024, 15–29."""

import re
from collections.abc import Iterable
from typing import Any

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
    """The same for the text elements of an office file."""
    for element in texts:
        if element.text:
            element.text = unparted(element.text)
