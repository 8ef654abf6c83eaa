"""The trend: a small line over the years. One geometry, a skin for the screen and one for print."""

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

    breaks: years from which on the series means something else.
    """

    width: ClassVar[int] = WIDTH
    height: ClassVar[int] = HEIGHT
    years: Sequence[int]
    values: Sequence[float]
    breaks: Sequence[int] = ()

    @property
    def path(self) -> str:
        """The line as an SVG path: none across a break or a long gap of years; a year alone is a short stroke."""
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
        """The line as the data of `mask-image`."""
        return mask(self.path, WIDTH, HEIGHT, stroke=2)

    @property
    def link(self) -> str:
        """A dashed way over the values where no two of them may be joined (two censuses): a series is never drawn as nothing."""
        pairs = zip(self.years, self.years[1:], strict=False)
        if any(joined(earlier, later, self.breaks) for earlier, later in pairs):
            return ""
        points = zip(self.years, self.values, strict=True)
        return "M" + "L".join(f"{WIDTH * self._at(year):.1f} {HEIGHT * self.top(value):.1f}" for year, value in points)

    @property
    def link_mask(self) -> str:
        """The dashed way as the data of `mask-image`."""
        return mask(self.link, WIDTH, HEIGHT, stroke=2, dashes="4 4")

    @property
    def begin(self) -> float:
        """How far from the top the first value lies, 0 to 1."""
        return self.top(self.values[0])

    @property
    def broken(self) -> list[float]:
        """Where a break lies between two years, 0 to 1."""
        return [self._at(year - 0.5) for year in self.breaks if self.years[0] < year <= self.years[-1]]

    @property
    def end(self) -> float:
        """How far from the top the last value lies, 0 to 1."""
        return self.top(self.values[-1])

    def _at(self, year: float) -> float:
        return (year - self.years[0]) / (self.years[-1] - self.years[0])

    def top(self, value: float) -> float:
        """How far from the top a value lies, 0 to 1."""
        low, high = min(self.values), max(self.values)
        share = (value - low) / (high - low) if high > low else 0.5
        return (HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * share) / HEIGHT


def joined(earlier: int, later: int, breaks: Sequence[int]) -> bool:
    """Whether a line may run from one year to another: no break between them and at most LONGEST_GAP years apart."""
    return later - earlier <= LONGEST_GAP and not any(earlier < year <= later for year in breaks)


def trend_html(trend: Trend, text: str) -> Markup:
    """The trend on the screen; `text` is read aloud."""
    return html("charts/trend", trend=trend, text=text, skin="screen")


def trend_svg(trend: Trend, text: str) -> Markup:
    """The trend as a picture; `text` is read aloud."""
    return html("charts/trend", trend=trend, text=text, skin="print")
