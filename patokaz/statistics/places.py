"""Names of all areas by language, cached for all sessions."""

from collections.abc import Iterable, Mapping

import pandas as pd

from patokaz.statistics.cached import cached
from patokaz.statistics.database import query_once
from patokaz.statistics.fetching import Records, records

IN_TABLES = ["area_id", "name", "long_name", "parent_id", "group_id", "upper", "official", "code", "is_ranked"]


@cached(10)
def _places(language: str) -> pd.DataFrame:
    """The query `places`: sorted by country, level and name; read only."""
    return query_once("places", language=language)


def level_places(country: str, level: str, language: str) -> pd.DataFrame:
    """Areas of a country and level by name.

    Columns: area_id, name, long_name, parent_id, group_id, upper (name of the comparison group's area), official, code,
    is_ranked (whether it is set against the others).

    Raises:
        DatabaseMissing: there is no statistics file.
    """
    return _level(country, level, language).copy(deep=False)


@cached(60)
def _level(country: str, level: str, language: str) -> pd.DataFrame:
    rows = _places(language)
    return rows[(rows["country_id"] == country) & (rows["level"] == level)][IN_TABLES].reset_index(drop=True)


def by_area(areas: pd.DataFrame) -> pd.DataFrame:
    """Areas as returned by `level_places`, sorted by area_id, with their alphabetical position as `order`."""
    return areas.assign(order=range(len(areas))).sort_values("area_id", ignore_index=True)


def larger_places(country: str, language: str) -> pd.DataFrame:
    """Areas of a country above the municipalities, by level and name, as the query `places`. Raises DatabaseMissing."""
    rows = _places(language)
    return rows[(rows["country_id"] == country) & (rows["level"] != "municipality")]


def areas_named(areas: Iterable[str], language: str) -> Records:
    """Areas in the order requested, without duplicates and unknown ids.

    The columns of the query `places`, and country (its name), below (number of areas directly below) and containers
    (the areas that contain it, the smallest first).

    Raises:
        DatabaseMissing: there is no statistics file.
    """
    known = _by_area(language)
    below = _below(language)
    return [
        known[area]
        | {
            "country": known[known[area]["country_id"]]["name"],
            "below": len(below.get(area, ())),
            "containers": _containers(area, known),
        }
        for area in dict.fromkeys(areas)
        if area in known
    ]


def places_below(area: str, language: str) -> Records:
    """The areas directly below an area by name, as the query `places`; read only. Raises DatabaseMissing."""
    return _below(language).get(area, [])


@cached(10)
def _by_area(language: str) -> Mapping[str, dict[str, str]]:
    return {row["area_id"]: row for row in records(_places(language))}


@cached(10)
def _below(language: str) -> Mapping[str, Records]:
    found: dict[str, Records] = {}
    for row in _by_area(language).values():
        found.setdefault(row["parent_id"], []).append(row)
    return found


def _containers(area: str, known: Mapping[str, Mapping[str, str]]) -> list[str]:
    found = []
    while area := known[area]["parent_id"]:
        found.append(area)
    return found
