"""The map of an indicator, and potential against result, as slides of what the address says."""

from collections.abc import Sequence

import streamlit as st

from patokaz.frame.address import view_address
from patokaz.language.words import Words
from patokaz.maps.picture import mapped_indicators
from patokaz.maps.slides import map_slides
from patokaz.potential.deviance import INDEX, directed
from patokaz.potential.slides import residual_slides
from patokaz.reports.slides.model import Maker, Slide, addressed, nothing
from patokaz.statistics.countries import countries, levels
from patokaz.statistics.database import query


def asked(key: str, options: Sequence[str], default: str) -> str:
    """The address's value of a key where it is one of the options, else the default."""
    value = st.query_params.get(key, "")
    return value if value in options else default


def asked_country() -> str:
    """The country of the address, else the first one."""
    return asked("country", list(countries()), next(iter(countries())))


def map_view(t: Words) -> Maker:
    """The map of the address's indicator, level and year with the reader's place."""
    country = asked_country()
    held = mapped_indicators(country)
    options = list(dict.fromkeys(held["indicator_id"]))
    if not options:
        return nothing
    first = "share_aged_65_plus_pct" if "share_aged_65_plus_pct" in options else options[0]
    indicator = asked("indicator", options, first)
    found = set(held[held["indicator_id"] == indicator]["level"])
    possible = [level for level in levels(country) if level in found]
    level = asked("level", possible, possible[0])
    years = [str(year) for year in query("indicator_years", indicator=indicator, country=country, level=level)["year"]]
    year = asked("year", years, years[0])
    area = st.query_params.get("area", "")
    link = view_address("potential", kept(t, country=country, indicator=indicator))

    def make() -> Sequence[Slide]:
        return addressed(map_slides(indicator, country, level, int(year), area, t.language), link)

    return make


def residual_view(t: Words) -> Maker:
    """The address's result against its potential."""
    country = asked_country()
    possible = directed(country)
    potential = asked("potential", [INDEX, *possible], countries()[country].get("potential", INDEX))
    result = asked("result", possible, countries()[country].get("result", ""))
    area, link = st.query_params.get("area", ""), view_address("potential", kept(t, country=country, show="result"))

    def make() -> Sequence[Slide]:
        return addressed(residual_slides(country, potential, result, area, t), link)

    return make


def kept(t: Words, **choices: str) -> dict[str, str]:
    """The choices of the address as a link of the hall keeps them."""
    told = {key: value for key, value in st.query_params.items() if key not in ("view", "slide", "slides")}
    return told | choices | {"lang": t.language}
