"""The index engine on 1,469 units and 20 indicators: one index, 1,000 Monte Carlo runs, Sobol's indices."""

import time
import tracemalloc
from collections.abc import Callable

import numpy as np
import pandas as pd

from bench.report import percentile, row
from patokaz.analysis.index.framework import Framework
from patokaz.analysis.index.normalise import Normalisation
from patokaz.analysis.index.pipeline import Recipe, compute
from patokaz.analysis.index.runs import Alternatives
from patokaz.analysis.index.uncertainty import monte_carlo, sobol

UNITS, PILLARS, MEMBERS, GROUPS = 1469, 4, 5, 24
REPEATS = 3
POSITIVE = Normalisation(low=1, high=100)
ALTERNATIVES = Alternatives(
    imputations=("group_mean", "none"),
    treatments=("winsorise_or_log", "none"),
    normalisations=(POSITIVE, Normalisation("zscore", mean=200, sd=10)),
    aggregations=("arithmetic", "geometric"),
    noise={1: 0.25, 2: 0.25},
)


def measure() -> None:
    """Print the times of the index, its Monte Carlo intervals and its Sobol indices; the middle one of three."""
    values, groups, framework = _case()
    recipe = Recipe(imputation="group_mean", normalisation=POSITIVE)
    result = compute(values, framework, recipe, groups)
    whole = _median(lambda: compute(values, framework, recipe, groups))
    row("index of 1,469 units and 20 indicators", whole, "ms", 100, "goal")
    row("Monte Carlo, 1,000 runs", _median(lambda: monte_carlo(result, ALTERNATIVES)), "ms", 1000, "goal")
    row("Sobol, N = 500, 6 choices, 4,000 runs", _median(lambda: sobol(result, ALTERNATIVES)), "ms", 3000, "goal")
    row("Sobol, memory at its peak", _peak(lambda: sobol(result, ALTERNATIVES)), "MB", 300, "goal")


def _case() -> tuple[pd.DataFrame, pd.Series, Framework]:
    """Skewed figures of which 3 % are missing, the same in every run."""
    rng = np.random.default_rng(1)
    codes = [f"i{number}" for number in range(PILLARS * MEMBERS)]
    values = pd.DataFrame(rng.lognormal(0, 0.5, (UNITS, len(codes))), columns=codes)
    pillars = {
        f"p{pillar}": {
            code: -1 if number % 3 == 0 else 1 for number, code in enumerate(codes) if number % PILLARS == pillar
        }
        for pillar in range(PILLARS)
    }
    groups = pd.Series(rng.integers(0, GROUPS, UNITS))
    return values.mask(rng.random(values.shape) < 0.03), groups, Framework.from_pillars(pillars)


def _median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return percentile(times, 50)


def _peak(work: Callable[[], object]) -> float:
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return peak
