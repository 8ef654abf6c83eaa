"""Choosing a place without typing its name: on the map of a country, or from its larger areas."""

from datetime import date

import streamlit as st
from markupsafe import Markup

from patokaz.frame.address import address, address_of, links
from patokaz.frame.choices import choose_country
from patokaz.frame.parts import show_notice, show_opening, show_titled, together
from patokaz.frame.search_box import show_search
from patokaz.geography.areas import named_areas, search_index, told_name
from patokaz.geography.search import named_places
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.maps.screen import show_locator_map
from patokaz.profile.profile import Profile, read_profile
from patokaz.statistics.countries import levels
from patokaz.statistics.places import places_below
from patokaz.statistics.war_status import occupied

HEIGHT = 460
MOST_NAMESAKES = 8


def show_place_choice(t: Words) -> None:
    """The country's map, where a click opens a municipality, and links to its larger areas."""
    show_opening(t("page.profile"), t("profile.choose_text"))
    country = choose_country(t)
    left, right = st.columns([2, 1], gap="large")
    with left:
        st.html(html("profile/on_map", text=t("profile.choose_on_map")))
        show_locator_map(t, country=country, level=levels(country)[0], selected="", height=HEIGHT)
    with right:
        st.html(html("profile/children", links=links_below(country, t)))


def links_below(area: str, t: Words) -> Markup:
    """Links to the profiles of the next lower level, empty if there is none."""
    below = places_below(area, t.language)
    addresses = links("profile", "area", [row["area_id"] for row in below])
    return html("profile/links", links=list(zip(addresses, map(told_name, below), strict=True)))


def asked_profile(t: Words, needed: bool = False) -> Profile | None:
    """The profile of the place in the address; a message for an unknown id, and for a missing one if `needed`."""
    asked = st.query_params.get("area", "")
    profile = read_profile(asked, t) if asked else None
    namesakes = named_places(search_index(), asked)[:MOST_NAMESAKES] if asked and profile is None else []
    if namesakes:
        show_titled(t("error.several_places", value=asked[:60]), _ways_to(namesakes, t))
    elif profile is None and (asked or needed):
        show_notice(t("error.unknown_place_title"), t("error.unknown_place_text", value=asked[:60]))
    return profile


def _ways_to(areas: list[str], t: Words) -> Markup:
    """Page links to areas, each with its larger area to distinguish namesakes."""
    known = named_areas(areas, t)
    ways = [address_of("", address(area=place["area_id"])) for place in known]
    names = [", ".join(part for part in (place["name"], place["upper"]) if part) for place in known]
    return html("profile/children", links=html("profile/links", links=list(zip(ways, names, strict=True))))


def asked_municipality(page: str, t: Words) -> Profile | None:
    """Title and search of a page about one municipality, and the one in the address; otherwise instructions.

    page: its name, the table of its texts (title, lead, choose_place, choose_place_text, only_municipalities).
    """
    with together():
        show_opening(t(f"{page}.title"), t(f"{page}.lead"))
        show_search(t, page)
    profile = asked_profile(t)
    if profile is not None and profile.area["level"] == "municipality":
        return profile
    why = "choose_place" if profile is None else "only_municipalities"
    show_notice(t(f"{page}.{why}"), t(f"{page}.choose_place_text"))
    return None


def tells_occupied(page: str, profile: Profile, t: Words) -> bool:
    """Whether the place is wholly occupied; if so, the page shows its texts occupied and occupied_text."""
    since = occupied(profile.area["country_id"]).get(profile.area["area_id"])
    if since:
        show_notice(t(f"{page}.occupied"), t(f"{page}.occupied_text", day=t.date(date.fromisoformat(since))))
    return bool(since)
