"""One project on the fixture country (tests/fixture/README.md)."""

import pytest

from patokaz.language.words import words
from patokaz.portfolio.project import our_note
from tests.pages import component_data, opened, shown, table_rows, visible_text

pytestmark = pytest.mark.usefixtures("small_country")


def test_a_project_tells_its_state_way_money_places_and_caution() -> None:
    app = opened("project", lang="en", project="xe-water")
    text = visible_text(app)
    assert text.startswith("Water supply of Alma completed 2 of 5 in the filter")
    assert "Fund State budget Programme Water Number 17" in text
    assert (
        "Money by phase · contract value Planned EUR 1.0 million Contracted EUR 1.0 million 100.0% of what was planned"
        in text
    )
    assert "Paid EUR 800,000 80.0% of what was contracted" in text
    assert "Start 1 April 2019 Planned end 31 October 2020 Areas Alma" in text
    assert "Amounts are of the contract, not of the payments." in text
    assert table_rows(app, "Paid", "2019")[1:] == [
        ["2019", "EUR 400,000", "EUR 300,000"], ["2020", "EUR 600,000", "EUR 500,000"]
    ]  # fmt: skip


def test_an_address_without_a_project_says_what_the_page_is_for() -> None:
    text = visible_text(opened("project", lang="en"))
    assert text.startswith("Project No project is chosen. Every project of a list opens from the portfolio.")
    wrong = visible_text(opened("project", lang="en", project="none"))
    assert "“none” is in none of the project lists" in wrong and "No project is chosen" not in wrong


def test_paid_is_a_share_of_the_years_whose_payment_is_known() -> None:
    app = opened("project", lang="en", project="xe-road")
    text = visible_text(app)
    assert (
        "planned end date passed (30 June 2023)" in text
        and "Shared by 2 areas: not included in the total of any of them." in text
    )
    assert (
        "Paid EUR 100,000 50.0% of the plan or contract, where both are known" in text
    )  # of 200,000 planned in 2021; of 2022 the payment is not known
    assert table_rows(app, "Paid", "2022")[2] == ["2022", "EUR 300,000", "–"]


def test_a_project_of_no_told_state_says_so_in_a_sentence() -> None:
    text = visible_text(opened("project", lang="en", project="xe-rail"))
    assert text.startswith("Railway of Exemplia The list does not state how far the project has progressed.")
    app = opened("presentation", lang="en", view="project", project="xe-rail", country="XE")
    slides = component_data(app, "presentation")["slides"]
    assert "not stated" not in slides[0] and "Roads" in slides[0]


def test_neighbours_are_those_of_the_filter() -> None:
    text = visible_text(opened("project", lang="en", project="xe-water", area="XEN"))
    assert "1 of 3 in the filter" in text


def test_only_a_public_address_gives_a_project_a_qr_code(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "fiche-qr" not in shown(opened("project", lang="en", project="xe-water"))
    monkeypatch.setenv("PATOKAZ_PUBLIC_ADDRESS", "https://figures.example")
    assert "fiche-qr" in shown(opened("project", lang="en", project="xe-water"))


def test_an_unknown_project_is_refused() -> None:
    assert "“nope” is in none of the project lists." in visible_text(opened("project", lang="en", project="nope"))


def test_a_project_is_presented_with_its_money_and_its_years() -> None:
    app = opened("presentation", lang="en", view="project", project="xe-water", country="XE")
    slides = component_data(app, "presentation")["slides"]
    first, years, question = (slide.replace("\u00a0", " ") for slide in slides)
    assert "EUR 1.0 million" in first and "EUR 800,000" in first and "Completed" in first
    assert "2019" in years and "EUR 600,000" in years and "What did this project bring?" in question
    open_ = opened("presentation", lang="en", view="project", project="xe-road", country="XE")
    assert "What does this project need next?" in component_data(open_, "presentation")["slides"][-1]


def test_a_remark_of_ours_is_told_in_the_readers_language_and_the_sources_words_stay() -> None:
    remark = "Громаду названо у звіті."
    assert our_note(remark, words("en")) == "The report names the hromada."
    assert our_note(f"Школа – ремонт. {remark}", words("bg")) == "Школа – ремонт. Громадата е посочена в отчета."
    assert our_note("Without a remark.", words("mk")) == "Without a remark."
