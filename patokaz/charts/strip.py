"""The strip: position of a place among all areas of its level. One geometry, renderings for screen and print.

The page's HTML may not contain SVG, so on the screen the ticks are the mask of an element coloured by the style sheet;
marks with a fixed shape are elements positioned in per cent. In print the strip is an SVG picture.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from markupsafe import Markup

from patokaz.charts.mask import mask
from patokaz.language.html import html

WIDTH = 200
HEIGHT = 22


@dataclass(frozen=True)
class Scale:
    """All areas of a level on a line from the lowest to the highest value drawn.

    positions: of the areas, whole numbers 0 to WIDTH, without duplicates.
    """

    positions: tuple[int, ...]
    low: float
    high: float

    @cached_property
    def ticks(self) -> tuple[float, ...]:
        """Positions of the areas, 0 to 1."""
        return tuple(position / WIDTH for position in self.positions)

    def at(self, value: float) -> float:
        """Position of a value, 0 to 1; values beyond the ends are clipped."""
        if self.high <= self.low:
            return 0.5
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))

    def known(self, value: float | None) -> float | None:
        """Position of a value; None without one."""
        return None if value is None or value != value else self.at(value)


@dataclass(frozen=True)
class Strip:
    """One place among all areas: positions 0 to 1.

    here: the place; median, half: the median and the quartiles of all areas; peers: the median of the user's peer
    group.
    """

    width: ClassVar[int] = WIDTH
    height: ClassVar[int] = HEIGHT
    ticks: Sequence[float]
    here: float
    median: float | None = None
    half: tuple[float, float] | None = None
    peers: float | None = None

    @property
    def path(self) -> str:
        """The areas as ticks, an SVG path on WIDTH × HEIGHT."""
        return "".join(f"M{round(WIDTH * tick)} 6v10" for tick in self.ticks)

    @property
    def mask(self) -> str:
        """The ticks as a `mask-image` value."""
        return mask(self.path, WIDTH, HEIGHT)


def strip_on(
    scale: Scale,
    value: float,
    median: float | None = None,
    quartiles: tuple[float | None, float | None] = (None, None),
    peers: float | None = None,
) -> Strip:
    """The strip of a value; None and NaN are not drawn. quartiles: first and third."""
    first, third = (scale.known(quartile) for quartile in quartiles)
    half = None if first is None or third is None else (first, third)
    return Strip(scale.ticks, scale.at(value), scale.known(median), half, scale.known(peers))


def strip_html(strip: Strip, text: str) -> Markup:
    """The strip on the screen; `text` is for screen readers."""
    return html("charts/strip", strip=strip, text=text, skin="screen")


def strip_svg(strip: Strip, text: str) -> Markup:
    """The strip as a picture; `text` is for screen readers."""
    return html("charts/strip", strip=strip, text=text, skin="print")
