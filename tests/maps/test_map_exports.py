"""A map as files: the same values and classes as the screen, in places where they are, in every language."""

import io
import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import geopandas as gpd
import pytest

from patokaz.analysis.classes import categories
from patokaz.charts.area_map import PLAIN, Style, Told, locator_layer, map_layer
from patokaz.charts.class_texts import range_texts
from patokaz.charts.map_pictures import layer_svg
from patokaz.charts.palette import PALETTES
from patokaz.geography.map_files import geometry, has_beyond
from patokaz.language.words import words
from patokaz.maps.exports import FILES, DrawnMap, geojson_file, map_file, report_map, with_beyond
from patokaz.maps.picture import Picture, indicator_picture
from patokaz.maps.slides import map_slides
from patokaz.profile.profile import read_profile
from patokaz.profile.report_maps import headline_maps
from patokaz.reports.slides.model import GREYED, AreaMap
from patokaz.reports.slides.skins import slide_svg
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.war_status import occupied, occupied_text
from tests.pages import in_a_script_each, map_data, opened

BOXES = {"MK": (20.4, 40.8, 23.1, 42.4), "BG": (22.3, 41.2, 28.7, 44.3), "UA": (22.1, 44.2, 40.3, 52.4)}
SKOPJE_CENTRE = (21.43, 41.99)


def drawn(country: str, language: str = "en", style: Style = PLAIN) -> DrawnMap:
    t, indicator = words(language), catalogue()["population_density_per_km2"]
    year = {"MK": 2021, "BG": 2024, "UA": 2022}[country]
    picture = indicator_picture(indicator, country, "municipality", year, "quantiles", 5, language)
    measure = t.measure(indicator.unit, indicator.decimals)
    layer = map_layer(picture.rows, picture.classes, measure, PALETTES["light"], t, Told("x"), style)
    title = indicator.text("name", language)
    return DrawnMap(
        country, "municipality", title, picture.rows, layer, range_texts(picture.classes, measure), ["a <b>note</b>"]
    )


@pytest.mark.parametrize("country", BOXES)
def test_areas_lie_where_they_are_with_the_values_of_the_screen(country: str) -> None:
    found = drawn(country)
    text = geojson_file(found)
    document = json.loads(text)
    assert "crs" not in document and document["notes"] == ["a <b>note</b>"]
    areas = gpd.read_file(io.BytesIO(text)).set_index("area_id")
    west, south, east, north = areas.total_bounds
    box = BOXES[country]
    assert box[0] < west < box[0] + 1 and box[2] - 1 < east < box[2] and box[1] < south and north < box[3]
    values = found.rows.set_index("area_id")["value"].dropna()
    assert areas.loc[values.index, "value"].tolist() == pytest.approx(values.tolist())
    assert len(areas) == len(found.rows) and areas.geometry.is_valid.mean() > 0.99
    for shape in areas.geometry[:20]:
        assert all(polygon.exterior.is_ccw for polygon in shape.geoms)
    assert set(areas.loc[values.index, "class"]) == set(found.classes)


def test_a_known_point_is_in_its_municipality() -> None:
    areas = gpd.read_file(io.BytesIO(geojson_file(drawn("MK"))))
    inside = areas[areas.contains(gpd.points_from_xy(*([value] for value in SKOPJE_CENTRE))[0])]
    assert inside["name"].tolist() == ["Centar"]


@in_a_script_each("kind", FILES)
def test_every_file_in_every_language(language: str, kind: str) -> None:
    t, found = words(language), drawn("MK", language)
    content = map_file(found, kind, t)
    starts = {"svg": b"<svg", "png": b"\x89PNG", "geojson": b'{"type": "FeatureCollection"'}
    assert content.startswith(starts[kind]) and len(content) > 20_000
    told = report_map(found, t)
    assert told.notes[0] == "a <b>note</b>." and len(told.notes) == 2 and told.title == found.title


