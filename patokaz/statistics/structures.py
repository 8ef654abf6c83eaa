"""Compositions of a whole (data/structures.toml): age and sex, education, expenditure by function and so on."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from patokaz.language.words import Words
from patokaz.statistics.catalogue import catalogue, with_tuples
from patokaz.statistics.paths import data_folder


@dataclass(frozen=True)
class Structure:
    """A whole and its parts, as indicator ids; `against` is the opposite side of a pyramid, with `labels` in between.

    total: the whole, or empty where the parts add up to it; rest: show the remainder of the total as a part; small:
    groups of fewer people are suppressed (0: none); own_rows: the shares of the parts are rows of the profile too.
    """

    id: str
    countries: tuple[str, ...]
    block: str
    parts: tuple[str, ...]
    total: str = ""
    against: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    rest: bool = False
    sorted: bool = True
    small: int = 0
    own_rows: bool = True

    @property
    def shares(self) -> tuple[str, ...]:
        """Ids of the parts' shares of the whole."""
        return tuple(f"share_{part.removesuffix('_persons')}_pct" for part in self.parts)


def structures() -> Mapping[str, Structure]:
    """All structures by id, in the order of the file."""
    return _structures(data_folder() / "structures.toml")


@cache
def _structures(path: Path) -> Mapping[str, Structure]:
    with path.open("rb") as file:
        entries = tomllib.load(file)
    return {key: Structure(id=key, **with_tuples(entry)) for key, entry in entries.items()}


def structures_of(country: str, block: str) -> list[Structure]:
    """The structures of a block in a country."""
    return [entry for entry in structures().values() if country.lower() in entry.countries and entry.block == block]


@cache
def told_by_charts(country: str) -> frozenset[str]:
    """Indicators shown in a chart of the profile, which need no row of their own."""
    return frozenset(
        share
        for entry in structures().values()
        if country.lower() in entry.countries and not entry.own_rows
        for share in entry.shares
    )


def part_name(part: str, t: Words) -> str:
    """Short name of a part: the text after the colon of its indicator's name, or the name of the rest."""
    if not part:
        return t("structure.rest")
    name = catalogue()[part].text("name", t.language)
    name = name.split(": ", 1)[-1]
    name = name.rsplit(" (", 1)[0] if name.endswith(")") else name
    return name[:1].upper() + name[1:]
