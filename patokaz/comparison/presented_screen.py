"""A comparison as slides of what the address says, and the button that presents it."""

from collections.abc import Sequence

import streamlit as st

from patokaz.comparison.comparison import places_beside
from patokaz.comparison.slides import comparison_slides
from patokaz.frame.address import view_address
from patokaz.language.words import Words
from patokaz.reports.slides.model import Maker, Slide, addressed


def comparison_view(t: Words) -> Maker:
    """The places of the address side by side."""
    places = places_beside(st.query_params.get("area", ""), st.query_params.get("with"), t)
    told = {key: value for key, value in st.query_params.items() if key not in ("view", "slide", "slides")}
    link = view_address("comparison", told | {"lang": t.language})

    def make() -> Sequence[Slide]:
        return addressed(comparison_slides(places, t), link)

    return make
