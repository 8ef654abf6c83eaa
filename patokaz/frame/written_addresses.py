"""Normalisation of copied and hand-written addresses before a page reads them."""

from collections.abc import Mapping, Sequence

import streamlit as st

from patokaz.frame.address import chosen_language
from patokaz.frame.choices import choice, keep
from patokaz.frame.group import say_unknown_members
from patokaz.frame.menu import ASK_FOR_A_PLACE
from patokaz.frame.parts import show_notice_above
from patokaz.frame.share import SHARED, WORDS
from patokaz.geography.areas import search_index
from patokaz.geography.search import named_place, named_places
from patokaz.language.words import LANGUAGES, Words
from patokaz.statistics.countries import country_names
from patokaz.statistics.database import DatabaseMissing
from patokaz.statistics.places import areas_named

COPIED = ("amp;", "?", ";")  # what a link copied out of HTML source leaves before a key
FORMER_KEYS: Mapping[str, str] = {
    "w": "weights",
    "by": "weights",
    "turn": "directions",
    "goal": "targets",
    "low": "lower_posts",
    "high": "upper_posts",
    "add": "own_figures",
    "within": "container",
    "region": "sector_area",
}


def settle_address() -> Sequence[str]:
    """Remove copying artefacts from keys, use their present names, and the code of a place in any spelling.

    Returns the keys with several values, of which the last is kept.
    """
    repeated = [key for key in st.query_params if len(set(st.query_params.get_all(key))) > 1]
    for key in repeated:
        st.query_params[key] = st.query_params[key]
    for key in list(st.query_params):
        plain = key
        while plain.startswith(COPIED):
            plain = plain.removeprefix("amp;").lstrip("?;")
        plain = FORMER_KEYS.get(plain, plain)
        if plain != key:
            value = st.query_params[key]
            keep(key, "")
            if plain and plain not in st.query_params:
                keep(plain, value)
    _settle_place()
    return repeated


def say_unknown_parts(page: str, repeated: Sequence[str], t: Words) -> None:
    """Report and remove invalid parameters common to all pages: language, country, places of the group.

    An unknown place is reported on pages that need none. repeated: keys that had several values.
    """
    for key in repeated:
        told = t("error.repeated_text", name=key[:60], value=st.query_params.get(key, "")[:60])
        show_notice_above(t("error.repeated_title"), told)
    choice(t("choice.lang"), "lang", list(LANGUAGES), t.language, t)
    choice(t("choice.country"), "country", list(country_names(t)), "", t)
    say_unknown_members(t)
    if st.query_params.get(SHARED, "").rpartition(".")[2] not in ("", *WORDS):
        choice(t("share.all"), SHARED, [], "", t)
    if page not in ASK_FOR_A_PLACE:
        say_unknown_place(t)


def say_unknown_place(t: Words) -> None:
    """Report and remove an unknown place, on pages that work without one."""
    asked = st.query_params.get("area", "")
    if asked and not _is_place(asked):
        choice(t("choice.area"), "area", [], "", t)


def _is_place(asked: str) -> bool:
    try:
        return bool(areas_named([asked], chosen_language())) or bool(named_places(search_index(), asked))
    except DatabaseMissing:
        return True


def _settle_place() -> None:
    asked = st.query_params.get("area", "")
    if not asked:
        return
    try:
        if areas_named([asked], chosen_language()):
            return
        found = named_place(search_index(), asked)
    except DatabaseMissing:
        return
    if found:
        keep("area", found)
