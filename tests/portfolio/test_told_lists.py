"""Sentences of the portfolio on the product's own lists: what is told of one place, of few projects, and in whose words."""

import re
from datetime import date

import pytest

from patokaz.charts.palette import PALETTES
from patokaz.language.abbreviations import as_title, ends_in_abbreviation, first_sentence
from patokaz.language.words import LANGUAGES, words
from patokaz.portfolio.chosen import place_names, selection, stated_project
from patokaz.portfolio.filters import SORTS, Filters, sorts_of
from patokaz.portfolio.lists import read_list
from patokaz.portfolio.money_views import concentration_view
from patokaz.portfolio.project import project_file
from patokaz.portfolio.slides import portfolio_slides, project_slides
from patokaz.portfolio.texts import body_name, story
from patokaz.portfolio.views import told
from patokaz.portfolio.who import sample_sentence
from patokaz.reports.slides.model import MOST_BARS, MOST_PAIRS, YEAR, Bars, Number, Points

DAY = date(2026, 9, 30)
OURS = "mk_gjorce_petrov_projects"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hundredth_is_told_of_a_hundred_projects_and_more(language: str) -> None:
    t = words(language)
    for area, is_told in (("", True), ("UA80000000000093317", False)):
        view = told(selection(Filters("UA", "ua_dfrr", area=area), language, DAY.isoformat()), DAY, (), t).view(
            "concentration"
        )
        assert view and (t.percent(1) in view.sentence) is is_told and t.percent(10) in view.sentence


def test_a_register_that_counts_names_a_municipality_once() -> None:
    chosen = selection(Filters("UA", "ua_dream_counts", area="UA59080150000013842"), "en", DAY.isoformat())
    text = story(chosen, {"UA59080150000013842": "Mykolaivka"}, words("en"))
    assert text.startswith("The register counts 2 projects for Mykolaivka. It contains no amounts.")
    whole = story(selection(Filters("UA", "ua_dream_counts"), "en", DAY.isoformat()), {}, words("en"))
    assert "in 1,026 of 1,470 (hromadas); most in " in whole


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            ["Municipality of Stara Zagora", "Municipality of Sofia", "Municipality of Gjorche Petrov", "World Bank"],
        ),
        ("sq", ["Komuna Stara Zagora", "Komuna Sofja", "Komuna Gjorçe Petrov", "Banka Botërore"]),
        ("bg", ["Община Стара Загора", "Община Столична", "Община Гьорче Петров", "Световна банка"]),
    ],
)
def test_whose_the_projects_are_is_in_the_readers_language(language: str, said: list[str]) -> None:
    bodies = ["Община Стара Загора", "Община Столична", "Општина Ѓорче Петров", "World Bank"]
    assert [body_name(body, words(language)) for body in bodies] == said


@pytest.mark.parametrize(("language", "said"), [("mk", "Канализација во Волково"), ("en", "Sewerage in Volkovo")])
def test_titles_of_our_wording_are_in_the_readers_language(language: str, said: str) -> None:
    rows = read_list(OURS, "MK", language).projects
    assert said in set(rows["title"]) and set(rows["title_language"]) == {language} and len(rows) == 7
    bank = read_list("mk_worldbank", "MK", language).projects
    assert set(bank["title_language"]) == {"en"}


def test_a_larger_area_is_told_by_its_kind() -> None:
    """A district has the name of its town and a region is an adjective: bare, they say another place or none."""
    names = place_names("BG", "bg")
    assert (names["PAZ"], names["BG42"], names["PAZ21"]) == ("област Пазарджик", "Южен централен район", "Пещера")
    assert place_names("MK", "mk")["MK008"] == "Скопски плански регион"
    chosen = selection(Filters("BG", "bg_isun_2014_2027"), "bg", DAY.isoformat())
    paid = told(chosen, DAY, (), words("bg")).view("groups")
    assert paid is not None and "(област Стара Загора)" in paid.sentence and paid.sentence.count("област ") == 2


@pytest.mark.parametrize(
    ("country", "source", "title", "said"),
    [
        ("BG", "bg_municipal_investment_2025", "By whom: beneficiaries", "Most money: Municipality of Varna, 4 projects, BGN 216.4 million (EUR 110.6 million) (15% of the sum)."),
        ("BG", "bg_isun_2014_2027", "By whom: programmes", "Most money: National Recovery and Resilience Plan, 25 projects"),
        ("MK", OURS, "By whom: funds", "Most money: World Bank grant, 1 project, MKD 19.9 million (27% of the sum). A sample of 7 projects, not all. Beneficiary throughout: Municipality of Gjorche Petrov."),
        ("UA", "ua_dfrr", "By whom: funds", "3,904 projects, all of one body: State Fund for Regional Development."),
        ("MK", "mk_worldbank", "By whom: managing authorities", "49 projects, all of one body: World Bank."),
    ],
)  # fmt: skip
def test_every_list_tells_by_whom_as_far_as_it_knows(country: str, source: str, title: str, said: str) -> None:
    view = told(selection(Filters(country, source), "en", DAY.isoformat()), DAY, (), words("en")).view("who")
    assert view and view.title == title and view.sentence.replace("\u00a0", " ").startswith(said)


