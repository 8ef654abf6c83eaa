"""The search for places on the pages."""

from collections.abc import Callable

import streamlit as st

from patokaz.frame.address import go
from patokaz.frame.browser_parts import browser_part
from patokaz.frame.choices import asked_country
from patokaz.geography.areas import matches
from patokaz.language.words import Words

LONGEST = 120


def open_profile(area: str) -> None:
    """Go to the profile of an area."""
    go("profile", area=area)


@st.fragment
def show_search(t: Words, key: str, choose: Callable[[str], None] = open_profile, label: str = "") -> None:
    """A search that answers while typing; choosing a place opens its profile or does something else.

    Raises DatabaseMissing.
    """
    widget = f"search_{key}"
    typed = str(st.session_state.get(widget, {}).get("typed") or "")[:LONGEST]
    found = matches(typed, t, first=asked_country(t)) if typed else []
    status = t("search.results", count=len(found)) if found else t("search.nothing")
    result = browser_part("search")(
        key=widget,
        data={
            "label": label or t("search.label"),
            "placeholder": t("search.placeholder"),
            "typed": typed,
            "results": found,
            "status": status,
        },
        on_typed_change=lambda: None,
        on_chosen_change=lambda: None,
    )
    if result.chosen:
        choose(str(result.chosen))
