"""The statements of the needs assessment and what a country adds to them: duties, figures, signs, articles of its law."""

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
    """A statement that an officer answers from 0 to 4. cls: its class; field: of the municipality's tasks; words: what a
    level of 0, 2 and 4 looks like, by language."""

    id: str
    cls: str
    field: str
    text: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Ground:
    """What a verified duty rests on: the law's title in the country's own language, what it says, where it was read."""

    law: str = ""
    says: Mapping[str, str] = field(default_factory=dict)
    address: str = ""


@dataclass(frozen=True)
class CountryNeeds:
    """What a country adds. duty: statement -> verified or believed; data: statement -> indicator whose worst fifth is a
    need; fact: statement -> figures beside it, never scored; ground: of verified duties; sign: measure -> its sign;
    articles: field -> numbers of articles of the law, in brackets where believed, or the title of another law."""

    language: str = "en"
    law: str = ""
    articles: Mapping[str, str] = field(default_factory=dict)
    duty: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, str] = field(default_factory=dict)
    fact: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ground: Mapping[str, Ground] = field(default_factory=dict)
    sign: Mapping[str, str] = field(default_factory=dict)

    def is_duty(self, statement: str) -> bool:
        """Whether the law demands it, verified or believed."""
        return statement in self.duty

    def usual_wish(self, statement: str) -> int:
        """The level to wish for unless the officer says another: 4 where the law demands it, else 3."""
        return FULL if self.is_duty(statement) else USUAL


@cache
def statements() -> Mapping[str, Statement]:
    """All statements by id, in the order of the file."""
    return {
        key: Statement(key, entry["class"], entry["field"], entry["text"], _tuples(entry["words"]))
        for key, entry in _read(CATALOGUE / "statements.toml").items()
    }


def country_needs(country: str) -> CountryNeeds:
    """What a country declares in data/countries/xx/needs.toml; nothing where it has no such file."""
    path = data_folder() / "countries" / country.lower() / "needs.toml"
    return _country_needs(path) if path.exists() else CountryNeeds()


@cache
def _country_needs(path: Path) -> CountryNeeds:
    """Raises TypeError for a key that no country has, KeyError for a statement that does not exist."""
    told = _read(path)
    for key in (*told.get("duty", {}), *told.get("data", {}), *told.get("fact", {}), *told.get("ground", {})):
        statements()[key]
    grounds = {key: Ground(**entry) for key, entry in told.get("ground", {}).items()}
    return CountryNeeds(**{**told, "ground": grounds, "fact": _tuples(told.get("fact", {}))})


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _tuples(table: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(values) for key, values in table.items()}
