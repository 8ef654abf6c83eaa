"""The seal of an approved year: a digest of the approved rows that reveals later changes to the file.

It contains no secret: it protects against mistakes, not against fraud.
"""

import hashlib
from collections.abc import Iterable

from patokaz.registers.history import SETTLED_OUT
from patokaz.registers.model import Plan

SEALED_SHEETS = ("actuals", "status", "money", "verdicts")
LETTERS = 8  # of a digest, for each sheet


def seal(plan: Plan, year: int) -> str:
    """Digest of a year's rows, one for each of SEALED_SHEETS, joined by dashes. A corrected value counts as before."""
    return "-".join(_digest(rows) for rows in _rows(plan, year))


def broken_sheets(plan: Plan) -> list[tuple[int, str]]:
    """Approved years whose rows differ from the sealed ones, with the sheet concerned."""
    return [
        (row.year, sheet)
        for row in plan.years
        if row.state == "approved" and row.seal
        for sheet, was, now in zip(SEALED_SHEETS, row.seal.split("-"), seal(plan, row.year).split("-"), strict=False)
        if was != now
    ]


def approved_years(plan: Plan) -> frozenset[int]:
    """Closed years: only corrections are allowed."""
    return frozenset(row.year for row in plan.years if row.state == "approved")


def _rows(plan: Plan, year: int) -> Iterable[list[tuple[str, ...]]]:
    before = {(c.indicator, c.year, c.new): c.old for c in reversed(plan.corrections)}
    yield [
        (
            row.indicator,
            _number(before.get((row.indicator, row.year, row.value or 0.0), row.value)),
            _number(row.numerator),
            _number(row.denominator),
            row.missing_reason,
        )
        for row in plan.actuals
        if row.year == year and row.status not in SETTLED_OUT
    ]
    yield [(row.node, row.status, row.reason) for row in plan.statuses if row.year == year]
    yield [
        (row.node, row.funds, row.currency, *map(_number, (row.planned, row.contracted, row.paid)))
        for row in plan.money
        if row.year_from == row.year_to == year
    ]
    yield [(row.subject, row.party, row.verdict, row.sentence) for row in plan.verdicts if row.year == year]


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.10g}"


def _digest(rows: list[tuple[str, ...]]) -> str:
    text = "\n".join("\t".join(row) for row in sorted(rows))
    return hashlib.sha256(text.encode()).hexdigest()[:LETTERS]
