"""Consistency checks of the rows of ideas, scores and partnerships."""

from patokaz.own_data.form_problems import Findings
from patokaz.own_data.form_tables import Tables
from patokaz.plans.checks import check_unique, refuse_unknown, rows_of


def check_ideas(tables: Tables, findings: Findings) -> None:
    """Add every contradiction to the findings."""
    ideas = {row["idea_key"] for row in rows_of(tables, "ideas")}
    criteria = {row["criterion_key"] for row in rows_of(tables, "criteria")}
    nodes = {row["node_key"] for row in rows_of(tables, "nodes")}
    check_unique(rows_of(tables, "ideas"), ("idea_key",), findings)
    check_unique(rows_of(tables, "criteria"), ("criterion_key",), findings)
    check_unique(rows_of(tables, "scores"), ("idea_key", "criterion_key", "scorer"), findings)
    check_unique(rows_of(tables, "ppp_answers"), ("idea_key", "question"), findings)
    check_unique(rows_of(tables, "ppp_risks"), ("idea_key", "risk"), findings)
    for row in rows_of(tables, "ideas"):
        if row["measure"] and row["measure"] not in nodes:
            refuse_unknown(row, "measure", "unknown_node", nodes, findings)
        if row["status"] == "declined" and not row.text("decision"):
            findings.refuse(row.place("decision"), "declined_needs_reason")
        low, high = row["cost_from"], row["cost_to"]
        if low is not None and high is not None and high < low:
            findings.refuse(row.place("cost_to"), "range", high, low=low, high=None)
    for sheet in ("scores", "ppp_answers", "ppp_risks"):
        for row in rows_of(tables, sheet):
            if row["idea_key"] and row["idea_key"] not in ideas:
                refuse_unknown(row, "idea_key", "unknown_idea", ideas, findings)
    for row in rows_of(tables, "scores"):
        if row["criterion_key"] and row["criterion_key"] not in criteria:
            refuse_unknown(row, "criterion_key", "unknown_criterion", criteria, findings)
