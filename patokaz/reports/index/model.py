"""Model of an index report, independent of its layout: texts in the user's language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from patokaz.reports.profile.model import ReportMap
from patokaz.reports.slides.model import Slide


@dataclass(frozen=True)
class RankedUnit:
    """A municipality with its rank and the rank's interval.

    pillars: formatted scores in the order of the index; tier: group of places indistinguishable under other reasonable
    choices; ahead_next: share of runs in which it is ahead of the next in rank (first places only); status: context
    beside the score, never part of it; mark: short form of the status; own: whether it is the place of the report.
    """

    name: str
    upper: str
    rank: float
    low: float
    high: float
    score: float
    rank_text: str
    interval: str
    score_text: str
    pillars: Sequence[str]
    tier: str = ""
    ahead_next: str = ""
    status: str = ""
    mark: str = ""
    own: bool = False


@dataclass(frozen=True)
class IndexIndicator:
    """An indicator of the index: pillar, weight, reason, source."""

    pillar: str
    name: str
    direction: str
    reason: str
    weight: str
    years: str
    sources: Sequence[str]


@dataclass(frozen=True)
class IndexCoherence:
    """Internal consistency of the index: verdict, findings and missing resources as sentences.

    pillars: (name, weight, influence, alpha, r with the index); heads: of these columns; limits: thresholds of a
    finding.
    """

    title: str
    verdict: str
    findings: Sequence[str]
    resources: Sequence[str]
    heads: Sequence[str]
    pillars: Sequence[tuple[str, str, str, str, str]]
    limits: str


@dataclass(frozen=True)
class IndexReport:
    """An index in one language.

    moves: (choice, total Sobol index, its text); steps: (title, description); qr: SVG; rivals: places nearby in rank:
    (rank, name, share of runs in which the place is ahead); missing: pillars without data and the data they need;
    status: of the place, in full; status_note: meaning of the status words; marks: meaning of the marks; all three
    empty where a country has no list.
    """

    language: str
    name: str
    where: str
    rule: str
    notes: Sequence[str]
    sentence: str
    map: ReportMap
    units: Sequence[RankedUnit]
    pillars: Sequence[str]
    pillar_shares: Sequence[tuple[str, float]]
    moves: Sequence[tuple[str, float, str]]
    moves_sentence: str
    steps: Sequence[tuple[str, str]]
    choices: Sequence[tuple[str, str]]
    indicators: Sequence[IndexIndicator]
    missing: Sequence[tuple[str, str]]
    coherence: IndexCoherence
    tier_sentence: str
    rivals: Sequence[tuple[str, str, str]]
    rivals_title: str
    place: str
    decomposition: Sequence[tuple[str, str, str, str]]
    withheld: Sequence[str]
    greyed: Sequence[str]
    sources: Sequence[str]
    address: str
    qr: str
    made: str
    words: Mapping[str, str]
    status: str = ""
    status_note: str = ""
    marks: str = ""
    slides: Sequence[Slide] = ()
