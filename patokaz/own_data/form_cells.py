"""One cell -> its value, by the kind of its column, or the code of the reason for refusal."""

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from patokaz.own_data.form_columns import Column, Form, folded, without_invisible

FIRST_YEAR, LAST_YEAR = 1900, 2100
LONGEST = {"key": 80, "text": 500, "long_text": 10_000}
BLANKS = re.compile(r"[\s\u00a0\u2007\u2009\u202f']")
NUMBER = re.compile(r"[+\-−]?(\d+([.,]\d+)*|[.,]\d+)")
DAY_FIRST = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](\d{4})")
YEAR_FIRST = re.compile(r"(\d{4})[./-]\d{1,2}[./-]\d{1,2}(?:[T ].*)?")
PLAIN_YEAR = re.compile(r"(\d{4})(?:\s*(?:г|р|год|година|рік|viti|year)\.?)?", re.IGNORECASE)
ESCAPED_CONTROL = re.compile(r"_x00[01][0-9A-F]_(?<!_x000[9AD]_)", re.IGNORECASE)  # how XLSX writes them
EVERY = re.compile(r"(\d+)")
YEARLY = (
    "yearly", "annual", "годишно", "ежегодно", "щороку", "щорічно",
    "çdo_vit", "vjetore", "vjetor", "секоја_година", "всяка_година", "every_year",
    "once_a_year", "еднаш_годишно", "një_herë_në_vit", "веднъж_годишно", "раз_на_рік", "один_раз_на_рік",
)  # fmt: skip
SECOND_YEAR = ("every_second_year", "biennial", "every_two_years", "once_in_two_years")
AT_THE_END = ("once", "at_the_end", "end_of_plan", "end_of_period")
MOST_YEARS = 20
WITHIN_YEAR = (
    "quarterly",
    "half_yearly",
    "monthly",
    "тримесечно",
    "щокварталу",
    "тромесечно",
    "tremujor",
    "полугодишно",
    "піврічно",
    "месечно",
    "щомісяця",
)
TRUE_ZERO_YEARS = 1950  # a year typed into a cell that is formatted as a date becomes a day of 1905


class BadCell(ValueError):
    """A cell that is refused. code: last part of plans.bad_...; expected: what the text names."""

    def __init__(self, code: str, **expected: object) -> None:
        super().__init__(code)
        self.code = code
        self.expected: Mapping[str, object] = expected


@dataclass(frozen=True)
class Cell:
    """A cell of the workbook. is_percent: its number is shown with a percent sign; unit: what its number format
    shows with it, as a code of `own_data.units`; added: power of ten that the words of the format add to the stored number."""

    value: object
    is_percent: bool = False
    is_formula: bool = False
    is_error: bool = False
    unit: str = ""
    added: int = 0


@dataclass(frozen=True)
class Read:
    """The value of a cell. told: codes of the notes on readings that differ from the text; is_percent: a share written with %."""

    value: object
    told: tuple[str, ...] = field(default=())
    is_percent: bool = False


def read_cell(cell: Cell, column: Column, form: Form) -> Read:
    """The value of a cell; None for an empty one. Raises BadCell."""
    if cell.is_formula:
        raise BadCell("formula")
    if cell.is_error:
        raise BadCell("error_value")
    seen = without_invisible(cell.value) if isinstance(cell.value, str) else cell.value
    if seen != cell.value:
        read = read_cell(replace(cell, value=seen), column, form)
        return read if len(str(seen)) == len(str(cell.value)) else replace(read, told=(*read.told, "invisible"))
    text = cell.value.strip() if isinstance(cell.value, str) else cell.value
    if text is None or text == "":
        if column.required:
            raise BadCell("required")
        return Read(None)
    if isinstance(text, str) and _has_control(text):
        raise BadCell("control_character")
    reader = READERS.get(column.kind)
    return reader(cell, column, form) if reader else _choice(cell, column, form)


