"""Texts of the table of places: values, medians, gaps, refusals, positions."""

from collections.abc import Mapping, Sequence

import pandas as pd
from markupsafe import Markup

from patokaz.charts.class_texts import range_text
from patokaz.charts.comparisons import LETTERS, strip_of_places
from patokaz.comparison.comparison import Row, are_alike, compared_rows
from patokaz.language.html import html, joined
from patokaz.language.numbers import median_decimals
from patokaz.language.words import NO_BREAK_SPACE, Words
from patokaz.profile.figures import country_scales
from patokaz.profile.profile import Profile
from patokaz.statistics.cached import cached


@cached(150)
def block_html(block: str, places: tuple[Profile, ...], t: Words) -> Markup:
    """A block as a table of places, with positions if of one country and level; empty without rows."""
    rows = compared_rows(places, block)
    if not rows:
        return joined(())
    alike, peers = are_alike(places), places[0].place.peers
    return html(
        "comparison/block",
        id=block,
        title=t("block." + block),
        indicator=t("profile.column_indicator"),
        places=[(LETTERS[position], place.called) for position, place in enumerate(places)],
        peers=peers.name if peers and alike else None,
        country=t("comparison.median", country=places[0].area["country"]) if alike else None,
        where=t("profile.column_where"),
        rows=[row_texts(row, places, t) for row in rows if not row.indicator.context],
        context=[row_texts(row, places, t) for row in rows if row.indicator.context],
        folded=t("comparison.context_people" if block == "people" else "comparison.context"),
    )


def row_texts(row: Row, places: Sequence[Profile], t: Words) -> dict[str, object]:
    """One indicator: value and position of each place, or the reason why they are not comparable."""
    name, unit = row.indicator.text("name", t.language), t.unit(row.indicator.unit)
    if row.refused:
        return {"name": name, "unit": "", "meant": "", "refused": refusal(row, places, t)}
    keys = {place.country_key for place in places}
    peers = places[0].place.peers
    group_median = peers.medians.get(row.indicator.id) if peers else None
    median, middle_half = median_texts(row, t)
    cells = [
        cell_texts(row, figure, place, t, reason)
        for place, figure, reason in zip(places, row.figures, row.withheld, strict=True)
    ]
    around = said_of_all(cells) if are_alike(places) else ""
    return {
        "name": name,
        "unit": unit,
        "refused": "",
        "meant": definitions(row, places, t) if len(keys) > 1 else "",
        "cells": [{**cell, "around": ""} for cell in cells] if around else cells,
        "around": around,
        "peers": ""
        if group_median is None
        else t.number(group_median, median_decimals(group_median, row.indicator.decimals)),
        "median": median,
        "middle_half": middle_half,
        "strip": strip_of_row(row, places, t) if are_alike(places) else "",
    }


def said_of_all(cells: Sequence[Mapping[str, str]]) -> str:
    """The larger area's value if all places have the same, so that it is shown once; otherwise empty."""
    arounds = [cell["around"] for cell in cells if not cell["missing"]]
    return arounds[0] if len(arounds) > 1 and len(set(arounds)) == 1 else ""


def refusal(row: Row, places: Sequence[Profile], t: Words) -> str:
    """Why figures are not comparable: each country's definition."""
    return f"{t('comparison.refused')} {definitions(row, places, t, always=True)}"


def definitions(row: Row, places: Sequence[Profile], t: Words, always: bool = False) -> str:
    """What the figures mean, after the names of the countries where it differs among them, or always."""
    countries: dict[str, dict[str, None]] = {}
    for place, figure in zip(places, row.figures, strict=True):
        if figure:
            definition = row.indicator.text("definition", t.language, place.area["country_id"])
            countries.setdefault(definition, {})[place.area["country"]] = None
    if len(countries) == 1 and not always:
        return next(iter(countries))
    return " ".join(f"{', '.join(names)}: {text}" for text, names in countries.items())


def cell_texts(
    row: Row, figure: Mapping[str, object] | None, place: Profile, t: Words, reason: str = ""
) -> dict[str, str]:
    """A place's value with year and rank, and the larger area's value; reason: why it is withheld."""
    if figure is None:
        return {"missing": t("withheld", reason=reason) if reason else t("missing")}
    rank = ""
    if not pd.isna(figure["rank"]):
        rank = t("of_total", rank=t.number(_number(figure["rank"])), total=t.number(_number(figure["rank_of"])))
    around = ""
    if place.place.container and not row.indicator.aggregate and not pd.isna(figure["group_value"]):
        number = t.number(_number(figure["group_value"]), row.indicator.decimals)
        around = t("profile.group_value", group=place.place.container, value=number)
    return {
        "missing": "",
        "value": t.number(_number(figure["value"]), row.indicator.decimals),
        "note": f"{NO_BREAK_SPACE}· ".join(filter(None, (str(figure["year"]), rank.replace(" ", NO_BREAK_SPACE)))),
        "around": around,
    }


def median_texts(row: Row, t: Words) -> tuple[str, str]:
    """The median of all areas and the quartiles; empty if unranked."""
    spread = _spread(row)
    if spread is None or row.indicator.context:
        return "", ""
    low, high = (t.number(_number(spread[key]), row.indicator.decimals) for key in ("q1", "q3"))
    middle = _number(spread["median"])
    median = t.number(middle, median_decimals(middle, row.indicator.decimals))
    text = range_text(low, high, _number(spread["q1"]) < 0, t)
    return median, text.replace(" –", f"{NO_BREAK_SPACE}–")


def strip_of_row(row: Row, places: Sequence[Profile], t: Words) -> str:
    """Positions of the places among all areas of their country and level; nothing for context figures."""
    scale = country_scales(places[0].area["country_id"]).get((places[0].area["level"], row.indicator.id))
    if row.indicator.context or scale is None:
        return ""
    values = [None if figure is None else _number(figure["value"]) for figure in row.figures]
    spread = _spread(row)
    median = None if spread is None else _number(spread["median"])
    quartiles = (None, None) if spread is None else (_number(spread["q1"]), _number(spread["q3"]))
    text = "; ".join(
        f"{place.called}: {t.amount(value, row.indicator.unit, row.indicator.decimals)}"
        for place, value in zip(places, values, strict=True)
    )
    peers = places[0].place.peers
    group_median = peers.medians.get(row.indicator.id) if peers else None
    return strip_of_places(scale, values, text, median, quartiles, group_median)


def _spread(row: Row) -> Mapping[str, object] | None:
    return next((figure for figure in row.figures if figure is not None and not pd.isna(figure["median"])), None)


def _number(value: object) -> float:
    return float(str(value))
