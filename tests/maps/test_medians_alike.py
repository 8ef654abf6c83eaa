"""A map tells of the same areas as a profile: Kyiv stands on the map of hromadas and is none of them."""

import pytest

from patokaz.index.choices import Choices
from patokaz.index.index import index_of
from patokaz.index.texts import standing_text
from patokaz.language.words import words
from patokaz.maps.asked import asked_map
from patokaz.maps.frames import year_pictures
from patokaz.maps.slides import map_slides
from patokaz.potential.indicator_map import indicator_map
from patokaz.potential.screen import sentence
from patokaz.profile.profile import read_profile
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.countries import headline
from patokaz.statistics.database import query
from patokaz.statistics.war_status import occupied

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
    assert "1,469 areas" in told and "Kyiv" not in told and KYIV in set(shown.picture.rows["area_id"])
    years = year_pictures(catalogue()["own_income_per_head_uah"], "UA", "municipality", 5, "en")
    assert all(KYIV not in set(picture.known["area_id"]) for picture in years.pictures)
    index = index_of(Choices("UA"), "en")
    assert f"of {t.number(1469)} " in standing_text(index, t) and KYIV not in set(index.withheld["area_id"])
    counted = index.table["rank"].notna().sum() + len(index.withheld) + len(index.greyed)
    assert counted == 1469 == len(query("areas_inside", within="UA", level="municipality")) - 1


@pytest.mark.parametrize("level", ["municipality", "district"])
def test_no_occupied_place_is_named_as_an_end(level: str) -> None:
    """Of own revenue per head the lowest is occupied Myrne, and Shchastynskyi among raions."""
    t = words("en")
    asked = asked_map("UA", {"indicator": "own_income_per_head_uah", "level": level})
    assert asked is not None and asked.level == level
    picture, gone = asked.picture("en"), occupied("UA", level)
    assert picture.known.iloc[-1]["area_id"] in gone and picture.named.iloc[-1]["area_id"] not in gone
    lowest = picture.known.iloc[-1]["name"]
    shown = indicator_map(asked, picture, t)
    told = sentence(picture, "Revenue", 2022, shown.measure, t)
    slides = map_slides("own_income_per_head_uah", "UA", level, asked.year, "", "en")
    texts = [told, *(text for slide in slides for text in (slide.title, slide.sentence, slide.alt))]
    bars = [bar.label for slide in slides if slide.kind == "neighbours" for bar in slide.chart.bars]
    assert bars and not [text for text in [*texts, *bars] if text.endswith(lowest) or f"{lowest} (" in text]
    assert not set(picture.listed["area_id"]) & set(gone)
    assert picture.listed["rank"].tolist() == picture.ordered.set_index("area_id").loc[picture.listed["area_id"], "rank"].tolist()  # fmt: skip
