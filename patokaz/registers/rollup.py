"""Progress of a node from its own indicators and child nodes, weighted, with the coverage.

P = sum of w·min(max(A, 0), 1) / sum of w over reported children; coverage = reported weight / total weight.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from patokaz.registers.digits import TOLERANCE, at_least, side
from patokaz.registers.model import FULL_WEIGHT, Indicator, MoneyLine, Node, Plan
from patokaz.registers.pace import OUTSIDE, Progress

LEAST_COVERAGE = 2 / 3
BUDGET_GAP = 0.05


@dataclass(frozen=True)
class Rollup:
    """A node in the report of a year.

    share: P, None if withheld; reported of counted: direct children; over_target, moving_away: number of such
    indicators in the branch; weight_sum: of all children in basis points, None without weights (all equal); unweighted:
    children without a weight among weighted ones, counted as 0; by_budget: P weighted by planned funds, if it differs
    by 5 percentage points or more.
    """

    node: str
    share: float | None
    coverage: float
    is_withheld: bool
    reported: int
    counted: int
    over_target: int
    moving_away: int
    weight_sum: int | None = None
    by_budget: float | None = None
    unweighted: int = 0

    @property
    def may_be_signed(self) -> bool:
        """Whether the weights add up; equal weights always do."""
        return self.weight_sum in (None, FULL_WEIGHT)

    @property
    def is_normalised(self) -> bool:
        """Whether the weights do not add up and were divided by their sum."""
        return not self.may_be_signed


@dataclass(frozen=True)
class _Child:
    weight: int | None
    share: float | None
    is_outside: bool
    money: float | None


def rollups(plan: Plan, found: Mapping[str, Progress], year: int) -> dict[str, Rollup]:
    """Node key -> its roll-up in the report of a year; nodes without counted children are left out."""
    version = plan.version_in(year)
    children: dict[str | None, list[Node]] = defaultdict(list)
    for node in version.nodes:
        children[node.parent].append(node)
    indicators: dict[str, list[Indicator]] = defaultdict(list)
    for indicator in plan.indicators_in(year):
        indicators[indicator.node].append(indicator)
    branch = _Branch(children, indicators, found, planned_by_node(plan.money))
    for root in children[None]:
        branch.roll_up(root.key)
    return branch.results


def planned_by_node(lines: tuple[MoneyLine, ...]) -> dict[str, float]:
    """Node key -> funds planned in its own lines, without printed totals; empty with several currencies."""
    lines = tuple(line for line in lines if line.planned is not None and not line.printed_total)
    if len({line.currency for line in lines}) > 1:
        return {}
    sums: dict[str, float] = defaultdict(float)
    for line in lines:
        sums[line.node] += line.planned or 0.0
    return dict(sums)


@dataclass
class _Branch:
    children: Mapping[str | None, list[Node]]
    indicators: Mapping[str, list[Indicator]]
    found: Mapping[str, Progress]
    money: Mapping[str, float]

    def __post_init__(self) -> None:
        self.results: dict[str, Rollup] = {}

    def roll_up(self, key: str) -> tuple[Rollup | None, float]:
        """The roll-up of a node (None where no child counts) and the money planned in its branch."""
        parts: list[_Child] = []
        over = away = 0
        money = self.money.get(key, 0.0)
        for indicator in self.indicators.get(key, []):
            state = self.found[indicator.key]
            parts.append(_Child(indicator.weight, state.counts, state.word in OUTSIDE, None))
            if state.achievement is not None and state.word not in OUTSIDE:
                over += side(state.achievement, 1.0) > 0
                away += not at_least(state.achievement, 0.0)
        for node in self.children.get(key, []):
            below, planned = self.roll_up(node.key)
            money += planned
            parts.append(_Child(node.weight, below.share if below else None, below is None, planned or None))
            if below is not None:
                over, away = over + below.over_target, away + below.moving_away
        result = _result(key, parts, over, away)
        if result is not None:
            self.results[key] = result
        return result, money


def _result(key: str, parts: list[_Child], over: int, away: int) -> Rollup | None:
    counting = [part for part in parts if not part.is_outside]
    if not counting:
        return None
    given = [part.weight for part in parts if part.weight is not None]
    weights = [float(part.weight or 0) if given else 1.0 for part in counting]
    pairs = list(zip(weights, (part.share for part in counting), strict=True))
    whole = sum(weights)
    told = sum(weight for weight, share in pairs if share is not None)
    coverage = told / whole if whole else 0.0
    withheld = not at_least(coverage, LEAST_COVERAGE) or not told
    share = None if withheld else sum(weight * share for weight, share in pairs if share is not None) / told
    return Rollup(
        node=key,
        share=share,
        coverage=coverage,
        is_withheld=withheld,
        reported=sum(part.share is not None for part in counting),
        counted=len(counting),
        over_target=over,
        moving_away=away,
        weight_sum=sum(given) if given else None,
        by_budget=_by_budget(counting, share),
        unweighted=len(parts) - len(given) if given else 0,
    )


def _by_budget(counting: list[_Child], share: float | None) -> float | None:
    """P by planned funds, if every counted child has funds and the two differ by 5 percentage points or more."""
    if share is None or any(part.money is None for part in counting):
        return None
    pairs = [(part.money or 0.0, part.share) for part in counting if part.share is not None]
    weighted = sum(money * known for money, known in pairs) / sum(money for money, _ in pairs)
    return weighted if abs(weighted - share) >= BUDGET_GAP - TOLERANCE else None
