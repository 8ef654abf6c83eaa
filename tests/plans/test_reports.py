"""Reports from templates: tables filled, boxes as written, never final while something is missing, one document a report."""

import io
import re
import time
import zipfile
from dataclasses import replace

import pytest
from docx import Document

from patokaz.language.words import LANGUAGES, words
from patokaz.plans.chapters import chapters_table
from patokaz.plans.examples import sample_plan
from patokaz.plans.reading import read_plan
from patokaz.plans.report import final_report, plan_report, unapproved_years
from patokaz.plans.report_annexes import promised
from patokaz.plans.report_blocks import BLOCKS, OUTSIDE_BLOCKS
from patokaz.plans.report_document import report_file
from patokaz.plans.report_facts import Facts
from patokaz.plans.report_model import Box, NotFinal, Paragraph, PlanReport, ReportPicture, ReportTable
from patokaz.plans.report_template import MARKS, report_template, template_ids, templates_for
from patokaz.plans.texts import first_upper
from patokaz.registers.model import BoxText, Plan
from patokaz.registers.overview import plan_state
from tests.plans.workbooks import good, workbook


def report(
    plan: Plan, template: str = "bg_annual", year: int = 2024, language: str = "en", **more: object
) -> PlanReport:
    return plan_report(plan, report_template(template), year, (language, words(language)), **more)  # type: ignore[arg-type]


def small() -> Plan:
    return read_plan(workbook(good())).plan


def written(plan: Plan, template: str, year: int) -> Plan:
    boxes = [b for c in report(plan, template, year).chapters for b in c.blocks if isinstance(b, Box)]
    return replace(plan, boxes=tuple(BoxText(template, year, box.id, "Written.") for box in boxes))


def tables(found: PlanReport) -> dict[str, ReportTable]:
    return {b.caption: b for c in found.chapters for b in c.blocks if isinstance(b, ReportTable)}


def codes(found: PlanReport) -> set[str]:
    return {row.code for row in found.missing}


@pytest.mark.parametrize("template_id", template_ids())
def test_a_template_is_whole_in_five_languages_and_says_how_sure_its_order_is(template_id: str) -> None:
    template = report_template(template_id)
    assert template.mark in MARKS
    texts = [template.title, template.order, *(c.heading for c in template.chapters)]
    texts += [box.question for c in template.chapters for box in c.boxes]
    texts += [template.due] if template.due else []
    for text in texts:
        assert set(text) == set(LANGUAGES) and all(text.values())
        assert all(text[language] != text["en"] for language in LANGUAGES if language != "en"), text
    ids = [box.id for c in template.chapters for box in c.boxes]
    assert len(ids) == len(set(ids))
    assert {code for c in template.chapters for code in c.auto} <= {*BLOCKS, *OUTSIDE_BLOCKS}
    if template.mark == "proposed":
        assert "roposed order" in template.order["en"]


def test_an_empty_box_is_named_and_forbids_the_final_report() -> None:
    found = report(small())
    assert (found.boxes, found.filled) == (8, 1)
    with pytest.raises(NotFinal) as caught:
        final_report(found)
    assert "How were data collected, and by which unit?" in {row.name for row in caught.value.missing}
    with pytest.raises(NotFinal):
        report_file(found, words("en"), is_final=True)
    complete = report(written(small(), "bg_annual", 2024))
    assert complete.is_complete and complete.filled == complete.boxes
    assert codes(complete) == {"not_supplied"}
    assert report_file(complete, words("en"), is_final=True)


def test_a_box_that_is_too_long_and_a_value_that_is_not_approved_forbid_it_too() -> None:
    plan = written(small(), "bg_annual", 2024)
    long = replace(plan, boxes=(replace(plan.boxes[0], text="word " * 251), *plan.boxes[1:]))
    assert "box_too_long" in codes(report(long))
    draft = replace(plan, actuals=(replace(plan.actuals[0], status="draft"), *plan.actuals[1:]))
    assert "value_not_approved" in codes(report(draft))
    assert "no_values" in codes(report(written(plan, "bg_annual", 2026), year=2026))
    uneven = replace(plan, indicators=(replace(plan.indicators[0], weight=9000), *plan.indicators[1:]))
    assert "weights" in codes(report(uneven))


def test_a_mid_term_evaluation_names_the_year_that_is_not_approved() -> None:
    plan = small()
    years = tuple(replace(plan.actuals[1], year=year, status="approved") for year in (2021, 2023))
    plan = replace(plan, actuals=(*years, replace(plan.actuals[1], year=2022, status="submitted")), corrections=())
    assert unapproved_years(plan, 2021, 2023) == [2022]
    with pytest.raises(NotFinal) as caught:
        final_report(report(written(plan, "bg_midterm", 2023), "bg_midterm", 2023))
    assert [(row.code, row.name) for row in caught.value.missing] == [("year_not_approved", "2022")]


def test_tables_hold_the_figures_of_the_page() -> None:
    found = tables(report(sample_plan("gabrovo-2030"), year=2018))
    rows = {row[0]: row for row in found["Indicators"].rows}
    transport = rows["Емисии на транспорта, т CO₂-екв."]
    assert (
        transport[1:]
        == ("97,470 (2008)", "32,493 (2030)", "97,609", "−0.2%", "45%", "0.00", "moving away from the target")
        or transport[4] == "−0.2%"
    )
    assert rows["Крайно потребление на енергия, MWh"][7] == "no target set"
    assert ("Емисии на транспорта", "moving away from the target") in {
        row[:2] for row in found["Targets that are behind"].rows
    }
    assert sum(len(table.rows) for caption, table in found.items() if caption == "Measures by state") == 35
    by_source = found["Money by source of funds"].rows
    assert by_source == (("not stated", "EUR", "131,392,004", "not stated", "not stated"),)


