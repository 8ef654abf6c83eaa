"""How urgent a need is: severity, urgency, what the data say, legal duty; and how firm its place in the list is.

P = 0.40·severity/4 + 0.25·urgency/4 + 0.20·percentile + 0.15·duty; where a term is not known, the weights of the others are
renormalised. Interval of ranks from the 5th to the 95th percentile (type 7) over draws of the weights by ±25 %, with the seed
and the quantiles of the index (patokaz.analysis.index.uncertainty).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from patokaz.analysis.index.uncertainty import QUANTILES, SEED, quantile_rows
from patokaz.registers.ideas import DRAWS, SPREAD, ranks_of

TERMS = ("severity", "urgency", "data", "duty")
WEIGHTS = (0.40, 0.25, 0.20, 0.15)
HIGHEST = 4
PROPOSING_GAP = 2


@dataclass(frozen=True)
class Rank:
    """A place in the list with the interval in which it lies when the weights move."""

    rank: int
    low: float
    high: float


def severity(current: int, wished: int) -> int:
    """The gap between the wished and the current level: 0 to 4."""
    return min(HIGHEST, max(0, wished - current))


def terms(
    severe: int | None, urgency: int | None, percentile: float | None, is_duty: bool
) -> tuple[float | None, float | None, float | None, float]:
    """The four terms, each 0 to 1, None where not known."""
    return (
        None if severe is None else severe / HIGHEST,
        None if urgency is None else urgency / HIGHEST,
        percentile,
        float(is_duty),
    )


def priority(told: Sequence[float | None]) -> float:
    """The weighted mean of the known terms. Raises ZeroDivisionError where none is known."""
    known = [(weight, term) for weight, term in zip(WEIGHTS, told, strict=True) if term is not None]
    return sum(weight * term for weight, term in known) / sum(weight for weight, _ in known)


def ranks(rows: Sequence[Sequence[float | None]]) -> list[Rank]:
    """The rank of each need with its interval. rows: terms as `terms` gives them."""
    if not rows:
        return []
    values = np.array([[np.nan if term is None else term for term in row] for row in rows], dtype=float)
    known = ~np.isnan(values)
    filled = np.where(known, values, 0.0)
    drawn = np.array(WEIGHTS) * np.random.default_rng(SEED).uniform(1 - SPREAD, 1 + SPREAD, (DRAWS, len(WEIGHTS)))
    moved = (drawn @ filled.T) / (drawn @ known.T.astype(float))
    nominal = ranks_of((np.array(WEIGHTS) @ filled.T / (np.array(WEIGHTS) @ known.T.astype(float)))[None, :])[0]
    by_unit = np.sort(ranks_of(moved).T, axis=1)
    counts = np.full(len(rows), DRAWS)
    low, high = (quantile_rows(by_unit, counts, QUANTILES[end]) for end in ("low", "high"))
    return [Rank(int(rank), float(a), float(b)) for rank, a, b in zip(nominal, low, high, strict=True)]
