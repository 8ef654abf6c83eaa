"""What a slide is drawn of: texts and shapes on a grid of WIDE × HIGH, the same for the wall and for a picture."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from patokaz.charts.palette import Palette
from patokaz.reports.slides.letters import LINE, width

WIDE, HIGH = 1920, 1080
TITLE, SENTENCE, DATA = 64, 44, 36
SOURCE, SOURCE_ROOM = 20, 27  # drawn, and what the smallest projector needs for 18 pixels


@dataclass(frozen=True)
class Box:
    """A place on the grid."""

    left: float
    top: float
    wide: float
    high: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.wide

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.high


@dataclass(frozen=True)
class Text:
    """Lines of one size. x: of their start, middle or end by `anchor`; role: a colour of the palette; face: as in letters."""

    lines: Sequence[str]
    x: float
    top: float
    size: float = DATA
    role: str = "ink"
    face: str = "sans"
    anchor: str = "start"
    tag: str = "span"

    @property
    def box(self) -> Box:
        """Where it stands."""
        wide = max(width(line, self.size, self.face) for line in self.lines)
        left = self.x - {"start": 0.0, "middle": wide / 2, "end": wide}[self.anchor]
        return Box(left, self.top, wide, self.size * LINE * len(self.lines))

    @property
    def is_source(self) -> bool:
        """Whether it may be as small as sources are."""
        return self.size < DATA


@dataclass(frozen=True)
class Shape:
    """A path. fill, stroke: a role of the palette or a colour, empty for none."""

    path: str
    fill: str = ""
    stroke: str = ""
    width: float = 0
    dash: str = ""
    opacity: float = 1.0


@dataclass
class Scene:
    """Shapes under texts."""

    shapes: list[Shape] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)

    def add(self, *parts: Shape | Text) -> None:
        """Put parts on the scene."""
        for part in parts:
            if isinstance(part, Text):
                self.texts.append(part)
            else:
                self.shapes.append(part)


def colour(role: str, palette: Palette) -> str:
    """The colour of a role; a colour as it is."""
    return role if role.startswith(("#", "url")) or role in ("", "none") else str(getattr(palette, role))


def rectangle(box: Box) -> str:
    """A path around a box."""
    return f"M{box.left:.1f} {box.top:.1f}h{box.wide:.1f}v{box.high:.1f}h{-box.wide:.1f}z"


def dot(x: float, y: float, radius: float) -> str:
    """A path around a circle."""
    r = f"{radius:.1f}"
    return f"M{x - radius:.1f} {y:.1f}a{r} {r} 0 1 0 {2 * radius:.1f} 0a{r} {r} 0 1 0 {-2 * radius:.1f} 0z"
