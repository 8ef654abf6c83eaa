"""A profile's place chosen without a name: on the map of a country, or from its larger areas."""

import streamlit as st
from markupsafe import Markup

from patokaz.frame.address import links
from patokaz.frame.choices import choose_country
from patokaz.frame.parts import show_notice
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.maps.screen import show_locator_map
from patokaz.profile.profile import Profile, read_profile
from patokaz.statistics.countries import levels
from patokaz.statistics.database import query

HEIGHT = 460


def show_place_choice(t: Words) -> None:
    """The country's map, where a click opens a municipality, beside the links of its larger areas."""
    st.html(html("profile/choose", text=t("profile.choose_text")))
    country = choose_country(t)
    left, right = st.columns([2, 1], gap="large")
    with left:
        show_locator_map(t, country=country, level=levels(country)[0], selected="", height=HEIGHT)
    with right:
        st.html(html("profile/children", links=links_below(country, t)))


def links_below(area: str, t: Words) -> Markup:
    """The areas directly below one as links to their profiles, empty where there are none."""
    below = query("children", area=area, language=t.language)
    addresses = links("profile", "area", below["area_id"])
    return html("profile/links", links=list(zip(addresses, below["name"], strict=True)))


def asked_profile(t: Words, needed: bool = False) -> Profile | None:
    """The profile of the address's place; an unknown id is said, a missing one only where it is `needed`."""
    asked = st.query_params.get("area", "")
    profile = read_profile(asked, t) if asked else None
    if profile is None and (asked or needed):
        show_notice(t("error.unknown_place_title"), t("error.unknown_place_text", value=asked[:60]))
    return profile
