"""The rows of a plan as in the officer's workbook. Weights are in basis points, amounts in whole currency units."""

from dataclasses import dataclass

from patokaz.registers import cycle_model as cycle
from patokaz.registers.idea_model import Criterion, Idea, Risk, Score, ScreenAnswer

KINDS = ("vision", "goal", "priority", "measure", "activity")
SERIES_KINDS = ("level", "increment", "running_total", "ratio", "milestone", "keep", "verdict")
PURPOSES = ("goal", "limit")
STATUSES = ("not_started", "running", "done", "paused", "dropped")
PARTIES = ("administration", "council", "civil")
VERDICTS = ("as_said", "partly", "not", "cannot_tell")
FUNDS = ("own", "state", "eu", "donor", "private", "loan", "regional", "others", "not_stated")
ACTUAL_STATUSES = ("draft", "submitted", "approved", "returned", "superseded")
MISSING_REASONS = (
    *("not_collected", "not_yet", "not_applicable", "confidential", "not_estimated", "see_other"),
    *("set_later", "calculated_later", "subject_to_feasibility"),
)
SOURCE_KINDS = ("statistics", "document", "own_record", "estimate")
REGIMES = ("bg_opr_2007", "bg_opr_2014", "bg_piro_2021", "mk_led", "ua_strategy", "other")
FULL_WEIGHT = 10_000


@dataclass(frozen=True)
class Node:
    """One node of the tree in one version. key: stable over versions; contributors, informed: units separated by ;."""

    key: str
    kind: str
    parent: str | None
    position: int
    title: str
    weight: int | None = None
    owner: str = ""
    start: int | None = None
    end: int | None = None
    note: str = ""
    contributors: str = ""
    informed: str = ""


@dataclass(frozen=True)
class PlanVersion:
    """A version of the tree, in force from a year on; decision and reason as printed by the council."""

    number: int
    valid_from: int
    nodes: tuple[Node, ...]
    decision: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Indicator:
    """What is measured at a node: kind of series, baseline, target.

    statistics: linked indicator, may be empty; method, data_source, collector: of the data; printed_gap, gap_basis: the
    gap printed in the document for its measures, and its basis.
    """

    key: str
    node: str
    name: str
    series_kind: str
    unit: str = ""
    purpose: str | None = None
    statistics: str = ""
    baseline: float | None = None
    baseline_year: int | None = None
    baseline_source: str = ""
    target: float | None = None
    target_year: int | None = None
    target_missing: str = ""
    band: tuple[float | None, float | None] = (None, None)
    weight: int | None = None
    is_key: bool = False
    every: int = 1
    versions: tuple[int, int | None] = (1, None)
    note: str = ""
    method: str = ""
    data_source: str = ""
    collector: str = ""
    printed_gap: float | None = None
    gap_basis: str = ""


@dataclass(frozen=True)
class TargetPoint:
    """A point of the planned path; revision 0 is the first target."""

    indicator: str
    year: int
    value: float
    revision: int = 0


@dataclass(frozen=True)
class TargetRevision:
    """A new target by decision, in force from a year on; the first one is kept."""

    indicator: str
    valid_from: int
    target: float
    target_year: int | None = None
    decision: str = ""
    reason: str = ""


@dataclass(frozen=True)
class RebasedBaseline:
    """A baseline on the new basis of a revised series; in force from a report year on."""

    indicator: str
    value: float
    year: int
    source: str = ""
    valid_from: int | None = None
    decision: str = ""


@dataclass(frozen=True)
class Actual:
    """The result of a year, or the reason for its absence. data_version: of the statistics file a value comes from."""

    indicator: str
    year: int
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    missing_reason: str = ""
    status: str = "draft"
    source_kind: str = ""
    source: str = ""
    note: str = ""
    data_version: str = ""


@dataclass(frozen=True)
class Correction:
    """A correction of an approved value: valid from the report of a year on, which prints both values."""

    indicator: str
    year: int
    old: float
    new: float
    reason: str = ""
    known_from: int | None = None


