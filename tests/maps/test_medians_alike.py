"""A map tells of the same areas as a profile: Kyiv stands on the map of hromadas and is none of them."""

import pytest

from patokaz.index.choices import Choices
from patokaz.index.index import index_of
from patokaz.index.texts import standing_text
from patokaz.language.words import words
from patokaz.maps.asked import asked_map
from patokaz.maps.frames import year_pictures
from patokaz.maps.screen import shared_table
from patokaz.maps.slides import map_slides
from patokaz.potential.indicator_map import indicator_map
from patokaz.potential.screen import sentence, told_picture
from patokaz.profile.profile import read_profile
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.countries import headline
from patokaz.statistics.database import query
from patokaz.statistics.war_status import kept_apart

KYIV = "UA80000000000093317"


@pytest.mark.parametrize(("country", "place"), [("MK", "MK00805"), ("BG", "PAZ21"), ("UA", "UA18040550000062361")])
def test_median_and_number_of_areas_are_those_of_the_profile(country: str, place: str) -> None:
    t = words("en")
    profile = read_profile(place, t)
    assert profile is not None
    compared = 0
    for key in headline(country):
        figure = profile.figure(key)
        asked = asked_map(country, {"indicator": key, "level": "municipality"})
        if figure is None or asked is None or asked.level != "municipality" or figure["rank"] is None:
            continue
        picture = asked.picture("en")
        assert picture.median == pytest.approx(figure["median"]), key
        assert len(picture.known) == figure["rank_of"], key
        compared += 1
    assert compared >= 4


def test_kyiv_is_no_hromada_in_what_maps_and_index_tell() -> None:
    t = words("en")
    asked = asked_map("UA", {"indicator": "population_persons", "level": "municipality"})
    assert asked is not None
    shown = indicator_map(asked, asked.picture("en"), t)
    told = sentence(shown.picture, "Population", 2022, shown.measure, t)
    assert "1,330 areas" in told and "Kyiv" not in told and KYIV in set(shown.picture.rows["area_id"])
    years = year_pictures(catalogue()["own_income_per_head_uah"], "UA", "municipality", 5, "en")
    assert all(KYIV not in set(picture.known["area_id"]) for picture in years.pictures)
    index = index_of(Choices("UA"), "en")
    assert f"of {t.number(1330)} " in standing_text(index, t) and KYIV not in set(index.withheld["area_id"])
    counted = index.table["rank"].notna().sum() + len(index.withheld) + len(index.greyed)
    assert counted == 1469 == len(query("areas_inside", within="UA", level="municipality")) - 1


@pytest.mark.parametrize("level", ["municipality", "district"])
def test_no_occupied_place_is_named_as_an_end(level: str) -> None:
    """Of own revenue per head the lowest would be occupied Myrne, and Shchastynskyi among raions."""
    t = words("en")
    asked = asked_map("UA", {"indicator": "own_income_per_head_uah", "level": level})
    assert asked is not None and asked.level == level
    picture, gone = asked.picture("en"), kept_apart("UA", level)
    with_figure = picture.rows.dropna(subset=["value"])
    least = with_figure.sort_values("value").iloc[0]
    assert least["area_id"] in gone and not set(picture.known["area_id"]) & set(gone)
    lowest = least["name"]
    shown = indicator_map(asked, picture, t)
    told = sentence(picture, "Revenue", 2022, shown.measure, t)
    slides = map_slides("own_income_per_head_uah", "UA", level, asked.year, "", "en")
    texts = [told, *(text for slide in slides for text in (slide.title, slide.sentence, slide.alt))]
    bars = [bar.label for slide in slides if slide.kind == "neighbours" for bar in slide.chart.bars]
    assert bars and not [text for text in [*texts, *bars] if text.endswith(lowest) or f"{lowest} (" in text]
    among = with_figure[~with_figure["area_id"].isin([*gone, KYIV])]["value"]
    assert picture.median == among.median() and picture.ordered["rank"].max() == (among > among.min()).sum() + 1
    assert with_figure.loc[with_figure["area_id"].isin(list(gone)), "rank"].isna().all()


def test_the_table_of_a_map_marks_occupied_places_that_have_no_rank() -> None:
    t = words("en")
    asked = asked_map("UA", {"indicator": "own_income_per_head_uah", "level": "municipality"})
    assert asked is not None
    picture, gone = asked.picture("en"), kept_apart("UA")
    table = told_picture(picture, picture, indicator_map(asked, picture, t).measure, asked, t).table.set_index(
        "area_id"
    )
    rows = table.loc[list(gone)]
    assert len(table) == 1470 and set(rows["war_status"]) == {"temporarily occupied"} and rows["rank"].isna().all()
    assert set(rows["war_status_date"]) == {"2025-05-07"} and rows["value"].notna().sum() == 108
    shared = shared_table(picture.rows, "UA", "municipality", t).set_index("area_id")
    assert shared.loc[list(gone), "war_status"].tolist() == rows["war_status"].tolist()
    text = told_picture(picture, picture, indicator_map(asked, picture, t).measure, asked, t).sentence
    assert text.endswith("108 temporarily occupied areas are not counted (as at 7\u00a0May\u00a02025).")


def test_of_oblasts_luhansk_is_never_named_and_what_of_a_named_one_is_occupied_is_said() -> None:
    """Of the share of women aged 65 and over Luhansk oblast would be the first; Donetsk oblast is, 34 of its 66 hromadas occupied."""
    t, key = words("en"), "share_women_aged_65_plus_pct"
    values = query("indicator_values", indicator=key, country="UA", level="region", year=2022, language="en")
    assert values.sort_values("value").iloc[-1]["area_id"] == "UA44"
    asked = asked_map("UA", {"indicator": key, "level": "region"})
    assert asked is not None and (asked.level, asked.year) == ("region", 2022)
    picture = asked.picture("en")
    assert picture.known["area_id"].iloc[0] != "UA44" and len(picture.known) == 24
    told = told_picture(picture, picture, indicator_map(asked, picture, t).measure, asked, t).sentence
    slides = map_slides(key, "UA", "region", 2022, "", "en")
    bars = [bar.label for slide in slides if slide.kind == "neighbours" for bar in slide.chart.bars]
    texts = [told, *bars, *(text for slide in slides for text in (slide.title, slide.sentence, slide.alt))]
    assert bars and not [text for text in texts if "Luhansk" in text]
    caution = "Donetsk oblast: 34 of 66 hromadas temporarily occupied."
    assert caution in told and {slide.kind for slide in slides if caution in slide.sentence} == {"map", "neighbours"}
    assert told.endswith(
        "1 area is not counted: all its hromadas are temporarily occupied, wholly or partly (as at 7\u00a0May\u00a02025)."
    )
