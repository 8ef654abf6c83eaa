"""Need signs: conditions on figures, which a place meets, fails or cannot be tested on.

A sign is parts joined by "and" or by "or"; a part is `indicator[@level] condition`, where the condition is low5 or
high5 (at or beyond the 20th or 80th percentile of the country at that level), lowhalf or highhalf (the median), none
(no value), or a comparison with a number. `else > 3` after a fifth is used where ties make the fifth too large.
"""

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np

MOST_OF_A_FIFTH = 0.30  # of the areas; where ties give it more, it says nothing
SHARES = {"low5": 0.2, "high5": 0.8, "lowhalf": 0.5, "highhalf": 0.5}
FIFTHS = ("low5", "high5")
COMPARISONS: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq,
}  # fmt: skip
PART = re.compile(
    r"(?P<indicator>\w+?)(?:@(?P<level>\w+))? (?:(?P<share>low5|high5|lowhalf|highhalf|none)(?: else (?P<else>.+))?|(?P<test>[<>=]+) (?P<number>-?[\d.]+))"
)


@dataclass(frozen=True)
class Part:
    """One condition.

    level: of the area tested, empty for the place itself; share: one of SHARES, or none; test, number: a comparison,
    also the substitute for a fifth enlarged by ties.
    """

    indicator: str
    level: str = ""
    share: str = ""
    test: str = ""
    number: float = 0.0


@dataclass(frozen=True)
class Sign:
    """Conditions that all (or, for `is_any`, one) must hold."""

    parts: tuple[Part, ...]
    is_any: bool = False


@dataclass(frozen=True, eq=False)
class Spread:
    """The values of an indicator over the areas of a level, sorted, without missing ones."""

    values: np.ndarray

    @cached_property
    def thresholds(self) -> Mapping[str, float]:
        """The value at or beyond which an area belongs to a fifth or a half; quantiles of type 7."""
        found = np.quantile(self.values, list(SHARES.values()))
        return dict(zip(SHARES, found.tolist(), strict=True))

    @cached_property
    def spread_by_ties(self) -> frozenset[str]:
        """The fifths that contain more than 30 % of the areas because of ties at the threshold."""
        return frozenset(share for share in FIFTHS if self._is_spread(share))

    def _is_spread(self, share: str) -> bool:
        threshold = self.thresholds[share]
        inside = self.values <= threshold if share.startswith("low") else self.values >= threshold
        return bool(inside.mean() > MOST_OF_A_FIFTH and (self.values == threshold).sum() > 1)

    @property
    def width(self) -> float:
        """Distance from the 20th to the 80th percentile, 1 if they coincide."""
        return self.thresholds["high5"] - self.thresholds["low5"] or 1.0


@dataclass(frozen=True)
class Line:
    """One part as tested: value, year, area, threshold.

    held: None without a figure; beyond: distance beyond the threshold, in widths of the middle three fifths.
    """

    part: Part
    held: bool | None
    value: float | None = None
    year: int = 0
    area: str = ""
    threshold: float | None = None
    beyond: float = 0.0


@dataclass(frozen=True)
class Outcome:
    """A sign tested on a place. held: None if unknown."""

    held: bool | None
    lines: tuple[Line, ...]

    @property
    def shown(self) -> tuple[Line, ...]:
        """The lines that decided the sign."""
        return tuple(line for line in self.lines if line.held)

    @property
    def beyond(self) -> float:
        """Distance of the least extreme of them beyond its threshold."""
        return min((line.beyond for line in self.shown), default=0.0)


Figure = tuple[float, int, str]  # value, year, area
Figures = Mapping[
    tuple[str, str], Figure
]  # (level, indicator) -> the figure of the area of that level around the place
Spreads = Mapping[tuple[str, str], Spread]


@cache
def parsed(text: str) -> Sign:
    """A sign from its text.

    Raises:
        ValueError: not a sign.
    """
    is_any = " or " in text
    parts = [_part(piece.strip()) for piece in text.split(" or " if is_any else " and ")]
    return Sign(tuple(parts), is_any)


def _part(text: str) -> Part:
    found = PART.fullmatch(text)
    if found is None or (found["test"] and found["test"] not in COMPARISONS):
        raise ValueError(f"no need sign: {text}")
    test, number = found["test"] or "", found["number"] or 0.0
    if found["else"]:
        test, number = found["else"].split(" ")
    return Part(found["indicator"], found["level"] or "", found["share"] or "", test, float(number))


def outcome(sign: Sign, figures: Figures, spreads: Spreads, usual: str) -> Outcome:
    """A sign on the figures of a place. usual: the level of the place itself.

    A failed part decides an "and", a met one an "or"; otherwise a part without a figure makes it unknown.
    """
    lines = tuple(_line(part, figures, spreads, part.level or usual) for part in sign.parts)
    told = [line.held for line in lines]
    decisive = sign.is_any
    held = decisive if decisive in told else None if None in told else not decisive
    return Outcome(held, lines)


def _line(part: Part, figures: Figures, spreads: Spreads, level: str) -> Line:
    found, spread = figures.get((level, part.indicator)), spreads.get((level, part.indicator))
    if part.share == "none":
        return Line(part, found is None, *(found or ()))
    if found is None or spread is None:
        return Line(part, None)
    test, threshold = _condition(part, spread)
    if not test:
        return Line(part, None, *found)
    held = COMPARISONS[test](found[0], threshold)
    return Line(part, held, *found, threshold, abs(found[0] - threshold) / spread.width if held else 0.0)


def _condition(part: Part, spread: Spread) -> tuple[str, float]:
    """The comparison of a part; None if ties enlarge its fifth and it has no substitute number."""
    if not part.share:
        return part.test, part.number
    if part.share in spread.spread_by_ties:
        return part.test, part.number
    return "<=" if part.share.startswith("low") else ">=", spread.thresholds[part.share]


def taking(sign: Sign, places: Sequence[Figures], spreads: Spreads, usual: str) -> tuple[int, int]:
    """Number of places that meet a sign, and of those where it is unknown."""
    held = [outcome(sign, figures, spreads, usual).held for figures in places]
    return held.count(True), held.count(None)
