"""With whom a place could share a service: nearness, need, scale and experience in one score, and a connected group.

Weights, rings and thirds are proposals of this product, printed beside every score; no study fixes them.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations

WEIGHTS: Mapping[str, float] = {"nearness": 0.35, "need": 0.35, "scale": 0.20, "experience": 0.10}
BORDER, SECOND_RING = 1.0, 0.5
HALF, THIRD = 1 / 2, 1 / 3
MOST_TOGETHER = 5  # the place among them: gains fell with every further partner (Blåka 2017, Norwegian fire services)
POOL = 16  # best candidates of which groups are made
ROUNDING = 1e-9

Neighbours = Mapping[str, AbstractSet[str]]


def rings(neighbours: Neighbours, place: str) -> dict[str, float]:
    """Nearness of the areas around a place: BORDER where they share a border, SECOND_RING for their neighbours."""
    first = neighbours.get(place, frozenset())
    second = {far for near in first for far in neighbours[near]} - first - {place}
    return dict.fromkeys(sorted(first), BORDER) | dict.fromkeys(sorted(second), SECOND_RING)


def shortfall(rank: int, of: int) -> float:
    """How far down a rank lies, above 0 … 1 for the last: rank/of, rank 1 the best."""
    return rank / of


def same_need(own: float, other: float) -> float:
    """The mean shortfall of two places of the worse half; 0 unless both lie there."""
    return (own + other) / 2 if min(own, other) > HALF + ROUNDING else 0.0


def complementary_need(own: float, other: float) -> float:
    """The distance of two shortfalls where one is of the best third and one of the worst; else 0."""
    low, high = sorted((own, other))
    return high - low if low <= THIRD + ROUNDING and high > 2 * THIRD + ROUNDING else 0.0


def scale(joint: float, threshold: float) -> float:
    """How much of a service's size is reached together, 1 at the most. joint, threshold: people."""
    return min(1.0, joint / threshold)


def partner_score(terms: Mapping[str, float]) -> float:
    """Σ w·t / Σ w over the terms given, each 0 … 1; a term that is left out leaves the others their proportions."""
    return sum(WEIGHTS[key] * value for key, value in terms.items()) / sum(WEIGHTS[key] for key in terms)


def is_connected(areas: AbstractSet[str], neighbours: Neighbours) -> bool:
    """Whether every area of a set is reached from any other without leaving it."""
    start = min(areas)
    reached, waiting = {start}, [start]
    while waiting:
        new = (neighbours.get(waiting.pop(), frozenset()) & areas) - reached
        reached |= new
        waiting += new
    return reached == areas


def best_group(
    place: str, scores: Sequence[tuple[str, float]], neighbours: Neighbours, together: int
) -> tuple[str, ...]:
    """The partners of the connected set of `together` areas around a place whose mean score is highest.

    scores: candidates with their scores, the best first; the first POOL are tried. Ties go to the candidates
    that come first. Fewer partners where no connected set is as large; empty without candidates.
    """
    pool = dict(scores[:POOL])
    for partners in range(min(together - 1, len(pool)), 0, -1):
        connected = (group for group in combinations(pool, partners) if is_connected({place, *group}, neighbours))
        best = max(connected, key=lambda group: round(sum(pool[area] for area in group), 9), default=None)
        if best is not None:
            return best
    return ()
