"""The page of the first hundred days on the fixture country: Dora (XE04), a start on 10 November 2026."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from patokaz.start.duties_screen import keep_ticks
from tests.pages import component_data, opened, plain_text, visible_text

pytestmark = pytest.mark.usefixtures("small_country")


def duties(app: AppTest) -> list[dict[str, Any]]:
    """What the browser draws of each part that has duties."""
    parts = []
    for element in app.get("bidi_component"):
        _, found, part = str(element.proto.id).partition("-start_duties_XE04_")
        if found:
            parts.append(component_data(app, f"start_duties_XE04_{part}"))
    return parts


def test_duties_are_listed_with_their_dates_and_what_they_rest_on() -> None:
    app = opened("start", area="XE04", start="2026-11-10", lang="en")
    lists = [part["list"] for part in duties(app)]
    text = f"{visible_text(app)} {' '.join(map(plain_text, lists))}"
    assert (
        "Day 0 is Tuesday, 10 November 2026, day 100 is Thursday, 18 February 2027. Next: Account for the year" in text
    )
    assert "Wednesday, 10 February 2027 day 92 3 months from the oath mayor → council" in text
    assert "Law on Towns <of Exemplia>, Art. 7. Source: example.org/law, 2020." in text.replace("&lt;", "<")
    assert "Art. 9 (not verified). Source: example.org/law, 2020. Date not verified: ask your lawyer." in text
    assert "Account for the year: Sunday, 31 January 2027, day 82. If missed, the council is dissolved." in text
    assert "for 2026, a year that your predecessor began" in text
    assert "Plan: Account for the year – Sunday, 31 January 2027; for 2026, a year that your" in text
    assert "The calendar file contains 2 dates" in text
    assert text.count("Checked 27 November 2026.") == 1
    titles = [piece.partition(">")[2].partition("</label>")[0] for part in lists for piece in part.split("<label")[1:]]
    assert titles == [
        "Declare assets", "Set the fee", "Account for the year", "Present the programme", "Change the signatures",
    ]  # fmt: skip
    greyed = [
        plain_text(piece) for part in lists for piece in part.split("<li")[1:] if piece.startswith(' class="grey')
    ]
    assert len(greyed) == 1
    assert greyed[0].find("31 December 2026") > 0


def test_numbers_and_inheritance_are_those_of_the_place() -> None:
    dora = visible_text(opened("start", area="XE04", lang="en"))
    assert "No day chosen yet" in dora
    assert "400 EUR" in dora.replace("\N{NO-BREAK SPACE}", " ")  # 100·M, named by the duties' file, before the headline
    assert dora.find("income") < dora.find("4,000")
    assert "None of the lists used contains a project of this municipality" in dora
    alma = visible_text(opened("start", area="XE01", lang="en")).replace("\N{NO-BREAK SPACE}", " ")
    assert (
        "None of the projects is known to be in progress. Not yet paid: EUR 200,000." in alma
    )  # 2020: 1,000,000 planned


def test_a_tick_stays_when_the_reader_comes_back_to_the_page() -> None:
    app = opened("start", area="XE04", start="2026-11-10", lang="en")
    assert all(part["done"] == [] for part in duties(app))
    keep_ticks(app.session_state["start_done_XE04"], ["xe-fee", "xe-assets"], ["xe-fee", "<none>"])
    app.run()
    assert "1 of 4 done" in visible_text(app)
    app.switch_page("pages/data.py").run()
    app.query_params["area"], app.query_params["start"] = "XE04", "2026-11-10"
    app.switch_page("pages/start.py").run()
    assert [key for part in duties(app) for key in part["done"]] == ["xe-fee"]
    done = {"xe-fee", "other"}
    keep_ticks(done, ["xe-fee"], None)  # what the browser says is no list
    assert done == {"other"}


def test_a_day_that_is_none_and_an_area_that_is_no_municipality_are_said() -> None:
    assert "No day chosen yet" in visible_text(opened("start", area="XE04", start="2026-11-31", lang="en"))
    assert "This page is for municipalities" in visible_text(opened("start", area="XEN", lang="en"))
    assert "Choose a municipality" in visible_text(opened("start", lang="en"))


@pytest.mark.parametrize("day", ["2025-99-99", "1066-10-14", "tomorrow"])
def test_a_day_that_is_none_is_said(day: str) -> None:
    app = opened("start", area="XE01", lang="en", start=day)
    assert f"“{day}” is not recognised" in visible_text(app) and "start" not in app.query_params
