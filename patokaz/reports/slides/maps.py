"""A map of a slide: areas in classes, at most three labelled beside it with leader lines, its legend below."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from patokaz.charts.arcs import Point, decoded_arcs, frame_middle, ring_points
from patokaz.charts.labels import spread
from patokaz.charts.palette import Palette, shades
from patokaz.reports.files.column_widths import BETWEEN_WORDS
from patokaz.reports.slides.letters import LINE, TIED, fitted, width
from patokaz.reports.slides.model import GREYED, AreaMap
from patokaz.reports.slides.scene import DATA, SENTENCE, Box, Scene, Shape, Text, dot, rectangle

MAP = 0.62  # of the width
SWATCH = 40
HATCH, OCCUPIED = "url(#hatch)", "url(#occupied)"
NUMBER = 120
COARSE = 2.5  # of the grid


@dataclass(frozen=True)
class Areas:
    """Areas of a map in grid coordinates."""

    arcs: list[list[Point]]
    polygons: dict[str, Any]
    left: float
    top: float
    scale: float
    low_x: float
    high_y: float

    def at(self, x: float, y: float) -> Point:
        """A point on the grid."""
        return self.left + (x - self.low_x) * self.scale, self.top + (self.high_y - y) * self.scale

    def path(self, area: str) -> str:
        """An area as a path in whole units, so that a country of 1,500 areas stays small."""
        rings = (ring_points(self._steps, ring) for polygon in self.polygons[area] for ring in polygon)
        return "".join(f"M{'L'.join(ring)}z" for ring in rings)

    def line(self, index: int) -> str:
        """An arc as a path."""
        return f"M{'L'.join(self._steps[index])}"

    @cached_property
    def _steps(self) -> list[list[str]]:
        """Every arc as path commands, computed once as neighbours share them."""
        return [_steps([self.at(x, y) for x, y in arc]) for arc in self.arcs]

    def middle(self, area: str) -> Point:
        """The centre of the bounding box of the longest ring."""
        return self.at(*frame_middle(ring_points(self.arcs, polygon[0]) for polygon in self.polygons[area]))


def draw_map(chart: AreaMap, box: Box, scene: Scene, palette: Palette) -> None:
    """The map at the left, names and legend at the right."""
    room = Box(box.left, box.top, box.wide * MAP, box.high)
    areas = _placed(chart, room)
    _areas(chart, areas, scene, palette)
    side = Box(box.left + box.wide * MAP + 40, box.top, box.wide * (1 - MAP) - 40, box.high)
    top = _number(chart, side, scene)
    bottom = _legend(chart, side, scene, palette)
    _names(chart, areas, Box(side.left, top, side.wide, bottom - top), scene)


def _placed(chart: AreaMap, room: Box) -> Areas:
    polygons = dict(zip(chart.geometry["areas"]["ids"], chart.geometry["areas"]["polygons"], strict=True))
    shown = [area for area in polygons if _all_shown(chart) or area in chart.within]
    used = {max(at, ~at) for area in shown for polygon in polygons[area] for ring in polygon for at in ring}
    arcs = decoded_arcs([arc if at in used else [] for at, arc in enumerate(chart.geometry["arcs"])])
    points = [point for at in used for point in arcs[at]]
    if _all_shown(chart):
        points += [(x, y) for ring in chart.geometry.get("beyond", []) for x, y in ring]
    low_x, high_x = min(x for x, _ in points), max(x for x, _ in points)
    low_y, high_y = min(y for _, y in points), max(y for _, y in points)
    scale = min(room.wide / (high_x - low_x), room.high / (high_y - low_y))
    top = room.top + (room.high - (high_y - low_y) * scale) / 2
    coarse = [_coarse(arc, COARSE / scale) for arc in arcs]
    return Areas(coarse, polygons, room.left, top, scale, low_x, high_y)


def _all_shown(chart: AreaMap) -> bool:
    return chart.whole or not chart.within


def _coarse(arc: list[Point], least: float) -> list[Point]:
    """An arc without points nearer than `least` to the previous one; shared borders still match."""
    kept = arc[:1]
    for x, y in arc[1:-1]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= least:
            kept.append((x, y))
    return [*kept, *arc[-1:]] if len(arc) > 1 else kept


def _areas(chart: AreaMap, areas: Areas, scene: Scene, palette: Palette) -> None:
    fills = class_colours(chart, palette)
    by_fill: dict[str, list[str]] = {}
    codes = list(chart.codes) or ["0"] * len(areas.polygons)
    for area, code in zip(areas.polygons, codes, strict=True):
        if chart.within and area not in chart.within:
            if chart.whole:
                by_fill.setdefault("card", []).append(areas.path(area))
        else:
            fill = "accent" if area in chart.filled else fills.get(code, HATCH)
            by_fill.setdefault(fill, []).append(areas.path(area))
    if _all_shown(chart):
        for ring in chart.geometry.get("beyond", []):
            outline = "L".join(_steps([areas.at(x, y) for x, y in ring]))
            scene.add(Shape(f"M{outline}z", fill=HATCH, stroke="ink2", width=1.6))
    for fill, paths in by_fill.items():
        scene.add(Shape("".join(paths), fill=fill, stroke="edge", width=1))
    for area, rings in chart.geometry.get("occupied", {}).items():
        if not chart.within or area in chart.within:
            land = "".join(f"M{'L'.join(_steps([areas.at(x, y) for x, y in ring]))}z" for ring in rings)
            scene.add(Shape(land, fill=OCCUPIED, stroke="edge", width=1))
    if _all_shown(chart):
        lines = [chart.geometry["upper"], chart.geometry["country"]]
        for indexes, wide in zip(lines, (1.6, 2.4), strict=True):
            drawn = "".join(areas.line(index) for index in indexes)
            if drawn:
                scene.add(Shape(drawn, stroke="ink", width=wide))
    for area, _ in chart.named[:1]:
        if area in areas.polygons:
            scene.add(Shape(areas.path(area), stroke="contrast", width=5))


def class_colours(chart: AreaMap, palette: Palette) -> dict[str, str]:
    """Colours and hatches by code."""
    return _class_colours(chart, palette) | {GREYED: OCCUPIED}


def _class_colours(chart: AreaMap, palette: Palette) -> dict[str, str]:
    if not chart.classes:
        return {"0": "missing"}
    if chart.colours:
        return {str(code): getattr(palette, scale)[at] for code, (scale, at) in enumerate(chart.colours)}
    if not chart.signs:
        return {str(code): shade for code, shade in enumerate(shades(palette, chart.classes))}
    half, falls = len(palette.diverging) // 2, sum(sign < 0 for sign in chart.signs)
    rises = chart.classes - sum(sign > 0 for sign in chart.signs)
    return {
        str(code): palette.diverging[half + (code - falls if sign < 0 else code - rises + 1 if sign > 0 else 0)]
        for code, sign in enumerate(chart.signs)
    }


def _number(chart: AreaMap, side: Box, scene: Scene) -> float:
    """The large number with its label; returns the y coordinate below it."""
    if not chart.number:
        return side.top
    size = min(NUMBER, NUMBER * side.wide / width(chart.number, NUMBER, "bold"))
    scene.add(Text([chart.number], side.left, side.top, size, "accent", "bold"))
    _, lines = fitted(chart.under, side.wide, ((DATA, 3),))
    under = side.top + size * (LINE + 0.09)
    scene.add(Text(lines, side.left, under, role="ink2"))
    return under + DATA * LINE * len(lines) + 20


def breaking(text: str) -> str:
    """A range that breaks before the words of its unit, never between its ends."""
    return BETWEEN_WORDS.sub(" ", text).replace(" – ", f"{TIED}–{TIED}")


def _legend(chart: AreaMap, side: Box, scene: Scene, palette: Palette) -> float:
    """The legend at the bottom of the side; returns the y coordinate of its top."""
    fills = class_colours(chart, palette)
    found = [(entry, fitted(breaking(entry.text), side.wide - SWATCH - 20, ((DATA, 2),))[1]) for entry in chart.legend]
    high = sum(max(SWATCH, DATA * LINE * len(lines)) + 8 for _, lines in found)
    top = begins = side.bottom - high
    for entry, lines in found:
        swatch = Box(side.left, top + 2, SWATCH, SWATCH - 4)
        scene.add(Shape(rectangle(swatch), fill=fills.get(entry.code, HATCH), stroke="ink2", width=1))
        scene.add(Text(lines, side.left + SWATCH + 18, top))
        top += max(SWATCH, DATA * LINE * len(lines)) + 8
    return begins - 20


def _names(chart: AreaMap, areas: Areas, side: Box, scene: Scene) -> None:
    placed = _sized(chart, areas, side.wide, SENTENCE)
    if sum(entry[1] for entry in placed) > side.high:
        placed = _sized(chart, areas, side.wide, DATA)
    while len(placed) > 1 and sum(entry[1] for entry in placed) > side.high:
        placed.pop()  # the place itself comes first and stays
    placed.sort(key=lambda entry: entry[0])
    tops = spread([entry[0] for entry in placed], [entry[1] for entry in placed], side.top, side.bottom)
    for top, (_, _, (x, y), size, lines, position) in zip(tops, placed, strict=True):
        role = "contrast" if position == 0 else "ink"
        scene.add(
            Shape(
                f"M{x:.1f} {y:.1f}L{side.left - 14:.1f} {top + size * LINE / 2:.1f}", stroke=role, width=3, leads=True
            ),
            Shape(dot(x, y, 9), fill=role, stroke="card", width=3),
            Text(lines, side.left, top, size, role, "bold"),
        )


def _sized(
    chart: AreaMap, areas: Areas, wide: float, first: int
) -> list[tuple[float, float, Point, float, list[str], int]]:
    """Each label with its position, height and the centre of its area. first: font size of the first label."""
    placed = []
    for position, (area, text) in enumerate((area, text) for area, text in chart.named if area in areas.polygons):
        size, lines = fitted(text, wide, ((first if position == 0 else DATA, 2), (DATA, 3)), "bold")
        x, y = areas.middle(area)
        placed.append((y - size * LINE / 2, size * LINE * len(lines) + 18, (x, y), size, lines, position))
    return placed


def _steps(points: Sequence[Point]) -> list[str]:
    """The points of a path in whole units, without consecutive duplicates."""
    steps = [f"{x:.0f} {y:.0f}" for x, y in points]
    return [step for step, before in zip(steps, ["", *steps], strict=False) if step != before]
