"""The statements of the needs assessment and a country's additions: duties, figures, signs, articles of law."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from patokaz.statistics.paths import data_folder

CATALOGUE = Path(__file__).parent / "catalogue"
CLASSES = ("administrative", "technical", "financial")
VERIFIED, BELIEVED = "verified", "believed"
LEVELS = (0, 1, 2, 3, 4)
FULL, USUAL = 4, 3  # the level that the law demands, and the one to wish for where it demands nothing


@dataclass(frozen=True)
class Statement:
    """A statement answered from 0 to 4.

    cls: its class; field: of the municipality's tasks; words: descriptions of the levels 0, 2 and 4, by language.
    """

    id: str
    cls: str
    field: str
    text: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Ground:
    """The legal basis of a verified duty: the law's title in the country's language, its content, source page."""

    law: str = ""
    says: Mapping[str, str] = field(default_factory=dict)
    address: str = ""


@dataclass(frozen=True)
class CountryNeeds:
    """A country's additions.

    duty: statement -> verified or believed; data: statement -> indicator whose lowest fifth is a need; fact: statement
    -> unscored figures; ground: of verified duties; sign: measure -> its sign; articles: field -> article numbers, in
    brackets if believed, or the title of another law.
    """

    language: str = "en"
    law: str = ""
    articles: Mapping[str, str] = field(default_factory=dict)
    duty: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, str] = field(default_factory=dict)
    fact: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ground: Mapping[str, Ground] = field(default_factory=dict)
    sign: Mapping[str, str] = field(default_factory=dict)

    def is_duty(self, statement: str) -> bool:
        """Whether the law requires it, verified or believed."""
        return statement in self.duty

    def usual_wish(self, statement: str) -> int:
        """The default desired level: 4 if required by law, otherwise 3."""
        return FULL if self.is_duty(statement) else USUAL


@cache
def statements() -> Mapping[str, Statement]:
    """All statements by id, in file order."""
    return {
        key: Statement(key, entry["class"], entry["field"], entry["text"], _tuples(entry["words"]))
        for key, entry in _read(CATALOGUE / "statements.toml").items()
    }


def country_needs(country: str) -> CountryNeeds:
    """A country's declaration in data/countries/xx/needs.toml; empty without such a file."""
    path = data_folder() / "countries" / country.lower() / "needs.toml"
    return _country_needs(path) if path.exists() else CountryNeeds()


@cache
def _country_needs(path: Path) -> CountryNeeds:
    """Raises TypeError for an unknown key, KeyError for an unknown statement."""
    told = _read(path)
    for key in (*told.get("duty", {}), *told.get("data", {}), *told.get("fact", {}), *told.get("ground", {})):
        statements()[key]
    grounds = {key: Ground(**entry) for key, entry in told.get("ground", {}).items()}
    return CountryNeeds(**{**told, "ground": grounds, "fact": _tuples(told.get("fact", {}))})


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _tuples(table: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(values) for key, values in table.items()}
