"""Selections from the lists of the database, cached for all sessions, and the names they need."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from patokaz.language.words import Words, words
from patokaz.portfolio.filters import BODIES, Filters, body_kind, names_of
from patokaz.portfolio.lists import OWN, Portfolio, project_lists, read_list
from patokaz.portfolio.selection import Selection, selected, with_states
from patokaz.portfolio.texts import body_name, state_name, translated
from patokaz.statistics.alphabet import all_in_alphabet
from patokaz.statistics.cached import cached
from patokaz.statistics.countries import countries
from patokaz.statistics.places import larger_places, level_places


def stated(portfolio: Portfolio, language: str, day: date) -> pd.DataFrame:
    """Projects of a list with their status on a day; read only. Raises DatabaseMissing."""
    if portfolio.about.source == OWN:
        return with_states(portfolio, day)
    return _stated(portfolio.about.source, portfolio.country, language, day.isoformat())


def stated_project(portfolio: Portfolio, project_id: str, language: str, day: date) -> Mapping[str, Any] | None:
    """A project of a list with its status on a day; None for an unknown id. Raises DatabaseMissing."""
    if portfolio.about.source == OWN:
        return _row(with_states(portfolio, day), project_id)
    return _stated_project(portfolio.about.source, portfolio.country, project_id[:200], language, day.isoformat())


@cached(300)
def _stated_project(source: str, country: str, project_id: str, language: str, day: str) -> Mapping[str, Any] | None:
    return _row(_stated(source, country, language, day), project_id)


def _row(rows: pd.DataFrame, project_id: str) -> Mapping[str, Any] | None:
    mine = rows[rows["project_id"] == project_id]
    return None if mine.empty else {str(key): value for key, value in mine.iloc[0].to_dict().items()}


def listed_ids(portfolio: Portfolio, filters: Filters, sort: str, language: str, day: date) -> Sequence[str]:
    """Ids of the projects that pass the filters, in the order requested. Raises DatabaseMissing."""
    if portfolio.about.source == OWN:
        return _ids(chosen_of(portfolio, filters, language, day), sort)
    return _listed_ids(filters, sort, language, day.isoformat())


@cached(60)
def _listed_ids(filters: Filters, sort: str, language: str, day: str) -> Sequence[str]:
    return _ids(selection(filters, language, day), sort)


def _ids(chosen: Selection, sort: str) -> Sequence[str]:
    return tuple(map(str, chosen.listed(sort)["project_id"]))


def chosen_of(portfolio: Portfolio, filters: Filters, language: str, day: date) -> Selection:
    """Selection from a list of the database or of the user on a day; read only. Raises DatabaseMissing."""
    if portfolio.about.source == OWN:
        return selected(portfolio, filters, with_states(portfolio, day))
    return selection(filters, language, day.isoformat())


@dataclass(frozen=True)
class Options:
    """Options of a list's filters: values that occur, names in alphabetical order.

    bodies: beneficiaries, authorities or funds, according to `body_kind`.
    """

    programmes: tuple[str, ...]
    states: tuple[str, ...]
    years: tuple[str, ...]
    currencies: tuple[str, ...]
    bodies: tuple[str, ...]
    body_kind: str


def options(portfolio: Portfolio, language: str, day: date) -> Options:
    """Options of the filters of a list on a day. Raises DatabaseMissing."""
    if portfolio.about.source == OWN:
        return _options_of(with_states(portfolio, day), words(language))
    return _options(portfolio.about.source, portfolio.country, language, day.isoformat())


@cached(20)
def _options(source: str, country: str, language: str, day: str) -> Options:
    return _options_of(_stated(source, country, language, day), words(language))


def _options_of(rows: pd.DataFrame, t: Words) -> Options:
    kind = body_kind(rows)
    years = sorted(set(rows["start_year"].dropna()) | set(rows["end_year"].dropna()))
    programmes = {name: translated("programme", name, t) for name in names_of(rows, "programme")}
    states = {state: state_name(state, t) for state in names_of(rows, "state")}
    bodies = {name: body_name(name, t) for name in names_of(rows, kind)} if kind in BODIES else {}
    ordered = all_in_alphabet([programmes, states, bodies], t.language)
    return Options(
        tuple(ordered[0]),
        tuple(ordered[1]),
        tuple(str(int(year)) for year in years),
        tuple(map(str, rows["currency"][rows["amount"].notna()].value_counts().index)),
        tuple(ordered[2]),
        kind,
    )


@cached(20)
def _stated(source: str, country: str, language: str, day: str) -> pd.DataFrame:
    return with_states(read_list(source, country, language), date.fromisoformat(day))


@cached(60)
def selection(filters: Filters, language: str, day: str) -> Selection:
    """Selection from a list of the database by filters on a day (ISO date); read only. Raises DatabaseMissing."""
    source, country = filters.source, filters.country
    return selected(read_list(source, country, language), filters, _stated(source, country, language, day))


def group_level(country: str) -> str:
    """The level at which the places of a country are compared."""
    return str(countries()[country]["group_level"])


@cached(200)
def first_list(country: str, area: str, language: str) -> str:
    """The list shown by default: the first with projects in the area, else the first of all."""
    known = list(project_lists(country))
    for source in known if area else ():
        portfolio = read_list(source, country, language)
        if portfolio.has_figures or any(area in containers for containers in portfolio.projects["containers"]):
            return source
    return next(iter(known), OWN)


def place_names(country: str, language: str) -> Mapping[str, str]:
    """Names of all areas of a country by id, larger ones with their level (област Пазарджик); read only.

    Raises:
        DatabaseMissing: there is no statistics file.
    """
    return _place_names(country, language)


@cached(15)
def _place_names(country: str, language: str) -> Mapping[str, str]:
    rows = level_places(country=country, level="municipality", language=language)
    larger = larger_places(country, language)
    return dict(zip(rows["area_id"], rows["name"], strict=True)) | dict(
        zip(larger["area_id"], larger["long_name"], strict=True)
    )
