"""The officer's workbook -> a plan, completely or not at all, with all refused cells and all adjusted readings."""

from dataclasses import dataclass
from typing import ClassVar

from patokaz.own_data.form_problems import Findings, Problem, UnreadableForm
from patokaz.own_data.form_tables import read_tables
from patokaz.plans.building import built_plan
from patokaz.plans.checks import check_rows
from patokaz.plans.cycle_checks import check_cycle, check_seals
from patokaz.plans.idea_checks import check_ideas
from patokaz.plans.plausibility import check_plausible
from patokaz.plans.sheets import FORM
from patokaz.registers.model import Plan
from patokaz.statistics.remembers import Remembers

UNREAD = ("sheet_missing", "sheet_renamed", "sheet_twice", "header_missing", "column_missing", "merged")


@dataclass(frozen=True)
class ReadPlan(Remembers):
    """A plan and the adjusted readings (numbers as text, columns and sheets not read …); keeps its latest views while it is held."""

    BYTES: ClassVar[int] = 5_000_000

    plan: Plan
    notices: tuple[Problem, ...]


def read_plan(content: bytes) -> ReadPlan:
    """The plan of an XLSX file.

    Raises:
        UnreadableForm: all problems at once; nothing of the file is kept.
    """
    findings = Findings()
    tables = read_tables(content, FORM, findings)
    if any(problem.code in UNREAD for problem in findings.problems):
        raise UnreadableForm(findings.problems)  # what other sheets say of rows that were not read would only confuse
    check_rows(tables, findings)
    check_plausible(tables, findings)
    check_ideas(tables, findings)
    check_cycle(tables, findings)
    if findings.problems:
        raise UnreadableForm(findings.problems)
    plan = built_plan(tables, findings)
    check_seals(plan, findings)
    if findings.problems:
        raise UnreadableForm(findings.problems)
    return ReadPlan(plan, tuple(findings.notices.values()))


def read_or_refusal(content: bytes) -> ReadPlan | UnreadableForm:
    """The plan of a workbook, or the reasons for refusing it."""
    try:
        return read_plan(content)
    except UnreadableForm as refused:
        return refused
