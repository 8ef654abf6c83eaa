"""Maps that compare: side by side, two quantities at once, hot and cold spots, types of municipalities."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from patokaz.charts.area_map import Style
from patokaz.charts.bivariate import bivariate_key
from patokaz.charts.palette import PALETTES
from patokaz.charts.plain import Column, table_html
from patokaz.frame.choices import choose, choose_many
from patokaz.frame.parts import show_notice, show_quiet, show_sentence, show_titled, theme
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.maps.parts import choose_indicator, choose_level, choose_year, indicator_label, show_map_table
from patokaz.maps.picture import Picture, indicator_picture
from patokaz.maps.screen import show_country_map
from patokaz.own_data.indicators import OwnIndicators, own_picture
from patokaz.own_data.session import own_indicators
from patokaz.potential.patterns import (
    PERMUTATIONS,
    STATISTICS,
    TYPE_NUMBERS,
    Pair,
    Spots,
    Types,
    newest_year,
    outstanding_indicators,
    pair,
    spots,
    spots_of,
    types,
)
from patokaz.profile.similarity import similarity_defaults
from patokaz.statistics.catalogue import BLOCK, Indicator, catalogue
from patokaz.statistics.database import query
from patokaz.statistics.sources import sources_of

MOST_MAPS = 4
MOST_LISTED = 8
CORRECTIONS = ("fdr", "none")
METHODS = ("ward", "k_means")
SPOT_COLOURS = {"moran": (0, 6, 1, 5, 3), "g_star": (0, 6, 3)}
LOW, MIDDLE, HIGH = "↓", "·", "↑"


def telling(held: pd.DataFrame) -> list[str]:
    """Two municipal indicators that say more than sizes: the first with a direction, and the first of another block."""
    published = held[(held["level"] == "municipality") & (held["block"] != BLOCK)]
    options = list(dict.fromkeys(published["indicator_id"]))
    directed = [key for key in options if catalogue()[key].direction] or options
    other = [key for key in directed if catalogue()[key].block != catalogue()[directed[0]].block]
    return [directed[0], (other or directed[1:])[0]]


def dated(name: str, indicator: Indicator, country: str, level: str, t: Words) -> str:
    """A name with the newest year; own figures have none."""
    return name if indicator.block == BLOCK else t.dated(name, newest_year(indicator.id, country, level))


def show_several(country: str, t: Words) -> None:
    """Two to four indicators, each on its map; the maps move and point together."""
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
            telling(held),
            MOST_MAPS,
            lambda key: indicator_label(own.known[key], t),
        )
    with right:
        level = choose_level(held, chosen, country, t)
    if len(chosen) < 2 or not level:
        show_notice(t("patterns.two_needed"), "")
        return
    show_sentence(t("patterns.several_sentence"))
    columns = st.columns(2, gap="medium")
    for position, key in enumerate(chosen):
        with columns[position % 2]:
            show_one_of_several(own.known[key], own, country, level, position, t)


def show_one_of_several(
    indicator: Indicator, own: OwnIndicators, country: str, level: str, position: int, t: Words
) -> None:
    """One of the maps side by side, with its newest year."""
    if indicator.block == BLOCK:
        areas = query("areas", country=country, level=level, language=t.language)
        picture = own_picture(own.at(level)[indicator.id], indicator.direction, areas, "quantiles", 5)
    else:
        year = newest_year(indicator.id, country, level)
        picture = indicator_picture(indicator, country, level, year, "quantiles", 5, t.language)
    title = dated(indicator_label(indicator, t), indicator, country, level, t)
    show_titled(title, "")
    show_country_map(
        picture, t.measure(indicator.unit, indicator.decimals), t, country=country, level=level, title=title,
        key=f"several_{position}", height=400, style=Style(sync=f"{country}-{level}"),
        notes=[indicator.text("definition", t.language, country), *sources_of([indicator], country, t)],
    )  # fmt: skip


def show_two(country: str, t: Words) -> None:
    """Two indicators on one map, thirds by thirds, with their rank correlation."""
    own = own_indicators(country, t)
    held = own.mapped(country)
    options = list(dict.fromkeys(held["indicator_id"]))
    first_choice, second_choice = telling(held)
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
    measures = [t.measure(entry.unit, entry.decimals) for entry in (first, second)]
    texts = [
        "" if pd.isna(row.first) or pd.isna(row.second) else f"{measures[0](row.first)} · {measures[1](row.second)}"
        for row in found.rows.itertuples()
    ]
    thirds = (t("patterns.low"), t("patterns.middle"), t("patterns.high"))
    tips = [f"{thirds[code % 3]} · {thirds[code // 3]}" for code in range(9)]
    picture = Picture(found.rows.assign(value=found.rows["first"], rank=float("nan")), found.classes)
    left, right = st.columns([2, 1], gap="medium")
    with left:
        show_country_map(
            picture, measures[0], t, country=country, level=level, title=title, key="two",
            style=Style(class_texts=tips, colours=lambda found: found.bivariate, texts=texts, keyed=True),
            notes=[t("patterns.two_method"), *sources_of([first, second], country, t)],
        )  # fmt: skip
    with right:
        counts = [t.number(count) for count in found.classes.counts]
        st.html(bivariate_key(palette.bivariate, counts, names[0], names[1], thirds))
        show_quiet(t("patterns.two_method"))
    table = found.rows.assign(**{"class": [tips[int(code)] if code != "-" else "" for code in found.classes.codes]})
    columns = [
        Column(names[0], ["" if pd.isna(v) else measures[0](v) for v in found.rows["first"]], number=True),
        Column(names[1], ["" if pd.isna(v) else measures[1](v) for v in found.rows["second"]], number=True),
    ]
    show_map_table(table, columns, f"{first.id}-{second.id}".replace(":", "-"), [(title, t("patterns.two_method"))], t)


def show_spots(country: str, t: Words) -> None:
    """Where neighbours resemble each other, and how many such places chance alone would make."""
    own = own_indicators(country, t)
    held = own.mapped(country)
    options = list(dict.fromkeys(held["indicator_id"]))
    with st.container(key="choices"):
        columns = st.columns([3, 1.6, 1, 1.8, 1.8])
    with columns[0]:
        indicator = choose_indicator(options, "indicator", telling(held)[0], t, own.known)
    with columns[1]:
        level = choose_level(held, [indicator.id], country, t)
    with columns[2]:
        year = None if indicator.block == BLOCK else choose_year(indicator.id, country, level, t)
    with columns[3]:
        statistic = choose(
            t("choice.statistic"), "statistic", list(STATISTICS), "moran", t, lambda key: t("patterns." + key)
        )
    with columns[4]:
        correction = choose(
            t("choice.correction"), "correction", CORRECTIONS, "fdr", t, lambda key: t("patterns.correction_" + key)
        )
    try:
        with st.spinner(t("patterns.computing")):
            if year is None:
                areas = query("areas", country=country, level=level, language=t.language)
                rows = own_picture(own.at(level)[indicator.id], indicator.direction, areas, "quantiles", 5).rows
                found = spots_of(rows, country, level, statistic, correction == "fdr")
            else:
                found = spots(indicator.id, country, level, year, statistic, correction == "fdr", t.language)
    except ValueError:
        show_notice(t("patterns.no_spots"), t("patterns.no_spots_text"))
        return
    show_found_spots(found, indicator, country, level, year, statistic, correction, t)


def show_found_spots(
    found: Spots,
    indicator: Indicator,
    country: str,
    level: str,
    year: int | None,
    statistic: str,
    correction: str,
    t: Words,
) -> None:
    """Sentences, the map of clusters, what each kind means and which areas it has."""
    name = t.dated(indicator.text("name", t.language), year or None)
    kinds = STATISTICS[statistic]
    number = found.local.found_fdr if correction == "fdr" else found.local.found
    text = t(
        "patterns.spots_sentence", indicator=name, moran=t.number(found.everywhere.value, 2),
        expected=t.number(found.everywhere.expected, 2), p=t.chance(found.everywhere.p_two_sided),
        count=t.number(number), areas=t.number(len(found.local.by_area)),
    )  # fmt: skip
    chance = t(
        "patterns.chance_fdr" if correction == "fdr" else "patterns.chance",
        found=t.number(found.local.found), chance=t.number(found.local.expected_by_chance),
    )  # fmt: skip
    show_sentence(text, note=chance)
    method = t("patterns.method_" + statistic, permutations=t.number(PERMUTATIONS))
    class_texts = [t("patterns.kind_" + kind) for kind in kinds]
    left, right = st.columns([2, 1], gap="medium")
    with left:
        show_country_map(
            found.picture, t.measure(indicator.unit, indicator.decimals), t, country=country, level=level, title=name,
            key="spots", style=Style(class_texts=class_texts, colours=lambda palette: [palette.diverging[shade] for shade in SPOT_COLOURS[statistic]], tips=class_texts),
            notes=[text, chance, method, *sources_of([indicator], country, t)],
            missing_text=t("patterns.left_out"),
        )  # fmt: skip
    with right:
        st.html(html("potential/spots", kinds=[spot_texts(found, kind, t) for kind in kinds[:-1]]))
        show_quiet(method)
    p = found.local.by_area["p_two_sided"].reindex(found.picture.rows["area_id"])
    kinds_told = ["" if pd.isna(kind) else t("patterns.kind_" + str(kind)) for kind in found.kinds]
    rows = found.picture.rows[["area_id", "name", "upper", "value"]]
    table = rows.assign(kind=found.kinds.to_numpy(), p=p.to_numpy())
    columns = [
        Column(t("potential.value"), [t.number(value, indicator.decimals) for value in rows["value"]], number=True),
        Column(t("patterns.kind"), kinds_told),
        Column(
            "p",
            ["" if pd.isna(value) else t.chance(value).removeprefix("=").strip() for value in p],
            number=True,
            minor=True,
        ),
    ]
    show_map_table(
        table,
        columns,
        f"spots-{indicator.id.replace(':', '-')}-{year or ''}".rstrip("-"),
        [(name, method)],
        t,
    )


def spot_texts(found: Spots, kind: str, t: Words) -> dict[str, str]:
    """What a kind of cluster means and the areas it has, the most certain first."""
    names = found.names(kind)
    listed = ", ".join(names[:MOST_LISTED]) or t("patterns.nobody")
    more = f" {t('patterns.more', count=len(names) - MOST_LISTED)}" if len(names) > MOST_LISTED else ""
    return {
        "title": t("patterns.kind_" + kind),
        "count": t.number(len(names)),
        "meaning": t("patterns.means_" + kind),
        "names": listed + more,
    }


def show_types(country: str, t: Words) -> None:
    """Types of municipalities: alike within, unlike between."""
    own = own_indicators(country, t)
    held = own.mapped(country)
    held = held[held["level"] == "municipality"]
    options = [key for key in dict.fromkeys(held["indicator_id"]) if not own.known[key].context]
    with st.container(key="choices"):
        columns = st.columns([4, 1.6, 1])
    with columns[0]:
        first = [key for key in similarity_defaults(country) if key in options]
        chosen = choose_many(
            t("comparison.by"), "of", options, first, len(options), lambda key: indicator_label(own.known[key], t)
        )
    with columns[1]:
        method = choose(t("choice.method"), "method", METHODS, "ward", t, lambda key: t("patterns." + key))
    with columns[2]:
        number = choose(t("choice.types"), "types", TYPE_NUMBERS, "4", t, str)
    try:
        with st.spinner(t("patterns.computing")):
            found = types(chosen, country, method, int(number), t.language, own.at("municipality"))
    except ValueError:
        show_notice(t("patterns.no_types"), t("patterns.no_types_text"))
        return
    show_found_types(found, [own.known[key] for key in chosen], country, t)


def show_found_types(found: Types, chosen: Sequence[Indicator], country: str, t: Words) -> None:
    """Sentence with the silhouette, the map of types, what each type is like."""
    number, silhouette = len(found.found.sizes), found.found.silhouette
    best = int(found.separation.idxmax())
    clear = "clear" if silhouette >= 0.5 else "weak" if silhouette >= 0.25 else "none"
    text = t(
        "patterns.types_sentence", areas=t.number(len(found.found.types)), types=number,
        silhouette=t.number(silhouette, 2), parted=t("patterns.parted_" + clear),
    )  # fmt: skip
    hint = t("patterns.types_best", best=best, silhouette=t.number(float(found.separation.max()), 2))
    left_out = t("patterns.types_left_out", count=len(found.found.left_out)) if found.found.left_out else ""
    show_sentence(text, note=f"{hint} {left_out}".strip())
    labels = [type_label(found, kind, chosen, t) for kind in found.found.profile.index]
    left, right = st.columns([2, 1], gap="medium")
    with left:
        show_country_map(
            found.picture, t.measure("count", 0), t, country=country, level="municipality", title=t("patterns.types"),
            key="types", notes=[text, t("patterns.types_method"), *sources_of(chosen, country, t)],
            style=Style(
                class_texts=labels, colours=lambda palette: palette.categorical[:number],
                texts=["" if pd.isna(kind) else labels[int(kind) - 1] for kind in found.picture.rows["value"]],
            ),
        )  # fmt: skip
    with right:
        show_titled(t("patterns.types_like"), table_html(profile_columns(found, chosen, t), t("patterns.types_like")))
        show_quiet(t("patterns.types_method"))
    rows = found.picture.rows
    table = rows[["area_id", "name", "upper"]].assign(type=rows["value"])
    columns = [Column(t("patterns.type"), ["" if pd.isna(kind) else labels[int(kind) - 1] for kind in rows["value"]])]
    show_map_table(table, columns, f"types-{country.lower()}", [(t("patterns.types"), t("patterns.types_method"))], t)


def type_label(found: Types, kind: int, chosen: Sequence[Indicator], t: Words) -> str:
    """A type by its number and what it has most more or less of."""
    names = {indicator.id: indicator.text("name", t.language) for indicator in chosen}
    traits = [
        f"{HIGH if more else LOW} {names[key]}" for key, more in outstanding_indicators(found.found.profile.loc[kind])
    ]
    return f"{kind}: {', '.join(traits)}"


def profile_columns(found: Types, chosen: Sequence[Indicator], t: Words) -> list[Column]:
    """Indicators by types: the mean standardised value of each type, with an arrow where it is beyond half a deviation."""
    columns = [Column(t("choice.indicator"), [indicator.text("name", t.language) for indicator in chosen])]
    for kind, size in found.found.sizes.items():
        values = [float(found.found.profile.loc[kind, indicator.id]) for indicator in chosen]
        arrows = [HIGH if value > 0.5 else LOW if value < -0.5 else MIDDLE for value in values]
        cells = [f"{arrow} {t.number(value, 1)}" for arrow, value in zip(arrows, values, strict=True)]
        columns.append(Column(f"{kind} ({t.number(size)})", cells, number=True))
    return columns
