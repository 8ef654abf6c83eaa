"""What a map's legend says of its classes: from where to where each goes, with the unit, in no more decimals than that takes."""

from collections.abc import Sequence
from dataclasses import replace

from patokaz.analysis.classes import Classes
from patokaz.analysis.figures import MOST_DECIMALS
from patokaz.language.numbers import half_up
from patokaz.language.words import Measure, Words

Ends = tuple[float, float]


def range_texts(classes: Classes, measure: Measure) -> list[str]:
    """Words of each class: from its lowest to its highest value, with the unit; empty of a class without areas.

    No two overlap: a class that seems to begin where the one below it ends is "over" that. Decimals are the measure's, or as
    many more as tell the highest values of two classes apart. On both sides of zero each number has its sign.
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
    """A dash between two numbers, words where some are below zero: a dash and a minus are one to the eye."""
    if low == high:
        return low
    return t("slide.range", low=low, high=high) if below else f"{low} – {high}"


def _apart(known: Sequence[Ends], decimals: int) -> bool:
    """Whether classes seem to end at different numbers, and one that ends just below zero needs no "over" as well."""
    highest = [_end(high, decimals) for _, high in known]
    told = [
        low < 0 and _end(high, decimals) != half_up(high, decimals) and _begins_over(low, before, decimals)
        for (low, high), (_, before) in zip(known[1:], known, strict=False)
    ]
    return len(set(highest)) == len(highest) and not any(told)


def _end(high: float, decimals: int) -> float:
    """The highest value as it is written; below zero what would be written as zero."""
    rounded = half_up(high, decimals)
    return rounded if rounded or high >= 0 else -(10.0**-decimals) / 2


def _begins_over(low: float, before: float | None, decimals: int) -> bool:
    return before is not None and half_up(low, decimals) == half_up(before, decimals)


def _class_text(part: Ends, before: float | None, fine: Measure, signed: bool, below: bool) -> str:
    """The words of a class. before: the highest value of the class below it."""
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
