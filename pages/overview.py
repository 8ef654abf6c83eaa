"""The overview: search beside the country map, three doors with a living number each, what is new."""

import streamlit as st

from patokaz.frame.page import page
from patokaz.frame.parts import together
from patokaz.overview.screen import show_doors, show_map, show_newest, show_search_and_lead

with page("overview") as t:
    left, right = st.columns([5, 7], gap="large", vertical_alignment="center")
    with left:
        show_search_and_lead(t)
    with right:
        show_map(t)
    with together():
        show_doors(t)
        show_newest(t)
