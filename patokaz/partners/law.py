"""Law of municipal cooperation: laws and steps with their certainty, from data/countries/xx/partnering.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from patokaz.statistics.paths import data_folder


@dataclass(frozen=True)
class Law:
    """A law or act in the country's language. services: those it covers, empty if all."""

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
    """A country's declaration.

    agreements: indicator that counts them, may be empty; capacity: indicators of capacity; state_votes_pct: the state's
    share where an association's votes are known.
    """

    language: str
    checked: date
    laws: tuple[Law, ...]
    steps: tuple[Step, ...]
    agreements: str = ""
    capacity: tuple[str, ...] = field(default=())
    state_votes_pct: float = 0.0

    def laws_of(self, service: str) -> list[Law]:
        """The laws of a service, specific ones first."""
        own = [law for law in self.laws if service in law.services]
        return [*own, *(law for law in self.laws if not law.services)]


def country_law(country: str) -> CountryLaw | None:
    """A country's declaration; None without one."""
    path = data_folder() / "countries" / country.lower() / "partnering.toml"
    return _read(path) if path.exists() else None


@cache
def _read(path: Path) -> CountryLaw:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    laws = tuple(Law(**row | {"services": tuple(row.get("services", ()))}) for row in told.pop("law"))
    steps = tuple(Step(**row) for row in told.pop("step"))
    return CountryLaw(**{**told, "capacity": tuple(told.get("capacity", ())), "laws": laws, "steps": steps})
