"""What stays on one line wherever a text is laid out: spans of years and other short numbers, ranks, words of degree.

2014–2024, 15–29; 3 of 80, 1 to 3, 1 = highest; най-висока, по-малко; 5-те, z-стойност, BE-së. A longer word may end a line at its
hyphen.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

WORD_JOINER = "\N{WORD JOINER}"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
_DASH = re.compile(
    r"–(?=\d{1,4}(?![\d.,\u00a0]*\d))"
)  # no amounts: they are long; begins with a letter, which is found quickly
_BEFORE = re.compile(r"(?<![\d.,\u00a0])\d{1,4}$")
# Before a Cyrillic letter, and in Albanian after an abbreviation: in texts only, not in an address or a class's name.
_HYPHEN = re.compile(r"-(?:(?=[Ѐ-ӿ])|(?<=[A-ZÇË]-)(?=(?:[stv]ë|ja|ve|i?t|ën|ut|n|i)\b)|(?<=\d-)(?=t[ëi]\b))")
_OF = re.compile(r" (?:of|од|от|nga|із|з) (?=\d)")  # begins with a blank, which is found quickly
_TO = re.compile(r" (?:to|до|deri në) (?=\d{1,3}(?![\d.,\u00a0]*\d))")  # no amounts: with their unit they are long
_RANK = re.compile(r"(?<![\d.,\u00a0])\d{1,3}$")
_FIRST, _FIRST_HELD = "(1 = ", f"(1{NO_BREAK_SPACE}={NO_BREAK_SPACE}"
_SHORT = re.compile(r"(?:\b(?:[Нн]ай|[Пп]о|[^\W\d_])|[A-ZÇË\d₂])$")


def unparted(text: str) -> str:
    """A text in which no line ends inside such a span or rank, or at the hyphen of such a word."""
    return _HYPHEN.sub(_joined, counts_tied(spans_held(text)))


def counts_tied(text: str) -> str:
    """A text in which no line ends inside a rank, a count of a whole, what the first rank means, or after №."""
    return _TO.sub(_between, _OF.sub(_tied, text)).replace(_FIRST, _FIRST_HELD).replace("№ ", f"№{NO_BREAK_SPACE}")


def _tied(found: re.Match[str]) -> str:
    counted = found.string[found.start() - 1 : found.start()].isdigit()
    return found[0].replace(" ", NO_BREAK_SPACE) if counted else found[0]


def _between(found: re.Match[str]) -> str:
    before = found.string[max(0, found.start() - 4) : found.start()]
    return found[0].replace(" ", NO_BREAK_SPACE) if _RANK.search(before) else found[0]


def spans_held(text: str) -> str:
    """A text in which no line ends after the dash of a span."""
    return _DASH.sub(_held, text) if "–" in text else text


def _held(dash: re.Match[str]) -> str:
    before = dash.string[max(0, dash.start() - 5) : dash.start()]
    return f"–{WORD_JOINER}" if _BEFORE.search(before) else "–"


def _joined(hyphen: re.Match[str]) -> str:
    before = hyphen.string[max(0, hyphen.start() - 4) : hyphen.start()]
    return f"-{WORD_JOINER}" if _SHORT.search(before) else "-"


def in_slide(text: str) -> str:
    """The same of a slide, where no line begins with a dash either."""
    return unparted(text).replace(" — ", f"{NO_BREAK_SPACE}— ").replace(" – ", f"{NO_BREAK_SPACE}– ")


def hold_spans(texts: Iterable[Any], held: Callable[[str], str] = unparted) -> None:
    """The same for the text elements of an office file."""
    for element in texts:
        if element.text:
            element.text = held(element.text)
