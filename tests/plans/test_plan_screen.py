"""The page of a plan on the fixture country: Dora (XE04), unemployment 9 in 2020, 5 in 2021, 3 in 2022, a break in 2021."""

import io
import json
import pickle
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from streamlit.testing.v1 import AppTest

from patokaz.language.words import LANGUAGES, words
from patokaz.plans.documents import ideas_file, plan_pptx, plan_workbook
from patokaz.plans.examples import sample_plan
from patokaz.plans.file_screen import HELD
from patokaz.plans.linked import Linked, linked
from patokaz.plans.reading import ReadPlan, read_or_refusal, read_plan
from patokaz.plans.schedule import moment
from patokaz.plans.view import PlanView, held_view, plan_view, report_years
from patokaz.registers.model import BoxText
from tests.pages import component_data, markup, opened, plain_text, table_rows, visible_text
from tests.plans.workbooks import Sheets, good, workbook

pytestmark = pytest.mark.usefixtures("small_country")


def sheets(**changed: list[list[Any]]) -> Sheets:
    """A plan of Dora: two priorities, three measures, an indicator that the statistics hold, verdicts, needs, links."""
    return good() | {
        "plan": [
            ["plan_key", "title", "area_id", "country", "regime", "first_year", "last_year", "status", "report_years"],
            ["p", "Dora <b>2024</b>", "XE04", "BG", "bg_piro_2021", 2020, 2024, "adopted", "2022"],
        ],
        "nodes": [
            ["version", "valid_from", "node_key", "kind", "parent", "title", "owner_unit", "start", "end"],
            [1, 2020, "G", "goal", None, "Work for all", None, 2020, 2024],
            [1, 2020, "P", "priority", "G", "Jobs", None, None, None],
            [1, 2020, "Q", "priority", "G", "Streets", None, None, None],
            [1, 2020, "M1", "measure", "P", "Training", "Economy unit", 2020, 2021],
            [1, 2020, "M2", "measure", "P", "Fair", None, 2022, 2023],
            [1, 2020, "M3", "measure", "Q", "Lamps", None, None, None],
        ],
        "indicators": [
            ["indicator_key", "node_key", "name", "statistics_indicator", "unit", "series_kind", "purpose",
             "baseline_value", "baseline_year", "target_value", "target_year", "key_indicator"],
            ["I", "P", "Unemployment", "unemployment_rate_pct", "%", "level", "goal", 9, 2020, 2, 2024, "yes"],
            ["T", "Q", "Lamps", None, "lamps", "running_total", "goal", 0, 2020, 100, 2024, None],
        ],
        "actuals": [["indicator_key", "year", "value", "status"], ["T", 2022, 20, "approved"]],
        "money": [
            ["node_key", "year_from", "source_of_funds", "planned", "contracted", "paid", "currency"],
            ["M1", 2020, "own", 1000, 800, 500, "EUR"],
            ["M2", 2022, "eu", 3000, None, None, "EUR"],
        ],
        "status": [["node_key", "year", "status"], ["M1", 2021, "done"], ["M2", 2022, "running"]],
        "verdicts": [
            ["subject", "year", "party", "verdict", "sentence"],
            ["M1", 2022, "administration", "as_said", "all trained"],
            ["M1", 2022, "council", "not", "nobody came"],
            ["M2", 2022, "council", "partly", "half"],
        ],
        "needs": [["need_key", "title", "source"], ["N1", "Water", "forum"], ["N2", "Bus", "survey"]],
        "links": [["node_key", "kind", "target", "note"], ["M1", "need", "N1", None], ["P", "higher_document", "SDG 8", "8.5"]],
        **{name: [] for name in ("target_points", "target_revisions", "rebased_baselines", "corrections", "breaks")},
    } | changed  # fmt: skip


def held(**changed: list[list[Any]]) -> dict[str, object]:
    rows = {name: table for name, table in sheets(**changed).items() if table}
    rows["ideas"][1][2] = "M1"
    found = read_or_refusal(workbook(rows))
    assert isinstance(found, ReadPlan), found
    return {HELD: ("dora.xlsx", found)}


def shown(view: str, language: str = "en", **address: str) -> AppTest:
    return opened("plan", held(), lang=language, show=view, **address)


def view(year: int = 2022, language: str = "en") -> PlanView:
    plan, t = held()[HELD][1].plan, words(language)  # type: ignore[index]
    return plan_view(plan, linked(plan.area_id, t), year, "", t)


