"""The portfolio on the fixture country (tests/fixture/README.md): five projects of a ministry, one grant."""

import json
from types import SimpleNamespace

import pytest
import streamlit as st

from patokaz.portfolio.screen import take_points
from tests.pages import component_data, map_data, opened, table_rows, visible_text

pytestmark = pytest.mark.usefixtures("small_country")


def test_one_list_one_sentence_and_its_money_by_phase() -> None:
    text = visible_text(opened("portfolio", lang="en"))
    assert "Ministry of Examples · 2019–2024 · complete · compiled 31 January 2023" in text
    assert "By 2021 EUR 900,000 of EUR 1.2 million planned had been paid (75.0%), for 2 projects." in text
    assert (
        "Planned EUR 3.5 million Contracted EUR 1.8 million 100.0% of the plan or contract, where both are known Paid EUR 900,000 75.0% of the plan"
        in text
    )
    assert "USD 90,000" not in text  # a list is never added to another


def test_the_other_list_is_a_sample_with_its_own_sentence() -> None:
    text = visible_text(opened("portfolio", lang="en", list="xe_grants"))
    assert "Fund of Examples · 2018 · sample · compiled 2018" in text
    assert " 1 project: USD 90,000 in all." in text
    assert "a sample, not all projects" in text
    assert "Course over the years: planned and paid amounts are not available for two years." in text


def test_the_list_has_every_project_with_its_computed_state() -> None:
    rows = table_rows(opened("portfolio", lang="en"), "Project")
    assert rows[1][:2] == ["Railway of Exemplia Exemplia · not stated", "Exemplia"] and rows[1][-1] == "EUR 2.0 million"
    assert rows[3][0].startswith("Road from Bela to Cera") and "planned end date passed (30 June 2023)" in rows[3]
    assert rows[5][0].startswith("Waste centre of the North") and rows[5][-1] == "–" and len(rows) == 6


def test_the_board_says_what_needs_a_decision_oldest_first() -> None:
    text = visible_text(opened("portfolio", lang="en"))
    assert "2 projects (40%) need attention. Planned end date passed 2 EUR 750,000" in text
    board = text[text.index("Planned end date passed 2") : text.index("EUR 750,000") + 400]
    assert board.index("30 June 2023") < board.index("31 August 2024")
    assert "planned end date passed (" not in board[: board.index("31 August 2024")]  # its column says that once


def test_a_shared_project_is_told_and_none_in_the_list_is_not_no_project() -> None:
    app = opened("portfolio", lang="en", area="XE02")
    assert "1 further project is shared with other areas and not included in these totals." in visible_text(app)
    assert "not in this list, which does not mean that there is no project" in visible_text(app)
    codes = map_data(app, "projects")["codes"]
    assert codes[0] != "x" and set(codes[3:]) == {"x"}  # zoomed to the region around it, what has none stays plain


def test_filters_are_chips_that_can_be_taken_off() -> None:
    app = opened("portfolio", lang="en", area="XEN", status="past_end")
    assert [button.label for button in app.button if str(button.key).startswith("chip_")] == [
        "North ✕",
        "Planned end date passed ✕",
    ]
    app.button(key="chip_status").click().run()
    assert "status" not in app.query_params and "area" in app.query_params


def test_what_fits_no_project_and_what_is_unknown_are_said() -> None:
    assert "No project matches these filters." in visible_text(
        opened("portfolio", lang="en", area="XEN", status="contracted", find="nowhere")
    )
    assert "Status: “lost” is not recognised; the default view is shown." in visible_text(
        opened("portfolio", lang="en", status="lost")
    )


@pytest.mark.parametrize(
    ("selects", "values", "expected"),
    [
        ("year", [2019, 2021], {"from": "2019", "to": "2021"}),
        ("least", [[5000.7], [9000.0]], {"least": "5000"}),
        ("area", ["XE01", "XE02", "XE01"], {"picked": "XE01,XE02"}),
        ("place", ["XE01", "XE02"], {"area": "XE02"}),
        ("project", [], {}),
    ],
)
def test_points_chosen_in_a_chart_filter(
    selects: str, values: list[object], expected: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    address: dict[str, str] = {"picked": "old"} if selects == "project" else {}
    points = [{"customdata": value} for value in values]
    monkeypatch.setattr(st, "session_state", {"chart": {"selection": {"points": points}}})
    monkeypatch.setattr(st, "query_params", address)
    take_points("chart", selects)
    assert address == expected


def test_the_timeline_marks_what_is_past_its_planned_end() -> None:
    app = opened("portfolio", lang="en")
    chart = next(element for element in app.get("plotly_chart") if "view_time" in element.proto.id)
    figure = SimpleNamespace(**json.loads(chart.proto.spec))
    points = figure.data[2]
    assert points["customdata"] == ["xe-water", "xe-road", "xe-school"]
    assert points["marker"]["symbol"] == ["circle", "diamond", "diamond"]


def test_the_portfolio_is_presented_view_by_view() -> None:
    app = opened("presentation", lang="en", view="portfolio", country="XE")
    slides = [slide.replace("\u00a0", " ") for slide in component_data(app, "presentation")["slides"]]
    assert "Money by phase" in slides[0] and "(75.0%)" in slides[0]
    assert "Are we behind, and since when?" in slides[1] and "EUR 300,000 of the EUR 400,000 planned" in slides[
        1
    ].replace(" <br>", " ")
    assert "which project needs a decision now?" in slides[-1]


def test_bars_of_time_say_their_years_and_the_years_stand_above_and_below() -> None:
    chart = next(element for element in opened("portfolio", lang="en").get("plotly_chart") if "view_time" in element.proto.id)  # fmt: skip
    figure = json.loads(chart.proto.spec)
    told = figure["data"][3]
    assert [text.strip() for text in told["text"]] == ["2019–2020", "2021–2023", "2022–2024"]
    assert told["xaxis"] == "x2" and figure["layout"]["xaxis2"]["side"] == "top"
    assert figure["layout"]["xaxis"]["range"][1] > max(told["x"])
    assert figure["layout"]["margin"]["t"] >= 30  # the years above are not cut


def test_each_cell_of_the_coverage_names_itself_on_a_phone() -> None:
    page = " ".join(str(entry.proto.body) for entry in opened("portfolio", lang="en").get("html"))
    assert page.count('data-head="Coverage"') == page.count('data-head="Gaps"') == 2


def test_a_view_stands_alone_in_the_frame_of_another_site() -> None:
    text = visible_text(opened("card", lang="en", show="portfolio", list="xe_grants", view="phases"))
    assert text.startswith("Money by phase · ") and "USD 90,000" in text and text.endswith("; Patokaz")
    assert "Search in titles" not in text and "Share" not in text
    assert "nothing" in visible_text(opened("card", lang="en", show="portfolio", view="nothing"))
