"""The radar chart of a slide: axes of shares at the left, the key at the right."""

from patokaz.charts.radar import Dial, Radar, mark_path
from patokaz.reports.slides.letters import LINE, fitted, shortened
from patokaz.reports.slides.scene import DATA, Box, Scene, Shape, Text

INKS = {"own": "accent", "diamond": "accent", "circle": "contrast", "square": "ink2"}
MARK, AIR, KEY = 15, 20, 520


def draw_radar(chart: Radar, box: Box, scene: Scene) -> None:
    """Axes with labels and shares; the own series as a line; a key of all series."""
    high = 2 * DATA * LINE
    radius = (box.high - 2 * high) / 2
    dial = Dial(box.left + (box.wide - KEY) / 2, box.top + box.high / 2, radius)
    scene.add(Shape(chart.grid(dial), stroke="line", width=2))
    scene.add(Shape(chart.area(dial), fill="accent", opacity=0.18), Shape(chart.line(dial), stroke="accent", width=6))
    for kind, _, x, y in chart.marks(dial):
        scene.add(_mark(kind, x, y))
    for spoke in chart.spokes(dial, AIR):
        room = box.wide if spoke.side == "middle" else (spoke.x - box.left if spoke.side == "end" else box.right - KEY - spoke.x + 60)  # fmt: skip
        label = shortened(spoke.label, DATA, room)
        up = {True: 0.0, False: high}[spoke.y > dial.y] if spoke.side == "middle" else high / 2
        role = "ink" if spoke.known else "ink2"
        scene.add(Text([label], spoke.x, spoke.y - up, role=role, anchor=spoke.side))
        scene.add(Text([spoke.text], spoke.x, spoke.y - up + DATA * LINE, role=role, face="bold", anchor=spoke.side))
    _key(chart, Box(box.right - KEY + 40, box.top, KEY - 40, box.high), scene)


def _key(chart: Radar, box: Box, scene: Scene) -> None:
    lines = [(kind, fitted(name, box.wide - 50, ((DATA, 3),))[1]) for kind, name in chart.named]
    top = box.top + (box.high - sum(len(found) * DATA * LINE + AIR for _, found in lines)) / 2
    for kind, found in lines:
        scene.add(_mark(kind, box.left + MARK, top + DATA * LINE / 2), Text(found, box.left + 50, top))
        top += len(found) * DATA * LINE + AIR


def _mark(kind: str, x: float, y: float) -> Shape:
    return Shape(mark_path(kind, x, y, MARK), fill=INKS[kind] if kind == "own" else "card", stroke=INKS[kind], width=6)
