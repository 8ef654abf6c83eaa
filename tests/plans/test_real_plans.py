"""Two real plans: what the workbook holds is read, and every printed result is met."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

import patokaz.plans
from patokaz.language.words import words
from patokaz.plans.examples import sample_names, sample_plan
from patokaz.plans.reading import read_plan
from patokaz.plans.report import plan_report
from patokaz.plans.report_document import report_file
from patokaz.plans.report_template import templates_for
from patokaz.plans.results import computed_tables
from patokaz.plans.template import template
from patokaz.plans.texts import achievement_text, pace_text, share_text, word_text
from patokaz.registers.history import histories
from patokaz.registers.model import Plan
from patokaz.registers.pace import Progress, plan_progress
from patokaz.registers.rollup import rollups

CASES = Path(__file__).parent / "cases"
SAMPLES = Path(patokaz.plans.__file__).parent / "samples"
PLANS = ("gabrovo-2030", "gjorche-petrov-works")


@cache
def plan_of(name: str) -> Plan:
    return read_plan((CASES / name / f"{name}.xlsx").read_bytes()).plan


def rows(name: str, table: str) -> Iterator[dict[str, str]]:
    path = next((p for p in (CASES / name / f"{table}.csv", SAMPLES / name / f"{table}.csv") if p.exists()), None)
    if path is not None:
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


def figure(value: float | None) -> str:
    return "" if value is None else f"{value + 0.0:.4f}"


def plain(value: float | None) -> str:
    return "" if value is None else f"{value:.10g}"


def as_printed(state: Progress) -> dict[str, str]:
    older = f"older value of {state.older[0]} shown with its year" if state.older else ""
    return {
        "baseline": plain(state.baseline.value),
        "baseline_year": plain(state.baseline.year) if state.baseline.value is not None else "",
        "target_in_force": plain(state.target.value),
        "target_year": plain(state.target.year),
        "actual": plain(state.actual),
        "at_least": "yes" if state.at_least else "",
        "achievement": figure(state.achievement),
        "elapsed": figure(state.elapsed),
        "pace": figure(state.pace),
        "word": state.word.replace("_", " "),
        "allowance": figure(state.allowance),
        "deviation": figure(state.deviation),
        "needed_per_year": figure(state.needed_per_year),
        "achieved_per_year": figure(state.achieved_per_year),
        "note": older,
    }


@pytest.mark.parametrize("name", PLANS)
def test_every_indicator_has_the_printed_result_in_every_report_year(name: str) -> None:
    plan = plan_of(name)
    known = histories(plan)
    expected = list(rows(name, "expected"))
    assert expected
    for row in expected:
        year = int(row["report_year"])
        printed = as_printed(plan_progress(known, year)[row["indicator_key"]])
        assert {column: row[column] for column in printed} == printed, (year, row["indicator_key"])


@pytest.mark.parametrize("name", PLANS)
def test_exactly_the_printed_nodes_have_a_roll_up_and_each_is_met(name: str) -> None:
    plan = plan_of(name)
    known = histories(plan)
    expected = {(int(row["report_year"]), row["node_key"]): row for row in rows(name, "rollup")}
    for year in plan.report_years:
        found = rollups(plan, plan_progress(known, year), year)
        assert {key for y, key in expected if y == year} == set(found)
        for key, node in found.items():
            row = expected[year, key]
            assert row["P"] == figure(node.share), (year, key)
            assert row["coverage"] == figure(node.coverage)
            assert (row["withheld"] == "yes") == node.is_withheld
            assert [row["reported"], row["of"]] == [str(node.reported), str(node.counted)]
            assert [row["over_target"], row["moving_away"]] == [str(node.over_target), str(node.moving_away)]
            assert row["weight_sum_bp"] == ("" if node.weight_sum is None else str(node.weight_sum))
            assert row["P_by_budget"] == figure(node.by_budget)


@pytest.mark.parametrize("name", PLANS)
def test_export_and_document_print_the_results_of_the_page(name: str) -> None:
    plan, t = plan_of(name), words("en")
    shown = [state for year in plan.report_years for state in plan_progress(histories(plan), year).values()]
    book = load_workbook(io.BytesIO(template(plan, t, computed_tables(plan, plan.report_years, t))), read_only=True)
    head, *found = book[t("plans.sheet.computed_indicators")].values
    exported = {(row[0], row[1]): dict(zip(head, row, strict=True)) for row in found}
    expected = list(rows(name, "expected"))
    for row in expected:
        told = exported[int(row["report_year"]), row["indicator_key"]]
        assert told["In words"] == t(f"plans.word.{row['word'].replace(' ', '_')}")
        for column in ("achievement", "elapsed", "pace", "needed_per_year", "achieved_per_year", "allowance"):
            assert figure(told[t(f"plans.head.{column}")]) == row[column], (row["indicator_key"], column)
    last = max(plan.report_years)
    kind = templates_for(plan.country, plan.regime)[0]
    document = Document(io.BytesIO(report_file(plan_report(plan, kind, last, ("en", t)), t)))
    cells_of = [
        ["".join(part.text for part in cell.iter(qn("w:t"))) for cell in row.tc_lst]
        for row in document.element.body.iter(qn("w:tr"))
    ]
    begin = next(at for at, cells in enumerate(cells_of) if cells[-1] == "In words")
    printed = {cells[0]: cells for cells in cells_of[begin + 1 : begin + 1 + len(plan.indicators_in(last))]}
    for indicator in plan.indicators_in(last):
        state = next(s for s in shown if (s.year, s.indicator) == (last, indicator.key))
        name_and_unit = f"{indicator.name}, {indicator.unit}" if indicator.unit else indicator.name
        told = printed[name_and_unit]
        row = next(r for r in expected if (int(r["report_year"]), r["indicator_key"]) == (last, indicator.key))
        assert told[4:8] == [achievement_text(state, t), share_text(state.elapsed, t), pace_text(state, t), word_text(state, t)]  # fmt: skip
        assert (told[4] == "–") == (row["achievement"] == "") and (told[6] == "–") == (row["pace"] == "")
        if row["achievement"]:
            assert float(told[4].strip("%at les").replace("−", "-")) == pytest.approx(100 * float(row["achievement"]), abs=0.5)  # fmt: skip


@pytest.mark.parametrize("name", PLANS)
def test_no_row_of_the_workbook_is_lost(name: str) -> None:
    plan = plan_of(name)
    held = {
        "nodes": sum(len(version.nodes) for version in plan.versions),
        "indicators": len(plan.indicators),
        "actuals": len(plan.actuals),
        "money": len(plan.money),
        "status": len(plan.statuses),
        "links": len(plan.links),
        "breaks": len(plan.breaks),
        "sources": len(plan.sources),
    }
    assert held == {table: len(list(rows(name, table))) for table in held}


def test_the_shipped_samples_are_the_same_plans_in_the_language_of_their_office() -> None:
    assert set(sample_names()) == set(PLANS)
    for name, language in zip(PLANS, ("bg", "mk"), strict=True):
        shipped, read = sample_plan(name), plan_of(name)
        assert shipped.language == language
        assert facts(shipped) == facts(read)
        titles = [node.title for node in shipped.versions[0].nodes] + [i.name for i in shipped.indicators]
        assert all(re.search("[А-Яа-я]", title) for title in (shipped.title, *titles))


WRITTEN = ("title", "name", "unit", "note", "source", "baseline_source", "owner", "reason", "what", "read", "missing")
PRINTED = ("printed_gap", "gap_basis")  # told in the shipped sample alone


def facts(plan: Plan) -> dict[str, Any]:
    """A plan without what is written in words; higher documents and contributions by their node."""
    rows = asdict(plan) | {"language": "", "links": sorted((k.node, k.kind.split("_")[0]) for k in plan.links)}

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: bare(part) for key, part in value.items() if key not in (*WRITTEN, *PRINTED)}
        return [bare(part) for part in value] if isinstance(value, list | tuple) else value

    return dict(bare(rows))
