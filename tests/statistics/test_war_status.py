"""Hostilities and occupation stands beside the scores of Ukrainian hromadas, with its date, and never changes one."""

import html
import io
from datetime import date

import pandas as pd
import pytest
from openpyxl import load_workbook
from pptx import Presentation

from patokaz.index.choices import Choices
from patokaz.index.documents import index_document
from patokaz.index.index import computed, framework_values, index_of
from patokaz.index.report import index_report
from patokaz.index.screen import listed_table
from patokaz.index.workbook import steps_workbook
from patokaz.language.spans import in_slide
from patokaz.language.words import words
from patokaz.maps import picture as potential
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.database import query
from patokaz.statistics.war_status import (
    StatusList,
    status_list,
    status_note,
    status_sentence,
    status_word,
    status_words,
)
from tests.pages import TWO_SCRIPTS, opened, shown


def listed(status: str) -> str:
    """A scored hromada of a status."""
    scored = set(index_of(Choices("UA"), "en").table.dropna(subset=["rank"])["area_id"])
    return next(area for area, found in status_list("UA").statuses.items() if found == status and area in scored)


def test_only_ukraine_has_a_list_and_it_has_a_date() -> None:
    assert not status_list("MK") and not status_list("BG")
    found = status_list("UA")
    assert found and found.day == date(2025, 5, 7) and found.of("nowhere") == "not_listed"
    assert (
        status_word(found, "nowhere", words("en")) == "" and status_sentence(status_list("BG"), "x", words("en")) == ""
    )


def test_other_statuses_give_the_same_scores(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = index_of(Choices("UA"), "en")

    def with_other_statuses(name: str, **parameters: object) -> pd.DataFrame:
        rows = query(name, **parameters)
        if name == "country_context":
            rows["value"] = rows["value"].where(rows["value"] == "occupied_whole", "active_hostilities")
        return rows

    monkeypatch.setattr(potential, "query", with_other_statuses)
    values = framework_values.__wrapped__("UA")
    again = computed(Choices("UA"), values, "en", catalogue())
    pd.testing.assert_frame_equal(plain.result.scores, again.result.scores)
    pd.testing.assert_frame_equal(plain.uncertainty.ranks, again.uncertainty.ranks)
    t = words("en")
    with_list, without = (
        listed_table(plain, listed("occupied_part"), found, t) for found in (status_list("UA"), StatusList({}))
    )
    pd.testing.assert_frame_equal(with_list.drop(columns=["war_status", "war_status_date"]), without)


@pytest.mark.parametrize("language", TWO_SCRIPTS)
def test_the_screen_shows_word_and_date_beside_the_score(language: str) -> None:
    t, found = words(language), status_list("UA")
    area = listed("active_hostilities")
    page = shown(opened("potential", lang=language, country="UA", show="index", area=area))
    assert html.escape(status_note(found, t)) in page and html.escape(status_sentence(found, area, t)) in page
    assert t.date(date(2025, 5, 7)) in status_note(found, t)
    assert f"<td>{html.escape(t('war_status.short_possible_hostilities'))}</td>" in page
    assert f'<small class="beside">{html.escape(t("war_status.short_active_hostilities"))}</small>' in page
    assert len(set(status_words(found, t).values())) == 4


def test_no_word_where_there_is_no_list() -> None:
    page = shown(opened("potential", lang="bg", country="BG", show="index"))
    assert words("bg")("war_status.title") not in page and 'class="beside"' not in page


def test_files_have_it_too() -> None:
    t, index, found = words("uk"), index_of(Choices("UA"), "uk"), status_list("UA")
    first = str(index.ordered["area_id"].iloc[0])
    listed_rows = listed_table(index, first, found, t)
    sheet = load_workbook(io.BytesIO(steps_workbook(index, listed_rows, first, [], t)))[t("index_sheet.result")]
    heads = [cell.value for cell in sheet[1]]
    column = heads.index(t("index_head.war_status"))
    assert {row[column].value for row in sheet.iter_rows(min_row=2)} == {None, *status_words(found, t).values()}
    assert sheet.cell(2, heads.index(t("index_head.war_status_date")) + 1).value == "2025-05-07"
    area = listed("occupied_part")
    report = index_report(index, area, "http://here", date(2026, 1, 2), t)
    told = {unit.name: unit.status for unit in report.units}
    assert told["Шахове"] == t("war_status.short_possible_hostilities")
    assert report.status == status_sentence(found, area, t) and report.marks.count("·") == 2
    deck = Presentation(io.BytesIO(index_document("pptx", index, area, "http://here", t)))
    texts = [shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    notes = [slide.notes_slide.notes_text_frame.text for slide in deck.slides]
    assert in_slide(report.status) in texts and any(report.status_note in note for note in notes)
    assert index_document("pdf", index, area, "http://here", t).startswith(b"%PDF")