@dataclass(frozen=True)
class MoneyLine:
    """Funds of a node for a year or a period (years may be missing), by source of funds."""

    node: str
    year_from: int | None
    year_to: int | None
    funds: str
    planned: float | None
    contracted: float | None
    paid: float | None
    currency: str
    source: str = ""
    note: str = ""
    printed_total: bool = False


@dataclass(frozen=True)
class MeasureStatus:
    """The status of a measure in a year; a status without a year is valid until a dated one."""

    node: str
    year: int | None
    status: str
    reason: str = ""
    source: str = ""


@dataclass(frozen=True)
class Link:
    """A link of a node: project, need, idea, decision, higher-level goal, expected contribution (kind as written).

    indicator: of a contribution, compared with the indicator's gap to the target.
    """

    node: str
    kind: str
    target: str
    note: str = ""
    indicator: str = ""


@dataclass(frozen=True)
class Need:
    """A need of the place to be addressed by measures; source: its origin (a forum, an analysis, a figure)."""

    key: str
    title: str
    source: str = ""


@dataclass(frozen=True)
class Verdict:
    """One party's judgement of a measure or key indicator in a year."""

    subject: str
    year: int
    party: str
    verdict: str
    sentence: str = ""
    evidence: str = ""
    date: str = ""


@dataclass(frozen=True)
class BoxText:
    """The officer's text in a box of a report; year: the last of the report's years."""

    report: str
    year: int
    box: str
    text: str


@dataclass(frozen=True)
class Break:
    """The first year of a new series after a break (of a statistics indicator, or of the plan's own by key)."""

    series: str
    year: int


@dataclass(frozen=True)
class PlanSource:
    """A source document of the plan, and the information missing from it."""

    what: str
    address: str = ""
    read: str = ""
    missing: str = ""


@dataclass(frozen=True)
class Plan:
    """One plan with all its rows. Contains no computed values."""

    key: str
    title: str
    area_id: str
    country: str
    first_year: int
    last_year: int
    language: str = "en"
    regime: str = "other"
    status: str = "draft"
    currency: str = "EUR"
    report_years: tuple[int, ...] = ()
    is_made_up: bool = False
    versions: tuple[PlanVersion, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    target_points: tuple[TargetPoint, ...] = ()
    target_revisions: tuple[TargetRevision, ...] = ()
    rebased: tuple[RebasedBaseline, ...] = ()
    actuals: tuple[Actual, ...] = ()
    corrections: tuple[Correction, ...] = ()
    money: tuple[MoneyLine, ...] = ()
    statuses: tuple[MeasureStatus, ...] = ()
    links: tuple[Link, ...] = ()
    needs: tuple[Need, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    breaks: tuple[Break, ...] = ()
    sources: tuple[PlanSource, ...] = ()
    ideas: tuple[Idea, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    scores: tuple[Score, ...] = ()
    screen_answers: tuple[ScreenAnswer, ...] = ()
    risks: tuple[Risk, ...] = ()
    boxes: tuple[BoxText, ...] = ()
    years: tuple[cycle.YearRound, ...] = ()
    changes: tuple[cycle.Change, ...] = ()
    procedure: tuple[cycle.ProcedureStep, ...] = ()
    situation: tuple[cycle.SituationEntry, ...] = ()
    judgements: tuple[cycle.Judgement, ...] = ()
    partnerships: tuple[cycle.Partnership, ...] = ()
    payments: tuple[cycle.Payment, ...] = ()

    def version_in(self, year: int) -> PlanVersion:
        """The version in force in a year; before the first one, the first. Raises ValueError for a plan without nodes."""
        if not self.versions:
            raise ValueError("a plan without nodes")
        ordered = sorted(self.versions, key=lambda version: (version.valid_from, version.number))
        return max([v for v in ordered if v.valid_from <= year] or ordered[:1], key=lambda v: (v.valid_from, v.number))

    def indicators_in(self, year: int) -> tuple[Indicator, ...]:
        """The indicators of the version in force in a year."""
        number = self.version_in(year).number
        return tuple(i for i in self.indicators if i.versions[0] <= number <= (i.versions[1] or number))
