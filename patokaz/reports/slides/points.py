"""Points of a slide: places by two quantities, the line of expected values, some points labelled."""

from collections.abc import Sequence
from math import log

from patokaz.charts.labels import spread
from patokaz.charts.palette import FAINT
from patokaz.reports.slides.letters import LINE, fitted, width
from patokaz.reports.slides.model import Points
from patokaz.reports.slides.scene import DATA, Box, Scene, Shape, Text, dot, rectangle

AXIS = DATA * LINE + 10
BESIDE = 0.42  # of the width at most for names at the right
NAME_LINES = 3  # of an axis or a place on an upright phone; a wall needs one


def draw_points(chart: Points, box: Box, scene: Scene) -> None:
    """Axis titles above (vertical) and below (horizontal); both axes have labels at their ends only."""
    left = box.left + max(width(text, DATA) for text in chart.y_ends) + 20
    level = (
        chart.line_name if not chart.line[1] else ""
    )  # the name of a level line stands at its end, where no points are
    names = max(width(text, DATA, "bold") for text in (level, *(text for _, text in chart.named)))
    beside = min(names + 60, 560, BESIDE * box.wide)
    wide = box.right - left - beside
    above, below = _axis_names(chart, box, wide)
    plot = Box(
        left, box.top + _axis_room(above), wide, box.high - _axis_room(above) - AXIS - DATA * LINE * len(below) - 6
    )
    low_x, high_x, low_y, high_y = min(chart.x), max(chart.x), min(chart.y), max(chart.y)

    def at(x: float, y: float) -> tuple[float, float]:
        if chart.logarithmic:
            across = log(x / low_x) / (log(high_x / low_x) or 1.0)
        else:
            across = (x - low_x) / (high_x - low_x or 1.0)
        up = (y - low_y) / (high_y - low_y or 1.0)
        return plot.left + 20 + (plot.wide - 40) * across, plot.bottom - 20 - (plot.high - 40) * up

    scene.add(Shape(rectangle(Box(plot.left, plot.top, 3, plot.high)), fill="ink2"))
    scene.add(Shape(rectangle(Box(plot.left, plot.bottom, plot.wide, 3)), fill="ink2"))
    if chart.joined:
        scene.add(Shape(_joined([at(x, y) for x, y in zip(chart.x, chart.y, strict=True)]), stroke="ink2", width=6))
    else:
        dots = "".join(dot(*at(x, y), 7) for x, y in zip(chart.x, chart.y, strict=True))
        scene.add(Shape(dots, fill="ink2", opacity=FAINT))
    scene.add(Shape(_expected(chart, at, (low_x, high_x), (low_y, high_y)), stroke="contrast", width=6, dash="18 12"))
    if chart.line_name and not level:
        x, y = at((low_x + high_x) / 2, chart.line[0] + chart.line[1] * (low_x + high_x) / 2)
        scene.add(Text([chart.line_name], x - 24, y - DATA * LINE, role="contrast", anchor="end"))
    _axes(chart, (box, plot), (above, below), scene)
    places = [(text, at(chart.x[index], chart.y[index])) for index, text in chart.named]
    _named([*places, *([("", at(high_x, chart.line[0]))] if level else [])], level, beside - 60, plot, scene)


def _expected(chart: Points, at, ends_x, ends_y) -> str:  # type: ignore[no-untyped-def]
    """The part of the line within the plot."""
    intercept, slope = chart.line
    inside = []
    for step in range(101):
        x = ends_x[0] + (ends_x[1] - ends_x[0]) * step / 100
        y = intercept + slope * x
        if ends_y[0] <= y <= ends_y[1]:
            inside.append(at(x, y))
    return _joined([inside[0], inside[-1]]) if len(inside) > 1 else ""


def _joined(points: Sequence[tuple[float, float]]) -> str:
    """A line through grid points."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _axis_names(chart: Points, box: Box, wide: float) -> tuple[list[str], list[str]]:
    """The lines of the vertical quantity's name, and of the horizontal one's where it has no room between the ends."""
    above = fitted(chart.y_name, box.wide, ((DATA, NAME_LINES),))[1]
    if width(chart.x_name, DATA) <= wide - _ends_width(chart):
        return above, []
    return above, fitted(chart.x_name, box.wide, ((DATA, NAME_LINES),))[1]


def _axis_room(lines: Sequence[str]) -> float:
    return DATA * LINE * len(lines) + 10


def _ends_width(chart: Points) -> float:
    return sum(width(text, DATA) for text in chart.x_ends) + 80


def _axes(chart: Points, boxes: tuple[Box, Box], names: tuple[list[str], list[str]], scene: Scene) -> None:
    """boxes: of all, and of the points; names: as of `_axis_names`."""
    (box, plot), (above, below) = boxes, names
    scene.add(Text(above, box.left, box.top, role="ink2"))
    for text, top in ((chart.y_ends[1], plot.top), (chart.y_ends[0], plot.bottom - DATA * LINE)):
        scene.add(Text([text], plot.left - 14, top, role="ink2", anchor="end"))
    top = plot.bottom + 10
    scene.add(Text([chart.x_ends[0]], plot.left, top, role="ink2"))
    scene.add(Text([chart.x_ends[1]], plot.right, top, role="ink2", anchor="end"))
    if below:
        scene.add(Text(below, box.left, top + DATA * LINE, role="ink2"))
        return
    middle = plot.left + width(chart.x_ends[0], DATA) + 40 + (plot.wide - _ends_width(chart)) / 2
    scene.add(Text([chart.x_name], middle, top, role="ink2", anchor="middle"))


def _named(
    places: list[tuple[str, tuple[float, float]]], level: str, room: float, plot: Box, scene: Scene
) -> None:  # fmt: skip
    """The named ones larger, their names at the right within `room` with a line to each; "" is the end of the level line."""
    order = sorted(places, key=lambda entry: entry[1][1])
    names = [fitted(text or level, room, ((DATA, NAME_LINES),), "bold")[1] for text, _ in order]
    highs = [DATA * LINE * len(lines) + 8 for lines in names]
    tops = [y - high / 2 for high, (_, (_, y)) in zip(highs, order, strict=True)]
    for top, high, lines, (text, (x, y)) in zip(
        spread(tops, highs, plot.top, plot.bottom), highs, names, order, strict=True
    ):
        if not text:
            scene.add(Text(lines, plot.right + 30, top, role="contrast"))
            continue
        scene.add(
            Shape(f"M{x:.1f} {y:.1f}L{plot.right + 20:.1f} {top + high / 2:.1f}", stroke="accent", width=3),
            Shape(dot(x, y, 14), fill="accent"),
            Text(lines, plot.right + 30, top, face="bold"),
        )
