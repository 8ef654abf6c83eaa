"""Similar areas of one among Ukraine's 1,469 hromadas over 20 indicators, milliseconds."""

from time import perf_counter

import numpy as np
import pandas as pd

from bench.report import percentile, row
from patokaz.analysis.similarity import similar_areas

AREAS, INDICATORS, ASKED = 1469, 20, 50
GOAL = 10


def measure() -> None:
    """Print the time of a question, median and slowest, with a tenth of the values missing."""
    generator = np.random.default_rng(1)
    numbers = generator.normal(size=(AREAS, INDICATORS))
    numbers[generator.random(numbers.shape) < 0.1] = np.nan
    numbers[:ASKED] = generator.normal(size=(ASKED, INDICATORS))
    names = [f"indicator {at}" for at in range(INDICATORS)]
    values = pd.DataFrame(numbers, index=[f"area {at}" for at in range(AREAS)], columns=names)
    weights = dict.fromkeys(names, 1.0)
    times = [_question(values, f"area {at}", weights) for at in range(ASKED)]
    row(f"similar areas, {AREAS} × {INDICATORS}, median of {ASKED}", percentile(times, 50), "ms", GOAL, "goal")
    row("similar areas, slowest", max(times), "ms", GOAL, "goal")


def _question(values: pd.DataFrame, area: str, weights: dict[str, float]) -> float:
    began = perf_counter()
    similar_areas(values, area, weights)
    return (perf_counter() - began) * 1000
