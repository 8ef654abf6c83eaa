"""The trend: a small line over the years. One geometry, renderings for screen and print."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from patokaz.charts.mask import mask
from patokaz.language.html import html

WIDTH = 200
HEIGHT = 34
MARGIN = 4
LONGEST_GAP = 3
ALONE = 4  # how long a piece of one year is drawn: a dot of the line's own width cannot be seen


@dataclass(frozen=True)
class Trend:
    """Values over at least two years, on WIDTH × HEIGHT from the lowest to the highest value.

    breaks: first years of a new series.
    """

    width: ClassVar[int] = WIDTH
    height: ClassVar[int] = HEIGHT
    years: Sequence[int]
    values: Sequence[float]
    breaks: Sequence[int] = ()

    @property
    def path(self) -> str:
        """The line as an SVG path: interrupted at breaks and long gaps; an isolated year is a short stroke."""
        pairs = zip(self.years, self.years[1:], strict=False)
        follows = [False, *(joined(earlier, later, self.breaks) for earlier, later in pairs), False]
        steps = []
        for position, (year, value) in enumerate(zip(self.years, self.values, strict=True)):
            x, y = WIDTH * self._at(year), f"{HEIGHT * self.top(value):.1f}"
            if follows[position] or follows[position + 1]:
                steps.append(f"{'L' if follows[position] else 'M'}{x:.1f} {y}")
            else:
                steps.append(f"M{min(max(x - ALONE / 2, 0), WIDTH - ALONE):.1f} {y}h{ALONE}")
        return "".join(steps)

    @property
    def mask(self) -> str:
        """The line as a `mask-image` value."""
        return mask(self.path, WIDTH, HEIGHT, stroke=2)

    @property
    def link(self) -> str:
        """A dashed connection if no two values may be joined (two censuses), so that a series is always visible."""
        pairs = zip(self.years, self.years[1:], strict=False)
        if any(joined(earlier, later, self.breaks) for earlier, later in pairs):
            return ""
        points = zip(self.years, self.values, strict=True)
        return "M" + "L".join(f"{WIDTH * self._at(year):.1f} {HEIGHT * self.top(value):.1f}" for year, value in points)

    @property
    def link_mask(self) -> str:
        """The dashed connection as a `mask-image` value."""
        return mask(self.link, WIDTH, HEIGHT, stroke=2, dashes="4 4")

    @property
    def begin(self) -> float:
        """Position of the first value from the top, 0 to 1."""
        return self.top(self.values[0])

    @property
    def broken(self) -> list[float]:
        """Position of a break between two years, 0 to 1."""
        return [self._at(year - 0.5) for year in self.breaks if self.years[0] < year <= self.years[-1]]

    @property
    def end(self) -> float:
        """Position of the last value from the top, 0 to 1."""
        return self.top(self.values[-1])

    def _at(self, year: float) -> float:
        return (year - self.years[0]) / (self.years[-1] - self.years[0])

    def top(self, value: float) -> float:
        """Position of a value from the top, 0 to 1."""
        low, high = min(self.values), max(self.values)
        share = (value - low) / (high - low) if high > low else 0.5
        return (HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * share) / HEIGHT


def joined(earlier: int, later: int, breaks: Sequence[int]) -> bool:
    """Whether two years may be connected: no break in between and at most LONGEST_GAP years apart."""
    return later - earlier <= LONGEST_GAP and not any(earlier < year <= later for year in breaks)


def trend_html(trend: Trend, text: str) -> Markup:
    """The trend on the screen; `text` is for screen readers."""
    return html("charts/trend", trend=trend, text=text, skin="screen")


def trend_svg(trend: Trend, text: str) -> Markup:
    """The trend as a picture; `text` is for screen readers."""
    return html("charts/trend", trend=trend, text=text, skin="print")
