"""The parts of the potential page: choices, map with distribution and ranking, table, composite index."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType

import pandas as pd
import streamlit as st

from patokaz.analysis.figures import decimals_to_tell_apart
from patokaz.charts.area_map import Style
from patokaz.frame.choices import choose, choose_country, choose_pills
from patokaz.frame.failures import show_changing
from patokaz.frame.parts import show_opening, show_sentence, theme
from patokaz.frame.presenting import show_present
from patokaz.frame.share import Frame
from patokaz.geography.areas import inner_names
from patokaz.index.screen import show_index
from patokaz.language.html import html
from patokaz.language.words import Measure, Words
from patokaz.maps.asked import CHOICES, AskedMap, asked_map, layer_address
from patokaz.maps.parts_screen import option_name, show_picture, show_table
from patokaz.maps.picture import Picture
from patokaz.own_data.screen import show_own
from patokaz.potential.deviance_screen import show_deviance
from patokaz.potential.indicator_map import indicator_map
from patokaz.potential.patterns_screen import show_several, show_two
from patokaz.potential.presented_screen import map_view
from patokaz.potential.regions_screen import Region, chosen_region, show_way_back
from patokaz.potential.small_numbers_screen import show_small_numbers
from patokaz.potential.spots_screen import show_spots
from patokaz.potential.types_screen import show_types
from patokaz.potential.years_screen import show_years
from patokaz.sectors.screen import show_why
from patokaz.statistics.sources import caution_text, indicator_source_texts
from patokaz.statistics.war_status import not_counted, parts_of_named, with_status
from patokaz.statistics.withheld import withheld_texts

EMBEDDED = {"map": 660, "ranking": 580}  # pixels of the frame
LEAST_NAMED = 3  # areas with a figure of which two are named


def show_potential(t: Words) -> None:
    """Maps of indicators, the composite index, potential against result, or regional specialisation."""
    show_opening(t("overview.door_analyst_text"), long=True)
    with st.container(key="views", horizontal=True, gap="medium", vertical_alignment="bottom"):
        country = choose_country(t)
        view = choose_pills(
            t("choice.show"), "show", list(SHOWN), "indicator", t, lambda key: t("potential.view_" + key)
        )
    show_changing("potential", partial(SHOWN[view], country, t), t)


def show_maps(country: str, t: Words) -> None:
    """One of MAPS."""
    with st.container(key="kinds", horizontal=True, gap="medium", vertical_alignment="center"):
        kind = choose_pills(t("choice.map"), "map", list(MAPS), "one", t, lambda key: t("patterns.map_" + key))
        show_present("map", f"patokaz-map-{country.lower()}", lambda: map_view(t), t)
    show_changing("map", partial(MAPS[kind], country, t), t)


def show_indicator(country: str, t: Words) -> None:
    """Choices in one row, then map, distribution, ranking and table of the indicator."""
    asked = asked_map(country, st.query_params)
    if not asked:
        return
    _leave_what_another_indicator_had(asked)
    with st.container(key="choices_line", horizontal=True):
        for key in CHOICES:
            choose(t("choice." + key), key, asked.options[key], asked.usual[key], t, option_name(key, country, t))
    picture = asked.picture(t.language)
    region = chosen_region(country, asked.level, t)
    if region:
        show_way_back(region, t)
    _show_indicator_picture(picture, asked, region, t)


def _leave_what_another_indicator_had(asked: AskedMap) -> None:
    """Remove level and year of the previous indicator from the address if the new one lacks them."""
    before = st.session_state.get("mapped", asked.indicator.id)
    st.session_state["mapped"] = asked.indicator.id
    if before != asked.indicator.id:
        for key in ("level", "year"):
            if st.query_params.get(key) not in asked.options[key]:
                st.query_params.pop(key, None)


def embedded(asked: AskedMap, t: Words) -> Mapping[str, Frame]:
    """The map and its ranking for embedding."""
    title = t.dated(asked.indicator.text("name", t.language), asked.year)
    choices = {
        "country": asked.country, "level": asked.level, "indicator": asked.indicator.id, "year": str(asked.year),
    }  # fmt: skip
    return {
        t("embed.kind_" + kind): Frame(choices | {"show": kind}, title, height) for kind, height in EMBEDDED.items()
    }


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
    """Texts of a map. withheld: the reason, for the files and below the ranking."""

    sentence: str
    notes: Sequence[str]
    withheld: Sequence[str]
    sources: str
    table: pd.DataFrame
    decimals: int


def told_picture(picture: Picture, shown: Picture, amount: Measure, asked: AskedMap, t: Words) -> ToldPicture:
    """picture: of the country, whose values set the digits; shown: the same or its part in a region; amount: formatter."""
    indicator, values = asked.indicator, picture.rows["value"]
    notes = [t("potential.survey_note")] * indicator.survey + [t("potential.context_note")] * indicator.context
    caution = caution_text(indicator, asked.country, t)
    notes += [indicator.text("definition", t.language, asked.country)] + [caution] * bool(caution)
    withheld = withheld_texts(picture.rows["withheld"].tolist(), t)
    reasons = dict(zip(picture.rows["area_id"], withheld, strict=True))
    said = dict.fromkeys(reasons[area] for area in shown.rows["area_id"] if reasons[area])
    called = inner_names(asked.country, asked.level, t)
    table = with_status(shown.ranked[["area_id", "name", "upper", "rank", "value"]], asked.country, asked.level, t)
    if any(withheld):
        table.insert(4, "withheld", table["area_id"].map(reasons))
    return ToldPicture(
        sentence(shown, indicator.text("name", t.language), asked.year, amount, t, called) + _cautions(shown, asked, t), notes,
        [f"{text[0].upper()}{text[1:]}." for text in said], "; ".join(indicator_source_texts(indicator, asked.country, t)),
        table, decimals_to_tell_apart(values, indicator.decimals),
    )  # fmt: skip


def _cautions(shown: Picture, asked: AskedMap, t: Words) -> str:
    """What of the named ends is occupied, and how many areas the sentence does not count."""
    ends = shown.known.iloc[[0, -1]] if len(shown.known) >= LEAST_NAMED else shown.known.head(0)
    named = dict(zip(ends["area_id"], ends["name"], strict=True))
    told = shown.rows.loc[shown.rows["value"].notna(), "area_id"]
    texts = parts_of_named(named, asked.country, asked.level, t), not_counted(asked.country, asked.level, t, set(told))
    return "".join(f" {text}" for text in texts if text)


def _show_indicator_picture(picture: Picture, asked: AskedMap, region: Region | None, t: Words) -> None:
    indicator, country = asked.indicator, asked.country
    shown = picture.inside(region.inside) if region else picture
    whole = indicator_map(asked, picture, t)
    told = shown.once(("told", t.language), lambda: told_picture(picture, shown, whole.measure, asked, t))
    drawn = replace(
        whole,
        style=Style(within=region.inside if region else ()),
        notes=[*told.notes, *told.withheld, told.sources],
        frames=embedded(asked, t),
    )
    show_sentence(told.sentence)
    show_picture(drawn, t, address="" if region else layer_address(asked, theme(), t))
    st.html(html("potential/notes", notes=" ".join(told.notes), sources=told.sources))
    show_small_numbers(shown, indicator, country, asked.level, t)
    name = f"{indicator.id}-{country.lower()}-{asked.year}"
    show_table(told.table, told.decimals, name, [(drawn.title, told.sources)], t, shown)


def sentence(
    picture: Picture, name: str, year: int, amount: Measure, t: Words, called: Mapping[str, str] = MappingProxyType({})
) -> str:
    """The content of the map in words: median, lowest, highest. called: names of areas inside a sentence, else their own."""
    known = picture.known
    if len(known) < LEAST_NAMED:
        return t(
            "potential.sentence_few",
            indicator=t.dated(name, year),
            areas=picture.rows["value"].count(),
            total=len(picture.rows),
        )
    first, last = (picture.known.iloc[at] for at in (0, -1))
    return t(
        "potential.sentence",
        indicator=t.dated(name, year),
        areas=t.number(len(known)),
        median=amount.median(picture.median),
        low=called.get(last["area_id"], last["name"]),
        low_value=amount(last["value"]),
        high=called.get(first["area_id"], first["name"]),
        high_value=amount(first["value"]),
    )
