"""The partner finder as slides, from the address."""

from collections.abc import Sequence

import streamlit as st

from patokaz.frame.address import view_address
from patokaz.frame.presenting import show_present
from patokaz.language.words import Words
from patokaz.partners.asked_screen import asked_view
from patokaz.partners.slides import partners_slides
from patokaz.partners.view import PartnersView
from patokaz.profile.place_choice_screen import asked_profile
from patokaz.reports.slides.model import Maker, Slide, addressed, nothing
from patokaz.statistics.war_status import occupied


def partners_view(t: Words) -> Maker:
    """The slides of the place and service in the address; none for an occupied place."""
    profile = asked_profile(t, needed=True)
    if profile is None or profile.area["level"] != "municipality":
        return nothing
    view = asked_view(profile, t)
    if view is None or profile.area["area_id"] in occupied(view.country):
        return nothing
    return _maker(view, t)


def show_present_partners(view: PartnersView, name: str, t: Words) -> None:
    """The button of the page."""
    show_present("partners", name, lambda: _maker(view, t), t)


def _maker(view: PartnersView, t: Words) -> Maker:
    kept = {key: value for key, value in st.query_params.items() if key not in ("view", "slide", "slides")}
    link = view_address("partners", kept | {"lang": t.language})

    def make() -> Sequence[Slide]:
        return addressed(partners_slides(view, t), link)

    return make
