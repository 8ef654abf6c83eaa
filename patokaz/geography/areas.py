"""Places on the screen: the search box, names of areas, and what a profile needs of them."""

from typing import Any

import pandas as pd

from patokaz.geography.search import PlaceIndex, find_places, place_index
from patokaz.language.words import Words
from patokaz.statistics.cached import cached
from patokaz.statistics.coverage import coverage
from patokaz.statistics.database import query


@cached(2)
def search_index() -> PlaceIndex:
    """The index of one statistics file; read only."""
    return place_index(query("place_names"))


def told_names(country: str, level: str, t: Words) -> dict[str, str]:
    """Names for sentences, by area in alphabetical order: short ones of municipalities, long ones of what is named by an
    adjective or like its town.
    """
    ids = query("areas", country=country, level=level, language=t.language)["area_id"].tolist()
    rows = query("area_names", areas=ids, language=t.language)
    name = rows["name"] if level == "municipality" else rows["long_name"]
    return dict(zip(rows["area_id"], (text[0].upper() + text[1:] for text in name), strict=True))


def area_count(country: str, level: str) -> int:
    """How many areas a level of a country has, with data or without."""
    return _area_counts().get((country, level), 0)


@cached(2)
def _area_counts() -> dict[tuple[str, str], int]:
    rows = coverage(parts=True).drop_duplicates(["country_id", "level"])
    return dict(zip(zip(rows["country_id"], rows["level"], strict=True), rows["areas_total"].astype(int), strict=True))


def named_areas(areas: list[str], t: Words) -> list[dict[str, Any]]:
    """Names of areas in their order, with level, region and country; unknown ids are left out."""
    return query("area_names", areas=areas, language=t.language).to_dict("records")


def matches(text: str, t: Words, limit: int = 8) -> list[dict[str, str]]:
    """What a search text may mean: id, title, subtitle."""
    found = find_places(search_index(), text, limit)
    return [
        {
            "id": area["area_id"],
            "title": area["name"],
            "subtitle": ", ".join(
                part
                for part in (t("level." + area["level"]), area["upper"], area["country"])
                if part and part != area["name"]
            ),
        }
        for area in named_areas(found, t)
    ]


def area_options(country: str, level: str, t: Words) -> pd.DataFrame:
    """Areas of a country and level to choose from."""
    return query("areas", country=country, level=level, language=t.language)
