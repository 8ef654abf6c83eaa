"""The SWOT: its start by the rule, the reader's text in the session and in the files, never as markup."""

import io
from datetime import date

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation

from patokaz.analysis.standing import MOST, outstanding
from patokaz.language.words import LANGUAGES, words
from patokaz.profile.documents import Additions, profile_document
from patokaz.profile.profile import read_profile
from patokaz.profile.small_numbers import with_chance
from patokaz.profile.swot import LONGEST, lines_of, swot_start
from patokaz.profile.texts import standing_rule, standing_sentence
from patokaz.reports.profile.model import SWOT_PARTS
from patokaz.reports.profile.pieces import Swot
from tests.pages import opened
from tests.profile.profiles import profile_of

TODAY = date(2026, 11, 24)


def docx_text(file: bytes) -> str:
    document = Document(io.BytesIO(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_starts_from_what_stands_out(language: str) -> None:
    t = words(language)
    profile = profile_of("VTR22", language)
    swot = swot_start(profile, t)
    rows = outstanding(with_chance(profile.figures, profile)).to_dict("records")
    assert swot.parts["strengths"] == [standing_sentence(row, t) for row in rows if row["strength"]]
    assert swot.parts["weaknesses"] == [standing_sentence(row, t) for row in rows if not row["strength"]]
    assert swot.parts["opportunities"] == swot.parts["threats"] == [] and swot.note == standing_rule(t)


@settings(max_examples=60)
@given(st.text(max_size=400))
def test_a_readers_lines_are_printable_and_short(text: str) -> None:
    lines = lines_of(text)
    assert all(line and line == line.strip() and line.isprintable() for line in lines)
    assert sum(map(len, lines)) <= LONGEST


def test_lines_lose_bullets_and_empty_ones() -> None:
    assert lines_of(" - EU funds\r\n\n• Neighbours\t\n–\nx\x00y") == ["EU funds", "Neighbours", "x y"]


def test_the_readers_text_goes_into_sheet_analysis_and_slides_as_it_was_written() -> None:
    t = words("uk")
    profile = read_profile("UA23060070000082704", t)
    assert profile is not None
    swot = Swot({part: [f"<b>{part}</b> & “текст” {part} *не розмітка*"] for part in SWOT_PARTS}, t("swot.edited"))
    sheet, analysis, slides = (
        profile_document(kind, profile, "http://localhost", TODAY, t, Additions(swot))
        for kind in ("swot", "analysis", "slides")
    )
    deck = "\n".join(
        shape.text_frame.text for slide in Presentation(io.BytesIO(slides)).slides for shape in slide.shapes if shape.has_text_frame
    )  # fmt: skip
    for part in SWOT_PARTS:
        for told in (docx_text(sheet), docx_text(analysis), deck):
            assert swot.parts[part][0] in told
    assert t("swot.edited") in docx_text(sheet)
    page = Document(io.BytesIO(sheet))
    assert [row.height.cm > 3 for row in page.tables[0].rows] == [True, True], "a field to write in by hand"
    assert sum(t("report.swot") in paragraph.text for paragraph in page.paragraphs) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fields_open_keep_what_is_written_and_begin_again(language: str) -> None:
    t = words(language)
    assert not opened("profile", lang=language, area="PAZ21").text_area
    app = opened("profile", lang=language, area="PAZ21", swot="edit")
    assert [area.label for area in app.text_area] == [t("report." + part) for part in SWOT_PARTS]
    start = app.text_area[0].value
    app.text_area[0].set_value("Own words\n- <script>").run()
    assert not app.exception and app.text_area[0].value == "Own words\n<script>"
    next(button for button in app.button if button.key == "swot_again").click().run()
    assert app.text_area[0].value == start


def test_better_than_others_is_no_strength_yet() -> None:
    """Peshtera loses seven people in a thousand a year: fewer than others, but nothing to be strong in."""
    t = words("en")
    profile = read_profile("PAZ21", t)
    assert profile is not None
    told = [line for lines in swot_start(profile, t).parts.values() for line in lines]
    assert not any("atural increase" in line for line in told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_country_or_region_starts_from_its_like_its_changes_and_its_parts(language: str) -> None:
    """Too few of their like to be among a fifth: their fields stood empty."""
    t = words(language)
    for area in (
        "MK",
        "BG",
        "UA",
        *(f"MK00{at}" for at in range(1, 9)),
        "BG31",
        "BG32",
        "BG33",
        "BG34",
        "BG41",
        "BG42",
    ):
        profile = read_profile(area, t)
        assert profile is not None
        swot = swot_start(profile, t)
        sides = [swot.parts[part] for part in ("strengths", "weaknesses")]
        assert all(1 <= len(side) <= MOST and len(set(side)) == len(side) for side in sides), area
        assert swot.note == t("swot.rule_larger")
        assert swot.parts["opportunities"] == swot.parts["threats"] == []
        assert not any(" km" in line for side in sides for line in side), "a part is always the furthest"


def test_the_points_of_a_region_are_those_of_its_municipalities(small_country: None) -> None:
    """Unemployment of the North: 1, 2, 3, 3, 5 … 10, so its middle half is 3 to 7.75 and Jara has the most."""
    profile = read_profile("XEN", words("en"))
    assert profile is not None
    swot = swot_start(profile, words("en"))
    assert swot.parts["weaknesses"] == [
        "Unemployment rate, 2022: weakest value 10.0% (Jara); the middle 50% of the 10 areas lie between 3.0% and 7.8%."
    ]
    assert swot.parts["strengths"] == [
        "Own income per head, 2023: best value EUR\u00a01,000 (Jara); the middle 50% of the 9 areas lie between EUR\u00a0300 and EUR\u00a0800."
    ]


def test_the_sheet_of_a_country_names_the_sources_of_its_parts_figures() -> None:
    t = words("en")
    profile = read_profile("UA", t)
    assert profile is not None
    told = docx_text(profile_document("swot", profile, "", TODAY, t))
    assert "Own revenue per head" in told and "Ministry of Finance of Ukraine (Open Budget)" in told


def test_changes_of_a_country_are_told_with_both_years_and_none_of_money() -> None:
    profile = read_profile("BG", words("en"))
    assert profile is not None
    swot = swot_start(profile, words("en"))
    assert "Unemployment rate: 4.2% in 2024, against 13.7% in 2003." in swot.parts["strengths"]
    assert "Share of medium and large enterprises: 1.14% in 2024, against 1.94% in 2008." in swot.parts["weaknesses"]
    assert not any("GDP per head (EU" not in line and "GDP" in line for line in swot.parts["strengths"])