def test_what_names_nobody_is_in_the_sum_that_shares_are_of() -> None:
    chosen = selection(Filters("MK", OURS), "en", DAY.isoformat())
    view = told(chosen, DAY, (), words("en")).view("who")
    assert view and view.note.replace("\u00a0", " ").startswith("Not named: 1 project, MKD 34.5 million.")
    assert chosen.priced["amount"].sum() == pytest.approx(view.table.iloc[:, 2].sum() + 34.5e6, rel=1e-3)


def test_a_list_that_names_nobody_says_so() -> None:
    found = told(selection(Filters("UA", "ua_dream_counts"), "en", DAY.isoformat()), DAY, (), words("en"))
    assert found.view("who") is None and "By whom" in [absent.title for absent in found.absent]


def test_a_body_shows_its_projects_alone_and_is_a_slide() -> None:
    chosen = selection(Filters("BG", "bg_municipal_investment_2025"), "en", DAY.isoformat())
    found = told(chosen, DAY, (("country", "BG"),), words("en"))
    view = found.view("who")
    assert view and "who=%D0%9E%D0%B1%D1%89%D0%B8%D0%BD%D0%B0+%D0%9F%D0%BB%D0%BE%D0%B2%D0%B4%D0%B8%D0%B2" in str(
        view.drawn
    )
    alone = selection(Filters("BG", "bg_municipal_investment_2025", who="Община Пловдив"), "en", DAY.isoformat())
    assert len(alone.projects) == 7 and set(alone.projects["beneficiary"]) == {"Община Пловдив"}
    ours = selection(Filters("MK", OURS, who="Municipality of Gjorche Petrov"), "en", DAY.isoformat())
    assert len(ours.projects) == 1  # by fund: its beneficiary would be of all seven
    heads = [f"{slide.title} {slide.sentence}" for slide in portfolio_slides(found, "Bulgaria", words("en"))]
    assert any(view.title in head for head in heads)


def test_figures_of_all_contracts_are_told_as_that_where_a_filter_narrows_the_projects() -> None:
    programme = "Региони в растеж 2014-2020"
    text = story(
        selection(Filters("BG", "bg_isun_2014_2027", programme=programme), "en", DAY.isoformat()), {}, words("en")
    )
    assert "the filters apply to the single projects of the list: 3 projects, EUR 1.8 million." in text.replace(
        "\u00a0", " "
    )
    whole = story(selection(Filters("BG", "bg_isun_2014_2027"), "en", DAY.isoformat()), {}, words("en"))
    assert "the filters apply" not in whole


def test_a_point_of_the_curve_tells_its_place_on_a_line_of_its_own_which_a_phone_can_show() -> None:
    chosen = selection(Filters("BG", "bg_isun_2014_2027"), "bg", DAY.isoformat())
    view = concentration_view(chosen, words("bg"))
    assert view is not None and view.figure is not None
    told = view.figure(PALETTES["light"]).to_dict()["data"][1]["text"]
    assert max(len(line) for text in told for line in text.split("<br>")) <= 48


def test_the_sentence_and_the_list_count_the_same_projects() -> None:
    chosen = selection(Filters("UA", "ua_dfrr"), "en", DAY.isoformat())
    text = story(chosen, dict.fromkeys(chosen.groups.index, "oblast"), words("en"))
    planned, without = re.search(r"for ([\d,]+) projects.* Another (\d+) projects", text).groups()  # type: ignore[union-attr]
    assert int(planned.replace(",", "")) + int(without) == len(chosen.projects) == 3904


LISTS = [("BG", "bg_isun_2014_2027", "bg"), ("UA", "ua_dfrr", "uk"), ("MK", "mk_worldbank", "mk"), ("MK", OURS, "sq")]


@pytest.mark.parametrize(("country", "source", "language"), LISTS)
def test_slides_are_headed_by_what_was_found_and_have_no_chart_of_one_bar(
    country: str, source: str, language: str
) -> None:
    t = words(language)
    found = told(selection(Filters(country, source), language, DAY.isoformat()), DAY, (("country", country),), t)
    slides = portfolio_slides(found, "X", t)
    titles = {view.title for view in found.views}
    assert not titles & {slide.title for slide in slides} and len(slides) > 2
    is_sample = found.chosen.portfolio.about.rows_extent == "sample"
    assert (sample_sentence(found.chosen, t) in slides[-2].sentence) and bool(slides[-2].sentence) == is_sample
    for slide in slides:
        assert slide.title and (not slide.title.endswith(".") or ends_in_abbreviation(slide.title, language))
        if isinstance(slide.chart, Bars):
            assert 1 < len(slide.chart.bars) <= (MOST_PAIRS if slide.chart.other else MOST_BARS)


