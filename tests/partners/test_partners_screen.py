"""The partner finder on the fixture country: Dora (XE04), her neighbours Cera, Elsa, Hana, Ilma and Jara."""

import io
from datetime import date

import pytest
from docx import Document

from patokaz.language.words import LANGUAGES, words
from patokaz.partners.brief import brief_file
from patokaz.partners.finder import find, group_of, suggested
from patokaz.partners.fixed import votes
from patokaz.partners.law import country_law
from patokaz.partners.services import FIXED, services
from patokaz.partners.view import free_view
from patokaz.profile.profile import read_profile
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.countries import countries
from patokaz.statistics.places import level_places
from tests.pages import component_data, opened, plain_text, table_rows, visible_text

COUNTRIES = ("MK", "BG", "UA")


@pytest.mark.usefixtures("small_country")
def test_candidates_are_scored_by_terms_that_are_shown() -> None:
    app = opened("partners", area="XE04", lang="en")
    text = visible_text(app)
    assert "Dora: Jara ranks first among the nearby municipalities, with a score of 0.82 out of 1." in text
    assert (
        "Inhabitants of the 3 municipalities together: 23,000; according to the source named, gains are found up to 20,000."
        in text
    )
    assert "There is no register of agreements for this country; experience is not part of the score." in text
    rows = table_rows(app, "Score")
    # own income has 19 ranks: Dora 16, Jara 11; need (16/19 + 11/19)/2, scale 14,000/20,000, border 1, over 0.9
    jara = next(row for row in rows if row[0].startswith("Jara"))
    assert (jara[1], jara[3].split()[0], jara[4]) == ("0.82", "0.71", "0.70")
    cera = next(row for row in rows if row[0].startswith("Cera"))
    assert (cera[1], cera[2], cera[3].split()[0]) == ("0.80", "common border", "0.87")
    assert "No score and no rank, because a figure needed for the score is missing: Gora." in text
    assert not any(row[0].startswith("Gora") for row in rows)
    assert component_data(app, "map_partners")["codes"].count("1") == 2


@pytest.mark.usefixtures("small_country")
def test_what_is_known_is_told_with_its_marks_and_what_speaks_against() -> None:
    app = opened("partners", area="XE04", lang="en")
    text = visible_text(app)
    assert "Small places <gain> Study. Source: example.org/study, 2020." in text
    assert "No gain was found Study. Not verified: ask your lawyer." in text
    assert "A rule of another country" not in text
    assert "Each council approves Source: example.org/law, 2020. The mayors sign Not verified: ask your lawyer." in text
    assert "Law on Towns <of Exemplia>" in text
    assert "Waste Act" not in text
    assert "The benefit in money is not given" in text
    other = visible_text(opened("partners", area="XE04", lang="en", service="inspection"))
    assert "No evidence against it was found" in other
    assert "For this service the score depends on the common border only." in other
    assert "Dora: 5 nearby municipalities share the first rank, each with a score of 1.00 out of 1." in other
    assert "asks for at least" not in other
    two = visible_text(opened("partners", area="XE04", lang="en", service="inspection", together="2"))
    assert "One of the rules requires at least 4 municipalities." in two
    assert "a contract is the simplest start" in two


@pytest.mark.usefixtures("small_country")
def test_a_place_without_the_need_is_told_so_and_finds_its_complement() -> None:
    app = opened("partners", area="XE13", lang="en")  # Mira: rank 8 of 19, the better half
    assert "Mira is in the better half of the country" in visible_text(app)
    vera = find("XE", "XE20", "taxes", "complementary", "en")
    needs = {one.name: one.terms["need"] for one in vera.candidates if one.terms["need"]}
    assert needs == {
        "Hana": pytest.approx(12 / 19)
    }  # Vera is first of 19; of those around her Hana alone is of the last third
    same = find("XE", "XE20", "taxes", "same", "en")
    assert {one.terms["need"] for one in same.candidates} == {0.0}


@pytest.mark.usefixtures("small_country")
def test_chosen_partners_stay_in_the_address_and_a_gap_is_said() -> None:
    text = visible_text(opened("partners", area="XE04", lang="en", partners="XE02,XE20,nobody"))
    assert "Inhabitants of the 2 municipalities together: 6,000, below the 20,000" in text
    assert "Some members of the group have no common border with another member." in text


