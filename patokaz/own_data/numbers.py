"""One cell of a user's table -> a number, a missing value, or text; and the evidence on its separators.

A comma or point before exactly three digits may separate thousands or decimals. Such a cell keeps both readings; the
column decides (`columns.settle`), never the cell.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeAlias

from patokaz.own_data.units import AFTER, BEFORE, LETTER, MONEY, UNITS, power_of, unit_text

NAN = float("nan")
LARGEST = 1e300
DECIMAL, THOUSANDS = "decimal", "thousands"
SPACES = re.compile(r"\s+")
FULL_WIDTH = {code: code - 0xFF00 + 0x20 for code in range(0xFF01, 0xFF5F)}
SIGNS = str.maketrans(
    FULL_WIDTH
    | dict.fromkeys(map(ord, "−‐‑‒﹣"), "-")
    | dict.fromkeys(map(ord, "’‘ʼ´`"), "'")
    | dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2060\ufeff\u00ad"), None)
    | {0x066B: ".", 0x066C: "'", 0x202F: " ", 0x00A0: " "}
)
MISSING_MARKS = frozenset(
    ["", "-", "–", "—", "--", "---", ".", "..", "...", "…", ":", "x", "х", "c", "с", "k", "к", "z", "*", "**", "***", "/", "?", "#"]
)  # fmt: skip
# One word each, or what several words are without blanks, points and slashes.
MISSING_WORDS = frozenset(
    [
        "na",
        "nan",
        "null",
        "none",
        "nil",
        "missing",
        "unknown",
        "unavailable",
        "nd",
        "nv",
        "nr",
        "tbc",
        "tbd",
        "#na",
        "#nd",
        "#нд",
        "нд",
        "нп",
        "неприложимо",
        "неприл",
        "неизв",
        "конф",
        "повер",
        "недост",
        "непопълнено",
        "неприменливо",
        "непримениво",
        "відсутнє",
        "відсутні",
        "незаповнено",
    ]
)
# A cell of a few words without a digit that includes one of these words means "no data": няма данни, nuk ka të dhëna.
NOTHING_WORDS = frozenset(
    [
        "no",
        "not",
        "without",
        "missing",
        "unavailable",
        "няма",
        "нема",
        "немає",
        "без",
        "не",
        "неналични",
        "липсва",
        "липсват",
        "нет",
        "нету",
        "відсутні",
        "відсутня",
        "відсутній",
        "бракує",
        "nuk",
        "ska",
        "s'ka",
        "pa",
        "mungon",
        "mungojnë",
        "mungojne",
    ]
)
# Beginnings of words for confidential or unknown values, with any ending: поверителни, приховано, i fshehur.
NOTHING_BEGINS = (
    "confidential", "suppress", "withheld", "redacted", "hidden", "undisclosed", "поверител", "конфиденц", "недостъп", "неналич", "скрит",
    "потисн", "засекрет", "неизвест", "неприлож", "доверлив", "поверлив", "недостап", "скриен", "заштитен", "непознат",
    "конфіденц", "прихован", "засекреч", "невідом", "недоступн", "fsheh", "konfidenc", "panjoh", "ipanjoh", "epanjoh", "padispon",
)  # fmt: skip
INITIALS = re.compile(r"[^\W\d_](?:[./][^\W\d_]){1,2}\.?")  # n/a, н.д., б.д.
NO_QUOTIENT = re.compile(r"#[^\W\d_]+/0!")
BRACKETED_MARK = re.compile(r"[\[(](?:[a-z]{1,2}|low|high)[\])]")
DIGIT = re.compile(r"[\d⁰¹²³⁴-⁹]")
FOOTNOTE = re.compile(r"(?<=.)(?:\*{1,3}|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|[†‡])$")
NUMBER_AHEAD = re.compile(r"^[^\w]*(?:[^\W\d]{1,4}[$.]?\s*)?[-+(]?\s*[.,]?[0-9]")
WORD_AHEAD = re.compile(r"[^\W\d_]{5}")
LONGEST_MISSING = 40
MOST_MISSING_WORDS = 5
PLAIN = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")
FLAG_LETTERS = "bcdefinprsuzпо"  # Eurostat's; Ukrainian offices write п and о for preliminary and estimated
FLAGGED = re.compile(
    rf"(?P<number>.*[0-9%)])(?P<flag>\s*\[?\(?[{FLAG_LETTERS}](?:[ ,;]?[{FLAG_LETTERS}]){{0,2}}\)?\]?|\s*\*{{1,3}}|\s*[†‡#]|"
    r"\s*[¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉᵖˢᵘᵛ]+\)?|\s+[0-9]{1,2}\)|\s*\[[0-9]{1,2}\]|\s+\([1-9]\)|\^[1-9]\)?)"
)
MISSING_FLAGGED = re.compile(r"(?:[:–—-]|\.{1,3})\s*\(?[a-zA-Z](?:[ ,]?[a-zA-Z]){0,2}\)?")
GROUPED = re.compile(r"[0-9]{1,3}(?:([ '])[0-9]{3})(?:\1[0-9]{3})*(?P<rest>[.,][0-9]+)?")
CORE = re.compile(r"(?P<whole>[0-9]*(?:[.,][0-9]+)*)(?P<power>[eE][+-]?[0-9]{1,3})?")
MONTH = re.compile(r"(0?[1-9]|1[0-2])[.,](19|20)[0-9]{2}")


class Percent(float):
    """A number of a workbook cell displayed in per cent, in per cent: 12.5 for 0.125 in the file."""


class Shown(float):
    """A number of a workbook cell whose format displays it with a unit, or in thousands or millions (power of ten)."""

    unit: str = ""
    power: int = 0


Cell: TypeAlias = str | float


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell as read. value: NaN unless it is a number; kind: number, missing or text; sign: the one of `,.(` that can
    be read in two ways, value being the number as decimals (or below zero), other the number the other way;
    proves: what its signs certainly are; power: of ten, by which value and other were multiplied: 3 for 12 тис. грн."""

    kind: str
    value: float = NAN
    other: float = NAN
    sign: str = ""
    proves: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    flag: str = ""
    coded: bool = False
    power: int = 0


