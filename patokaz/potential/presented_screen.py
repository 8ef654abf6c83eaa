"""The map of an indicator, and potential against result, as slides of what the address says."""

from collections.abc import Sequence

import streamlit as st

from patokaz.frame.address import view_address
from patokaz.frame.choices import choice, country_of_address
from patokaz.frame.written_addresses import say_unknown_place
from patokaz.language.words import Words
from patokaz.maps.asked import asked_map
from patokaz.maps.slides import map_slides
from patokaz.potential.deviance import INDEX, directed
from patokaz.potential.slides import residual_slides
from patokaz.reports.slides.model import Maker, Slide, addressed, nothing
from patokaz.statistics.countries import countries


def map_view(t: Words) -> Maker:
    """The map of the address's indicator, level and year with the reader's place."""
    country = country_of_address(t)
    say_unknown_place(t)
    asked = asked_map(country, st.query_params)
    if not asked:
        return nothing
    indicator, level, year = (
        choice(t("choice." + key), key, asked.options[key], asked.usual[key], t)
        for key in ("indicator", "level", "year")
    )
    area = st.query_params.get("area", "")
    link = view_address("potential", kept(t, country=country, indicator=indicator))

    def make() -> Sequence[Slide]:
        return addressed(map_slides(indicator, country, level, int(year), area, t.language), link)

    return make


def residual_view(t: Words) -> Maker:
    """The address's result against its potential."""
    country = country_of_address(t)
    say_unknown_place(t)
    possible = directed(country)
    potential = choice(
        t("deviance.potential"), "potential", [INDEX, *possible], countries()[country].get("potential", INDEX), t
    )
    result = choice(t("deviance.result"), "result", possible, countries()[country].get("result", ""), t)
    area, link = st.query_params.get("area", ""), view_address("potential", kept(t, country=country, show="result"))

    def make() -> Sequence[Slide]:
        return addressed(residual_slides(country, potential, result, area, t), link)

    return make


def kept(t: Words, **choices: str) -> dict[str, str]:
    """The choices of the address as a link of the hall keeps them."""
    told = {key: value for key, value in st.query_params.items() if key not in ("view", "slide", "slides")}
    return told | choices | {"lang": t.language}
