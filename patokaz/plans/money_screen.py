"""Funding of a plan: by branch and by source, and unfunded measures."""

from functools import partial

from patokaz.frame.parts import show_halves, show_notice, show_quiet, show_sentence, show_titled
from patokaz.language.html import html
from patokaz.plans.blocks_screen import show_table
from patokaz.plans.coherence import moneyless_table
from patokaz.plans.money import MoneyRow, by_branch, by_source, total_sentence
from patokaz.plans.texts import money_by_text
from patokaz.plans.view import PlanView
from patokaz.registers.delivery import money_sums


def show_money(view: PlanView) -> None:
    """Planned, contracted and paid."""
    t = view.t
    if not view.plan.money:
        show_notice(t("plans.page.no_money"), t("plans.page.no_money_text"))
    else:
        show_sentence(total_sentence(view))
        for total in money_sums(view.plan.money):
            if total.printed is not None and total.planned is not None and abs(total.printed - total.planned) > 0.5:
                told = {"sum": t.number(total.planned), "printed": t.number(total.printed)}
                show_quiet(t("plans.sum_and_printed", **told))
        kind, rows = by_branch(view)
        show_halves(
            partial(_show_rows, money_by_text(kind, view.plan.country, t), rows, view),
            partial(_show_rows, t("plans.report.money_by_source"), by_source(view), view),
        )
    moneyless = moneyless_table(view)
    if moneyless is not None:
        show_titled(moneyless.caption, "")
        show_sentence(t("plans.page.moneyless_of", count=view.done.total, moneyless=t.number(len(moneyless.rows))))
        show_table(moneyless, with_caption=False)


def _show_rows(title: str, rows: list[MoneyRow], view: PlanView) -> None:
    if rows:
        names = [view.t(f"plans.report.{name}") for name in ("planned", "contracted", "paid")]
        show_titled(title, html("plans/money", rows=rows, names=names, title=title))
