"""Slides of the user's own data for the settings in the address; they exist in the session only."""

import streamlit as st

from patokaz.frame.choices import choice, country_of_address
from patokaz.language.words import Words
from patokaz.own_data.session import own_indicators
from patokaz.own_data.slides import own_slides
from patokaz.reports.slides.model import Maker, nothing


def own_view(t: Words) -> Maker:
    """The column of the address on the map, its ranking and meaning; none without a file in the session."""
    country = country_of_address(t)
    own = own_indicators(country, t)
    if not own.entries:
        return nothing
    (level,) = own.values
    key = choice(t("own.column"), "own", list(own.entries), next(iter(own.entries)), t)
    area = st.query_params.get("area", "")
    return lambda: own_slides(own, key, country, level, area, t)
