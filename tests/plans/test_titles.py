"""Sheets, heads and words of a closed list in the plan's workbook: of the reader's language, and read back from any."""

import io
import re
from datetime import date

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from patokaz.language.families import family_texts
from patokaz.language.words import LANGUAGES, words
from patokaz.own_data.form_columns import folded
from patokaz.own_data.form_titles import title_of
from patokaz.plans.examples import FILLED, sample_plan
from patokaz.plans.reading import read_plan
from patokaz.plans.report_template import report_template, template_ids
from patokaz.plans.results import computed_tables
from patokaz.plans.sheets import FORM
from patokaz.plans.template import template
from tests.plans.workbooks import good, workbook

LONGEST_SHEET = 31  # letters, in Excel


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_leaves_in_words_and_comes_back_the_same(language: str) -> None:
    plan, t = sample_plan(FILLED), words(language)
    content = template(plan, t, computed_tables(plan, plan.report_years, t))
    book = load_workbook(io.BytesIO(content), read_only=True)
    heads = [str(cell) for page in book.worksheets[1:] for cell in next(iter(page.values))]
    assert len(heads) > 180 and not any("_" in head for head in [*book.sheetnames, *heads])
    assert book.properties.title == plan.title and book.properties.created.date() == date.today()
    assert all(len(name) <= LONGEST_SHEET for name in book.sheetnames)
    kinds = {row[3] for row in list(book[title_of("nodes", FORM, t)].values)[1:]}
    assert t("plans.kind.goal") in kinds and t("plans.word.on_track") in str(
        list(book[title_of("computed_indicators", FORM, t)].values)
    )
    often = {row[16] for row in list(book[title_of("indicators", FORM, t)].values)[1:]}
    assert often == {t("plans.indicator.every", count=1), t("plans.indicator.every", count=2)}
    assert "yearly" not in str(list(book.worksheets[0].values))
    read = read_plan(content)
    assert (read.plan, read.notices) == (plan, ())


def test_no_title_of_a_language_names_another_sheet_column_or_code_of_the_same_list() -> None:
    for t in map(words, LANGUAGES):
        for sheet in FORM.sheets.values():
            for column in sheet.columns:
                others = [other for other in sheet.columns if other is not column]
                title = folded(title_of(column.name, FORM, t, sheet.name))
                assert title not in {folded(name) for other in others for name in (other.name, *other.aliases)}
            others = {folded(name) for other in FORM.sheets.values() if other is not sheet for name in (other.name, *other.aliases)}  # fmt: skip
            assert folded(title_of(sheet.name, FORM, t)) not in {*others, *FORM.computed}
        for choice, family in FORM.families.items():
            assert [FORM.code_of(choice, t(f"{family}.{code}")) for code in FORM.choices[choice]] == [*FORM.choices[choice]]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_of_the_workbook_names_no_code(language: str) -> None:
    told = family_texts(language, "plans.page") | family_texts(language, "plans.question")
    codes = "|".join((*FORM.sheets, "band_low", "band_high", "higher_document"))
    assert not re.search(f"[“„«]({codes})[”“»]|band_|column purpose", " ".join(told.values()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_steps_questions_risks_rules_and_links_are_words_that_are_read_back(language: str) -> None:
    t, rows = words(language), good()
    rows["plan"][1][1] = "Наслов"
    rows["procedure"] = [["step", "position"], ["approve", 1]]
    rows["evaluation"] = [["subject", "year", "criterion", "judgement", "sentence"], ["plan", 2024, "impact", "partly", "-"]]  # fmt: skip
    rows["changes"] = [["at", "sheet", "subject"], ["2025-01-02", "money", "M"]]
    plan = read_plan(workbook(rows)).plan
    content = template(plan, t)
    book = load_workbook(io.BytesIO(content))
    shown = {str(value) for page in book.worksheets[1:] for row in list(page.values)[1:] for value in row}
    told = ("step.approve", "ppp_question.1a", "risk.r1", "regime.bg_piro_2021", "link.need", "judged.plan", "sheet.money", "country.BG", "language.bg")  # fmt: skip
    assert {t(f"plans.{key}") for key in told} <= shown
    assert not shown & {"approve", "1a", "r1", "bg_piro_2021", "need", "money", "BG", "bg"}
    read = read_plan(content)
    assert (read.plan, read.notices) == (plan, ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_closed_list_of_the_workbook_is_offered_whole(language: str) -> None:
    t = words(language)
    book = load_workbook(io.BytesIO(template(None, t)))
    hidden = book.worksheets[0]
    for sheet in FORM.sheets.values():
        page = book[title_of(sheet.name, FORM, t)]
        rules = {str(rule.sqref).split("2:")[0]: rule.formula1 for rule in page.data_validations.dataValidation}
        for at, column in enumerate(sheet.columns, 1):
            if column.kind not in FORM.choices:
                continue
            rule = rules[get_column_letter(at)]
            offered = rule.strip('"').split(",")
            if "!" in rule:
                offered = [str(cell.value) for (cell,) in hidden[rule.split("!")[1].replace("$", "")]]
            assert [FORM.code_of(column.kind, word) for word in offered] == list(FORM.choices[column.kind])


def test_promised_contributions_and_boxes_of_reports_are_words_that_are_read_back() -> None:
    """From the words of every language and from the codes of earlier workbooks, also those that go on after a sign."""
    kind = next(column for column in FORM.sheets["links"].columns if column.name == "kind")
    report, _, box, _ = FORM.sheets["report_boxes"].columns
    for t in map(words, LANGUAGES):
        for column, family in ((report, "plans.report_of"), (box, "plans.box_of")):
            for code in family_texts("en", family):
                assert column.said(code, t) == t(f"{family}.{code}") != code
                assert column.code(column.said(code, t)) == column.code(code) == code
        for column, code in ((kind, "expected_jobs"), (kind, "expected_t CO2"), (box, "why:1.2"), (box, "goal:A:1")):
            said = column.said(code, t)
            assert ": " in said and not said.startswith(("expected_", "why:", "goal:"))
            assert column.code(said) == column.code(code) == code
        assert column.said("own: text", t) == column.code("own: text") == "own: text"


def test_every_report_and_every_box_has_its_words() -> None:
    reports = [report_template(key) for key in template_ids()]
    assert set(family_texts("en", "plans.report_of")) == {report.id for report in reports}
    boxes = {box.id for report in reports for chapter in report.chapters for box in chapter.boxes}
    assert set(family_texts("en", "plans.box_of")) == boxes