MISSING, TEXT = Figure("missing"), Figure("text")


def read_figure(cell: Cell) -> Figure:
    """A cell of a table as a figure."""
    if isinstance(cell, float):
        if abs(cell) >= LARGEST:
            return TEXT
        if isinstance(cell, Shown):
            return Figure("number", float(cell), unit=cell.unit, power=cell.power)
        return Figure("number", float(cell), unit="%" if isinstance(cell, Percent) else "")
    if PLAIN.fullmatch(cell):
        return _read_signed(cell)
    if WORD_AHEAD.match(cell) and DIGIT.search(cell):
        return TEXT
    text = SPACES.sub(" ", cell.translate(SIGNS)).strip()
    if _is_missing(text):
        return Figure("missing", flag=text.lstrip(":.–—- ") if MISSING_FLAGGED.fullmatch(text) else "")
    if len(text) > 80 or not NUMBER_AHEAD.search(text):
        return TEXT
    return _read_marked(text)


def _is_missing(text: str) -> bool:
    """Whether a cell denotes a missing value: a sign, a flag alone, an abbreviation, or words in any language."""
    if text.casefold() in MISSING_MARKS or (text[0] in ":.–—-" and MISSING_FLAGGED.fullmatch(text)):
        return True
    if text[0] in "-–—" and len(text) < LONGEST_MISSING and unit_text(text[1:]):  # "- лв.", as accounts show no amount
        return True
    if len(text) > LONGEST_MISSING or text[0] in "0123456789":
        return False
    text = FOOTNOTE.sub("", text.casefold()).strip(" \"'“”„«»")
    if not text.strip("-–—.:· ") or BRACKETED_MARK.fullmatch(text) or NO_QUOTIENT.fullmatch(text):
        return True
    if DIGIT.search(text):
        return False
    words = re.findall(r"[^\W_]+(?:'[^\W_]+)?", text)
    if INITIALS.fullmatch(text.replace(" ", "")) or re.sub(r"[\s./()]", "", text) in MISSING_WORDS:
        return True
    return len(words) <= MOST_MISSING_WORDS and (
        not NOTHING_WORDS.isdisjoint(words) or any(word.startswith(NOTHING_BEGINS) for word in words)
    )


