"""What a document of a place says, apart from how it looks: every text in the reader's language, every number beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class ReportFigure:
    """One indicator of one place.

    strip: positions 0 to 1 of all areas of the level, empty where nothing is ranked; here, median, half (the quartiles) and
    peers (the median of the comparison group) are positions on it. compare: what it is set against in words with the gap;
    against: the area around, the country and the country's median in numbers, as far as they may be compared.
    """

    indicator: str
    name: str
    value: float
    text: str
    unit: str
    year: int
    direction: int
    rank: str
    rank_at: int | None
    rank_of: int | None
    group_rank: str
    compare: Sequence[str]
    against: tuple[float | None, float | None, float | None]
    of_area: str
    strip: Sequence[float]
    here: float
    median: float | None
    half: tuple[float, float] | None
    peers: float | None
    years: Sequence[int]
    values: Sequence[float]
    breaks: Sequence[int]
    definition: str
    caution: str
    sources: Sequence[str]

    @property
    def position(self) -> float | None:
        """Place among all areas with data, 100 at rank 1, 0 at the last rank; None where better and worse mean nothing."""
        if not self.direction or self.rank_at is None or self.rank_of is None or self.rank_of < 2:
            return None
        return 100 * (self.rank_of - self.rank_at) / (self.rank_of - 1)


@dataclass(frozen=True)
class ReportChart:
    """Parts of a whole in per cent: bars, or a pyramid where `against` is the other side. None: not told, or unknown."""

    title: str
    sentence: str
    labels: Sequence[str]
    shares: Sequence[float | None]
    larger: Sequence[float | None]
    texts: Sequence[str]
    against_texts: Sequence[str]
    against: Sequence[float | None]
    against_larger: Sequence[float | None]
    sides: Sequence[str]
    notes: Sequence[str]


@dataclass(frozen=True)
class ReportBlock:
    """A chapter: its sentence, its indicators, its charts."""

    id: str
    title: str
    sentence: str
    figures: Sequence[ReportFigure]
    charts: Sequence[ReportChart]


@dataclass(frozen=True)
class ReportStep:
    """A step of the result chain; no figure where the sources have none."""

    title: str
    figure: ReportFigure | None


@dataclass(frozen=True)
class ReportMap:
    """A map: an SVG picture without words, and its words. legend: colour, text, number of areas, kind (class, hatched)."""

    language: str
    title: str
    svg: str
    legend: Sequence[tuple[str, str, str, str]]
    notes: Sequence[str]
    made: str


@dataclass(frozen=True)
class SimilarPlaces:
    """A place, first, and those most like it: name, distance, and a row an indicator with a text a place."""

    names: Sequence[str]
    distances: Sequence[str]
    rows: Sequence[tuple[str, Sequence[str]]]
    note: str


SWOT_PARTS = ("strengths", "weaknesses", "opportunities", "threats")


@dataclass(frozen=True)
class Swot:
    """Texts of the four fields, a line each: by a rule or by the reader, as `note` says. User text, to be escaped."""

    parts: Mapping[str, Sequence[str]]
    note: str


@dataclass(frozen=True)
class Report:
    """A place in one language. locator and qr are SVG pictures; words are the document's own labels, facts the
    headline figures in sentences."""

    language: str
    name: str
    official: str
    where: str
    people: str
    context: Sequence[str]
    address: str
    made: str
    locator: str
    qr: str
    reach: Sequence[tuple[str, str]]
    headline: Sequence[ReportFigure]
    strengths: Sequence[str]
    weaknesses: Sequence[str]
    changes: Sequence[str]
    swot: Swot
    chain: Sequence[ReportStep]
    blocks: Sequence[ReportBlock]
    sources: Sequence[str]
    words: Mapping[str, str]
    facts: Sequence[str] = ()
    maps: Sequence[ReportMap] = ()
    similar: SimilarPlaces | None = None
    sectors: Sequence[str] = ()
    sector_sources: Sequence[str] = ()
