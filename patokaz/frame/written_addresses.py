"""Addresses as people copy and write them, put right before a page reads them."""

from collections.abc import Mapping

import streamlit as st

from patokaz.frame.address import chosen_language
from patokaz.frame.choices import keep
from patokaz.geography.areas import areas_named, search_index
from patokaz.geography.search import named_place
from patokaz.statistics.database import DatabaseMissing

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
