"""A place's answers from figures and from the user, and the results."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from patokaz.analysis.readiness import Marked, axis_value, first_steps, mark_of_rank, reached, word
from patokaz.profile.profile import Profile
from patokaz.readiness.answers import NOTHING, Answer, Answers
from patokaz.readiness.statements import ACT, CATEGORIES, STATE, Statement, country_figures, statements
from patokaz.statistics.war_status import status_list

OLD_AFTER = 5  # years
OCCUPIED = (
    "occupied_whole",
    "occupied_part",
)  # war statuses: a military administration may exercise the council's powers
NO_FIGURES_UNDER = (*OCCUPIED, "active_hostilities")


@dataclass(frozen=True)
class Prefill:
    """A figure that answers a statement: value, year, rank among the municipalities of the country that have one."""

    indicator: str
    value: float
    year: int
    rank: int
    of: int

    @property
    def mark(self) -> int:
        """The score of its rank."""
        return mark_of_rank(self.rank, self.of)

    def is_old(self, today: date) -> bool:
        """Whether its year is more than OLD_AFTER years ago."""
        return today.year - self.year > OLD_AFTER


@dataclass(frozen=True)
class Item:
    """A statement applicable to the place, with the figure that answers it and the user's own answer."""

    statement: Statement
    prefill: Prefill | None
    own: Answer

    @property
    def is_overridden(self) -> bool:
        """Whether the user's score replaces the figure's: it requires evidence."""
        return self.prefill is not None and self.own.mark is not None and bool(self.own.evidence)

    @property
    def waits_for_evidence(self) -> bool:
        """Whether a score of the user beside a figure does not count yet."""
        return self.prefill is not None and self.own.mark is not None and not self.own.evidence

    @property
    def is_from_figure(self) -> bool:
        """Whether the figure's score counts."""
        return self.prefill is not None and not self.is_overridden

    @property
    def mark(self) -> int | None:
        """The score in use."""
        return self.prefill.mark if self.prefill is not None and not self.is_overridden else self.own.mark

    @property
    def kind(self) -> str:
        """`state` if a figure answers it, otherwise the statement's kind."""
        return STATE if self.is_from_figure else self.statement.kind

    @property
    def marked(self) -> Marked:
        """Weight and score."""
        return Marked(self.statement.weight, self.mark)


@dataclass(frozen=True)
class Readiness:
    """The statements applicable to a place, with their answers and results.

    skipped: statements meaningless without a figure; status: of the war, `not_listed` if none.
    """

    profile: Profile
    items: Sequence[Item]
    skipped: Sequence[Statement]
    status: str

    def share(self, kind: str = "", category: str = "") -> float | None:
        """The share achieved, of a kind and a category if given."""
        return reached(item.marked for item in self.of(kind, category))

    def of(self, kind: str = "", category: str = "") -> list[Item]:
        """The items of a kind and a category."""
        return [
            item for item in self.items
            if kind in ("", item.kind) and category in ("", item.statement.category)
        ]  # fmt: skip

    @property
    def answered(self) -> int:
        """Number of statements answered."""
        return sum(item.mark is not None for item in self.items)

    @property
    def from_figures(self) -> list[Item]:
        """Statements answered by a figure, including overridden ones."""
        return [item for item in self.items if item.prefill is not None]

    @property
    def word(self) -> str:
        """well, partly, beginning; empty with too few answers, or with an eliminating statement at zero."""
        return "" if self.not_ready else word(self.share(ACT), self.answered, len(self.items))

    @property
    def not_ready(self) -> list[Item]:
        """Eliminating statements at zero: the place is not yet ready, whatever the rest."""
        return [item for item in self.items if item.statement.is_elimination and item.mark == 0]

    @property
    def without_evidence(self) -> list[Item]:
        """Scores of the user in use without the required evidence."""
        return [item for item in self.items if not item.is_from_figure and item.own.lacks_evidence]

    @property
    def steps(self) -> list[Item]:
        """Next steps, greatest gain first."""
        return [self.items[position] for position in first_steps([item.marked for item in self.items])]

    def axis(self, category: str) -> tuple[float | None, float | None]:
        """Shares of the administration and of the place in a category; both None with too few answers."""
        if axis_value([item.marked for item in self.of("", category)]) is None:
            return None, None
        return self.share(ACT, category), self.share(STATE, category)

    @property
    def axes(self) -> Mapping[str, tuple[float | None, float | None]]:
        """The categories with enough answers."""
        found = {category: self.axis(category) for category in CATEGORIES}
        return {category: shares for category, shares in found.items() if shares != (None, None)}


def readiness(profile: Profile, answers: Answers) -> Readiness:
    """The statements of a place with the answers from its figures and from the user."""
    status = status_list(profile.area["country_id"]).of(profile.area["area_id"])
    filled = prefills(profile.area["country_id"], profile.records, status)
    items, skipped = [], []
    for key, statement in statements().items():
        prefill, own = filled.get(key), answers.get(key, NOTHING)
        if prefill is None and statement.no_data == "skip":
            skipped.append(statement)
        else:
            items.append(Item(statement, prefill, own))
    return Readiness(profile, items, skipped, status)


def prefills(country: str, records: Mapping[str, Mapping[str, object]], status: str) -> dict[str, Prefill]:
    """Answers from the figures of a municipality, by statement; empty under hostilities or occupation.

    records: its newest figures by indicator; status: of the war.
    """
    if status in NO_FIGURES_UNDER:
        return {}
    found = {}
    for statement, indicator in country_figures(country).prefill.items():
        figure = records.get(indicator)
        if figure is not None and not pd.isna(figure["rank"]):
            value, year, rank, of = (float(str(figure[key])) for key in ("value", "year", "rank", "rank_of"))
            found[statement] = Prefill(indicator, value, int(year), int(rank), int(of))
    return found


def facts(profile: Profile, status: str) -> Mapping[str, str]:
    """Indicators shown beside a statement without a score, if the place has them, by statement."""
    if status in NO_FIGURES_UNDER:
        return {}
    declared = country_figures(profile.area["country_id"]).fact
    return {statement: indicator for statement, indicator in declared.items() if indicator in profile.records}


def ids(items: Iterable[Item]) -> str:
    """Their ids in a row."""
    return ", ".join(item.statement.id for item in items)
