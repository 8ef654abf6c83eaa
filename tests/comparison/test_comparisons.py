"""Comparison: what may stand side by side, municipalities like one, and the page itself."""

import html
import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from patokaz.charts.comparisons import differences_figure, differences_html
from patokaz.charts.series import Series
from patokaz.comparison.comparison import (
    MOST_PLACES,
    chosen_places,
    comparable,
    compared_rows,
    compared_table,
    references,
)
from patokaz.comparison.similar_screen import read_weights, value_columns
from patokaz.comparison.slides import _trend_title
from patokaz.comparison.texts import block_html
from patokaz.language.words import LANGUAGES, words
from patokaz.profile.similarity import municipal_figures, similar_to, similarity_defaults, similarity_years
from patokaz.statistics import database
from patokaz.statistics.catalogue import BLOCKS, catalogue
from patokaz.statistics.database import query
from patokaz.statistics.war_status import occupations
from tests.pages import in_a_script_each, opened, shown, unheld

AREAS = sorted(
    row[0] for row in database.connect(str(database.data_file())).execute(
        "SELECT area_id FROM area"
    ).fetchall()
)  # fmt: skip


@pytest.mark.parametrize(
    ("breaks", "ends", "told"),
    [
        ((), (9, 12), "2020–2023: up most in B, down most in A"),
        ([(2022, "")], (9, 12), "2022–2023: up most in B, down nowhere"),
        ([(2022, "")], (8, 8), "2022–2023: down most in B, up nowhere"),
        ([(2022, "")], (8, 10.04), "2022–2023: unchanged everywhere"),
        ([(2023, "")], (9, 12), "most in B, least in A"),
    ],
)
def test_the_line_of_a_comparison_is_titled_by_what_changed_since_its_last_break(
    breaks: list[tuple[int, str]], ends: tuple[float, float], told: str
) -> None:
    years = range(2020, 2024)
    lines = [Series(years, (*start, end), ()) for start, end in zip(((10, 9, 8), (5, 6, 10)), ends, strict=True)]
    title = _trend_title(lines, ("A", "B"), breaks, catalogue()["population_density_per_km2"], words("en"))
    assert title.endswith(told)


def test_definitions_decide_what_may_be_compared() -> None:
    people = catalogue()["population_persons"]
    assert comparable(people, {"mk", "bg"}) and comparable(people, {"ua"}) and not comparable(people, {"bg", "ua"})
    assert comparable(catalogue()["share_aged_65_plus_pct"], {"mk", "bg"})


def test_a_refusal_shows_both_definitions_and_no_value() -> None:
    page = shown(opened("comparison", lang="en", area="PAZ21", **{"with": "UA23060070000082704"}))
    refused = html.escape(words("en")("comparison.refused"))
    assert refused in page and "Present population at 1 January 2022" in page and "710,052" not in page


def test_the_area_around_is_said_once_where_all_lie_in_it() -> None:
    t = words("en")
    near, apart = (
        block_html("people", tuple(chosen_places(["PAZ21", other], t)), t).split("Birth rate")[1].split("</tr>")[0]
        for other in ("PAZ19", "VTR22")
    )
    assert near.count("Pazardzhik district:") == 1 and apart.count("Pazardzhik district:") == 1
    assert apart.count("Veliko Tarnovo district:") == 1


def test_what_is_not_ranked_is_named_by_its_chapter() -> None:
    t = words("en")
    places = tuple(chosen_places(["MK00805", "MK00812"], t))
    assert t("comparison.context_people") in block_html("people", places, t)
    resources = block_html("resources", places, t)
    assert f"{t('comparison.context')} (" in resources and "ethnicity" not in resources


@in_a_script_each(
    "address",
    [
        {"area": "PAZ21", "with": "PAZ19,VTR22"},
        {"area": "PAZ21", "with": "MK00805,nowhere,PAZ21"},
        {"area": "MK00805", "show": "similar", "nearest": "20"},
        {
            "area": "UA23060070000082704",
            "show": "similar",
            "weights": "population_persons*2,poetry*3,urban_share_pct*x",
        },
        {"area": "MK", "show": "similar"},
        {"area": "PAZ21", "show": "similar", "until": "2012", "nearest": "20"},
        {"area": "PAZ21", "show": "similar", "until": "soon"},
        {},
    ],
)
def test_the_page_opens(language: str, address: dict[str, str]) -> None:
    app = opened("comparison", lang=language, **address)
    assert not app.exception
    assert html.escape(words(language)("error.failed_title")) not in shown(app)


def test_nearest_municipalities_explain_themselves() -> None:
    weights = dict.fromkeys(similarity_defaults("BG"), 1.0)
    found = similar_to("BG", "PAZ21", weights, 7)
    assert len(found) == 7 and "PAZ21" not in set(found["area"]) and found["distance"].is_monotonic_increasing
    assert found[list(weights)].sum(axis=1).tolist() == pytest.approx([1.0] * 7)
    assert similar_to("BG", "nowhere", weights, 7).empty


