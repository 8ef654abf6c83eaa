"""Maps of indicators, and result against potential, as slides, from the address."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import streamlit as st

from patokaz.frame.address import view_address
from patokaz.frame.choices import choice, country_of_address, listed
from patokaz.frame.written_addresses import say_unknown_place
from patokaz.language.words import Words
from patokaz.maps.asked import asked_map
from patokaz.maps.frames import BOUNDS
from patokaz.maps.picture import levels_held, mapped_indicators
from patokaz.maps.slides import map_slides
from patokaz.own_data.indicators import OwnIndicators
from patokaz.own_data.session import own_indicators
from patokaz.potential.deviance import INDEX, directed
from patokaz.potential.pattern_slides import change_slides, several_slides, spots_slides, types_slides
from patokaz.potential.patterns import BEST, STATISTICS, TYPE_NUMBERS, types
from patokaz.potential.patterns_screen import MOST_MAPS, telling
from patokaz.potential.slides import residual_slides
from patokaz.potential.spots_screen import CORRECTIONS, usual_spots
from patokaz.potential.types_screen import METHODS, type_label, types_sentence
from patokaz.potential.years import telling_over_years
from patokaz.profile.similarity import similarity_defaults
from patokaz.reports.slides.model import Maker, Slide, addressed, nothing
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.countries import countries, levels
from patokaz.statistics.database import query


def map_view(t: Words) -> Maker:
    """The kind of map in the address, with its indicators, level and year and the user's place."""
    country = country_of_address(t)
    say_unknown_place(t)
    return KINDS[choice(t("choice.map"), "map", list(KINDS), "one", t)](country, t)


def _one(country: str, t: Words) -> Maker:
    """The map of an indicator in a year."""
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


def _years(country: str, t: Words) -> Maker:
    """The change of an indicator over the years."""
    held = mapped_indicators(country)
    held = held[held["last_year"] > held["first_year"]]
    options = list(dict.fromkeys(held["indicator_id"]))
    if not options:
        return nothing
    indicator = _indicator(options, "indicator", telling_over_years(held), t)
    level = _level(held, [indicator], country, t)
    bounds = choice(t("choice.bounds"), "bounds", BOUNDS, "all", t)
    return _made(lambda area: change_slides(catalogue()[indicator], country, level, area, bounds, t), country, t)


def _several(country: str, t: Words) -> Maker:
    """Several indicators, each on its map."""
    own = own_indicators(country, t)
    held = own.mapped(country)
    chosen = listed(t("patterns.several_choice"), "maps", held["indicator_id"].tolist(), t)[:MOST_MAPS]
    return _together(held, own, chosen or telling(held, country), country, t)


def _two(country: str, t: Words) -> Maker:
    """Two indicators on one map."""
    own = own_indicators(country, t)
    held = own.mapped(country)
    options, usual = list(dict.fromkeys(held["indicator_id"])), telling(held, country)
    first = _indicator(options, "indicator", usual[0], t)
    others = [key for key in options if key != first]
    second = _indicator(others, "second", usual[1] if usual[1] != first else others[0], t)
    return _together(held, own, [first, second], country, t)


def _together(held: pd.DataFrame, own: OwnIndicators, chosen: Sequence[str], country: str, t: Words) -> Maker:
    level = _level(held, chosen, country, t)
    if not level:
        return nothing
    return _made(lambda area: several_slides(chosen, own, country, level, area, t), country, t, chosen)


def _spots(country: str, t: Words) -> Maker:
    """Local clusters."""
    own = own_indicators(country, t)
    held = own.mapped(country)
    options = list(dict.fromkeys(held["indicator_id"]))
    indicator = _indicator(options, "indicator", usual_spots(country, options, telling(held, country)[0]), t)
    level = _level(held, [indicator], country, t)
    year = None if indicator in own.entries else _year(indicator, country, level, t)
    statistic = choice(t("choice.statistic"), "statistic", list(STATISTICS), "moran", t)
    how = (year, statistic, choice(t("choice.correction"), "correction", CORRECTIONS, "fdr", t) == "fdr")
    return _made(lambda area: spots_slides(indicator, own, country, level, how, area, t), country, t, [indicator])


def _year(indicator: str, country: str, level: str, t: Words) -> int:
    years = [str(year) for year in query("indicator_years", indicator=indicator, country=country, level=level)["year"]]
    return int(choice(t("choice.year"), "year", years, years[0], t))


def _types(country: str, t: Words) -> Maker:
    """Types of municipalities."""
    own = own_indicators(country, t)
    held = own.mapped(country)
    possible = dict.fromkeys(held[held["level"] == "municipality"]["indicator_id"])
    options = [key for key in possible if not own.known[key].context]
    usual = [key for key in similarity_defaults(country) if key in options]
    chosen = listed(t("comparison.by"), "of", options, t) or usual
    method = choice(t("choice.method"), "method", METHODS, "ward", t)
    number = choice(t("choice.types"), "types", (BEST, *TYPE_NUMBERS), BEST, t)
    indicators = [own.known[key] for key in chosen]

    def make(area: str) -> Sequence[Slide]:
        try:
            found = types(chosen, country, method, number, t.language, own.at("municipality"))
        except ValueError:
            return ()
        labels = [type_label(found, kind, indicators, t) for kind in found.found.profile.index]
        return types_slides(found, labels, indicators, types_sentence(found, t), country, t)

    return _made(make, country, t, chosen)


KINDS: Mapping[str, Callable[[str, Words], Maker]] = {
    "one": _one, "years": _years, "several": _several, "two": _two, "spots": _spots, "types": _types,
}  # fmt: skip


def _indicator(options: Sequence[str], key: str, usual: str, t: Words) -> str:
    return choice(t("choice." + key), key, options, usual, t)


def _level(held: pd.DataFrame, indicators: Sequence[str], country: str, t: Words) -> str:
    """The level in the address, of those with data for all; empty if none."""
    found = [levels_held(held, key) for key in indicators]
    options = [level for level in levels(country) if all(level in known for known in found)]
    return choice(t("choice.level"), "level", options, options[0], t) if options else ""


def _made(
    slides: Callable[[str], Sequence[Slide]], country: str, t: Words, chosen: Sequence[str] = ()
) -> Maker:  # fmt: skip
    """A maker of the slides, with links to the view, except for the session's own figures."""
    shared = all(key in catalogue() for key in chosen)
    area, link = st.query_params.get("area", ""), view_address("potential", kept(t, country=country)) if shared else ""
    return lambda: addressed(slides(area), link)


def residual_view(t: Words) -> Maker:
    """The result against the potential in the address."""
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
    """The choices of the address as kept in the links of a presentation."""
    told = {key: value for key, value in st.query_params.items() if key not in ("view", "slide", "slides")}
    return told | choices | {"lang": t.language}
