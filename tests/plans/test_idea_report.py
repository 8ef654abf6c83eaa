"""Ideas and partnerships as a document: ranks with intervals, reasons, screens and risks, in five languages."""

import io
import re
from dataclasses import replace

import pytest
from docx import Document

from patokaz.language.words import LANGUAGES, words
from patokaz.plans.examples import sample_plan
from patokaz.plans.idea_report import idea_report
from patokaz.plans.idea_texts import standard_criteria
from patokaz.plans.reading import read_plan
from patokaz.plans.report_document import report_file
from patokaz.plans.report_model import Paragraph, PlanReport, ReportTable
from patokaz.plans.template import template
from patokaz.registers.idea_model import GATES, Idea, Risk, Score, ScreenAnswer
from patokaz.registers.model import FULL_WEIGHT, Plan
from patokaz.registers.ppp import QUESTIONS


def with_ideas(language: str) -> Plan:
    criteria = standard_criteria(words(language))
    closed = {**dict.fromkeys(GATES, True), "site": False}
    ideas = (
        Idea("A", "Bus station", cost_from=100_000, cost_to=250_000, gates=dict.fromkeys(GATES, True)),
        Idea("B", "Swimming pool", is_ppp=True, gates=dict.fromkeys(GATES, True)),
        Idea("C", "Bridge", gates=closed),
    )
    marks = {"A": 7.0, "B": 4.0, "C": 9.0}
    scores = tuple(Score(key, c.key, who, mark) for key, mark in marks.items() for c in criteria for who in "12")
    answers = tuple(ScreenAnswer("B", q, 0 if q == "2b" else 4, "paper") for row in QUESTIONS.values() for q in row)
    risks = (Risk("B", "r1", "private", "land bought first"),)
    return replace(
        sample_plan("gabrovo-2030"), ideas=ideas, criteria=criteria, scores=scores, screen_answers=answers, risks=risks
    )


def tables(found: PlanReport) -> list[ReportTable]:
    return [block for chapter in found.chapters for block in chapter.blocks if isinstance(block, ReportTable)]


def test_the_standard_criteria_add_up_and_have_their_words() -> None:
    criteria = standard_criteria(words("en"))
    assert sum(criterion.weight for criterion in criteria) == FULL_WEIGHT
    assert all(all(criterion.words) for criterion in criteria)


def test_the_list_shows_intervals_reasons_screens_and_risks() -> None:
    found = idea_report(with_ideas("en"), 1, ("en", words("en")))
    ranked, left, criteria, screens, risks = tables(found)
    assert ranked.rows == (
        ("Bus station", "7.00", "rank 1 (1–1), firmly the first", "EUR\u00a0100,000–250,000"),
        ("Swimming pool", "4.00", "rank 2 (2–2)", "not stated"),
    )
    assert left.rows == (
        ("Bridge", "not ranked, the condition is not met: Are site and ownership known, with no open claim?"),
    )
    assert criteria.rows[0][:2] == ("Proven need", "20%")
    assert screens.rows[1] == ("preliminary feasibility", "80%")
    assert risks.rows[0] == (
        "land and title not ready",
        "public partner",
        "private partner (departs from the usual)",
        "land bought first",
    )
    paragraphs = [block.text for block in found.chapters[2].blocks if isinstance(block, Paragraph)]
    assert paragraphs[0] == "Stop: Are site, title and network links secured?"


@pytest.mark.parametrize("language", LANGUAGES)
def test_ideas_survive_the_workbook_and_make_a_document(language: str) -> None:
    t = words(language)
    plan = with_ideas(language)
    assert read_plan(template(plan, t)).plan == plan
    content = report_file(idea_report(plan, 3, (language, t)), t)
    document = Document(io.BytesIO(content))
    cells = " ".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert t("plans.risk.r18") in cells
    if language != "en":
        assert not re.search(r"\b(the|not|rank|risk|public)\b", cells.replace(plan.title, ""))
