"""How the long documents end: licences told once, annexes told apart, no page nearly empty, nothing over something else."""

import io
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import typst
from docx import Document
from PIL import Image

from bench.longest_documents import filled
from bench.reader import plain, text_of_pdf
from patokaz.language.languages import LANGUAGES
from patokaz.language.words import words
from patokaz.profile.documents import profile_document
from patokaz.profile.profile import read_profile
from patokaz.profile.report import profile_report
from patokaz.reports.files import typeset
from patokaz.reports.profile.model import ReportFigure
from tests.profile.test_full_profile import full_report

PLACE = "PAZ21"


def test_no_row_of_a_table_stands_alone_at_the_foot_or_the_head_of_a_page() -> None:
    source = """#import "parts.typ": *
#set page(width: 9cm, height: 4.6cm, margin: 0.4cm)
#for count in range(2, 10) {
  pagebreak(weak: true)
  table(columns: (1fr, 0pt), table.header([head], []), ..range(count).zip(kept-rows(count)).map(((at, kept)) => (
    [#metadata(count)<row>#box(height: 0.9cm)[x]], ..if kept != none { (kept,) })).flatten())
}
#context [#metadata(query(<row>).map(row => (row.value, row.location().page())))<rows>]"""
    found = typst.query(
        source.encode(), "<rows>", field="value", one=True, root=str(typeset.FOLDER / "templates"),
        sys_inputs={"report": "{}", "longest_gap": "5"},
    )  # fmt: skip
    placed = Counter((count, page) for count, page in json.loads(found))
    assert sum(placed.values()) == sum(range(2, 10)) and len(placed) > 8
    for count in range(2, 10):  # where a table begins and where it ends; these pages hold three rows at most
        pages = sorted(page for rows, page in placed if rows == count)
        assert placed[count, pages[0]] >= 2 and placed[count, pages[-1]] >= 2


