"""How municipalities of a country cooperate: laws and steps with their marks, as data/countries/xx/partnering.toml declares them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from patokaz.statistics.paths import data_folder


@dataclass(frozen=True)
class Law:
    """A law or act in the country's language. services: those that it is about, none where it is about all."""

    title: str
    mark: str
    page: str
    year: int = 0
    services: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """A step from the idea to the agreement, by language."""

    text: Mapping[str, str]
    mark: str
    page: str
    year: int = 0


@dataclass(frozen=True)
class CountryLaw:
    """What a country declares. agreements: the indicator that counts them, empty where nobody does; capacity: indicators of
    what a place could carry; state_votes_pct: the state's share where the votes of an association are known."""

    language: str
    checked: date
    laws: tuple[Law, ...]
    steps: tuple[Step, ...]
    agreements: str = ""
    capacity: tuple[str, ...] = field(default=())
    state_votes_pct: float = 0.0

    def laws_of(self, service: str) -> list[Law]:
        """The laws of a service, those that are about it alone first."""
        own = [law for law in self.laws if service in law.services]
        return [*own, *(law for law in self.laws if not law.services)]


def country_law(country: str) -> CountryLaw | None:
    """What a country declares; None where it declares nothing."""
    path = data_folder() / "countries" / country.lower() / "partnering.toml"
    return _read(path) if path.exists() else None


@cache
def _read(path: Path) -> CountryLaw:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    laws = tuple(Law(**row | {"services": tuple(row.get("services", ()))}) for row in told.pop("law"))
    steps = tuple(Step(**row) for row in told.pop("step"))
    return CountryLaw(**{**told, "capacity": tuple(told.get("capacity", ())), "laws": laws, "steps": steps})
