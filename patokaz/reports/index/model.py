"""What the report of an index says, apart from how it looks: every text in the reader's language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from patokaz.reports.profile.model import ReportMap
from patokaz.reports.slides.model import Slide


@dataclass(frozen=True)
class RankedUnit:
    """A municipality with its rank, never without the interval.

    pillars: scores in words, in the order of the index; tier: of places that other reasonable choices cannot tell apart;
    ahead_next: in what share of the runs it is ahead of the next in rank, told of the first ones; status: what stands beside the score and is never inside it;
    mark: the same where a word has no room; own: whether it is the place that the report tells of.
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
    """An indicator of the index: what it belongs to, how it counts, why it is there, where it comes from."""

    pillar: str
    name: str
    direction: str
    reason: str
    weight: str
    years: str
    sources: Sequence[str]


@dataclass(frozen=True)
class IndexCoherence:
    """Whether the index hangs together: verdict, findings and missing resources as sentences.

    pillars: name, weight, influence, alpha, r with the index; heads: of these columns; limits: what counts as a finding.
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
    """An index in one language. moves: choice, total Sobol index, its text; steps: title, what was done; qr: SVG.

    rivals: the places around by rank: rank, name, in what share of the runs the place is ahead. missing: pillars without data and what they would need. status: of the place, in full; status_note: what the words
    beside scores mean; marks: what the marks mean; empty where a country has no list.
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
