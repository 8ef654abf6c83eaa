"""An officer's answers: in the session, short in the address, complete in the officer's file; never stored."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from patokaz.needs.priority import severity
from patokaz.needs.statements import statements

WITH_EVIDENCE = (0, 3, 4)  # levels that need a text of evidence
LACKING, BEYOND = "-", "x"  # in the address: no urgency told; not applicable
PIECE = re.compile(r"(?P<id>[ATF]\d{1,2})\.(?P<current>[0-4x])\.(?P<wished>[0-4])\.(?P<urgency>[0-4-])")


@dataclass(frozen=True)
class Answer:
    """An answer.

    current: None if the statement does not apply; urgency: None if not given; reason: why it does not apply; unit: the
    answering office, no person; cost_from, cost_to: in `currency`.
    """

    statement: str
    current: int | None
    wished: int
    urgency: int | None = None
    evidence: str = ""
    reason: str = ""
    unit: str = ""
    cost_from: float | None = None
    cost_to: float | None = None
    currency: str = ""

    @property
    def severity(self) -> int | None:
        """The gap to the desired level; None if the statement does not apply."""
        return None if self.current is None else severity(self.current, self.wished)

    @property
    def lacks_text(self) -> bool:
        """Whether evidence, or the reason for not applying, is missing."""
        return not self.reason if self.current is None else self.current in WITH_EVIDENCE and not self.evidence


@dataclass(frozen=True)
class Ticked:
    """A measure requested by the officer from own knowledge, with the reason."""

    measure: str
    sentence: str = ""


@dataclass(frozen=True)
class Answers:
    """All answers of a place by statement, and the measures ticked by hand. year: of the assessment, 0 if not given."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    ticked: Sequence[Ticked] = ()
    year: int = 0

    def with_answer(self, answer: Answer) -> "Answers":
        """A copy with one more answer, replacing an earlier one."""
        return replace(self, answers={**self.answers, answer.statement: answer})

    def with_ticked(self, ticked: Ticked) -> "Answers":
        """A copy with a measure ticked by hand."""
        return replace(self, ticked=(*(row for row in self.ticked if row.measure != ticked.measure), ticked))

    def without_ticked(self, measure: str) -> "Answers":
        """A copy without a measure."""
        return replace(self, ticked=tuple(row for row in self.ticked if row.measure != measure))


NOTHING = Answers()


def written(answers: Answers) -> str:
    """The levels for the address: A1.1.3.2_A2.x.3.- (statement, current, desired, urgency), without texts."""
    return "_".join(
        f"{key}.{BEYOND if answer.current is None else answer.current}.{answer.wished}."
        f"{LACKING if answer.urgency is None else answer.urgency}"
        for key, answer in answers.answers.items()
    )


def read(text: str, ticked: str, held: Answers, measures: Collection[str]) -> tuple[Answers, list[str]]:
    """The answers of an address, and its invalid parts. ticked: ids of measures separated by blanks or commas.

    held: of the session; its texts are kept for answers with the same levels in the address.
    """
    found: dict[str, Answer] = {}
    bad = []
    for piece in filter(None, text.split("_")):
        told = PIECE.fullmatch(piece)
        if told is None or told["id"] not in statements():
            bad.append(piece)
            continue
        current = None if told["current"] == BEYOND else int(told["current"])
        urgency = None if told["urgency"] == LACKING else int(told["urgency"])
        answer = Answer(told["id"], current, int(told["wished"]), urgency)
        known = held.answers.get(answer.statement)
        same = known and (known.current, known.wished, known.urgency) == (current, answer.wished, urgency)
        found[answer.statement] = known if known and same else answer
    sentences = {row.measure: row for row in held.ticked}
    ids = dict.fromkeys(filter(None, re.split(r"[,\s]+", ticked)))
    bad += [key for key in ids if key not in measures]
    rows = tuple(sentences.get(key, Ticked(key)) for key in ids if key in measures)
    return Answers(found, rows, held.year), bad
