"""What the profile of a place says, apart from how it looks: every text in the reader's language, every number beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup

from patokaz.charts.bars import Bar
from patokaz.charts.pyramid import Age, Side
from patokaz.charts.strip import Strip
from patokaz.charts.trend import Trend
from patokaz.language.numbers import half_up
from patokaz.language.words import ended
from patokaz.reports.profile.pieces import Beside, ContextNote, Line, Parts, Swot, Withheld
from patokaz.reports.slides.model import Slide

if TYPE_CHECKING:
    from patokaz.reports.profile.analysis_model import Analysis

Details = Sequence[tuple[str, str | Sequence[str]]]


@dataclass(frozen=True)
class ReportFigure:
    """One indicator of one place.

    text, unit, amount: the value, its unit, and both as the language writes them together; area: whose figure it is; flag: what the source says of the value, of_area: what larger area the figure is of, both empty as a rule; rank,
    group_rank: in the country and in the containing area, rank_note: what rank 1 is; compare: what it is set against in words with the gap; against: the area around, the country and the country's median in numbers, as far as they may be
    compared; strip: None where nothing is ranked; strip_text, trend_text: the marks in words; details: label and text of
    what the figure rests on; withheld_years: what stands in place of a year's value; whole: the country's amount of which this one is a part.
    """

    indicator: str
    name: str
    value: float
    text: str
    unit: str
    amount: str
    year: int
    flag: str
    direction: int
    rank: str
    rank_note: str
    rank_at: int | None
    rank_of: int | None
    group_rank: str
    compare: Sequence[str]
    against: tuple[float | None, float | None, float | None]
    of_area: str
    strip: Strip | None
    strip_text: str
    years: Sequence[int]
    values: Sequence[float]
    breaks: Sequence[int]
    trend_text: str
    definition: str
    caution: str
    sources: Sequence[str]
    details: Details
    area: str
    beside: Beside
    decimals: int
    withheld_years: Mapping[int, str] = field(default_factory=dict)
    whole: float | None = None

    @property
    def position(self) -> float | None:
        """Place among all areas with data, 100 at rank 1, 0 at the last rank; None where better and worse mean nothing."""
        if not self.direction or self.rank_at is None or self.rank_of is None or self.rank_of < 2:
            return None
        return 100 * (self.rank_of - self.rank_at) / (self.rank_of - 1)

    @property
    def trend(self) -> Trend | None:
        """The years as a line through the values as they are written; None where there is one year at the most."""
        told = [half_up(value, self.decimals) for value in self.values]
        return Trend(self.years, told, self.breaks) if len(told) > 1 else None

    @property
    def before(self) -> str:
        """What the language writes before the number: the code of a currency in English."""
        return self.amount.partition(self.text)[0]

    @property
    def after(self) -> str:
        """What it writes after it, closed up (36.6%) or with its blank (36,6 %), and the year."""
        return f"{self.amount.partition(self.text)[2]} · {self.year}"


@dataclass(frozen=True)
class ReportChart:
    """Parts of a whole in per cent: bars, or a pyramid where `against` is the other side. None: not told, or unknown.

    id: of the structure; file: its name as a file; title: subject, year and, if it is not the place's own, whose it is; subject and of_area: the
    same apart; area, around: whose figures the shares are, and whose the larger ones; texts, amounts: every part as a
    share and in its own unit.
    """

    id: str
    file: str
    area: str
    around: str
    title: str
    subject: str
    year: int
    of_area: str
    sentence: str
    labels: Sequence[str]
    shares: Sequence[float | None]
    larger: Sequence[float | None]
    texts: Sequence[str]
    amounts: Sequence[str]
    against_texts: Sequence[str]
    against_amounts: Sequence[str]
    against: Sequence[float | None]
    against_larger: Sequence[float | None]
    sides: Sequence[str]
    notes: Sequence[str]

    @property
    def alt(self) -> str:
        """The chart in words, for those who do not see it."""
        parts = "; ".join(f"{label}: {text}" for label, text in zip(self.labels, self.texts, strict=False))
        return f"{self.area}. {ended(self.title)} {self.sentence or parts}"

    def bars(self, amounts: bool) -> list[Bar]:
        """The parts as bars, with or without their amounts below."""
        below = self.amounts if amounts else [""] * len(self.labels)
        return [Bar(*row) for row in zip(self.labels, self.shares, self.larger, self.texts, below, strict=True)]

    def ages(self, amounts: bool) -> list[Age]:
        """The two sides as a pyramid, told in amounts or in shares."""
        texts = (self.amounts, self.against_amounts) if amounts else (self.texts, self.against_texts)
        left = (Side(*side) for side in zip(self.shares, self.larger, texts[0], strict=True))
        right = (Side(*side) for side in zip(self.against, self.against_larger, texts[1], strict=True))
        return [Age(*row) for row in zip(self.labels, left, right, strict=True)]


@dataclass(frozen=True)
class ReportBlock:
    """A chapter: its sentence, the figure that leads it, its indicators, its charts."""

    id: str
    title: str
    sentence: str
    lead: ReportFigure | None
    figures: Sequence[ReportFigure]
    charts: Sequence[ReportChart]
    withheld: Sequence[Withheld] = ()


@dataclass(frozen=True)
class ReportStep:
    """A step of the result chain; no figure where the sources have none, or where it is withheld."""

    title: str
    figure: ReportFigure | None
    withheld: Withheld | None = None


@dataclass(frozen=True)
class ReportMap:
    """A map: an SVG picture without words, and its words.

    id: of indicator and year; file: its name as a file, in the reader's words; legend: colour, text, number of areas, kind (class, hatched); place: the
    name of the outlined area, empty where none is.
    """

    language: str
    title: str
    svg: str
    legend: Sequence[tuple[str, str, str, str]]
    notes: Sequence[str]
    made: str
    id: str = ""
    file: str = ""
    place: str = ""

    @property
    def alt(self) -> str:
        """The map in words, for those who do not see it."""
        classes = "; ".join(f"{text}: {count}" for _, text, count, _ in self.legend)
        return " ".join(filter(None, [self.place and ended(self.place), ended(self.title), classes]))


@dataclass(frozen=True)
class SimilarPlaces:
    """A place, first, and those most like it: name, distance, and a row an indicator with a text a place.

    medians: of those most like it, as numbers and in words, by indicator; own: what stands beside the place's figures.
    """

    names: Sequence[str]
    distances: Sequence[str]
    rows: Sequence[tuple[str, Sequence[str]]]
    note: str
    medians: Mapping[str, float]
    median_texts: Mapping[str, str]


SWOT_PARTS = ("strengths", "weaknesses", "opportunities", "threats")


@dataclass(frozen=True)
class Standing:
    """A figure that stands out, as a sentence.

    kind: strength, better_than_others, weakness or worse_than_others (analysis.standing), label: the same in words.
    """

    sentence: str
    kind: str
    label: str

    @property
    def is_neither(self) -> bool:
        """Whether it is only better or worse than elsewhere."""
        return self.kind.endswith("_than_others")


@dataclass(frozen=True)
class Change:
    """A figure that changed more than elsewhere, as a sentence; label: whether for the better, empty of what is neither."""

    sentence: str
    rises: bool
    label: str = ""


@dataclass(frozen=True)
class ProfileModel:
    """What the profile of a place says in one language; screen, wall, documents and web page draw it.

    standing: the widest gap first; standing_none: why there is none; long_changes: what became of the place over ten years and more; changes_compared: whether there are enough areas to say what changed more than
    elsewhere; sources: of the blocks' figures, each once.
    """

    language: str
    name: str
    official: str
    where: str
    people: str
    context_notes: Sequence[ContextNote]
    headline: Sequence[ReportFigure]
    standing: Sequence[Standing]
    standing_none: str
    compared_changes: Sequence[Change]
    changes_compared: bool
    chain: Sequence[ReportStep]
    blocks: Sequence[ReportBlock]
    sources: Sequence[str]
    withheld_headline: Sequence[Withheld]
    long_changes: Sequence[str]


@dataclass(frozen=True)
class Report(ProfileModel):
    """A profile as a document. locator and qr are SVG pictures, qr empty where the product has no public address; words
    are the document's own labels, facts the headline figures in sentences, lead what somebody would say of the place;
    line: the first headline figure over the years; few: all charts with few bars; parts: of an area that has some; withheld: what is not shown."""

    context: Sequence[str]
    address: str
    made: str
    locator: Markup
    qr: Markup
    reach: Sequence[tuple[str, str]]
    strengths: Sequence[str]
    weaknesses: Sequence[str]
    neither: Sequence[str]
    changes: Sequence[str]
    swot: Swot
    words: Mapping[str, str]
    facts: Sequence[str] = ()
    maps: Sequence[ReportMap] = ()
    similar: SimilarPlaces | None = None
    sectors: Sequence[str] = ()
    sector_sources: Sequence[str] = ()
    slides: Sequence[Slide] = ()
    lead: Sequence[str] = ()
    line: Line | None = None
    few: Sequence[ReportChart] = ()
    parts: Parts | None = None
    not_covered: str = ""
    analysis: "Analysis | None" = None
    file_name: str = "patokaz"
    withheld: Sequence[str] = ()
