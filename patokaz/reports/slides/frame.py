"""The frame of a slide: title, sentence, chart, source and QR code in fixed positions."""

from patokaz.charts.palette import Palette
from patokaz.charts.radar import Radar
from patokaz.reports.files.qr import qr_path
from patokaz.reports.slides.bars import draw_bars
from patokaz.reports.slides.letters import LINE, fitted
from patokaz.reports.slides.lines import draw_lines
from patokaz.reports.slides.maps import draw_map
from patokaz.reports.slides.model import AreaMap, Bars, Fields, Lines, Number, Points, Slide, Standing
from patokaz.reports.slides.number import draw_fields, draw_number, draw_standing
from patokaz.reports.slides.points import draw_points
from patokaz.reports.slides.radar import draw_radar
from patokaz.reports.slides.scene import (
    DATA,
    HIGH,
    SENTENCE,
    SOURCE_ROOM,
    TITLE,
    WIDE,
    Box,
    Scene,
    Shape,
    Text,
    rectangle,
)

MARGIN = 96
TOP, FOOT = 56, 952
QR, LARGE_QR = 132, 560
TITLES = ((TITLE, 2), (56, 2), (48, 3), (44, 3))
SENTENCES = ((SENTENCE, 2), (40, 2), (DATA, 3))
GAP = 34


def slide_scene(slide: Slide, palette: Palette) -> Scene:
    """A slide in grid coordinates."""
    scene = Scene()
    asks = slide.kind == "question"
    within = WIDE - 2 * MARGIN - (LARGE_QR + 80 if asks and slide.address else 0)
    top = float(TOP if not asks else 250)
    size, lines = fitted(slide.title, within, TITLES if not asks else ((96, 3), (80, 4), (TITLE, 5)), "serif")
    scene.add(Text(lines, MARGIN, top, size, face="serif", tag="h2"))
    top += size * LINE * len(lines) + 14
    if slide.sentence:
        size, lines = fitted(slide.sentence, within, SENTENCES if not asks else ((SENTENCE, 6), (DATA, 8)))
        scene.add(Text(lines, MARGIN, top, size, "ink2", tag="p"))
        top += size * LINE * len(lines)
    box = Box(MARGIN, top + GAP, WIDE - 2 * MARGIN, FOOT - 32 - top - GAP)
    if slide.chart is not None:
        draw_chart(slide, box, scene, palette)
    _foot(slide, scene)
    _qr(slide, scene)
    return scene


def draw_chart(slide: Slide, box: Box, scene: Scene, palette: Palette) -> None:
    """The chart of a slide within a box; leaves room where the QR code is at its foot."""
    chart = slide.chart
    if slide.address:
        box = Box(box.left, box.top, box.wide, min(box.high, HIGH - 40 - QR - 16 - box.top))
    match chart:
        case Bars():
            draw_bars(chart, box, scene)
        case Number():
            draw_number(chart, box, scene)
        case Standing():
            draw_standing(chart, box, scene)
        case Lines():
            draw_lines(chart, box, scene)
        case AreaMap():
            draw_map(chart, box, scene, palette)
        case Points():
            draw_points(chart, box, scene)
        case Fields():
            draw_fields(chart, box, scene)
        case Radar():
            draw_radar(chart, box, scene)


def _foot(slide: Slide, scene: Scene) -> None:
    if not slide.foot:
        return
    room = WIDE - 2 * MARGIN - (QR + 40 if slide.address and slide.kind != "question" else 0)
    _, lines = fitted(slide.foot, room, ((SOURCE_ROOM, 3),))
    scene.add(Text(lines, MARGIN, FOOT + 12, SOURCE_ROOM, "ink2", tag="p"))


def _qr(slide: Slide, scene: Scene) -> None:
    """The QR code in the corner, large beside a question."""
    if not slide.address:
        return
    side = LARGE_QR if slide.kind == "question" else QR
    top = (HIGH - side) / 2 - 40 if slide.kind == "question" else HIGH - 40 - side
    box = Box(WIDE - MARGIN - side, top, side, side)
    path = qr_path(slide.address, box.left + side * 0.06, box.top + side * 0.06, side * 0.88)
    scene.add(Shape(rectangle(box), fill="#FFFFFF"), Shape(path, fill="#000000"))
