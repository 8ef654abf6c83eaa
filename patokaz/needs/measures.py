"""Catalogue of measures with their evidence and possible funding instruments."""

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from patokaz.needs.statements import CATALOGUE
from patokaz.statistics.paths import data_folder

SUBJECTS = ("firms", "jobs", "inclusion", "investors", "tourism", "services")
VERDICTS = ("works", "mixed", "counts", "none", "unknown")
OWN_MONEY = ("own", "state")  # what pays where no programme does
ALL_STUDIES = "E38"  # said beside every list of measures
OPEN = ("open", "running", "yearly", "calls", "standing", "planned", "unknown")
PAST = ("closed", "history")  # precedents; what has ended for good is never named
FRESH, HIDDEN = timedelta(days=180), timedelta(days=365)


@dataclass(frozen=True)
class Evidence:
    """A study with its result by language. study: author and year; address: source page."""

    id: str
    study: str
    address: str
    result: Mapping[str, str]


@dataclass(frozen=True)
class Measure:
    """A measure.

    strength: 4 trial or meta-analysis, 3 comparison group or review, 2 before and after or counts, 1 practice; verdict:
    one of VERDICTS; months: until an effect; pay: instruments, or `own` or `state` funds; tried: where in the region,
    if a source says so, otherwise empty.
    """

    id: str
    subject: str
    evidence: tuple[str, ...]
    strength: int
    verdict: str
    months: tuple[int, int]
    pay: tuple[str, ...]
    name: Mapping[str, str]
    what: Mapping[str, str]
    cost: Mapping[str, str]
    risk: Mapping[str, str]
    tried: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Instrument:
    """A funding instrument.

    rates in per cent, None if unknown; page_date: printed on the source page; checked: when a person opened the live
    page; mark: read, read_old, part, believed; by: the operator with its terms; law: an act's title in the country's
    language; within: eligible areas, none means all; not_status: excluded war statuses.
    """

    id: str
    who: tuple[str, ...]
    form: str
    fields: tuple[str, ...]
    status: str
    mark: str
    name: Mapping[str, str]
    countries: tuple[str, ...]
    rate_max_pct: float | None = None
    own_share_min_pct: float | None = None
    ceiling: float | None = None
    currency: str = ""
    page_date: date | None = None
    checked: date | None = None
    by: Mapping[str, str] = field(default_factory=dict)
    law: str = ""
    address: str = ""
    within: tuple[str, ...] = ()
    not_status: tuple[str, ...] = ()
    least_people: int = 0
    most_people: int = 0

    def freshness(self, today: date) -> str:
        """`fresh` for 180 days after its check, then `grey`, after 365 `hidden`; `unchecked` if never checked."""
        if self.checked is None:
            return "unchecked"
        age = today - self.checked
        return "fresh" if age <= FRESH else "grey" if age <= HIDDEN else "hidden"

    def barred(self, areas: Collection[str], people: float | None, status: str) -> str:
        """Why a place is not eligible: `place`, `war`, `size`; empty if no known rule excludes it.

        areas: the place and its larger areas; people: its population, None if unknown; status: of war.
        """
        if self.within and not set(areas) & set(self.within):
            return "place"
        if status in self.not_status:
            return "war"
        known = people is not None and people == people
        too_small = known and bool(self.least_people) and float(people or 0) < self.least_people
        too_large = known and bool(self.most_people) and float(people or 0) > self.most_people
        return "size" if too_small or too_large else ""


@dataclass(frozen=True)
class Money:
    """Instruments for a place: possibly open ones, closed ones as precedents, and excluded ones with the reason."""

    open: Sequence[Instrument]
    past: Sequence[Instrument]
    barred: Sequence[tuple[Instrument, str]]


@cache
def measures() -> Mapping[str, Measure]:
    """All measures by id.

    Raises:
        KeyError: evidence missing from the catalogue, or a trial without a measure.
    """
    told, tried = (_read(CATALOGUE / f"{name}.toml") for name in ("measures", "tried"))
    found = {key: Measure(id=key, tried=tried.pop(key, {}), **_frozen(entry)) for key, entry in told.items()}
    if tried:
        raise KeyError(f"no measure {', '.join(tried)}")
    for measure in found.values():
        for key in measure.evidence:
            evidence()[key]
    return found


@cache
def evidence() -> Mapping[str, Evidence]:
    """All evidence by id."""
    return {key: Evidence(id=key, **entry) for key, entry in _read(CATALOGUE / "evidence.toml").items()}


def instruments(country: str) -> Mapping[str, Instrument]:
    """The instruments of a country by id, those of several countries last."""
    return _instruments(data_folder() / "countries" / country.lower() / "instruments.toml", country.lower())


@cache
def _instruments(path: Path, country: str) -> Mapping[str, Instrument]:
    own = _read(path) if path.exists() else {}
    shared = {
        key: entry for key, entry in _read(CATALOGUE / "instruments.toml").items() if country in entry["countries"]
    }
    return {
        key: Instrument(id=key, **{"countries": (country,), **_frozen(entry)})
        for key, entry in {**own, **shared}.items()
    }


def money_for(
    chosen: Sequence[Measure], country: str, place: tuple[Collection[str], float | None, str], today: date
) -> Money:
    """The instruments of some measures in their order. place: areas, people and status as in `barred`.

    A closed one is never listed as open; those checked more than a year ago or ended are left out.
    """
    known = instruments(country)
    keys = dict.fromkeys(key for measure in chosen for key in measure.pay if key in known)
    told = [
        known[key] for key in keys if known[key].freshness(today) != "hidden" and known[key].status in (*OPEN, *PAST)
    ]
    reasons = {instrument.id: instrument.barred(*place) for instrument in told}
    fit = [instrument for instrument in told if not reasons[instrument.id]]
    return Money(
        [instrument for instrument in fit if instrument.status in OPEN],
        [instrument for instrument in fit if instrument.status in PAST],
        [(instrument, reasons[instrument.id]) for instrument in told if reasons[instrument.id]],
    )


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _frozen(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
