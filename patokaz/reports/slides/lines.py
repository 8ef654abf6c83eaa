"""Lines of a slide over the years: interrupted at breaks, labelled at their ends."""

from collections.abc import Callable, Sequence

import numpy as np

from patokaz.charts.labels import spread
from patokaz.charts.trend import joined
from patokaz.reports.slides.letters import LINE, fitted, width
from patokaz.reports.slides.model import Line, Lines
from patokaz.reports.slides.scene import DATA, SENTENCE, Box, Scene, Shape, Text, dot, rectangle

NAMES = 440
REASON_LINES = ((DATA, 4), (DATA, 5))  # sizes and lines at most: the longest reason is told whole
TOLD_BREAKS = 2
ROLES = ("accent", "contrast", "ink2")


def draw_lines(chart: Lines, box: Box, scene: Scene) -> None:
    """Lines between tick labels and names: a break is a gap with its reason above."""
    years = sorted({year for line in chart.lines for year in line.years})
    values = [value for line in chart.lines for value in line.values] + [value for value, _ in chart.ticks]
    low, high = min(values), max(values)
    breaks = [(year, reason) for year, reason in chart.breaks if years[0] < year <= years[-1]]
    reasons = _reasons(breaks, box)
    above = max((size * LINE * len(lines) + 16 for _, size, lines in reasons), default=SENTENCE * LINE)
    left = box.left + max([width(text, DATA) for _, text in chart.ticks], default=0) + 24
    beside = max(_name_width(line, len(chart.lines) > 1) for line in chart.lines)
    right = box.right - beside - 40
    plot = Box(left, box.top + above, right - left, box.high - above - DATA * LINE - 20)
    roof = SENTENCE * LINE + 24 if chart.lines[0].first else 16.0  # of the first value, which stands above its point

    def x(year: float) -> float:
        return plot.left + 20 + (plot.wide - 40) * (year - years[0]) / max(1, years[-1] - years[0])

    def y(value: float) -> float:
        return plot.bottom - 16 - (plot.high - 16 - roof) * (value - low) / (high - low or 1.0)

    _grid(chart, plot, y, scene)
    _years(years, [year for year, _ in breaks], plot, x, scene)
    _breaks([year for year, _ in breaks], reasons, (box, plot), x, scene)
    for number, line in reversed(list(enumerate(chart.lines))):
        _line(line, ROLES[min(number, 2)], [year for year, _ in breaks], (x, y), scene)
    _first(chart.lines, [x(year - 0.5) for year, _ in breaks], plot, (x, y), scene)
    _names(chart.lines, plot, box, y, scene)


def _name_width(line: Line, named: bool) -> float:
    """Width for the last value in one line and the name in at most two."""
    name = max((min(NAMES, width(word, DATA)) for word in line.name.split(" ")), default=0.0) if named else 0.0
    return max(name, min(NAMES, width(line.name, DATA)) if named else 0.0, width(line.last, SENTENCE, "bold"))


def _grid(chart: Lines, plot: Box, y: Callable[[float], float], scene: Scene) -> None:
    for value, text in chart.ticks:
        scene.add(Shape(rectangle(Box(plot.left, y(value) - 1, plot.wide, 2)), fill="line"))
        scene.add(Text([text], plot.left - 20, y(value) - DATA * LINE / 2, role="ink2", anchor="end"))


def _years(
    years: Sequence[int], breaks: Sequence[int], plot: Box, x: Callable[[float], float], scene: Scene
) -> None:  # fmt: skip
    """Labels of the first and last year and, where there is room, of the first years after breaks."""
    told: list[float] = []
    room = width("0000", DATA) + 36
    for year in (years[0], years[-1], *breaks):
        if all(abs(x(year) - other) >= room for other in told):
            told.append(x(year))
            scene.add(Text([str(year)], x(year), plot.bottom + 14, role="ink2", anchor="middle"))


def _reasons(breaks: Sequence[tuple[int, str]], box: Box) -> list[tuple[int, float, list[str]]]:
    """Year, font size and lines of the reasons of the last breaks, which share the width."""
    told = [entry for entry in breaks if entry[1]][-TOLD_BREAKS:]
    room = box.wide / max(1, len(told)) - 40
    return [(year, *fitted(f"{year}: {reason}", room, REASON_LINES)) for year, reason in told]


