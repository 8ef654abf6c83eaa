"""Sentences of the analysis: where a figure stands beside the areas around it and among all, true of the figures."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from patokaz.language.numbers import half_up, median_decimals
from patokaz.language.words import Words, inside_sentence
from patokaz.profile.figures import comparison_values
from patokaz.profile.profile import Profile
from patokaz.profile.shares import part_text
from patokaz.statistics.catalogue import Indicator, catalogue
from patokaz.statistics.countries import countries, level_name

BETWEEN = {
    ("above", "above"): "level_above",
    ("below", "below"): "level_below",
    ("above", "below"): "level_over_around",
    ("below", "above"): "level_over_country",
}
FEWEST = 5  # areas of a level among which a place in the order says something


def level_sentence(profile: Profile, figure: Mapping[str, Any], t: Words) -> str:
    """A figure beside those of the area around and of the country, a sum as its share of theirs.

    figure: a row of queries/area_figures.sql of the place itself. What equals it as shown is not set beside it.
    """
    indicator = catalogue()[figure["indicator_id"]]
    parts = _parts(profile, figure, indicator, t)
    if indicator.aggregate == "sum" and indicator.is_of_whole_area:
        return _share_sentence(profile, figure, parts, t)
    around, country, median = (_apart(value, figure, indicator) for value in comparison_values(figure, indicator))
    around = None if profile.fills_around else around
    own = float(figure["value"])
    sides = {name: "above" if own > value else "below" for name, value in (("around", around), ("country", country)) if value is not None}  # fmt: skip
    told = {name: t.amount(value, indicator.unit, median_decimals(value, indicator.decimals) if name == "median" else indicator.decimals) for name, value in (("around_value", around), ("country_value", country), ("median", median)) if value is not None}  # fmt: skip
    if len(sides) == 2:
        return t("analysis." + BETWEEN[sides["around"], sides["country"]], **parts, **told)
    if sides:
        name = next(iter(sides))
        other = parts["around" if name == "around" else "country"]
        return t(f"analysis.level_{sides[name]}_one", **parts, other=other, other_value=told[f"{name}_value"])
    if median is not None:
        return t(f"analysis.level_{'above' if own > median else 'below'}_median", **parts, **told)
    return t("analysis.level", **parts)


def larger_sentence(owner: Profile, figure: Mapping[str, Any], t: Words) -> str:
    """A figure that only a larger area has, beside the country's."""
    indicator = catalogue()[figure["indicator_id"]]
    parts = _parts(owner, figure, indicator, t) | {"area": owner.area["long_name"]}
    _, country, _ = comparison_values(figure, indicator)
    told = {} if country is None else {"country_value": t.amount(country, indicator.unit, indicator.decimals)}
    sentence = t("analysis.level_of_country" if told else "analysis.level_of", **parts, **told)
    return sentence[:1].upper() + sentence[1:]


def rank_sentence(profile: Profile, figure: Mapping[str, Any], t: Words) -> str:
    """How many areas of the level have a higher value, or a lower one where less is better; that it is the highest or lowest of
    all where it is. Empty where none is ranked."""
    if pd.isna(figure["rank"]) or int(figure["rank_of"]) < FEWEST:
        return ""
    better, side = int(figure["rank"]) - 1, "lower" if figure["direction"] == -1 else "higher"
    told = {"total": t.number(int(figure["rank_of"])), "areas": _level_words(profile, t)}
    if not better:
        return t(f"analysis.none_{side}", **told)
    if better == int(figure["rank_of"]) - 1:  # the last of all has the other end
        return t(f"analysis.none_{'higher' if side == 'lower' else 'lower'}", **told)
    return t(f"analysis.more_{side}", count=better, **told)


def _level_words(profile: Profile, t: Words) -> str:
    """The areas of the place's level in mid-sentence; at its beginning in Ukrainian, which would else have to decline them."""
    country, level = profile.area["country_id"], profile.area["level"]
    counted = countries()[country].get("level_name_counted", {}).get(level, {}).get(t.language)
    name = str(counted or level_name(country, level, t, plural=True))
    return name if t.language == "uk" else inside_sentence(name)


def fifth_sentence(figure: Mapping[str, Any], t: Words) -> str:
    """That a figure is among the best or the weakest fifth. figure: a row of `outstanding`; empty where that is no merit."""
    key = {"strength": "fifth_best", "weakness": "fifth_worst"}.get(figure["standing"])
    if key is None:
        return ""
    indicator = catalogue()[figure["indicator_id"]]
    value = t.amount(figure["value"], indicator.unit, indicator.decimals)
    return t(f"analysis.{key}", indicator=indicator.text("name", t.language), value=value)


def _share_sentence(profile: Profile, figure: Mapping[str, Any], parts: Mapping[str, str], t: Words) -> str:
    around, country = (float(figure[key]) if not pd.isna(figure[key]) else 0.0 for key in ("group_value", "country_value"))  # fmt: skip
    own = float(figure["value"])
    alone = not profile.around or profile.fills_around or around <= own
    if country <= own or own <= 0:
        return t("analysis.level", **parts)
    share = part_text(own, country, t, 1 if 100 * own >= country else 2)
    if alone:
        return t("analysis.level_share", **parts, share=share)
    around_share = part_text(own, around, t, 1 if 100 * own >= around else 2)
    return t("analysis.level_share_around", **parts, share=share, around_share=around_share)


def _parts(profile: Profile, figure: Mapping[str, Any], indicator: Indicator, t: Words) -> dict[str, str]:
    name = indicator.text("name", t.language)
    return {
        "indicator": name,
        "value": t.amount(figure["value"], indicator.unit, indicator.decimals),
        "when": "" if t.says_its_years(name) else t("analysis.when", year=t.year(int(figure["year"]))),
        "around": profile.area["upper"],
        "country": profile.area["country"],
    }


def _apart(value: float | None, figure: Mapping[str, Any], indicator: Indicator) -> float | None:
    """A value to set beside a figure; None where both are the same as shown."""
    if value is None or half_up(value, indicator.decimals) == half_up(float(figure["value"]), indicator.decimals):
        return None
    return value