def test_the_picture_has_a_shape_an_area_in_the_colour_of_its_class() -> None:
    found = drawn("MK")
    root = ElementTree.fromstring(layer_svg(geometry("MK", "municipality"), found.layer))
    paths = [element for element in root.iter("{http://www.w3.org/2000/svg}path") if element.get("fill-rule")]
    assert [path.get("fill") for path in paths] == sorted(
        (path.get("fill") for path in paths), key=[str(path.get("fill")) for path in paths].index
    )
    assert {path.get("fill") for path in paths} == set(found.layer["colours"]["classes"])
    assert len(re.findall("M", "".join(str(path.get("d")) for path in paths))) >= len(found.rows)


def test_missing_and_occupied_have_a_hatch_each_and_what_is_outside_is_left_out() -> None:
    found = drawn("MK")
    ids = found.rows["area_id"].tolist()
    rows = found.rows.assign(value=float("nan"))
    picture = Picture(rows, categories(rows["value"], []))
    t = words("en")
    layer = map_layer(
        picture.rows, picture.classes, t.measure("count"), PALETTES["light"], t, Told("x", greyed=ids[:1])
    )
    svg = layer_svg(geometry("MK", "municipality"), layer)
    assert 'fill="url(#hatch)"' in svg and 'fill="url(#occupied)"' in svg
    one = replace(PLAIN, within={ids[0]}, outlined={ids[0], ids[1]})
    small = layer_svg(geometry("MK", "municipality"), drawn("MK", style=one).layer)
    assert len(small) < len(svg) / 20 and small.count('stroke="#fff"') == 1


@pytest.mark.parametrize(
    ("area", "beyond"), [("MK00303", False), ("MK00805", True)]
)  # Debar south, Gjorche Petrov north
def test_the_place_is_named_beyond_the_areas_with_a_line_and_a_white_edge_around_its_outline(
    area: str, beyond: bool
) -> None:
    style = replace(PLAIN, outlined=[area], labels=[(area, "A <b>name</b>")])
    root = ElementTree.fromstring(layer_svg(geometry("MK", "municipality"), drawn("MK", style=style).layer))
    plain = ElementTree.fromstring(layer_svg(geometry("MK", "municipality"), drawn("MK").layer))
    (_, top, wide, high), (_, _, _, bare) = (
        [float(part) for part in str(svg.get("viewBox")).split()] for svg in (root, plain)
    )
    assert high > bare and (top < -30) is beyond and plain.find("{http://www.w3.org/2000/svg}text") is None
    name = root.find("{http://www.w3.org/2000/svg}text")
    assert name is not None and name.text == "A <b>name</b>"
    base, middle, size = (float(str(name.get(key))) for key in ("y", "x", "font-size"))
    assert (top < base - 0.8 * size and base < 0) if beyond else (bare - 8 < base - 0.8 * size and base < top + high)
    assert len("A <b>name</b>") * size * 0.3 <= middle <= wide - len("A <b>name</b>") * size * 0.3
    paths = [path for path in root.iter("{http://www.w3.org/2000/svg}path") if path.get("stroke") == "#fff"]
    line, edge = paths  # the line's white edge, then that of the outline, in which the area keeps its colour
    assert str(line.get("d")).count("V") == 1 and edge.get("fill") in drawn("MK").layer["colours"]["classes"]
    assert float(str(edge.get("stroke-width"))) >= 2 * 4.5


def test_of_two_named_areas_the_northern_one_is_named_above_and_the_other_below() -> None:
    south, north = "MK00303", "MK00805"
    style = replace(PLAIN, outlined=[south, north], labels=[(south, "South"), (north, "North")])
    root = ElementTree.fromstring(layer_svg(geometry("MK", "municipality"), drawn("MK", style=style).layer))
    high = {text.text: float(str(text.get("y"))) for text in root.iter("{http://www.w3.org/2000/svg}text")}
    assert high["North"] < 0 < 300 < high["South"]


