"""Points of a slide: places by two quantities, the line of expected values, some points labelled."""

from collections.abc import Sequence
from math import log

from patokaz.charts.labels import spread
from patokaz.charts.palette import FAINT
from patokaz.reports.slides.letters import LINE, shortened, width
from patokaz.reports.slides.model import Points
from patokaz.reports.slides.scene import DATA, Box, Scene, Shape, Text, dot, rectangle

AXIS = DATA * LINE + 10


def draw_points(chart: Points, box: Box, scene: Scene) -> None:
    """Axis titles above (vertical) and below (horizontal); both axes have labels at their ends only."""
    left = box.left + max(width(text, DATA) for text in chart.y_ends) + 20
    level = (
        chart.line_name if not chart.line[1] else ""
    )  # the name of a level line stands at its end, where no points are
    names = max(width(text, DATA, "bold") for text in (level, *(text for _, text in chart.named)))
    plot = Box(left, box.top + AXIS, box.right - left - min(names + 60, 560), box.high - 2 * AXIS - 6)
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
    _axes(chart, box, plot, scene)
    places = [(text, at(chart.x[index], chart.y[index])) for index, text in chart.named]
    _named([*places, *([("", at(high_x, chart.line[0]))] if level else [])], level, plot, scene)


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


def _axes(chart: Points, box: Box, plot: Box, scene: Scene) -> None:
    scene.add(Text([shortened(chart.y_name, DATA, box.wide)], box.left, box.top, role="ink2"))
    for text, top in ((chart.y_ends[1], plot.top), (chart.y_ends[0], plot.bottom - DATA * LINE)):
        scene.add(Text([text], plot.left - 14, top, role="ink2", anchor="end"))
    top = plot.bottom + 10
    scene.add(Text([chart.x_ends[0]], plot.left, top, role="ink2"))
    scene.add(Text([chart.x_ends[1]], plot.right, top, role="ink2", anchor="end"))
    taken = width(chart.x_ends[0], DATA) + width(chart.x_ends[1], DATA) + 80
    name = shortened(chart.x_name, DATA, plot.wide - taken)
    middle = plot.left + width(chart.x_ends[0], DATA) + 40 + (plot.wide - taken) / 2
    scene.add(Text([name], middle, top, role="ink2", anchor="middle"))


def _named(places: list[tuple[str, tuple[float, float]]], level: str, plot: Box, scene: Scene) -> None:
    """Labelled points larger, their labels at the right with leader lines; "" labels the end of a level line."""
    order = sorted(places, key=lambda entry: entry[1][1])
    high = DATA * LINE + 8
    tops = spread([y - high / 2 for _, (_, y) in order], [high] * len(order), plot.top, plot.bottom)
    for top, (text, (x, y)) in zip(tops, order, strict=True):
        if not text:
            scene.add(Text([shortened(level, DATA, 500, "bold")], plot.right + 30, top, role="contrast"))
            continue
        scene.add(
            Shape(f"M{x:.1f} {y:.1f}L{plot.right + 20:.1f} {top + high / 2:.1f}", stroke="accent", width=3),
            Shape(dot(x, y, 14), fill="accent"),
            Text([shortened(text, DATA, 500, "bold")], plot.right + 30, top, face="bold"),
        )
