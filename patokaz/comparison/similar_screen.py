"""Similar municipalities: choice of indicators, weights and year; distances and their components."""

from collections.abc import Mapping, Sequence
from functools import partial

import pandas as pd
import streamlit as st

from patokaz.charts.comparisons import differences_figure, differences_html
from patokaz.charts.plain import Column, table_html
from patokaz.comparison.comparison import MOST_PLACES
from patokaz.frame.address import address, address_of, links
from patokaz.frame.choices import choose, choose_pills, choose_weight, keep, left_out
from patokaz.frame.files import chart_pictures
from patokaz.frame.group import group_address
from patokaz.frame.pairs import read_pairs, unread_pairs, write_pairs
from patokaz.frame.parts import show_folded_html, show_notice, show_sentence, show_ways_on, together
from patokaz.frame.share import Files, Shared, show_share
from patokaz.geography.areas import named_areas
from patokaz.language.words import Words
from patokaz.profile.profile import Profile
from patokaz.profile.similarity import (
    municipal_figures,
    similar_to,
    similarity_defaults,
    similarity_years,
    values_of,
    with_values,
)
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.coverage import coverage
from patokaz.statistics.withheld import withheld_cells

NEAREST = ("7", "20")
NEWEST = "newest"
HEAVIEST = 3


def show_similar(place: Profile, t: Words) -> None:
    """The municipalities most similar to one, and the main differences of each."""
    country, area = place.area["country_id"], place.area["area_id"]
    if place.area["level"] != "municipality":
        show_notice(t("comparison.only_municipalities"), "")
        return
    weights = choose_weights(country, t)
    with st.container(horizontal=True, gap="large", vertical_alignment="bottom"):
        nearest = int(choose_pills(t("comparison.how_many"), "nearest", NEAREST, "7", t, str))
        until = choose_until(country, list(weights), t)
    found = similar_to(country, area, weights, nearest, until)
    if found.empty:
        show_notice(t("comparison.too_few"), t("comparison.too_few_text"))
        return
    ids = found["area"].tolist()
    names = {row["area_id"]: f"{row['name']}, {row['upper']}" for row in named_areas([area, *ids], t)}
    parts = {key: catalogue()[key].text("name", t.language) for key in weights if key in found.columns}
    figures = municipal_figures(country, list(parts), until)
    title = t("comparison.similar_values")
    notes = [(t("comparison.similar"), t("comparison.method"))]
    with together():
        drawn = show_differences(place, found, parts, names, t)
        show_folded_html(title, table_html(value_columns(figures, country, [area, *ids], names, parts, t), title))
        show_share(Shared("similar", drawn, partial(_shared_table, found, figures, names), f"similar-{area}", notes), t)
        _show_ways_on(place, ids, t)


def _shared_table(found: pd.DataFrame, figures: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    named = with_values(found, figures).assign(name=[names[entry] for entry in found["area"]])
    return named.rename(columns={"area": "area_id"})


def choose_until(country: str, indicators: Sequence[str], t: Words) -> int | None:
    """The newest values, or those up to a year."""
    years = [NEWEST, *map(str, similarity_years(country, indicators))]
    with st.container(width=260):
        chosen = choose(
            t("choice.year"), "until", years, NEWEST, t,
            lambda key: t("comparison.newest") if key == NEWEST else t("comparison.until", year=key),
        )  # fmt: skip
    return None if chosen == NEWEST else int(chosen)


def show_differences(
    place: Profile, found: pd.DataFrame, parts: Mapping[str, str], names: Mapping[str, str], t: Words
) -> Files:
    """The nearest place and its main difference in words; all places with distance components; returns the files."""
    ids, first = found["area"].tolist(), found.iloc[0]
    key = str(first[list(parts)].astype(float).idxmax()) if first["distance"] > 0 else ""
    sentence = t(
        "comparison.similar_sentence" if key else "comparison.similar_same",
        place=place.called, nearest=names[ids[0]], **({"reason": parts[key]} if key else {}),
    )  # fmt: skip
    pairs = [address_of("comparison", address(area=place.area["area_id"]) | {"with": other}) for other in ids]
    texts = [t.number(distance, 2) for distance in found["distance"]]
    named, other = [names[entry] for entry in ids], t("comparison.other_parts")
    show_sentence(sentence, differences_html(found, parts, pairs, named, texts, other), t("comparison.method"))
    figure = differences_figure(found, parts, named, texts, other)
    title = f"{t('comparison.similar')}: {place.called}"
    return chart_pictures(
        lambda: figure, f"similar-{place.area['area_id']}", title, [sentence, t("comparison.method")], t
    )


def value_columns(
    figures: pd.DataFrame,
    country: str,
    ids: Sequence[str],
    names: Mapping[str, str],
    parts: Mapping[str, str],
    t: Words,
) -> list[Column]:
    """The place and similar ones with their values and years."""
    values, years = values_of(figures, ids)
    withheld = withheld_cells(country, "municipality", t)
    columns = [Column(t("potential.place"), [names[area] for area in ids], links=links("profile", "area", ids))]
    for key, name in parts.items():
        measure = t.measure(catalogue()[key].unit, catalogue()[key].decimals)
        told = zip(ids, values[key], strict=True)
        texts = [measure(value) if value == value else withheld.get((area, key), measure(None)) for area, value in told]
        columns.append(Column(f"{name}, {years[key]}", texts, number=True))
    return columns


def _show_ways_on(place: Profile, ids: Sequence[str], t: Words) -> None:
    """Links: the nearest side by side, and all of them as comparison group."""
    area = place.area["area_id"]
    four = address(area=area) | {"with": ",".join(ids[: MOST_PLACES - 1])}
    group = address(area=area, **group_address(ids, t("group.like", place=place.called)))
    show_ways_on(
        (address_of("comparison", four), t("comparison.compare_nearest")),
        (address_of("profile", group), t("group.use_these", count=len(ids))),
    )


def choose_weights(country: str, t: Words) -> dict[str, float]:
    """Indicators and weights, kept in the address as id*weight."""
    held = coverage(country, "municipality")
    possible = [key for key in held["indicator_id"] if not catalogue()[key].context]
    asked = st.query_params.get("weights", "")
    left_out(t("comparison.weights"), "weights", unread_pairs(asked, possible, _is_weight, default="1"), t)
    weights = read_weights(asked, possible) or dict.fromkeys(similarity_defaults(country), 1.0)
    st.session_state["chosen_by"] = list(weights)

    def picked() -> None:
        chosen = st.session_state["chosen_by"]
        weights_now = {key: float(st.session_state.get(f"weight_{key}", weights.get(key, 1.0))) for key in chosen}
        keep("weights", write_pairs(weights_now))

    st.multiselect(
        t("comparison.by"), possible, key="chosen_by", on_change=picked,
        format_func=lambda key: catalogue()[key].text("name", t.language), placeholder="…",
    )  # fmt: skip
    fold = st.expander(t("comparison.weights"), key="similar_weights", on_change="rerun")
    if fold.open:
        with fold, st.container(horizontal=True, gap="medium"):
            for key in weights:
                name = catalogue()[key].text("name", t.language)
                choose_weight(name, f"weight_{key}", weights[key], (HEAVIEST, 0.5), picked, t, 260)
    return weights


def read_weights(text: str, possible: Sequence[str]) -> dict[str, float]:
    """Weights of the address, 1 by default; without unknown indicators and values outside 0 … HEAVIEST."""
    return read_pairs(text, possible, _is_weight, default="1")


def _is_weight(_: str, weight: float) -> bool:
    return 0 <= weight <= HEAVIEST
