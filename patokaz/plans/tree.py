"""The tree of a plan for drawing: three separate bars for each node (achievement, delivery, funding)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from patokaz.language.words import Words
from patokaz.plans.texts import indicator_sentence, kind_text, node_sentence, share_text
from patokaz.plans.view import PlanView
from patokaz.registers.delivery import NOT_TOLD, Money, money_sums, status_in
from patokaz.registers.model import MoneyLine
from patokaz.registers.overview import Branch, tree

OPEN_KINDS = ("vision", "goal")


@dataclass(frozen=True)
class Amount:
    """A bar: its share, 0 to 1 (None if unknown or withheld), and its label."""

    share: float | None
    text: str


@dataclass(frozen=True)
class TreeNode:
    """A node with its contents and children. told: sentences shown on opening its row."""

    key: str
    title: str
    kind: str
    is_open: bool
    achievement: Amount
    delivery: Amount
    money: Amount
    told: Sequence[str]
    children: Sequence["TreeNode"]


def drawn_tree(view: PlanView) -> list[TreeNode]:
    """The roots of the tree with their branches, in the order of the plan."""
    return _Drawing(view).below(tree(view.plan, view.year), 0)[0]


class _Drawing:
    def __init__(self, view: PlanView) -> None:
        self.view, self.t = view, view.t
        self.latest = status_in(view.plan.statuses, view.year)
        self.lines: dict[str, list[MoneyLine]] = {}
        for line in view.plan.money:
            self.lines.setdefault(line.node, []).append(line)

    def below(self, branches: Sequence[Branch], depth: int) -> tuple[list[TreeNode], list[str], list[MoneyLine]]:
        """Nodes of a depth until the list leaves it, with the statuses of all measures and all money lines in them."""
        nodes: list[TreeNode] = []
        statuses: list[str] = []
        lines: list[MoneyLine] = []
        for position, branch in enumerate(branches):
            if branch.depth < depth:
                break
            if branch.depth == depth:
                node, told, paid = self._node(branch, branches[position + 1 :])
                nodes.append(node)
                statuses += told
                lines += paid
        return nodes, statuses, lines

    def _node(self, branch: Branch, rest: Sequence[Branch]) -> tuple[TreeNode, list[str], list[MoneyLine]]:
        children, statuses, lines = self.below(rest, branch.depth + 1)
        lines = [*self.lines.get(branch.node.key, []), *lines]
        is_measure = branch.node.kind == "measure"
        if is_measure:
            row = self.latest.get(branch.node.key)
            statuses = [row.status if row else NOT_TOLD]
        node = TreeNode(
            key=branch.node.key,
            title=branch.node.title,
            kind=kind_text(branch.node.kind, self.view.plan.country, self.t),
            is_open=branch.node.kind in OPEN_KINDS,
            achievement=self._achievement(branch),
            delivery=self._measure(statuses[0]) if is_measure else self._delivery(statuses),
            money=money_amount(money_sums(lines), self.t),
            told=tuple(self._told(branch)),
            children=tuple(children),
        )
        return node, statuses, lines

    def _achievement(self, branch: Branch) -> Amount:
        rollup = self.view.state.nodes.get(branch.node.key)
        if rollup is None:
            return Amount(None, "–")
        if rollup.share is None:
            told = {"reported": self.t.number(rollup.reported), "counted": self.t.number(rollup.counted)}
            return Amount(None, self.t("plans.page.withheld", **told))
        return Amount(rollup.share, share_text(rollup.share, self.t))

    def _measure(self, status: str) -> Amount:
        return Amount(1.0 if status == "done" else None, self.t(f"plans.status.{status}"))

    def _delivery(self, statuses: Sequence[str]) -> Amount:
        if not statuses:
            return Amount(None, "–")
        if not set(statuses) - {NOT_TOLD}:
            return Amount(None, self.t(f"plans.status.{NOT_TOLD}"))
        done = sum(status == "done" for status in statuses)
        told = {"done": self.t.number(done), "whole": self.t.number(len(statuses))}
        return Amount(done / len(statuses), self.t("plans.page.of", **told))

    def _told(self, branch: Branch) -> Iterable[str]:
        node, t = branch.node, self.t
        rollup = self.view.state.nodes.get(node.key)
        if rollup is not None:
            yield node_sentence(rollup, t)
        if node.owner:
            yield t("plans.page.owner", owner=node.owner)
        if node.contributors:
            yield t("plans.page.contributors", units=node.contributors)
        if node.informed:
            yield t("plans.page.informed", units=node.informed)
        status = self.latest.get(node.key)
        if status is not None and status.reason:
            yield status.reason
        for indicator in branch.indicators:
            yield indicator_sentence(indicator, self.view.state.states[indicator.key], t)
        if node.note:
            yield node.note


def money_amount(sums: Sequence[Money], t: Words) -> Amount:
    """Paid of planned in the currency with the largest plan; other currencies as text only."""
    if not sums:
        return Amount(None, "–")
    first = sums[0]
    share = min(first.paid / first.planned, 1.0) if first.planned and first.paid is not None else None
    return Amount(share, "; ".join(_paid_of(money, t) for money in sums))


def _paid_of(money: Money, t: Words) -> str:
    planned = t.money(money.planned, money.currency) if money.planned is not None else t("plans.nothing_said")
    if money.paid is None:
        return t("plans.page.planned_only", planned=planned)
    return t("plans.page.of", done=t.money(money.paid, money.currency), whole=planned)
