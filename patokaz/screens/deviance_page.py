"""Potential against result: who does better than the potential leads to expect."""

import html
from itertools import pairwise

import pandas as pd
import streamlit as st

from data.formulas import names_in
from patokaz import layout
from patokaz.analysis.classes import classify_at
from patokaz.analysis.deviance import Deviance, positive_deviance
from patokaz.charts.area_map import Style
from patokaz.charts.palette import PALETTES
from patokaz.charts.plain import Column, table_html
from patokaz.charts.scatter import scatter_chart
from patokaz.countries import countries, framework_members
from patokaz.database import data_version, query
from patokaz.downloads import show_downloads
from patokaz.i18n import Words
from patokaz.index_choices import Choices
from patokaz.index_texts import rank_text
from patokaz.indexes import index_of
from patokaz.indicators import catalogue
from patokaz.own_indicators import OwnIndicators, own_indicators, sources_of
from patokaz.potential import Picture, occupied
from patokaz.screens.country_map import show_country_map
from patokaz.war_status import status_list, status_note, status_word

INDEX = "index"
LEVEL = "municipality"
BOUNDS = (-2.0, -1.0, -0.5, 0.5, 1.0, 2.0)
LISTED = 10
COMMON = {"population_persons"}  # the size that most ratios are divided by


