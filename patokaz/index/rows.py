"""Inputs of the index controls: indicators as rows, municipalities available as reference."""

from dataclasses import replace

import pandas as pd

from patokaz.index.choices import MEDIAN, Choices, build_framework
from patokaz.index.index import framework_values
from patokaz.index.texts import code_name
from patokaz.language.words import Words
from patokaz.own_data.indicators import NO_OWN, OwnIndicators
from patokaz.statistics.cached import cached
from patokaz.statistics.countries import words_of
from patokaz.statistics.places import level_places


@cached(15)
def reference_names(country: str, language: str) -> dict[str, str]:
    """Available references: the median, then every municipality that may have an index, by name. Read only."""
    areas = level_places(country=country, level="municipality", language=language)
    areas = areas[areas["area_id"].isin(framework_values(country).index)]
    places = {row.area_id: f"{row.name} ({row.upper})" for row in areas.itertuples(index=False)}
    return {MEDIAN: words_of(language, country)("index.reference_median")} | places


def indicator_rows(choices: Choices, own: OwnIndicators, t: Words) -> pd.DataFrame:
    """One row per indicator: name, direction, target, goalposts, lowest and highest value, unit; cached."""
    return _rows(choices, own, t) if choices.own else _rows_of_all(choices, t.language)


@cached(60)
def _rows_of_all(choices: Choices, language: str) -> pd.DataFrame:
    return _rows(choices, NO_OWN, words_of(language, choices.country))


def _rows(choices: Choices, own: OwnIndicators, t: Words) -> pd.DataFrame:
    usual = build_framework(replace(choices, directions=())).directions
    values = framework_values(choices.country).join(own.at("municipality"))[list(usual)]
    targets, posts, turned = choices.all_targets(values), choices.all_posts(values), build_framework(choices).directions
    places = {code: own.known[code].decimals for code in usual}
    return pd.DataFrame({
        "name": [code_name(code, own.known, t) for code in usual],
        "more": [turned[code] > 0 for code in usual],
        "target": [round(targets[code], places[code]) for code in usual],
        "lower_post": [round(posts[code][0], places[code]) for code in usual],
        "upper_post": [round(posts[code][1], places[code]) for code in usual],
        "low": values.min().round(2).tolist(),
        "high": values.max().round(2).tolist(),
        "unit": [t.unit(own.known[code].unit) for code in usual],
    })  # fmt: skip
