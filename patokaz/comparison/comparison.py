"""Places side by side: what may be compared and municipalities like one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from patokaz.analysis.similarity import similar_areas
from patokaz.language.words import Words
from patokaz.profile.profile import Profile, read_profile
from patokaz.statistics.catalogue import Indicator, catalogue
from patokaz.statistics.countries import countries
from patokaz.statistics.database import data_version, query

MOST_PLACES = 5


@dataclass(frozen=True)
class Row:
    """One indicator over the places: a figure a place, None where it has none; refused where definitions differ."""

    indicator: Indicator
    figures: Sequence[Mapping[str, object] | None]
    refused: bool


def chosen_places(ids: Sequence[str], t: Words) -> list[Profile]:
    """Profiles of the places, unknown ids and repetitions left out, MOST_PLACES at most."""
    found = [read_profile(area, t) for area in dict.fromkeys(ids)]
    return [profile for profile in found if profile is not None][:MOST_PLACES]


def compared_rows(places: Sequence[Profile], block: str) -> list[Row]:
    """The indicators of a block that at least two places have; all of them for one place."""
    needed = min(2, len(places))
    rows = []
    for indicator in catalogue().values():
        if indicator.block != block or indicator.part_only:
            continue
        figures = [place.figure(indicator.id) for place in places]
        having = [place for place, figure in zip(places, figures, strict=True) if figure is not None]
        if len(having) >= needed:
            rows.append(Row(indicator, figures, not comparable(indicator, {place.country_key for place in having})))
    return rows


def comparable(indicator: Indicator, country_keys: set[str]) -> bool:
    """Whether an indicator means the same in all of the countries: they have one definition."""
    return len({indicator.text("definition", "en", key) for key in country_keys}) < 2


def similar_to(
    country: str, area: str, weights: Mapping[str, float], nearest: int, until: int | None = None
) -> pd.DataFrame:
    """Municipalities most like one (analysis.similarity), empty where it has too few of the indicators.

    until: with the newest values up to that year; the newest of all where it is None.
    """
    return _similar(data_version(), country, area, tuple(sorted(weights.items())), nearest, until)


def municipal_figures(country: str, indicators: Sequence[str], until: int | None = None) -> pd.DataFrame:
    """The newest municipal values of indicators, or the newest up to a year: area_id, indicator_id, year, value."""
    if until is None:
        return query("latest_figures", country=country, level="municipality", indicators=list(indicators))
    return query("figures_until", country=country, level="municipality", indicators=list(indicators), until=until)


def similarity_years(country: str, indicators: Sequence[str]) -> list[int]:
    """Years up to which at least one of the indicators has municipal values, the newest first."""
    held = query("coverage")
    held = held[(held["country_id"] == country) & (held["level"] == "municipality")]
    held = held[held["indicator_id"].isin(list(indicators))]
    return [] if held.empty else list(range(int(held["last_year"].max()), int(held["first_year"].min()) - 1, -1))


@st.cache_data(show_spinner=False, max_entries=200)
def _similar(
    version: str, country: str, area: str, weights: tuple[tuple[str, float], ...], nearest: int, until: int | None
) -> pd.DataFrame:
    figures = municipal_figures(country, [key for key, _ in weights], until)
    values = figures.pivot(index="area_id", columns="indicator_id", values="value")
    known = {key: weight for key, weight in weights if key in values.columns and weight > 0}
    if area not in values.index or not known:
        return pd.DataFrame()
    return similar_areas(values, area, known, nearest)


def similarity_defaults(country: str) -> list[str]:
    """Indicators by which municipalities of a country are alike unless others are chosen."""
    return list(countries()[country]["similar"])
