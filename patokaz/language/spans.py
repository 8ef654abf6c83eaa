"""Spans of years and other short numbers stay on one line, wherever a text is laid out: 2014–2024, 15–29."""

import re
from collections.abc import Iterable
from typing import Any

WORD_JOINER = "\N{WORD JOINER}"
_SPAN = re.compile(r"(?<![\d.,\u00a0])(\d{1,4})–(?=\d{1,4}(?![\d.,\u00a0]*\d))")  # no amounts: they are long


def unparted(text: str) -> str:
    """A text in which no line ends after the dash of such a span."""
    return _SPAN.sub(rf"\1–{WORD_JOINER}", text) if "–" in text else text


def hold_spans(texts: Iterable[Any]) -> None:
    """The same in the elements of an office file that hold its texts."""
    for element in texts:
        if element.text:
            element.text = unparted(element.text)
