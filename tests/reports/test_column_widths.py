"""Columns of Word tables: no word and no number breaks in the middle, also in wider letters."""

import io
from datetime import date

import pytest
from docx import Document
from docx.oxml.ns import qn

from patokaz.language.words import words
from patokaz.profile.documents import profile_document
from patokaz.profile.profile import read_profile
from patokaz.reports.files.column_widths import EDGES, ROOM, fitted_columns, spared_columns, word_width

TIED = "\N{NO-BREAK SPACE}"


def test_a_column_is_as_wide_as_its_longest_word_and_the_table_no_wider() -> None:
    rows, widths = fitted_columns([["Показател", "Място"], ["бракоразводност", f"10{TIED}445"]], (1.0, 9.0), 8.5)
    assert rows[1] == ["бракоразводност", f"10{TIED}445"]
    assert widths[0] >= word_width("бракоразводност", 8.5) + EDGES and sum(widths) == pytest.approx(10)


def test_a_value_parts_from_its_unit_where_the_table_is_too_narrow_and_a_number_never_does() -> None:
    told = f"1{TIED}239{TIED}лв.{TIED}на{TIED}човек"
    rows, widths = fitted_columns([["", "a", "b"], ["x", told, told]], (1.0, 2.0, 2.0), 8.5)
    assert rows[1][1] == f"1{TIED}239 лв. на човек" and sum(widths) == pytest.approx(5)


def test_what_short_columns_spare_is_the_first_ones() -> None:
    rows = [["Показател", "Година"], ["Разстояние по права линия до най-близкия град", "2026"]]
    widths = spared_columns(rows, (3.0, 6.0), 8.5)
    assert sum(widths) == pytest.approx(9) and widths[0] > 7
    assert widths[1] >= word_width("Година", 8.5) + EDGES
    assert spared_columns([["a", "b"], ["x", "много дълъг текст без край"]], (3.0, 1.0), 8.5) == [
        3.0,
        1.0,
    ]  # never wider than wished


@pytest.mark.parametrize(("area", "language"), [("PAZ21", "bg"), ("MK00501", "sq"), ("UA23060070000082704", "uk"), ("BG", "en")])  # fmt: skip
def test_no_word_of_the_analysis_breaks_in_wider_letters(area: str, language: str) -> None:
    t = words(language)
    profile = read_profile(area, t)
    assert profile is not None
    file = Document(io.BytesIO(profile_document("analysis", profile, "", date(2026, 1, 31), t)))
    ruled = [table for table in file.tables if table._tbl.tblPr.find(qn("w:tblLayout")) is not None]
    broken = [
        text.text
        for table in ruled
        for row in table._tbl.iter(qn("w:tr"))
        for cell, column in zip(row.iter(qn("w:tc")), table._tbl.iter(qn("w:gridCol")), strict=True)
        for text in cell.iter(qn("w:t"))
        if text.text and word_width(text.text, 8.5) * ROOM + EDGES > int(column.get(qn("w:w"))) / 1440 * 2.54 + 0.01
    ]
    assert len(ruled) > 10 and broken == []
