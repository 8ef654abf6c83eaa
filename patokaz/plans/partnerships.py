"""The register of public-private partnerships: agreements, costs, and the two totals side by side."""

from patokaz.plans.report_facts import Facts, Made
from patokaz.plans.report_model import Paragraph
from patokaz.plans.texts import share_text
from patokaz.registers.ppp import present_value


def partnerships(facts: Facts) -> Made:
    """The register of agreed partnerships: object, partner, term, payments, guarantees, decision."""
    t, plan = facts.t, facts.plan
    rows = []
    for row in plan.partnerships:
        paid = [payment for payment in plan.payments if payment.partnership == row.key]
        years = f"{row.first_year or '…'}–{row.last_year or '…'}" if row.first_year or row.last_year else ""
        payments = f"{t.exact_money([sum(p.amount for p in paid)], plan.currency)} ({len(paid)})" if paid else ""
        cells = (
            row.object,
            row.partner,
            row.form,
            years,
            payments,
            row.guarantees,
            row.decision,
            row.contract,
            row.contact_unit,
        )
        rows.append(tuple(cell or "–" for cell in cells))
    names = ("object", "partner", "form", "term", "payments", "guarantees", "decision", "contract", "contact")
    return facts.table("partnerships", facts.head(*names), rows, (4,))


def value_for_money(facts: Facts) -> Made:
    """The two totals entered by the office, and the annual payments discounted to the price year."""
    t, plan = facts.t, facts.plan
    rows = []
    for row in plan.partnerships:
        paid = {payment.year: payment.amount for payment in plan.payments if payment.partnership == row.key}
        worth = (
            present_value(paid, row.rate, row.price_year) if paid and row.rate is not None and row.price_year else None
        )
        if row.public_total is None and row.partnership_total is None and worth is None:
            continue
        less = (
            None
            if row.public_total is None or row.partnership_total is None
            else row.public_total - row.partnership_total
        )
        amounts = [row.public_total, row.partnership_total, less, worth]
        terms = f"{share_text(row.rate, t)}, {row.price_year}" if row.rate is not None and row.price_year else "–"
        rows.append((row.object, *("–" if a is None else t.number(a) for a in amounts), terms))
    names = facts.head("object", "public_total", "partnership_total", "difference", "present_value", "rate")
    made = facts.table("value_for_money", names, rows, (1, 2, 3, 4))
    return made + (
        [Paragraph(t("plans.value_note", currency=t.in_currency(plan.currency)), is_note=True)] if made else []
    )
