"""Rows of the annual cycle, the situation, evaluations and partnerships -> parts of the plan, and back."""

from dataclasses import asdict
from typing import Any

from patokaz.own_data.form_tables import Tables
from patokaz.registers.cycle_model import (
    Change,
    Judgement,
    Partnership,
    Payment,
    ProcedureStep,
    SituationEntry,
    YearRound,
)
from patokaz.registers.model import Plan


def built_cycle(tables: Tables) -> dict[str, object]:
    """Fields of the plan by name."""
    return {
        "years": tuple(
            YearRound(row["year"], row.text("state"), *(row.text(c) for c in ("decision", "date", "reason", "seal")))
            for row in tables.get("years", ())
        ),
        "procedure": tuple(
            ProcedureStep(
                row.text("step"),
                row["position"] if row["position"] is not None else row.number,
                row.text("unit"),
                row.text("due"),
                row["version"] or 1,
                row.text("decision"),
            )
            for row in tables.get("procedure", ())
        ),
        "situation": tuple(
            SituationEntry(*(row.text(column) for column in ("kind", "text", "source", "node_key")))
            for row in tables.get("situation", ())
        ),
        "judgements": tuple(
            Judgement(
                row.text("subject"),
                row["year"],
                *(row.text(column) for column in ("criterion", "judgement", "sentence", "evidence", "unit")),
            )
            for row in tables.get("evaluation", ())
        ),
        "partnerships": _partnerships(tables),
        "payments": tuple(
            Payment(row.text("partnership_key"), row["year"], row["amount"], row.text("note"))
            for row in tables.get("partnership_payments", ())
        ),
        "changes": tuple(
            Change(
                row.text("at"),
                row.text("sheet"),
                row.text("subject"),
                row["year"],
                *(row.text(column) for column in ("old", "new", "unit", "reason")),
            )
            for row in tables.get("changes", ())
        ),
    }


def _partnerships(tables: Tables) -> tuple[Partnership, ...]:
    return tuple(
        Partnership(
            key=row.text("partnership_key"),
            object=row.text("object"),
            partner=row.text("partner"),
            form=row.text("form"),
            first_year=row["first_year"],
            last_year=row["last_year"],
            guarantees=row.text("guarantees"),
            decision=row.text("decision"),
            contract=row.text("contract"),
            contact_unit=row.text("contact_unit"),
            idea=row.text("idea_key"),
            public_total=row["public_total"],
            partnership_total=row["partnership_total"],
            rate=_rate(row["discount_rate_pct"], "discount_rate_pct" in row.percents),
            price_year=row["price_year"],
        )
        for row in tables.get("partnerships", ())
    )


def _rate(value: float | None, is_percent: bool) -> float | None:
    """A rate as a share; a cell in per cent format is a share already."""
    return value if value is None or is_percent else round(value / 100, 10)


def cycle_tables(plan: Plan) -> dict[str, list[dict[str, Any]]]:
    """Sheet -> rows; parts with the same field names as the columns are used as rows."""
    return {
        "years": [asdict(row) for row in plan.years],
        "procedure": [asdict(row) for row in plan.procedure],
        "situation": [{"kind": s.kind, "text": s.text, "source": s.source, "node_key": s.node} for s in plan.situation],
        "evaluation": [asdict(row) for row in plan.judgements],
        "partnerships": [_partnership(p) for p in plan.partnerships],
        "partnership_payments": [
            {"partnership_key": p.partnership, "year": p.year, "amount": p.amount, "note": p.note}
            for p in plan.payments
        ],
        "changes": [asdict(row) for row in plan.changes],
    }


def _partnership(row: Partnership) -> dict[str, Any]:
    return {
        "partnership_key": row.key,
        "object": row.object,
        "partner": row.partner,
        "form": row.form,
        "first_year": row.first_year,
        "last_year": row.last_year,
        "guarantees": row.guarantees,
        "decision": row.decision,
        "contract": row.contract,
        "contact_unit": row.contact_unit,
        "idea_key": row.idea,
        "public_total": row.public_total,
        "partnership_total": row.partnership_total,
        "discount_rate_pct": None if row.rate is None else round(row.rate * 100, 8),
        "price_year": row.price_year,
    }
