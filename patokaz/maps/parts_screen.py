"""Shared parts of the map pages: class controls, a map with distribution and ranking, a table."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import streamlit as st
from markupsafe import Markup

from patokaz.analysis.classes import SCHEMES
from patokaz.analysis.spatial import LEVEL, GlobalStatistic
from patokaz.charts.area_map import class_colours
from patokaz.charts.palette import PALETTES
from patokaz.charts.plain import Column, distribution_html, table_html
from patokaz.charts.rankings import NO_WORDS, interval_scale, ranking_html, whisker_html
from patokaz.frame.address import address as kept_choices
from patokaz.frame.address import links
from patokaz.frame.choices import choose, switch
from patokaz.frame.files import show_downloads
from patokaz.frame.group import asked_group
from patokaz.frame.parts import show_html, show_quiet, show_titled, side_by_side, theme, together
from patokaz.language.words import Measure, Words
from patokaz.maps.asked import CLASS_NUMBERS, USUAL, indicator_label, mapped_labels, years_held
from patokaz.maps.picture import Picture, levels_held
from patokaz.maps.screen import CountryMap, show_country_map
from patokaz.statistics.catalogue import Indicator, catalogue
from patokaz.statistics.countries import level_name, levels
from patokaz.statistics.remembers import Remembers
from patokaz.statistics.shown import p_text
from patokaz.statistics.withheld import withheld_names

FIRST_ROWS, ALL_ROWS = 20, "all"  # of a table, and what the address says where all are asked for


def choose_indicator(
    options: Sequence[str], key: str, first: str, t: Words, known: Mapping[str, Indicator] | None = None
) -> Indicator:
    """An indicator of the catalogue, or of other known indicators."""
    entries = known or catalogue()
    return entries[choose(t("choice." + key), key, options, first, t, lambda entry: indicator_label(entries[entry], t))]


def choose_level(held: pd.DataFrame, indicators: Sequence[str], country: str, t: Words) -> str:
    """A level at which all indicators have data, '' if there is none. held: as returned by mapped_indicators."""
    found = [levels_held(held, key) for key in indicators]
    options = [level for level in levels(country) if found and all(level in levels_ for levels_ in found)]
    if not options:
        return ""
    return choose(t("choice.level"), "level", options, options[0], t, option_name("level", country, t))


def choose_year(indicator: str, country: str, level: str, t: Words) -> int:
    """A year in which an indicator has data at a level, the newest first."""
    years = years_held(indicator, country, level)
    return int(choose(t("choice.year"), "year", years, years[0], t, str))


def choose_scheme(t: Words) -> str:
    """The classification method."""
    return choose(t("choice.scheme"), "scheme", SCHEMES, USUAL["scheme"], t, option_name("scheme", "", t))


def choose_class_number(t: Words) -> int:
    """The number of classes."""
    named = option_name("classes", "", t)
    return int(choose(t("choice.classes"), "classes", CLASS_NUMBERS, USUAL["classes"], t, named))


def option_name(key: str, country: str, t: Words) -> Callable[[str], str]:
    """Name of an option of a map control. key: of CHOICES."""
    if key == "indicator":
        return mapped_labels(country, t).__getitem__  # asked once: there are a hundred and more
    named: Mapping[str, Callable[[str], str]] = {
        "level": lambda option: level_name(country, option, t, plural=True),
        "year": str,
        "scheme": lambda option: t("potential." + option),
        "classes": lambda option: t("potential.classes_told", count=int(option)),
    }
    return named[key]


def show_picture(
    shown: CountryMap,
    t: Words,
    beside: Mapping[str, str] = NO_WORDS,
    address: str = "",
    below: Sequence[Markup] = (),
) -> None:
    """Map on two thirds of the width, with distribution and ends of the ranking; restricted to `style.within` if set.

    beside: area -> a text beside its score in the ranking; address: where the browser requests the map data; below: stands under
    the map where the ranking is longer.
    """
    palette, picture, style, amount = PALETTES[theme()], shown.picture, shown.style, shown.measure
    within = picture.inside(style.within) if style.within else picture
    with side_by_side(f"wide_{shown.key}"):
        show_country_map(shown, t, address)
        with together():
            if len(within.known) >= 3:
                colours = tuple(style.colours(palette) if style.colours else class_colours(palette, picture.classes))
                spread = within.once(("spread", amount, colours), lambda: _spread(within, colours, amount, t))
                show_titled(t("potential.distribution"), spread)
            kept = kept_choices()
            ranking = within.once(
                ("ranking", amount, *kept.items(), *beside.items()),
                lambda: ranking_html(within.ordered, amount, kept, t, beside),
            )
            show_titled(t("potential.ranking"), ranking)
            show_withheld(within, t)
            group = asked_group(t)
            if group:
                members = within.ordered[within.ordered["area_id"].isin(group.ids)]
                if len(members):
                    show_titled(group.name, ranking_html(members, amount, kept, t, beside))
                show_withheld(within.inside(group.ids), t)
        with together():
            for piece in below:
                show_html(piece)


def _spread(picture: Picture, colours: Sequence[str], amount: Measure, t: Words) -> str:
    values = picture.known["value"]
    ends = (
        amount(values.min()),
        t("profile.median_of", value=amount.median_number(picture.median)),
        amount(values.max()),
    )
    return distribution_html(values, picture.classes.upper, colours, ends, t("potential.areas_axis"), amount)


def show_withheld(picture: Picture, t: Words) -> None:
    """Figures missing from a ranking because they are wrong in their source; rows: name and withheld, if any."""
    if "withheld" in picture.rows:
        for text in picture.once(("withheld names", t.language), lambda: withheld_names(picture.rows, t)):
            show_quiet(text)


def show_table(
    table: pd.DataFrame, decimals: int, name: str, notes: Sequence[tuple[str, str]], t: Words, of: Remembers
) -> None:
    """The areas in their order, by default the first ones; a name links to the profile.

    of: object that caches the table's rows, if it depends on the address alone.
    """
    has_more = len(table) > FIRST_ROWS
    everything = not has_more or st.query_params.get("rows") == ALL_ROWS

    def drawn() -> Markup:
        listed = table if everything else table.head(FIRST_ROWS)
        return table_html(area_columns(listed, decimals, t), t("potential.table"))

    def choose_rows() -> None:
        if has_more:
            switch(t("potential.all_rows", count=len(table)), "rows", ALL_ROWS, t)

    show_titled(t("potential.table"), of.once(("table", t, decimals, everything, *kept_choices().items()), drawn))
    show_downloads(lambda: table, name, lambda: notes, t, beside=choose_rows)


def show_map_table(
    table: pd.DataFrame, columns: Sequence[Column], name: str, notes: Sequence[tuple[str, str]], t: Words
) -> None:
    """The values of a map by area, with downloads.

    table: area_id, name, upper and columns for download; columns: those displayed.
    """
    title = t("potential.table")
    places = [
        Column(t("potential.place"), table["name"].tolist(), links=links("profile", "area", table["area_id"])),
        Column(t("potential.upper"), table["upper"].tolist(), minor=True),
    ]
    with st.expander(title):
        st.html(table_html([*places, *columns], title))
    show_downloads(lambda: table, name, lambda: notes, t)


def residuals_text(found: GlobalStatistic, t: Words) -> str:
    """Spatial autocorrelation of the residuals of a regression (Moran's I), as a sentence."""
    told = {
        "moran": t.number(found.value, 2),
        "expected": t.number(found.expected, 2),
        "p": p_text(found.p_two_sided, t),
    }
    return t("convergence.residuals_alike" if found.p_two_sided <= LEVEL else "convergence.residuals_free", **told)


def area_columns(rows: pd.DataFrame, decimals: int, t: Words) -> list[Column]:
    """Area, larger area, rank and numbers of a table of areas as texts."""
    ranks = ["" if pd.isna(rank) else t.number(rank) for rank in rows["rank"]]
    columns = [
        Column(t("potential.rank"), ranks, number=True),
        Column(
            t("potential.place"),
            rows["name"].tolist(),
            links=links("profile", "area", rows["area_id"]),
        ),
        Column(t("potential.upper"), rows["upper"].tolist(), minor=True),
    ]
    if "low" in rows:
        columns.insert(1, interval_column(rows, t))
    if "tier" in rows:
        tiers = ["" if pd.isna(tier) else t.number(int(tier)) for tier in rows["tier"]]
        columns.insert(2, Column(t("tiers.tier"), tiers, number=True, minor=True))
    if "withheld" in rows:
        columns.append(Column(t("potential.withheld"), rows["withheld"].tolist()))
    if "war_status" in rows:
        columns.append(Column(t("war_status.title"), rows["war_status"].tolist()))
    for name in rows.columns[rows.columns.get_loc("value") :]:
        head = t(f"potential.{name}") if name in ("value", "coverage", "ahead") else t("pillar." + name)
        columns.append(
            Column(head, [t.number(value, decimals) for value in rows[name]], number=True, minor=name != "value")
        )
    return columns


def interval_column(rows: pd.DataFrame, t: Words) -> Column:
    """Rank intervals of a table, drawn on a line from best to worst, and as text. rows: rank, low, high."""
    scale = interval_scale(rows)
    ranks = list(zip(rows["rank"].tolist(), rows["low"].tolist(), rows["high"].tolist(), strict=True))
    told = ["" if low != low else f"{t.number(low)}–{t.number(high)}" for _, low, high in ranks]
    drawn = ["" if low != low else whisker_html(rank, low, high, scale) for rank, low, high in ranks]
    return Column(
        t("index.between"), told, number=True, drawn=drawn, scale=(t.number(scale[0]), "", t.number(scale[1]))
    )
