"""The rows of a plan's annual cycle, situation, evaluations and partnerships as in the officer's workbook."""

from dataclasses import dataclass

YEAR_STATES = ("open", "submitted", "approved", "reopened")
STEPS = ("values", "sources", "measures", "money", "verdicts", "report", "submit", "approve", "council")
SITUATION_KINDS = ("strength", "weakness", "opportunity", "threat")
CRITERIA = ("relevance", "coherence", "effectiveness", "efficiency", "impact", "sustainability")
JUDGEMENTS = ("fully", "mostly", "partly", "not")
WHOLE_PLAN = "plan"


@dataclass(frozen=True)
class YearRound:
    """A year of the plan and the state of its report.

    decision, date: of the approval; reason: of reopening; seal: of the approved rows.
    """

    year: int
    state: str
    decision: str = ""
    date: str = ""
    reason: str = ""
    seal: str = ""


@dataclass(frozen=True)
class Change:
    """A change made on the page: date, sheet, subject, old and new value. unit: never a person."""

    at: str
    sheet: str
    subject: str
    year: int | None = None
    old: str = ""
    new: str = ""
    unit: str = ""
    reason: str = ""


@dataclass(frozen=True)
class ProcedureStep:
    """A step of the office's own procedure. due: month and day in the year after the report year, MM-DD; version: of the procedure."""

    step: str
    position: int
    unit: str = ""
    due: str = ""
    version: int = 1
    decision: str = ""


@dataclass(frozen=True)
class SituationEntry:
    """A strength, weakness, opportunity or threat in the office's words. node: the node that answers it."""

    kind: str
    text: str
    source: str = ""
    node: str = ""


@dataclass(frozen=True)
class Judgement:
    """An evaluation by a criterion.

    subject: a node, a linked project, an idea, or WHOLE_PLAN; unit: the evaluating unit, never a person.
    """

    subject: str
    year: int
    criterion: str
    judgement: str
    sentence: str = ""
    evidence: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Partnership:
    """An agreed public-private partnership.

    Totals as entered by the office, in money of price_year; rate: 0.05 is 5 % a year.
    """

    key: str
    object: str
    partner: str = ""
    form: str = ""
    first_year: int | None = None
    last_year: int | None = None
    guarantees: str = ""
    decision: str = ""
    contract: str = ""
    contact_unit: str = ""
    idea: str = ""
    public_total: float | None = None
    partnership_total: float | None = None
    rate: float | None = None
    price_year: int | None = None


@dataclass(frozen=True)
class Payment:
    """The municipality's payment for a partnership in a year, in whole units of the plan's currency."""

    partnership: str
    year: int
    amount: float
    note: str = ""