def test_similar_up_to_a_year_takes_no_later_value() -> None:
    assert similarity_years("BG", ["population_persons"])[0] >= 2024
    figures = municipal_figures("BG", ["population_persons", "share_aged_65_plus_pct"], 2015)
    assert set(figures["indicator_id"]) == {"population_persons"} and set(figures["year"]) == {2015}
    people = figures.set_index("area_id")["value"]
    found = similar_to("BG", "PAZ21", {"population_persons": 1.0}, 1, until=2015)
    others = (people.drop("PAZ21") - people["PAZ21"]).abs()
    assert found["area"].tolist() == [others.idxmin()]
    assert found["distance"].iloc[0] == pytest.approx(others.min() / people.std())
    columns = value_columns(figures, "BG", ["PAZ21", others.idxmin()], {"PAZ21": "A", others.idxmin(): "B"}, {"population_persons": "People"}, words("en"))  # fmt: skip
    assert columns[1].head == "People, 2015" and columns[1].cells[0] == words("en").amount(people["PAZ21"], "persons")


def test_more_parts_than_colours_end_in_the_others() -> None:
    parts = {f"p{number}": f"Part {number}" for number in range(8)}
    shares = {key: 0.3 if key == "p7" else 0.1 for key in parts}
    rows = pd.DataFrame([shares | {"distance": 0.5}, shares | {"distance": 1.0}])
    drawn = unheld(differences_html(rows, parts, ["x", "y"], ["Near", "Far"], ["0.5", "1.0"], "the others"))
    assert drawn.count("<span><u") == 6 and "Part 7: 30 %" in drawn and "the others: 30 %" in drawn
    assert re.findall(r'width:([\d.]+)%" title="Part 7', drawn) == ["15.0", "30.0"]  # twice as far is twice as long
    figure = differences_figure(rows, parts, ["Near", "Far"], ["0.5", "1.0"], "the others")
    named = [trace for trace in figure.data if trace.name]
    assert [trace.name for trace in named][-1] == "the others" and len(named) == 6
    ends = [max(x for x in trace.x[at : at + 2]) for trace in (named[-1],) for at in (0, 3)]
    assert ends == pytest.approx([0.5, 1.0])  # the parts fill the distance


def test_a_chart_over_the_years_has_the_country_and_the_area_around_behind() -> None:
    t = words("en")
    places = chosen_places(["PAZ21", "PAZ19"], t)
    band = query("level_spread", indicator="births_per_1000", country="BG", level="municipality")
    behind = references(places, catalogue()["births_per_1000"], band, t)
    assert list(behind) == ["Median: Bulgaria", "Pazardzhik district"]
    assert list(behind["Median: Bulgaria"].values) == band["median"].tolist()
    assert behind["Pazardzhik district"].values == places[0].above[0].series["births_per_1000"].values
    assert list(references(places, catalogue()["population_persons"], band, t)) == ["Median: Bulgaria"]
    assert list(references(chosen_places(["PAZ21", "VTR22"], t), catalogue()["births_per_1000"], band, t)) == [
        "Median: Bulgaria"
    ]


def test_weights_of_a_hand_edited_address() -> None:
    possible = ["a", "b", "c"]
    assert read_weights("a*2,b*nonsense,c,d*1,a*9", possible) == {"a": 2.0, "c": 1.0}
    assert read_weights("b*-1,c*nan", possible) == {}


@settings(max_examples=25)
@given(st.lists(st.sampled_from(AREAS), max_size=8), st.sampled_from(list(LANGUAGES)))
def test_any_places_side_by_side(ids: list[str], language: str) -> None:
    places = chosen_places([*ids, "nowhere"], words(language))
    gone = {area for area, entry in occupations("UA").items() if entry.whole}
    assert len(places) == min(MOST_PLACES, len(set(ids) - gone))
    for block in BLOCKS:
        for row in compared_rows(places, block):
            assert len(row.figures) == len(places)
            told = [
                figure is not None or bool(reason) for figure, reason in zip(row.figures, row.withheld, strict=True)
            ]
            assert sum(told) >= min(2, len(places))


def test_what_may_not_be_compared_is_in_no_chart_either() -> None:
    page = opened("comparison", lang="en", area="PAZ21", **{"with": "UA23060070000082704"})
    options = [option for box in page.selectbox for option in box.options]
    assert not page.exception and catalogue()["population_persons"].text("name", "en") not in options


def test_an_unknown_place_is_said() -> None:
    page = shown(opened("comparison", lang="en", area="PAZ21", **{"with": "<b>ZZZ</b>"}))
    assert html.escape("<b>ZZZ</b>") in page and "<b>ZZZ</b>" not in page


def test_larger_areas_are_named_with_their_kind() -> None:
    t = words("mk")
    places = tuple(chosen_places(["MK008", "MK006"], t))
    assert "Скопски</span> плански регион" in block_html("people", places, t)
    assert any(column.startswith("Полошки плански регион ") for column in compared_table(places, t).columns)


def test_across_countries_the_shared_definition_stands_beside_the_name() -> None:
    meaning = html.escape(catalogue()["share_aged_65_plus_pct"].text("definition", "en", "bg"))
    assert meaning in shown(opened("comparison", lang="en", area="PAZ21", **{"with": "MK00805"}))
    assert meaning not in shown(opened("comparison", lang="en", area="PAZ21", **{"with": "PAZ19"}))
    places = tuple(chosen_places(["PAZ21", "MK00805"], words("en")))
    density = html.unescape(str(block_html("resources", places, words("en"))))
    assert "North Macedonia: Area of the municipality: land area" in density  # where it differs its country is named
