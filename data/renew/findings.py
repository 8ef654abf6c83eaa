"""What is found in an answer: a kind, how grave it is, and what fills its sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

HARD = "hard"
WORD = "word"
NOTE = "note"


@dataclass(frozen=True)
class Finding:
    """code: key of a sentence in texts/; grade: hard (stops), word (a person must give a reason) or note."""

    code: str
    grade: str
    values: Mapping[str, Any] = field(default_factory=dict)


def hard(findings: Sequence[Finding]) -> Sequence[Finding]:
    """Those that no one can accept."""
    return [finding for finding in findings if finding.grade == HARD]


def in_need_of_a_word(findings: Sequence[Finding]) -> Sequence[Finding]:
    """Those that a person may accept with a reason."""
    return [finding for finding in findings if finding.grade == WORD]
