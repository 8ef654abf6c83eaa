"""Legend texts of classes: their ranges with the unit, in as few decimals as possible."""

from collections.abc import Sequence
from dataclasses import replace

from patokaz.analysis.classes import Classes
from patokaz.analysis.figures import MOST_DECIMALS
from patokaz.language.numbers import half_up
from patokaz.language.words import Measure, Words

Ends = tuple[float, float]


def range_texts(classes: Classes, measure: Measure) -> list[str]:
    """The range of each class with the unit; empty for a class without areas.

    Ranges do not overlap: a class that would appear to begin at the end of the previous one is "over" that. Decimals
    are the measure's, or as many more as needed to distinguish the upper ends. If classes lie on both sides of zero,
    every number has a sign.
    """
    scaled = [part and (part[0] / measure.scale, part[1] / measure.scale) for part in classes.ranges]
    known = [part for part in scaled if part]
    decimals = next(d for d in range(measure.decimals, MOST_DECIMALS + 1) if d == MOST_DECIMALS or _apart(known, d))
    fine = replace(measure, decimals=decimals, scale=1.0)
    below = any(low < 0 for low, _ in known)
    texts, highest = [], None
    for part in scaled:
        texts.append(_class_text(part, highest, fine, bool(classes.depths), below) + measure.suffix if part else "")
        highest = part[1] if part else highest
    return texts


def range_text(low: str, high: str, below: bool, t: Words) -> str:
    """A dash between two numbers, words if some are negative, as a dash and a minus look alike."""
    if low == high:
        return low
    return t("slide.range", low=low, high=high) if below else f"{low} – {high}"


def _apart(known: Sequence[Ends], decimals: int) -> bool:
    """Whether classes appear to end at different numbers, and one that ends just below zero needs no "over" either."""
    highest = [_end(high, decimals) for _, high in known]
    told = [
        low < 0 and _end(high, decimals) != half_up(high, decimals) and _begins_over(low, before, decimals)
        for (low, high), (_, before) in zip(known[1:], known, strict=False)
    ]
    return len(set(highest)) == len(highest) and not any(told)


def _end(high: float, decimals: int) -> float:
    """The highest value as displayed; negative values that would round to zero stay negative."""
    rounded = half_up(high, decimals)
    return rounded if rounded or high >= 0 else -(10.0**-decimals) / 2


def _begins_over(low: float, before: float | None, decimals: int) -> bool:
    return before is not None and half_up(low, decimals) == half_up(before, decimals)


def _class_text(part: Ends, before: float | None, fine: Measure, signed: bool, below: bool) -> str:
    """The text of a class. before: the highest value of the class below it."""
    (low, high), t = part, fine.words
    number = fine.signed if signed else fine.number
    first, last = fine.prefix + number(low), number(high)
    if _end(high, fine.decimals) != half_up(high, fine.decimals):
        return t("map.to_below", low=first, high=number(0.0))
    if number(low) == last:
        return first
    if _begins_over(low, before, fine.decimals):
        return t("map.over", low=fine.prefix + number(before), high=last)
    return range_text(first, last, below, t)
