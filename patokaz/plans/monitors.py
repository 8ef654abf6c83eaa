"""The workbook of a monitor: the same plan, a row for every measure and key indicator, without others' verdicts."""

from dataclasses import replace

from patokaz.own_data.form_workbook import form_workbook
from patokaz.plans.rows import Table, plan_tables
from patokaz.plans.sheets import FORM
from patokaz.plans.view import PlanView


def monitor_workbook(view: PlanView, party: str) -> bytes:
    """The workbook for a monitor (party: council or civil) in the view's year, without the other verdicts."""
    plan, t = view.whole, view.t
    own = {row.subject: row for row in plan.verdicts if (row.year, row.party) == (view.year, party)}
    tables = dict(plan_tables(replace(plan, verdicts=())))
    tables["verdicts"] = [
        {"subject": key, "year": view.year, "party": party}
        | (
            {"verdict": own[key].verdict, "sentence": own[key].sentence, "evidence": own[key].evidence}
            if key in own
            else {}
        )
        for key in subjects(view)
    ]
    rows: dict[str, Table] = tables
    return form_workbook(FORM, rows, f"{plan.title}: {t(f'plans.party.{party}')}", t)


def subjects(view: PlanView) -> list[str]:
    """What is evaluated: the measures in force and the key indicators."""
    measures = [node.key for node in view.whole.version_in(view.year).nodes if node.kind == "measure"]
    return [*measures, *(i.key for i in view.whole.indicators_in(view.year) if i.is_key)]
