"""Sentences of the analysis: where a figure stands beside the areas around it and among all, true of the figures."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from patokaz.language.numbers import half_up, median_decimals
from patokaz.language.words import Words, inside_sentence
from patokaz.profile.figures import comparison_values
from patokaz.profile.profile import Profile
from patokaz.profile.shares import part_text
from patokaz.profile.texts import said_once
from patokaz.statistics.catalogue import Indicator, catalogue
from patokaz.statistics.countries import countries, level_name

BETWEEN = {
    ("above", "above"): "level_above",
    ("below", "below"): "level_below",
    ("above", "below"): "level_over_around",
    ("below", "above"): "level_over_country",
}
OPENINGS = ("first", "second", "third")  # sentences of one paragraph begin differently
FEWEST = 5  # areas of a level among which a rank is informative


def level_sentence(profile: Profile, figure: Mapping[str, Any], t: Words, nth: int = 0) -> str:
    """A value compared with the larger area and the country; a sum as its share of their totals.

    figure: a row of queries/area_figures.sql of the place itself; nth: the figure's position in its paragraph, which
    chooses the opening of the sentence. A value equal to it as displayed is not compared.
    """
    indicator = catalogue()[figure["indicator_id"]]
    parts = _parts(profile, figure, indicator, t)
    parts["opening"] = t(f"analysis.opening.{OPENINGS[nth % len(OPENINGS)]}", **parts)
    if indicator.aggregate == "sum" and indicator.is_of_whole_area:
        return _share_sentence(profile, figure, parts, t)
    around, country, median = (_apart(value, figure, indicator) for value in comparison_values(figure, indicator))
    around = None if profile.fills_around else around
    own = float(figure["value"])
    sides = {name: "above" if own > value else "below" for name, value in (("around", around), ("country", country)) if value is not None}  # fmt: skip
    known = [
        (name, value) for name, value in (("around_value", around), ("country_value", country)) if value is not None
    ]
    told = {name: _amount(value, indicator, t) for name, value in known}
    if median is not None:
        told["median"] = _amount(median, indicator, t, median_decimals(median, indicator.decimals))
    if len(sides) == 2:
        return t("analysis." + BETWEEN[sides["around"], sides["country"]], **parts, **told)
    if sides:
        name = next(iter(sides))
        return t(f"analysis.level_{sides[name]}_{name}", **parts, **told)
    if median is not None:
        return t(f"analysis.level_{'above' if own > median else 'below'}_median", **parts, **told)
    return t("analysis.level", **parts)


def larger_sentence(owner: Profile, figure: Mapping[str, Any], t: Words, is_again: bool = False) -> str:
    """A value available only for a larger area, with the country's. is_again: the sentence before names the same area."""
    indicator = catalogue()[figure["indicator_id"]]
    parts = _parts(owner, figure, indicator, t) | {"area": owner.area["long_name"]}
    _, country, _ = comparison_values(figure, indicator)
    told = {} if country is None else {"country_value": _amount(country, indicator, t)}
    key = "analysis.level_again" if is_again else "analysis.level_of"
    sentence = t(f"{key}_country" if told else key, **parts, **told)
    return sentence[:1].upper() + sentence[1:]


def rank_sentence(profile: Profile, figure: Mapping[str, Any], t: Words, nth: int = 0) -> str:
    """How many areas of the level have a higher value, or a lower one where less is better; that it is the highest or lowest of
    all where it is; empty where none is ranked.

    nth: the figure's position in its paragraph; odd ones have another wording.
    """
    if pd.isna(figure["rank"]) or int(figure["rank_of"]) < FEWEST:
        return ""
    better, side = int(figure["rank"]) - 1, "lower" if figure["direction"] == -1 else "higher"
    told = {"total": t.number(int(figure["rank_of"])), "areas": _level_words(profile, t)}
    if not better:
        return t(f"analysis.none_{side}", **told)
    if better == int(figure["rank_of"]) - 1:  # the last of all has the other end
        return t(f"analysis.none_{'higher' if side == 'lower' else 'lower'}", **told)
    return t(f"analysis.{side}_in" if nth % 2 else f"analysis.more_{side}", count=better, **told)


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
    return t(
        f"analysis.{key}", indicator=indicator.text("name", t.language), value=_amount(figure["value"], indicator, t)
    )


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
        "value": _amount(figure["value"], indicator, t),
        "when": "" if t.says_its_years(name) else t("analysis.when", year=t.year(int(figure["year"]))),
        "around": profile.area["upper"],
        "country": profile.area["country"],
    }


def _amount(value: float, indicator: Indicator, t: Words, decimals: int | None = None) -> str:
    """A value with its unit, without the words of the unit that the indicator's name contains. decimals: the indicator's if None."""
    written = t.amount(value, indicator.unit, indicator.decimals if decimals is None else decimals)
    return said_once(written, indicator.text("name", t.language))


def _apart(value: float | None, figure: Mapping[str, Any], indicator: Indicator) -> float | None:
    """A value to set beside a figure; None where both are the same as shown."""
    if value is None or half_up(value, indicator.decimals) == half_up(float(figure["value"]), indicator.decimals):
        return None
    return value
