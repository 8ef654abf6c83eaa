"""The profile is put together once: screen, wall, web page and documents draw the same object."""

from dataclasses import replace
from datetime import date

import pytest
from markupsafe import escape

from patokaz.comparison.comparison import compared_table, comparison_notes
from patokaz.frame.group import PeerGroup
from patokaz.language.spans import TIE, WORD_JOINER
from patokaz.language.words import LANGUAGES, words
from patokaz.profile.analysis import analysis_of
from patokaz.profile.cards import chapters_html, headline_html, standing_html
from patokaz.profile.documents_screen import css_text
from patokaz.profile.embedding_screen import embed_address, embed_code
from patokaz.profile.model import profile_model, withheld_figure
from patokaz.profile.page import profile_parts
from patokaz.profile.peers import with_group
from patokaz.profile.profile import nearest_figure
from patokaz.profile.report import profile_report
from patokaz.profile.slides import profile_slides
from patokaz.reports.profile.model import ReportStep
from patokaz.reports.profile.web_page import html_file
from tests.pages import opened, visible_text
from tests.profile.profiles import profile_of

DAY = date(2026, 1, 31)
NEAR = ("PAZ19", "PAZ20", "PAZ21", "PAZ08", "PAZ24")


def test_a_profile_is_made_once_a_place_language_and_group() -> None:
    t = words("bg")
    profile, group = profile_of("PAZ21", "bg"), PeerGroup(NEAR, "Near")
    assert profile_model(profile, t) is profile_model(profile_of("PAZ21", "bg"), t)
    assert profile_model(with_group(profile, group), t) is profile_model(with_group(profile, group), t)
    assert profile_model(with_group(profile, group), t) is not profile_model(profile, t)
    assert profile_parts(profile, "", t) is profile_parts(profile, "", t)


@pytest.mark.parametrize("language", LANGUAGES)
def test_screen_wall_and_web_page_say_the_same(language: str) -> None:
    t, profile = words(language), profile_of("PAZ21", language)
    model, report = profile_model(profile, t), profile_report(profile, "http://here", DAY, t)
    chapters, page = (
        text.replace(TIE, " ").replace(WORD_JOINER, "")
        for text in (chapters_html(model, t), html_file(report).decode())
    )
    headline = headline_html(model.headline, (), t).replace(TIE, " ").replace(WORD_JOINER, "")
    standing = standing_html(model, t).replace(TIE, " ").replace(WORD_JOINER, "")
    assert report.blocks is model.blocks and report.headline is model.headline and len(model.headline) == 10
    for block in model.blocks:
        for figure in block.figures:
            before, text, after = (escape(told) for told in (figure.before, figure.text, figure.after))
            parted = '<span class="unseen"> · </span>' * after.startswith(" · ")
            assert f"<small>{before}</small>{text}{parted}<small>{after.removeprefix(' · ')}" in chapters
            assert f'<span class="quiet">{before}</span><b>{text}</b><span class="quiet">{after}</span>' in page
        for drawn in (chapters, page):
            assert escape(block.sentence) in drawn
            for figure in block.figures:
                told = (figure.rank, *figure.group_rank.rpartition(": "), *figure.compare)
                assert all(escape(line) in drawn for line in told)
            for chart in block.charts:
                assert escape(chart.sentence) in drawn and escape(" ".join(chart.notes)) in drawn
    for figure in model.headline:
        assert escape(figure.text) in headline
    own = {figure.text for block in model.blocks for figure in block.figures if not figure.of_area}
    numbers = [slide.chart.text for slide in profile_slides(profile, "", t) if slide.kind == "figure"]
    assert numbers and set(numbers) <= own
    for text in model.long_changes:
        assert escape(text) in standing and escape(text) in page
    for entry in model.standing:
        assert escape(entry.sentence) in standing and escape(entry.sentence) in page


def test_better_than_others_is_no_strength() -> None:
    """Asenovgrad's natural increase of −6.0 is among the best fifth of a country that dies out."""
    t = words("en")
    profile = profile_of("PDV01", "en")
    model, report = profile_model(profile, t), profile_report(profile, "http://here", DAY, t)
    found = next(entry for entry in model.standing if entry.sentence.startswith("Natural increase, 2024: −6.0"))
    assert (found.kind, found.label) == ("better_than_others", "Better than others, but not a strength")
    drawn = standing_html(model, t)
    assert '<li class="neither"><b>△ Better than others, but not a strength</b> Natural increase, 2024: −6.0' in drawn
    assert "only on the good side of zero" in drawn
    assert not any("Natural increase" in text for text in (*report.strengths, *report.weaknesses))
    assert any("Natural increase" in text for text in report.neither)


