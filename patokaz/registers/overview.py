"""Results of a plan in a report year, computed once: states, roll-ups, ordered tree, chart paths, time bars."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from patokaz.registers.delivery import NOT_TOLD, status_in
from patokaz.registers.history import History, histories
from patokaz.registers.model import Indicator, Node, Plan
from patokaz.registers.pace import Progress, plan_progress
from patokaz.registers.rollup import Rollup, rollups
from patokaz.registers.values import value_of

BEHIND_WORDS = ("moving_away", "behind", "slow", "outside", "not_reached", "partly")


@dataclass(frozen=True)
class PlanState:
    """A plan in the report of a year. states: indicator key -> progress; nodes: node key -> roll-up."""

    plan: Plan
    year: int
    known: Mapping[str, History]
    states: Mapping[str, Progress]
    nodes: Mapping[str, Rollup]

    @property
    def indicators(self) -> Sequence[tuple[Indicator, Progress]]:
        """The indicators in force with their states, in workbook order."""
        return [(i, self.states[i.key]) for i in self.plan.indicators_in(self.year)]

    @property
    def behind(self) -> Sequence[tuple[Indicator, Progress]]:
        """Indicators that are behind, worst status first, then slowest pace."""
        return behind(self.indicators)


@dataclass(frozen=True)
class Branch:
    """A node in tree order. depth: 0 for a root; indicators: its own ones in force."""

    node: Node
    depth: int
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True)
class IndicatorPath:
    """Data of an indicator's chart: planned path, values by year, break years, limit band.

    planned: baseline, points, target in force; reached: (year, value), increments cumulated.
    """

    planned: tuple[tuple[int, float], ...]
    reached: tuple[tuple[int, float], ...]
    breaks: tuple[int, ...]
    band: tuple[float | None, float | None]


@dataclass(frozen=True)
class Span:
    """A measure on the time axis. start, end: as written, otherwise the plan's years; is_written: both were written."""

    node: Node
    start: int
    end: int
    is_written: bool
    status: str


def behind(found: Iterable[tuple[Indicator, Progress]]) -> list[tuple[Indicator, Progress]]:
    """Indicators that are behind, worst status first, then slowest pace."""
    late = [(indicator, state) for indicator, state in found if state.word in BEHIND_WORDS]
    return sorted(late, key=lambda pair: (BEHIND_WORDS.index(pair[1].word), pair[1].pace or 0.0))


def plan_state(plan: Plan, year: int, breaks: Mapping[str, Iterable[int]] | None = None) -> PlanState:
    """The state of a plan in the report of a year. breaks: of the statistics file, by its indicator."""
    known = histories(plan, breaks)
    states = plan_progress(known, year)
    return PlanState(plan, year, known, states, rollups(plan, states, year))


def tree(plan: Plan, year: int) -> list[Branch]:
    """The nodes of the version in force, parents before children, each with its own indicators."""
    children: dict[str | None, list[Node]] = defaultdict(list)
    for node in plan.version_in(year).nodes:
        children[node.parent].append(node)
    own: dict[str, tuple[Indicator, ...]] = defaultdict(tuple)
    for indicator in plan.indicators_in(year):
        own[indicator.node] += (indicator,)

    def below(parent: str | None, depth: int) -> Iterator[Branch]:
        for node in children[parent]:
            yield Branch(node, depth, own[node.key])
            yield from below(node.key, depth + 1)

    return list(below(None, 0))


def indicator_path(history: History, year: int) -> IndicatorPath:
    """Path and values of an indicator as known to the report of a year."""
    base, target = history.baseline(year), history.target(year)
    planned: list[tuple[int, float]] = []
    if base.value is not None and base.year is not None and target.value is not None and target.year is not None:
        is_sum = history.indicator.series_kind == "increment"
        between = [point for point in target.points if base.year < point[0] < target.year]
        planned = [(base.year, 0.0 if is_sum else base.value), *between, (target.year, target.value)]
    return IndicatorPath(tuple(planned), tuple(_reached(history, year)), history.breaks, history.indicator.band)


def _reached(history: History, year: int) -> Iterator[tuple[int, float]]:
    total, start = 0.0, history.baseline(year).year
    is_sum = history.indicator.series_kind == "increment"
    for y in sorted(history.values):
        row = history.actual(y, year)
        value = value_of(row, history.indicator) if row is not None and y <= year else None
        if value is None or (is_sum and start is not None and y <= start):
            continue
        total = total + value if is_sum else value
        yield y, total


def spans(plan: Plan, year: int) -> list[Span]:
    """The measures in force on the time axis in tree order; missing years are replaced by the plan's and marked."""
    latest = status_in(plan.statuses, year)
    return [
        Span(
            branch.node,
            branch.node.start or plan.first_year,
            branch.node.end or plan.last_year,
            branch.node.start is not None and branch.node.end is not None,
            latest[branch.node.key].status if branch.node.key in latest else NOT_TOLD,
        )
        for branch in tree(plan, year)
        if branch.node.kind == "measure"
    ]
