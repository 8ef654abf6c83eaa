"""The municipal profile: who and where, ten figures, what stands out, seven blocks."""

import streamlit as st

from patokaz.frame.page import page
from patokaz.profile.documents_screen import show_swot_choice
from patokaz.profile.place_choice_screen import show_place_choice
from patokaz.profile.screen import (
    choose_profile,
    show_chapters,
    show_context,
    show_group,
    show_header,
    show_headline,
    show_locator,
    show_places_below,
    show_standing,
    show_ways_on,
)

with page("profile") as t:
    profile = choose_profile(t)
    if profile is not None:
        left, right = st.columns([3, 1], vertical_alignment="bottom")
        with left:
            show_header(profile, t)
            show_context(profile, t)
        with right:
            show_locator(profile, t)
        show_ways_on(profile, t)
        show_group(profile, t)
        show_headline(profile, t)
        show_standing(profile, t)
        show_swot_choice(profile, t)
        show_chapters(profile, t)
        show_places_below(profile, t)
    else:
        show_place_choice(t)
