"""The profile is put together once: screen, wall, web page and documents draw the same object."""

from datetime import date

import pytest
from markupsafe import escape

from patokaz.frame.group import PeerGroup
from patokaz.language.words import LANGUAGES, words
from patokaz.profile.cards import chapters_html, headline_html, standing_html
from patokaz.profile.documents_screen import css_text
from patokaz.profile.embedding_screen import embed_code
from patokaz.profile.model import profile_model
from patokaz.profile.page import profile_parts
from patokaz.profile.peers import with_group
from patokaz.profile.profile import Profile, read_profile
from patokaz.profile.report import profile_report
from patokaz.profile.slides import profile_slides
from patokaz.reports.profile.web_page import html_file

DAY = date(2026, 1, 31)
NEAR = ("PAZ19", "PAZ20", "PAZ21", "PAZ08", "PAZ24")


def profile_of(area: str, language: str) -> Profile:
    profile = read_profile(area, words(language))
    assert profile is not None
    return profile


def test_a_profile_is_made_once_a_place_language_and_group() -> None:
    t = words("bg")
    profile, group = profile_of("PAZ21", "bg"), PeerGroup(NEAR, "Near")
    assert profile_model(profile, t) is profile_model(profile_of("PAZ21", "bg"), t)
    assert profile_model(with_group(profile, group), t) is profile_model(with_group(profile, group), t)
    assert profile_model(with_group(profile, group), t) is not profile_model(profile, t)
    assert profile_parts(profile, t) is profile_parts(profile, t)


@pytest.mark.parametrize("language", LANGUAGES)
def test_screen_wall_and_web_page_say_the_same(language: str) -> None:
    t, profile = words(language), profile_of("PAZ21", language)
    model, report = profile_model(profile, t), profile_report(profile, "http://here", DAY, t)
    chapters, page = chapters_html(model, t), html_file(report).decode()
    assert report.blocks is model.blocks and report.headline is model.headline and len(model.headline) == 10
    for block in model.blocks:
        for figure in block.figures:
            text, note = escape(figure.text), escape(figure.note)
            assert f">{text}<small>{note}" in chapters and f'<b>{text}</b><span class="quiet">{note}</span>' in page
        for drawn in (chapters, page):
            assert escape(block.sentence) in drawn
            for figure in block.figures:
                assert all(escape(line) in drawn for line in (figure.rank, figure.group_rank, *figure.compare))
            for chart in block.charts:
                assert escape(chart.sentence) in drawn and escape(" ".join(chart.notes)) in drawn
    for figure in model.headline:
        assert escape(figure.text) in headline_html(model.headline)
    own = {figure.text for block in model.blocks for figure in block.figures if not figure.of_area}
    numbers = [slide.chart.text for slide in profile_slides(profile, "", t) if slide.kind == "figure"]
    assert numbers and set(numbers) <= own
    for entry in model.standing:
        assert escape(entry.sentence) in standing_html(model, t) and escape(entry.sentence) in page


def test_what_a_figure_says_is_said_with_its_details_and_nothing_empty() -> None:
    t = words("en")
    model = profile_model(profile_of("MK00805", "en"), t)
    borrowed = [figure for block in model.blocks for figure in block.figures if figure.of_area]
    assert borrowed and all(figure.of_area.startswith("figure of") for figure in borrowed)
    for block in model.blocks:
        for figure in block.figures:
            labels = [label for label, _ in figure.details]
            assert labels[0] == t("profile.definition") and all(text for _, text in figure.details)
            assert (t("profile.rank") in labels) == bool(figure.rank)
        assert block.lead is None or block.lead in block.figures


def test_parts_stand_by_size_and_the_rest_last() -> None:
    t = words("en")
    model = profile_model(profile_of("PAZ21", "en"), t)
    charts = {chart.subject: chart for block in model.blocks for chart in block.charts if not chart.sides}
    with_rest = [chart for chart in charts.values() if t("structure.rest") in chart.labels]
    assert with_rest and all(chart.labels[-1] == t("structure.rest") for chart in with_rest)
    blocks = profile_model(profile_of("MK00805", "en"), t).blocks
    chart = next(chart for block in blocks for chart in block.charts if chart.subject == t("structure.ethnicity"))
    known = [share for share in chart.shares if share is not None]
    assert known == sorted(known, reverse=True) and list(chart.shares[: len(known)]) == known


def test_a_name_written_by_others_is_text_in_code_and_style_sheet() -> None:
    code = embed_code("http://here", profile_of("PAZ21", "en"), "population_persons", "dark", words("en"))
    assert code.startswith("<iframe src=") and "&amp;indicator=population_persons" in code
    assert css_text('a"</style>\\') == "a\\22 \\3c /style\\3e \\5c "
