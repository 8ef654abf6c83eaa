"""An indicator over the years on the map: a slider with play button, the change, and three years side by side."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from patokaz.charts.area_map import Style
from patokaz.charts.palette import PALETTES
from patokaz.frame.choices import choose
from patokaz.frame.parts import show_notice, show_quiet, show_sentence, show_titled, theme
from patokaz.language.words import Measure, Words
from patokaz.maps.frames import (
    BOUNDS,
    YearPictures,
    bounds_told,
    change_picture,
    own_classes,
    year_frames,
    year_pictures,
)
from patokaz.maps.parts_screen import choose_class_number, choose_indicator, choose_level
from patokaz.maps.picture import mapped_indicators, picture_measure
from patokaz.maps.screen import CountryMap, show_country_map
from patokaz.potential.years import breaks_between, change_measure, change_sentence, telling_over_years
from patokaz.statistics.catalogue import Indicator
from patokaz.statistics.sources import sources_of
from patokaz.statistics.war_status import occupied

FEWEST_YEARS = 2


def show_years(country: str, t: Words) -> None:
    """Choices in one row, then the map with its years, the change, the small multiples."""
    held = mapped_indicators(country)
    held = held[held["last_year"] > held["first_year"]]
    options = list(dict.fromkeys(held["indicator_id"]))
    if not options:
        show_notice(t("map.one_year"), t("map.one_year_text"))
        return
    with st.container(key="choices_line", horizontal=True):
        indicator = choose_indicator(options, "indicator", telling_over_years(held), t)
        level = choose_level(held, [indicator.id], country, t)
        classes = choose_class_number(t)
        bounds = choose(t("choice.bounds"), "bounds", BOUNDS, "all", t, lambda key: t("map.bounds_" + key))
    found = year_pictures(indicator, country, level, classes, t.language, bounds)
    if len(found.years) < FEWEST_YEARS:
        show_notice(t("map.one_year"), t("map.one_year_text"))
        return
    asked = Asked(indicator, country, level, classes, bounds)
    measure = picture_measure(pd.concat([picture.rows["value"] for picture in found.pictures]), indicator.unit, indicator.decimals, t)  # fmt: skip
    _show_over_years(found, asked, measure, t)
    _show_multiples(found, asked, measure, t)


@dataclass(frozen=True)
class Asked:
    """Parameters of the maps."""

    indicator: Indicator
    country: str
    level: str
    classes: int
    bounds: str


def _show_over_years(found: YearPictures, asked: Asked, measure: Measure, t: Words) -> None:
    """The map with its slider, and beside it the change between the first and the last year."""
    indicator, country, level = asked.indicator, asked.country, asked.level
    name = indicator.text("name", t.language)
    broken = breaks_between(indicator.id, country, found.years, t)
    change = change_picture(found, indicator, asked.classes)
    span = f"{found.years[0]}–{found.years[-1]}"
    show_sentence(change_sentence(change, name, found.years, t), note="; ".join(broken.values()))
    sources = sources_of([indicator], country, t)
    grey = set(occupied(country)) if level == "municipality" else set()
    left, right = st.columns([3, 2], gap="medium")
    with left:
        frames = year_frames(found, measure, list(broken), grey, t)
        heading = bounds_told(asked.bounds, found.years, t)
        if asked.bounds == "each":
            frames |= own_classes(found, measure, grey, PALETTES[theme()], t)
        drawn = CountryMap(
            found.pictures[-1], measure, country, level, f"{name}, {span}", "years",
            style=Style(frames=frames, heading=heading), notes=[heading, *broken.values(), *sources],
        )  # fmt: skip
        show_country_map(drawn, t)
    with right:
        show_titled(t("map.change", years=span), "")
        title = f"{name}: {t('map.change', years=span)}"
        drawn = CountryMap(
            change, change_measure(change, indicator, t), country, level, title, "change",
            notes=[*broken.values(), *sources], height=360,
        )  # fmt: skip
        show_country_map(drawn, t)
    show_quiet("; ".join(sources))


def _show_multiples(found: YearPictures, asked: Asked, measure: Measure, t: Words) -> None:
    """First, middle and last year in the same colours; with a legend each where the classes are each year's own."""
    name = asked.indicator.text("name", t.language)
    for column, year in zip(st.columns(len(found.multiples), gap="small"), found.multiples, strict=True):
        with column:
            show_titled(t.year(year), "")
            style = Style(sync=f"years-{asked.country}", keyed=asked.bounds == "all")
            drawn = CountryMap(
                found.at(year), measure, asked.country, asked.level, t.dated(name, year), f"multiple_{year}",
                style=style, height=260,
            )  # fmt: skip
            show_country_map(drawn, t)
