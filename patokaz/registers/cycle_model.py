"""The rows of a plan's yearly round, of its situation, of evaluations and of partnerships, as the officer's workbook holds them."""

from dataclasses import dataclass

YEAR_STATES = ("open", "submitted", "approved", "reopened")
STEPS = ("values", "sources", "measures", "money", "verdicts", "report", "submit", "approve", "council")
SITUATION_KINDS = ("strength", "weakness", "opportunity", "threat")
CRITERIA = ("relevance", "coherence", "effectiveness", "efficiency", "impact", "sustainability")
JUDGEMENTS = ("fully", "mostly", "partly", "not")
WHOLE_PLAN = "plan"


@dataclass(frozen=True)
class YearRound:
    """A year of the plan: how far its report is. decision, date: of the approval; reason: of reopening; seal: of what was approved."""

    year: int
    state: str
    decision: str = ""
    date: str = ""
    reason: str = ""
    seal: str = ""


@dataclass(frozen=True)
class Change:
    """What was changed on the page: when, in which sheet, of what, before and after. unit: who changed it, never a person."""

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
    """A strength, weakness, opportunity or threat in the office's words. node: what answers it in the plan."""

    kind: str
    text: str
    source: str = ""
    node: str = ""


@dataclass(frozen=True)
class Judgement:
    """A judgement by a criterion. subject: a node, a linked project, an idea, or WHOLE_PLAN; unit: who judged, never a person."""

    subject: str
    year: int
    criterion: str
    judgement: str
    sentence: str = ""
    evidence: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Partnership:
    """A public-private partnership that was agreed. Totals as the office entered them, in money of price_year; rate: 0.05 is 5 % a year."""

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
    """What the municipality pays for a partnership in a year, in whole units of the plan's currency."""

    partnership: str
    year: int
    amount: float
    note: str = ""
