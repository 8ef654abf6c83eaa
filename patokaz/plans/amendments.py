"""Amendments of a plan: additions, deletions and moves of each version with its decision; linked projects."""

from patokaz.plans.report_model import ReportTable
from patokaz.plans.view import PlanView
from patokaz.registers.model import Node
from patokaz.statistics.database import query

PROJECT = "project"


def amendments_table(view: PlanView) -> ReportTable | None:
    """One row a version: start, decision, changes from the previous one; None for a single version."""
    t = view.t
    versions = sorted(view.plan.versions, key=lambda version: (version.valid_from, version.number))
    if len(versions) < 2:
        return None
    rows = []
    before: dict[str, Node] = {}
    for version in versions:
        now = {node.key: node for node in version.nodes}
        added = [now[key].title for key in now if key not in before] if before else []
        dropped = [before[key].title for key in before if key not in now]
        moved = [now[key].title for key in now if key in before and now[key].parent != before[key].parent]
        decision = "; ".join(part for part in (version.decision, version.reason) if part) or t("plans.nothing_said")
        changes = ("; ".join(titles) or "–" for titles in (added, dropped, moved))
        rows.append((str(version.number), str(version.valid_from), decision, *changes))
        before = now
    names = (t(f"plans.page.{name}") for name in ("added", "dropped", "moved"))
    head = (t("plans.page.version_number"), *view.facts.head("valid_from", "decision"), *names)
    return ReportTable(t("plans.page.amendments"), head, tuple(rows))


def projects_table(view: PlanView) -> ReportTable | None:
    """Projects linked to nodes in force: from the portfolio by id, otherwise as named in the workbook."""
    t = view.t
    titles = {node.key: node.title for node in view.plan.version_in(view.year).nodes}
    rows = []
    for link in view.plan.links:
        if link.kind == PROJECT and link.node in titles:
            found = query("project", project=link.target).to_dict("records")
            if found:
                amount = (
                    t.money(found[0]["amount"], found[0]["currency"])
                    if found[0]["amount"] == found[0]["amount"]
                    else "–"
                )
                rows.append((titles[link.node], found[0]["title"], t("project_status." + found[0]["status"]), amount))
            else:
                rows.append((titles[link.node], link.target, link.note or t("plans.nothing_said"), "–"))
    head = (t("plans.report.node"), t("portfolio.name"), t("choice.status"), t("portfolio.amount"))
    return ReportTable(t("plans.page.projects"), head, tuple(rows), frozenset({3})) if rows else None
