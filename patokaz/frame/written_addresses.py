"""Addresses as people copy and write them, put right before a page reads them."""

from collections.abc import Mapping

import streamlit as st

from patokaz.frame.address import chosen_language
from patokaz.frame.choices import choice, keep
from patokaz.frame.menu import ASK_FOR_A_PLACE
from patokaz.geography.areas import search_index
from patokaz.geography.search import named_place, named_places
from patokaz.language.words import LANGUAGES, Words
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


def settle_address() -> None:
    """Keys without what copying left before them and by their present names, the place by its code however it was written."""
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


def say_unknown(page: str, t: Words) -> None:
    """A language that is not spoken is said, and a place that is not known on the pages that ask for none; both are taken out."""
    choice(t("choice.lang"), "lang", list(LANGUAGES), t.language, t)
    asked = st.query_params.get("area", "")
    if asked and page not in ASK_FOR_A_PLACE and not _is_place(asked):
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
