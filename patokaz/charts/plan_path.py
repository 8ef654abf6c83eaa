"""The path of a plan's indicator: planned values, results, breaks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from patokaz.charts.mask import mask
from patokaz.charts.trend import joined
from patokaz.language.html import html

WIDTH, HEIGHT, MARGIN = 240, 84, 8


@dataclass(frozen=True)
class PlanPath:
    """Years and values on WIDTH × HEIGHT.

    planned: baseline, points, target; reached: results; breaks: first years after a break; band: lowest and highest
    value to be maintained, None if open.
    """

    width: ClassVar[int] = WIDTH
    height: ClassVar[int] = HEIGHT
    planned: Sequence[tuple[int, float]]
    reached: Sequence[tuple[int, float]]
    breaks: Sequence[int] = ()
    band: tuple[float | None, float | None] = (None, None)

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year of the axis."""
        years = [year for year, _ in (*self.planned, *self.reached)]
        return min(years), max(years)

    @property
    def is_drawable(self) -> bool:
        """Whether there are at least two years."""
        years = {year for year, _ in (*self.planned, *self.reached)}
        return len(years) > 1

    @property
    def planned_mask(self) -> str:
        """The planned path as a `mask-image` value."""
        steps = [f"{'L' if position else 'M'}{self._point(*point)}" for position, point in enumerate(self.planned)]
        return mask("".join(steps), WIDTH, HEIGHT, stroke=2)

    @property
    def reached_mask(self) -> str:
        """The results as a `mask-image` value: no line across a break or a long gap of years."""
        steps = []
        for position, (year, value) in enumerate(self.reached):
            is_on = position > 0 and joined(self.reached[position - 1][0], year, self.breaks)
            steps.append(f"{'L' if is_on else 'M'}{self._point(year, value)}" + ("" if is_on else "h.01"))
        return mask("".join(steps), WIDTH, HEIGHT, stroke=3)

    @property
    def dots(self) -> list[tuple[float, float]]:
        """The results: from the left and from the top, 0 to 1."""
        return [(self._across(year), self._down(value)) for year, value in self.reached]

    @property
    def target(self) -> tuple[float, float] | None:
        """Position of the target, from the left and from the top, 0 to 1."""
        return (self._across(self.planned[-1][0]), self._down(self.planned[-1][1])) if self.planned else None

    @property
    def broken(self) -> list[float]:
        """Position of a break between two years, 0 to 1."""
        first, last = self.years
        return [self._across(year - 0.5) for year in self.breaks if first < year <= last]

    @property
    def kept(self) -> tuple[float, float] | None:
        """The band to be maintained, its top and its bottom, 0 to 1; None if there is none."""
        low, high = self.band
        if low is None and high is None:
            return None
        return (0.0 if high is None else self._down(high), 1.0 if low is None else self._down(low))

    def _point(self, year: float, value: float) -> str:
        return f"{WIDTH * self._across(year):.1f} {HEIGHT * self._down(value):.1f}"

    def _across(self, year: float) -> float:
        first, last = self.years
        return (MARGIN + (WIDTH - 2 * MARGIN) * (year - first) / ((last - first) or 1)) / WIDTH

    def _down(self, value: float) -> float:
        values = [v for _, v in (*self.planned, *self.reached)] + [v for v in self.band if v is not None]
        low, high = min(values), max(values)
        share = (value - low) / (high - low) if high > low else 0.5
        return (HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * share) / HEIGHT


def plan_path_html(path: PlanPath, text: str) -> Markup:
    """The path on screen and in presentations; `text` is for screen readers."""
    return html("charts/plan_path", path=path, text=text)
