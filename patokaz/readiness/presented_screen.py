"""The self-assessment as slides, from the address and the session."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from patokaz.frame.address import address, view_address
from patokaz.frame.group import asked_group
from patokaz.language.words import Words
from patokaz.profile.place_choice_screen import asked_profile
from patokaz.readiness.peers import others
from patokaz.readiness.readiness import readiness
from patokaz.readiness.session_screen import MARKS, held_answers
from patokaz.readiness.slides import readiness_slides
from patokaz.reports.slides.model import Maker, Slide, addressed, nothing


def readiness_view(t: Words) -> Maker:
    """The slides of the municipality in the address; a message for an unknown place."""
    profile = asked_profile(t, needed=True)
    if profile is None or profile.area["level"] != "municipality":
        return nothing
    area = profile.area["area_id"]
    found, beside = readiness(profile, held_answers(area, t)), others(profile, asked_group(t))
    marks = {MARKS: st.query_params[MARKS]} if MARKS in st.query_params else {}
    link = view_address("readiness", address(area=area, lang=t.language) | marks)

    def make() -> Sequence[Slide]:
        return addressed(readiness_slides(found, beside, date.today(), t), link)

    return make
