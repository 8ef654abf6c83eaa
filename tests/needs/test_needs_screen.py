"""The page of needs on the fixture country, and what leaves it: Alma (XE01) is poor in income, Vera (XE20) in work."""

import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from docx import Document

from patokaz.language.words import words
from patokaz.needs.answers import NOTHING, Answer, Answers, Ticked
from patokaz.needs.documents import need_profile, programme_table
from patokaz.needs.matching import Match
from patokaz.needs.measures import measures
from patokaz.needs.rows import Assessment, assessment
from patokaz.needs.signs import Outcome
from patokaz.needs.slides import needs_slides
from tests.pages import component_data, map_data, opened, plain_text, shown, visible_text

pytestmark = pytest.mark.usefixtures("small_country")
TODAY = date(2026, 11, 28)
NBSP = "\N{NO-BREAK SPACE}"
ROMA = measures()["M25"]


def test_needs_of_data_and_answers_are_listed_by_priority() -> None:
    app = opened("needs", area="XE01", lang="en", answers="A4.1.4.3_F1.1.4.3_T4.x.3.-_A1.3.4.2")
    text = visible_text(app).replace(NBSP, " ")
    assert "Alma: 3 needs; indicated by the data: 1, by your answers: 2. Statements answered: 4 of 40." in text
    assert "Type of needs: administrative, financial." in text
    assert "The data can indicate a need for 2 of 40 statements" in text
    first, second, third = (
        plain_text(part).replace(NBSP, " ") for part in shown(app).split('<li><p class="head">')[1:4]
    )
    assert first.startswith("1 The development plan is monitored")
    assert "required by law" in first
    assert "Law on Towns <of Exemplia>, Art. 7: yearly report" in first
    assert "Priority 0.80. Not known: rank by the data." in first  # (0.30 + 0.1875 + 0.15)/0.80
    assert second.startswith("2 (2–3) The budget is adopted on time")
    assert "Priority 0.61. If a lawyer confirms the duty: 0.80." in second
    assert third.startswith("3 (2–3) The tax register is complete")
    assert "EUR 100 (19 of 19)" in third.replace(" per head", "")
    assert "Priority 0.57. Not known: severity, urgency." in third  # 0.20/0.35


def test_a_place_without_needs_is_told_so_and_a_larger_area_is_not_one() -> None:
    text = visible_text(opened("needs", area="XE10", lang="en"))
    assert "Jara: no need identified so far. Statements answered: 0 of 40. Type of needs: none identified." in text
    assert "This page is for municipalities" in visible_text(opened("needs", area="XEN", lang="en"))
    assert "Choose a municipality" in visible_text(opened("needs", lang="en", country="XE"))


def test_a_wrong_piece_of_the_address_is_said() -> None:
    assert "Answer: “Q7.9.9.9” is not" in visible_text(
        opened("needs", area="XE01", lang="en", answers="Q7.9.9.9_A4.1.4.3")
    )


def test_an_answer_is_kept_in_the_address_and_without_evidence_refused() -> None:
    app = opened("needs", area="XE01", lang="en", show="questions", statement="A1")
    name = "needs_form_XE01_A1"
    app.segmented_control(key=f"{name}_current").set_value("4")
    app.button(key=f"FormSubmitter:{name}-Save and continue").click().run()
    assert "Levels 0, 3 and 4 need a sentence of evidence" in visible_text(app)
    app.text_area(key=f"{name}_evidence").set_value("organisation act of 2025")
    app.text_input(key=f"{name}_cost_from").set_value("12,5,0")
    app.button(key=f"FormSubmitter:{name}-Save and continue").click().run()
    assert "Write it in full, for example 12,500" in visible_text(app)
    app.text_input(key=f"{name}_cost_from").set_value("1 500,50")
    app.button(key=f"FormSubmitter:{name}-Save and continue").click().run()
    held = app.session_state["needs_answers"]["XE01"]
    assert held.answers["A1"].cost_from == 1500.5  # a number field of the browser makes 150,050 of it
    assert app.query_params["answers"] == "A1.4.3.-"
    assert app.query_params["statement"] == "A2"
    assert "administrative 1 of 13" in visible_text(app)


