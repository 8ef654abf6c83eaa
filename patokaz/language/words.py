"""Words, numbers and dates in five languages. Texts live in translations/<language>/<subject>.toml."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton

from patokaz.language.languages import CURRENCIES, LEV_PER_EURO
from patokaz.language.languages import LANGUAGES as LANGUAGES
from patokaz.language.nouns import FORMS, in_place_of, with_noun
from patokaz.language.numbers import half_up, median_decimals, written

TRANSLATIONS = Path(__file__).parent / "translations"
SOURCES = "sources.toml"
PLURAL_FORMS = {"zero", "one", "two", "few", "many", "other"}  # of CLDR
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
LOCALES = {"en": "en_GB"}  # British dates; elsewhere the language alone
SHORT_YEARS = {"mk": (" г.", " година"), "uk": (" р.", " року")}  # as CLDR writes a date, and as an office does
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CODE = re.compile(r"[A-Z]{3}\b")
_BEFORE_SIGN = re.compile(r"(?<=[\d}]) (?=[%‰]|(?:г|рр?)\.)")  # 5 %, 2014–2027 г.
_WITH = re.compile(r"\bс (?=(\d[\d\u00a0]*))")  # Bulgarian; before “seven …” and “a hundred …” it is със
_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")  # an abbreviation at the end of a sentence: 2014 г.


@cache
def translations(language: str) -> Mapping[str, Any]:
    """All texts of a language, dotted keys flattened; a text with plural forms is a table of them.

    Raises ValueError for a key that occurs in two files.
    """
    texts: dict[str, Any] = {}
    for path in sorted((TRANSLATIONS / language).glob("*.toml")):
        if path.name == SOURCES:
            continue
        for key, text in _flattened(tomllib.loads(path.read_text(encoding="utf-8")), ""):
            if key in texts:
                raise ValueError(f"{language}/{path.name}: {key} stands in another file too")
            texts[key] = text
    return texts


@cache
def source_translations(language: str) -> Mapping[str, str]:
    """Translations of the texts of sources by the English text; empty for English."""
    path = TRANSLATIONS / language / SOURCES
    told = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {text: _tied(words_) for text, words_ in told.items()}


def _flattened(table: Mapping[str, Any], prefix: str) -> list[tuple[str, Any]]:
    entries: list[tuple[str, Any]] = []
    for key, value in table.items():
        if isinstance(value, dict) and not {"other"} <= set(value) <= PLURAL_FORMS:
            entries.extend(_flattened(value, f"{prefix}{key}."))
        else:
            entries.append((prefix + key, _tied(value)))
    return entries


def _tied(text: Any) -> Any:
    """A text, or its plural forms, in which no line breaks between a number and its sign."""
    if isinstance(text, dict):
        return {form: _tied(told) for form, told in text.items()}
    return _BEFORE_SIGN.sub(NO_BREAK_SPACE, text) if isinstance(text, str) else text


class Words:
    """The words of one language: t("profile.title"), t.number(1234.5), t.date(day). noun: as of `with_noun`, "" for the general word."""

    def __init__(self, language: str, noun: str = "") -> None:
        self.language, self._noun = language, noun
        self.locale = Locale.parse(LOCALES.get(language, language))
        self._texts = with_noun(translations(language), noun) if noun else translations(language)
        self._english = translations("en")
        self._of_sources = source_translations(language)

    def __reduce__(self) -> tuple[Any, ...]:
        return words, (self.language, self._noun)  # another process has the texts itself

    def __call__(self, key: str, **values: Any) -> str:
        """The text of a key with its placeholders filled; `count` chooses the plural form. Raises KeyError."""
        text = self._texts.get(key, self._english.get(key))
        if text is None:
            raise KeyError(f"no text for {key}")
        if isinstance(text, dict):
            form = self.locale.plural_form(values["count"])
            text = text.get(form, text["other"])
            values = values | {"count": self.number(values["count"], 0)}
        if not values:
            return str(text)
        told = _TWO_STOPS.sub(".", str(text).format(**values))
        return _WITH.sub(_with_number, told) if self.language == "bg" else told

    def of_source(self, text: str) -> str:
        """A text of a source, translated from the English of its country's sources.toml; unchanged where there is no translation."""
        told = self._of_sources.get(text, text)
        return in_place_of(str(self._texts[FORMS]), self._noun)(told) if self._noun else told

    def of_data(self, texts: Mapping[str, str]) -> str:
        """A text of the data, by language, with the country's word for its municipalities."""
        text = texts[self.language]
        return in_place_of(str(self._texts[FORMS]), self._noun)(text) if self._noun else text

    def has(self, key: str) -> bool:
        """Whether a key has a text."""
        return key in self._english

    def number(self, value: float | None, decimals: int = 0) -> str:
        """A number with the language's separators; a dash for a missing one."""
        if value is None or value != value:
            return "–"
        return written(half_up(float(value), decimals), decimals, self.language)

    def signed(self, value: float | None, decimals: int = 0) -> str:
        """A difference: a number with its sign, none for zero."""
        text = self.number(value, decimals)
        return f"+{text}" if value is not None and half_up(value, decimals) > 0 else text

    def year(self, value: int) -> str:
        """A year without separators."""
        return str(int(value))

    def of_year(self, value: int) -> str:
        """A year on its own: 2014, 2014 г., 2014 рік."""
        return self("language.year", year=value)

    def month(self, day: date) -> str:
        """The month of a day with its year, on one line."""
        return self._as_an_office_does(str(format_skeleton("yMMMM", day, locale=self.locale)))

    def date(self, day: date) -> str:
        """A date as the language's offices write it; day and month stay on one line."""
        return self._as_an_office_does(str(format_date(day, format="long", locale=self.locale)))

    def _as_an_office_does(self, text: str) -> str:
        return " ".join(text.split()).replace(*SHORT_YEARS.get(self.language, ("", ""))).replace(" ", NO_BREAK_SPACE)

    def dated(self, name: str, year: int | str | None) -> str:
        """An indicator's name with the year of its values, unless the name contains its years."""
        return name if year is None or self.says_its_years(name) else self("language.dated", name=name, year=year)

    def says_its_years(self, name: str) -> bool:
        """Whether an indicator's name has the year or the years of its figures in it."""
        return _YEAR.search(name) is not None

    def unit(self, unit: str, short: bool = True) -> str:
        """The name of a unit, the short one beside figures."""
        return self(f"unit_{'short' if short else 'long'}.{unit}")

    def amount(self, value: float | None, unit: str, decimals: int = 0) -> str:
        """A number with its short unit; euro beside leva."""
        text = self.measure(unit, decimals)(value)
        return " ".join(filter(None, [text, self.euro_beside(value, unit)]))

    def percent(self, value: float | None, decimals: int = 0) -> str:
        """A percentage as the language closes it up: 36.6% in English, 36,6 % elsewhere."""
        return self.amount(value, "pct", decimals)

    def signed_percent(self, value: float, decimals: int = 0) -> str:
        """A relative change with its sign."""
        return self.signed(value, decimals) + self.measure("pct").suffix

    def difference(self, value: float, unit: str, decimals: int = 0) -> str:
        """How far apart two values of a unit are: percentage points between percentages, else the unit's amount."""
        if self.unit(unit) != "%":
            return self.amount(value, unit, decimals)
        return f"{self.number(value, decimals)}{NO_BREAK_SPACE}{self.counted('language.percentage_points', value, decimals)}"

    def counted(self, key: str, value: float, decimals: int = 0) -> str:
        """The plural form of a text for a number that stands before it."""
        forms = self._texts[key]
        form = self.locale.plural_form(int(abs(half_up(value, 0)))) if decimals == 0 else "other"
        return str(forms.get(form, forms["other"]))

    def euro_beside(self, value: float | None, unit: str) -> str:
        """What an amount in leva is in euro, in brackets; nothing for other units."""
        if value is None or value != value or unit not in ("bgn", "bgn_per_head"):
            return ""
        return f"({self.money(value / LEV_PER_EURO, 'EUR')})"

    def chance(self, p: float) -> str:
        """A p-value with its sign: never zero, which no number of permutations can show."""
        return f"<{NO_BREAK_SPACE}{self.number(0.001, 3)}" if p < 0.001 else f"={NO_BREAK_SPACE}{self.number(p, 3)}"

    def measure(self, unit: str, decimals: int = 0, largest: float = 0.0) -> "Measure":
        """How values of a unit are written; money in millions where the largest one is ten million or more."""
        return Measure(self, unit, 1, 1e6) if unit in CURRENCIES and largest >= 1e7 else Measure(self, unit, decimals)

    def money(self, value: float | None, currency: str) -> str:
        """Money in whole units up to a million, in millions or billions above; the currency in the language's words."""
        if value is None or value != value:
            return self("missing")
        scale = next((size for size in (1e9, 1e6) if abs(value) >= size), 1.0)
        text = Measure(self, currency.lower(), 0 if scale == 1.0 else 1, scale)(value)
        return " ".join(filter(None, [text, self.euro_beside(value, currency.lower())]))

    def in_currency(self, code: str) -> str:
        """The name of a currency after “in”: hryvnias, гривнях; its code where there is no name. code: of ISO 4217."""
        key = f"currency_in.{code.lower()}"
        return self(key) if self.has(key) else code

    def exact_money(self, amounts: Sequence[float], currency: str) -> str:
        """An amount to the last unit, or a range of amounts; the currency in the language's words. currency: code of ISO 4217."""
        numbers = "–".join(dict.fromkeys(self.number(amount) for amount in amounts))
        if currency.lower() not in CURRENCIES:
            return f"{numbers} {currency}".strip()
        unit = self.measure(currency.lower())
        return unit.prefix + numbers + unit.suffix


