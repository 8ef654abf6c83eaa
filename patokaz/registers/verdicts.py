"""Verdicts of administration, council and civil monitor on the same measure, side by side (after Monithon)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from patokaz.registers.model import PARTIES, Plan, Verdict
from patokaz.registers.rollup import planned_by_node

NOT_COUNTED = "cannot_tell"
FEWEST_OPEN = 2


@dataclass(frozen=True)
class Judged:
    """A measure or key indicator with its verdicts of a year.

    given: party -> verdict, None if missing; disagreement: number of different verdicts, without "cannot tell"; 2 and 3
    are conflicts.
    """

    subject: str
    given: Mapping[str, Verdict | None]
    disagreement: int
    money: float

    @property
    def is_blind(self) -> bool:
        """Whether only one party has judged: its verdict is hidden until a second one, to keep them independent."""
        return sum(verdict is not None for verdict in self.given.values()) < FEWEST_OPEN

    @property
    def disagrees(self) -> bool:
        """Whether two verdicts conflict."""
        return self.disagreement >= 2


def judged(plan: Plan, year: int) -> list[Judged]:
    """Everything evaluated in a year; most disputed first, then most expensive, then in written order."""
    by_subject: dict[str, dict[str, Verdict]] = defaultdict(dict)
    for row in plan.verdicts:
        if row.year == year:
            by_subject[row.subject][row.party] = row
    money = planned_by_node(plan.money)
    node_of = {indicator.key: indicator.node for indicator in plan.indicators}
    found = [
        Judged(
            subject,
            {party: given.get(party) for party in PARTIES},
            len({row.verdict for row in given.values()} - {NOT_COUNTED}),
            money.get(node_of.get(subject, subject), 0.0),
        )
        for subject, given in by_subject.items()
    ]
    return sorted(found, key=lambda row: (-row.disagreement, -row.money))