def test_the_long_decline_is_told_with_its_breaks() -> None:
    """14,382 of 22,751 are 63.2 %, over 24 years 0.6321^(1/24) = 0.9811 a year."""
    said = profile_model(profile_of("PAZ21", "en"), words("en")).long_changes
    assert said[0].startswith(
        "Population: 22,751 in 2000, 14,382 in 2024: −8,369 (−36.8%), −1.89% a year on average. There are breaks in the "
        "series in between (2001, 2011, 2022), so"
    )
    assert said[0].count("2011 census.") == said[0].count("2021 census.") == 1
    assert profile_model(profile_of("MK00805", "en"), words("en")).long_changes[0].count("(2021)") == 1


def test_a_withheld_figure_is_told_wherever_it_would_be() -> None:
    """Poltava's tax revenue of 2023 is zero in the source: screen, wall, chain of results, card and comparison say so."""
    area, said = "UA53080370000025447", "withheld: in the source all revenue of Kryvyi Rih"
    t, profile = words("en"), profile_of(area, "en")
    model = profile_model(profile, t)
    assert said in chapters_html(model, t)
    assert said in visible_text(opened("card", lang="en", area=area, indicator="wage_tax_recovery_pct"))
    compared = visible_text(opened("comparison", lang="en", area=area, **{"with": "UA53020110000092487"}))
    assert said in compared
    places = [profile, profile_of("UA53020110000092487", "en")]
    table = compared_table(places, t).set_index("id")
    notes = comparison_notes(places, t)
    assert len(notes) == len(set(notes)) > 2 and {label for label, _ in notes} == {t("report.source")}
    assert said in table.loc["wage_tax_recovery_pct", "withheld"] and table["withheld"].ne("").sum() == 2
    ranking = visible_text(opened("potential", lang="en", country="UA", indicator="wage_tax_recovery_pct"))
    assert "Poltava" in ranking.split(said)[0][-60:]


def test_a_withheld_figure_has_its_year_as_the_language_writes_it() -> None:
    for language, dated in (("uk", ", 2023 рік: не наводиться: "), ("bg", ", 2023\xa0г.: "), ("mk", ", 2023 година: ")):
        profile = profile_of("UA53080370000025447", language)
        assert dated in withheld_figure(profile, "wage_tax_recovery_pct", words(language)).sentence


def test_one_reason_is_told_once_for_all_that_it_withholds() -> None:
    """The source gives Mykolaivka's rural hromada the distances of its namesake."""
    t, profile = words("uk"), profile_of("UA59080150000013842", "uk")
    report = profile_report(profile, "", DAY, t)
    chapters = analysis_of(profile, report, [], t).chapters
    told = [chapter.withheld for chapter in chapters if chapter.withheld]
    assert len(told) >= 2 and all(len(sentences) == 1 for sentences in told)
    assert max(sentences[0].count(" рік; ") for sentences in told) >= 4


def test_a_step_of_the_chain_whose_figure_is_withheld_says_so() -> None:
    t, profile = words("en"), profile_of("UA53080370000025447", "en")
    assert nearest_figure(profile, ["wage_tax_recovery_pct"]) is None  # the oblast's does not stand for it
    step = ReportStep("Revenue", None, withheld_figure(profile, "wage_tax_recovery_pct", t))
    model = replace(profile_model(profile, t), chain=(step,))
    report = replace(profile_report(profile, "http://here", DAY, t), chain=(step,))
    for drawn in (chapters_html(model, t), html_file(report).decode()):
        assert "withheld: in the source all revenue" in drawn


def test_years_that_read_alike_lie_at_one_height() -> None:
    t = words("en")
    figure = replace(
        profile_model(profile_of("PAZ21", "en"), t).headline[0], decimals=1, years=[2020, 2021, 2022], breaks=[]
    )
    level, rising = replace(figure, values=[1.04, 1.0, 0.96]).trend, replace(figure, values=[1.04, 1.0, 1.06]).trend
    assert level is not None and rising is not None
    assert level.begin == level.end == 0.5 and rising.end < rising.begin


def test_what_a_figure_says_is_said_with_its_details_and_nothing_empty() -> None:
    t = words("en")
    model = profile_model(profile_of("MK00805", "en"), t)
    borrowed = [figure for block in model.blocks for figure in block.figures if figure.of_area]
    assert borrowed and all(figure.of_area.startswith("figure for") for figure in borrowed)
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
    t, profile = words("en"), profile_of("PAZ21", "en")
    address = embed_address("http://here", profile, "population_persons", "card", "dark", t)
    code = embed_code(address, profile, "population_persons", t)
    assert code.startswith("<iframe src=") and "&amp;indicator=population_persons" in code
    assert css_text('a"</style>\\') == "a\\22 \\3c /style\\3e \\5c "
    region = embed_code(address, profile_of("MK008", "uk"), "population_persons", words("uk"))
    assert 'title="Скопський плановий регіон: ' in region
