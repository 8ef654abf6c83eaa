"""The needs of a place, from its answers and figures, by priority."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from patokaz.analysis.readiness import mark_of_rank
from patokaz.needs.answers import Answer, Answers
from patokaz.needs.figures import WORST, DataNeed, asked_of_data
from patokaz.needs.priority import PROPOSING_GAP, TERMS, Rank, priority, ranks, terms
from patokaz.needs.statements import BELIEVED, CLASSES, VERIFIED, Statement, country_needs, statements

UNRANKED = Rank(0, 0.0, 0.0)


@dataclass(frozen=True)
class Need:
    """A need.

    figure: of the data, whether or not they indicate it; by_answer, by_data: its origin; duty: verified, believed or
    none; priority: without believed duties; with_duty: the same with them, otherwise None; missing: unknown terms.
    """

    statement: Statement
    answer: Answer | None
    figure: DataNeed | None
    by_answer: bool
    by_data: bool
    duty: str
    priority: float
    with_duty: float | None
    missing: tuple[str, ...]
    terms: tuple[float | None, ...]
    rank: Rank = UNRANKED


def needs(country: str, area: str, answers: Answers) -> list[Need]:
    """The needs of a place, highest priority first.

    An answer indicates one at a gap of 2 or more, the data in the lowest fifth; statements that do not apply are left
    out.
    """
    figures, duties = asked_of_data(country, area), country_needs(country).duty
    found = []
    for key, statement in statements().items():
        answer, figure = answers.answers.get(key), figures.get(key)
        if answer is not None and answer.current is None:
            continue
        gap = answer.severity if answer is not None else None
        by_answer = gap is not None and gap >= PROPOSING_GAP
        by_data = figure is not None and mark_of_rank(figure.rank, figure.of) == WORST
        if by_answer or by_data:
            found.append(_need(statement, answer, figure, (by_answer, by_data), duties.get(key, "")))
    ranked = [
        replace(need, rank=rank) for need, rank in zip(found, ranks(tuple(need.terms for need in found)), strict=True)
    ]
    return sorted(ranked, key=lambda need: need.rank.rank)


def _need(
    statement: Statement, answer: Answer | None, figure: DataNeed | None, origin: tuple[bool, bool], duty: str
) -> Need:
    severe, urgency = (answer.severity, answer.urgency) if answer is not None else (None, None)
    percentile = figure.percentile if figure is not None else None
    told = terms(severe, urgency, percentile, duty == VERIFIED)
    return Need(
        statement,
        answer,
        figure,
        *origin,
        duty,
        priority(told),
        priority(terms(severe, urgency, percentile, True)) if duty == BELIEVED else None,
        tuple(name for name, term in zip(TERMS, told, strict=True) if term is None),
        told,
    )


def kind_of(found: Sequence[Need]) -> tuple[str, ...]:
    """The type of a place: the classes with a need."""
    needed = {need.statement.cls for need in found}
    return tuple(cls for cls in CLASSES if cls in needed)
