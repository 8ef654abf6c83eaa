"""The indicator catalogue as objects."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from patokaz.statistics.paths import data_folder

LANGUAGES = ("mk", "sq", "bg", "uk", "en")
BLOCKS = ("people", "workforce", "economy", "public_finance", "infrastructure", "resources", "quality_of_life")


@dataclass(frozen=True)
class Indicator:
    """One entry of data/indicators.toml; texts are keyed by language, `own_texts` by country before."""

    id: str
    countries: tuple[str, ...]
    block: str
    unit: str
    direction: int = 0
    decimals: int = 1
    aggregate: str = ""
    formula: str = ""
    formula_by_country: Mapping[str, str] = field(default_factory=dict)
    formula_years: tuple[int, ...] = ()
    formula_years_by_country: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    context: bool = False
    ranked: bool = True
    survey: bool = False
    part_only: bool = False
    name: Mapping[str, str] = field(default_factory=dict)
    definition: Mapping[str, str] = field(default_factory=dict)
    caution: Mapping[str, str] = field(default_factory=dict)
    own_texts: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)

    @property
    def is_ranked(self) -> bool:
        """Whether areas may be ranked by it: no context, and no source or nature of the figure that forbids it."""
        return self.ranked and not self.context

    def formula_of(self, country: str) -> str:
        """The formula for a country (mk, bg, ua); empty where the value is published."""
        return self.formula_by_country.get(country, self.formula)

    def years_of(self, country: str) -> tuple[int, ...]:
        """The years the formula is restricted to in a country; empty means all."""
        return tuple(self.formula_years_by_country.get(country, self.formula_years))

    def text(self, kind: str, language: str, country: str = "") -> str:
        """`name`, `definition` or `caution` in a language, in English where it is missing; a country may have its own."""
        own = self.own_texts.get(country.lower(), {})
        texts: Mapping[str, str] = own.get(kind) or getattr(self, kind)
        return texts.get(language) or texts.get("en", "")


def catalogue() -> Mapping[str, Indicator]:
    """All indicators by id, in the order of the file."""
    return _catalogue(data_folder() / "indicators.toml")


@cache
def _catalogue(path: Path) -> Mapping[str, Indicator]:
    with path.open("rb") as file:
        entries = tomllib.load(file)
    return {key: Indicator(id=key, **_frozen(entry)) for key, entry in entries.items()}


def _frozen(entry: dict[str, Any]) -> dict[str, Any]:
    own = {key: value for key, value in entry.items() if key in entry["countries"]}
    return with_tuples({key: value for key, value in entry.items() if key not in own}) | {"own_texts": own}


def with_tuples(entry: Mapping[str, Any]) -> dict[str, Any]:
    """An entry of a TOML file whose lists can no longer change."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}


BLOCK = "own"
