"""The place search on the pages; results come from `/places` while the user types."""

from collections.abc import Callable

import streamlit as st

from patokaz.frame.address import links
from patokaz.frame.browser_parts import browser_part, show_part
from patokaz.frame.choices import asked_country
from patokaz.language.words import Words


def show_search(t: Words, page: str = "profile") -> None:
    """A search that opens the chosen place on a page.

    Raises:
        DatabaseMissing: no build.
    """
    show_part("search", _told(t, t("search.label")), links(page, "area", [""])[0])


@st.fragment
def show_search_for(t: Words, key: str, choose: Callable[[str], None], label: str) -> None:
    """A search that passes the chosen place to `choose`.

    Raises:
        DatabaseMissing: no build.
    """
    result = browser_part("search")(key=f"search_{key}", data=_told(t, label), on_chosen_change=lambda: None)
    if result.chosen:
        choose(str(result.chosen))


def _told(t: Words, label: str) -> dict[str, str]:
    return {
        "label": label,
        "placeholder": t("search.placeholder"),
        "language": t.language,
        "country": asked_country(t),
    }
