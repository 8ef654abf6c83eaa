"""The portfolio and a project as slides of what the address says."""

from collections.abc import Sequence

import streamlit as st

from patokaz.frame.address import view_address
from patokaz.geography.areas import named_areas
from patokaz.language.words import Words
from patokaz.portfolio.selection import Filters, offered, selection
from patokaz.portfolio.slides import portfolio_slides, project_slides
from patokaz.reports.slides.model import Maker, Slide, addressed, nothing
from patokaz.statistics.countries import countries, country_name
from patokaz.statistics.database import query

LISTED = 100


def asked_filters() -> Filters:
    """The filters of the address; what is no number counts as none."""
    known = list(countries())
    params = st.query_params
    country = params.get("country", "")
    numbers = {key: params.get(key, "") for key in ("from", "to", "least")}
    first, last, least = (int(text) if text.isdecimal() else 0 for text in numbers.values())
    return Filters(
        country if country in known else known[0], params.get("area", ""), params.get("source", ""),
        params.get("programme", ""), params.get("status", ""), first, last, float(least),
    )  # fmt: skip


def portfolio_view(t: Words) -> Maker:
    """The projects that pass the filters of the address."""
    filters = asked_filters()
    places = named_areas([filters.area], t) if filters.area else []
    where = places[0]["name"] if places else country_name(filters.country, t)
    lists = [filters.source] if filters.source else list(offered(filters.country)["source"])
    link = view_address("portfolio", _kept(t))

    def make() -> Sequence[Slide]:
        return addressed(portfolio_slides(selection(filters, t.language, LISTED), lists, where, t), link)

    return make


def project_view(t: Words) -> Maker:
    """The project of the address; none where it names none."""
    asked = st.query_params.get("project", "")[:200]
    found = query("project", project=asked)
    if found.empty:
        return nothing
    link = view_address("project", _kept(t))

    def make() -> Sequence[Slide]:
        years = query("project_money", project=asked)
        places = query("project_places", project=asked, language=t.language)["name"].tolist()
        return addressed(project_slides(found.to_dict("records")[0], years, places, t), link)

    return make


def _kept(t: Words) -> dict[str, str]:
    told = {key: value for key, value in st.query_params.items() if key not in ("view", "slide", "slides")}
    return told | {"lang": t.language}
