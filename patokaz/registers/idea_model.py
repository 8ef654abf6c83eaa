"""The rows of project ideas and partnerships as in the officer's workbook."""

from collections.abc import Mapping
from dataclasses import dataclass, field

GATES = ("in_plan", "competence", "site", "own_share", "not_funded")
IDEA_STATUSES = ("entered", "screened", "scored", "prioritised", "project", "declined")
BEARERS = ("public", "private", "shared")


@dataclass(frozen=True)
class Idea:
    """A project idea; gates: code -> yes, no or not answered. Costs and own share in whole units of the plan's currency."""

    key: str
    title: str
    need: str = ""
    proposer: str = ""
    measure: str = ""
    cost_from: float | None = None
    cost_to: float | None = None
    own_share: float | None = None
    partner: str = ""
    is_ppp: bool = False
    status: str = "entered"
    decision: str = ""
    gates: Mapping[str, bool | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Criterion:
    """A criterion of ideas; descriptions of the scores 0, 5 and 10.

    evidence_above: scores without evidence are capped at it.
    """

    key: str
    name: str
    weight: int
    words: tuple[str, str, str] = ("", "", "")
    evidence_above: float | None = None


@dataclass(frozen=True)
class Score:
    """One scorer's score, 0 to 10, for an idea on a criterion. scorer: a letter or number, never a name."""

    idea: str
    criterion: str
    scorer: str
    mark: float
    evidence: str = ""


@dataclass(frozen=True)
class ScreenAnswer:
    """The answer, 0 to 4, to a question of the PPP screens for an idea."""

    idea: str
    question: str
    mark: float
    evidence: str = ""


@dataclass(frozen=True)
class Risk:
    """The agreed bearer of a partnership's risk (public, private, shared), and its mitigation."""

    idea: str
    risk: str
    bearer: str
    mitigation: str = ""
