"""What a whole is made of (data/structures.toml): age and sex, education, spending by function and so on."""

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
    """One whole and its parts, all ids of indicators; `against` is the other side of a pyramid, with `labels` between.

    total: the whole, or empty where the parts are the whole. rest: what is left of the total is told as a part.
    small: groups of fewer people are not told (0: none). own_rows: the parts' shares are rows of the profile too.
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
    """The structures of a country's block."""
    return [entry for entry in structures().values() if country.lower() in entry.countries and entry.block == block]


@cache
def told_by_charts(country: str) -> frozenset[str]:
    """Indicators of a country that need no row of their own in a profile."""
    return frozenset(
        share
        for entry in structures().values()
        if country.lower() in entry.countries and not entry.own_rows
        for share in entry.shares
    )


def part_name(part: str, t: Words) -> str:
    """A part's short name: what follows the colon of its indicator's name, without a closing bracket; the rest's name."""
    if not part:
        return t("structure.rest")
    name = catalogue()[part].text("name", t.language)
    name = name.split(": ", 1)[-1]
    name = name.rsplit(" (", 1)[0] if name.endswith(")") else name
    return name[:1].upper() + name[1:]