def _has_control(text: str) -> bool:
    """Whether a text contains unprintable characters other than line breaks and tabs."""
    if ESCAPED_CONTROL.search(text):
        return True
    return not text.isprintable() and any(unicodedata.category(s) == "Cc" and s not in "\n\r\t" for s in text)


def _choice(cell: Cell, column: Column, form: Form) -> Read:
    is_whole = isinstance(cell.value, float) and cell.value.is_integer()
    word = str(int(str(cell.value).removesuffix(".0"))) if is_whole else str(cell.value)
    if column.kind == "yes_no" and isinstance(cell.value, bool):
        word = "yes" if cell.value else "no"
    code = form.code_of(column.kind, word)
    if code is None:
        raise BadCell("choice", choices=form.choices[column.kind], family=form.families.get(column.kind, ""))
    return Read(code, () if form.is_given_out(column.kind, word) else ("own_word",))


def _text(cell: Cell, column: Column, form: Form) -> Read:
    value = cell.value
    if isinstance(value, bool):
        raise BadCell("text")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime | date):
        if column.kind == "key":
            raise BadCell("key_as_date")  # 1.1 typed where the programme takes it for the first of January
        value = value.strftime("%Y-%m-%d")
    text = str(value).strip()
    most = LONGEST[column.kind]
    if len(text) > most:
        raise BadCell("too_long", most=most)
    if column.kind == "key" and ("\n" in text or "\r" in text):
        raise BadCell("line_break")
    plain = text if column.kind == "long_text" else " ".join(text.split())
    return Read(column.code(plain))


def _year(cell: Cell, column: Column, form: Form) -> Read:
    del column, form
    value = cell.value
    told: tuple[str, ...] = ()
    if isinstance(value, bool) or cell.is_percent:
        raise BadCell("year", low=FIRST_YEAR, high=LAST_YEAR)
    if isinstance(value, datetime | date):
        if value.year < TRUE_ZERO_YEARS:
            raise BadCell("year_as_date")
        value, told = value.year, ("date_as_year",)
    elif isinstance(value, str):
        plain = PLAIN_YEAR.fullmatch(value.strip())
        found = plain or DAY_FIRST.fullmatch(value.strip()) or YEAR_FIRST.fullmatch(value.strip())
        if found is None:
            raise BadCell("year", low=FIRST_YEAR, high=LAST_YEAR)
        value, told = int(found[1]), ("text_as_year" if plain else "date_as_year",)
    if not isinstance(value, int | float) or value != int(value) or not FIRST_YEAR <= value <= LAST_YEAR:
        raise BadCell("year", low=FIRST_YEAR, high=LAST_YEAR)
    return Read(int(value), told)


def _years(cell: Cell, column: Column, form: Form) -> Read:
    parts = [part for part in re.split(r"[\s,;]+", str(cell.value).strip()) if part]
    return Read(tuple(_year(Cell(float(p) if p.replace(".0", "").isdigit() else p), column, form).value for p in parts))


def _number(cell: Cell, column: Column, form: Form) -> Read:
    value = cell.value
    if isinstance(value, datetime | date):
        raise BadCell("date_for_number")
    if isinstance(value, bool):
        raise BadCell("number")
    if cell.added:
        raise BadCell("shown_multiplied")  # 120 that is shown as 120 thousand
    told: tuple[str, ...] = ()
    percent = cell.is_percent
    if isinstance(value, str):
        reason = form.code_of("missing_reason", value) if column.or_missing else None
        if reason:
            return Read(reason, ("missing_in_words",))
        answer = form.code_of("yes_no", value) if column.or_missing and not value.strip().isdigit() else None
        if answer:
            return Read(answer == "yes", ("own_word",))  # whether a milestone is reached; checks refuse it elsewhere
        value, percent = _number_or_missing(value, column, form)
        told = ("text_as_number",)
    number = float(value)  # type: ignore[arg-type]
    if not math.isfinite(number) or abs(number) > 1e15:
        raise BadCell("number")
    if percent:
        return Read(number, (*told, "percent"), True)
    _check_range(number, column)
    return Read(number, told)


