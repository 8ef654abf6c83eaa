"""Plausibility checks: contradictory figures are refused, unlikely ones are reported."""

import math
from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from patokaz.own_data.form_problems import Findings
from patokaz.own_data.form_tables import Row, Tables
from patokaz.own_data.units import MONEY
from patokaz.plans.checks import rows_of
from patokaz.registers.digits import side

MEASURES = ("measure", "activity")  # what has a state; goals and priorities are counted by their measures
SCALES = tuple(10.0**power for power in range(-6, 7))
SAME_RATIO = 0.01  # by which a printed quotient may differ from its counts


def check_plausible(tables: Tables, findings: Findings) -> None:
    """Add contradictions and unlikely values to the findings."""
    keys = {row["indicator_key"]: row for row in rows_of(tables, "indicators")}
    this_year = date.today().year
    for row in rows_of(tables, "actuals"):
        if row["year"] and row["year"] > this_year and row["missing_reason"] is None:
            findings.tell(row.place("year"), "year_to_come", row["year"])
        _ratio(row, findings)
    _points(tables, keys, findings)
    _money(tables, findings)
    kinds = {row["node_key"]: row["kind"] for row in rows_of(tables, "nodes")}
    for row in rows_of(tables, "status"):
        if kinds.get(row["node_key"], "measure") not in MEASURES:
            findings.tell(row.place("node_key"), "status_not_counted", row["node_key"])


def _ratio(row: Row, findings: Findings) -> None:
    """A value beside its numerator and denominator is their quotient: share, per cent, per thousand or thousands."""
    value, above, below = row["value"], row["numerator"], row["denominator"]
    if not isinstance(value, float) or isinstance(value, bool) or above is None or not below or below < 0:
        return
    quotient = above / below
    if not any(_is_printed(value, quotient * scale) for scale in SCALES):
        findings.refuse(row.place("value"), "ratio_differs", value, value=float(f"{quotient:.4g}"))


def _is_printed(printed: float, exact: float) -> bool:
    decimals = next((d for d in range(6) if abs(round(printed, d) - printed) < 1e-9), 6)
    return math.isclose(printed, exact, rel_tol=SAME_RATIO) or abs(round(exact, decimals) - printed) < 1e-9


def _points(tables: Tables, keys: Mapping[str, Row], findings: Findings) -> None:
    """A planned path ends at its target."""
    revisions: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows_of(tables, "target_revisions"), key=lambda row: row["valid_from"] or 0):
        if row["target_value"] is not None:
            revisions[row["indicator_key"]].append(row)
    for row in rows_of(tables, "target_points"):
        indicator, number = keys.get(row["indicator_key"]), row["revision"] or 0
        if indicator is None or number > len(revisions[row["indicator_key"]]):
            continue
        end, target = indicator["target_year"], indicator["target_value"]
        revised = revisions[row["indicator_key"]][number - 1] if number else None
        if revised is not None:
            end, target = revised["target_year"] or end, revised["target_value"]
        percents = "value" in row.percents, "target_value" in (revised or indicator).percents
        if not row["year"] or not end or not isinstance(target, float) or percents[0] != percents[1]:
            continue
        if row["year"] > end:
            findings.tell(row.place("year"), "point_after_target", row["year"], year=end)
        elif row["year"] == end and row["value"] is not None and side(row["value"], target) != 0:
            findings.tell(row.place("value"), "point_against_target", row["value"], value=target)


def _money(tables: Tables, findings: Findings) -> None:
    """Amounts are in the currency of their row; paid ≤ contracted ≤ planned."""
    main = next((row["currency"] for row in rows_of(tables, "plan")), None)
    for row in rows_of(tables, "money"):
        currency = row["currency"] or main
        for column in ("planned", "contracted", "paid"):
            shown = row.units.get(column, "")
            if shown in MONEY and currency and shown != currency and not row["!currency"]:
                findings.refuse(row.place(column), "other_currency", shown, currency=currency)
        _exceeds(row, "contracted", "planned", findings)
        _exceeds(row, "paid", "contracted", findings)


def _exceeds(row: Row, column: str, limit: str, findings: Findings) -> None:
    if row[column] is not None and row[limit] is not None and side(row[column], row[limit]) > 0:
        findings.tell(row.place(column), "above_limit", row[column], column=limit)