def test_two_columns_of_sources_are_read_page_by_page() -> None:
    report = full_report(PLACE, "bg")
    content = json.dumps(typeset.report_content(report) | {"document": ""}, default=vars, ensure_ascii=False)
    folder = typeset.FOLDER / "templates"
    found = typst.query(
        str(folder / "profile.typ"), "<listed-source>", field="value", root=str(folder), font_paths=[str(typeset.FOLDER / "fonts")],
        ignore_system_fonts=True, sys_inputs={"report": content, "longest_gap": "5", "map_height": "5.0"},
    )  # fmt: skip
    assert json.loads(found) == list(range(1, len(report.sources) + 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_without_its_licence_ends_with_one_stop(language: str) -> None:
    t = words(language)
    note = f"{t('structure.tick', area='A')} B: C, 2023 г. ({t('data.licence')}: CC BY)."
    said = json.dumps({"words": {"licence": t("data.licence")}, "note": note}, ensure_ascii=False)
    found = typst.query(
        b'#import "parts.typ": *\n#metadata(unlicensed(said.note))<note>', "<note>", field="value", one=True,
        root=str(typeset.FOLDER / "templates"), sys_inputs={"report": said, "longest_gap": "5"},
    )  # fmt: skip
    told = json.loads(found)
    assert told.endswith(" 2023 г.") and "CC BY" not in told


def test_a_name_of_many_lines_has_room_in_its_card() -> None:
    figures = full_report(PLACE, "bg").headline
    longer = [
        replace(figures[0], name="Разстояние по права линия до най-близкия град с над 50 000 жители"),
        *figures[1:],
    ]
    assert _height_of_cards(longer) > _height_of_cards(figures) + 20


def _height_of_cards(figures: Sequence[ReportFigure]) -> int:
    """Pixels of a page that is no higher than the cards of figures."""
    source = '#import "parts.typ": *\n#set page(width: 17.6cm, height: auto)\n#cards(json(bytes(sys.inputs.report)).headline)'
    content = json.dumps({"headline": figures}, default=vars, ensure_ascii=False)
    picture = typst.compile(
        source.encode(), root=str(typeset.FOLDER / "templates"), font_paths=[str(typeset.FOLDER / "fonts")], format="png",
        ignore_system_fonts=True, sys_inputs={"report": content, "longest_gap": "5"},
    )  # fmt: skip
    assert isinstance(picture, bytes)
    return Image.open(io.BytesIO(picture)).height


def test_a_licence_that_no_source_states_is_told_once_and_annexes_have_titles_of_their_own() -> None:
    t = words("bg")
    profile = read_profile(PLACE, t)
    assert profile is not None
    file = Document(io.BytesIO(profile_document("analysis", profile, "", date(2026, 1, 31), t)))
    texts = [paragraph.text for paragraph in file.paragraphs]
    unstated = f"{t('data.licence')}: {t('data.not_stated')}"
    assert sum(unstated in text for text in texts) == 1
    headings = [entry for entry in file.paragraphs if entry.style.name == "Heading 1"]
    titles = [entry.text for entry in headings]
    assert len(titles) == len(set(titles))
    annexes = [entry._p.getnext() for entry in headings if entry.text.startswith("Приложение")]
    assert all(note.pPr is not None and note.pPr.find(f"{{{note.nsmap['w']}}}keepNext") is not None for note in annexes)


def test_a_project_of_several_places_is_marked_and_a_column_without_text_is_left_out() -> None:
    t = words("bg")
    profile = read_profile(PLACE, t)
    assert profile is not None
    file = Document(io.BytesIO(profile_document("analysis", profile, "", date(2026, 1, 31), t)))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in file.tables]
    listed = [table for table in tables if table[0][0] == t("analysis.project")]
    assert listed and all(any(row[at] for row in table[1:]) for table in listed for at in range(len(table[0])))
    shared = [row for table in listed for row in table if t("portfolio.shared_mark") in row[-1]]
    assert shared and not [row for row in shared if row[-1] == t("portfolio.shared_mark")]


@pytest.mark.parametrize(("area", "of_municipality"), [(PLACE, True), ("PAZ", False), ("BG", False)])
def test_the_contact_of_a_larger_area_is_not_asked_of_a_municipality(area: str, of_municipality: bool) -> None:
    said = full_report(area, "en").words["form_hint"]
    assert ("municipality" in said) is of_municipality


def test_the_second_page_of_a_brochure_is_filled() -> None:
    report = full_report(PLACE, "bg")
    page = typeset.document_pages(replace(report, maps=report.maps[:2]), "brochure")[1]
    assert filled(page) >= 0.9  # of its height, the margin at the foot included


def test_a_brochure_names_the_source_of_a_strength(tmp_path: Path) -> None:
    path = tmp_path / "brochure.pdf"
    profile = read_profile(PLACE, words("en"))
    assert profile is not None
    path.write_bytes(profile_document("brochure", profile, "", date(2026, 1, 31), words("en")))
    assert "GeoNames" in text_of_pdf(path)  # of the distance to a city, which no card tells


def test_a_countrys_brochure_names_the_sources_of_its_parts_and_explains_no_rank_that_it_lacks(tmp_path: Path) -> None:
    t = words("en")
    for area, ranked, other in (
        ("UA", False, ""),
        ("UA23", True, "Boundaries: © OpenStreetMap"),
        ("MK008", True, "Eurostat: Gross domestic product"),
    ):
        profile = read_profile(area, t)
        assert profile is not None
        report = profile_report(profile, "", date(2026, 1, 31), t)
        assert report.parts is not None
        file = profile_document("brochure", profile, "", date(2026, 1, 31), t)
        path = tmp_path / f"{area}.pdf"
        path.write_bytes(file)
        told = "".join(text_of_pdf(path).split())

        def said(text: str, told: str = told) -> bool:
            return "".join(plain(text).split()) in told

        assert [said(t(f"report.{key}")) for key in ("method", "method_strip")] == [ranked, ranked]
        assert said(other)  # of the line; of the maps, whose licence asks for it
        for source in report.parts.sources:
            assert said(source.split(f" ({report.words['licence']}:")[0].rstrip(".")), source
