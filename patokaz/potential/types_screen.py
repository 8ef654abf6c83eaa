"""Types of municipalities on the screen: clusters by indicators, and their stability."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from patokaz.analysis.typology import stability_word
from patokaz.charts.area_map import Style
from patokaz.charts.plain import Column, table_html
from patokaz.frame.choices import choose, choose_many
from patokaz.frame.parts import (
    show_notice,
    show_quiet,
    show_sentence,
    show_titled,
    side_by_side,
    together,
)
from patokaz.index.texts import treated_text
from patokaz.language.numbers import half_up
from patokaz.language.words import Words
from patokaz.maps.asked import indicator_label
from patokaz.maps.parts_screen import show_map_table
from patokaz.maps.screen import CountryMap, show_country_map
from patokaz.own_data.indicators import OwnIndicators
from patokaz.own_data.session import made_of_own, own_indicators
from patokaz.potential.patterns import BEST, TYPE_NUMBERS, Types, outstanding_indicators, types
from patokaz.profile.similarity import similarity_defaults
from patokaz.statistics.catalogue import Indicator
from patokaz.statistics.sources import sources_of
from patokaz.statistics.war_status import list_date, occupied

METHODS = ("ward", "k_means")
LOW, MIDDLE, HIGH = "↓", "·", "↑"
STABILITY_MARKS = {"stable": "✓", "loose": "~", "unstable": "✗", "unknown": ""}


def show_types(country: str, t: Words) -> None:
    """Types of municipalities: similar within, different between."""
    own = own_indicators(country, t)
    held = own.mapped(country)
    held = held[held["level"] == "municipality"]
    options = [key for key in dict.fromkeys(held["indicator_id"]) if not own.known[key].context]
    with st.container(key="choices"):
        columns = st.columns([4, 1.3, 1.4])
    with columns[0]:
        first = [key for key in similarity_defaults(country) if key in options]
        chosen = choose_many(
            t("comparison.by"), "of", options, first, len(options), t, lambda key: indicator_label(own.known[key], t)
        )
    with columns[1]:
        method = choose(t("choice.method"), "method", METHODS, "ward", t, lambda key: t("patterns." + key))
    with columns[2]:
        number = choose(
            t("choice.types"),
            "types",
            (BEST, *TYPE_NUMBERS),
            BEST,
            t,
            lambda key: t("patterns.types_by_best") if key == BEST else key,
        )
    try:
        found = _found(chosen, country, method, number, own, t)
    except ValueError:
        show_notice(t("patterns.no_types"), t("patterns.no_types_text"))
        return
    show_found_types(found, [own.known[key] for key in chosen], country, t)


def _found(chosen: Sequence[str], country: str, method: str, number: str, own: OwnIndicators, t: Words) -> Types:
    values = own.at("municipality")
    if not set(chosen) & set(values):
        return types(chosen, country, method, number, t.language)
    key = (tuple(chosen), country, method, number, t.language)
    return made_of_own("types", key, own, lambda: types(chosen, country, method, number, t.language, values))


def show_found_types(found: Types, chosen: Sequence[Indicator], country: str, t: Words) -> None:
    """A sentence with the silhouette, the map of types, the profile of each type."""
    number, text = len(found.found.sizes), types_sentence(found, t)
    best = int(found.separation.idxmax())
    hint = (
        t("patterns.types_best", best=best, silhouette=t.number(float(found.separation.max()), 2))
        if number != best
        else ""
    )
    left_out = " ".join(left_out_texts(found, country, t))
    show_sentence(text)
    qualified = " ".join(filter(None, [*exception_texts(found, t), hint, left_out, outlier_text(found, chosen, t)]))
    labels = [type_label(found, kind, chosen, t) for kind in found.found.profile.index]
    sources = sources_of(chosen, country, t)
    with side_by_side("wide_types"):
        show_country_map(CountryMap(found.picture, t.measure("count", 0), country=country, level="municipality", title=t("patterns.types"), key="types", greyed=occupied(country), notes=[text, *left_out_texts(found, country, t), t("patterns.types_method"), *sources], style=Style(
                class_texts=labels, colours=lambda palette: palette.categorical[:number],
                texts=["" if pd.isna(kind) else labels[int(kind) - 1] for kind in found.picture.rows["value"]],
            )), t)  # fmt: skip
        with together():
            if qualified:
                show_quiet(qualified)
            show_titled(
                t("patterns.types_like"), table_html(profile_columns(found, chosen, t), t("patterns.types_like"))
            )
            words = [f"{mark} {t('patterns.stability_' + word)}" for word, mark in STABILITY_MARKS.items() if mark]
            show_quiet(
                f"{t('patterns.types_method')} {t('patterns.stability', count=found.resamples)}: {', '.join(words)}."
            )
            show_quiet("; ".join(sources))
    rows = found.picture.rows
    table = rows[["area_id", "name", "upper"]].assign(type=rows["value"], jaccard=rows["value"].map(found.stability))
    columns = [Column(t("patterns.type"), ["" if pd.isna(kind) else labels[int(kind) - 1] for kind in rows["value"]])]
    show_map_table(table, columns, f"types-{country.lower()}", [(t("patterns.types"), t("patterns.types_method"))], t)


def types_sentence(found: Types, t: Words) -> str:
    """Number of types and their separation."""
    silhouette = found.found.silhouette
    clear = "clear" if silhouette >= 0.5 else "weak" if silhouette >= 0.25 else "none"
    return t(
        "patterns.types_sentence", areas=t.number(len(found.found.types)), types=len(found.found.sizes),
        silhouette=t.number(silhouette, 2), parted=t("patterns.parted_" + clear),
    )  # fmt: skip


def left_out_texts(found: Types, country: str, t: Words) -> list[str]:
    """How many areas have no type: for want of a figure, and because they are occupied."""
    missing, gone = len(found.found.left_out), occupied(country)
    told = [t("patterns.types_left_out", count=missing)] if missing else []
    return told + ([t("patterns.types_occupied", count=len(gone), date=list_date(gone, t))] if gone else [])


def exception_texts(found: Types, t: Words) -> list[str]:
    """Types of a single area, which are exceptions, and types not reproduced in repeated samples."""
    names = found.picture.rows.set_index("area_id")["name"]
    told = [t("patterns.single", place=names[area]) for area in found.found.singles]
    loose = [kind for kind, jaccard in found.stability.items() if stability_word(jaccard) == "unstable"]
    return told + [t("patterns.unstable_types", types=", ".join(map(str, loose)))] * bool(loose)


def outlier_text(found: Types, chosen: Sequence[Indicator], t: Words) -> str:
    """Indicators with treated outliers and the method; empty if none."""
    names = {indicator.id: indicator.text("name", t.language) for indicator in chosen}
    told = [
        f"{names[record.indicator]} ({treated_text(record, t)})"
        for record in found.found.treatments
        if record.treatment != "none"
    ]
    return t("patterns.types_treated", indicators="; ".join(told)) if told else ""


def type_label(found: Types, kind: int, chosen: Sequence[Indicator], t: Words) -> str:
    """A type by its number and its most distinctive indicators."""
    names = {indicator.id: indicator.text("name", t.language) for indicator in chosen}
    traits = [
        f"{HIGH if more else LOW} {names[key]}" for key, more in outstanding_indicators(found.found.profile.loc[kind])
    ]
    return f"{kind}: {', '.join(traits)}"


def profile_columns(found: Types, chosen: Sequence[Indicator], t: Words) -> list[Column]:
    """Indicators by types: the mean standardised value, with an arrow if the displayed value is ±0.5 or beyond."""
    names = [indicator.text("name", t.language) for indicator in chosen]
    columns = [Column(t("choice.indicator"), [*names, t("patterns.stability_short")])]
    for kind, size in found.found.sizes.items():
        values = [half_up(float(found.found.profile.loc[kind, indicator.id]), 1) for indicator in chosen]
        arrows = [HIGH if value >= 0.5 else LOW if value <= -0.5 else MIDDLE for value in values]
        cells = [f"{arrow} {t.number(value, 1)}" for arrow, value in zip(arrows, values, strict=True)]
        jaccard = float(found.stability[kind])
        cells.append(f"{t.number(jaccard, 2)} {STABILITY_MARKS[stability_word(jaccard)]}".strip())
        columns.append(Column(f"{t('patterns.type')} {kind} ({t.number(size)})", cells, number=True))
    return columns
