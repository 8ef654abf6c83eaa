"""The page on the fixture country, Dora (XE04), and what leaves it.

Dora has rank 17 of 20 by business entities (mark 0) and 3 of 20 by unemployment (mark 4). Its neighbours are Cera, Ema, and
three of the second row: by entities their marks are 0, 1, 1, 2, 2, by unemployment 4, 3, 3, 2, 2.
"""

import io
import re
from datetime import date
from typing import Any

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook
from pptx import Presentation

from patokaz.frame.presenting import deck_of
from patokaz.language.words import LANGUAGES, words
from patokaz.own_data.form_problems import UnreadableForm
from patokaz.own_data.form_texts import problem_list
from patokaz.own_data.form_titles import in_titles
from patokaz.profile.profile import read_profile
from patokaz.readiness.answers import LONGEST, Answer, Answers, marks_text, read_marks, written_evidence
from patokaz.readiness.document import readiness_file
from patokaz.readiness.peers import others
from patokaz.readiness.readiness import Readiness, readiness
from patokaz.readiness.slides import readiness_slides
from patokaz.readiness.statements import statements
from patokaz.readiness.workbook import answers_file, form, read_answers
from tests.pages import opened, shown, visible_text

pytestmark = pytest.mark.usefixtures("small_country")
DAY = date(2026, 11, 28)
MARKS = "S1-3.S2-2.O1-4.O2-1.D1-0.D2-2"
ANSWERS = {
    "S1": Answer(4, "=decision 7 of 2024"),
    "S2": Answer(2),
    "D1": Answer(0, "none"),
    "W3": Answer(1, "own count"),
}


def dora(answers: Answers | None = None) -> Readiness:
    profile = read_profile("XE04", words("en"))
    assert profile is not None
    return readiness(profile, answers or {})


def test_the_page_tells_what_figures_answer_beside_others() -> None:
    text = visible_text(opened("readiness", lang="en", area="XE04", part="promotion")).replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert "It is neither a certificate" in text
    assert "Statements answered: 2 of 29. They account for 5% of the total weight." in text  # 4 of 78
    assert "Our figures answer 2 statements: M4, W3. 27 are left for you to answer." in text
    assert "50% What the municipality has" in text  # weights 2 and 2, marks 0 and 4
    assert "Mark 0: rank 17 of 20" in text
    assert (
        "Above the median of the neighbours (5): People have paid work. Below the median of the neighbours (5): The number of enterprises"
        in text
    )
    assert "Dora: 0; Neighbours, median of 5: 1;" in text and "Dora: 4; Neighbours, median of 5: 3;" in text
    assert text.count("Omitted, because there is no figure for this municipality") == 1


def test_the_readers_own_group_stands_beside_the_others() -> None:
    text = visible_text(opened("readiness", lang="en", area="XE04", group="XE01,XE02,XE20,XE04", group_name="<Mine>"))
    assert (
        "Dora: 0; Neighbours, median of 5: 1;" in text and "; <Mine>, median of 3: 0" in text
    )  # ranks 20, 19 and 1: 0, 0, 4


def test_a_mark_is_kept_in_the_session_and_in_the_address() -> None:
    app = opened("readiness", lang="en", area="XE04", marks=MARKS)
    app.text_input(key="readiness_evidence_XE04_S1").input("decision 7").run()
    assert app.session_state["readiness_XE04"]["S1"] == Answer(3, "decision 7")
    assert app.query_params["marks"] == MARKS
    text = visible_text(app)
    assert "Not yet ready: “A standing body or meeting with business exists” (mark 0 of 4)." in text
    assert "2 marks lack their evidence: O1, D1." in text
    app.switch_page("pages/data.py").run()
    app.query_params["area"] = "XE04"
    app.switch_page("pages/readiness.py").run()
    assert app.query_params["marks"] == MARKS
    assert app.text_input(key="readiness_evidence_XE04_S1").value == "decision 7"
    app.button(key="readiness_forget").click().run()
    assert "marks" not in app.query_params and "Statements answered: 2 of 29" in visible_text(app)


def test_marks_of_an_address_that_are_none_are_said() -> None:
    app = opened("readiness", lang="en", area="XE04", marks="S1-3.S9-9.<b>")
    assert "Marks: “S1-3.S9-9.&lt;b&gt;” is not recognised" in shown(app) and app.query_params["marks"] == "S1-3"
    turned = ".".join(reversed(MARKS.split(".")))
    assert "not recognised" not in shown(opened("readiness", lang="en", area="XE04", marks=turned))
    assert read_marks("S1-3.S1-0.S2-5.Z1-1", statements()) == {"S1": 3}
    assert written_evidence(" a\x07b\n c " + "x" * 400) == ("a b c " + "x" * 400)[:LONGEST]


