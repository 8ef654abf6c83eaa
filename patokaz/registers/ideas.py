"""Priority of project ideas: gates, weighted scores, and robustness of the ranks to the weights.

S = sum of w·s, s the mean over scorers; 10,000 draws of the weights within ±25 %, renormalised, with a fixed seed;
interval of ranks from the 5th to the 95th percentile (type 7).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from patokaz.registers.digits import TOLERANCE
from patokaz.registers.idea_model import GATES, Criterion, Idea, Score
from patokaz.registers.model import FULL_WEIGHT

DRAWS, SEED = 10_000, 2008
SPREAD = 0.25
FIRM = 0.95
WIDE_SPREAD = 2.0
FEWEST_SCORERS, MOST_SCORERS = 2, 5


@dataclass(frozen=True)
class Mean:
    """The mean score of an idea on a criterion. spread: standard deviation over scorers (n - 1); None with one scorer."""

    mark: float
    spread: float | None
    scorers: int

    @property
    def needs_talk(self) -> bool:
        """Whether the scorers differ so much that they should discuss it."""
        return self.spread is not None and self.spread > WIDE_SPREAD + TOLERANCE


@dataclass(frozen=True)
class Ranked:
    """An idea in the list. reasons: of having no rank (failed or unanswered gates, criteria without a score, declined)."""

    idea: str
    means: Mapping[str, Mean]
    score: float | None = None
    rank: int | None = None
    low: float | None = None
    high: float | None = None
    chance_first: float | None = None
    is_firm: bool = False
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Priorities:
    """The ideas, best first, unranked last. weight_sum in basis points; few_scorers: fewer than two scores."""

    ranked: tuple[Ranked, ...]
    first: int
    weight_sum: int
    few_scorers: bool

    @property
    def weights_add_up(self) -> bool:
        """Whether the weights add up and may be approved."""
        return self.weight_sum == FULL_WEIGHT


def failed_gates(idea: Idea) -> tuple[str, ...]:
    """Gates answered no (code) or unanswered (code and '?')."""
    answers = {gate: idea.gates.get(gate) for gate in GATES}
    return tuple(gate if answer is False else f"{gate}?" for gate, answer in answers.items() if not answer)


def mean_marks(scores: Iterable[Score], criteria: Iterable[Criterion]) -> dict[str, dict[str, Mean]]:
    """Idea -> criterion -> mean score; scores without evidence are capped at the criterion's evidence_above."""
    limits = {criterion.key: criterion.evidence_above for criterion in criteria}
    marks: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for score in scores:
        limit = limits.get(score.criterion)
        counted = score.mark if limit is None or score.evidence else min(score.mark, limit)
        marks[score.idea][score.criterion].append(counted)
    return {
        idea: {
            key: Mean(float(np.mean(row)), float(np.std(row, ddof=1)) if len(row) > 1 else None, len(row))
            for key, row in by_criterion.items()
        }
        for idea, by_criterion in marks.items()
    }


def priorities(
    ideas: Sequence[Idea], criteria: Sequence[Criterion], scores: Iterable[Score], first: int = 1, draws: int = DRAWS
) -> Priorities:
    """The ideas ranked. first: k of "firmly among the first k", true if P(rank <= k) >= 0.95."""
    means = mean_marks(scores, criteria)
    reasons = {idea.key: _reasons(idea, criteria, means.get(idea.key, {})) for idea in ideas}
    fit = [idea.key for idea in ideas if not reasons[idea.key]]
    weights = np.array([criterion.weight for criterion in criteria], dtype=float)
    weights = weights / weights.sum() if weights.sum() else weights
    marks = np.array([[means[key][criterion.key].mark for criterion in criteria] for key in fit]).reshape(
        len(fit), len(criteria)
    )
    results = dict(zip(fit, _ranked(fit, marks, weights, means, (first, draws)), strict=True))
    rows = [
        results.get(idea.key) or Ranked(idea.key, means.get(idea.key, {}), reasons=reasons[idea.key]) for idea in ideas
    ]
    rows.sort(key=lambda row: (row.rank is None, row.rank or 0))
    counts = [mean.scorers for key in fit for mean in means[key].values()]
    few = any(count < FEWEST_SCORERS for count in counts)
    return Priorities(tuple(rows), first, sum(criterion.weight for criterion in criteria), few)


def ranks_of(totals: np.ndarray) -> np.ndarray:
    """Rank of each column in each row, 1 best; ties within the tolerance share the better rank."""
    ordered = np.sort(totals, axis=-1)
    above = np.stack([(ordered > column[:, None] + TOLERANCE).sum(axis=-1) for column in totals.T], axis=-1)
    return above + 1


def _reasons(idea: Idea, criteria: Sequence[Criterion], means: Mapping[str, Mean]) -> tuple[str, ...]:
    missing = tuple(f"criterion:{criterion.key}" for criterion in criteria if criterion.key not in means)
    declined = ("declined",) if idea.status == "declined" else ()
    return declined + failed_gates(idea) + (missing if criteria else ("no_criteria",))


def _ranked(
    fit: Sequence[str],
    marks: np.ndarray,
    weights: np.ndarray,
    means: Mapping[str, Mapping[str, Mean]],
    settings: tuple[int, int],
) -> list[Ranked]:
    if not fit:
        return []
    first, draws = settings
    scores = marks @ weights
    ranks = ranks_of(scores[None, :])[0]
    factors = np.random.default_rng(SEED).uniform(1 - SPREAD, 1 + SPREAD, (draws, len(weights)))
    drawn = weights * factors
    drawn = drawn / drawn.sum(axis=1, keepdims=True)
    drawn_ranks = ranks_of(drawn @ marks.T)
    low, high = np.quantile(drawn_ranks, [0.05, 0.95], axis=0)
    return [
        Ranked(
            idea=key,
            means=means[key],
            score=float(scores[i]),
            rank=int(ranks[i]),
            low=float(low[i]),
            high=float(high[i]),
            chance_first=float((drawn_ranks[:, i] <= first).mean()),
            is_firm=bool((drawn_ranks[:, i] <= first).mean() >= FIRM),
        )
        for i, key in enumerate(fit)
    ]
