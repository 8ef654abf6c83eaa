"""The portfolio and a project as slides, according to the address."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from patokaz.frame.address import address, view_address
from patokaz.frame.choices import choice, country_of_address
from patokaz.frame.written_addresses import say_unknown_place
from patokaz.language.words import Words
from patokaz.portfolio.chosen import first_list, options, place_names, stated_project
from patokaz.portfolio.filters_screen import asked_filters, kept_choices
from patokaz.portfolio.lists import OWN, Portfolio, project_lists, read_list
from patokaz.portfolio.own_screen import own_portfolio, told_of_own
from patokaz.portfolio.project import is_own, list_source, stored_project
from patokaz.portfolio.slides import portfolio_slides, project_slides
from patokaz.portfolio.views import Told, told_of
from patokaz.reports.slides.model import Maker, Slide, addressed, nothing
from patokaz.statistics.countries import country_name


def portfolio_view(t: Words) -> Maker:
    """The list and filters of the address; none for an own list that is not in the session."""
    told = told_of_address(t)
    if told is None:
        return nothing
    country, source = told.chosen.portfolio.country, told.chosen.filters.source
    where = place_names(country, t.language).get(told.chosen.filters.area) or country_name(country, t)
    link = "" if source == OWN else view_address("portfolio", _kept(t))

    def make() -> Sequence[Slide]:
        return addressed(portfolio_slides(told, where, t), link)

    return make


def told_of_address(t: Words) -> Told | None:
    """The views of the list and filters of the address; None for an own list that is not in the session."""
    country = country_of_address(t)
    lists = project_lists(country)
    usual = first_list(country, st.query_params.get("area", ""), t.language)
    source = choice(t("portfolio.choose_list"), "list", [*lists, OWN], usual, t)
    say_unknown_place(t)
    portfolio = own_portfolio(country, t) if source == OWN else read_list(source, country, t.language)
    if portfolio is None:
        return None
    today = date.today()
    filters = asked_filters(portfolio, options(portfolio, t.language, today), t)
    kept = kept_choices(address() | {"lang": t.language, "country": country})
    return (told_of_own if source == OWN else told_of)(filters, t, today, kept)


def project_view(t: Words) -> Maker:
    """The project of the address; none where it names none."""
    asked = st.query_params.get("project", "")[:200]
    if is_own(asked):
        portfolio = own_portfolio(st.query_params.get("country", ""), t)
    else:
        stored = stored_project(asked)
        source = list_source(stored) if stored else ""
        portfolio = read_list(source, str(stored["country_id"]), t.language) if stored and source else None
    if portfolio is None:
        return nothing
    project = stated_project(portfolio, asked, t.language, date.today())
    return nothing if project is None else view_of_project(project, portfolio, t)


def view_of_project(project: Mapping[str, Any], portfolio: Portfolio, t: Words) -> Maker:
    """A project of a list as slides."""
    link = "" if is_own(str(project["project_id"])) else view_address("project", _kept(t))

    def make() -> Sequence[Slide]:
        names = [place_names(portfolio.country, t.language).get(area, area) for area in project["areas"]]
        return addressed(project_slides(project, portfolio, names, t), link)

    return make


def _kept(t: Words) -> dict[str, str]:
    told = {key: value for key, value in st.query_params.items() if key not in ("view", "slide", "slides")}
    return told | {"lang": t.language}
