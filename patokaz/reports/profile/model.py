"""Model of a place's profile, independent of its layout: texts in the user's language, with their numbers."""

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

    text, unit, amount: the value, its unit, and both as formatted by the language; area: the area of the figure; flag:
    the source's remark on the value; of_area: the larger area, where the figure belongs to one (both usually empty);
    rank, group_rank: among all areas of the country and of the larger area; rank_note: the meaning of rank 1; compare:
    the comparison values in words with the differences; against: values of the larger area, the country and the
    country's median as numbers, where comparable; strip: None if unranked; strip_text, trend_text: the graphics in
    words; details: (label, text) of definition, formula and sources; withheld_years: year -> text in place of the
    value; whole: the country's total of which the value is a part.
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
        """Position among all areas with data: 100 at rank 1, 0 at the last rank; None without a better direction."""
        if not self.direction or self.rank_at is None or self.rank_of is None or self.rank_of < 2:
            return None
        return 100 * (self.rank_of - self.rank_at) / (self.rank_of - 1)

    @property
    def trend(self) -> Trend | None:
        """The years as a line through the displayed values; None with fewer than two years."""
        told = [half_up(value, self.decimals) for value in self.values]
        return Trend(self.years, told, self.breaks) if len(told) > 1 else None

    @property
    def before(self) -> str:
        """The text before the number: the currency code in English."""
        return self.amount.partition(self.text)[0]

    @property
    def after(self) -> str:
        """The text after the number, with the language's spacing (36.6%, 36,6 %), and the year."""
        return f"{self.amount.partition(self.text)[2]} · {self.year}"


@dataclass(frozen=True)
class ReportChart:
    """Parts of a whole in per cent: bars, or a pyramid where `against` is the other side. None: withheld or unknown.

    id: of the structure; file: file name; title: subject, year and, for a larger area, its name; subject, of_area: the
    same separately; area, around: the areas of the shares and of the comparison shares; texts, amounts: every part as a
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
        """Alternative text of the chart."""
        parts = "; ".join(f"{label}: {text}" for label, text in zip(self.labels, self.texts, strict=False))
        return f"{self.area}. {ended(self.title)} {self.sentence or parts}"

    def bars(self, amounts: bool) -> list[Bar]:
        """The parts as bars, with or without their amounts below."""
        below = self.amounts if amounts else [""] * len(self.labels)
        return [Bar(*row) for row in zip(self.labels, self.shares, self.larger, self.texts, below, strict=True)]

    def ages(self, amounts: bool) -> list[Age]:
        """Both sides as a pyramid, labelled with amounts or with shares."""
        texts = (self.amounts, self.against_amounts) if amounts else (self.texts, self.against_texts)
        left = (Side(*side) for side in zip(self.shares, self.larger, texts[0], strict=True))
        right = (Side(*side) for side in zip(self.against, self.against_larger, texts[1], strict=True))
        return [Age(*row) for row in zip(self.labels, left, right, strict=True)]


@dataclass(frozen=True)
class ReportBlock:
    """A chapter: its sentence, leading figure, indicators and charts."""

    id: str
    title: str
    sentence: str
    lead: ReportFigure | None
    figures: Sequence[ReportFigure]
    charts: Sequence[ReportChart]
    withheld: Sequence[Withheld] = ()


@dataclass(frozen=True)
class ReportStep:
    """A step of the result chain; without a figure where the sources have none or where it is withheld."""

    title: str
    figure: ReportFigure | None
    withheld: Withheld | None = None


@dataclass(frozen=True)
class ReportMap:
    """A map: an SVG picture without text, and its texts.

    id: of indicator and year; file: file name in the user's language; legend: (colour, text, number of areas, kind),
    kind one of class, hatched; place: name of the outlined area, empty if none.
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
        """Alternative text of the map."""
        classes = "; ".join(f"{text}: {count}" for _, text, count, _ in self.legend)
        return " ".join(filter(None, [self.place and ended(self.place), ended(self.title), classes]))


@dataclass(frozen=True)
class SimilarPlaces:
    """A place (first) and the most similar ones: name, distance, and one row an indicator with a text for each place.

    medians: of the similar places by indicator, as numbers and in words; own: comparison texts of the place's figures.
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

    kind: strength, better_than_others, weakness or worse_than_others (analysis.standing); label: the same in words.
    """

    sentence: str
    kind: str
    label: str

    @property
    def is_neither(self) -> bool:
        """Whether it is only better or worse than elsewhere, not a strength or a weakness."""
        return self.kind.endswith("_than_others")


@dataclass(frozen=True)
class Change:
    """A figure that changed more than elsewhere, as a sentence; label: improvement or deterioration, empty if neither."""

    sentence: str
    rises: bool
    label: str = ""


@dataclass(frozen=True)
class ProfileModel:
    """The profile of a place in one language; drawn by screen, presentation, documents and web page.

    standing: largest difference first; standing_none: the reason where it is empty; long_changes: sentences on ten
    years and more; changes_compared: whether there are enough areas to compare changes; sources: of all blocks, without
    duplicates.
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
    """A profile as a document.

    locator, qr: SVG pictures, qr empty without a public address; words: the document's labels; facts: the headline
    figures as sentences; lead: the introductory sentences; line: the first headline figure over the years; few: all
    charts with few bars; parts: only of a larger area; withheld: the figures that are not shown.
    """

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
