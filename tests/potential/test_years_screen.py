"""The map over the years on the fixture country (tests/fixture/README.md): unemployment M + 5, then M, then M with Dora at 3."""

import pytest

from patokaz.language.words import words
from patokaz.maps.frames import bounds_told, year_pictures
from patokaz.potential.pattern_slides import change_slides
from patokaz.reports.slides.model import AreaMap
from patokaz.statistics.catalogue import catalogue
from tests.pages import map_data, opened, visible_text

pytestmark = pytest.mark.usefixtures("small_country")


def test_the_years_share_their_classes_and_the_change_diverges() -> None:
    app = opened("potential", lang="en", map="years", indicator="unemployment_rate_pct")
    drawn = map_data(app, "years")
    frames = drawn["frames"]
    assert frames["years"] == [2020, 2021, 2022] and frames["breaks"] == [2021]
    assert [text.split("\n")[3] for text in frames["values"]] == ["9.0", "5.0", "3.0"]
    assert frames["medians"] == [15.5, 10.5, 10.5]
    code = {
        (v, c)
        for text, codes in zip(frames["values"], frames["codes"], strict=True)
        for v, c in zip(text.split("\n"), codes, strict=True)
    }
    assert len(code) == len({value for value, _ in code})  # a value has one colour in all years
    assert sum(int(count) for count in frames["counts"][0]) == 20
    assert "it rose in 0 and fell in 20 of 20 areas." in visible_text(app)
    assert map_data(app, "change")["values"].split("\n")[3] == "-6.0"
    assert map_data(app, "multiple_2020")["legend"] == []


def test_the_switch_gives_each_year_classes_of_its_own() -> None:
    """Twenty areas, five classes: four areas in each class of each year; bounds that follow the year."""
    t = words("en")
    app = opened("potential", lang="en", map="years", indicator="unemployment_rate_pct", bounds="each")
    drawn = map_data(app, "years")
    frames = drawn["frames"]
    assert drawn["heading"] == t("map.bounds_each_told", years="2020–2022")
    assert [entry["count"] for entry in frames["legends"][0]] == ["4"] * 5
    assert frames["legends"][0][0]["text"] == "6.0 – 9.0%" and frames["legends"][2][0]["text"] == "1.0 – 3.0%"
    assert [len(set(codes)) for codes in frames["codes"]] == [5, 5, 5]
    for legend, shades in zip(frames["legends"], frames["shades"], strict=True):
        assert [entry["colour"] for entry in legend] == shades
    assert [len(map_data(app, f"multiple_{year}")["legend"]) for year in (2020, 2021, 2022)] == [5, 5, 5]
    fixed = map_data(opened("potential", lang="en", map="years", indicator="unemployment_rate_pct"), "years")
    assert fixed["heading"] == t("map.bounds_all_told", years="2020–2022") and "legends" not in fixed["frames"]


@pytest.mark.parametrize("bounds", ["all", "each"])
def test_slides_and_files_tell_whose_classes_they_show(bounds: str) -> None:
    t, indicator = words("en"), catalogue()["unemployment_rate_pct"]
    found = year_pictures(indicator, "XE", "municipality", 5, "en", bounds)
    slides = change_slides(indicator, "XE", "municipality", "", bounds, t)
    shown = next(slide for slide in slides[1:] if isinstance(slide.chart, AreaMap))
    assert shown.sentence.endswith(bounds_told(bounds, [2020, 2022], t))
    assert list(shown.chart.codes) == list(found.pictures[-1].classes.codes)
    assert (shown.chart.legend[0].text == "1.0 – 3.0%") == (bounds == "each")
    drawn = map_data(opened("potential", lang="en", map="years", indicator=indicator.id, bounds=bounds), "years")
    assert shown.chart.legend[0].text == drawn["legend"][0]["text"]


def test_a_country_without_cluster_says_so_once() -> None:
    text = visible_text(opened("potential", lang="en", map="spots", indicator="matura_passed_pct"))
    assert text.count("No cluster remains significant after correction") + text.count("No cluster was found here.") == 1
    assert "None." not in text
