"""Occupied areas and land without data are hatched, with their words, on every map that shows them."""

from datetime import date
from functools import reduce

import pytest
from shapely.geometry import Polygon

from patokaz.charts.arcs import decoded_arcs, ring_points
from patokaz.charts.map_pictures import layer_svg
from patokaz.charts.palette import PALETTES
from patokaz.geography.map_files import geometry, is_near_beyond
from patokaz.language.words import words
from patokaz.maps.asked import asked_map
from patokaz.maps.slides import map_chart, place_map
from patokaz.portfolio.filters import Filters
from patokaz.portfolio.slides import portfolio_slides
from patokaz.portfolio.views import told_of
from patokaz.potential.indicator_map import indicator_map
from patokaz.reports.slides.maps import OCCUPIED, draw_map
from patokaz.reports.slides.model import GREYED, AreaMap
from patokaz.reports.slides.scene import Box, Scene
from patokaz.statistics.database import query
from patokaz.statistics.war_status import occupations, occupied
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
    assert [entry.text.split(" ")[0] for entry in chart.legend] == ["Temporarily", "Autonomous"]
    assert list(chart.codes).count(GREYED) == len(occupied("UA"))
    assert not place_map("PAZ21", "Peshtera", "BG", "municipality", "", "", words("en")).legend


def land(drawn: dict, area: str) -> float:
    """Square steps of a municipality by the file of its level."""
    at = drawn["areas"]["ids"].index(area)
    arcs = decoded_arcs(drawn["arcs"])
    rings = [[ring_points(arcs, ring) for ring in polygon] for polygon in drawn["areas"]["polygons"][at]]
    return sum(float(Polygon(shell, holes).area) for shell, *holes in rings)


@pytest.mark.parametrize("level", ["region", "district"])
def test_larger_areas_are_hatched_where_their_land_is_occupied(level: str) -> None:
    """The same land as on the map of municipalities: Luhansk oblast is hatched over 32 of its 37 hromadas."""
    fine, drawn = geometry("UA", "municipality"), geometry("UA", level)
    held = {area for area, entry in occupations("UA").items() if entry.level == level}
    assert set(drawn["occupied"]) == held and len(held) >= 4
    for area, rings in drawn["occupied"].items():
        inside = set(query("areas_inside", within=area, level="municipality")["area_id"]) & set(occupied("UA"))
        filled = reduce(Polygon.symmetric_difference, map(Polygon, rings))  # as a hole is drawn
        assert filled.area == pytest.approx(sum(land(fine, one) for one in inside), rel=0.001), area
    assert "occupied" not in geometry("BG", level) and "occupied" not in fine


@pytest.mark.parametrize("level", ["region", "district"])
def test_the_hatch_of_larger_areas_is_told_on_screen_paper_and_slides(level: str) -> None:
    t = words("en")
    asked = asked_map("UA", {"indicator": "population_persons", "level": level})
    assert asked is not None and asked.level == level
    shown = indicator_map(asked, asked.picture("en"), t)
    layer = shown.layer(PALETTES["light"], shown.style, t)
    told = [entry for entry in layer["legend"] if entry["kind"] == "greyed"]
    assert [entry["text"] for entry in told] == [t("potential.war_grey", date=t.date(date(2025, 5, 7)))]
    held = {area: entry for area, entry in occupations("UA").items() if entry.level == level}
    assert set(layer["parts"]) == set(held)
    if level == "region":
        assert layer["parts"]["UA44"] == "Temporarily occupied hromadas: 32 of 37"
    assert 'fill="url(#occupied)"' in layer_svg(geometry("UA", level), layer)
    chart = map_chart(shown.picture.rows, "UA", level, shown.measure, t)
    assert [entry.text for entry in chart.legend if entry.code == GREYED] == [told[0]["text"]]
    scene = Scene()
    draw_map(chart, Box(0, 0, 1600, 800), scene, PALETTES["light"])
    assert sum(part.fill == OCCUPIED for part in scene.shapes) == len(held) + 1  # and its swatch


def test_a_map_of_free_areas_tells_of_no_occupation() -> None:
    asked = asked_map("BG", {"indicator": "population_persons", "level": "district"})
    assert asked is not None
    shown = indicator_map(asked, asked.picture("en"), words("en"))
    layer = shown.layer(PALETTES["light"], shown.style, words("en"))
    assert not layer["parts"] and not [entry for entry in layer["legend"] if entry["kind"] == "greyed"]
    assert "url(#occupied)" not in layer_svg(geometry("BG", "district"), layer).split("</defs>")[1]
