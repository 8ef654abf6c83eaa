"""Zooming from the country to a region: the region in the address, the link back, the click that opens one."""

from dataclasses import dataclass

import streamlit as st

from patokaz.frame.address import address, address_of
from patokaz.frame.choices import choice
from patokaz.geography.areas import named_areas
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.statistics.database import query


@dataclass(frozen=True)
class Region:
    """A larger area that the map is restricted to, with its areas of the map's level."""

    id: str
    name: str
    country: str
    inside: frozenset[str]


def chosen_region(country: str, level: str, t: Words) -> Region | None:
    """The region of the address (`container`); None for the whole country.

    Also None, with a message, for an unknown id, and for one without areas of the level (e.g. after a change of
    country).
    """
    asked = st.query_params.get("container", "")
    line = named_areas([asked], t) if asked else []
    if asked and not line:
        choice(t("choice.area"), "container", [], "", t)
    if not line or line[0]["country_id"] != country or line[0]["level"] == "country":
        return None
    inside = frozenset(query("areas_inside", within=asked, level=level)["area_id"])
    return Region(asked, line[0]["long_name"], line[0]["country"], inside) if inside else None


def show_way_back(region: Region, t: Words) -> None:
    """Country › region, with the country as a link back; the region's profile beside it."""
    kept = {key: value for key, value in st.query_params.items() if key != "container"}
    wide = address_of("potential", kept)
    profile = address_of("profile", address(area=region.id))
    st.html(
        html(
            "potential/way_back",
            wide=wide,
            country=region.country,
            region=region.name,
            profile=profile,
            profile_text=t("potential.region_profile", place=region.name),
        )
    )


def open_region(indicator: str, country: str, lower: str, area: str) -> None:
    """Restrict the map to a clicked region at a lower level of the same indicator, and rerun."""
    years = query("indicator_years", indicator=indicator, country=country, level=lower)["year"].astype(str)
    if st.query_params.get("year") not in set(years):
        st.query_params.pop("year", None)
    st.query_params.update({"level": lower, "container": area})
    st.rerun()
