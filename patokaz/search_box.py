"""The search box for places."""

import streamlit as st

from patokaz.i18n import Words
from patokaz.places import matches


def show_search(t: Words, key: str) -> str:
    """A search box with its answers; the id of the place that was chosen in this run, or an empty text."""
    text = st.text_input(t("search.label"), placeholder=t("search.placeholder"), key=f"search_{key}", max_chars=60)
    if not text:
        return ""
    found = matches(text, t)
    if not found:
        st.html(f'<p class="quiet" role="status">{t("search.nothing")}</p>')
    for place in found:
        if st.button(f"{place['title']} – {place['subtitle']}", key=f"found_{key}_{place['id']}", type="tertiary"):
            return place["id"]
    return ""
