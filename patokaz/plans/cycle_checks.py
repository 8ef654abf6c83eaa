"""Consistency checks of the sheets on annual cycle, situation, evaluations and partnerships."""

import re
from datetime import date

from patokaz.own_data.form_problems import Findings
from patokaz.own_data.form_tables import Row, Tables
from patokaz.plans.checks import check_unique, refuse_unknown, rows_of
from patokaz.registers.cycle_model import WHOLE_PLAN
from patokaz.registers.model import Plan
from patokaz.registers.sealing import broken_sheets

LEAP = 2024  # so that every day of a year is one


def check_cycle(tables: Tables, findings: Findings) -> None:
    """Add every contradiction to the findings."""
    nodes = {row["node_key"] for row in rows_of(tables, "nodes")}
    ideas = {row["idea_key"] for row in rows_of(tables, "ideas")}
    for row in rows_of(tables, "years"):
        if row["state"] == "approved" and not row.text("decision"):
            findings.refuse(row.place("decision"), "approved_needs_decision")
        if row["state"] == "reopened" and not row.text("reason"):
            findings.refuse(row.place("reason"), "reopened_needs_reason")
    check_unique(rows_of(tables, "years"), ("year",), findings)
    for row in rows_of(tables, "procedure"):
        if row.text("due") and not is_day(row.text("due")):
            findings.refuse(row.place("due"), "day_of_year", row["due"])
    check_unique(rows_of(tables, "procedure"), ("version", "step"), findings, lambda r: (r["version"] or 1, r["step"]))
    for row in rows_of(tables, "situation"):
        if row["node_key"] and row["node_key"] not in nodes:
            refuse_unknown(row, "node_key", "unknown_node", nodes, findings)
    projects = {row.text("target") for row in rows_of(tables, "links") if row.text("kind") == "project"}
    known = nodes | ideas | projects | {WHOLE_PLAN}
    for row in rows_of(tables, "evaluation"):
        if row["subject"] and row["subject"] not in known:
            refuse_unknown(row, "subject", "unknown_judged", known, findings)
    check_unique(rows_of(tables, "evaluation"), ("subject", "year", "criterion"), findings)
    _partnerships(tables, ideas, findings)
    _verdicts(tables, findings)


def check_seals(plan: Plan, findings: Findings) -> None:
    """Refuse changes to an approved year."""
    for year, sheet in broken_sheets(plan):
        findings.refuse((sheet, 0, ""), "sealed", str(year), year=year)


def is_day(text: str) -> bool:
    """Whether a text is a valid date in the form MM-DD."""
    if not re.fullmatch(r"\d\d-\d\d", text):
        return False
    try:
        date(LEAP, int(text[:2]), int(text[3:]))
    except ValueError:
        return False
    return True


def _partnerships(tables: Tables, ideas: set[object], findings: Findings) -> None:
    rows = rows_of(tables, "partnerships")
    check_unique(rows, ("partnership_key",), findings)
    keys = {row["partnership_key"] for row in rows}
    for row in rows:
        first, last = row["first_year"], row["last_year"]
        if first and last and last < first:
            findings.refuse(row.place("last_year"), "year_not_before", last, year=first)
        if row["idea_key"] and row["idea_key"] not in ideas:
            refuse_unknown(row, "idea_key", "unknown_idea", ideas, findings)
    payments = rows_of(tables, "partnership_payments")
    for row in payments:
        if row["partnership_key"] and row["partnership_key"] not in keys:
            refuse_unknown(row, "partnership_key", "unknown_partnership", keys, findings)
    check_unique(payments, ("partnership_key", "year"), findings)


def _verdicts(tables: Tables, findings: Findings) -> None:
    """Skip rows a monitor left blank; a verdict needs its sentence, and a sentence its verdict."""
    for row in rows_of(tables, "verdicts"):
        if row["verdict"] is None and not row.text("sentence") and not _refused(row):
            findings.tell(row.place("verdict"), "verdict_blank")
            continue
        for column in ("verdict", "sentence"):
            if not row.text(column) and not row[f"!{column}"]:
                findings.refuse(row.place(column), "required")


def _refused(row: Row) -> bool:
    return bool(row["!verdict"] or row["!sentence"])
