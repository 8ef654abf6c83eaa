"""The municipal profile: who and where, ten figures, what stands out, seven blocks."""

import streamlit as st

from patokaz import layout
from patokaz.profile_page import choose_place, show_blocks, show_context, show_header, show_headline, show_standing
from patokaz.profiles import read_profile

with layout.page("profile") as t:
    area = choose_place(t)
    if area is not None:
        profile = read_profile(area)
        show_header(profile, t)
        show_context(profile, t)
        show_headline(profile, t)
        show_standing(profile, t)
        show_blocks(profile, t)
    else:
        st.html(f'<p class="quiet">{t("profile.choose_text")}</p>')
