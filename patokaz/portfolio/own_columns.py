"""Columns of the user's own portfolio, recognised by their headings in any language of the product."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from patokaz.geography.names import fold
from patokaz.language.words import LANGUAGES, Words, words

MONEY = ("planned", "contracted", "paid")
DATES = ("start", "end", "actual_start", "actual_end")
TEXTS = ("number", "programme", "procedure", "authority", "fund", "beneficiary")
FIELDS = ("title", "place", "phase", "currency", *TEXTS, *DATES)
PHASES = ("planned", "tender", "contracted", "in_progress", "completed", "terminated", "unknown")
TEMPLATE = ("number", "title", "place", "programme", "beneficiary", "phase", *DATES, "currency")
YEAR = re.compile(r"\b(19|20)[0-9]{2}\b")
OTHER_WORDS = Path(__file__).with_name("own_headings.toml")
BESIDE = re.compile(r"\([^)]*\)|\[[^]]*\]|\b\d{1,2}\.\d{1,2}\.(?:19|20)?\d{2}\b")  # what stands in brackets, and days
TAIL = re.compile(r"(?:\W|\b(?:г|год|година|рік|року|р|viti|as of|към|на|до|заклучно со|станом на)\b)+$", re.IGNORECASE)


@dataclass(frozen=True)
class Heading:
    """Content of a column: a field, or money of a phase in a year (0: all years together)."""

    field: str
    year: int = 0


def heading(text: str) -> Heading | None:
    """The field denoted by a heading: by the words of the template, else by common synonyms; None for any other."""
    found = YEAR.search(text)
    field = _known().get(fold(YEAR.sub(" ", text))) or _others()["column"].get(_bare(text))
    if field in MONEY:
        return Heading(field, int(found[0]) if found and not BESIDE.search(text) else 0)
    return Heading(field) if field and not found else None


def lowest_heading(text: str) -> Heading | None:
    """The field denoted by the end of a heading joined from several lines: Финансиране Стойност."""
    words = text.split()
    return next(filter(None, (heading(" ".join(words[at:])) for at in range(1, len(words)))), None)


def _bare(text: str) -> str:
    """A heading without its year, unit and text in brackets."""
    words = YEAR.sub(" ", BESIDE.sub(" ", text)).split(",")[0]
    return fold(TAIL.sub("", words))


def is_of_the_template(text: str) -> bool:
    """Whether a heading is one of the template's own."""
    return fold(YEAR.sub(" ", text)) in _known()


def field_name(field: str, t: Words) -> str:
    """The heading of a field in the language of `t`."""
    if field in MONEY:
        return t("portfolio." + field)
    if field in ("title", "place", "phase", "currency"):
        return t(
            {
                "title": "portfolio.name",
                "place": "choice.area",
                "phase": "choice.status",
                "currency": "portfolio.currency",
            }[field]
        )
    return t("project." + field)


def phase_of(text: str) -> str | None:
    """The phase denoted by a word in any language; None for another word."""
    return _phases().get(fold(text)) or _others()["phase"].get(fold(text))


def phase_names(t: Words) -> Sequence[str]:
    """Names of the phases in the language of `t`."""
    return [t("project_status." + phase) for phase in PHASES]


def template_columns(first_year: int, t: Words) -> list[str]:
    """Headings of the template: fields of a project, then money by phase for three years."""
    money = [f"{field_name(phase, t)} {year}" for phase in MONEY for year in range(first_year, first_year + 3)]
    return [*(field_name(field, t) for field in TEMPLATE), *money]


@cache
def _known() -> Mapping[str, str]:
    names = {fold(field_name(field, words(language))): field for language in LANGUAGES for field in (*MONEY, *FIELDS)}
    return names | {fold(field.replace("_", " ")): field for field in (*MONEY, *FIELDS)}


@cache
def _phases() -> Mapping[str, str]:
    return {fold(words(language)("project_status." + phase)): phase for language in LANGUAGES for phase in PHASES} | {
        fold(phase.replace("_", " ")): phase for phase in PHASES
    }


@cache
def _others() -> Mapping[str, Mapping[str, str]]:
    """Fields and phases by their synonyms, normalised."""
    told = tomllib.loads(OTHER_WORDS.read_text(encoding="utf-8"))
    return {
        kind: {fold(word): key for key, words_of in fields.items() for word in words_of}
        for kind, fields in told.items()
    }  # fmt: skip