def test_the_name_of_a_tall_region_is_larger_and_a_long_name_stays_in_the_picture() -> None:
    def size(within: set[str], text: str) -> float:
        ids = sorted(within)[:1]
        style = replace(PLAIN, within=within, outlined=ids, labels=[(ids[0], text)])
        svg = layer_svg(geometry("UA", "municipality"), drawn("UA", style=style).layer)
        return float(re.findall(r'font-size="([\d.]+)"', svg)[0])

    zhytomyr = {area for area in geometry("UA", "municipality")["areas"]["ids"] if area.startswith("UA18")}
    assert size(zhytomyr, "A") > 40 and size(zhytomyr, "A" * 60) < 30


def test_ukraine_carries_crimea_hatched_with_the_words_and_no_other_country_does() -> None:
    found, t = drawn("UA"), words("uk")
    svg = layer_svg(geometry("UA", "municipality"), found.layer)
    assert svg.count('fill="url(#hatch)"') >= 1 and has_beyond("UA", "municipality") and not has_beyond("BG", "region")
    assert with_beyond(found, t)[-1]["text"] == "АР Крим і м. Севастополь (тимчасово окуповано): у джерелах немає даних"
    assert with_beyond(drawn("BG"), t)[-1]["text"] != with_beyond(found, t)[-1]["text"]
    ys = [y for ring in geometry("UA", "municipality")["beyond"] for _, y in ring]
    assert min(ys) < 0  # south of every hromada: the arcs begin at 0
    ids = geometry("UA", "municipality")["areas"]["ids"]
    listed = drawn("UA", style=replace(PLAIN, within=set(ids[:9]), whole=True))  # nine of a list, in their country
    assert with_beyond(listed, t)[-1]["text"] == with_beyond(found, t)[-1]["text"]
    picture = layer_svg(geometry("UA", "municipality"), listed.layer)
    assert picture.count('fill="none"') > 1 and len(picture) > 0.9 * len(svg)
    assert with_beyond(drawn("UA", style=replace(PLAIN, within=set(ids[:9]))), t)[-1]["kind"] != "hatched"


def test_a_place_is_located_among_its_neighbours_and_one_without_in_its_country() -> None:
    t, palette = words("en"), PALETTES["light"]
    near = locator_layer(palette, t, ["a", "b", "c", "d"], "b", ["d"])
    assert near["codes"] == "x0x0" and near["labels"] == [["b", ""], ["d", ""]] and near["selected"] == "b"
    alone = locator_layer(palette, t, ["a", "b"], "b")
    assert alone["codes"] == "" and alone["labels"] == [] and alone["selected"] == "b"


def test_the_page_hatches_occupied_areas_on_every_map_of_ukraine() -> None:
    layer = map_data(
        opened("potential", lang="en", country="UA", level="municipality", indicator="own_income_per_head_uah"),
        "indicator",
    )
    areas = geometry("UA", "municipality")["areas"]["ids"]
    greyed = {area for area, sign in zip(areas, layer["greyed"], strict=False) if sign == "1"}
    assert greyed == set(occupied("UA")) and len(greyed) > 100
    assert [entry["kind"] for entry in layer["legend"]][-2:] == ["greyed", "hatched"]


def test_the_wall_hatches_occupied_areas_as_the_screen_does_and_names_none() -> None:
    """Incomes of Ukraine: the lowest of all is of an occupied hromada, the map names the lowest of the others."""
    t = words("en")
    shown = map_slides("own_income_per_head_uah", "UA", "municipality", 2022, "", "en")[0]
    chart = shown.chart
    assert isinstance(chart, AreaMap) and list(chart.codes).count(GREYED) == len(occupied("UA")) > 100
    assert [entry.text for entry in chart.legend if entry.code == GREYED] == [occupied_text(occupied("UA"), t)]
    assert not {area for area, _ in chart.named} & set(occupied("UA"))
    drawn_slide = slide_svg(shown)
    assert drawn_slide.count('fill="url(#occupied)"') == 2, "areas and legend"
    assert "Autonomous Republic of Crimea" in drawn_slide
    profile = read_profile("UA23060070000082704", t)
    assert profile is not None
    document = headline_maps(profile, 1, t)[0]
    assert 'fill="url(#occupied)"' in document.svg and [entry[3] for entry in document.legend][-1] == "greyed"
