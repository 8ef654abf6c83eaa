"""The parts of the potential page: choices, map with distribution and ranking, table, composite index."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from patokaz.analysis.figures import decimals_to_tell_apart
from patokaz.charts.area_map import Style
from patokaz.frame.choices import choose_country, choose_pills
from patokaz.frame.failures import show_changing
from patokaz.frame.parts import show_opening, show_sentence
from patokaz.frame.presenting import show_present
from patokaz.frame.share import Frame
from patokaz.index.screen import show_index
from patokaz.language.html import html
from patokaz.language.words import Measure, Words
from patokaz.maps.parts_screen import (
    choose_class_number,
    choose_indicator,
    choose_level,
    choose_scheme,
    choose_year,
    levels_held,
    show_picture,
    show_table,
)
from patokaz.maps.picture import Picture, indicator_picture, mapped_indicators, picture_measure
from patokaz.maps.screen import Click, CountryMap
from patokaz.own_data.screen import show_own
from patokaz.potential.deviance_screen import show_deviance
from patokaz.potential.patterns_screen import show_several, show_two
from patokaz.potential.presented_screen import map_view
from patokaz.potential.regions_screen import Region, chosen_region, open_region, show_way_back
from patokaz.potential.small_numbers_screen import show_small_numbers
from patokaz.potential.spots_screen import show_spots
from patokaz.potential.types_screen import show_types
from patokaz.potential.years_screen import show_years
from patokaz.sectors.screen import show_why
from patokaz.statistics.catalogue import Indicator
from patokaz.statistics.countries import level_name, levels
from patokaz.statistics.sources import indicator_source_texts
from patokaz.statistics.withheld import withheld_texts

EMBEDDED, EMBEDDED_HEIGHT = ("map", "ranking"), 560


def show_potential(t: Words) -> None:
    """Maps of indicators, the composite index, potential against result, or what regions are specialised in."""
    show_opening(t("overview.door_analyst_text"), long=True)
    with st.container(key="views", horizontal=True, gap="medium", vertical_alignment="bottom"):
        country = choose_country(t)
        view = choose_pills(
            t("choice.show"), "show", list(SHOWN), "indicator", t, lambda key: t("potential.view_" + key)
        )
    show_changing("potential", partial(SHOWN[view], country, t), t)


def show_maps(country: str, t: Words) -> None:
    """One of MAPS."""
    with st.container(key="kinds"):
        kind = choose_pills(t("choice.map"), "map", list(MAPS), "one", t, lambda key: t("patterns.map_" + key))
    MAPS[kind](country, t)


def show_indicator(country: str, t: Words) -> None:
    """Choices in one line, then map, distribution, ranking and table of the indicator."""
    held = mapped_indicators(country)
    options = list(dict.fromkeys(held["indicator_id"]))
    with st.container(key="choices"):
        columns = st.columns([3.2, 1.7, 1, 1.7, 0.9])
    with columns[0]:
        first = "share_aged_65_plus_pct" if "share_aged_65_plus_pct" in options else "own_income_per_head_uah"
        indicator = choose_indicator(options, "indicator", first, t)
    with columns[1]:
        level = choose_level(held, [indicator.id], country, t)
    with columns[2]:
        year = choose_year(indicator.id, country, level, t)
    with columns[3]:
        scheme = choose_scheme(t)
    with columns[4]:
        number = choose_class_number(t)
    picture = indicator_picture(indicator, country, level, year, scheme, number, t.language)
    region = chosen_region(country, level, t)
    if region:
        show_way_back(region, t)
    asked = Shown(indicator, country, level, year)
    _show_indicator_picture(picture, asked, region, way_in(held, indicator, country, level, t), t)
    show_present("map", f"patokaz-{indicator.id}-{country.lower()}", lambda: map_view(t), t)


@dataclass(frozen=True)
class Shown:
    """What the map is of."""

    indicator: Indicator
    country: str
    level: str
    year: int

    def frames(self, t: Words) -> Mapping[str, Frame]:
        """The map and its ranking for another site."""
        title = t.dated(self.indicator.text("name", t.language), self.year)
        choices = {"country": self.country, "level": self.level, "indicator": self.indicator.id, "year": str(self.year)}
        return {
            t("embed.kind_" + kind): Frame(choices | {"show": kind}, title, EMBEDDED_HEIGHT) for kind in EMBEDDED
        }  # fmt: skip


def way_in(held: pd.DataFrame, indicator: Indicator, country: str, level: str, t: Words) -> Click | None:
    """A click on a region opens the areas inside it where the indicator has any, else, as on an area, the profile."""
    found = levels_held(held, indicator.id)
    lower = next((key for key in levels(country) if key in found), level)
    if lower == level:
        return None
    text = t("map.open_inside", areas=level_name(country, lower, t, plural=True))
    return Click(partial(open_region, indicator.id, country, lower), text)


MAPS = {
    "one": show_indicator,
    "years": show_years,
    "several": show_several,
    "two": show_two,
    "spots": show_spots,
    "types": show_types,
}

SHOWN = {"indicator": show_maps, "index": show_index, "result": show_deviance, "why": show_why, "own": show_own}


@dataclass(frozen=True)
class ToldPicture:
    """What is said of a picture. amount: how its values are written; withheld: why, in the files and below the ranking."""

    amount: Measure
    sentence: str
    notes: Sequence[str]
    withheld: Sequence[str]
    sources: str
    table: pd.DataFrame
    decimals: int


def told_picture(picture: Picture, shown: Picture, asked: Shown, t: Words) -> ToldPicture:
    """picture: of the country, whose values set the digits; shown: the same or its part in a region."""
    indicator, values = asked.indicator, picture.rows["value"]
    amount = picture_measure(values, indicator.unit, indicator.decimals, t)
    notes = [t("potential.survey_note")] * indicator.survey + [t("potential.context_note")] * indicator.context
    caution = indicator.text("caution", t.language, asked.country)
    notes += [indicator.text("definition", t.language, asked.country)] + [caution] * bool(caution)
    withheld = withheld_texts(picture.rows["withheld"].tolist(), t)
    reasons = dict(zip(picture.rows["area_id"], withheld, strict=True))
    said = dict.fromkeys(reasons[area] for area in shown.rows["area_id"] if reasons[area])
    table = shown.ranked[["area_id", "name", "upper", "rank", "value"]]
    if any(withheld):
        table.insert(4, "withheld", table["area_id"].map(reasons))
    return ToldPicture(
        amount, sentence(shown, indicator.text("name", t.language), asked.year, amount, t), notes,
        [f"{text[0].upper()}{text[1:]}." for text in said], "; ".join(indicator_source_texts(indicator, asked.country, t)),
        table, decimals_to_tell_apart(values, indicator.decimals),
    )  # fmt: skip


def _show_indicator_picture(
    picture: Picture, asked: Shown, region: Region | None, click: Click | None, t: Words
) -> None:
    indicator, country, level, year = asked.indicator, asked.country, asked.level, asked.year
    shown = picture.inside(region.inside) if region else picture
    told = shown.once(("told", t.language), lambda: told_picture(picture, shown, asked, t))
    title = t.dated(indicator.text("name", t.language), year)
    show_sentence(told.sentence)
    show_picture(
        CountryMap(
            picture,
            told.amount,
            title=title,
            country=country,
            level=level,
            key="indicator",
            style=Style(within=region.inside if region else ()),
            click=click,
            notes=[*told.notes, *told.withheld, told.sources],
            frames=asked.frames(t),
        ),
        t,
    )
    st.html(html("potential/notes", notes=" ".join(told.notes), sources=told.sources))
    show_small_numbers(shown, indicator, country, level, t)
    name = f"{indicator.id}-{country.lower()}-{year}"
    show_table(told.table, told.decimals, name, [(title, told.sources)], t, shown)


def sentence(picture: Picture, name: str, year: int, amount: Measure, t: Words) -> str:
    """What the map shows, in words: half of the areas, the least, the most."""
    known = picture.known
    if len(known) < 3:
        return t("potential.sentence_few", indicator=t.dated(name, year), areas=len(known), total=len(picture.rows))
    return t(
        "potential.sentence",
        indicator=t.dated(name, year),
        areas=t.number(len(known)),
        median=amount(picture.median),
        low=known.iloc[-1]["name"],
        low_value=amount(known.iloc[-1]["value"]),
        high=known.iloc[0]["name"],
        high_value=amount(known.iloc[0]["value"]),
    )