@pytest.mark.usefixtures("small_country")
def test_partners_fixed_by_law_are_shown_as_they_are_and_the_states_task_is_told() -> None:
    app = opened("partners", area="XE04", lang="en", service="waste")
    text = visible_text(app)
    assert "Waste: 10 municipalities by law" in text
    assert "Score" not in text
    rows = {row[0]: row[1:] for row in table_rows(app, "Votes, %")}
    assert rows["Dora"] == ["4,000", "4.73"]  # 65 · 4,000/55,000
    assert "Waste Act Not verified" in text
    assert "the steps of voluntary cooperation do not apply" in text
    fire = visible_text(opened("partners", area="XE04", lang="en", service="fire"))
    assert "A task of the state, not of municipalities" in fire


def test_votes_of_an_association_are_those_of_its_own_table() -> None:
    pernik = {
        "Breznik": 6945.0,
        "Zemen": 2762.0,
        "Kovachevtsi": 1600.0,
        "Pernik": 97181.0,
        "Tran": 4146.0,
        "Radomir": 20896.0,
    }
    told = votes(pernik, 35)  # the association's table of 2012
    assert [round(told[name], 2) for name in pernik] == [3.38, 1.34, 0.78, 47.31, 2.02, 10.17]


@pytest.mark.usefixtures("small_country")
def test_the_brief_holds_group_terms_steps_and_what_is_asked() -> None:
    t = words("en")
    profile, law = read_profile("XE04", t), country_law("XE")
    assert profile is not None and law is not None
    finder = find("XE", "XE04", "taxes", "same", "en")
    view = free_view(profile, law, services().all["taxes"], finder, suggested(finder, 3))
    document = Document(io.BytesIO(brief_file(view, t)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for told in (
        "Brief for the councils of Dora, Jara, Ilma",
        "1. Each council approves",
        "No gain was found",
        "Gora",
        "0.35 nearness",
    ):
        assert told in text
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert ["Dora", "", ""] in cells and ["Ilma", "", ""] in cells
    assert any(row[:2] == ["Jara", "0.82"] for row in cells)
    assert len(document.inline_shapes) == 1


@pytest.mark.usefixtures("small_country")
def test_the_wall_says_what_the_page_says() -> None:
    app = opened("presentation", lang="en", view="partners", area="XE04")
    told = [plain_text(slide) for slide in component_data(app, "presentation")["slides"]]
    assert told[0].startswith("Taxes: Dora, Jara, Ilma Inhabitants of the 3 municipalities together: 23,000")
    assert told[1].startswith("Dora: Jara ranks first")
    assert told[-1].startswith("Dora and Jara, Ilma: may the mayors begin talks?")
    fixed = opened("presentation", lang="en", view="partners", area="XE04", service="waste")
    assert "Who votes in “Waste”" in plain_text(component_data(fixed, "presentation")["slides"][1])


def test_occupied_places_are_told_and_not_offered() -> None:
    finder = find("UA", "UA23060070000082704", "tax_administration", "same", "en")  # the city of Zaporizhzhia
    assert {one.status for one in finder.not_offered} <= {"occupied_whole", "occupied_part", "active_hostilities"}
    assert finder.not_offered
    assert not {one.area for one in finder.not_offered} & {one.area for one in (*finder.candidates, *finder.unknown)}
    assert not group_of(finder, [finder.not_offered[0].area]).partners
    text = visible_text(opened("partners", area=finder.not_offered[0].area, lang="uk"))
    assert "Партнерів не пропонуємо" in text or "показника" in text or "попередніх показників" in text


def test_waste_in_north_macedonia_lists_the_planning_region_without_a_score() -> None:
    app = opened("partners", area="MK00805", lang="en", service="waste_treatment")
    region = level_places(country="MK", level="municipality", language="en").set_index("area_id")["group_id"]
    assert len(table_rows(app, "Residents")) == 1 + (region == region["MK00805"]).sum()
    assert "Score" not in visible_text(app)


def test_every_need_is_a_municipal_indicator_with_a_direction() -> None:
    assert len(services().all) == 24
    for service in services().all.values():
        for country, key in service.need.items():
            assert country in countries()
            assert catalogue()[key].direction != 0 and not catalogue()[key].context
        assert all(service.group[country] for country, kind in service.partners.items() if kind == FIXED)
        assert service.threshold in (0, 20_000, 50_000, 60_000, 125_000)


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_law_of_a_country_is_told_in_every_language_with_its_marks(country: str) -> None:
    law = country_law(country)
    assert law is not None and law.checked <= date(2026, 11, 28)
    assert any(step.mark == "believed" for step in law.steps)
    for entry in (*law.steps, *law.laws):
        assert entry.mark == "believed" or entry.page
    for step in law.steps:
        assert len({step.text[language] for language in LANGUAGES}) == len(LANGUAGES)
