"""Cost of a task by size of place, and estimates for places separately and together."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

FEWEST = 20
CONFIDENCE = 0.95


@dataclass(frozen=True)
class CostLine:
    """ln cost = intercept + slope·ln people by Theil-Sen over `areas` places. low, high: ends of the slope's 95 % interval;
    middle: medians of ln people and ln cost, through which every such line passes; r_squared: on logarithms."""

    slope: float
    low: float
    high: float
    middle: tuple[float, float]
    areas: int
    r_squared: float

    def cost(self, people: float, slope: float | None = None) -> float:
        """The cost of the line at a size, or of a line of another slope through the same middle."""
        return math.exp(self.middle[1] + (self.slope if slope is None else slope) * (math.log(people) - self.middle[0]))


@dataclass(frozen=True)
class Benefit:
    """Cost of places apart less that of one place of their size together, with the ends of the interval."""

    apart: float
    together: float
    low: float
    high: float

    @property
    def saved(self) -> float:
        """apart less together; below 0 where together costs more."""
        return self.apart - self.together

    @property
    def is_sure(self) -> bool:
        """Whether both ends of the interval lie on one side of zero."""
        return self.low > 0 or self.high < 0


def cost_line(cost: pd.Series, people: pd.Series) -> CostLine:
    """The cost of a size by Theil-Sen on logarithms: a few places of a special kind do not pull the line.

    cost, people: by area, above 0; areas that lack one are left out. Raises ValueError below FEWEST areas or where all have
    one size. Source: Sen 1968, Journal of the American Statistical Association 63(324), also for the interval.
    """
    table = pd.concat([people, cost], axis=1, keys=["people", "cost"]).astype(float)
    table = np.log(table[(table > 0).all(axis=1)])
    if len(table) < FEWEST or table["people"].nunique() == 1:
        raise ValueError(f"No line of cost and size over {len(table)} areas.")
    x, y = table["people"].to_numpy(), table["cost"].to_numpy()
    from scipy.stats import theilslopes

    slope, _, low, high = theilslopes(y, x, CONFIDENCE)
    middle = float(np.median(x)), float(np.median(y))
    left = y - middle[1] - slope * (x - middle[0])
    r_squared = 1 - float((left**2).sum() / ((y - y.mean()) ** 2).sum())
    return CostLine(float(slope), float(low), float(high), middle, len(table), r_squared)


def benefit(line: CostLine, people: Sequence[float]) -> Benefit:
    """Estimated cost of places of these sizes separately, and of one place of their sum.

    The interval is that of the line, from the ends of the slope's: single places lie far wider around it.
    """
    joint = sum(people)

    def both(slope: float | None = None) -> tuple[float, float]:
        return sum(line.cost(size, slope) for size in people), line.cost(joint, slope)

    apart, together = both()
    ends = [separate - whole for separate, whole in (both(line.low), both(line.high), (apart, together))]
    return Benefit(apart, together, min(ends), max(ends))