def test_the_sentence_and_the_three_bars_of_the_tree() -> None:
    text = visible_text(shown("tree"))
    assert "Of 3 measures 1 done, 1 under way, no status for 1; 0 of 1 key indicator on track." in text
    assert "Dora · 2020–2024 · version 1, in force from 2020 · adopted · as at 2022" in text
    # Jobs: its one indicator is not comparable; one of two measures; 500 of 4,000. Streets: 20 of 100 lamps.
    assert "priority Jobs withheld, 0 of 1 1 of 2 EUR 500 of EUR 4,000" in text
    assert "priority Streets 20% not stated –" in text
    assert (
        "Lamps: 20 lamps in 2022; from 0 lamps (2020) to 100 lamps by 2024: 20% of the way in 50% of the time" in text
    )
    assert "Responsible: Economy unit" in text


def test_a_value_of_the_statistics_is_told_and_withheld_across_its_break() -> None:
    app = shown("indicators")
    text = visible_text(app)
    assert "3 % · 2022 not comparable" in text and "break in the series in 2021" in text
    series, rows = table_rows(app, "State"), table_rows(app, "Remark", "Unemployment")
    assert [row[:2] for row in series[1:]] == [["2020", "9 %"], ["2021", "5 %"], ["2022", "3 %"]]
    assert [row[:3] for row in rows[1:]] == [
        ["Unemployment", "2020", "9 %"], ["Unemployment", "2021", "5 %"], ["Unemployment", "2022", "3 %"],
        ["Unemployment", "2021", "–"],
    ]  # fmt: skip
    assert rows[1][3] and rows[1][4] == "taken from the statistics, not approved yet"
    assert rows[4][4] == "Unemployment: break in the series in 2021"
    # lamps: 20 of 100 in half of the time; needed (100 - 20) / 2, achieved 20 / 2 a year
    assert table_rows(app, "Needed a year")[1] == ["Lamps", "well behind", "40.0 lamps", "10.0 lamps"]


def test_a_rebased_baseline_gives_the_pace_on_the_new_series() -> None:
    rebased = [["indicator_key", "baseline_value", "baseline_year", "source"], ["I", 5, 2021, "new series"]]
    text = visible_text(opened("plan", held(rebased_baselines=rebased), lang="en", show="indicators"))
    assert "from 5 % (2021) to 2 % by 2024: 67% of the way in 33% of the time, on track" in text


def test_money_by_priority_and_source_and_measures_without_it() -> None:
    app = shown("money")
    text = visible_text(app)
    assert "Planned EUR 4,000, contracted EUR 800, paid EUR 500" in text
    assert "EU planned EUR 3,000; no data: contracted, paid" in text and "1 of 3 measures have no funding." in text
    assert table_rows(app, "Responsible")[1:] == [["M3", "Lamps", "–"]]


def test_what_disagrees_and_what_is_missing() -> None:
    app = shown("coherence")
    assert "2 measures and indicators were judged, on 1 the parties disagree." in visible_text(app)
    assert table_rows(app, "council")[1:] == [
        ["Training", "done as reported: all trained", "not done: nobody came", "none"]
    ]
    needs = table_rows(app, "Source")[1:]
    assert ["Bus", "survey"] in needs and all(row[0] != "Water" for row in needs)
    assert table_rows(app, "SDG 8")[1:] == [["Jobs", "● contributes to it 8.5"]]
    assert "1 goal or priority is not linked to a higher-level document." in visible_text(app)


def test_needs_of_the_statistics_are_the_worst_fifth_that_no_indicator_follows() -> None:
    dora = [need.title for need in view().needs]  # among the best in unemployment, 17th of 20 in entities and matura
    assert dora == ["Bus", "Matura passed", "Business entities"]
    plan = held()[HELD][1].plan  # type: ignore[index]
    vera = linked("XE20", words("en"))  # rank 20 of 20 in unemployment
    assert "unemployment_rate_pct" in {need.key for need in vera.needs}
    assert "unemployment_rate_pct" not in {n.key for n in plan_view(plan, vera, 2022, "", words("en")).needs}


