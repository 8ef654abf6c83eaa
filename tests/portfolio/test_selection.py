"""Lists, filters and sums on the fixture country (tests/fixture/README.md), and the euro that portfolio and profile share."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from patokaz.analysis.projects import lorenz
from patokaz.charts.explored import MOST_POINTS
from patokaz.charts.palette import PALETTES
from patokaz.language.words import words
from patokaz.portfolio.chosen import options, selection
from patokaz.portfolio.filters import Filters, listed
from patokaz.portfolio.lists import project_lists, read_list
from patokaz.portfolio.slide_charts import concentration_points
from patokaz.portfolio.texts import body_name, state_name
from patokaz.portfolio.views import name_to_begin_with, told
from patokaz.statistics.countries import countries
from patokaz.statistics.database import query

TODAY = "2026-11-28"
ALL = Filters("XE", "xe_ministry")


@pytest.mark.usefixtures("small_country")
@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, "rail road school waste water"),
        ({"area": "XEN"}, "road waste water"),
        ({"area": "XE02"}, "road"),
        ({"area": "XE04"}, ""),
        ({"programme": "Roads"}, "rail road"),
        ({"state": "past_end"}, "road school"),
        ({"first": 2022}, "road school waste"),
        ({"last": 2020}, "water"),
        ({"least": 500_000}, "rail road water"),
        ({"text": "bela ROAD"}, "road"),
        ({"text": "Роад"}, "road"),
        ({"who": "Municipality of Alma"}, ""),  # one name alone parts nothing: this list is told by programme
    ],
)
def test_filters(filters: dict[str, object], expected: str) -> None:
    found = selection(replace(ALL, **filters), "en", TODAY)  # type: ignore[arg-type]
    assert " ".join(sorted(key.removeprefix("xe-") for key in found.projects["project_id"])) == expected


@pytest.mark.usefixtures("small_country")
def test_sums_are_of_one_list_and_one_currency_and_compare_like_with_like() -> None:
    found = selection(ALL, "en", TODAY)
    assert found.phases == {"planned": 3_500_000.0, "contracted": 1_750_000.0, "paid": 900_000.0}
    assert found.paid_base == (900_000.0, 1_200_000.0) and found.currency == "EUR"
    assert found.course and (found.course.planned, found.course.paid) == (1_200_000.0, 900_000.0)
    assert selection(Filters("XE", "xe_grants"), "en", TODAY).phases == {"contracted": 90_000.0}


@pytest.mark.usefixtures("small_country")
def test_a_project_of_two_places_is_shared_and_in_no_ones_sum_but_in_the_regions() -> None:
    bela, north = (selection(replace(ALL, area=area), "en", TODAY) for area in ("XE02", "XEN"))
    assert bela.shared["project_id"].tolist() == ["xe-road"] and bela.phases == {}
    assert north.shared.empty and north.phases["contracted"] == 1_500_000.0
    assert north.picture and north.mapped == ["XE01", "XE02", "XE03"]
    assert north.ranked["value"].tolist() == [1.0, 1.0, 1.0]


@pytest.mark.usefixtures("small_country")
def test_picked_points_and_orders_change_the_list_alone() -> None:
    picked = selection(replace(ALL, picked=("XE02", "xe-rail")), "en", TODAY)
    assert len(picked.projects) == 5 and picked.listed("largest")["project_id"].tolist() == ["xe-rail", "xe-road"]
    everything = selection(ALL, "en", TODAY)
    assert everything.listed("smallest")["project_id"].tolist()[0] == "xe-school"
    assert everything.listed("least_paid")["project_id"].tolist()[:2] == ["xe-road", "xe-water"]
    assert everything.listed("title")["title"].tolist()[0] == "Railway of Exemplia"


def test_portfolio_and_profile_tell_the_same_euro_of_every_municipality() -> None:
    places = selection(Filters("BG", "bg_isun_2014_2027"), "en", TODAY).place_money.set_index("area_id")
    for column, indicator in (("money", "eu_funds_contracted_eur"), ("per_head", "eu_funds_per_head_eur")):
        rows = query(
            "indicator_values", indicator=indicator, country="BG", level="municipality", year=2026, language="en"
        )
        told = rows.set_index("area_id")["value"]
        assert len(told) == 265 and (places[column].reindex(told.index) - told).abs().max() < 0.01
    peshtera = selection(Filters("BG", "bg_isun_2014_2027", area="PAZ21"), "en", TODAY)
    assert round(peshtera.phases["contracted"]) == 54_867_555 and peshtera.count == 209
    assert "bg-isun-BG-RRP-7.008-0004" not in set(peshtera.projects["project_id"])


def test_every_project_stands_in_a_declared_list_of_its_country() -> None:
    for country in countries():
        declared = {entry.rows for entry in project_lists(country).values()}
        assert set(query("portfolio_lists", country=country)["source_id"]) == declared, country


def test_the_state_fund_by_year_and_oblast() -> None:
    found = selection(Filters("UA", "ua_dfrr"), "en", TODAY)
    assert found.course and found.course.widest == 2018 and round(found.course.planned / 1e6) == 31_720
    assert round(found.course.paid / 1e6) == 26_224 and len(found.groups) == 25 and found.groups.index[0] == "UA23"
    states = found.projects["state"].value_counts()
    assert states["completed"] == 862 and states["unspent"] == 233


def test_the_wall_draws_the_lorenz_curve_with_what_the_largest_tenth_holds() -> None:
    """Nine projects of 1 and one of 91: the first nine tenths hold 9 per cent of the money."""
    amounts = [1.0] * 9 + [91.0]
    chosen: Any = SimpleNamespace(amounts=pd.Series(amounts), concentration=lorenz(amounts), portfolio=SimpleNamespace(has_figures=False))  # fmt: skip
    drawn = concentration_points(chosen, words("en"))
    assert drawn is not None
    (index, text), (intercept, slope) = drawn.named[0], drawn.line
    assert (drawn.x[index], round(drawn.y[index], 9), text) == (90.0, 9.0, "largest 10%: 91%")
    assert (drawn.x[0], drawn.y[0], drawn.x[-1], drawn.y[-1]) == (0.0, 0.0, 100.0, 100.0)
    assert (intercept, slope, drawn.line_name) == (0.0, 1.0, "all equal")
    few: Any = SimpleNamespace(amounts=pd.Series(amounts[:8]), concentration=lorenz(amounts[:7]))
    assert concentration_points(few, words("en")) is None


def test_a_point_of_the_curve_of_municipalities_is_a_municipality() -> None:
    found = told(selection(Filters("BG", "bg_isun_2014_2027"), "en", TODAY), date(2026, 11, 28), (), words("en"))
    view = found.view("concentration")
    assert view and view.figure and view.selects == "place"
    curve = view.figure(PALETTES["light"]).data[1]
    most = found.chosen.inside.nlargest(3, "money")
    assert list(curve.customdata[-3:]) == most["area_id"].tolist()[::-1] and curve.customdata[0] is None
    assert curve.text[-1].startswith(f"{most['name'].iloc[0]}:<br>")
    assert len(curve.x) <= MOST_POINTS + 1


def test_the_district_of_a_chosen_municipality_is_marked() -> None:
    chosen = selection(Filters("BG", "bg_isun_2014_2027", area="PAZ21"), "en", TODAY)
    assert chosen.here == {"PAZ21", "PAZ"}
    assert selection(Filters("BG", "bg_isun_2014_2027", area="PAZ"), "en", TODAY).here == {"PAZ"}


def test_a_district_begins_a_sentence_by_its_long_name() -> None:
    district = {"level": "district", "name": "Пазарджик", "long_name": "област Пазарджик"}
    assert name_to_begin_with(district) == "Област Пазарджик"
    assert name_to_begin_with(district | {"level": "municipality"}) == "Пазарджик"


def test_lists_by_place_and_title_follow_the_alphabet() -> None:
    rows = pd.DataFrame({"project_id": ["r", "a", "b"], "areas": [["REG"], ["A1"], ["A2", "A1"]], "shared": False})
    assert listed(rows, (), "place", {"A1": 1, "A2": 0}, "en")["project_id"].tolist() == ["b", "a", "r"]
    mixed = pd.DataFrame({"title": ["Ѓорче Петров", "ЕКО", "„Дебар“"], "shared": False})
    assert listed(mixed, (), "title", {}, "mk")["title"].tolist() == ["„Дебар“", "Ѓорче Петров", "ЕКО"]


def test_bodies_and_states_are_offered_in_the_alphabet_of_the_reader() -> None:
    found = options(read_list("mk_gjorce_petrov_projects", "MK", "mk"), "mk", date.fromisoformat(TODAY))
    bodies, states = (
        [name(key, words("mk")) for key in keys]
        for name, keys in ((body_name, found.bodies), (state_name, found.states))
    )
    assert (
        bodies[0] == "грант од Светската банка" and bodies[3] == "Општина Ѓорче Петров"
    )  # by the letters of the reader, not of the list
    assert states == ["Во тек кога е изготвен списокот", "договорен", "не е наведен", "тендер"]