def _number_or_missing(text: str, column: Column, form: Form) -> tuple[float, bool]:
    """As number_in; where words for a missing value are allowed, the refusal names them."""
    try:
        return number_in(text)
    except BadCell as bad:
        if bad.code == "number" and column.or_missing:
            raise BadCell(
                "number_or_missing",
                choices=form.choices["missing_reason"],
                family=form.families.get("missing_reason", ""),
            ) from bad
        raise


def _whole(cell: Cell, column: Column, form: Form) -> Read:
    read = _number(cell, column, form)
    if read.is_percent or not isinstance(read.value, float) or not read.value.is_integer():
        raise BadCell("whole_number")
    return Read(int(read.value), read.told)


def _weight(cell: Cell, column: Column, form: Form) -> Read:
    """Basis points; a share with a percent sign is turned into them."""
    read = _number(cell, column, form)
    number = float(str(read.value)) * (10_000 if read.is_percent else 1)
    if abs(number - round(number)) > 1e-6:
        raise BadCell("weight")
    _check_range(number, column)
    return Read(round(number), read.told)


def _money(cell: Cell, column: Column, form: Form) -> Read:
    read = _number(cell, column, form)
    if read.is_percent:
        raise BadCell("number")
    return read


def _frequency(cell: Cell, column: Column, form: Form) -> Read:
    """Every how many years; more often than yearly counts as yearly."""
    del column, form
    word = folded(str(cell.value))
    if word in YEARLY:
        return Read(1)
    if word in WITHIN_YEAR:
        return Read(1, ("within_year",))
    if word in SECOND_YEAR:
        return Read(2)
    if word in AT_THE_END:
        return Read(MOST_YEARS)
    found = EVERY.search(word)
    if found and 1 <= int(found[1]) <= MOST_YEARS:
        return Read(int(found[1]))
    raise BadCell("frequency")


def number_in(text: str) -> tuple[float, bool]:
    """A number written as text: (value, whether it had a percent sign, then as a share). Raises BadCell.

    The last of comma and point is the decimal sign where both occur; one sign before exactly three digits could be either
    and is refused.
    """
    bare = BLANKS.sub("", text).replace("−", "-")
    percent = bare.endswith("%")
    bare = bare.removesuffix("%")
    if not NUMBER.fullmatch(bare):
        raise BadCell("number")
    signs = [sign for sign in bare if sign in ".,"]
    if len(set(signs)) == 2:
        last = signs[-1]
        if signs.count(last) > 1:
            raise BadCell("number")
        bare = bare.replace("." if last == "," else ",", "").replace(last, ".")
    elif len(signs) > 1:
        if any(len(part) != 3 for part in re.split(r"[.,]", bare)[1:]):
            raise BadCell("number")
        bare = bare.replace(signs[0], "")
    elif signs:
        whole, after = re.split(r"[.,]", bare)
        if len(after) == 3 and whole.lstrip("+-") not in ("", "0") and len(whole.lstrip("+-")) <= 3:
            raise BadCell("ambiguous_number")
        bare = f"{whole}.{after}"
    number = float(bare)
    return (number / 100 if percent else number), percent


def _check_range(number: float, column: Column) -> None:
    if (column.low is not None and number < column.low) or (column.high is not None and number > column.high):
        raise BadCell("range", low=column.low, high=column.high)


READERS: Mapping[str, Callable[[Cell, Column, Form], Read]] = {
    "text": _text,
    "long_text": _text,
    "key": _text,
    "year": _year,
    "years": _years,
    "number": _number,
    "whole": _whole,
    "weight": _weight,
    "money": _money,
    "frequency": _frequency,
}