def _breaks(
    years: Sequence[int], reasons: Sequence[tuple[int, float, list[str]]], boxes: tuple[Box, Box],
    x: Callable[[float], float], scene: Scene,
) -> None:  # fmt: skip
    """A dashed line at every break, its reason above. boxes: of the whole chart and of the plot."""
    box, plot = boxes
    for year in years:
        at = x(year - 0.5)
        scene.add(Shape(f"M{at:.1f} {plot.top - 8:.1f}V{plot.bottom:.1f}", stroke="ink2", width=3, dash="10 10"))
    for position, (year, size, lines) in enumerate(reasons):
        wide = max(width(line, size) for line in lines)
        low = box.left + position * box.wide / len(reasons)
        start = min(max(x(year - 0.5) - wide / 2, low), low + box.wide / len(reasons) - wide)
        scene.add(Text(lines, start, box.top, size, "ink2"))


def _line(
    line: Line, role: str, breaks: Sequence[int], scales: tuple[Callable[[float], float], Callable[[float], float]],
    scene: Scene,
) -> None:  # fmt: skip
    x, y = scales
    steps, alone = [], []
    for position, (year, value) in enumerate(zip(line.years, line.values, strict=True)):
        tied = position > 0 and joined(line.years[position - 1], year, breaks)
        following = position + 1 < len(line.years) and joined(year, line.years[position + 1], breaks)
        steps.append(f"{'L' if tied else 'M'}{x(year):.1f} {y(value):.1f}")
        if not (tied and following):
            alone.append((year, value))
    parted = len(alone) > 1 and all(step.startswith("M") for step in steps)
    if parted:  # no two may be joined (two censuses): a dashed way, never nothing
        way = "L".join(f"{x(year):.1f} {y(value):.1f}" for year, value in alone)
        scene.add(Shape(f"M{way}", stroke=role, width=5, dash="14 12"))
    scene.add(Shape("".join(steps), stroke=role, width=9 if role == "accent" else 6))
    for year, value in alone:
        scene.add(Shape(dot(x(year), y(value), 14 if role == "accent" else 9), fill=role))


def _first(
    lines: Sequence[Line], cuts: Sequence[float], plot: Box,
    scales: tuple[Callable[[float], float], Callable[[float], float]], scene: Scene,
) -> None:  # fmt: skip
    """The label of the own line's first value, placed clear of lines and breaks."""
    own, (x, y) = lines[0], scales
    if not own.first or len(own.years) < 2:
        return
    left, wide = x(own.years[0]) - 14, width(own.first, SENTENCE, "bold")
    for cut in cuts:
        if left - 8 < cut < left + wide + 8:
            left = cut + 16
    start = _free(lines, (left, left + wide), plot, scales, y(own.values[0]))
    scene.add(Text([own.first], left, start, SENTENCE, "accent", "bold"))


def _names(
    lines: Sequence[Line], plot: Box, box: Box,
    y: Callable[[float], float], scene: Scene,
) -> None:  # fmt: skip
    """Last values at the line ends, with names if there are several lines."""
    room = box.right - plot.right - 24
    ends = []
    for number, line in enumerate(lines):
        name = fitted(line.name, room, ((DATA, 2),))[1] if len(lines) > 1 else []
        high = SENTENCE * LINE + DATA * LINE * len(name)
        ends.append((y(line.values[-1]) - SENTENCE * LINE / 2, high + 8, line, name, ROLES[min(number, 2)]))
    ends.sort(key=lambda entry: entry[0])
    tops = spread([entry[0] for entry in ends], [entry[1] for entry in ends], box.top, plot.bottom)
    for top, (_, _, line, name, role) in zip(tops, ends, strict=True):
        left = plot.right + 24
        scene.add(Text([line.last], left, top, SENTENCE, role, "bold"))
        if name:
            scene.add(Text(name, left, top + SENTENCE * LINE, role=role))


def _free(
    lines: Sequence[Line], span: tuple[float, float], plot: Box,
    scales: tuple[Callable[[float], float], Callable[[float], float]], point: float,
) -> float:  # fmt: skip
    """A label position over `span` clear of all lines: above the point, below it, or above all lines."""
    x, y = scales
    tall = SENTENCE * LINE
    heights = []
    for line in lines:
        xs, ys = [x(year) for year in line.years], [y(value) for value in line.values]
        steps = [span[0] + (span[1] - span[0]) * step / 8 for step in range(9)]
        heights += [float(np.interp(at, xs, ys)) for at in steps if xs[0] <= at <= xs[-1]]
    over = min(heights, default=point) - tall - 18
    for top in (point - tall - 18, point + 18, over):
        clear = all(not top - 6 < height < top + tall + 6 for height in heights)
        if clear and plot.top <= top and top + tall <= plot.bottom:
            return top
    return point - tall - 18 if point - tall - 18 >= plot.top else point + 18
