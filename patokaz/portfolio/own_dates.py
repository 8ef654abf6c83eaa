"""Dates of the user's own portfolio: a day, or the first and last day of a month, quarter or half-year."""

import calendar
import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from babel import Locale

from patokaz.language.words import LANGUAGES

Period = tuple[date, date]
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?")
DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
SLASHED = re.compile(r"(1[3-9]|2\d|3[01])[/-](\d{1,2})[/-](\d{4})")  # 31/12/2026: what cannot be a month is the day
OF_A_YEAR = re.compile(r"\s*(?:г|год|р)\.?$", re.IGNORECASE)  # 01.03.2024 г.
YEAR_ALONE = re.compile(r"(?:19|20)\d{2}")
PART = re.compile(r"[^\W\d_]+|\d+")
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
CYRILLIC = str.maketrans("іѕ", "is")  # the Roman one of a Ukrainian keyboard
ORDINALS = (
    "first перш първ прв parë",
    "second друг втор dytë",
    "third трет tretë",
    "fourth четверт четвърт четврт katërt",
)
QUARTER = ("q", "т", "t", "quarter", "кв", "квартал", "тримес", "тром", "tremujor")
HALF = ("h", "half", "полугод", "півріч", "gjysm", "gjashtëmuj")
BESIDE = frozenset({"e", "nd", "of", "rd", "st", "th", "the", "të", "viti", "year", "в", "ви", "во", "від", "г", "год", "година", "до", "ий", "й", "на", "од", "р", "ри", "ро", "року", "рік", "ти", "то", "у"})  # fmt: skip
LONGEST_LETTER = 2  # letters of a sign that stands whole: q, кв


def year_of(text: str) -> int | None:
    """The year of a cell that contains a year only."""
    text = OF_A_YEAR.sub("", text)
    return int(text) if YEAR_ALONE.fullmatch(text) else None


def read_period(text: str) -> Period | None:
    """First and last day denoted by a text: 2025-03-31, 31.03.2025, Jan 2025, 01.2025, Q1 2027, I тримесечие 2027.

    None where it denotes no day, month, quarter or half-year.
    """
    text = OF_A_YEAR.sub("", text)
    iso, dotted = ISO.fullmatch(text), DOTTED.fullmatch(text) or SLASHED.fullmatch(text)
    try:
        if iso or dotted:
            day = date(*map(int, iso.groups())) if iso else date(*map(int, dotted.groups()[::-1]))  # type: ignore[union-attr]
            return day, day
        return _written_out([part.lower() for part in PART.findall(text)])
    except ValueError:
        return None


def _written_out(parts: Sequence[str]) -> Period | None:
    years = [part for part in parts if YEAR_ALONE.fullmatch(part)]
    if len(years) != 1:
        return None
    year, rest = int(years[0]), [part for part in parts if part != years[0] and part not in BESIDE]
    if sum(map(bool, map(_number, rest))) > 1:  # tremujori i parë: an article, no Roman one
        rest = [part for part in rest if part != "i"]
    numbers = [found for part in rest if (found := _number(part))]
    words = [part for part in rest if not _number(part)]
    if len(words) > 1 or len(numbers) + len(words) > 2:
        return None
    month = _month(words[0]) if words else numbers[0] if len(numbers) == 1 else None
    if month:
        return _month_or_day(year, month, numbers if words else [])
    for months, signs in ((3, QUARTER), (6, HALF)):
        if words and numbers and _is_one_of(words[0], signs):
            return _months(year, (numbers[0] - 1) * months + 1, numbers[0] * months)
    return None


def _month_or_day(year: int, month: int, days: Sequence[int]) -> Period:
    if days:
        day = date(year, month, days[0])
        return day, day
    return _months(year, month, month)


def _months(year: int, first: int, last: int) -> Period:
    """From the first day of one month to the last day of another. Raises ValueError for an invalid month."""
    return date(year, first, 1), date(year, last, calendar.monthrange(year, min(last, 12))[1])


def _number(part: str) -> int | None:
    if part.isdigit():
        return int(part) if len(part) <= LONGEST_LETTER else None
    told = ROMAN.get(part.translate(CYRILLIC))
    return told or next((at for at, words in enumerate(ORDINALS, 1) if _is_one_of(part, words.split())), None)


def _is_one_of(part: str, words: Sequence[str]) -> bool:
    return any(part == word or (len(word) > LONGEST_LETTER and part.startswith(word)) for word in words)


def _month(part: str) -> int | None:
    """The month denoted by a word or its first three letters in any of the languages."""
    found = {
        month for name, month in _months_by_name().items() if name == part or (len(part) > 2 and name.startswith(part))
    }
    return found.pop() if len(found) == 1 else None


@cache
def _months_by_name() -> Mapping[str, int]:
    return {
        name.lower().strip("."): month
        for language in LANGUAGES
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for month, name in Locale.parse(language).months[context][width].items()
    }
