"""The parts of the potential page: choices, map with distribution and ranking, table, composite index."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from patokaz.charts.area_map import Style
from patokaz.frame.choices import choose, choose_country
from patokaz.frame.parts import show_sentence
from patokaz.index.screen import show_index
from patokaz.language.html import html
from patokaz.language.words import Measure, Words
from patokaz.maps.parts import (
    choose_class_number,
    choose_indicator,
    choose_level,
    choose_scheme,
    choose_year,
    show_picture,
    show_table,
)
from patokaz.maps.picture import Picture, indicator_picture, mapped_indicators
from patokaz.maps.screen import Click
from patokaz.own_data.screen import show_own
from patokaz.potential.deviance_screen import show_deviance
from patokaz.potential.patterns_screen import show_several, show_spots, show_two, show_types
from patokaz.potential.regions_screen import Region, chosen_region, open_region, show_way_back
from patokaz.sectors.screen import show_why
from patokaz.statistics.catalogue import Indicator
from patokaz.statistics.countries import level_name, levels
from patokaz.statistics.sources import indicator_source_texts
from patokaz.statistics.withheld import withheld_texts

VIEWS = ("indicator", "index", "result", "why", "own")


def show_potential(t: Words) -> None:
    """Maps of indicators, the composite index, potential against result, or what regions are specialised in."""
    with st.container(horizontal=True, gap="large", vertical_alignment="bottom"):
        country = choose_country(t)
        view = choose(t("choice.show"), "show", VIEWS, "indicator", t, lambda key: t("potential.view_" + key), "pills")
    if view == "index":
        show_index(country, t)
    elif view == "result":
        show_deviance(country, t)
    elif view == "why":
        show_why(country, t)
    elif view == "own":
        show_own(country, t)
    else:
        show_maps(country, t)


def show_maps(country: str, t: Words) -> None:
    """One of MAPS."""
    kind = choose(t("choice.map"), "map", list(MAPS), "one", t, lambda key: t("patterns.map_" + key), "pills")
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
    _show_indicator_picture(
        picture, indicator, country, level, year, region, way_in(held, indicator, country, level, t), t
    )


def way_in(held: pd.DataFrame, indicator: Indicator, country: str, level: str, t: Words) -> Click | None:
    """A click on a region opens the areas inside it where the indicator has any, else, as on an area, the profile."""
    found = set(held[held["indicator_id"] == indicator.id]["level"])
    lower = next((key for key in levels(country) if key in found), level)
    if lower == level:
        return None
    text = t("map.open_inside", areas=level_name(country, lower, t, plural=True))
    return Click(partial(open_region, indicator.id, country, lower), text)


MAPS = {"one": show_indicator, "several": show_several, "two": show_two, "spots": show_spots, "types": show_types}


def _show_indicator_picture(
    picture: Picture,
    indicator: Indicator,
    country: str,
    level: str,
    year: int,
    region: Region | None,
    click: Click | None,
    t: Words,
) -> None:
    amount = picture_measure(picture, indicator, t)
    shown = picture.inside(region.inside) if region else picture
    name = indicator.text("name", t.language)
    show_sentence(sentence(shown, name, year, amount, t))
    title = t.dated(name, year)
    withheld = withheld_texts(picture.rows["withheld"].tolist(), t)
    style = Style(within=region.inside if region else (), texts=area_texts(picture, withheld, amount, t))
    notes = [t("potential.survey_note")] * indicator.survey + [t("potential.context_note")] * indicator.context
    caution = indicator.text("caution", t.language, country)
    notes += [indicator.text("definition", t.language, country)] + [caution] * bool(caution)
    told = dict(zip(picture.rows["area_id"], withheld, strict=True))
    said = dict.fromkeys(told[area] for area in shown.rows["area_id"] if told[area])
    notes += [f"{text[0].upper()}{text[1:]}." for text in said]
    sources = "; ".join(indicator_source_texts(indicator, country, t))
    show_picture(
        picture, title, amount, country, level, "indicator", t, style=style, click=click, notes=[*notes, sources]
    )
    st.html(html("potential/notes", notes=" ".join(notes), sources=sources))
    table = shown.ranked[["area_id", "name", "upper", "rank", "value"]]
    if any(withheld):
        table.insert(4, "withheld", table["area_id"].map(told))
    show_table(table, indicator.decimals, f"{indicator.id}-{country.lower()}-{year}", [(title, sources)], t)


def area_texts(picture: Picture, withheld: Sequence[str], amount: Measure, t: Words) -> Sequence[str]:
    """What the pointer says of each area where some figures are withheld; empty where none is."""
    if not any(withheld):
        return ()
    values = picture.rows["value"].tolist()
    return [
        text or (amount(value) if value == value else t("missing"))
        for text, value in zip(withheld, values, strict=True)
    ]


def picture_measure(picture: Picture, indicator: Indicator, t: Words) -> Measure:
    """How the values of a picture are written."""
    return t.measure(indicator.unit, indicator.decimals, float(picture.rows["value"].abs().max()))


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