def test_corrections_and_revisions_are_printed_in_the_report_of_their_year() -> None:
    plan = small()
    assert tables(report(plan))["Corrected values"].rows[0][1:4] == ("2023", "30 people", "28 people")
    assert "Corrected values" not in tables(report(plan, year=2025))
    changed = tables(report(plan, year=2025))["Changed targets and baselines"].rows
    assert ("Trained", "2025", "100 people", "80 people", "decision 5; less money") in changed
    assert ("Rate", "2023", "8.22 % (2021)", "6.17 % (2022)", "series changed") in changed
    assert len(tables(report(plan))["Changed targets and baselines"].rows) == 1


def test_boxes_stand_for_every_priority_and_come_from_the_workbook() -> None:
    plan = replace(small(), boxes=(BoxText("bg_annual", 2024, "why:P", "The tender came late."),))
    boxes = {b.id: b for c in report(plan).chapters for b in c.blocks if isinstance(b, Box)}
    assert boxes["why:P"].text == "The tender came late."
    assert boxes["why:P"].question == "Priority: Why ahead or behind?"


def test_a_plan_without_targets_makes_a_report_that_invents_no_pace() -> None:
    found = report(sample_plan("gjorche-petrov-works"), "mk_programme", 2021, "mk")
    assert {row[4:7] for row in tables(found)["Показатели"].rows} == {("–", "–", "–")}
    assert templates_for("MK", "other")[0].id == "mk_programme"
    assert "член" not in found.order


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_document_says_its_language_pages_tables_and_what_is_missing(language: str) -> None:
    t = words(language)
    picture = ReportPicture(_pixel(), "words for the picture")
    found = report(
        sample_plan("gabrovo-2030"), year=2024, language=language, outside={"context": [picture, Paragraph("x")]}
    )
    start = time.process_time()
    content = report_file(found, t)
    assert time.process_time() - start < 2
    document = Document(io.BytesIO(content))
    texts = [p.text for p in document.paragraphs]
    signed = [cell.text for cell in document.tables[-1].columns[0].cells]
    assert signed == [t(f"plans.report.signed_{name}") for name in ("unit", "mayor", "date", "decision")]
    assert found.title in texts and first_upper(t("plans.draft")) in texts and found.order in texts
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 2"] == [
        f"{c.number}. {c.heading}" for c in found.chapters if c.level == 2
    ]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        styles, body = archive.read("word/styles.xml").decode(), archive.read("word/document.xml").decode()
        footer = next(archive.read(n).decode() for n in archive.namelist() if re.match(r"word/footer\d*\.xml", n))
    assert set(re.findall(r'w:lang [^>]*w:val="(\w\w)', styles)) == {language}
    assert "PAGE" in footer and "NUMPAGES" in footer
    assert body.count("w:tblCaption") == len(
        [b for c in found.chapters for b in c.blocks if isinstance(b, ReportTable)]
    )
    assert 'descr="words for the picture"' in body
    if language != "en":
        assert not re.search(r"\b(the|not|baseline|target)\b", " ".join(texts[:6]))


def _pixel() -> bytes:
    from PIL import Image

    target = io.BytesIO()
    Image.new("RGB", (4, 2), "white").save(target, "PNG")
    return target.getvalue()


def test_a_promised_contribution_is_held_against_the_gap_to_the_target() -> None:
    plan = sample_plan("gabrovo-2030")
    state = plan_state(plan, 2024)
    told, printed = promised(Facts(plan, 2024, state.states, state.nodes, words("en")))
    # 162,629 in 2024 - 78,293 = 84,336; 74,213 / 84,336 = 88 %
    assert isinstance(told, Paragraph) and isinstance(printed, Paragraph)
    # the plan's table, from 2008: 322,280 - 194,943 = 127,337; 74,213 / 127,337 = 58 %
    assert "127,337" in printed.text and "58% of it" in printed.text
    assert "84,336" in told.text and "74,213" in told.text and "88% of it; 2 of them" in told.text


def test_a_chapter_says_where_its_place_in_the_order_was_read() -> None:
    template = report_template("bg_annual")
    rows = {row[0]: row for row in chapters_table(template, words("bg")).rows}
    assert rows["1"][2] == "прочетено в по-старите правила: Чл. 91, ал. 4 от Правилника от 2008 г."
    assert rows["5"][2] == "предложен ред" and rows["3b"][3:] == ("спрени или отпаднали мерки", "1")
    first = {chapter.number: chapter.blocks[0] for chapter in report(small()).chapters}
    assert first["1"] == Paragraph("Rules of 2008, article 91(4)", is_note=True)
    assert first["5"] == Paragraph("Proposed order", is_note=True)


def test_a_report_says_nothing_of_the_library_that_wrote_it() -> None:
    file = report_file(report(small()), words("en"))
    about = Document(io.BytesIO(file)).core_properties
    assert (about.author, about.last_modified_by, about.comments) == (
        "Patokaz",
        "Patokaz",
        "",
    ) and about.created.year > 2013
    archive = zipfile.ZipFile(io.BytesIO(file))
    assert about.subject and not any("thumbnail" in name for name in archive.namelist())
    styles = archive.read("word/styles.xml").decode()
    assert "asciiTheme" not in styles and "<w:pBdr" not in styles.split('w:styleId="Title"')[1].split("</w:style>")[0]
