"""The year, the situation, roles, partnerships and two periods of a plan, by value on the fixture country (Dora, XE04)."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook

from patokaz.language.words import LANGUAGES, words
from patokaz.own_data.form_cells import BadCell
from patokaz.own_data.form_entry import field_text
from patokaz.own_data.form_problems import UnreadableForm
from patokaz.plans.calendar import days_file, plan_days
from patokaz.plans.deck import plan_slides
from patokaz.plans.documents import ideas_file, plan_workbook
from patokaz.plans.entry import field_value
from patokaz.plans.examples import sample_plan
from patokaz.plans.file_screen import HELD
from patokaz.plans.linked import Linked, linked
from patokaz.plans.monitors import monitor_workbook
from patokaz.plans.periods import periods_table, same_indicators, view_before
from patokaz.plans.procedure import next_sentence, steps
from patokaz.plans.reading import ReadPlan, read_or_refusal, read_plan
from patokaz.plans.targets import targets_table
from patokaz.plans.view import PlanView, plan_view
from patokaz.registers.year_round import SignOff, signed
from patokaz.reports.slides.model import Bars, Lines, Standing
from tests.pages import opened, plain_text, table_rows, visible_text
from tests.plans.test_plan_screen import sheets
from tests.plans.workbooks import workbook

pytestmark = pytest.mark.usefixtures("small_country")
NODES = [
    ["version", "valid_from", "node_key", "kind", "parent", "title", "owner_unit", "contributors", "informed", "start", "end"],
    [1, 2020, "G", "goal", None, "Work for all", None, None, None, 2020, 2024],
    [1, 2020, "P", "priority", "G", "Jobs", None, None, None, None, None],
    [1, 2020, "M1", "measure", "P", "Training", "Economy unit", "Schools; firms", "Council", 2020, 2021],
    [1, 2020, "M2", "measure", "P", "Fair", None, None, None, 2022, 2023],
]  # fmt: skip
LINKED = ["I", "P", "Unemployment", "unemployment_rate_pct", "%", "level", "goal", 9, 2020, 2, 2024, "yes"]
ADDED: dict[str, list[list[Any]]] = {
    "nodes": NODES,
    "money": [],
    "links": [["node_key", "kind", "target"], ["M1", "project", "xe-water"]],
    "procedure": [
        ["step", "position", "unit", "due", "version", "decision"],
        ["values", 1, "Statistics unit", "01-15", 1, "order 3"],
        ["approve", 2, "Mayor", "03-20", 1, None],
    ],
    "situation": [["kind", "text", "source", "node_key"], ["weakness", "Old pipes", "forum", "M1"], ["threat", "Flood", None, None]],
    "evaluation": [
        ["subject", "year", "criterion", "judgement", "sentence", "evidence", "unit"],
        ["M1", 2022, "efficiency", "partly", "dear", "bill 7", "Audit unit"],
        ["xe-water", 2022, "impact", "fully", "all have water", None, None],
    ],
    "partnerships": [
        ["partnership_key", "object", "partner", "form", "first_year", "last_year", "guarantees", "decision",
         "idea_key", "public_total", "partnership_total", "discount_rate_pct", "price_year"],
        ["W", "Water plant", "Firm & Co", "concession", 2022, 2031, "none", "decision 5", "A", 1000, 900, 5, 2022],
    ],
    "partnership_payments": [["partnership_key", "year", "amount"], ["W", 2022, 100], ["W", 2023, 105]],
}  # fmt: skip


def held(**changed: list[list[Any]]) -> dict[str, object]:
    rows = {name: table for name, table in (sheets() | ADDED | changed).items() if table}
    rows["indicators"] = [rows["indicators"][0], LINKED]
    rows["actuals"] = [
        ["indicator_key", "year", "value", "source_kind", "source"],
        ["I", 2021, 5.5, "statistics", "old file"],
    ]
    rows["status"] = [["node_key", "year", "status"], ["M1", 2021, "done"]]
    rows["verdicts"] = [rows["verdicts"][0], ["M2", 2022, "council", "partly", "half"]]
    rows["links"] = rows["links"][:2]
    rows["ideas"][1][2] = "M1"
    found = read_or_refusal(workbook(rows))
    assert isinstance(found, ReadPlan), found
    return {HELD: ("dora.xlsx", found)}


def view(language: str = "en", year: int = 2022) -> PlanView:
    plan, t = held()[HELD][1].plan, words(language)  # type: ignore[index]
    return plan_view(plan, linked(plan.area_id, t), year, "", t)


def test_the_year_says_its_steps_days_and_what_is_next() -> None:
    app = opened("plan", held(), lang="en", show="round", year="2022")
    text = visible_text(app)
    assert "The year 2022: open." in text and "Procedure of the office, version 1; decision: order 3." in text
    assert table_rows(app, "Progress")[1:] == [
        ["1", "Enter the values of the indicators", "Statistics unit", "15 January 2023", "done"],
        ["2", "Approve and close the year", "Mayor", "20 March 2023", "0 of 1"],
    ]
    before, after = (plain_text(next_sentence(view(), date(2023, 3, day))) for day in (10, 21))
    assert "by 20 March 2023, 10 days left" in before and "was due on 20 March 2023, 1 day ago" in after
    days = [(row.day, row.subject) for row in plan_days(view(), date(2023, 3, 1))]
    assert days[0] == (date(2023, 3, 20), "report on 2022") and (date(2023, 12, 31), "Fair") in days
    assert (date(2024, 12, 31), "Unemployment") in days and all(subject != "Training" for _, subject in days)
    made = days_file(view(), date(2023, 3, 1), words("en")).decode()
    assert made.count("BEGIN:VEVENT") == len(days) and "UID:end-M2-p@patokaz" in made


def test_without_an_own_procedure_the_proposed_one_has_the_day_that_the_rules_set() -> None:
    plan = held(procedure=[])[HELD][1].plan  # type: ignore[index]
    found = {row.code: row for row in steps(plan_view(plan, linked("XE04", words("en")), 2022, "", words("en")))}
    assert found["council"].due == date(2023, 3, 31) and found["values"].due is None
    assert (found["measures"].done, found["measures"].of, found["verdicts"].done) == (1, 2, 1)
    assert (found["values"].done, found["values"].of, found["report"].done) == (1, 1, 0)


def test_values_written_on_the_page_stay_in_the_session_and_are_written_down() -> None:
    app = opened("plan", held(), lang="en", show="round", year="2022")
    app.text_input(key="value_I_2022").set_value("about 2")
    keep = [button for button in app.button if button.label == "Save the entries"]
    keep[0].click()
    app.run()
    assert "Unemployment, %: expected a number; the cell contains “about 2”" in visible_text(app)
    assert not any(a.year == 2022 for a in app.session_state[HELD][1].plan.actuals)
    app.text_input(key="value_I_2022").set_value("2,5")  # a comma is a decimal sign in four of the five languages
    next(button for button in app.button if button.label == "Save the entries").click()
    app.run()
    assert not app.exception
    plan = app.session_state[HELD][1].plan
    assert [(a.year, a.value, a.status) for a in plan.actuals if a.year == 2022] == [(2022, 2.5, "draft")]
    assert [(c.sheet, c.subject, c.new) for c in plan.changes] == [("actuals", "I", "2.5")]
    assert ["actuals", "Unemployment 2022", "–", "2.5", "–"] in [row[1:] for row in table_rows(app, "Unit; reason")]


def test_a_value_of_a_form_is_read_as_it_is_written_and_untouched_to_its_last_digit() -> None:
    assert field_text(142719.256789, "bg") == "142719,256789" and field_text(None, "en") == ""
    assert field_value("142719,256789", 142719.256789, "t", "bg") == 142719.256789
    assert [field_value(text, None, "%", "bg") for text in ("6,4", "6.4", "6,4 %", "1 250,5", "−3", " ")] == [
        6.4, 6.4, pytest.approx(6.4), 1250.5, -3.0, None,
    ]  # fmt: skip
    for text in ("1,234", "6,4,5", "шест"):
        with pytest.raises(BadCell):
            field_value(text, None, "%", "bg")


def test_a_signed_year_is_refused_when_it_comes_back_changed() -> None:
    seen = view()
    plan = signed(
        signed(seen.whole, 2022, SignOff("submitted", "d")), 2022, SignOff("approved", "d", decision="dec. 1")
    )
    book = plan_workbook(plan_view(plan, seen.linked, 2022, "", seen.t))
    assert read_plan(book).plan.years == plan.years
    spoiled = load_workbook(io.BytesIO(book))
    row = next(row for row in spoiled["Actual values"].iter_rows() if row[1].value == 2022)
    row[2].value = 1
    target = io.BytesIO()
    spoiled.save(target)
    refused = read_or_refusal(target.getvalue())
    assert isinstance(refused, UnreadableForm)
    assert [(p.sheet, p.code, p.expected) for p in refused.problems] == [("actuals", "sealed", {"year": 2022})]


def test_the_source_that_was_revised_is_told_with_both_values() -> None:
    text = visible_text(opened("plan", held(), lang="en", show="indicators"))
    assert "Unemployment, 2021: the source was revised, 5.5 % in the plan, 5 % in the statistics" in text


def test_the_situation_shows_what_answers_it_and_what_targets_ask_for() -> None:
    app = opened("plan", held(), lang="en", show="situation", year="2022")
    rows = table_rows(app, "Answered in the plan by")
    assert ["weakness", "Old pipes", "forum", "Training"] in rows and ["threat", "Flood", "–", "–"] in rows
    assert any(row[0] == "strength" and row[2] == "proposed from the statistics" for row in rows)
    assert "not addressed in the plan: 1" in visible_text(app)


def test_targets_stand_beside_the_trend_and_what_others_have() -> None:
    table = targets_table(view())
    assert table is not None  # after the break of 2021 two years; median 10.5 and lower quartile 5.75 of the twenty
    assert table.rows == (
        ("Unemployment, %", "3 (2022)", "2 (2024)", "–", "10.5", "5.8", "too few comparable years for a trend"),
    )
    plan = sample_plan("gabrovo-2030")
    for target, word in (
        (78_293, "would be reached at the pace so far"),
        (70_000, "requires more than the pace so far"),
    ):
        aims = (replace(plan.indicators[0], target=target),)
        found = targets_table(plan_view(replace(plan, indicators=aims), Linked(), 2024, "", words("en")))
        assert found is not None  # 162,629 + 6 · (162,629 − 400,573) / 16 = 73,400
        assert (found.rows[0][3], found.rows[0][6]) == ("73,400", word)
    earlier = targets_table(plan_view(plan, Linked(), 2018, "", words("en")))
    assert earlier is not None and earlier.rows[0][3] == "–"  # two values make no trend


def test_roles_evaluation_and_monitors_stand_on_the_page() -> None:
    roles = table_rows(opened("plan", held(), lang="en", show="schedule"), "Contributing")
    assert roles[1:] == [["Training", "Economy unit", "Schools; firms", "Council"]]
    app = opened("plan", held(), lang="en", show="coherence", year="2022")
    assert table_rows(app, "Judged by, year")[1:] == [
        ["Training", "efficiency", "partly met", "dear (bill 7)", "Audit unit, 2022"],
        ["xe-water", "impact", "fully met", "all have water", "2022"],
    ]
    assert "1 verdict stays hidden until a second party has judged" in visible_text(app)
    book = load_workbook(io.BytesIO(monitor_workbook(view(), "civil")))
    given = [row[:6] for row in book["Verdicts"].values]
    assert [row[0] for row in given[1:]] == ["M1", "M2", "I"] and all(row[5] is None for row in given[1:])
    back = read_plan(monitor_workbook(view(), "council"))
    assert [(v.subject, v.verdict) for v in back.plan.verdicts] == [("M2", "partly")]
    assert "verdict_blank" in {notice.code for notice in back.notices}


def test_the_register_of_partnerships_is_on_the_page_and_in_the_document() -> None:
    from docx import Document

    app = opened("plan", held(), lang="en", show="ideas")
    assert table_rows(app, "Guarantees and risks")[1][:5] == [
        "Water plant",
        "Firm & Co",
        "concession",
        "2022–2031",
        "EUR 205 (2)",
    ]
    assert table_rows(app, "Less by")[1:] == [["Water plant", "1,000", "900", "100", "200", "5%, 2022"]]
    document = Document(io.BytesIO(ideas_file(view(), "", 3)))
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert {"Firm & Co", "decision 5", "1,000"} <= cells


def test_two_periods_stand_side_by_side_and_a_break_between_is_told() -> None:
    now = view()
    before = view_before(now.whole, now, date(2023, 1, 1))
    rows = {row[0]: row[1:] for row in periods_table(before, now).rows}
    assert rows["Measures completed"] == ("1 of 2", "1 of 2") and rows["Years of the plan"][0] == "2020–2024"
    both = same_indicators(before, now)
    assert both is not None and both.rows[0][0] == "Unemployment" and "break in the series in 2021" in both.rows[0][5]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_new_view_opens_in_every_language(language: str) -> None:
    t = words(language)
    for name in ("round", "situation"):
        assert t("error.failed_title") not in visible_text(opened("plan", held(), lang=language, show=name))


def test_a_withheld_share_is_no_bar_of_nought_and_bars_hold_amounts() -> None:
    t = words("en")
    seen = plan_view(sample_plan("gabrovo-2030"), Linked(), 2024, "", t)
    slides = {slide.title: slide.chart for _, slide in plan_slides(seen, date(2026, 1, 1))}
    shares = slides["Too few values yet to show the progress of 3 parts of the plan"]
    money = slides["52% of the planned money is for “Енергийни системи и сградна среда”"]
    assert isinstance(shares, Standing) and {row.rank for row in shares.rows} == {"withheld, 0 of 1"}
    assert isinstance(money, Bars) and money.unit == "EUR"
    assert money.bars[0].value == pytest.approx(67_771_020)
    opening = slides["1 of 4 key indicators on track"]
    assert isinstance(opening, Standing)
    assert [(row.value, row.rank) for row in opening.rows[:2]] == [
        ("162,629 (2024)", "on track"),
        ("142,719 (2018)", "not reported"),
    ]
    assert isinstance(slides["25 of 35 measures have no years of their own"], Standing)  # years are no amounts
    earlier = plan_view(sample_plan("gabrovo-2030"), Linked(), 2018, "", t)
    told = {slide.title: slide.chart for _, slide in plan_slides(earlier, date(2026, 1, 1))}
    furthest = "Furthest ahead: Отпадъци и кръгова икономика (60%); furthest behind: Мобилност и транспорт (0%)"
    drawn = told[furthest]
    assert isinstance(drawn, Bars) and [round(bar.value, 2) for bar in drawn.bars] == [55.2, 0.0, 59.95]
    assert drawn.unit == "%"
    path = slides[f"{seen.plan.indicators[0].name}: on track"]
    assert isinstance(path, Lines) and list(path.lines[1].years) == list(range(2008, 2031))
    assert path.lines[1].values[11] == pytest.approx((400_573 + 78_293) / 2)  # half of the way in 2019


def test_on_the_wall_long_texts_are_names_and_never_stand_beside_them() -> None:
    slides = {slide.title: slide.chart for _, slide in plan_slides(view(), date(2023, 1, 1))}
    chart = next(chart for title, chart in slides.items() if "steps of 2022" in title)
    assert isinstance(chart, Standing) and chart.rows[0].name == "Enter the values of the indicators"
    assert [(row.value, row.rank) for row in chart.rows] == [("Statistics unit", "done"), ("Mayor", "0 of 1")]
    points = next(chart for title, chart in slides.items() if "weaknesses and threats" in title)
    assert isinstance(points, Standing) and all(len(row.value) <= 26 for row in points.rows)
    assert ("weakness", True) in {(row.value, row.name == "Old pipes") for row in points.rows}
