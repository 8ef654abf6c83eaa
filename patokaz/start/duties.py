"""The duties of a new mayor as a country declares them in data/countries/xx/duties.toml.

Duty, date and article are marked apart: each is verified where a page that states it was read, believed where not.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from patokaz.statistics.paths import data_folder

VERIFIED, PRACTICE, BELIEVED = "verified", "practice", "believed"
ELECTED = "head"  # the office of an elected head, of which the others take the place
HEADS = ("elected_head", "acting_head", "military_administration")
FRESH = timedelta(days=365)


@dataclass(frozen=True)
class Source:
    """The page where a duty was read. year: of the page or the act, 0 where it bears none."""

    address: str
    year: int = 0


@dataclass(frozen=True)
class Duty:
    """A duty with what it rests on.

    title, consequence: texts by language; when: one of offset (months or days from the start), dates (month and day,
    every year), event with event_days or event_months, advice (a key of the texts); who, to: offices; law: its title in the country's own
    language; mark: verified, practice, believed; date_mark, article_mark: verified, believed; covers: `last_year` where
    it is an account of the year before; of_plan: whether it is what the plan of the place asks for; applies: kinds of head that it
    falls to.
    """

    id: str
    title: Mapping[str, str]
    mark: str
    date_mark: str
    article_mark: str
    who: str
    to: str
    law: str
    article: str
    checked: date
    source: Source | None
    consequence: Mapping[str, str] = field(default_factory=dict)
    offset_months: int = 0
    offset_days: int = 0
    dates: Sequence[str] = ()
    event: str = ""
    event_days: int = 0
    event_months: int = 0
    advice: str = ""
    covers: str = ""
    of_plan: bool = False
    applies: Sequence[str] = HEADS

    @property
    def is_dated(self) -> bool:
        """Whether a day is said, not only when to begin."""
        return bool(self.offset_months or self.offset_days or self.dates or self.event_days or self.event_months)

    def is_old(self, today: date) -> bool:
        """Whether it was checked more than a year ago."""
        return today - self.checked > FRESH


@dataclass(frozen=True)
class CountryDuties:
    """What a country declares. start: what the days are counted from; heads: who may lead a place; numbers: indicators to
    know, the first of ten; duties: in the file's order."""

    start: str
    heads: tuple[str, ...]
    numbers: tuple[str, ...]
    language: str
    duties: tuple[Duty, ...]

    def of_head(self, head: str) -> tuple[Duty, ...]:
        """The duties of one kind of head, who is called by that office."""
        own = tuple(duty for duty in self.duties if head in duty.applies)
        if head == HEADS[0]:
            return own
        called = {ELECTED: head}
        return tuple(replace(duty, who=called.get(duty.who, duty.who), to=called.get(duty.to, duty.to)) for duty in own)


def country_duties(country: str) -> CountryDuties | None:
    """The duties of a country; None where it declares none."""
    path = data_folder() / "countries" / country.lower() / "duties.toml"
    return read_duties(path) if path.exists() else None


@cache
def read_duties(path: Path) -> CountryDuties:
    """The duties of a file. Raises KeyError for a law or a page that the file does not name, TypeError for an unknown field."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return CountryDuties(
        start=told["start"],
        heads=tuple(told.get("heads", HEADS[:1])),
        numbers=tuple(told["numbers"]),
        language=told["language"],
        duties=tuple(_duty(row, told) for row in told["duty"]),
    )


def _duty(row: Mapping[str, Any], told: Mapping[str, Any]) -> Duty:
    mark = row["mark"]
    usual = VERIFIED if mark == VERIFIED else BELIEVED
    law, source = row.get("law", ""), row.get("source", "")
    return Duty(
        **{
            "who": "",
            "to": "",
            "article": "",
            "date_mark": usual,
            "article_mark": usual,
            "checked": told["checked"],
            **row,
            "law": told["laws"][law] if law else "",
            "source": Source(**told["pages"][source]) if source else None,
        }
    )
