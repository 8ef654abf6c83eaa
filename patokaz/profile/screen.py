"""The parts of the profile page, in reading order."""

import streamlit as st

from patokaz.frame.address import address, address_of, base_address
from patokaz.frame.group import asked_group
from patokaz.frame.parts import show_folded, show_notice
from patokaz.frame.rooms import room
from patokaz.frame.search_box import show_search
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.maps.screen import show_locator_map
from patokaz.profile.documents_screen import show_documents
from patokaz.profile.embedding_screen import show_embed_choice
from patokaz.profile.model import profile_model
from patokaz.profile.page import profile_parts
from patokaz.profile.peers import with_group
from patokaz.profile.picker_screen import show_picker
from patokaz.profile.place_choice_screen import asked_profile, links_below
from patokaz.profile.presented_screen import show_present_choice
from patokaz.profile.profile import Profile
from patokaz.statistics.countries import levels


def choose_profile(t: Words) -> Profile | None:
    """The profile of the place in the address; a search above it."""
    show_search(t)
    profile = asked_profile(t)
    return profile and with_group(profile, asked_group(t))


def show_header(profile: Profile, t: Words) -> None:
    """Name in the user's language and officially, level and larger area, and the first sentence of three facts."""
    st.html(html("profile/band", model=profile_model(profile, t), facts=profile_parts(profile, base_address(), t)[0]))


def show_group(profile: Profile, t: Words) -> None:
    """With whom the place is compared besides region and country: four chips, and what the chosen group means.

    None for an occupied place, which is compared with nobody.
    """
    if profile.is_occupied:
        return
    show_picker(profile, "profile", t)
    peers, group = profile.place.peers, asked_group(t)
    if group is None:
        return
    text = t("group.shown", group=group.name, count=len(group.ids)) if peers else t("group.too_few", group=group.name)
    change = address_of("comparison", address() | {"show": "group"})
    leave = address_of("profile", address(group=None, group_name=None))
    st.html(html("profile/peer_group", compared=peers is not None, text=text, change=change, leave=leave, t=t))


def show_context(profile: Profile, t: Words) -> None:
    """War status and other context: dated, beside the figures, never part of a score."""
    for note in profile_model(profile, t).context_notes:
        st.html(html("profile/context_note", note=note))


def show_headline(profile: Profile, t: Words) -> None:
    """The country's ten headline figures with details on demand; for larger areas those available."""
    st.html(profile_parts(profile, base_address(), t)[1])


def show_standing(profile: Profile, t: Words) -> None:
    """What stands out, in sentences."""
    st.html(profile_parts(profile, base_address(), t)[2])


def show_chapters(profile: Profile, t: Words) -> None:
    """The result chain, then the seven blocks."""
    st.html(profile_parts(profile, base_address(), t)[3])


def show_places_below(profile: Profile, t: Words) -> None:
    """The areas of the next lower level, as links."""
    if profile.area["level"] == "municipality":
        return
    links = links_below(profile.area["area_id"], t)
    if not links:
        show_notice(t("profile.no_places_below"), "")
        return
    st.html(html("profile/places_below", title=t("profile.places_below"), links=links))


def show_locator(profile: Profile, t: Words) -> None:
    """The place's outline among the areas of its level; a click opens a neighbour."""
    country, level = profile.area["country_id"], profile.area["level"]
    if level not in levels(country):
        return
    show_locator_map(t, country=country, level=level, selected=profile.area["area_id"])


def show_ways_on(profile: Profile, t: Words) -> None:
    """One row of links: the place on other pages, and downloads; less frequent ones under "more"."""
    here = address(country=profile.area["country_id"], area=profile.area["area_id"])
    compared = () if profile.is_occupied else (("comparison", "compare", "balance"),)
    links = (("potential", "open_map", "map"), *compared, ("portfolio", "open_projects", "construction"))
    with st.container(horizontal=True, gap="medium", key="ways_on", vertical_alignment="center"):
        for page, label, icon in links:
            st.page_link(
                room(page), label=t("profile." + label), icon=f":material/{icon}:", query_params=here,
                width="content",
            )  # fmt: skip
        show_present_choice(profile, t)
        show_documents(profile, t)
        _show_card_choice(profile, t)
        show_embed_choice(profile, t)
        if profile.area["level"] == "municipality":
            show_folded(t("profile.more"), "open_more", lambda: _show_more(here, t), ":material/more_horiz:")


def _show_card_choice(profile: Profile, t: Words) -> None:
    """The button that opens the card; on closing, the documents take over the choices."""
    if st.button(t("place_card.button"), key="place_card", icon=":material/id_card:"):
        from patokaz.profile.place_card_screen import show_card  # with what draws it: nothing that the page needs

        st.dialog(t("place_card.title"), width="large", on_dismiss="rerun")(show_card)(profile, t)


def _show_more(here: dict[str, str], t: Words) -> None:
    pages = {"start": "profile.open_start", "needs": "profile.open_needs", "readiness": "page.readiness", "partners": "page.partners"}  # fmt: skip
    for page, label in pages.items():
        st.page_link(room(page), label=t(label), query_params=here)