def test_measures_say_their_sign_their_evidence_and_who_pays() -> None:
    text = visible_text(opened("needs", area="XE20", lang="en", show="measures")).replace(NBSP, " ")
    assert "Vera: the figures indicate 1 measure" in text
    assert "20.0%; highest 20%, from 16.2%" in text  # 3 … and 20: the 20 values' 80th percentile
    assert "works; trial or meta-analysis (4 of 4)" in text
    assert "Tested in: a trial in North Macedonia; a matched study in Bulgaria." in text
    assert "Only half of the studies" in text
    assert "Who may fund it: Wages <half> Local knowledge" in text  # closed and barred ones are not among them
    assert "up to 50%; own contribution from 50%; at most EUR 2,000" in text
    assert "Every year. Terms of 15 January 2026, not checked; open the page before you use it." in text
    assert text.index("Precedents: closed calls") < text.index("Old call")
    assert text.index("Not for this municipality") < text.index("North only")


def test_the_title_of_an_act_is_in_its_own_language_and_all_else_in_the_reader_s() -> None:
    page = shown(opened("needs", area="XE20", lang="sq", show="measures"))
    assert 'Shërbimi i Punës · <span lang="en">Law on Work</span>' in page
    needs_page = shown(opened("needs", area="XE01", lang="sq", answers="A4.1.4.3"))
    assert '<span lang="en">Law on Towns &lt;of Exemplia&gt;, Art. 7</span>: raport vjetor' in needs_page


def test_a_measure_ticked_by_hand_stands_apart() -> None:
    text = visible_text(opened("needs", area="XE20", lang="en", show="measures", ticked="M37"))
    assert text.index("Local knowledge") < text.index("LED street lighting")


def test_the_map_shows_the_classes_of_the_data_alone() -> None:
    app = opened("needs", area="XE01", lang="en", show="map", answers="A4.1.4.3")
    told = map_data(app, "needs")
    assert told["codes"] == "333" + "0" * 13 + "2222"
    assert "13 show no need; by class: technical 4, financial 3" in visible_text(app)


def told_of(area: str, answers: Answers = NOTHING) -> Assessment:
    return assessment("XE", area, "Name", answers, TODAY)


def with_own_list(told: Assessment) -> Assessment:
    """The same with a measure that rests on an ethnic share."""
    return replace(told, matches=replace(told.matches, own_list=[Match(ROMA, Outcome(True, ()))]))


def test_documents_hold_the_needs_and_the_own_list_only_for_the_officer() -> None:
    t = words("en")
    answers = Answers(
        {"A4": Answer("A4", 1, 4, 3, cost_from=500, cost_to=900, currency="EUR")}, (Ticked("M37", "dark"),)
    )
    told = with_own_list(told_of("XE20", answers))
    document = Document(io.BytesIO(need_profile(told, t)))
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows[1:]]
    assert [row[1] for row in rows] == ["The development plan is monitored and reported on every year", "Every settlement has transport to the centre on working days"]  # fmt: skip
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "LED street lighting with dimming" in text
    assert ROMA.name["en"] not in text
    for is_officer in (False, True):
        book = openpyxl.load_workbook(io.BytesIO(programme_table(told, is_officer, t)))
        names = [row[0].value for row in book[t("needs.column_measure")].iter_rows(min_row=2)]
        assert (ROMA.name["en"] in names) == is_officer
    needs = [[cell.value for cell in row] for row in book[t("needs.show.needs")].iter_rows(min_row=2)]
    assert needs[0][3:6] == [0.7969, 3, 3]
    assert needs[0][9:] == [500, 900, "EUR"]


def test_the_wall_shows_needs_map_and_measures_and_no_own_list() -> None:
    slides = needs_slides(with_own_list(told_of("XE20")), words("en"))
    assert [slide.kind for slide in slides] == ["standing", "map", "neighbours", "question"]
    assert slides[0].title == "Name, to be achieved first: Every settlement has transport to the centre on working days"
    assert slides[1].title.startswith("Name, needs: ") and "by class" in slides[1].sentence
    assert ROMA.name["en"] not in repr(slides)
    assert slides[2].sentence.startswith("Strength of evidence: 4 trial, 3 comparison group")
    drawn = component_data(opened("presentation", view="needs", area="XE20", lang="en"), "presentation")
    assert len(drawn["slides"]) == 4


def test_a_profile_without_needs_has_no_table_of_heads_alone() -> None:
    told = replace(told_of("XE01"), needs=())
    tables = Document(io.BytesIO(need_profile(told, words("en")))).tables
    assert all(len(table.rows) > 1 for table in tables)