def _read_marked(text: str) -> Figure:
    """A number with optional brackets, unit or flag."""
    flag = ""
    found = FLAGGED.fullmatch(text)
    if found and not (found["flag"].strip() == "bn" and BEFORE.match(text)):  # €12bn
        text, flag = found["number"].strip(), found["flag"].strip(" ()[]")
    found_unit = _without_unit(text)
    text, unit, power = found_unit or (text, "", 0)
    inner = re.fullmatch(r"\((.*)\)", text) if found_unit else None
    if inner:
        found_unit = _without_unit(inner[1].strip())
        text, later, more = found_unit or (text, "", 0)
        unit, power = unit or later, power or more
    found_number = _read_signed(text) if found_unit else TEXT
    if found_number.kind != "number":
        return TEXT
    if inner:
        if found_number.value < 0 or found_number.sign:
            return TEXT
        found_number = replace(found_number, value=-found_number.value, other=found_number.value, sign="(")
    return replace(multiplied(found_number, power), unit=unit, flag=flag)


def multiplied(figure: Figure, power: int) -> Figure:
    """A figure times a power of ten, in decimal digits: 4.35 thousand is 4,350."""
    if not power or figure.value != figure.value:
        return figure
    value, other = (
        float(Decimal(repr(number)).scaleb(power)) if number == number else number
        for number in (figure.value, figure.other)
    )
    return replace(figure, value=value, other=other, power=figure.power + power)


def _without_unit(text: str) -> tuple[str, str, int] | None:
    """The text without its unit, the unit, and the power of ten of its words; None if two units differ."""
    unit = ""
    found = BEFORE.match(text)
    if found:
        text, unit = found["minus"] + text[found.end() :], UNITS[found["unit"].lower()]
    after = AFTER.search(text)
    if after:
        later = UNITS.get((after["of"] or after["money"] or after["unit"] or "").lower(), "")
        power = power_of(after["scale"] or after["letter"] or "")
        return (text[: after.start()].strip(), later or unit, power) if unit in ("", later) or not later else None
    letter = LETTER.search(text) if unit in MONEY else None  # €12.5m
    return (text[: letter.start()], unit, power_of(letter["letter"])) if letter else (text, unit, 0)


def _read_signed(text: str) -> Figure:
    text = text.lstrip("'")
    negative = False
    if text[:1] in "+-–—" and text[1:]:
        negative, text = text[0] in "-–—", text[1:].strip()
    elif text.endswith("-"):
        negative, text = True, text[:-1].strip()
    found = _read_unsigned(text)
    if not negative or found.kind != "number":
        return found
    return replace(found, value=-found.value, other=-found.other)


def _read_unsigned(text: str) -> Figure:
    grouped = GROUPED.fullmatch(text) if " " in text or "'" in text else None
    if grouped:
        rest = grouped["rest"] or ""
        digits = re.sub(r"[ ']", "", text.removesuffix(rest))
        proves = ((rest[0], DECIMAL),) if rest else ()
        return _number(digits + rest.replace(",", "."), proves)
    core = CORE.fullmatch(text)
    if not core or not core["whole"]:
        return TEXT
    whole, power = core["whole"], core["power"] or ""
    signs = [letter for letter in whole if letter in ",."]
    if not signs:
        number = _number(whole + power)
        return replace(number, coded=True) if whole[0] == "0" and len(whole) > 1 else number
    last = signs[-1]
    if len(set(signs)) == 2:
        first = signs[0]
        if signs.count(last) > 1 or not re.fullmatch(rf"[1-9][0-9]{{0,2}}(\{first}[0-9]{{3}})+\{last}[0-9]+", whole):
            return TEXT
        return _number(whole.replace(first, "").replace(last, ".") + power, ((last, DECIMAL), (first, THOUSANDS)))
    thousands = re.fullmatch(rf"[1-9][0-9]{{0,2}}(\{last}[0-9]{{3}})+", whole)
    if len(signs) > 1:
        return _number(whole.replace(last, ""), ((last, THOUSANDS),)) if thousands and not power else TEXT
    decimal = _number(whole.replace(last, ".") + power, ((last, DECIMAL),))
    if thousands and not power:
        return replace(decimal, other=float(whole.replace(last, "")), sign=last, proves=())
    return decimal


def _number(text: str, proves: Iterable[tuple[str, str]] = ()) -> Figure:
    value = float(text)
    return Figure("number", value, proves=tuple(proves)) if abs(value) < LARGEST else TEXT