def show_deviance(country: str, t: Words) -> None:
    """A result against a potential: scatter, map and list of those who do better."""
    own = own_indicators(country, t)
    possible = [*directed(country), *own.at(LEVEL)]
    with st.container(key="choices"):
        left, right = st.columns(2)
    with left:
        potential = layout.choose(
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
        layout.show_notice(t("deviance.none"), t("deviance.none_text"))
        return
    wanted = countries()[country].get("result", "")
    usual = wanted if wanted in results else next((key for key in results if key in catalogue()), results[0])
    with right:
        result = layout.choose(t("deviance.result"), "result", results, usual, t, lambda key: side_name(key, own, t))
    try:
        if {potential, result} & set(own.entries):
            found = own_deviance(country, potential, result, own)
        else:
            found = deviance_of(data_version(), country, potential, result)
    except ValueError:
        layout.show_notice(t("deviance.impossible"), t("deviance.impossible_text"))
        return
    show_found(found, country, potential, result, own, t)


def directed(country: str) -> list[str]:
    """Municipal indicators where more or less is better."""
    held = query("coverage")
    held = held[(held["country_id"] == country) & (held["level"] == "municipality") & ~held["is_part"].astype(bool)]
    return [key for key in held["indicator_id"] if catalogue()[key].direction and catalogue()[key].is_ranked]


def side_name(key: str, own: OwnIndicators, t: Words) -> str:
    """What an axis is called."""
    return t("index.title") if key == INDEX else own.known[key].text("name", t.language)


def side_decimals(key: str, own: OwnIndicators) -> int:
    """How many decimals an axis is written with."""
    return 1 if key == INDEX else own.known[key].decimals


@st.cache_resource(show_spinner=False, max_entries=60)
def deviance_of(version: str, country: str, potential: str, result: str) -> Deviance:
    """The robust residuals of a result on a potential; occupied places left out. Raises ValueError as the method."""
    direction = catalogue()[result].direction
    return positive_deviance(side_values(result, country), side_values(potential, country), direction)


def own_deviance(country: str, potential: str, result: str, own: OwnIndicators) -> Deviance:
    """As `deviance_of` with the session's own figures on a side: never in what sessions share. Raises ValueError."""
    values = own.at(LEVEL)
    sides = [values[key] if key in values else side_values(key, country) for key in (result, potential)]
    ids = sides[0].index.intersection(sides[1].index).difference(list(occupied(country)))
    return positive_deviance(sides[0].reindex(ids), sides[1].reindex(ids), own.known[result].direction or 1)


def side_values(key: str, country: str) -> pd.Series:
    """The newest municipal values of an indicator or the index; occupied places left out."""
    if key == INDEX:
        return index_of(Choices(country), "en").table.set_index("area_id")["value"]
    rows = query("latest_figures", country=country, level="municipality", indicators=[key])
    values = rows.set_index("area_id")["value"]
    return values[~values.index.isin(list(occupied(country)))]


def show_found(found: Deviance, country: str, potential: str, result: str, own: OwnIndicators, t: Words) -> None:
    """Sentence with n and R², scatter, map, list."""
    areas = query("areas", country=country, level="municipality", language=t.language).set_index("area_id")
    table = found.by_area.join(areas[["name", "upper"]]).reset_index(names="area_id")
    best = table.iloc[0]
    names = {"potential": side_name(potential, own, t), "result": side_name(result, own, t)}
    r_squared = t.number(found.r_squared, 2)
    text = t("deviance.sentence", place=best["name"], **names, areas=t.number(found.areas), r_squared=r_squared)
    weak = f" {t('deviance.weak')}" if found.r_squared < 0.1 else ""
    if shared_figures(country, potential, result):
        weak += f" {t('deviance.shared')}"
    st.html(
        f'<p class="sentence">{html.escape(text + weak)}</p><p class="quiet">{html.escape(t("deviance.method"))}</p>'
    )
    shown = framework_members(country) if potential == INDEX else [potential]
    sources = sources_of([own.known[key] for key in [*shown, result]], country, t)
    figure = scatter_chart(
        table.rename(columns={"potential": "x", "result": "y"}), lambda x: found.intercept + found.slope * x,
        names["potential"], names["result"], PALETTES[layout.theme()],
    )  # fmt: skip
    layout.show_chart(figure, "deviance", text, t, [t("deviance.method"), *sources])
    rows = (
        areas[["name", "upper"]]
        .join(found.by_area["deviance"].rename("value"))
        .reset_index()
        .sort_values("area_id", ignore_index=True)
    )
    rows = rows.assign(rank=rows["value"].rank(ascending=False, method="min"))
    title = t("deviance.map")
    st.html(f"<h3>{html.escape(title)}</h3>")
    show_country_map(
        Picture(rows, classify_at(rows["value"], BOUNDS)), t.measure("index", 1), t, country=country,
        level="municipality", title=title, key="deviance", greyed=occupied(country),
        style=Style(colours=lambda palette: palette.diverging, class_texts=bounds_words(t)), notes=[text, t("deviance.method"), *sources],
    )  # fmt: skip
    digits = {key: side_decimals(key, own) for key in (potential, result)}
    show_list(table, names, result, potential, digits, country, t)


def shared_figures(country: str, potential: str, result: str) -> set[str]:
    """The counts that both sides are computed from: so far a link between them is arithmetic. Own figures share none."""
    sides = (framework_members(country) if potential == INDEX else [potential], [result])
    made_of = [
        {
            name
            for key in keys
            if key in catalogue()
            for name in names_in(catalogue()[key].formula_of(country.lower()) or key)
        }
        for keys in sides
    ]
    return (made_of[0] & made_of[1]) - COMMON


def bounds_words(t: Words) -> list[str]:
    """The classes of deviations in words: their bounds, and which side does worse or better than expected."""
    told = [t.number(bound, 1) for bound in BOUNDS]
    middle = [f"{low} – {high}" for low, high in pairwise(told)]
    return [t("deviance.below", bound=told[0]), *middle, t("deviance.above", bound=told[-1])]


def show_list(
    table: pd.DataFrame,
    names: dict[str, str],
    result: str,
    potential: str,
    digits: dict[str, int],
    country: str,
    t: Words,
) -> None:
    """Those who do best against their potential; beside an index its rank with the interval, beside Ukraine's the war status."""
    statuses = status_list(country)
    if potential == INDEX:
        ranks = index_of(Choices(country), "en").table.set_index("area_id")[["rank", "low", "high"]]
        table = table.join(ranks, on="area_id")
    if statuses:
        table = table.assign(war_status=[status_word(statuses, area, t) for area in table["area_id"]])
    top = table.head(LISTED)
    beside = []
    if potential == INDEX:
        beside.append(Column(t("potential.rank"), [rank_text(row, t) for _, row in top.iterrows()], minor=True))
    if statuses:
        beside.append(Column(t("war_status.title"), top["war_status"].tolist()))
    columns = [
        Column(t("potential.place"), top["name"].tolist(), links=layout.links("profile", "area", top["area_id"])),
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
        Column(t("deviance.deviance"), [t.number(value, 1) for value in top["deviance"]], number=True),
    ]
    title = t("deviance.best")
    note = f'<p class="quiet">{html.escape(status_note(statuses, t))}</p>' if statuses else ""
    st.html(f"<h3>{html.escape(title)}</h3>{table_html(columns, title)}{note}")
    show_downloads(lambda: table, f"deviance-{result.replace(':', '-')}", lambda: [(title, t("deviance.method"))], t)
