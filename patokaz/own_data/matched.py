"""Places in a user's table: their country and level, and the area of each row. Queries the statistics file, independent of sessions."""

from dataclasses import replace

import pandas as pd

from patokaz.own_data.gazetteer import Gazetteer
from patokaz.own_data.matching import OwnData, match_areas
from patokaz.own_data.place_columns import place_columns, wrong_level
from patokaz.own_data.places import gazetteer
from patokaz.own_data.reading import OwnTable, read_table
from patokaz.own_data.refusals import UnreadableTable
from patokaz.statistics.cached import cached
from patokaz.statistics.countries import countries, levels
from patokaz.statistics.database import query
from patokaz.statistics.places import level_places

Evidence = list[tuple[int, str, str]]


def read_or_refusal(content: bytes, name: str, sheet: str = "") -> OwnTable | UnreadableTable:
    """The table of a file, or of its sheet, or why there is none. Of several sheets the first that names places."""
    try:
        return read_table(content, name, sheet, fits=names_places)
    except UnreadableTable as error:
        return error


def names_places(table: OwnTable) -> bool:
    """Whether a column of the table names places of any country."""
    return any(place_columns(table, places_of(country, level)) for country in countries() for level in levels(country))


def evidence(table: OwnTable) -> Evidence:
    """How many places of a sample are named, by country and level."""
    return [
        (0 if columns is None or wrong_level(table, columns, places) else columns.matched, country, level)
        for country in countries()
        for level in levels(country)
        for places in [places_of(country, level)]
        for columns in [place_columns(table, places)]
    ]


def matched(table: OwnTable, name: str, country: str, level: str) -> OwnData:
    """The table with its areas of a country's level. Raises UnreadableTable, also where another country has at least twice
    as many of the places."""
    found: OwnData | UnreadableTable
    try:
        found = match_areas(table, places_of(country, level), name, country, level)
    except UnreadableTable as error:
        found = error
    if isinstance(found, UnreadableTable) and found.reason != "no_areas":
        raise found
    if isinstance(found, UnreadableTable) or found.lost > len(found.values):
        known = evidence(table)
        count, elsewhere, _ = max(known)
        if elsewhere != country and count > 2 * max((here for here, key, _ in known if key == country), default=0):
            raise UnreadableTable("other_country", country=elsewhere)
    if isinstance(found, UnreadableTable):
        raise found
    return found


def places_of(country: str, level: str) -> Gazetteer:
    """The names and codes of a country, seen from a level; read only."""
    return replace(_places(country), level=level)


@cached(3)
def _places(country: str) -> Gazetteer:
    areas = {key: level_places(country=country, level=key, language="en") for key in levels(country)}
    everywhere = [level_places(country=entry, level="country", language="en") for entry in countries()]
    names = query("place_names")
    wanted = (names["country_id"] == country) | (names["level"] == "country")
    return gazetteer(areas | {"country": pd.concat(everywhere)}, names[wanted], country, levels(country)[0])