def test_the_schedule_draws_every_measure_with_today() -> None:
    app = shown("schedule")
    figure = json.loads(app.get("plotly_chart")[0].proto.spec)
    bars = {trace["name"]: (trace["base"], trace["x"]) for trace in figure["data"]}
    assert bars == {"completed": ([2020], [2]), "under way": ([2022], [2]), "not stated": ([2020], [5])}
    text = visible_text(app)
    assert "3 measures on the time axis; for 1 the end has passed and it is not completed; 1 without years" in text
    assert ["M1", "Training", "Jobs", "Economy unit", "2021", "completed"] in table_rows(app, "Due")
    assert moment(date(2024, 7, 2)) == 2024.5


def test_amendments_and_linked_projects_are_told() -> None:
    nodes = sheets()["nodes"]
    second = [[2, 2023, *row[2:]] for row in nodes[1:] if row[2] != "M2"]
    next(row for row in second if row[2] == "M3")[4] = "P"
    links = [["node_key", "kind", "target"], ["M1", "project", "xe-water"], ["M3", "project", "DREAM-7"]]
    plan = held(
        nodes=[*nodes, *second], links=links, versions=[["version", "valid_from", "decision"], [2, 2023, "decision 9"]]
    )
    app = opened("plan", plan, lang="en", show="coherence")
    assert table_rows(app, "Moved")[1:] == [
        ["1", "2020", "not stated", "–", "–", "–"], ["2", "2023", "decision 9", "–", "Fair", "Lamps"],
    ]  # fmt: skip
    projects = table_rows(app, "Amount")[1:]
    assert projects[0][0] == "Training" and projects[0][3] == "EUR 1.0 million"
    assert projects[1] == ["Lamps", "DREAM-7", "not stated", "–"]


def test_a_branch_of_the_address_narrows_every_view() -> None:
    text = visible_text(shown("tree", node="Q"))
    assert (
        "No status is reported for any of 1 measures" not in text
        and "no status is reported for the one measure" in text.lower()
    )
    assert "Training" not in text and "Streets" in text
    assert "no funds are recorded" in visible_text(shown("money", node="Q")).lower()
    assert "Training" in visible_text(shown("tree", node="<b>nonsense"))


