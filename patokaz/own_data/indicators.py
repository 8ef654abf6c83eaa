"""The reader's own figures of this session: the file that is held, matched to a country, its columns as indicators.

Nothing of it is in what sessions share: no cache of the application, no database.
"""

from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import streamlit as st

from patokaz.analysis.classes import classify
from patokaz.countries import countries, levels
from patokaz.database import data_version, query
from patokaz.i18n import Words
from patokaz.indicators import Indicator, catalogue
from patokaz.own_data.gazetteer import Gazetteer, gazetteer
from patokaz.own_data.matching import OwnData, match_areas, own_columns
from patokaz.own_data.place_columns import place_columns, wrong_level
from patokaz.own_data.reading import OwnTable, UnreadableTable
from patokaz.own_data.session import held_table
from patokaz.potential import Picture, mapped_indicators
from patokaz.sources import indicator_source_texts

BLOCK = "own"
DIRECTIONS = {"more": 1, "less": -1, "neither": 0}


@dataclass(frozen=True)
class OwnIndicators:
    """Columns of the session's table as indicators. entries: by id (own:0, own:1); values: by level, areas × ids; table: as it was read."""

    entries: Mapping[str, Indicator]
    values: Mapping[str, pd.DataFrame]
    table: OwnTable | None = None

    @property
    def known(self) -> Mapping[str, Indicator]:
        """The indicators of the catalogue and the reader's own ones, by id."""
        return ChainMap(dict(self.entries), dict(catalogue()))

    def mapped(self, country: str) -> pd.DataFrame:
        """What can be drawn on a country's maps, the reader's own first: as `potential.mapped_indicators`."""
        own = [
            {"country_id": country, "level": level, "indicator_id": key, "block": BLOCK}
            for level, values in self.values.items()
            for key in values
        ]
        return pd.concat([pd.DataFrame(own), mapped_indicators(country)], ignore_index=True)

    def at(self, level: str) -> pd.DataFrame:
        """Areas × ids of a level, empty where the table has none of it."""
        return self.values.get(level, pd.DataFrame())


NO_OWN = OwnIndicators({}, {})


def own_home(country: str) -> tuple[str, str] | None:
    """The country and level that the session's file is of: where the reader put it, else where most of its places
    are; None without a file. Own figures stand there and nowhere else. Raises UnreadableTable."""
    held = held_table("own")
    if held is None:
        return None
    told = st.session_state.get("own_home")
    if told is not None:
        return (str(told[0]), str(told[1]))
    _, key, level = max(_evidence(held[1]), key=lambda entry: (entry[0], entry[1] == country))
    return key, level


def _evidence(table: OwnTable) -> list[tuple[int, str, str]]:
    """How many places of a sample are named, by country and level."""
    known = _matched_of(table)
    if "evidence" not in known:
        known["evidence"] = [
            (0 if columns is None or wrong_level(table, columns, places) else columns.matched, country, level)
            for country in countries()
            for level in levels(country)
            for places in [places_of(data_version(), country, level)]
            for columns in [place_columns(table, places)]
        ]
    return known["evidence"]


def _matched_of(table: OwnTable) -> dict[Any, Any]:
    """What the session knows of its table: matched by country and level, and where its places are."""
    known: dict[Any, Any] = st.session_state.setdefault("own_matched", {})
    if known.get("table") is not table:
        known.clear()
        known["table"] = table
    return known


def own_data(country: str, level: str) -> OwnData | None:
    """The session's own figures matched to a country's level; None without a file. Raises UnreadableTable."""
    held = held_table("own")
    if held is None:
        return None
    name, table = held
    known = _matched_of(table)
    if (country, level) not in known:
        try:
            found: OwnData | UnreadableTable = _match(table, name, country, level)
        except UnreadableTable as error:
            found = error
        known[country, level] = found
    if isinstance(known[country, level], UnreadableTable):
        raise known[country, level]
    return known[country, level]


def _match(table: OwnTable, name: str, country: str, level: str) -> OwnData:
    """The match, refused where another country has at least twice as many of the places."""
    moment = st.empty()  # each time it is drawn is a moment at which the work can be given up

    def check() -> None:
        moment.empty()

    try:
        places = places_of(data_version(), country, level)
        found: OwnData | UnreadableTable = match_areas(table, places, name, country, level, check)
    except UnreadableTable as error:
        found = error
    if isinstance(found, UnreadableTable) and found.reason != "no_areas":
        raise found
    if isinstance(found, UnreadableTable) or found.lost > len(found.values):
        evidence = _evidence(table)
        count, elsewhere, _ = max(evidence)
        if elsewhere != country and count > 2 * max((here for here, key, _ in evidence if key == country), default=0):
            raise UnreadableTable("other_country", country=elsewhere)
    if isinstance(found, UnreadableTable):
        raise found
    return found


def places_of(version: str, country: str, level: str) -> Gazetteer:
    """The names and codes of a country, seen from a level; read only."""
    return replace(_places(version, country), level=level)


@st.cache_resource(show_spinner=False, max_entries=3)
def _places(version: str, country: str) -> Gazetteer:
    areas = {key: query("areas", country=country, level=key, language="en") for key in levels(country)}
    everywhere = [query("areas", country=entry, level="country", language="en") for entry in countries()]
    names = query("place_names")
    wanted = (names["country_id"] == country) | (names["level"] == "country")
    return gazetteer(areas | {"country": pd.concat(everywhere)}, names[wanted], country, levels(country)[0])


def own_indicators(country: str, t: Words) -> OwnIndicators:
    """The session's own columns as indicators at their own level, none where there is no file or it cannot be used."""
    try:
        home = own_home(country)
        data = own_data(*home) if home and home[0] == country else None
    except UnreadableTable:
        data = None
    if data is None:
        return NO_OWN
    columns = own_columns(data)
    values = data.values[list(columns.values())].set_axis(list(columns), axis="columns")
    entries = {key: own_indicator(key, column, data, t) for key, column in columns.items()}
    return OwnIndicators(entries, {data.level: values}, data.table)


def own_indicator(key: str, column: str, data: OwnData, t: Words) -> Indicator:
    """A column of the reader's table as an indicator without a unit; the address says whether more or less is better."""
    return Indicator(
        id=key,
        countries=(data.country.lower(),),
        block=BLOCK,
        unit="count",
        direction=DIRECTIONS.get(st.query_params.get("better", ""), 1),
        decimals=data.decimals(column),
        name={t.language: column},
        definition={t.language: t("own.title", column=column, file=data.name)},
        caution={t.language: t("own.not_official")},
    )


def own_picture(values: pd.Series, direction: int, areas: pd.DataFrame, scheme: str, classes: int) -> Picture:
    """Own values on the map. areas: area_id, name, upper of the level; no ranks where the direction is 0."""
    rows = areas[["area_id", "name", "upper"]].sort_values("area_id", ignore_index=True)
    rows = rows.assign(value=values.reindex(rows["area_id"]).to_numpy())
    ranks = rows["value"].rank(ascending=direction == -1, method="min")
    return Picture(rows.assign(rank=ranks if direction else float("nan")), classify(rows["value"], scheme, classes))


def sources_of(indicators: Sequence[Indicator], country: str, t: Words) -> list[str]:
    """The sources of some indicators, once each; of own figures that they are nobody's statistic."""
    texts = [
        text
        for entry in indicators
        for text in (
            [entry.text("caution", t.language)] if entry.block == BLOCK else indicator_source_texts(entry, country, t)
        )
    ]
    return list(dict.fromkeys(texts))
