"""What the documents say of ends, of what stands out and of parts: once, and only what the figures carry."""

import io
from datetime import date

import pytest
from docx import Document

from patokaz.language.words import words
from patokaz.profile.analysis_texts import level_sentence, rank_sentence
from patokaz.profile.documents import profile_document
from patokaz.profile.figures import comparison_values
from patokaz.profile.model import profile_model
from patokaz.profile.report import profile_report
from patokaz.profile.small_numbers import standing_figures
from patokaz.statistics.catalogue import catalogue
from tests.profile.profiles import profile_of

BASE, DAY = "https://patokaz.example", date(2026, 11, 28)


def test_the_last_of_all_is_told_as_such() -> None:
    profile = profile_of("MK008", "en")
    rows = {row["indicator_id"]: row for row in profile.figures.to_dict("records")}
    assert rows["area_km2"]["rank"] == rows["area_km2"]["rank_of"] == 8
    assert "has a lower value" in rank_sentence(profile, rows["area_km2"], words("en"))
    assert "has a higher value" in rank_sentence(profile, rows["age_dependency_pct"], words("en"))


def test_what_stands_out_does_not_say_a_quantity_twice() -> None:
    told = [entry.sentence for entry in profile_model(profile_of("SOF46", "en"), words("en")).standing]
    assert sum("domestic product per head" in text or "GDP per head" in text for text in told) == 1
    named = standing_figures(profile_of("UA18040550000062361", "uk"))["indicator_id"].tolist()
    assert "wage_tax_per_head_uah" in named and "expected_pit_per_head_uah" not in named


def test_three_parts_have_no_middle_half() -> None:
    parts = profile_report(profile_of("MK008", "en"), BASE, DAY, words("en")).parts
    assert parts is not None
    of_three = [(text, row) for text, row in zip(parts.sentences, parts.rows, strict=True) if row[-1] == "3"]
    assert of_three and all("50%" not in text and row[4] == "–" for text, row in of_three)
    assert all("50%" in text for text, row in zip(parts.sentences, parts.rows, strict=True) if row[-1] == "17")


@pytest.mark.parametrize(("area", "language"), [("SOF46", "bg"), ("BG", "en")])
def test_the_sheet_of_a_swot_has_its_code_beside_the_notes(area: str, language: str) -> None:
    """Below them it made a second page of most places."""
    document = Document(io.BytesIO(profile_document("swot", profile_of(area, language), BASE, DAY, words(language))))
    fields, notes = document.tables
    written, code = notes.rows[0].cells
    assert BASE in written.text and len(code._tc.xpath(".//pic:pic")) == 1
    assert not document.element.body.xpath("./w:p//pic:pic") and len(fields.rows) == 2


def test_a_place_in_no_order_of_its_level_is_not_set_against_its_median() -> None:
    """Kyiv was denser than the median hromada."""
    profile = profile_of("UA80000000000093317", "en")
    rows = {row["indicator_id"]: row for row in profile.figures.to_dict("records")}
    density = rows["population_density_per_km2"]
    assert density["median"] > 0 and comparison_values(density, catalogue()[density["indicator_id"]])[2] is None
    assert "median" not in level_sentence(profile, density, words("en"))
