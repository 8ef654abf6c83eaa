"""The uploaded file of a session: read once, through the queue, kept as a table or a refusal, deleted when removed."""

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import Any, ParamSpec, TypeVar

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from patokaz.language.words import Words
from patokaz.own_data.indicators import DIRECTIONS, NO_OWN, OwnIndicators
from patokaz.own_data.matched import evidence, matched
from patokaz.own_data.matching import OwnData, own_columns
from patokaz.own_data.reading import OwnTable, read_otherwise
from patokaz.own_data.refusals import UnreadableTable
from patokaz.own_data.workshop import worked
from patokaz.statistics.catalogue import BLOCK, Indicator
from patokaz.statistics.database import data_version

P = ParamSpec("P")
Made = TypeVar("Made")


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
    for part in ("table", "home", "matched", "sheet", "index", "types", "title", "currency"):
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


def turn_reading(key: str, column: str, sign: str) -> None:
    """Read an ambiguous column of the table in the other way."""
    name, table = st.session_state[f"{key}_table"]
    st.session_state[f"{key}_table"] = (name, read_otherwise(table, column, sign))


def own_home(country: str) -> tuple[str, str] | None:
    """The country and level of the session's file: as selected by the user, otherwise those of most of its places;
    None without a file. Own data are shown there only. Raises UnreadableTable."""
    held = held_table("own")
    if held is None:
        return None
    told = st.session_state.get("own_home")
    if told is not None:
        return (str(told[0]), str(told[1]))
    known = _matched_of(held[1])
    if "evidence" not in known:
        known["evidence"] = _in_turn(evidence, held[1])
    _, key, level = max(known["evidence"], key=lambda entry: (entry[0], entry[1] == country))
    return key, level


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
            found = _in_turn(matched, table, name, country, level)
            known[country, level] = replace(found, table=table)
        except UnreadableTable as error:
            if error.reason == "busy":  # nothing was matched: repeated in the next run
                raise
            known[country, level] = error
    if isinstance(known[country, level], UnreadableTable):
        raise known[country, level]
    return known[country, level]


def _in_turn(make: Callable[P, Made], *arguments: P.args, **named: P.kwargs) -> Made:
    """Result of `make` in the worker process. Raises its exceptions, and UnreadableTable where the queue is full."""
    moment = st.empty()

    def wait(_: int = 0) -> None:
        moment.empty()  # drawn while waiting: a moment at which the place in the line, or the work, can be given up

    return worked(wait, wait, make, *arguments, **named)


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
    """A column of the user's table as an indicator without a unit; its direction is in the address."""
    return Indicator(
        id=key,
        countries=(data.country.lower(),),
        block=BLOCK,
        unit="count",
        direction=DIRECTIONS.get(st.query_params.get("better", ""), 1),
        decimals=data.decimals(column),
        name={t.language: data.label(column)},
        definition={t.language: t("own.title", column=data.label(column), file=data.name)},
        caution={t.language: t("own.not_official")},
    )
