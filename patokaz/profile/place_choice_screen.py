"""A profile's place chosen without a name: on the map of a country, or from its larger areas."""

import html

import streamlit as st

from patokaz.frame import page as layout
from patokaz.language.words import Words
from patokaz.maps.screen import show_locator_map
from patokaz.statistics.countries import choose_country, levels
from patokaz.statistics.database import query

HEIGHT = 460


def show_place_choice(t: Words) -> None:
    """The country's map, where a click opens a municipality, beside the links of its larger areas."""
    st.html(f'<p class="sentence">{html.escape(t("profile.choose_text"))}</p>')
    country = choose_country(t)
    left, right = st.columns([2, 1], gap="large")
    with left:
        show_locator_map(t, country=country, level=levels(country)[0], selected="", height=HEIGHT)
    with right:
        st.html(f'<div class="children">{links_below(country, t)}</div>')


def links_below(area: str, t: Words) -> str:
    """The areas directly below one as links to their profiles, empty where there are none."""
    below = query("children", area=area, language=t.language)
    addresses = layout.links("profile", "area", below["area_id"])
    return "<br>".join(
        f'<a href="{html.escape(address)}" target="_self">{html.escape(name)}</a>'
        for address, name in zip(addresses, below["name"], strict=True)
    )
