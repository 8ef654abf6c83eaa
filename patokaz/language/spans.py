"""What stays on one line wherever a text is laid out: spans of years and other short numbers, ranks, words of degree.

2014–2024, 15–29; 3 of 80, 1 to 3, 1 = highest; най-висока, по-малко; 5-те, z-стойност, BE-së. A longer word may end a line at its
hyphen.
"""

import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

WORD_JOINER = "\N{WORD JOINER}"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
TIE = NO_BREAK_SPACE + WORD_JOINER  # told from the blanks that a text has itself
_DASH = re.compile(
    r"–(?=\d{1,4}(?![\d.,\u00a0]*\d))"
)  # no amounts: they are long; begins with a letter, which is found quickly
_BEFORE = re.compile(r"(?<![\d.,\u00a0])\d{1,4}$")
# Before a Cyrillic letter, and in Albanian after an abbreviation: in texts only, not in an address or a class's name.
_HYPHEN = re.compile(r"-(?:(?=[Ѐ-ӿ])|(?<=[A-ZÇË]-)(?=(?:[stv]ë|ja|ve|i?t|ën|ut|n|i)\b)|(?<=\d-)(?=t[ëi]\b))")
_COUNTS = (  # begin with a blank, which is found quickly; what must stand before; ranges of amounts are long with their unit
    (re.compile(r" (?:of|од|от|nga|із|з) (?=\d)"), re.compile(r"\d$")),
    (re.compile(r" (?:to|до|deri në) (?=\d{1,3}(?![\d.,\u00a0]*\d))"), re.compile(r"(?<![\d.,\u00a0])\d{1,3}$")),
)
_NUMBER = re.compile(r"№ (?=\w)")
_HYPHEN_AS_DASH = re.compile(r" -(?= [^\W\d_])(?<=[^\W\d_] -)")  # of a title of a source
_BEFORE_SIGN = re.compile(r" (?=[%‰])(?<=[\d,] )")  # 10 %; a count, % of them
_SHORT = re.compile(r"(?:\b(?:[Нн]ай|[Пп]о|[^\W\d_])|[A-ZÇË\d₂])$")


def unparted(text: str) -> str:
    """A text in which no line ends inside such a span or rank, or at the hyphen of such a word."""
    return words_held(_tied(text, TIE))


def in_page(text: str) -> str:
    """The same of a page, where no line begins with a dash or with the sign of a number either."""
    text = unparted(text).replace(" – ", f"{TIE}– ").replace(" — ", f"{TIE}— ")
    text = _HYPHEN_AS_DASH.sub(f"{TIE}-", text) if " - " in text else text
    return _BEFORE_SIGN.sub(TIE, text) if " %" in text or " ‰" in text else text


def counts_tied(text: str) -> str:
    """A text whose ranks, counts of a whole and numbers with № have no blank at which it could be split."""
    return _tied(text, NO_BREAK_SPACE)


def _tied(text: str, blank: str) -> str:
    for joint, before in _COUNTS:
        text = joint.sub(partial(_joint, before=before, blank=blank), text)
    return _NUMBER.sub(f"№{blank}", text.replace("(1 = ", f"(1{blank}={blank}"))


def _joint(found: re.Match[str], before: re.Pattern[str], blank: str) -> str:
    there = found.string[max(0, found.start() - 4) : found.start()]
    return found[0].replace(" ", blank) if before.search(there) else found[0]


def words_held(text: str) -> str:
    """A text in which no line ends after the dash of a span or the hyphen of a word of degree."""
    return _HYPHEN.sub(_joined, spans_held(text))


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
    return words_held(text).replace(" — ", f"{NO_BREAK_SPACE}— ").replace(" – ", f"{NO_BREAK_SPACE}– ")


def hold_spans(texts: Iterable[Any], held: Callable[[str], str] = words_held) -> None:
    """The same for the text elements of an office file."""
    for element in texts:
        if element.text:
            element.text = held(element.text)
