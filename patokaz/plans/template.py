"""The officer's workbook: blank, or filled with a plan."""

from collections.abc import Mapping, Sequence

from patokaz.language.words import Words
from patokaz.own_data.form_workbook import form_workbook
from patokaz.plans.idea_rows import criterion_rows
from patokaz.plans.rows import Table, plan_tables
from patokaz.plans.sheets import FORM
from patokaz.registers.idea_model import Criterion
from patokaz.registers.model import Plan


def template(
    plan: Plan | None,
    t: Words,
    computed: Mapping[str, Table] | None = None,
    criteria: Sequence[Criterion] = (),
) -> bytes:
    """The workbook as XLSX.

    plan: its contents, None for a blank one; computed: additional sheets of results; criteria: of ideas, in a blank
    one.
    """
    tables = plan_tables(plan) if plan else {"criteria": criterion_rows(criteria)}
    return form_workbook(FORM, tables, plan.title if plan else t("plans.report.plan"), t, computed)