@dataclass(frozen=True)
class Measure:
    """Writes values of one unit: measure(value) with the unit, measure.number(value) without."""

    words: Words
    unit_id: str
    decimals: int
    scale: float = 1.0

    def __call__(self, value: float | None) -> str:
        if value is None or value != value:
            return self.words("missing")
        key = f"unit_counted.{self.unit_id}"
        if self.scale != 1 or not self.words.has(key):
            return self.prefix + self.number(value) + self.suffix
        return self.prefix + self.number(value) + self._after(self.words.counted(key, value, self.decimals))

    def number(self, value: float | None) -> str:
        """The number alone."""
        return self.words.number(None if value is None else value / self.scale, self.decimals)

    def signed(self, value: float | None) -> str:
        """The number with its sign, zero without one."""
        return self.words.signed(None if value is None else value / self.scale, self.decimals)

    def plain(self, value: float) -> str:
        """The number in digits and a point, for the browser to write with the language's separators."""
        return f"{half_up(value / self.scale, self.decimals):.{self.decimals}f}"

    def median(self, value: float) -> str:
        """A median with the unit; the median of counts keeps its half."""
        return replace(self, decimals=self._of_median(value))(value)

    def median_number(self, value: float) -> str:
        """A median alone."""
        return replace(self, decimals=self._of_median(value)).number(value)

    def _of_median(self, value: float) -> int:
        return median_decimals(value / self.scale, self.decimals)

    @property
    def prefix(self) -> str:
        """What precedes a number: the code of a currency where the language's unit begins with one (EUR 5 million)."""
        code = _CODE.match(self.words.unit(self.unit_id))
        return code.group() + NO_BREAK_SPACE if code else ""

    @property
    def suffix(self) -> str:
        """What follows a number: the short unit after a no-break space, or nothing."""
        return self._after(self.words.unit(self.unit_id))

    def _after(self, unit: str) -> str:
        unit = _CODE.sub("", unit).strip()
        if self.words.language == "en" and unit in ("%", "‰"):
            return unit
        size = {1e6: "money.million", 1e9: "money.billion"}.get(self.scale)
        parts = ["", *([self.words(size)] if size else []), *([unit] if unit else [])]
        return NO_BREAK_SPACE.join(parts).replace(" ", NO_BREAK_SPACE)


@cache
def words(language: str, noun: str = "") -> Words:
    """The words of a language; of a country by `words_of` (patokaz/statistics/countries.py)."""
    return Words(language, noun)


def inside_sentence(name: str) -> str:
    """A name inside a sentence: in lower case, unless it begins with an abbreviation."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def ended(text: str) -> str:
    """A sentence with the full stop at its end, one where an abbreviation brings it: “2018 г.”"""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _with_number(found: re.Match[str]) -> str:
    """The preposition as the number after it is read: със 7,1 %, със 120 души, с 1200 души."""
    number = int(re.sub(r"\D", "", found[1]))
    while number >= 1000:
        number //= 1000
    return "със " if number in (7, 17) or number // 10 == 7 or number // 100 in (1, 7) else "с "
