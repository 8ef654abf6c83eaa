"""A map layer as an SVG picture for documents: without text except the name of its place."""

from typing import Any

from markupsafe import Markup

from patokaz.charts.arcs import Point, decoded_arcs, frame_middle, ring_points
from patokaz.charts.area_map import OUTSIDE, Layer
from patokaz.charts.labels import LETTER
from patokaz.language.html import html

HATCH = 14  # of 900: about 4 points on paper, as in the legend; finer lines are grey in print
NAME = 36  # of 900: about 9 points on paper where two maps stand side by side
LINE, HALO = 4.5, 10  # of 900: the outline of the place, and the white on both sides of it
MOST_NAMED = 2
FLAT = 0.7  # height to width; higher pictures are drawn smaller, so their name and outline are larger
BOLD = 1.2 * LETTER / 14  # of the size of letters: the width of one in bold, with room to spare


def layer_svg(geometry: dict[str, Any], layer: Layer, width: int = 900) -> Markup:
    """The areas in the colours of their classes, missing hatched, borders of upper level and country.

    geometry: a map file of the build; layer: from `map_layer` for the same areas. Only the areas inside are drawn if
    the layer shows a region, the others without a colour if it shows a whole country. An outlined area with a label is
    named above or below the areas, with a leader line; of two, the northern one above and the other below.
    """
    arcs = decoded_arcs(geometry["arcs"])
    areas = dict(zip(geometry["areas"]["ids"], geometry["areas"]["polygons"], strict=True))
    codes = dict(zip(areas, layer["codes"], strict=True)) | dict.fromkeys(layer["greyed"], "greyed")
    inside = [area for area in areas if codes[area] != OUTSIDE or layer["whole"]]
    points = [point for area in inside for polygon in areas[area] for point in ring_points(arcs, polygon[0])]
    beyond = geometry.get("beyond", []) if len(inside) == len(areas) else []
    points += [(x, y) for ring in beyond for x, y in ring]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    low, top = min(y for _, y in points), max(y for _, y in points)
    scale = width / (right - left)

    def at(point: Point) -> Point:
        return (point[0] - left) * scale, (top - point[1]) * scale

    def path(line: list[Point], closed: bool) -> str:
        text = "L".join(f"{x:.1f} {y:.1f}" for x, y in map(at, line))
        return f"M{text}{'Z' if closed else ''}"

    def shape(area: str) -> str:
        return "".join(path(ring_points(arcs, ring), True) for polygon in areas[area] for ring in polygon)

    colours = layer["colours"]
    fills = {str(code): colour for code, colour in enumerate(colours["classes"])}
    fills |= {"-": "url(#hatch)", "greyed": "url(#occupied)", OUTSIDE: "none"}
    by_fill: dict[str, list[str]] = {}
    for area in inside:
        by_fill.setdefault(fills[codes[area]], []).append(shape(area))
    filled = [("".join(shapes), fill) for fill, shapes in by_fill.items()]
    land = [rings for area, rings in geometry.get("occupied", {}).items() if area in inside and codes[area] != OUTSIDE]
    filled += [("".join(path(ring, True) for rings in land for ring in rings), fills["greyed"])] if land else []
    high = (top - low) * scale
    larger = max(1, high / (FLAT * width))
    outlined = [area for area in layer["outlined"] if area in inside]
    points_named = [
        (text, at(frame_middle(ring_points(arcs, polygon[0]) for polygon in areas[area])))
        for area, text in layer["labels"]
        if area in outlined
    ][:MOST_NAMED]
    named = _names(points_named, larger, width, high)
    above, below = (sum(name["room"] for name in named if name["above"] is side) for side in (True, False))
    borders = [] if len(inside) < len(areas) else [geometry["upper"], geometry["country"]]
    return html(
        "charts/map_picture",
        filled=filled,
        borders=["".join(path(arcs[index], False) for index in indexes) for indexes in borders if indexes],
        beyond="".join(path(ring, True) for ring in beyond),
        outlined=[(shape(area), fills[codes[area]]) for area in outlined],
        named=named, colours=colours, hatch=HATCH, line=f"{LINE * larger:.1f}", halo=f"{HALO * larger:.1f}",
        top=f"{-4 - above:.0f}", width=width + 8, height=f"{high + above + below + 8:.0f}",
    )  # fmt: skip


def _names(told: list[tuple[str, Point]], larger: float, width: float, high: float) -> list[dict[str, Any]]:
    """One name on the nearer side of its area; two on either side, so that they never meet."""
    if len(told) == MOST_NAMED:
        upper = min(told, key=lambda entry: entry[1][1])
        return [_name(text, point, larger, width, high, (text, point) == upper) for text, point in told]
    return [_name(text, point, larger, width, high, point[1] < high / 2) for text, point in told]


def _name(text: str, point: Point, larger: float, width: float, high: float, above: bool) -> dict[str, Any]:
    """Position of a name outside the areas, above or below them, and its leader line."""
    size = min(NAME * larger, width / (BOLD * len(text)))
    (x, y), half = point, BOLD * size * len(text) / 2
    base, begins = (-0.6 * size, -0.4 * size) if above else (high + 1.25 * size, high + 0.3 * size)
    return {
        "text": text, "above": above, "room": 1.5 * size, "size": f"{size:.1f}", "x": f"{x:.1f}", "y": f"{y:.1f}",
        "begins": f"{begins:.1f}", "middle": f"{min(max(x, half), width - half):.1f}", "base": f"{base:.1f}",
    }  # fmt: skip