def test_a_slide_of_a_map_tells_namesakes_apart_and_names_no_one_of_many_least() -> None:
    titles = {}
    for source in ("ua_dfrr", "ua_dream_counts"):
        found = told(selection(Filters("UA", source), "en", DAY.isoformat()), DAY, (("country", "UA"),), words("en"))
        titles[source] = [slide.title for slide in portfolio_slides(found, "X", words("en")) if slide.kind == "map"]
    assert titles["ua_dfrr"][0].endswith("in Kostiantynivka, Mykolaiv oblast")  # Donetsk oblast has one too
    assert titles["ua_dream_counts"] == ["The register counts 10,636 projects in 1,026 of 1,470 (hromadas); most in Irpin: 255"]  # fmt: skip


def test_a_title_that_its_register_cut_says_so() -> None:
    titles = read_list("ua_dream_counts", "UA", "uk").projects["title"]
    assert titles.str.len().max() == 181 and titles[titles.str.len() >= 180].str.endswith("…").all()


def test_the_first_sentence_of_a_finding_is_its_title() -> None:
    assert first_sentence("Платени 10,3 млрд. евро от 22. На човек: 808.", "bg") == ("Платени 10,3 млрд. евро от 22.", "На човек: 808.")  # fmt: skip
    assert first_sentence("11 от 28 през 2013 г. За ранния период", "bg")[1] == ""
    assert (as_title("Так.", "uk"), as_title("През 2013 г.", "bg")) == ("Так", "През 2013 г.")


def test_every_chart_of_a_list_has_a_slide() -> None:
    slides = {}
    for country, source in (("UA", "ua_dfrr"), ("MK", "mk_worldbank")):
        chosen = selection(Filters(country, source), "en", DAY.isoformat())
        found = told(chosen, DAY, (("country", country),), words("en"))
        slides[country] = [slide.chart for slide in portfolio_slides(found, "X", words("en"))]
    places = next(chart for chart in slides["UA"] if isinstance(chart, Points) and chart.logarithmic)
    assert places.line[1] == 0 and "94.0%" in places.line_name and len(places.x) > 800
    unpaid = next(chart for chart in slides["UA"] if isinstance(chart, Bars) and chart.bars[0].label == "2015")
    assert sum(bar.value for bar in unpaid.bars) == 285
    spans = next(chart for chart in slides["MK"] if isinstance(chart, Bars) and chart.unit == YEAR)
    assert all(bar.own and bar.text == f"{bar.low:.0f}–{bar.high:.0f}" for bar in spans.bars) and len(spans.bars) == 6


def test_a_list_is_offered_in_orders_that_it_knows() -> None:
    kept = [
        sorts_of(selection(Filters("UA", source), "en", DAY.isoformat()).portfolio)
        for source in ("ua_dfrr", "ua_dream_counts")
    ]
    assert kept[0] == list(SORTS) and kept[1] == ["start", "title", "place"]


def test_slides_of_a_project_tell_what_was_paid_under_a_name_of_their_own() -> None:
    slides = {}
    for source, country in (("ua_dfrr", "UA"), ("ua_dream_counts", "UA")):
        portfolio = read_list(source, country, "en")
        rows = portfolio.projects.sort_values("amount", ascending=False).to_dict("records")
        project = stated_project(portfolio, rows[0]["project_id"], "en", DAY)
        assert project is not None
        slides[source] = project_slides(project, portfolio, ["Ivankiv"], words("en"))
    assert re.match(r"By 20\d\d, UAH\s.* of the planned UAH\s.* had been paid \(\d", slides["ua_dfrr"][1].title)
    number = slides["ua_dream_counts"][0].chart
    assert isinstance(number, Number) and number.text == "Ivankiv" and "DREAM-UA" in number.below
    named = {"title": "Школа на 250 учнів", "title_language": "uk", "project_id": "x"}
    assert project_file(named, words("en")) == "patokaz-shkola-na-250-uchniv"


@pytest.mark.parametrize(("country", "source", "without"), [("UA", "ua_dfrr", 13), ("MK", "mk_worldbank", 0), ("BG", "bg_isun_2014_2027", 0)])  # fmt: skip
def test_the_curve_tells_what_of_the_list_it_leaves_out(country: str, source: str, without: int) -> None:
    chosen = selection(Filters(country, source), "en", DAY.isoformat())
    view = concentration_view(chosen, words("en"))
    assert view is not None
    counts = [int(count.replace(",", "")) for count in re.findall(r"(?:Of |\. )([\d,]+) ", view.sentence)]
    listed = len(chosen.inside) if chosen.portfolio.has_figures else len(chosen.own)
    assert sum(counts) == listed and counts[1:] == [without] * bool(without)


def test_a_tenth_of_ten_municipalities_is_told_once() -> None:
    sentences = {}
    for area in ("SML", "VID"):  # ten and eleven municipalities
        chosen = selection(Filters("BG", "bg_isun_2014_2027", area=area), "en", DAY.isoformat())
        view = concentration_view(chosen, words("en"))
        if view is not None:
            sentences[area] = view.sentence
    assert sentences["SML"].startswith("Of 10 municipalities the one with the most money accounts for 53%")
    assert re.match(r"Of 11 municipalities the 10% .* the one with the most for \d", sentences["VID"])
