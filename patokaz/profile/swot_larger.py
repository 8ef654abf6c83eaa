"""Strengths and weaknesses of a country or a larger area, where too few of its like exist for the rule of outstanding figures."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from patokaz.analysis.standing import MOST, neutral_point
from patokaz.analysis.standing_larger import end_of_parts, first_or_last, lasting_change
from patokaz.language.words import Words
from patokaz.profile.parts import held_parts
from patokaz.profile.profile import Profile
from patokaz.profile.small_numbers import with_chance
from patokaz.profile.texts import from_to, said_once, standing_sentence
from patokaz.statistics.cached import cached
from patokaz.statistics.catalogue import Indicator, catalogue
from patokaz.statistics.chance import chances

OF_EACH = 2  # sentences of a kind on each side, as far as there are others
DISTANCES = ("_km", "_minutes")  # one part is always the furthest
MONEY = ("bgn", "eur", "mkd", "uah", "usd")  # in prices of each year: their rise is no improvement


@dataclass(frozen=True)
class Point:
    """One sentence. kind: what it is derived from; part: strength or weakness; size: how far it stands out among its kind."""

    kind: str
    part: str
    indicator: str
    size: float
    sentence: str


@cached(100)
def larger_points(profile: Profile, t: Words) -> Mapping[str, list[str]]:
    """Sentences by strength and weakness, at most MOST of each and one an indicator; none for a municipality."""
    if profile.area["level"] == "municipality" or profile.is_occupied:
        return {}
    points = [*_among_its_like(profile, t), *_lasting(profile, t), *_of_parts(profile, t)]
    return {part: _chosen([point for point in points if point.part == part]) for part in ("strength", "weakness")}


def _chosen(points: list[Point]) -> list[str]:
    """OF_EACH of a kind first, each subject once a kind; then what is left, in the same order."""
    kept: list[Point] = []
    for point in points:
        block = catalogue()[point.indicator].block
        alike = [entry for entry in kept if entry.kind == point.kind]
        said = any(entry.indicator == point.indicator for entry in kept)
        if not said and len(alike) < OF_EACH and all(catalogue()[entry.indicator].block != block for entry in alike):
            kept.append(point)
    said_already = {entry.indicator for entry in kept}
    kept += [point for point in points if point.indicator not in said_already and point.kind == "parts"]
    return [point.sentence for point in kept[:MOST]]


def _among_its_like(profile: Profile, t: Words) -> list[Point]:
    rows = first_or_last(with_chance(profile.figures, profile)).to_dict("records")
    had = set(profile.figures.loc[profile.figures["rank"].notna(), "indicator_id"])
    return [
        Point("alike", row["standing"], str(row["indicator_id"]), float(row["gap"]), standing_sentence(row, t))
        for row in rows
        if row["by_chance"] is not True and catalogue()[str(row["indicator_id"])].restates not in had
    ]


def _lasting(profile: Profile, t: Words) -> list[Point]:
    """Changes since the last break, the largest share first; none of amounts of money."""
    found = []
    for key, series in profile.series.items():
        indicator = catalogue()[key]
        if not indicator.direction or not indicator.is_ranked or indicator.part_only or _is_money(indicator):
            continue
        known = pd.Series(dict(zip(series.years, series.values, strict=True)), dtype=float)
        change = lasting_change(known, indicator.direction, list(profile.breaks.get(key, {})))
        if change is not None:
            first, last, size, better = change
            sentence = t(
                "swot.lasting", indicator=indicator.text("name", t.language), before=_amount(first[1], indicator, t),
                first=first[0], after=_amount(last[1], indicator, t), last=last[0],
            )  # fmt: skip
            found.append(Point("change", "strength" if better else "weakness", key, size, sentence))
    return sorted(found, key=lambda point: -point.size)


def _of_parts(profile: Profile, t: Words) -> list[Point]:
    """The best or the worst part of each headline figure, the widest gap first."""
    held, found = held_parts(profile, t), []
    for indicator, rows, year in held.figures if held else ():
        if not indicator.direction or not indicator.is_ranked or indicator.id.endswith(DISTANCES):
            continue
        values = rows[rows["year"] == year].set_index("area_id")["value"].astype(float)
        end = end_of_parts(values.to_dict(), indicator.direction, neutral_point(values))
        if held is not None and end is not None and chances(end[0]).get(indicator.id, {}).get("by_chance") is not True:
            part, side, size = end
            name = indicator.text("name", t.language)
            lower, upper = (float(value) for value in values.quantile([0.25, 0.75]))
            q1, q3 = (said_once(told, name) for told in from_to(lower, upper, indicator, t))
            sentence = t(
                "swot.part_best" if side == "strength" else "swot.part_worst", indicator=t.dated(name, t.year(year)),
                value=_amount(float(values[part]), indicator, t), place=held.names[part], count=len(values), q1=q1, q3=q3,
            )  # fmt: skip
            found.append(Point("parts", side, indicator.id, size, sentence))
    return sorted(found, key=lambda point: -point.size)


def _is_money(indicator: Indicator) -> bool:
    return any(part in MONEY for part in indicator.unit.split("_"))


def _amount(value: float, indicator: Indicator, t: Words) -> str:
    return said_once(t.amount(value, indicator.unit, indicator.decimals), indicator.text("name", t.language))
