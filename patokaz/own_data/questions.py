"""Questions on ambiguous columns, and the effects of the alternative reading."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pandas as pd

from patokaz.own_data.column_kinds import is_identifier
from patokaz.own_data.columns import Question, Settled
from patokaz.own_data.missing_codes import Codes, missing_codes
from patokaz.own_data.numbers import NAN

MOST_WRITTEN = 4
OTHER_READING = {
    "decimal": "thousands", "thousands": "decimal", "negative": "positive", "positive": "negative", "code": "figure", "figure": "code",
}  # fmt: skip


def asked(
    name: str, settled: Settled, texts: Sequence[str], cell_of: Callable[[int], str]
) -> tuple[list[float], list[Question]]:
    """The numbers of a column without codes for missing values, and the question on it."""
    values, others, questions = list(settled.values), list(settled.others), []
    codes = Codes() if is_identifier(name, pd.Series(values)) else missing_codes(values)
    if codes.positions:
        at = codes.positions[0]
        without = _without(values, codes.positions)
        read, otherwise = (without, values) if codes.sure else (values, without)
        written = ", ".join(list(dict.fromkeys(texts[position][:20] for position in codes.positions))[:MOST_WRITTEN])
        reading, count = "code" if codes.sure else "figure", len(codes.positions)
        questions.append(
            Question(name, "?", reading, cell_of(at), written, read[at], otherwise[at], tuple(otherwise), count)
        )
        values = read
        others = _without(others, codes.positions) if others and codes.sure else others
    if settled.doubt:
        at, reading = settled.doubt
        sign = settled.figures[at].sign
        questions.append(
            Question(name, sign, reading, cell_of(at), texts[at][:40], values[at], others[at], tuple(others))
        )
    return values, questions


def _without(values: Sequence[float], positions: Sequence[int]) -> list[float]:
    missing = set(positions)
    return [NAN if position in missing else value for position, value in enumerate(values)]


def turned(questions: Sequence[Question], question: Question, before: tuple[float, ...]) -> tuple[Question, ...]:
    """All questions after one was answered the other way. before: its column as read until then."""
    other_way = replace(
        question,
        read=question.otherwise,
        otherwise=question.read,
        others=before,
        reading=OTHER_READING[question.reading],
    )
    return tuple(
        other_way
        if entry is question
        else _kept_apart(entry, before, question.others)
        if entry.column == question.column
        else entry
        for entry in questions
    )


def _kept_apart(question: Question, before: Sequence[float], after: Sequence[float]) -> Question:
    """Another question of a column that was turned: its other reading changes where the column did."""
    others = [
        other if old == new or (old != old and new != new) else new
        for old, new, other in zip(before, after, question.others, strict=True)
    ]
    return replace(question, others=tuple(others))
