"""Priority of a need from severity, urgency, data and legal duty, and the robustness of its rank.

P = 0.40·severity/4 + 0.25·urgency/4 + 0.20·percentile + 0.15·duty; weights of known terms are renormalised. Interval of
ranks from the 5th to the 95th percentile (type 7) over draws of the weights within ±25 %, with the seed and quantiles
of the index (patokaz.analysis.index.uncertainty).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from patokaz.analysis.index.uncertainty import QUANTILES, SEED, quantile_rows
from patokaz.registers.ideas import DRAWS, SPREAD, ranks_of

TERMS = ("severity", "urgency", "data", "duty")
WEIGHTS = (0.40, 0.25, 0.20, 0.15)
HIGHEST = 4
PROPOSING_GAP = 2


@dataclass(frozen=True)
class Rank:
    """A rank with its interval under varied weights."""

    rank: int
    low: float
    high: float


def severity(current: int, wished: int) -> int:
    """The gap between the desired and the current level: 0 to 4."""
    return min(HIGHEST, max(0, wished - current))


def terms(
    severe: int | None, urgency: int | None, percentile: float | None, is_duty: bool
) -> tuple[float | None, float | None, float | None, float]:
    """The four terms, each 0 to 1, None if unknown."""
    return (
        None if severe is None else severe / HIGHEST,
        None if urgency is None else urgency / HIGHEST,
        percentile,
        float(is_duty),
    )


def priority(told: Sequence[float | None]) -> float:
    """The weighted mean of the known terms.

    Raises:
        ZeroDivisionError: none is known.
    """
    known = [(weight, term) for weight, term in zip(WEIGHTS, told, strict=True) if term is not None]
    return sum(weight * term for weight, term in known) / sum(weight for weight, _ in known)


@lru_cache(maxsize=64)
def ranks(rows: tuple[tuple[float | None, ...], ...]) -> tuple[Rank, ...]:
    """The rank of each need with its interval. rows: as from `terms`; equal terms share every rank."""
    if not rows:
        return ()
    distinct = list(dict.fromkeys(rows))
    counts = np.array([rows.count(row) for row in distinct])
    values = np.array([[np.nan if term is None else term for term in row] for row in distinct], dtype=float)
    weights = np.array(WEIGHTS)
    drawn = weights * np.random.default_rng(SEED).uniform(1 - SPREAD, 1 + SPREAD, (DRAWS, len(WEIGHTS)))
    by_unit = np.sort(_ranked(_means(drawn, values), counts).T, axis=1)
    low, high = (quantile_rows(by_unit, np.full(len(distinct), DRAWS), QUANTILES[end]) for end in ("low", "high"))
    nominal = ranks_of(np.repeat(_means(weights[None, :], values), counts, axis=1))[0]
    first = np.cumsum(counts) - counts
    found = {
        row: Rank(int(nominal[at]), float(a), float(b))
        for row, at, a, b in zip(distinct, first, low, high, strict=True)
    }
    return tuple(found[row] for row in rows)


def _means(weights: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Draws × needs: the weighted means of the known terms."""
    known = ~np.isnan(values)
    return (weights @ np.where(known, values, 0.0).T) / (weights @ known.T.astype(float))


def _ranked(totals: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Rank of each column in each row, 1 the highest; a column represents `counts` needs."""
    order = np.argsort(-totals, axis=1)
    of_order = counts[order]
    found = np.empty_like(order)
    np.put_along_axis(found, order, np.cumsum(of_order, axis=1) - of_order + 1, axis=1)
    return found
