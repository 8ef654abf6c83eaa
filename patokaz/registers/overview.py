"""All that a report year says of a plan, computed once: states, roll-ups, the tree in its order, paths to draw, bars of time."""

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
        """The indicators in force with their states, in the order of the workbook."""
        return [(i, self.states[i.key]) for i in self.plan.indicators_in(self.year)]

    @property
    def behind(self) -> Sequence[tuple[Indicator, Progress]]:
        """What is behind, the worst word first, then the slowest pace."""
        return behind(self.indicators)


@dataclass(frozen=True)
class Branch:
    """A node in the order of the tree. depth: 0 for a root; indicators: its own ones in force."""

    node: Node
    depth: int
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True)
class IndicatorPath:
    """What a chart of an indicator draws: planned path, values by year, years of breaks, the limit band.

    planned: baseline, points between, target in force; reached: (year, value), increments added up.
    """

    planned: tuple[tuple[int, float], ...]
    reached: tuple[tuple[int, float], ...]
    breaks: tuple[int, ...]
    band: tuple[float | None, float | None]


@dataclass(frozen=True)
class Span:
    """A measure on the axis of time. start, end: as written, else the plan's own years; is_written: both were written."""

    node: Node
    start: int
    end: int
    is_written: bool
    status: str


def behind(found: Iterable[tuple[Indicator, Progress]]) -> list[tuple[Indicator, Progress]]:
    """Those that are behind, the worst word first, then the slowest pace."""
    late = [(indicator, state) for indicator, state in found if state.word in BEHIND_WORDS]
    return sorted(late, key=lambda pair: (BEHIND_WORDS.index(pair[1].word), pair[1].pace or 0.0))


def plan_state(plan: Plan, year: int, breaks: Mapping[str, Iterable[int]] | None = None) -> PlanState:
    """The state of a plan in the report of a year. breaks: of the statistics file, by its indicator."""
    known = histories(plan, breaks)
    states = plan_progress(known, year)
    return PlanState(plan, year, known, states, rollups(plan, states, year))


def tree(plan: Plan, year: int) -> list[Branch]:
    """The nodes of the version in force, parents before their children, each with its own indicators."""
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
    """The path and the values of an indicator as the report of a year knows them."""
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
    """The measures in force on the axis of time, in the order of the tree; a missing year is the plan's own and told."""
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
