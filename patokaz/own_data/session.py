"""The file that a session holds: read once and in its turn, kept as a table or a refusal, forgotten when taken out."""

from collections.abc import Callable, Hashable
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from patokaz.language.words import Words
from patokaz.own_data.gazetteer import Gazetteer, gazetteer
from patokaz.own_data.indicators import DIRECTIONS, NO_OWN, OwnIndicators
from patokaz.own_data.matching import OwnData, match_areas, own_columns
from patokaz.own_data.place_columns import place_columns, wrong_level
from patokaz.own_data.reading import OwnTable, read_otherwise, read_table
from patokaz.own_data.refusals import UnreadableTable
from patokaz.own_data.turns import READING
from patokaz.statistics.cached import cached
from patokaz.statistics.catalogue import BLOCK, Indicator
from patokaz.statistics.countries import countries, levels
from patokaz.statistics.database import data_version, query

Made = TypeVar("Made")


def read_or_refusal(content: bytes, name: str) -> OwnTable | UnreadableTable:
    """The table of a file, or why there is none."""
    try:
        return read_table(content, name)
    except UnreadableTable as error:
        return error


def names_places(table: OwnTable) -> bool:
    """Whether a column of the table names places of any country."""
    return any(place_columns(table, places_of(country, level)) for country in countries() for level in levels(country))


def held_table(key: str) -> tuple[str, OwnTable] | None:
    """The session's file by name and content, None where it has none. Raises UnreadableTable for one that was refused."""
    held = st.session_state.get(f"{key}_table")
    if held is None:
        return None
    name, found = held
    if isinstance(found, UnreadableTable):
        raise found
    return name, found


def forget(key: str, file: UploadedFile | None = None) -> None:
    """Nothing of the file stays in the session; one that the uploader still shows is not read again."""
    for part in ("table", "home", "matched", "sheet", "index", "types"):
        st.session_state.pop(f"{key}_{part}", None)
    if file is None:
        st.session_state.pop(f"{key}_read", None)


def made_of_own(part: str, key: Hashable, own: OwnIndicators, make: Callable[[], Made]) -> Made:
    """What `make` gives of the session's own figures, made once for a key, a file and a version of the statistics.

    part: one that `forget` knows.
    """
    known = (data_version(), key)
    held_key, held_table, held = st.session_state.get(f"own_{part}", (None, None, None))
    if held is None or held_key != known or held_table is not own.table:
        held = make()
        st.session_state[f"own_{part}"] = (known, own.table, held)
    made: Made = held
    return made


def turn_reading(key: str, column: str) -> None:
    """Read a doubtful column of the held table the other way."""
    name, table = st.session_state[f"{key}_table"]
    st.session_state[f"{key}_table"] = (name, read_otherwise(table, column))


def own_home(country: str) -> tuple[str, str] | None:
    """The country and level that the session's file is of: where the reader put it, else where most of its places
    are; None without a file. Own figures stand there and nowhere else. Raises UnreadableTable."""
    held = held_table("own")
    if held is None:
        return None
    told = st.session_state.get("own_home")
    if told is not None:
        return (str(told[0]), str(told[1]))
    evidence = _matched_of(held[1]).get("evidence") or _in_turn(partial(_evidence, held[1]))
    _, key, level = max(evidence, key=lambda entry: (entry[0], entry[1] == country))
    return key, level


def _evidence(table: OwnTable) -> list[tuple[int, str, str]]:
    """How many places of a sample are named, by country and level."""
    known = _matched_of(table)
    if "evidence" not in known:
        known["evidence"] = [
            (0 if columns is None or wrong_level(table, columns, places) else columns.matched, country, level)
            for country in countries()
            for level in levels(country)
            for places in [places_of(country, level)]
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
            found: OwnData | UnreadableTable = _in_turn(partial(_match, table, name, country, level))
        except UnreadableTable as error:
            if error.reason == "busy":  # nothing was matched: the next run asks again
                raise
            found = error
        known[country, level] = found
    if isinstance(known[country, level], UnreadableTable):
        raise known[country, level]
    return known[country, level]


def _in_turn(make: Callable[[], Made]) -> Made:
    """What `make` gives when the turn has come: reading and matching share one line, so that many files slow nobody down.
    Raises UnreadableTable, also where the line is full."""
    moment = st.empty()

    def wait(_: int) -> None:
        moment.empty()  # drawn while waiting, a moment at which the place in the line can be given up

    with READING.turn(wait):
        return make()


def _match(table: OwnTable, name: str, country: str, level: str) -> OwnData:
    """The match, refused where another country has at least twice as many of the places."""
    moment = st.empty()  # each time it is drawn is a moment at which the work can be given up

    def check() -> None:
        moment.empty()

    try:
        places = places_of(country, level)
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


def places_of(country: str, level: str) -> Gazetteer:
    """The names and codes of a country, seen from a level; read only."""
    return replace(_places(country), level=level)


@cached(3)
def _places(country: str) -> Gazetteer:
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
