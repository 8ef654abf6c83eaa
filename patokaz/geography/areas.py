"""Places on the screen: the search box, names of areas, and what a profile needs of them."""

from collections.abc import Mapping, Sequence

import pandas as pd

from patokaz.geography.search import PlaceIndex, find_places, place_index
from patokaz.language.words import Words
from patokaz.statistics.cached import cached
from patokaz.statistics.countries import area_level_name
from patokaz.statistics.database import query
from patokaz.statistics.fetching import Records
from patokaz.statistics.places import areas_named, level_places


@cached(2)
def search_index() -> PlaceIndex:
    """The index of one statistics file; read only."""
    return place_index(query("place_names"))


def told_names(country: str, level: str, t: Words) -> dict[str, str]:
    """The names of `told_name` by area, alphabetically."""
    rows = level_places(country=country, level=level, language=t.language)
    return {row["area_id"]: told_name(row | {"level": level}) for row in rows.to_dict("records")}


def told_name(area: Mapping[str, str]) -> str:
    """A stand-alone name: short for municipalities, long for adjectival names and those equal to their town's."""
    name = area["name" if area["level"] == "municipality" else "long_name"]
    return name[0].upper() + name[1:]


def inner_names(country: str, level: str, t: Words) -> dict[str, str]:
    """The same names as they stand inside a sentence: област Видин."""
    rows = level_places(country=country, level=level, language=t.language)
    return dict(zip(rows["area_id"], rows["name" if level == "municipality" else "long_name"], strict=True))


def named_areas(areas: Sequence[str], t: Words) -> Records:
    """Names of areas in their order, with level, region and country; unknown ids are left out."""
    return areas_named(areas, t.language)


def area_line(area: str, language: str) -> Records:
    """An area and its larger areas up to the country, in a language; empty for an unknown id."""
    own = areas_named([area], language)
    return [*own, *areas_named(own[0]["containers"], language)] if own else []


def matches(text: str, t: Words, limit: int = 8, first: str = "") -> list[dict[str, str]]:
    """Areas a search text may mean: id, title, subtitle. first: country preferred among equal matches."""
    found = find_places(search_index(), text, limit, first)
    return [
        {"id": area["area_id"], "title": told_name(area), "subtitle": ", ".join(_around(area, t))}
        for area in named_areas(found, t)
    ]


def _around(area: Mapping[str, str], t: Words) -> list[str]:
    """What stands below a name: level, larger area and country, without what the name says itself."""
    title, level = told_name(area), area_level_name(area, t)
    parts = "" if level.casefold() in title.casefold() else level, area["upper"], area["country"]
    return [part for part in parts if part and part != title]


def area_options(country: str, level: str, t: Words) -> pd.DataFrame:
    """Areas of a country and level for a selection."""
    return level_places(country=country, level=level, language=t.language)
