"""The radar chart: shares on axes around a centre, the own series as a filled area, others as markers."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import ClassVar

from markupsafe import Markup

from patokaz.charts.mask import mask
from patokaz.charts.palette import Palette
from patokaz.language.html import html

RINGS = (0.25, 0.5, 0.75, 1.0)
SHAPES = ("diamond", "circle", "square")
LEAST_AXES = 3
UPRIGHT = 0.2  # share of the radius up to which a label stands over or under its axis


@dataclass(frozen=True)
class Dial:
    """Geometry of a radar chart: its centre and the length of its axes."""

    x: float
    y: float
    radius: float

    def point(self, turn: float, share: float) -> tuple[float, float]:
        """Position of a share on an axis. turn: of the axis from the top, clockwise, 0 to 1."""
        angle = 2 * pi * turn
        return self.x + self.radius * share * sin(angle), self.y - self.radius * share * cos(angle)


@dataclass(frozen=True)
class Marks:
    """Shares of one series by axis, 0 to 1, None if missing. texts: the same in words."""

    name: str
    shares: Sequence[float | None]
    texts: Sequence[str] = ()


@dataclass(frozen=True)
class Spoke:
    """An axis label: position, alignment, whether the axis has data."""

    label: str
    text: str
    x: float
    y: float
    side: str
    known: bool


@dataclass(frozen=True)
class Radar:
    """Subjects around a centre, the first at the top, clockwise.

    labels: of the axes; texts: their shares in words; own: the series drawn as an area; beside: at most three others,
    as markers.
    """

    width: ClassVar[int] = 500
    height: ClassVar[int] = 400
    usual: ClassVar[Dial] = Dial(250, 200, 140)
    labels: Sequence[str]
    texts: Sequence[str]
    own: Marks
    beside: Sequence[Marks] = ()

    @property
    def is_drawable(self) -> bool:
        """Whether enough axes have data."""
        return sum(spoke.known for spoke in self.spokes()) >= LEAST_AXES

    @property
    def series(self) -> Sequence[Marks]:
        """All series, the own one first."""
        return (self.own, *self.beside)

    @property
    def named(self) -> list[tuple[str, str]]:
        """Kind of marker (own, or a shape) and name of each series."""
        return [(kind, entry.name) for kind, entry in zip(("own", *SHAPES), self.series, strict=False)]

    def spokes(self, dial: Dial = usual, beyond: float = 18) -> list[Spoke]:
        """The axes with label positions. beyond: distance of the labels from the ends."""
        found = []
        for position, (label, text) in enumerate(zip(self.labels, self.texts, strict=True)):
            x, y = dial.point(self._turn(position), 1 + beyond / dial.radius)
            across = x - dial.x
            side = "middle" if abs(across) < UPRIGHT * dial.radius else "start" if across > 0 else "end"
            known = any(entry.shares[position] is not None for entry in self.series)
            found.append(Spoke(label, text, x, y, side, known))
        return found

    def grid(self, dial: Dial = usual) -> str:
        """Rings and axes as one path."""
        rings = [
            "M" + "L".join(_at(dial, self._turn(p), share) for p in range(len(self.labels))) + "z" for share in RINGS
        ]
        axes = [f"M{dial.x:.1f} {dial.y:.1f}L{_at(dial, self._turn(p), 1.0)}" for p in range(len(self.labels))]
        return "".join([*rings, *axes])

    def area(self, dial: Dial = usual) -> str:
        """The area of the own series between adjacent axes with data."""
        return "".join(f"M{dial.x:.1f} {dial.y:.1f}L{start}L{end}z" for start, end in self._joined(dial))

    def line(self, dial: Dial = usual) -> str:
        """The own series, connected from axis to axis."""
        return "".join(f"M{start}L{end}" for start, end in self._joined(dial))

    def marks(self, dial: Dial = usual) -> list[tuple[str, str, float, float]]:
        """Kind, words and position of every marker, those of the own series last, so that they are on top."""
        return [
            (kind, self._told(entry, position), *dial.point(self._turn(position), share))
            for (kind, _), entry in reversed(list(zip(self.named, self.series, strict=False)))
            for position, share in enumerate(entry.shares)
            if share is not None
        ]

    def _told(self, entry: Marks, position: int) -> str:
        """What a marker says: its axis, its series, its share."""
        told = f"{self.labels[position]} · {entry.name}"
        return f"{told}: {entry.texts[position]}" if entry.texts else told

    def _turn(self, position: int) -> float:
        return position / len(self.labels)

    def _joined(self, dial: Dial) -> list[tuple[str, str]]:
        count, found = len(self.labels), []
        for position in range(count):
            after = (position + 1) % count
            here, there = self.own.shares[position], self.own.shares[after]
            if here is not None and there is not None:
                found.append((_at(dial, self._turn(position), here), _at(dial, self._turn(after), there)))
        return found


def radar_html(radar: Radar, title: str) -> Markup:
    """The chart on the screen with its key; `title` is read by screen readers with the shares of the axes."""
    size = (radar.width, radar.height)
    masks = {
        "grid": mask(radar.grid(), *size),
        "area": mask(radar.area(), *size, stroke=0),
        "line": mask(radar.line(), *size, stroke=3),
    }
    return html("charts/radar", radar=radar, masks=masks, title=title)


def radar_svg(radar: Radar, palette: Palette) -> Markup:
    """The same as a picture for documents, its key below."""
    return html("charts/radar_picture", radar=radar, palette=palette, path=mark_path)


def mark_path(kind: str, x: float, y: float, size: float) -> str:
    """A marker as a path. kind: own (a dot) or a shape; size: from its centre to its edge."""
    if kind == "diamond":
        return f"M{x:.1f} {y - size:.1f}l{size:.1f} {size:.1f}l{-size:.1f} {size:.1f}l{-size:.1f} {-size:.1f}z"
    if kind == "square":
        side = 1.7 * size
        return f"M{x - side / 2:.1f} {y - side / 2:.1f}h{side:.1f}v{side:.1f}h{-side:.1f}z"
    return f"M{x - size:.1f} {y:.1f}a{size:.1f} {size:.1f} 0 1 0 {2 * size:.1f} 0a{size:.1f} {size:.1f} 0 1 0 {-2 * size:.1f} 0z"


def _at(dial: Dial, turn: float, share: float) -> str:
    x, y = dial.point(turn, share)
    return f"{x:.1f} {y:.1f}"
