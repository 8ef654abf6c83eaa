"""Services for inter-municipal cooperation with evidence, from data/cooperation/services.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from patokaz.statistics.paths import data_folder

VERIFIED, BELIEVED = "verified", "believed"
FREE, FIXED, STATE = "free", "fixed", "state"
EVERYWHERE = "all"


@dataclass(frozen=True)
class Evidence:
    """The result of a study, rule or practice. page: source; year: 0 if undated; only: countries."""

    id: str
    kind: str
    mark: str
    page: str
    text: Mapping[str, str]
    year: int = 0
    only: tuple[str, ...] = ()


@dataclass(frozen=True)
class Service:
    """A service with the finder's parameters.

    threshold: population beyond which sharing brings no further gain, 0 without a source; need, fact, cost: indicators
    by country; partners, group, least, forms: by country; evidence, against: for and against sharing.
    """

    id: str
    title: Mapping[str, str]
    forms: Mapping[str, tuple[str, ...]]
    threshold: int = 0
    partners: Mapping[str, str] = field(default_factory=dict)
    group: Mapping[str, str] = field(default_factory=dict)
    need: Mapping[str, str] = field(default_factory=dict)
    fact: Mapping[str, str] = field(default_factory=dict)
    cost: Mapping[str, str] = field(default_factory=dict)
    least: Mapping[str, int] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    against: tuple[Evidence, ...] = ()

    def partners_in(self, country: str) -> str:
        """FREE, FIXED by law or a task of the STATE. country: its id."""
        return self.partners.get(country, FREE)

    def forms_in(self, country: str) -> tuple[str, ...]:
        """Codes of the usual legal forms, the first one first."""
        return self.forms.get(country) or self.forms.get(EVERYWHERE, ())


@dataclass(frozen=True)
class Services:
    """All services in file order. general: evidence on sharing in general; checked: date of the file."""

    checked: date
    general: Evidence
    all: Mapping[str, Service]


def services() -> Services:
    """The services of the product."""
    return _read(data_folder() / "cooperation" / "services.toml")


@cache
def _read(path: Path) -> Services:
    """The services of a file. Raises KeyError for unknown evidence, TypeError for an unknown field."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    known = {row["id"]: Evidence(**row | {"only": tuple(row.get("only", ()))}) for row in told["evidence"]}
    found = [_service(row, known) for row in told["service"]]
    return Services(told["checked"], known[told["general"]], {service.id: service for service in found})


def _service(row: Mapping[str, Any], known: Mapping[str, Evidence]) -> Service:
    named = {key: tuple(known[name] for name in row.get(key, ())) for key in ("evidence", "against")}
    forms = {country: tuple(codes) for country, codes in row["forms"].items()}
    return Service(**{**row, **named, "forms": forms})


def told_in(country: str, evidence: tuple[Evidence, ...]) -> list[Evidence]:
    """The evidence relevant to a country."""
    return [entry for entry in evidence if not entry.only or country in entry.only]