def test_levels_are_named_as_the_country_names_them() -> None:
    plan = [row[:] for row in sheets()["plan"]]
    plan[1][3], plan[1][4] = "UA", "ua_strategy"
    text = visible_text(opened("plan", held(plan=plan), lang="uk", show="tree"))
    assert "операційна ціль Jobs" in text and "завдання Training" in text
    assert "пріоритет Jobs" in visible_text(shown("tree", "uk"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refused_file_names_sheet_row_and_column_and_leaves_no_plan(language: str) -> None:
    rows = good()
    rows["indicators"][1][8] = "=1+1"
    refused = read_or_refusal(workbook(rows))
    app = opened("plan", {HELD: ("<i>bad</i>.xlsx", refused)}, lang=language)
    t, text = words(language), visible_text(app)
    where = t("plans.place", sheet=t("plans.sheet.indicators"), row=2, column=t("plans.head.target_value"))
    assert f"{where}: {t('plans.bad.formula')}" in text
    assert t("plans.page.title") in text and "<i>bad</i>" in text
    assert not any("<i>bad" in piece for piece in markup(app))
    opened("plan_presentation", {HELD: ("bad.xlsx", refused)}, lang=language)


@pytest.mark.parametrize("language", ["sq", "uk"])
def test_examples_of_the_address_open_in_every_view(language: str) -> None:
    t = words(language)
    for name in ("tree", "money", "indicators", "coherence", "schedule", "ideas", "documents"):
        text = visible_text(opened("plan", lang=language, example="gabrovo-2030", show=name))
        assert t("error.failed_title") not in text and t("plans.key_on_track", count=4, number="1") in text
    assert t("plans.no_targets") in visible_text(opened("plan", lang=language, example="gjorche-petrov-works"))


def test_an_unknown_example_is_said() -> None:
    assert "nonsense" in visible_text(opened("plan", lang="en", example="nonsense"))


def test_a_report_is_not_final_while_a_box_is_empty_and_boxes_leave_with_the_workbook() -> None:
    app = shown("documents")
    assert "The report cannot be called final yet." in visible_text(app)
    assert "Final report (DOCX)" not in buttons(app)
    areas = app.text_area
    for area in areas:
        area.set_value("Written.")
    next(button for button in app.button if button.label == "Save the answers").click()
    app.run()
    assert not app.exception
    kept = app.session_state[HELD][1].plan.boxes
    assert [box.text for box in kept if box.year == 2022] == ["Written."] * len(areas)
    assert [box.text for box in kept if box.year == 2024] == ["Nothing."]
    again = read_plan(
        plan_workbook(plan_view(app.session_state[HELD][1].plan, linked("XE04", words("en")), 2022, "", words("en")))
    )
    assert set(again.plan.boxes) == set(kept) and all(isinstance(box, BoxText) for box in kept)


def buttons(app: AppTest) -> list[str]:
    return [element.proto.label for element in app.get("download_button")]


def test_the_workbook_goes_back_with_what_was_filled_and_computed() -> None:
    book = load_workbook(io.BytesIO(plan_workbook(view())))
    computed = {row[1]: row for row in book["Indicators, computed"].values if row[0] == 2022}
    assert computed["T"][10] == 0.2 and computed["I"][13] == "not comparable"
    actuals = {(row[0], row[1]): row for row in book["Actual values"].values}
    assert actuals["I", 2022][2] == 3 and actuals["I", 2022][6:8] == ("draft", "statistics")
    again = plan_view(read_plan(plan_workbook(view())).plan, linked("XE04", words("en")), 2022, "", words("en"))
    assert (again.whole, again.state, again.notes) == (view().whole, view().state, view().notes)


def test_slides_and_wall_show_the_views_in_their_order() -> None:
    deck = Presentation(io.BytesIO(plan_pptx(view(), date(2026, 1, 1))))
    texts = [" ".join(s.text_frame.text for s in slide.shapes if s.has_text_frame) for slide in deck.slides]
    assert "Of 3 measures 1 done" in texts[0] and "Dora <b>2024</b>" in texts[0]
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert list(charts[0].plots[0].categories) == [
        "completed",
        "under way",
        "not stated",
    ]  # the first slide is of measures
    cells = [cell.text for slide in deck.slides for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells]  # fmt: skip
    assert any(cell.startswith("EUR\u00a0") for cell in cells), "money of one goal is no bar"
    app = opened("plan_presentation", held(), lang="en", show="schedule")
    data = component_data(app, "plan_presentation")
    slides = [plain_text(str(slide)) for slide in data["slides"]]
    assert "2022–2023, under way" in slides[data["first"] - 1]
    disputed = next(slide for slide in slides if "The verdicts on 1 measure disagree" in slide)
    assert "administration: done as reported; council: not done" in disputed
    assert data["leave"] == "" and "<b>2024</b>" not in data["slides"][0]


def test_without_a_plan_there_is_nothing_to_present() -> None:
    assert "There is no plan in this session." in visible_text(opened("plan_presentation", lang="en"))


def test_the_fiche_of_an_idea_says_its_gates_and_marks() -> None:
    from docx import Document

    found = view()
    ideas = (replace(found.whole.ideas[0], need="N1"), *found.whole.ideas[1:])
    document = Document(io.BytesIO(ideas_file(replace(found, whole=replace(found.whole, ideas=ideas)), "A", 3)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "Training" in cells and "EUR\u00a0100–200" in cells
    assert cells[cells.index("Need") + 1] == "Water"  # by its title, not by its key
    at = cells.index(words("en")("plans.gate.site"))
    assert cells[at + 1] == "yes"


def test_the_year_shown_first_is_the_newest_that_the_office_filled() -> None:
    plan = held()[HELD][1].plan  # type: ignore[index]
    years, first = report_years(plan, linked("XE04", words("en")), date(2023, 5, 1))
    assert (years, first) == ([2023, 2022, 2021, 2020], 2022)


def test_a_view_is_computed_once_for_as_long_as_its_plan_is_held() -> None:
    found, t = ReadPlan(sample_plan("gabrovo-2030"), ()), words("en")
    beside = linked(found.plan.area_id, t)
    first = held_view(found, beside, 2024, "", t)
    assert held_view(found, beside, 2024, "", t) is first
    assert held_view(found, beside, 2023, "", t).year == 2023
    assert held_view(replace(found, plan=replace(found.plan, title="Other")), beside, 2024, "", t).plan.title == "Other"


def test_what_a_plan_remembers_stays_in_its_process() -> None:
    found, t = ReadPlan(sample_plan("gabrovo-2030"), ()), words("en")
    held_view(found, Linked(), 2024, "", t)
    sent = pickle.loads(pickle.dumps(found))
    assert sent == found and "_made" not in vars(sent) and "_made" in vars(found)
