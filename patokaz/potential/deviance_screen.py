"""Result against potential: places with better results than expected from their potential."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from patokaz.analysis.classes import Classes, classify_at
from patokaz.analysis.deviance import FEWEST, Deviance, NoDeviance
from patokaz.analysis.figures import decimals_to_tell_apart
from patokaz.analysis.ranking import competition_ranks
from patokaz.charts.area_map import Style
from patokaz.charts.class_texts import range_texts
from patokaz.charts.palette import PALETTES
from patokaz.charts.plain import Column, table_html
from patokaz.charts.scatter import NAMED, scatter_chart
from patokaz.frame.address import links
from patokaz.frame.chart import show_chart
from patokaz.frame.choices import choose
from patokaz.frame.files import show_downloads
from patokaz.frame.parts import show_notice, show_quiet, show_sentence, show_titled, theme
from patokaz.frame.presenting import show_present
from patokaz.index.choices import Choices
from patokaz.index.index import index_of
from patokaz.index.texts import rank_text
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.maps.parts_screen import residuals_text
from patokaz.maps.picture import Picture
from patokaz.maps.screen import CountryMap, show_country_map
from patokaz.own_data.indicators import OwnIndicators
from patokaz.own_data.session import own_indicators
from patokaz.potential.deviance import (
    INDEX,
    LEVEL,
    deviance_of,
    directed,
    own_deviance,
    residual_moran,
    residual_moran_of,
    shared_figures,
)
from patokaz.potential.presented_screen import residual_view
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.countries import countries, framework_members
from patokaz.statistics.places import by_area, level_places
from patokaz.statistics.shown import r_squared_text
from patokaz.statistics.sources import sources_of
from patokaz.statistics.war_status import occupied, status_list, status_note, status_word

BOUNDS = (-2.0, -1.0, -0.5, 0.5, 1.0, 2.0)
LISTED = 10
MAP = 440  # pixels: with its legend above the fold of a laptop
WEAK = 0.1


def show_deviance(country: str, t: Words) -> None:
    """A result against a potential: scatter plot, map and list of positive deviants."""
    own = own_indicators(country, t)
    possible = [*directed(country), *own.at(LEVEL)]
    with st.container(key="choices"):
        left, right, presents = st.columns((4, 4, 1.5), vertical_alignment="bottom")
    with left:
        potential = choose(
            t("deviance.potential"),
            "potential",
            [INDEX, *possible],
            countries()[country].get("potential", INDEX),
            t,
            lambda key: side_name(key, own, t),
        )
    inside = set(framework_members(country)) if potential == INDEX else {potential}
    results = [key for key in possible if key not in inside]
    if not results:
        show_notice(t("deviance.none"), t("deviance.none_text"))
        return
    wanted = countries()[country].get("result", "")
    usual = wanted if wanted in results else next((key for key in results if key in catalogue()), results[0])
    with right:
        result = choose(t("deviance.result"), "result", results, usual, t, lambda key: side_name(key, own, t))
    try:
        if {potential, result} & set(own.entries):
            found = own_deviance(country, potential, result, own)
        else:
            found = deviance_of(country, potential, result)
    except NoDeviance as error:
        show_notice(t("deviance_refused.title"), refusal_text(error, result, own, t))
        return
    except ValueError:
        show_notice(t("deviance.impossible"), t("deviance.impossible_text"))
        return
    with presents:
        show_present("residual", f"patokaz-result-{country.lower()}", lambda: residual_view(t), t)
    show_found(found, country, potential, result, own, t)


def refusal_text(error: NoDeviance, result: str, own: OwnIndicators, t: Words) -> str:
    """Why the method is not applicable, and what to do."""
    entry = own.known[result]
    usual = decimals_to_tell_apart([error.value], entry.decimals)
    why = t(
        "deviance_refused." + error.reason, count=error.count, least=t.number(FEWEST),
        value=t.amount(error.value, entry.unit, usual), indicator=entry.text("name", t.language),
    )  # fmt: skip
    return f"{why} {t('deviance_refused.hint')}"


def side_name(key: str, own: OwnIndicators, t: Words) -> str:
    """The title of an axis."""
    return t("index.title") if key == INDEX else own.known[key].text("name", t.language)


def axis_name(key: str, own: OwnIndicators, t: Words) -> str:
    """The title of an axis with its unit."""
    unit = "" if key == INDEX else t.unit(own.known[key].unit)
    return f"{side_name(key, own, t)} ({unit})" if unit else side_name(key, own, t)


def side_decimals(key: str, values: pd.Series, own: OwnIndicators) -> int:
    """Number of decimals of an axis."""
    return decimals_to_tell_apart(values, 1 if key == INDEX else own.known[key].decimals)


def show_found(found: Deviance, country: str, potential: str, result: str, own: OwnIndicators, t: Words) -> None:
    """A sentence with n and R², scatter plot, map, list."""
    areas = level_places(country=country, level="municipality", language=t.language).set_index("area_id")
    table = found.by_area.join(areas[["name", "upper"]]).reset_index(names="area_id")
    best = table.iloc[0]
    names = {"potential": side_name(potential, own, t), "result": side_name(result, own, t)}
    r_squared = r_squared_text(found.r_squared, t)
    is_weak = found.r_squared < WEAK  # nobody is named then, nor ranked
    told = {"areas": t.number(found.areas), "r_squared": r_squared, **names}
    text = t("deviance.sentence_weak", **told) if is_weak else t("deviance.sentence", place=best["name"], **told)
    weak = ""
    if is_weak:
        weak = " " + t("deviance_refused.worse_than_mean" if found.r_squared < 0 else "deviance.weak")
    if shared_figures(country, potential, result):
        weak += f" {t('deviance.shared')}"
    show_sentence(text + weak, note=t("deviance.method"))
    shown = framework_members(country) if potential == INDEX else [potential]
    sources = sources_of([own.known[key] for key in [*shown, result]], country, t)
    figure = scatter_chart(
        table.rename(columns={"potential": "x", "result": "y"}), lambda x: found.intercept + found.slope * x,
        axis_name(potential, own, t), axis_name(result, own, t), PALETTES[theme()], named=0 if is_weak else NAMED,
    )  # fmt: skip
    left, right = st.columns(2, gap="medium")  # map and scatter together: who lies where, on one screen
    with right:
        show_chart(figure, "deviance", text, t, [t("deviance.method"), *sources], table=lambda: table)
    rows = by_area(areas[["name", "upper"]].join(found.by_area["deviance"].rename("value")).reset_index())
    rows = rows.assign(rank=competition_ranks(rows["value"]))
    classes = classify_at(rows["value"], BOUNDS)
    title = t("deviance.map")
    own_sides = {potential, result} & set(own.entries)
    moran = residual_moran(found, country) if own_sides else residual_moran_of(country, potential, result)
    alike = "" if moran is None else residuals_text(moran, t)
    with left:
        show_titled(title, "")
        show_country_map(CountryMap(Picture(rows, classes), t.measure("index", 1), country=country, level="municipality", title=title, key="deviance", height=MAP, greyed=occupied(country), style=Style(colours=lambda palette: palette.diverging, class_texts=bounds_words(classes, t)), notes=[text, alike, t("deviance.method"), *sources]), t)  # fmt: skip
        show_quiet(alike)
    show_quiet("; ".join(sources))
    sides = ((potential, "potential"), (result, "result"))
    digits = {key: side_decimals(key, table[column], own) for key, column in sides}
    if not is_weak:
        show_list(table, names, result, potential, digits, country, t)


def bounds_words(classes: Classes, t: Words) -> list[str]:
    """The classes of residuals in words: their range, and which side is better."""
    told = [t.signed(bound, 1) for bound in BOUNDS]
    inside = range_texts(replace(classes, ranges=classes.ranges[1:-1], depths=(1,)), t.measure("index", 1))
    return [t("deviance.below", bound=told[0]), *inside, t("deviance.above", bound=told[-1])]


def show_list(
    table: pd.DataFrame,
    names: dict[str, str],
    result: str,
    potential: str,
    digits: dict[str, int],
    country: str,
    t: Words,
) -> None:
    """The largest positive residuals; with the rank interval for an index, with the war status for Ukraine."""
    statuses = status_list(country)
    if potential == INDEX:
        ranks = index_of(Choices(country), "en").table.set_index("area_id")[["rank", "low", "high"]]
        table = table.join(ranks, on="area_id")
    if statuses:
        table = table.assign(war_status=[status_word(statuses, area, t) for area in table["area_id"]])
    top = table.head(LISTED)
    beyond = decimals_to_tell_apart(table["deviance"], 1)
    beside = []
    if potential == INDEX:
        beside.append(Column(t("potential.rank"), [rank_text(row, t) for _, row in top.iterrows()], minor=True))
    if statuses:
        beside.append(Column(t("war_status.title"), top["war_status"].tolist()))
    columns = [
        Column(t("potential.place"), top["name"].tolist(), links=links("profile", "area", top["area_id"])),
        Column(t("potential.upper"), top["upper"].tolist(), minor=True),
        Column(
            names["potential"],
            [t.number(value, digits[potential]) for value in top["potential"]],
            number=True,
            minor=True,
        ),
        *beside,
        Column(names["result"], [t.number(value, digits[result]) for value in top["result"]], number=True),
        Column(
            t("deviance.expected"),
            [t.number(value, digits[result]) for value in top["expected"]],
            number=True,
            minor=True,
        ),
        Column(t("deviance.deviance"), [t.signed(value, beyond) for value in top["deviance"]], number=True),
    ]
    title = t("deviance.best")
    note = html("frame/quiet", text=status_note(statuses, t)) if statuses else ""
    show_titled(title, table_html(columns, title) + note)
    show_downloads(lambda: table, f"deviance-{result.replace(':', '-')}", lambda: [(title, t("deviance.method"))], t)
