"""Funds of a plan for drawing: planned, contracted and paid by branch and by source, separately by currency."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from patokaz.plans.texts import first_upper
from patokaz.plans.view import PlanView
from patokaz.registers.delivery import Money, branch_keys, money_by_source, money_sums

LEVELS = ("priority", "goal", "measure")  # the first of them that the plan has is what money is shown by


@dataclass(frozen=True)
class MoneyRow:
    """A bar. planned, contracted, paid: shares of the largest amount of its currency, None if not given."""

    label: str
    planned: float | None
    contracted: float | None
    paid: float | None
    text: str
    amounts: Money


def by_branch(view: PlanView) -> tuple[str, list[MoneyRow]]:
    """The level by which funds are shown, and a row for each of its nodes with funds."""
    nodes = view.plan.version_in(view.year).nodes
    kind = next((kind for kind in LEVELS if any(node.kind == kind for node in nodes)), "measure")
    found: list[tuple[str, Money]] = []
    for node in nodes:
        if node.kind == kind:
            keys = branch_keys(nodes, node.key)
            found += [
                (node.title, money) for money in money_sums(line for line in view.plan.money if line.node in keys)
            ]
    return kind, _rows(found, view)


def by_source(view: PlanView) -> list[MoneyRow]:
    """A row for each source of funds and currency."""
    found = [
        (view.t(f"plans.funds.{funds}"), money)
        for funds, sums in money_by_source(view.plan.money).items()
        for money in sums
    ]
    return _rows(found, view)


def total_sentence(view: PlanView) -> str:
    """Total planned, contracted and paid funds by currency; empty without funds."""
    return first_upper("; ".join(money_text(money, view) for money in money_sums(view.plan.money)))


def money_text(money: Money, view: PlanView) -> str:
    """Planned, contracted and paid in words, then the amounts not given."""
    t = view.t
    amounts = {"planned": money.planned, "contracted": money.contracted, "paid": money.paid}
    told = [
        f"{t(f'plans.amount.{name}')} {t.money(amount, money.currency)}"
        for name, amount in amounts.items()
        if amount is not None
    ]
    untold = [t(f"plans.amount.{name}") for name, amount in amounts.items() if amount is None]
    parts = [", ".join(told), t("plans.page.money_untold", names=", ".join(untold)) if untold else ""]
    return "; ".join(part for part in parts if part)


def _rows(found: Sequence[tuple[str, Money]], view: PlanView) -> list[MoneyRow]:
    largest: dict[str, float] = {}
    for _, money in found:
        largest[money.currency] = max([largest.get(money.currency, 0.0), *_known(money)])

    def share(amount: float | None, currency: str) -> float | None:
        return amount / largest[currency] if amount is not None and largest[currency] else None

    return [
        MoneyRow(
            label,
            share(money.planned, money.currency),
            share(money.contracted, money.currency),
            share(money.paid, money.currency),
            money_text(money, view),
            money,
        )
        for label, money in found
    ]


def _known(money: Money) -> Iterable[float]:
    return (amount for amount in (money.planned, money.contracted, money.paid) if amount is not None)
