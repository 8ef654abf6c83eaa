"""Comparative maps: side by side, bivariate."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from patokaz.charts.area_map import Style
from patokaz.charts.bivariate import bivariate_key
from patokaz.charts.palette import PALETTES
from patokaz.charts.plain import Column
from patokaz.frame.choices import choose_many
from patokaz.frame.parts import (
    show_html,
    show_notice,
    show_quiet,
    show_sentence,
    show_titled,
    side_by_side,
    theme,
    together,
)
from patokaz.language.words import Words
from patokaz.maps.asked import indicator_label
from patokaz.maps.parts_screen import choose_indicator, choose_level, show_map_table
from patokaz.maps.picture import Picture, indicator_picture, picture_measure
from patokaz.maps.screen import CountryMap, show_country_map
from patokaz.own_data.indicators import OwnIndicators, own_picture
from patokaz.own_data.session import own_indicators
from patokaz.potential.patterns import Pair, newest_year, pair
from patokaz.statistics.catalogue import BLOCK, Indicator, catalogue
from patokaz.statistics.countries import headline
from patokaz.statistics.places import level_places
from patokaz.statistics.sources import sources_of

MOST_MAPS = 4


def telling(held: pd.DataFrame, country: str) -> list[str]:
    """Two informative municipal indicators: the first with a direction, and the first of another block.

    Headline figures come before the others.
    """
    published = held[(held["level"] == "municipality") & (held["block"] != BLOCK)]
    known = list(dict.fromkeys(published["indicator_id"]))
    options = sorted(known, key=lambda key: key not in headline(country))
    directed = [key for key in options if catalogue()[key].direction] or options
    other = [key for key in directed if catalogue()[key].block != catalogue()[directed[0]].block]
    return [directed[0], (other or directed[1:])[0]]


def dated(name: str, indicator: Indicator, country: str, level: str, t: Words) -> str:
    """A name with the newest year; own figures have none."""
    return name if indicator.block == BLOCK else t.dated(name, newest_year(indicator.id, country, level))


def show_several(country: str, t: Words) -> None:
    """Two to four indicators, each on its map; the maps are synchronised."""
    own = own_indicators(country, t)
    held = own.mapped(country)
    options = list(dict.fromkeys(held["indicator_id"]))
    with st.container(key="choices"):
        left, right = st.columns([4, 1.5])
    with left:
        chosen = choose_many(
            t("patterns.several_choice"),
            "maps",
            options,
            telling(held, country),
            MOST_MAPS,
            t,
            lambda key: indicator_label(own.known[key], t),
        )
    with right:
        level = choose_level(held, chosen, country, t)
    if len(chosen) < 2 or not level:
        show_notice(t("patterns.two_needed"), "")
        return
    show_sentence(several_sentence(chosen, own, country, level, t))
    columns = st.columns(2, gap="medium")
    for position, key in enumerate(chosen):
        with columns[position % 2]:
            show_one_of_several(own.known[key], own, country, level, position, t)
    show_quiet(t("patterns.several_sentence"))
    show_quiet("; ".join(sources_of([own.known[key] for key in chosen], country, t)))


def several_sentence(chosen: Sequence[str], own: OwnIndicators, country: str, level: str, t: Words) -> str:
    """Rank correlation of the first two maps over the areas with both."""
    found = pair(chosen[0], chosen[1], country, level, t.language, own.at(level))
    names = [dated(indicator_label(own.known[key], t), own.known[key], country, level, t) for key in chosen[:2]]
    told = {"first": names[0], "second": names[1], "rho": t.number(found.rho, 2), "areas": t.number(found.areas)}
    return t("patterns.several_pair", **told)


def show_one_of_several(
    indicator: Indicator, own: OwnIndicators, country: str, level: str, position: int, t: Words
) -> None:
    """One of the maps side by side, with its newest year."""
    if indicator.block == BLOCK:
        areas = level_places(country=country, level=level, language=t.language)
        picture = own_picture(own.at(level)[indicator.id], indicator.direction, areas, "quantiles", 5)
    else:
        year = newest_year(indicator.id, country, level)
        picture = indicator_picture(indicator, country, level, year, "quantiles", 5, t.language)
    title = dated(indicator_label(indicator, t), indicator, country, level, t)
    show_titled(title, "")
    show_country_map(CountryMap(picture, picture.measure(indicator, t), country=country, level=level, title=title, key=f"several_{position}", height=400, style=Style(sync=f"{country}-{level}"), notes=[indicator.text("definition", t.language, country), *sources_of([indicator], country, t)]), t)  # fmt: skip


def show_two(country: str, t: Words) -> None:
    """Two indicators on one map in terciles, with their rank correlation."""
    own = own_indicators(country, t)
    held = own.mapped(country)
    options = list(dict.fromkeys(held["indicator_id"]))
    first_choice, second_choice = telling(held, country)
    with st.container(key="choices"):
        columns = st.columns([3, 3, 1.6])
    with columns[0]:
        first = choose_indicator(options, "indicator", first_choice, t, own.known)
    with columns[1]:
        others = [key for key in options if key != first.id]
        second = choose_indicator(
            others, "second", second_choice if second_choice != first.id else others[0], t, own.known
        )
    with columns[2]:
        level = choose_level(held, [first.id, second.id], country, t)
    if not level:
        show_notice(t("patterns.no_common_level"), "")
        return
    show_pair(pair(first.id, second.id, country, level, t.language, own.at(level)), first, second, country, level, t)


def show_pair(found: Pair, first: Indicator, second: Indicator, country: str, level: str, t: Words) -> None:
    """The sentence, the map with its key, the table."""
    names = [dated(entry.text("name", t.language), entry, country, level, t) for entry in (first, second)]
    both_high, both_low = found.classes.counts[8], found.classes.counts[0]
    text = t(
        "patterns.two_sentence", first=names[0], second=names[1], rho=t.number(found.rho, 2), areas=t.number(found.areas),
        high=t.number(both_high), low=t.number(both_low), chance=t.number(found.areas / 9),
    )  # fmt: skip
    show_sentence(text)
    palette = PALETTES[theme()]
    title = " × ".join(names)
    sides = ((first, found.rows["first"]), (second, found.rows["second"]))
    measures = [picture_measure(values, entry.unit, entry.decimals, t) for entry, values in sides]
    texts = [
        "" if pd.isna(row.first) or pd.isna(row.second) else f"{measures[0](row.first)} · {measures[1](row.second)}"
        for row in found.rows.itertuples()
    ]
    thirds = (t("patterns.low"), t("patterns.middle"), t("patterns.high"))
    tips = [f"{thirds[code % 3]} · {thirds[code // 3]}" for code in range(9)]
    picture = Picture(found.rows.assign(value=found.rows["first"], rank=float("nan")), found.classes)
    sources = sources_of([first, second], country, t)
    with side_by_side("wide_two"):
        show_country_map(CountryMap(picture, measures[0], country=country, level=level, title=title, key="two", style=Style(class_texts=tips, colours=lambda found: found.bivariate, texts=texts, keyed=True), notes=[t("patterns.two_method"), *sources]), t)  # fmt: skip
        with together():
            counts = [t.number(count) for count in found.classes.counts]
            show_html(bivariate_key(palette.bivariate, counts, names[0], names[1], thirds))
            show_quiet(t("patterns.two_method"))
            show_quiet("; ".join(sources))
    table = found.rows.assign(**{"class": [tips[int(code)] if code != "-" else "" for code in found.classes.codes]})
    columns = [
        Column(names[0], ["" if pd.isna(v) else measures[0](v) for v in found.rows["first"]], number=True),
        Column(names[1], ["" if pd.isna(v) else measures[1](v) for v in found.rows["second"]], number=True),
    ]
    show_map_table(table, columns, f"{first.id}-{second.id}".replace(":", "-"), [(title, t("patterns.two_method"))], t)
