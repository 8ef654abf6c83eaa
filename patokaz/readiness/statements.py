"""The statements, what each weighs, and which figures of a country answer one."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from patokaz.analysis.readiness import WEIGHTS
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.paths import data_folder

STATEMENTS = Path(__file__).with_name("statements.toml")
CATEGORIES = (
    "strategy", "organisation", "dialogue", "permits", "promotion", "infrastructure", "workforce", "finance",
)  # fmt: skip
ACT, STATE = "act", "state"
MARKS = ("verified", "believed", "proposed")


@dataclass(frozen=True)
class Statement:
    """A statement. kind: `act` for what the town hall does, `state` for what the place has; mark: of its words and weight;
    no_data: `ask`, or `skip` where it has no meaning without a figure; page: where its next step can begin."""

    id: str
    category: str
    kind: str
    importance: str
    mark: str
    no_data: str = "ask"
    page: str = ""

    @property
    def weight(self) -> int:
        """What it weighs, 1 to 4."""
        return WEIGHTS[self.importance]

    @property
    def is_elimination(self) -> bool:
        """Whether nothing else counts while it is at zero."""
        return self.importance == "elimination"


@dataclass(frozen=True)
class Basis:
    """A page that the structure rests on. gives: what was taken from it, a key of the texts; mark: one of MARKS."""

    name: str
    address: str
    gives: str
    mark: str


@dataclass(frozen=True)
class CountryFigures:
    """By statement: the indicator that answers it, one that stands beside it without a mark, a remark (key of the texts)."""

    prefill: Mapping[str, str] = field(default_factory=dict)
    fact: Mapping[str, str] = field(default_factory=dict)
    remark: Mapping[str, str] = field(default_factory=dict)


@cache
def statements() -> Mapping[str, Statement]:
    """All statements by id, in the order of the file."""
    told = tomllib.loads(STATEMENTS.read_text(encoding="utf-8"))
    return {row["id"]: Statement(**row) for row in told["statement"]}


@cache
def bases() -> tuple[Basis, ...]:
    """The pages that categories, importances and questions rest on."""
    told = tomllib.loads(STATEMENTS.read_text(encoding="utf-8"))
    return tuple(Basis(**row) for row in told["source"])


def country_figures(country: str) -> CountryFigures:
    """Which figures of a country answer a statement; none where it declares none. Raises ValueError, see `read_figures`."""
    path = data_folder() / "countries" / country.lower() / "readiness.toml"
    return read_figures(path) if path.exists() else CountryFigures()


@cache
def read_figures(path: Path) -> CountryFigures:
    """The declaration of a file.

    Raises ValueError for an unknown statement or indicator, and for a figure that may answer none: one without a direction or
    not ranked has no best fifth, and an elimination item would always be at zero for a fifth of all places.
    """
    found = CountryFigures(**tomllib.loads(path.read_text(encoding="utf-8")))
    for statement, indicator in (*found.prefill.items(), *found.fact.items()):
        if statement not in statements() or indicator not in catalogue():
            raise ValueError(f"{path}: {statement} = {indicator}")
    for statement, indicator in found.prefill.items():
        entry = catalogue()[indicator]
        if statements()[statement].is_elimination or not entry.direction or not entry.is_ranked:
            raise ValueError(f"{path}: {indicator} may not answer {statement}")
    return found
