"""Self-assessment by statements: marks from ranks, the share reached of what is answered, words, what to do first.

Four importances and the elimination items follow the certification of business friendly municipalities in South East Europe
(BFC SEE, criteria of 2016); weights, words and limits are proposals of this product.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MOST = 4  # the best mark
WEIGHTS = {"elimination": 4, "very_influential": 3, "influential": 2, "additional": 1}
WORDS = ((0.75, "well"), (0.50, "partly"), (0.0, "beginning"))
LEAST_COVERAGE = (2, 3)
ACTED_ON = 2  # a mark up to this one is worth a step
ON_AN_AXIS = 2  # answers
TOLERANCE = 1e-9


@dataclass(frozen=True)
class Marked:
    """A statement with its weight (1 to 4) and its mark, 0 to MOST; None where it is not answered."""

    weight: int
    mark: float | None


def mark_of_rank(rank: int, of: int) -> int:
    """The mark of a rank among `of` places, 1 the best: 4 for the best fifth, 0 for the last; equal ranks have one mark."""
    if not 1 <= rank <= of:
        raise ValueError(f"rank {rank} of {of}")
    return MOST - 5 * (rank - 1) // of


def reached(marked: Iterable[Marked]) -> float | None:
    """The share reached: Σ w·s / (4·Σ w) over the answered statements, 0 to 1; None without answers."""
    answered = [(entry.weight, entry.mark) for entry in marked if entry.mark is not None]
    whole = MOST * sum(weight for weight, _ in answered)
    return sum(weight * mark for weight, mark in answered) / whole if whole else None


def weight_covered(marked: Sequence[Marked]) -> float:
    """Share of the total weight of the answered statements, 0 to 1; 0 where no statement applies."""
    whole = sum(entry.weight for entry in marked)
    return sum(entry.weight for entry in marked if entry.mark is not None) / whole if whole else 0.0


def has_coverage(answered: int, applicable: int) -> bool:
    """Whether enough statements are answered for a word: two thirds of those that apply."""
    part, whole = LEAST_COVERAGE
    return answered * whole >= applicable * part and applicable > 0


def word(share: float | None, answered: int, applicable: int) -> str:
    """well, partly or beginning for the share reached of what the town hall does; empty below the least coverage."""
    if share is None or not has_coverage(answered, applicable):
        return ""
    return next(name for least, name in WORDS if share >= least - TOLERANCE)


def axis_value(marked: Sequence[Marked]) -> float | None:
    """The share reached within a category; None where fewer than ON_AN_AXIS of its statements are answered."""
    return reached(marked) if sum(entry.mark is not None for entry in marked) >= ON_AN_AXIS else None


def first_steps(marked: Sequence[Marked]) -> list[int]:
    """Positions of the statements worth a step, by weight · (4 − mark) falling, then in their order."""
    gains = [
        (position, entry.weight * (MOST - entry.mark))
        for position, entry in enumerate(marked)
        if entry.mark is not None and entry.mark <= ACTED_ON
    ]
    return [position for position, _ in sorted(gains, key=lambda found: (-found[1], found[0]))]
