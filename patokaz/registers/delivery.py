"""Delivery and funding: status of measures, funds by node and source. Shown separately, never mixed with P."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from patokaz.registers.model import MeasureStatus, MoneyLine, Node, Plan

NOT_TOLD = "not_told"
CONTRIBUTION = "expected_"


@dataclass(frozen=True)
class Delivery:
    """The measures of a year by status; keys: status -> node keys in tree order."""

    keys: Mapping[str, tuple[str, ...]]

    @property
    def counts(self) -> dict[str, int]:
        """Status -> number of measures."""
        return {status: len(keys) for status, keys in self.keys.items()}

    @property
    def total(self) -> int:
        """All measures in force."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class Money:
    """A sum of lines in one currency; a component missing from all lines is None.

    lines: number of lines summed; printed: a total printed in the document, kept beside the sum.
    """

    currency: str
    planned: float | None
    contracted: float | None
    paid: float | None
    lines: int
    printed: float | None = None


@dataclass(frozen=True)
class Contribution:
    """The expected contribution of measures to a kind of effect or an indicator. untold: measures without an amount."""

    kind: str
    indicator: str
    promised: float
    told: int
    untold: int


def status_in(statuses: Iterable[MeasureStatus], year: int) -> dict[str, MeasureStatus]:
    """Node key -> its latest status up to a year; one without a year is valid until a dated one."""
    latest: dict[str, MeasureStatus] = {}
    for row in sorted(statuses, key=lambda row: row.year or 0):
        if row.year is None or row.year <= year:
            latest[row.node] = row
    return latest


def delivery(plan: Plan, year: int) -> Delivery:
    """The measures of the version in force by status; those without one under not_told."""
    latest = status_in(plan.statuses, year)
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for node in plan.version_in(year).nodes:
        if node.kind == "measure":
            row = latest.get(node.key)
            found[row.status if row else NOT_TOLD] += (node.key,)
    return Delivery(dict(found))


def money_sums(lines: Iterable[MoneyLine]) -> list[Money]:
    """One sum a currency, largest plan first; printed totals are kept separately and not added."""
    groups: dict[str, list[MoneyLine]] = defaultdict(list)
    for line in lines:
        groups[line.currency].append(line)
    return sorted((_sum(currency, rows) for currency, rows in groups.items()), key=lambda m: -(m.planned or 0.0))


def money_by_source(lines: Iterable[MoneyLine]) -> dict[str, list[Money]]:
    """Source of funds -> sums a currency."""
    groups: dict[str, list[MoneyLine]] = defaultdict(list)
    for line in lines:
        groups[line.funds].append(line)
    return {funds: money_sums(rows) for funds, rows in groups.items()}


def branch_keys(nodes: Iterable[Node], root: str) -> set[str]:
    """Keys of a node and all its descendants."""
    children: dict[str | None, list[str]] = defaultdict(list)
    for node in nodes:
        children[node.parent].append(node.key)

    def below(key: str) -> Iterator[str]:
        yield key
        for child in children[key]:
            yield from below(child)

    return set(below(root))


def measures_without_money(plan: Plan, year: int) -> list[str]:
    """Keys of measures in force without a line of funds."""
    named = {line.node for line in plan.money}
    return [n.key for n in plan.version_in(year).nodes if n.kind == "measure" and n.key not in named]


def needs_without_measure(plan: Plan, needs: Iterable[str], year: int) -> list[str]:
    """Needs by key without a linked node in force and without an indicator in force of the same statistics id."""
    in_force = {node.key for node in plan.version_in(year).nodes}
    linked = {link.target for link in plan.links if link.kind == "need" and link.node in in_force}
    linked |= {indicator.statistics for indicator in plan.indicators_in(year)}
    return [need for need in needs if need not in linked]


def alignment(plan: Plan, year: int) -> dict[str, dict[str, str]]:
    """Higher-level goal -> node key -> note, for the nodes in force."""
    in_force = {node.key for node in plan.version_in(year).nodes}
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for link in plan.links:
        if link.kind in ("higher_document", "goal") and link.node in in_force:
            found[link.target][link.node] = link.note
    return dict(found)


def contributions(plan: Plan) -> list[Contribution]:
    """Expected contributions of measures by kind of link (expected_...) and indicator."""
    amounts: dict[tuple[str, str], list[float | None]] = defaultdict(list)
    for link in plan.links:
        if link.kind.startswith(CONTRIBUTION):
            amounts[link.kind, link.indicator].append(_number(link.target))
    return [
        Contribution(*of, sum(told := [a for a in values if a is not None]), len(told), len(values) - len(told))
        for of, values in amounts.items()
    ]


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _sum(currency: str, rows: list[MoneyLine]) -> Money:
    lines = [row for row in rows if not row.printed_total]
    printed = [row.planned for row in rows if row.printed_total and row.planned is not None]

    def total(values: Iterable[float | None]) -> float | None:
        told = [value for value in values if value is not None]
        return sum(told) if told else None

    return Money(
        currency,
        total(line.planned for line in lines),
        total(line.contracted for line in lines),
        total(line.paid for line in lines),
        len(lines),
        printed[-1] if printed else None,
    )