def test_only_a_municipality_has_the_page() -> None:
    assert "Choose a municipality" in visible_text(opened("readiness", lang="en"))
    assert "This page is for municipalities" in visible_text(opened("readiness", lang="en", area="XEN"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_comes_back_in_any_language(language: str) -> None:
    content = answers_file(dora(ANSWERS), DAY, words(language))
    answers, notices = read_answers(content, "XE04")
    assert answers == ANSWERS and notices == ()
    page = load_workbook(io.BytesIO(content)).worksheets[0]
    assert page.page_setup.orientation == "landscape" and page.print_title_rows == "$1:$1"
    cells = [cell for row in page.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}


def sheet(change: dict[str, Any], area: str = "XE04") -> bytes:
    """Answers with one bad cell: column -> value in row 3."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "Answers"
    rows: list[dict[str, Any]] = [
        {"No.": "S1", "Mark": 2, "Evidence": "a"},
        {"No.": "S2", "Mark": 3, "Evidence": "b"} | change,
    ]
    page.append(["No.", "Mark", "Evidence"])
    for row in rows:
        page.append([row["No."], row["Mark"], row["Evidence"]])
    place = book.create_sheet("Place")
    place.append(["Code", "Municipality"])
    place.append([area, "Dora"])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("change", "area", "told"),
    [
        ({"Mark": 5}, "XE04", "sheet “Answers”, row 3, column “Mark”: expected between 0 and 4; the cell contains “5”"),
        ({"Mark": "good"}, "XE04", "sheet “Answers”, row 3, column “Mark”: expected a number; the cell contains “good”"),
        ({"Mark": 2.5}, "XE04", "sheet “Answers”, row 3, column “Mark”: expected a whole number; the cell contains “2.5”"),
        ({"Mark": "=1+1"}, "XE04", "row 3, column “Mark”: expected a value, not a formula"),
        ({"No.": "S1"}, "XE04", "row 3, column “No.”: already in row 2; the cell contains “S1”"),
        ({"No.": "X1"}, "XE04", "row 3, column “No.”: expected the number of a statement: S1, S2"),
        ({"Evidence": "x" * 301}, "XE04", "row 3, column “Evidence”: the text is longer than 300 characters"),
        ({}, "XE05", "sheet “Place”, row 2, column “Code”: the questionnaire is for another municipality; expected XE04"),
    ],
)  # fmt: skip
def test_a_bad_cell_is_named_with_what_is_expected(change: dict[str, Any], area: str, told: str) -> None:
    assert read_answers(sheet({}), "XE04")[0] == {"S1": Answer(2, "a"), "S2": Answer(3, "b")}
    with pytest.raises(UnreadableForm) as refused:
        read_answers(sheet(change, area), "XE04")
    t = words("en")
    lines = problem_list(refused.value, t, named=lambda one: in_titles(one, form(), t))
    assert any(told in line for line in lines)


def test_the_report_and_the_slides_hold_what_the_page_says() -> None:
    t, place = words("en"), dora(ANSWERS | {key: Answer(1) for key in ("S3", "O1", "O2", "P1", "P2", "I1", "I2")})
    beside = others(place.profile)
    document = Document(io.BytesIO(readiness_file(place, beside, DAY, t)))
    text = "\n".join(
        [*(p.text for p in document.paragraphs), *(cell.text for table in document.tables for cell in table._cells)]
    )
    assert "neither a certificate" in text and "=decision 7 of 2024" in text and "Not yet ready" in text
    assert "your mark 1 in place of 4 from the figures. " in text and "the last 0. own count" in text
    assert "Convene the business council and publish its minutes" in text and len(document.inline_shapes) == 1
    bare = Document(io.BytesIO(readiness_file(dora({}), beside, DAY, t)))
    heads = [{cell.text for table in one.tables for cell in table.rows[0].cells} for one in (document, bare)]
    assert [t("readiness.column.scale") in told for told in heads] == [True, False], "a column of what nobody gave"
    deck = Presentation(io.BytesIO(deck_of("x", readiness_slides(place, beside, DAY, t), t)))
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert any(re.fullmatch(r"Dora: \d of \d above the median of .*", title) for title in titles)
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert [chart.chart_type.name for chart in charts] == ["RADAR_MARKERS"]
    assert next(iter(charts[0].plots[0].categories)) == "Strategy"
    assert next(iter(charts[0].series[0].values)) == pytest.approx(61.4)  # (4·4 + 4·2 + 3·1) / (4·11)


def test_the_wall_shows_the_marks_of_the_address() -> None:
    app = opened("presentation", lang="en", view="readiness", area="XE04", marks=MARKS)
    assert app.get("bidi_component")
    assert marks_text({"S1": Answer(3), "S2": Answer(None, "x")}) == "S1-3"


def test_the_year_of_a_figure_is_told_as_the_language_does() -> None:
    page = shown(opened("readiness", area="XE01", lang="bg", part="workforce"))
    years = re.findall(r"</b> [^<]*?(20\d\d)([ \xa0]г\.)?", page)
    assert years and all(word for _, word in years)
