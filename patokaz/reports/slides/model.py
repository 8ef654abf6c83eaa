"""A slide: one idea, one chart, one sentence, one source, apart from how it looks on the wall, in a deck, in a picture."""

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
    """A bar with its value in words. own: of the place that the slide is about; other: the value of the second series;
    low, high: the ends of an interval around the value."""

    label: str
    value: float
    text: str
    own: bool = False
    other: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Bars:
    """At most MOST_BARS bars from zero, or intervals where they have ends. series: whose or what the values are, as the
    deck's data sheet names them; other: the same of the second series, of intervals what lies before them."""

    bars: Sequence[Bar]
    series: str
    other: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Number:
    """One big number. below: its rank in words; strip: all areas with this one; least, middle, most: what the ends and
    the median of the strip say; compared: the place beside those it may be compared with, for the deck."""

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
    """A figure among all areas: name, value and rank in words, and where it lies."""

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
    """A series over years; first, last: the values of its ends in words."""

    name: str
    years: Sequence[int]
    values: Sequence[float]
    first: str
    last: str


@dataclass(frozen=True)
class Lines:
    """A place's series, first, and others to set it against. breaks: first year of a new meaning and why; ticks: values
    beside the lines and their words."""

    lines: Sequence[Line]
    breaks: Sequence[tuple[int, str]]
    ticks: Sequence[tuple[float, str]]
    unit: str = ""


@dataclass(frozen=True)
class Legend:
    """A line of a legend: colour by number of class, or `missing`, and its words."""

    code: str
    text: str


@dataclass(frozen=True)
class AreaMap:
    """Areas in classes. geometry: a map file of the build; codes: a class an area in its order, as patokaz.analysis.classes, or GREYED.

    classes: how many; signs: -1, 0 or 1 a class where two colours part at zero, empty for one colour; colours: instead of a scale
    the name of a palette's list and a position in it for each class; within: the areas shown, none means all; whole: the others
    are drawn without a colour; named: at most MOST_NAMED areas by id with their words; filled: areas in the accent colour;
    number, under: one large number beside the map and what it is.
    """

    geometry: Mapping[str, Any]
    codes: Sequence[str]
    classes: int
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
    """Places by two quantities with the line of what is expected (intercept, slope). named: position and words;
    line_name: what stands at the line and in the deck's data, its formula without one; joined: the points are of one curve;
    logarithmic: x stands by its size."""

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
    """Four fields of texts, a line each: user text, to be escaped."""

    fields: Sequence[tuple[str, Sequence[str]]]


Chart = Bars | Number | Standing | Lines | AreaMap | Points | Fields | Radar


@dataclass(frozen=True)
class Slide:
    """A slide in one language.

    title: says the finding; source: publisher and table; area, year: whose and when the figures are; address: what the
    QR code leads to, empty for none; notes: what a speaker may need beside it; alt: the chart in words.
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
        """Whose figures of when from where, in a line."""
        return " · ".join(part for part in (self.area, self.year, self.source) if part)

    @property
    def described(self) -> str:
        """The chart for those who cannot see it."""
        return self.alt or self.sentence or self.title


Maker = Callable[[], Sequence[Slide]]


def nothing() -> Sequence[Slide]:
    """The slides of a view that has none."""
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
    """At most `most` slides in their order: first one of every kind, then further ones while there is room.

    The first of a kind is the better one; the question stays last.
    """
    seen: dict[str, int] = {}
    turns = []
    for position, slide in enumerate(slides):
        turn = seen[slide.kind] = seen.get(slide.kind, 0) + 1
        turns.append((turn, position))
    kept = sorted(position for _, position in sorted(turns)[:most])
    return [slides[position] for position in kept]


def addressed(slides: Sequence[Slide], address: str) -> list[Slide]:
    """The slides with the same address for their QR codes; an empty one for none."""
    return [replace(slide, address=slide.address or address) for slide in slides] if address else list(slides)
