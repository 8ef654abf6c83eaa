"""Bars of a slide: from zero, with label and value, a tick for the second series, or intervals."""

from collections.abc import Callable

from patokaz.charts.palette import FAINT
from patokaz.reports.slides.letters import LINE, fitted, shortened, width
from patokaz.reports.slides.model import Bar, Bars
from patokaz.reports.slides.scene import DATA, Box, Scene, Shape, Text, dot, rectangle

TALLEST, THICKEST = 150, 84
FEW, FEW_TALLEST, FEW_THICKEST = 3, 230, 130  # so few bars are larger, and stand in the middle of the frame
LABELS = 0.40  # of the width
AIR = 24
DOT = 16  # the radius of what marks a value on its interval


def draw_bars(chart: Bars, box: Box, scene: Scene) -> None:
    """The bars from top to bottom, the key of the second series below."""
    keyed = chart.other and chart.bars[0].low is None
    key = DATA * LINE + 12 if keyed else 0
    few = len(chart.bars) <= FEW
    row = min(FEW_TALLEST if few else TALLEST, (box.high - key) / len(chart.bars))
    spare = box.high - key - row * len(chart.bars)
    box = Box(box.left, box.top + spare / 2 * few, box.wide, box.high - spare / 2 * few)
    lines = 2 if row >= 2 * DATA * LINE else 1
    labels = [fitted(bar.label, box.wide * LABELS, ((DATA, lines),), _face(bar)) for bar in chart.bars]
    wide = max(width(line, DATA, "bold") for _, found in labels for line in found)
    texts = max(width(bar.text, DATA, "bold") for bar in chart.bars)
    left, right = box.left + wide + AIR, box.right - texts - AIR
    spans = chart.bars[0].low is not None  # whose dots reach beyond their ends
    at = _scale(chart, left + DOT * spans, right - DOT * spans)
    for position, (bar, (_, found)) in enumerate(zip(chart.bars, labels, strict=True)):
        middle = box.top + row * (position + 0.5)
        scene.add(Text(found, left - AIR, middle - DATA * LINE * len(found) / 2, face=_face(bar), anchor="end"))
        end = _interval(bar, middle, at, scene) if bar.low is not None else _bar(bar, middle, row, at, scene)
        if (
            bar.other is not None
            and at(bar.other) - max(at(bar.value), at(0)) > width(bar.text, DATA, "bold") + 2 * AIR
        ):
            end = at(bar.value)  # the value belongs to the bar: before the tick where there is room for it
        beside = right if bar.low is not None else max(end, at(0))
        scene.add(Text([bar.text], beside + AIR / 2, middle - DATA * LINE / 2, face=_face(bar)))
    if chart.bars[0].low is None:
        zero = Box(at(0) - 1.5, box.top, 3, row * len(chart.bars))
        scene.add(Shape(rectangle(zero), fill="ink2"))
    if keyed:
        top = box.top + row * len(chart.bars) + 12
        scene.add(Shape(rectangle(Box(left, top, 8, DATA)), fill="contrast"))
        scene.add(Text([shortened(chart.other, DATA, box.right - left - AIR)], left + AIR, top - 3, role="ink2"))


def _face(bar: Bar) -> str:
    return "bold" if bar.own else "sans"


def _scale(chart: Bars, left: float, right: float) -> Callable[[float], float]:
    """Horizontal position of a value: from zero, or over the range of the intervals."""
    values = [value for bar in chart.bars for value in (bar.value, bar.other, bar.low, bar.high) if value is not None]
    ends = (min(values), max(values)) if chart.bars[0].low is not None else (min(0.0, *values), max(0.0, *values))
    long = ends[1] - ends[0] or 1.0
    return lambda value: left + (right - left) * (value - ends[0]) / long


def _bar(bar: Bar, middle: float, row: float, at: Callable[[float], float], scene: Scene) -> float:
    start, end = sorted((at(0), at(bar.value)))
    thick = min(row * 0.62, FEW_THICKEST if row > TALLEST else THICKEST)
    scene.add(Shape(rectangle(Box(start, middle - thick / 2, max(end - start, 2), thick)), fill=_ink(bar)))
    if bar.other is not None:
        scene.add(Shape(rectangle(Box(at(bar.other) - 4, middle - thick / 2 - 7, 8, thick + 14)), fill="contrast"))
        return max(end, at(bar.other))
    return end


def _interval(bar: Bar, middle: float, at: Callable[[float], float], scene: Scene) -> float:
    low, high = at(bar.low or 0), at(bar.high or 0)
    scene.add(Shape(rectangle(Box(low, middle - 6, max(high - low, 2), 12)), fill=_ink(bar), opacity=FAINT))
    scene.add(Shape(dot(at(bar.value), middle, DOT), fill=_ink(bar)))
    return high


def _ink(bar: Bar) -> str:
    return "accent" if bar.own else "ink2"
