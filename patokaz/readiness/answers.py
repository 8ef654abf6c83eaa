"""The user's answers: a score with evidence for each statement; scores in the address, both in the user's file."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

LONGEST = 300  # letters of an evidence
ON_EVIDENCE = (0, 3, 4)  # marks that need one
WRITTEN = re.compile(r"([A-Z]\d{1,2})-([0-4])")


@dataclass(frozen=True)
class Answer:
    """A score from 0 to 4, or None; evidence: user text."""

    mark: int | None = None
    evidence: str = ""

    @property
    def lacks_evidence(self) -> bool:
        """Whether its score requires evidence and has none."""
        return self.mark in ON_EVIDENCE and not self.evidence


Answers = Mapping[str, Answer]
NOTHING = Answer()


def marks_text(answers: Answers) -> str:
    """The scores for an address: S1-3.O2-4."""
    return ".".join(f"{key}-{answer.mark}" for key, answer in answers.items() if answer.mark is not None)


def read_marks(text: str, known: Collection[str]) -> dict[str, int]:
    """The scores of an address; invalid and unknown entries are left out, the first of duplicates counts."""
    found: dict[str, int] = {}
    for part in text[: 8 * len(known)].split("."):
        written = WRITTEN.fullmatch(part)
        if written and written[1] in known:
            found.setdefault(written[1], int(written[2]))
    return found


def with_marks(answers: Answers, marks: Mapping[str, int], known: Collection[str]) -> dict[str, Answer]:
    """The answers with other scores and the same evidence, in the order of the statements."""
    changed = {key: Answer(marks.get(key), answers.get(key, NOTHING).evidence) for key in known}
    return {key: answer for key, answer in changed.items() if answer != NOTHING}


def written_evidence(text: str) -> str:
    """Evidence as one line of printable characters, at most LONGEST."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return line[:LONGEST].strip()
