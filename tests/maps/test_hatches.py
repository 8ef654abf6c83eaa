"""Occupied areas and land without data are hatched, with their words, on every map that shows them."""

from datetime import date

from patokaz.geography.map_files import is_near_beyond
from patokaz.language.words import words
from patokaz.maps.slides import place_map
from patokaz.portfolio.filters import Filters
from patokaz.portfolio.slides import portfolio_slides
from patokaz.portfolio.views import told_of
from patokaz.reports.slides.model import GREYED, AreaMap
from patokaz.statistics.database import query
from patokaz.statistics.war_status import occupied
from tests.pages import map_data, opened

REGISTER = "ua_dream_counts"


def test_a_portfolio_hatches_occupied_areas_that_its_list_does_not_name() -> None:
    """The register of projects names 11 of the occupied hromadas."""
    told = map_data(opened("portfolio", lang="en", country="UA", list=REGISTER), "projects")
    assert told["greyed"].count("1") == len(occupied("UA")) > 100
    found = told_of(Filters("UA", REGISTER), words("en"), date(2026, 11, 30), ())
    chart = next(slide.chart for slide in portfolio_slides(found, "Ukraine", words("en")) if slide.kind == "map")
    assert isinstance(chart, AreaMap) and set(occupied("UA")) <= chart.within


def test_a_map_of_a_part_tells_of_land_without_data_that_lies_beside_it() -> None:
    kherson, lviv = (
        query("areas_inside", within=oblast, level="municipality")["area_id"].tolist() for oblast in ("UA65", "UA46")
    )
    assert is_near_beyond("UA", "municipality", kherson) and not is_near_beyond("UA", "municipality", lviv)
    assert not is_near_beyond("UA", "municipality", []) and not is_near_beyond("BG", "municipality", ["PAZ21"])


def test_where_a_place_lies_is_told_with_what_is_hatched() -> None:
    chart = place_map("UA23060070000082704", "Zaporizhzhia", "UA", "municipality", "", "", words("en"))
    assert [entry.text.split(" ")[0] for entry in chart.legend] == ["Temporarily", "Crimea"]
    assert list(chart.codes).count(GREYED) == len(occupied("UA"))
    assert not place_map("PAZ21", "Peshtera", "BG", "municipality", "", "", words("en")).legend
