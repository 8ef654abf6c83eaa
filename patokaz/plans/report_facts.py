"""Input of the report blocks, and a helper that makes tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from patokaz.plans.report_model import Paragraph, ReportTable
from patokaz.plans.texts import Speaker
from patokaz.registers.model import Indicator, Plan
from patokaz.registers.pace import Progress
from patokaz.registers.rollup import Rollup

Made: TypeAlias = list[ReportTable | Paragraph]


@dataclass(frozen=True)
class Facts:
    """Input of the blocks: the plan, the last year of the report, its states and roll-ups, the language."""

    plan: Plan
    year: int
    states: Mapping[str, Progress]
    nodes: Mapping[str, Rollup]
    t: Speaker

    @property
    def indicators(self) -> Sequence[tuple[Indicator, Progress]]:
        """The indicators in force with their states, in workbook order."""
        return [(i, self.states[i.key]) for i in self.plan.indicators_in(self.year)]

    def head(self, *names: str) -> tuple[str, ...]:
        """Column names."""
        return tuple(self.t(f"plans.report.{name}") for name in names)

    def table(
        self, caption: str, head: tuple[str, ...], rows: Sequence[Sequence[str]], numeric: Sequence[int] = ()
    ) -> Made:
        """A table, or nothing without rows."""
        if not rows:
            return []
        cells = tuple(tuple(row) for row in rows)
        return [ReportTable(self.t(f"plans.report.{caption}"), head, cells, frozenset(numeric))]
