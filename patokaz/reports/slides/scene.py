"""Drawing primitives of slides: texts and shapes on a grid of WIDE × HIGH, for the screen and for pictures."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from patokaz.charts.palette import Palette
from patokaz.reports.slides.letters import LINE, width

WIDE, HIGH = 1920, 1080
TITLE, SENTENCE, DATA = 64, 44, 36
SOURCE, SOURCE_ROOM = 20, 27  # drawn, and what the smallest projector needs for 18 pixels


@dataclass(frozen=True)
class Box:
    """A rectangle on the grid."""

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
    """Lines of one size. x: of their start, middle or end by `anchor`; role: a palette colour; face: as in letters."""

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
        """The bounding box."""
        wide = max(width(line, self.size, self.face) for line in self.lines)
        left = self.x - {"start": 0.0, "middle": wide / 2, "end": wide}[self.anchor]
        return Box(left, self.top, wide, self.size * LINE * len(self.lines))

    @property
    def is_source(self) -> bool:
        """Whether the small size of sources is allowed."""
        return self.size < DATA


@dataclass(frozen=True)
class Shape:
    """A path. fill, stroke: a palette role or a colour, empty for none; leads: to a text that an upright phone tells elsewhere."""

    path: str
    fill: str = ""
    stroke: str = ""
    width: float = 0
    dash: str = ""
    opacity: float = 1.0
    leads: bool = False


@dataclass
class Scene:
    """Shapes below texts."""

    shapes: list[Shape] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)

    def add(self, *parts: Shape | Text) -> None:
        """Add parts to the scene."""
        for part in parts:
            if isinstance(part, Text):
                self.texts.append(part)
            else:
                self.shapes.append(part)


def colour(role: str, palette: Palette) -> str:
    """The palette colour of a role; other values are returned unchanged."""
    return role if role.startswith(("#", "url")) or role in ("", "none") else str(getattr(palette, role))


def rectangle(box: Box) -> str:
    """The outline of a box as a path."""
    return f"M{box.left:.1f} {box.top:.1f}h{box.wide:.1f}v{box.high:.1f}h{-box.wide:.1f}z"


def dot(x: float, y: float, radius: float) -> str:
    """A circle as a path."""
    r = f"{radius:.1f}"
    return f"M{x - radius:.1f} {y:.1f}a{r} {r} 0 1 0 {2 * radius:.1f} 0a{r} {r} 0 1 0 {-2 * radius:.1f} 0z"
