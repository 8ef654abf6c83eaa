"""A place's answers, from its figures and from the reader, and what follows from them."""

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
        """The mark of its rank."""
        return mark_of_rank(self.rank, self.of)

    def is_old(self, today: date) -> bool:
        """Whether its year lies more than OLD_AFTER years back."""
        return today.year - self.year > OLD_AFTER


@dataclass(frozen=True)
class Item:
    """A statement that applies to the place, with the figure that answers it and the reader's own answer."""

    statement: Statement
    prefill: Prefill | None
    own: Answer

    @property
    def is_overridden(self) -> bool:
        """Whether the reader's mark stands in the place of the figure's: it needs an evidence."""
        return self.prefill is not None and self.own.mark is not None and bool(self.own.evidence)

    @property
    def waits_for_evidence(self) -> bool:
        """Whether a mark of the reader beside a figure does not count yet."""
        return self.prefill is not None and self.own.mark is not None and not self.own.evidence

    @property
    def is_from_figure(self) -> bool:
        """Whether the figure's mark counts."""
        return self.prefill is not None and not self.is_overridden

    @property
    def mark(self) -> int | None:
        """The mark that counts."""
        return self.prefill.mark if self.prefill is not None and not self.is_overridden else self.own.mark

    @property
    def kind(self) -> str:
        """`state` wherever a figure answers, else the kind of the statement."""
        return STATE if self.is_from_figure else self.statement.kind

    @property
    def marked(self) -> Marked:
        """Weight and mark."""
        return Marked(self.statement.weight, self.mark)


@dataclass(frozen=True)
class Readiness:
    """The statements that apply to a place, with their answers; what they say together.

    skipped: statements that have no meaning there without a figure; status: of the war, `not_listed` where there is none.
    """

    profile: Profile
    items: Sequence[Item]
    skipped: Sequence[Statement]
    status: str

    def share(self, kind: str = "", category: str = "") -> float | None:
        """The share reached of a kind and a category, of all where they are empty."""
        return reached(item.marked for item in self.of(kind, category))

    def of(self, kind: str = "", category: str = "") -> list[Item]:
        """The items of a kind and a category."""
        return [
            item for item in self.items
            if kind in ("", item.kind) and category in ("", item.statement.category)
        ]  # fmt: skip

    @property
    def answered(self) -> int:
        """How many statements are answered."""
        return sum(item.mark is not None for item in self.items)

    @property
    def from_figures(self) -> list[Item]:
        """The statements that a figure answers, overridden ones included."""
        return [item for item in self.items if item.prefill is not None]

    @property
    def word(self) -> str:
        """well, partly, beginning; empty where too little is answered, or an elimination item is at zero."""
        return "" if self.not_ready else word(self.share(ACT), self.answered, len(self.items))

    @property
    def not_ready(self) -> list[Item]:
        """Elimination items at zero: while there is one, the place is not yet ready, whatever the rest."""
        return [item for item in self.items if item.statement.is_elimination and item.mark == 0]

    @property
    def without_evidence(self) -> list[Item]:
        """Marks of the reader that count and lack the evidence that they need."""
        return [item for item in self.items if not item.is_from_figure and item.own.lacks_evidence]

    @property
    def steps(self) -> list[Item]:
        """What is worth a step, the greatest gain first."""
        return [self.items[position] for position in first_steps([item.marked for item in self.items])]

    def axis(self, category: str) -> tuple[float | None, float | None]:
        """What the town hall does and what the place has in a category; both None where too little of it is answered."""
        if axis_value([item.marked for item in self.of("", category)]) is None:
            return None, None
        return self.share(ACT, category), self.share(STATE, category)

    @property
    def axes(self) -> Mapping[str, tuple[float | None, float | None]]:
        """The categories of which enough is answered."""
        found = {category: self.axis(category) for category in CATEGORIES}
        return {category: shares for category, shares in found.items() if shares != (None, None)}


def readiness(profile: Profile, answers: Answers) -> Readiness:
    """The statements of a place with the answers of its figures and of the reader."""
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
    """What the figures of a municipality answer, by statement; nothing where hostilities or occupation make them say nothing.

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
    """Indicators that stand beside a statement without a mark, where the place has them, by statement."""
    if status in NO_FIGURES_UNDER:
        return {}
    declared = country_figures(profile.area["country_id"]).fact
    return {statement: indicator for statement, indicator in declared.items() if indicator in profile.records}


def ids(items: Iterable[Item]) -> str:
    """Their ids in a row."""
    return ", ".join(item.statement.id for item in items)
