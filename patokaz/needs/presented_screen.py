"""A place's needs as slides, from the address."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from patokaz.frame.address import view_address
from patokaz.language.words import Words
from patokaz.needs.rows import Assessment, assessment
from patokaz.needs.session_screen import held_answers
from patokaz.needs.slides import needs_slides
from patokaz.profile.place_choice_screen import asked_profile
from patokaz.reports.slides.model import Maker, Slide, addressed, nothing


def needs_view(t: Words) -> Maker:
    """The needs of the place in the address."""
    profile = asked_profile(t, needed=True)
    if profile is None or profile.area["level"] != "municipality":
        return nothing
    area, country = profile.area["area_id"], profile.area["country_id"]
    return slides_of(assessment(country, area, profile.area["name"], held_answers(area, t), date.today()), t)


def slides_of(told: Assessment, t: Words) -> Maker:
    """A maker of the slides of an assessment; the address is read now, not on demand."""
    kept = {key: value for key, value in st.query_params.items() if key not in ("view", "slide", "slides")}
    link = view_address("needs", kept | {"lang": t.language})

    def make() -> Sequence[Slide]:
        return addressed(needs_slides(told, t), link)

    return make
