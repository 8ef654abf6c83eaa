"""Documents of profiles: the same figures as the screen, in every language, for any place."""

import io
import re
import zipfile
from datetime import date

import pytest
from docx import Document
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pptx import Presentation

from patokaz import database
from patokaz.i18n import LANGUAGES, translations, words
from patokaz.indicators import BLOCKS, catalogue
from patokaz.profile_documents import DOCUMENTS, document_file
from patokaz.profile_page import blocks_html
from patokaz.profile_report import profile_report, qr_svg
from patokaz.profiles import block_figures, read_profile
from patokaz.reports.model import Report
from patokaz.reports.typeset import FOLDER, chart_picture, pdf_file

DAY = date(2026, 1, 31)
ADDRESS = "http://localhost:8501"
AREAS = sorted(
    row[0] for row in database.connect(str(database.BUILD / database.data_version())).execute(
        "SELECT area_id FROM area WHERE level <> 'country'"
    ).fetchall()
)  # fmt: skip


def report_of(area: str, language: str) -> Report:
    t = words(language)
    profile = read_profile(area, t)
    assert profile is not None
    return profile_report(profile, ADDRESS, DAY, t)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_has_the_figures_of_the_screen(language: str) -> None:
    t = words(language)
    profile = read_profile("PAZ21", t)
    assert profile is not None
    report = profile_report(profile, ADDRESS, DAY, t)
    shown = blocks_html(profile, t)
    for block, told in zip(BLOCKS, report.blocks, strict=True):
        assert [figure.indicator for figure in told.figures] == [
            str(figure["indicator_id"]) for _, figure in block_figures(profile, block)
        ]
        for figure in told.figures:
            assert f">{figure.text}<small>" in shown
        for chart in told.charts:
            assert all(text in shown for text in chart.texts)
    assert report.address == f"{ADDRESS}/profile?area=PAZ21&lang={language}"
    assert len(report.headline) == 10 and report.sources


@settings(max_examples=15)
@given(st.sampled_from(AREAS), st.sampled_from(list(LANGUAGES)))
def test_every_document_of_any_place(area: str, language: str) -> None:
    report = report_of(area, language)
    figures = [figure for block in report.blocks for figure in block.figures]
    for kind, (suffix, _) in DOCUMENTS.items():
        file = document_file(kind, report)
        if suffix == "pdf":
            assert file.startswith(b"%PDF")
        else:
            assert zipfile.ZipFile(io.BytesIO(file)).testzip() is None
    book = load_workbook(io.BytesIO(document_file("workbook", report)))
    rows = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
    assert [(row[0], row[3]) for row in rows] == [(figure.indicator, pytest.approx(figure.value)) for figure in figures]
    assert not any(cell.data_type == "f" for sheet in book for line in sheet.iter_rows() for cell in line)
    text = _docx_text(document_file("analysis", report))
    assert all(figure.name in text and figure.text in text for figure in figures)


def _docx_text(file: bytes) -> str:
    document = Document(io.BytesIO(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_slides_have_native_charts_with_the_figures_and_notes_with_sources() -> None:
    report = report_of("MK00805", "mk")
    deck = Presentation(io.BytesIO(document_file("slides", report)))
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    structures = [chart for block in report.blocks for chart in block.charts]
    drawn = [tuple(value for value in series.values) for chart in charts for series in chart.plots[0].series]
    for structure in structures:
        assert tuple(structure.shares) in drawn
    for slide in deck.slides:
        assert report.address in slide.notes_slide.notes_text_frame.text
    assert any(report.headline[0].sources[0] in slide.notes_slide.notes_text_frame.text for slide in deck.slides)


def test_captions_are_numbered_in_order() -> None:
    report = report_of("MK00805", "sq")
    file = document_file("analysis", report)
    body = zipfile.ZipFile(io.BytesIO(file)).read("word/document.xml").decode()
    label = report.words["table"]
    numbers = re.findall(rf"SEQ {label}[^>]*><w:r><w:t>(\d+)", body)
    assert [int(number) for number in numbers] == list(range(1, len(numbers) + 1)) and len(numbers) > 3


def test_a_brochure_is_two_pages() -> None:
    for area, language in (("MK00805", "mk"), ("PAZ21", "bg"), ("UA23060070000082704", "uk"), ("MK00805", "sq")):
        file = pdf_file(report_of(area, language), "brochure")
        assert len(re.findall(rb"/Type\s*/Page[^s]", file)) == 2


def test_pictures_of_charts() -> None:
    report = report_of("MK00805", "en")
    chart = report.blocks[0].charts[0]
    assert chart_picture(chart, "en", "png").startswith(b"\x89PNG")
    assert b"<svg" in chart_picture(chart, "en", "svg")[:200]
    names = set(zipfile.ZipFile(io.BytesIO(document_file("pictures", report))).namelist())
    assert {"locator.svg", "people-1.svg", "people-1.png"} <= names
    assert qr_svg("https://example.org").startswith("<svg")
    with pytest.raises(ValueError, match="unknown document"):
        pdf_file(report, "poem")


@pytest.mark.parametrize("face", ["PatokazSans-Regular", "PatokazSans-Bold", "PatokazSerif-Bold"])
def test_the_typefaces_carry_every_letter_of_the_product(face: str) -> None:
    letters = TTFont(FOLDER / "fonts" / f"{face}.ttf").getBestCmap()
    names = "SELECT name FROM area_name WHERE kind = 'display'"
    rows = database.connect(str(database.BUILD / database.data_version())).execute(names).fetchall()
    texts = [name for (name,) in rows]
    for language in LANGUAGES:
        texts += [str(text) for text in translations(language).values()]
        texts += [entry.text(kind, language) for entry in catalogue().values() for kind in ("name", "definition")]
    used = {letter for text in texts for letter in text} - set("\n")
    assert {letter for letter in used if ord(letter) not in letters} == set()
