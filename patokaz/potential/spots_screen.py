"""Hot and cold spots on the screen: local clusters, and the number expected by chance."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from patokaz.charts.area_map import Style
from patokaz.charts.plain import Column
from patokaz.frame.address import address_of
from patokaz.frame.choices import choose
from patokaz.frame.parts import (
    show_html,
    show_notice,
    show_quiet,
    show_sentence,
    show_ways_on,
    side_by_side,
    together,
)
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.maps.parts_screen import choose_indicator, choose_level, choose_year, show_map_table
from patokaz.maps.screen import CountryMap, show_country_map
from patokaz.own_data.indicators import own_picture
from patokaz.own_data.session import own_indicators
from patokaz.potential.patterns import PERMUTATIONS, SPOT_SHADES, STATISTICS, Spots, spots, spots_of
from patokaz.potential.patterns_screen import telling
from patokaz.statistics.catalogue import BLOCK, Indicator
from patokaz.statistics.countries import countries
from patokaz.statistics.places import level_places
from patokaz.statistics.shown import p_text
from patokaz.statistics.sources import sources_of

MOST_LISTED = 8
CORRECTIONS = ("fdr", "none")


def show_spots(country: str, t: Words) -> None:
    """Local clusters, and the number expected by chance."""
    own = own_indicators(country, t)
    held = own.mapped(country)
    options = list(dict.fromkeys(held["indicator_id"]))
    with st.container(key="choices"):
        columns = st.columns([2.7, 1.5, 1, 1.8, 2.2])
    with columns[0]:
        indicator = choose_indicator(
            options, "indicator", usual_spots(country, options, telling(held, country)[0]), t, own.known
        )
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
        if year is None:
            areas = level_places(country=country, level=level, language=t.language)
            rows = own_picture(own.at(level)[indicator.id], indicator.direction, areas, "quantiles", 5).rows
            found = spots_of(rows, country, level, statistic, correction == "fdr")
        else:
            found = spots(indicator.id, country, level, year, statistic, correction == "fdr", t.language)
    except ValueError:
        show_notice(t("patterns.no_spots"), t("patterns.no_spots_text"))
        return
    show_found_spots(found, Asked(indicator, country, level, year, statistic, correction == "fdr"), t)


def usual_spots(country: str, options: Sequence[str], otherwise: str) -> str:
    """The default indicator: the one declared by the country as clustered."""
    declared = str(countries()[country].get("spots", ""))
    return declared if declared in options else otherwise


def show_no_spots(uncorrected: int, corrected: bool, t: Words) -> None:
    """A sentence if no area belongs to a cluster, and a link to the uncorrected map if that has some."""
    if not (corrected and uncorrected):
        show_quiet(t("patterns.spots_nowhere"))
        return
    show_quiet(t("patterns.spots_none", count=t.number(uncorrected)))
    kept = dict(st.query_params.items()) | {"correction": "none"}
    show_ways_on((address_of("potential", kept), t("patterns.spots_uncorrected")))


@dataclass(frozen=True)
class Asked:
    """Parameters of the map; year: None for the user's own figures."""

    indicator: Indicator
    country: str
    level: str
    year: int | None
    statistic: str
    corrected: bool


def show_found_spots(found: Spots, asked: Asked, t: Words) -> None:
    """Sentences, the map of clusters, and for each kind its meaning and areas."""
    indicator, statistic = asked.indicator, asked.statistic
    name = t.dated(indicator.text("name", t.language), asked.year)
    kinds = STATISTICS[statistic]
    number = found.marked
    text = t(
        "patterns.spots_sentence", indicator=name, moran=t.number(found.everywhere.value, 2),
        expected=t.number(found.everywhere.expected, 2), p=p_text(found.everywhere.p_two_sided, t),
        count=t.number(number), areas=t.number(len(found.local.by_area)),
    )  # fmt: skip
    chance = t(
        "patterns.chance_fdr" if asked.corrected else "patterns.chance",
        found=t.number(found.local.found), chance=t.number(found.local.expected_by_chance),
    )  # fmt: skip
    if asked.corrected and found.local.permutations_at_floor:
        chance += " " + t("patterns.floor", permutations=t.number(found.local.permutations_at_floor))
    if asked.corrected and not found.local.marks_one:
        chance += " " + t("patterns.no_lone_spot")
    show_sentence(text)
    method = t("patterns.method_" + statistic, permutations=t.number(PERMUTATIONS))
    class_texts = [t("patterns.kind_" + kind) for kind in kinds]
    sources = sources_of([indicator], asked.country, t)
    with side_by_side("wide_spots"):
        show_country_map(CountryMap(found.picture, t.measure(indicator.unit, indicator.decimals), country=asked.country, level=asked.level, title=name, key="spots", style=Style(class_texts=class_texts, colours=lambda palette: [palette.diverging[shade] for shade in SPOT_SHADES[statistic]], tips=class_texts), notes=[text, chance, method, *sources], missing_text=t("patterns.left_out")), t)  # fmt: skip
        with together():
            if number:
                show_html(html("potential/spots", kinds=[spot_texts(found, kind, t) for kind in kinds[:-1]]))
            else:
                show_no_spots(found.local.found, asked.corrected, t)
            show_quiet(chance)
            show_quiet(method)
            show_quiet("; ".join(sources))
    p = found.local.by_area["p_two_sided"].reindex(found.picture.rows["area_id"])
    kinds_told = ["" if pd.isna(kind) else t("patterns.kind_" + str(kind)) for kind in found.kinds]
    rows = found.picture.rows[["area_id", "name", "upper", "value"]]
    table = rows.assign(kind=found.kinds.to_numpy(), p=p.to_numpy())
    columns = [
        Column(t("potential.value"), [t.number(value, indicator.decimals) for value in rows["value"]], number=True),
        Column(t("patterns.kind"), kinds_told),
        Column("p", ["" if pd.isna(value) else t.number(value, 3) for value in p], number=True, minor=True),
    ]
    show_map_table(
        table,
        columns,
        f"spots-{indicator.id.replace(':', '-')}-{asked.year or ''}".rstrip("-"),
        [(name, method)],
        t,
    )


def spot_texts(found: Spots, kind: str, t: Words) -> dict[str, str]:
    """The meaning of a kind of cluster and its areas, lowest p-value first."""
    names = found.names(kind)
    listed = ", ".join(names[:MOST_LISTED]) or t("patterns.nobody")
    more = f" {t('patterns.more', count=len(names) - MOST_LISTED)}" if len(names) > MOST_LISTED else ""
    return {
        "title": t("patterns.kind_" + kind),
        "count": t.number(len(names)),
        "meaning": t("patterns.means_" + kind),
        "names": listed + more,
    }
