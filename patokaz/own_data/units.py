"""Text around numbers or in headings: units, and words for thousands, millions and billions, in five languages."""

import re
from dataclasses import dataclass

UNITS = {
    "%": "%", "проц.": "%", "проц": "%", "pct": "%", "percent": "%", "për qind": "%", "відс.": "%", "‰": "‰",
    "на сто": "%", "відсотків": "%", "per cent": "%", "бр.": "count", "бр": "count", "броя": "count", "шт.": "count", "шт": "count",
    "души": "people", "човека": "people", "жители": "people", "лица": "people", "осіб": "people", "особи": "people", "чол.": "people",
    "чол": "people", "ос.": "people", "persona": "people", "banorë": "people", "banore": "people", "people": "people", "persons": "people",
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "евро": "EUR", "євро": "EUR", "евра": "EUR",
    "лв.": "BGN", "лв": "BGN", "лева": "BGN", "bgn": "BGN", "lv": "BGN", "lv.": "BGN",
    "ден.": "MKD", "ден": "MKD", "денари": "MKD", "mkd": "MKD", "den": "MKD", "den.": "MKD", "denarë": "MKD", "denare": "MKD",
    "грн.": "UAH", "грн": "UAH", "гривень": "UAH", "гривні": "UAH", "гривня": "UAH", "₴": "UAH", "uah": "UAH",
    "$": "USD", "usd": "USD", "us$": "USD", "долари": "USD", "долара": "USD", "доларів": "USD", "dollars": "USD", "£": "GBP", "gbp": "GBP", "lekë": "ALL", "lek": "ALL",
}  # fmt: skip
MONEY = frozenset({"EUR", "BGN", "MKD", "UAH", "USD", "GBP", "ALL"})
SCALES = {
    3: "тис тисяч тисячі тисяча тыс тысяч хил хиляди хиляда илј илјади илјада хиљ thousand thousands thous th mijë mije mijëra mijera",
    6: "млн мільйон мільйони мільйонів милион милиона милиони мил million millions mln mn mio milion milionë milione",
    9: "млрд мілярд мілярди мілярдів милиард милиарда милиарди милијарда милијарди billion billions bln mlrd mld miliard miliardë miliarde",
}
LETTERS = {"k": 3, "m": 6, "b": 9, "bn": 9, "к": 3, "т": 3, "т.": 3, "м": 6}  # beside a currency only
POWERS = {word: power for power, words in SCALES.items() for word in words.split()}


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_UNIT, _MONEY = _any_of(list(UNITS)), _any_of([word for word, unit in UNITS.items() if unit in MONEY])
_SCALE, _LETTER = rf"(?:{_any_of(list(POWERS))})(?![^\W\d_])\.?", rf"(?:{_any_of(list(LETTERS))})"
BEFORE = re.compile(rf"(?P<minus>[+-]?)\s*(?P<unit>{_UNIT})\s*(?=[0-9.,(+-])", re.IGNORECASE)
AFTER = re.compile(
    rf"(?<=[0-9.,)\s-])\s*(?:(?P<scale>{_SCALE})\s*(?P<of>{_UNIT})?|(?P<letter>{_LETTER})\s*(?P<money>{_MONEY})|(?P<unit>{_UNIT}))$",
    re.IGNORECASE,
)
LETTER = re.compile(rf"(?<=[0-9])\s?(?P<letter>{_LETTER})$", re.IGNORECASE)
UNIT_TEXT = re.compile(rf"(?:в|у|во|in|në)?\s*(?:(?P<scale>{_SCALE})\s*)?(?P<unit>{_UNIT})?", re.IGNORECASE)
# A scale in a heading; no rate (per thousand, на 10 тис. осіб) and no part of a word.
_NO_RATE = r"(?<!per )(?<!по )(?<!на )(?<!за )(?<!për )(?<![0-9] )(?<![^\W_])"
SCALED = re.compile(
    rf"{_NO_RATE}(?:(?P<word>{_SCALE})|['’`]?(?P<noughts>1?000)(?=s?[\s,)]*(?:{_MONEY}|$|\)))|(?P<letter>{_LETTER})\s?(?={_MONEY}))"
    rf"|(?<![^\W_])(?:{_MONEY})[\s,]*['’`]?(?P<after>1?000|[kmт])(?![\w])",
    re.IGNORECASE,
)
MONEY_WORD = re.compile(rf"(?<![^\W\dkmтbn])(?P<unit>{_MONEY})(?![^\W\dkmт])", re.IGNORECASE)
OF_SIZE = re.compile(r"[^\W\d_][^\d\n;]{0,24}[²³]?")


@dataclass(frozen=True)
class Unit:
    """A unit and its scale. unit: '' if none; power: of ten."""

    unit: str = ""
    power: int = 0


def unit_text(text: str) -> Unit | None:
    """A text that is only a unit: тис. грн, %, млн. лв.; None for any other."""
    found = UNIT_TEXT.fullmatch(text.strip(" ()[]"))
    if found is None or not (found["scale"] or found["unit"]):
        return None
    return Unit(UNITS.get((found["unit"] or "").lower(), ""), power_of(found["scale"] or ""))


def written_unit(text: str) -> str:
    """The unit beside a number as written, without its scale: грн of 12,5 тис. грн; '' if none."""
    after, before = AFTER.search(text.strip()), BEFORE.match(text.strip())
    return (after and (after["of"] or after["money"] or after["unit"])) or (before["unit"] if before else "")


def heading_unit(heading: str) -> Unit:
    """The unit in a heading with its scale: Приходи, хил. лв.; Revenue (EUR 000)."""
    scaled, money = SCALED.search(heading), MONEY_WORD.search(heading)
    said = next(filter(None, scaled.groups()), "") if scaled else ""
    share = next((sign for sign in "%‰" if sign in heading), "")
    unit = share or (UNITS[money["unit"].lower()] if money else "")
    return Unit(unit, power_of(said))


def power_of(scale: str) -> int:
    """The power of ten of a word: 3 for тис., 000 and k; 0 if none."""
    word = scale.lower().strip(". ")
    return 3 if word in ("000", "1000") else POWERS.get(word, LETTERS.get(word, 0))
