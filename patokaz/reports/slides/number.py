"""Numbers of a slide: one big one above the strip of all areas, several in rows, and text fields."""

from patokaz.charts.palette import FAINT
from patokaz.charts.strip import Strip
from patokaz.reports.slides.letters import LINE, fitted, width, wrapped
from patokaz.reports.slides.model import Fields, Number, Standing
from patokaz.reports.slides.scene import DATA, SENTENCE, Box, Scene, Shape, Text, dot, rectangle

BIGGEST, SMALLEST = 230, 96
VALUE = 52
GAP = 26


def draw_number(chart: Number, box: Box, scene: Scene) -> None:
    """The number with its unit and rank; below it all areas as ticks, this one as a dot, and the median."""
    strip_room = 150 if chart.strip else 0
    size = _size(chart, box, box.high - strip_room - 110)
    top = box.top + max(0, (box.high - strip_room - size * LINE - 100) / 2)
    scene.add(Text([chart.text], box.left, top, size, "accent", "bold"))
    after = box.left + width(chart.text, size, "bold") + GAP
    unit_size, unit = fitted(chart.unit, max(300, box.right - after), ((64, 1), (SENTENCE, 2), (DATA, 3)))
    if chart.unit:
        bottom = top + size * 0.93
        scene.add(Text(unit, after, bottom - unit_size * LINE * len(unit), unit_size, "ink2"))
    if chart.below:
        size_below, below = fitted(chart.below, box.wide, ((SENTENCE, 1), (DATA, 2)))
        scene.add(Text(below, box.left, top + size * (LINE + 0.09), size_below))
    if chart.strip:
        strip = Box(box.left, box.bottom - 130, box.wide, 72)
        draw_strip(chart.strip, strip, scene)
        _ends(chart, strip, scene)


def _size(chart: Number, box: Box, high: float) -> float:
    """The largest size at which number and unit fit in one line, the number alone where it would be small."""
    size = min(BIGGEST, high / LINE)
    room = box.wide - min(460.0, width(chart.unit, DATA)) - GAP
    wide = width(chart.text, size, "bold")
    return min(max(SMALLEST, min(size, size * room / wide)), size * box.wide / wide)


def _ends(chart: Number, strip: Box, scene: Scene) -> None:
    """The lowest and highest value below the ends, the median's below its mark where there is room."""
    top = strip.bottom + 8
    scene.add(Text([chart.least], strip.left, top, role="ink2"))
    scene.add(Text([chart.most], strip.right, top, role="ink2", anchor="end"))
    if chart.strip is None or chart.strip.median is None:
        return
    wide = width(chart.middle, DATA)
    low, high = (
        strip.left + width(chart.least, DATA) + 40 + wide / 2,
        strip.right - width(chart.most, DATA) - 40 - wide / 2,
    )
    if low < high:
        x = min(max(strip.left + strip.wide * chart.strip.median, low), high)
        scene.add(Text([chart.middle], x, top, role="contrast", anchor="middle"))


def draw_strip(strip: Strip, box: Box, scene: Scene) -> None:
    """All areas as ticks, the median as a mark, the place as a dot."""
    middle = box.top + box.high / 2
    ticks = "".join(
        f"M{box.left + box.wide * tick:.1f} {middle - box.high * 0.3:.1f}v{box.high * 0.6:.1f}" for tick in strip.ticks
    )
    scene.add(Shape(ticks, stroke="ink2", width=3, opacity=FAINT))
    if strip.median is not None:
        mark = Box(box.left + box.wide * strip.median - 4, box.top, 8, box.high)
        scene.add(Shape(rectangle(mark), fill="contrast"))
    scene.add(Shape(dot(box.left + box.wide * strip.here, middle, min(22, box.high * 0.3)), fill="accent"))


def draw_standing(chart: Standing, box: Box, scene: Scene) -> None:
    """One row a figure: name, value, strip, rank."""
    row = min(124, box.high / len(chart.rows))
    values = max(width(entry.value, VALUE, "bold") for entry in chart.rows)
    ranks = max(width(entry.rank, DATA) for entry in chart.rows)
    strips = any(entry.strip for entry in chart.rows)
    names = min(640.0, box.wide - values - ranks - 420) if strips else box.wide - values - ranks - 100
    for position, entry in enumerate(chart.rows):
        middle = box.top + row * (position + 0.5)
        size, lines = fitted(entry.name, names, ((DATA, 2),))
        scene.add(Text(lines, box.left, middle - size * LINE * len(lines) / 2, size))
        scene.add(
            Text([entry.value], box.left + names + 40 + values, middle - VALUE * LINE / 2, VALUE, "accent", "bold", "end")
        )  # fmt: skip
        if entry.strip:
            left = box.left + names + values + 84
            draw_strip(entry.strip, Box(left, middle - 28, box.right - ranks - 44 - left, 56), scene)
        scene.add(Text([entry.rank], box.right, middle - DATA * LINE / 2, role="ink2", anchor="end"))
        if position:
            line = Box(box.left, box.top + row * position, box.wide, 2)
            scene.add(Shape(rectangle(line), fill="line"))


def draw_fields(chart: Fields, box: Box, scene: Scene) -> None:
    """Fields in two columns and two rows, each with its title, with as many lines as fit."""
    half, high = (box.wide - 60) / 2, (box.high - 20) / 2
    for position, (title, texts) in enumerate(chart.fields):
        left, top = box.left + (half + 60) * (position % 2), box.top + (high + 20) * (position // 2)
        role = "contrast" if position % 2 else "accent"
        scene.add(Shape(rectangle(Box(left, top, 8, high - 12)), fill=role))
        scene.add(Text([title], left + 28, top, DATA, role, "bold"))
        most = int((high - DATA * LINE - 16) // (DATA * LINE))
        lines = [line for text in texts for line in wrapped(text, DATA, half - 40)]
        if len(lines) > most:
            lines = [*lines[: most - 1], f"{lines[most - 1][:-2]}…"]
        if lines:
            scene.add(Text(lines, left + 28, top + DATA * LINE + 6))
