"""The statements, their weights, and the figures of a country that answer them."""

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
    """A statement.

    kind: `act` for what the administration does, `state` for the state of the place; mark: certainty of wording and
    weight; no_data: `ask`, or `skip` if meaningless without a figure; page: where its next step begins.
    """

    id: str
    category: str
    kind: str
    importance: str
    mark: str
    no_data: str = "ask"
    page: str = ""

    @property
    def weight(self) -> int:
        """Weight, 1 to 4."""
        return WEIGHTS[self.importance]

    @property
    def is_elimination(self) -> bool:
        """Whether a zero overrides everything else."""
        return self.importance == "elimination"


@dataclass(frozen=True)
class Basis:
    """A source page of the structure. gives: what was taken from it, a text key; mark: one of MARKS."""

    name: str
    address: str
    gives: str
    mark: str


@dataclass(frozen=True)
class CountryFigures:
    """By statement: the indicator that answers it, one shown without a score, a remark (text key)."""

    prefill: Mapping[str, str] = field(default_factory=dict)
    fact: Mapping[str, str] = field(default_factory=dict)
    remark: Mapping[str, str] = field(default_factory=dict)


@cache
def statements() -> Mapping[str, Statement]:
    """All statements by id, in file order."""
    told = tomllib.loads(STATEMENTS.read_text(encoding="utf-8"))
    return {row["id"]: Statement(**row) for row in told["statement"]}


@cache
def bases() -> tuple[Basis, ...]:
    """Source pages of categories, weights and questions."""
    told = tomllib.loads(STATEMENTS.read_text(encoding="utf-8"))
    return tuple(Basis(**row) for row in told["source"])


def country_figures(country: str) -> CountryFigures:
    """The figures of a country by statement; empty if it declares none.

    Raises:
        ValueError: see `read_figures`.
    """
    path = data_folder() / "countries" / country.lower() / "readiness.toml"
    return read_figures(path) if path.exists() else CountryFigures()


@cache
def read_figures(path: Path) -> CountryFigures:
    """The declaration of a file.

    Raises:
        ValueError: unknown statement or indicator; a figure without a direction or rank, which has no best fifth; a
        figure for an eliminating statement, which would be at zero for a fifth of all places.
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
