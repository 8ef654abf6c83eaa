"""The duties of a new mayor as declared in data/countries/xx/duties.toml.

Duty, date and article are marked separately: verified if a page stating it was read, otherwise believed.
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
    """The page on which a duty was read. year: of the page or the act, 0 if undated."""

    address: str
    year: int = 0


@dataclass(frozen=True, eq=False)
class Duty:
    """A duty with its sources.

    title, consequence: texts by language; when: one of offset (months or days from the start), dates (month and day,
    every year), event with event_days or event_months, advice (a text key); who, to: offices; law: title in the
    country's language; mark: verified, practice, believed; date_mark, article_mark: verified, believed; covers:
    `last_year` for a report on the year before; of_plan: required by the place's plan; applies: kinds of head
    concerned.
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
        """Whether it has a date, not only advice on when to begin."""
        return bool(self.offset_months or self.offset_days or self.dates or self.event_days or self.event_months)

    def is_old(self, today: date) -> bool:
        """Whether it was checked more than a year ago."""
        return today - self.checked > FRESH


@dataclass(frozen=True, eq=False)
class CountryDuties:
    """A country's declaration.

    start: the event the days are counted from; heads: kinds of head; numbers: key indicators, of which ten are shown;
    duties: in file order.
    """

    start: str
    heads: tuple[str, ...]
    numbers: tuple[str, ...]
    language: str
    duties: tuple[Duty, ...]

    def of_head(self, head: str) -> tuple[Duty, ...]:
        """The duties of one kind of head, with the head's office."""
        return _of_head(self, head)


@cache
def _of_head(country: CountryDuties, head: str) -> tuple[Duty, ...]:
    own = tuple(duty for duty in country.duties if head in duty.applies)
    if head == HEADS[0]:
        return own
    return tuple(
        replace(duty, who=head if duty.who == ELECTED else duty.who, to=head if duty.to == ELECTED else duty.to)
        for duty in own
    )


def country_duties(country: str) -> CountryDuties | None:
    """The duties of a country; None if not declared."""
    path = data_folder() / "countries" / country.lower() / "duties.toml"
    return read_duties(path) if path.exists() else None


@cache
def read_duties(path: Path) -> CountryDuties:
    """The duties of a file.

    Raises:
        KeyError: a law or page not listed in the file.
        TypeError: an unknown field.
    """
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
