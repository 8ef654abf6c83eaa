"""Model of a slide, independent of its rendering: one idea, one chart, one sentence, one source."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from patokaz.charts.radar import Radar
from patokaz.charts.strip import Strip

KINDS = (
    "opening", "standing", "figure", "trend", "map", "neighbours", "structure", "portfolio", "index", "residual",
    "swot", "question",
)  # fmt: skip
MOST = 12
MOST_BARS = 8
MOST_PAIRS = 6  # bars with a second one beside them
MOST_ROWS = 5
MOST_NAMED = 3
YEAR = "year"  # the unit of bars that are spans of years
GREYED = "greyed"  # the code of an occupied area on a map


@dataclass(frozen=True)
class Bar:
    """A bar with its value in words.

    own: of the place of the slide; other: value of the second series; low, high: ends of an interval around the value.
    """

    label: str
    value: float
    text: str
    own: bool = False
    other: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Bars:
    """At most MOST_BARS bars from zero, or intervals.

    series: name of the values in the deck's data sheet; other: name of the second series or, for intervals, of the part
    before them.
    """

    bars: Sequence[Bar]
    series: str
    other: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Number:
    """One big number.

    below: its rank in words; strip: all areas with this one; least, middle, most: labels of the ends and the median;
    compared: the place and its comparison areas, for the deck.
    """

    text: str
    unit: str
    below: str = ""
    strip: Strip | None = None
    least: str = ""
    middle: str = ""
    most: str = ""
    compared: Sequence[Bar] = ()


@dataclass(frozen=True)
class StandingRow:
    """A figure among all areas: name, value and rank in words, and its position."""

    name: str
    value: str
    rank: str
    strip: Strip | None


@dataclass(frozen=True)
class Standing:
    """At most MOST_ROWS figures of a place. heads: of the deck's table."""

    rows: Sequence[StandingRow]
    heads: Sequence[str]


@dataclass(frozen=True)
class Line:
    """A series over years; first, last: formatted values of its ends."""

    name: str
    years: Sequence[int]
    values: Sequence[float]
    first: str
    last: str


@dataclass(frozen=True)
class Lines:
    """A place's series (first) and comparison series.

    breaks: (first year of the new meaning, reason); ticks: (value, label) of the axis.
    """

    lines: Sequence[Line]
    breaks: Sequence[tuple[int, str]]
    ticks: Sequence[tuple[float, str]]
    unit: str = ""


@dataclass(frozen=True)
class Legend:
    """A legend entry: colour by class number, or `missing`, and its label."""

    code: str
    text: str


@dataclass(frozen=True)
class AreaMap:
    """Areas in classes.

    geometry: a map file of the build; codes: class of each area in its order (patokaz.analysis.classes), or GREYED;
    classes: number of classes; boundaries: whose they are, and as at when; signs: -1, 0 or 1 a class for a diverging scale, empty for a sequential one; colours:
    (palette list, position) of each class in place of a scale; within: the areas shown, none means all; whole: draw the
    others without a colour; named: labels of at most MOST_NAMED areas by id; filled: areas in the accent colour;
    number, under: a large number beside the map and its label.
    """

    geometry: Mapping[str, Any]
    codes: Sequence[str]
    classes: int
    boundaries: str
    legend: Sequence[Legend] = ()
    named: Sequence[tuple[str, str]] = ()
    signs: Sequence[int] = ()
    colours: Sequence[tuple[str, int]] = ()
    within: frozenset[str] = frozenset()
    whole: bool = False
    filled: frozenset[str] = frozenset()
    number: str = ""
    under: str = ""


@dataclass(frozen=True)
class Points:
    """Places by two quantities with the line of expected values (intercept, slope).

    named: position and label; line_name: label of the line on the slide and, without a formula, in the deck's data;
    joined: the points form one curve; logarithmic: logarithmic x axis.
    """

    x: Sequence[float]
    y: Sequence[float]
    x_name: str
    y_name: str
    x_ends: tuple[str, str]
    y_ends: tuple[str, str]
    line: tuple[float, float]
    named: Sequence[tuple[int, str]]
    series: str
    line_name: str = ""
    joined: bool = False
    logarithmic: bool = False


@dataclass(frozen=True)
class Fields:
    """Four fields of texts, one item a line: user text, to be escaped."""

    fields: Sequence[tuple[str, Sequence[str]]]


Chart = Bars | Number | Standing | Lines | AreaMap | Points | Fields | Radar


@dataclass(frozen=True)
class Slide:
    """A slide in one language.

    title: the finding; source: publisher and table; area, year: of the figures; address: target of the QR code, empty
    for none; notes: speaker notes; alt: alternative text of the chart.
    """

    kind: str
    title: str
    sentence: str
    chart: Chart | None
    source: str
    area: str
    year: str
    address: str = ""
    notes: Sequence[str] = ()
    alt: str = ""

    @property
    def foot(self) -> str:
        """Area, year and source in one line, and whose the boundaries of a map are."""
        boundaries = self.chart.boundaries if isinstance(self.chart, AreaMap) else ""
        return " · ".join(part for part in (self.area, self.year, self.source, boundaries) if part)

    @property
    def described(self) -> str:
        """Alternative text of the chart."""
        return self.alt or self.sentence or self.title


Maker = Callable[[], Sequence[Slide]]


def nothing() -> Sequence[Slide]:
    """The slides of a view without slides."""
    return ()


@dataclass(frozen=True)
class Deck:
    """Slides with the properties of their file. words: labels of the file itself (slide, source)."""

    language: str
    title: str
    made: str
    slides: Sequence[Slide]
    words: Mapping[str, str]


def chosen(slides: Sequence[Slide], most: int = MOST) -> list[Slide]:
    """At most `most` slides in order: first one of every kind, then further ones while there is room.

    The first of a kind is preferred; the question stays last.
    """
    seen: dict[str, int] = {}
    turns = []
    for position, slide in enumerate(slides):
        turn = seen[slide.kind] = seen.get(slide.kind, 0) + 1
        turns.append((turn, position))
    kept = sorted(position for _, position in sorted(turns)[:most])
    return [slides[position] for position in kept]


def addressed(slides: Sequence[Slide], address: str) -> list[Slide]:
    """The slides with the same address for their QR codes; empty for none."""
    return [replace(slide, address=slide.address or address) for slide in slides] if address else list(slides)
