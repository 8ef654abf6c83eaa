"""A map layer as an SVG picture without words, for documents."""

from typing import Any

from markupsafe import Markup

from patokaz.charts.arcs import Point, decoded_arcs, ring_points
from patokaz.charts.area_map import OUTSIDE, Layer
from patokaz.language.html import html

HATCH = 14  # of 900: about 4 points on paper, as in the legend; finer lines are grey in print


def layer_svg(geometry: dict[str, Any], layer: Layer, width: int = 900) -> Markup:
    """The areas in the colours of their classes, missing hatched, borders of upper level and country.

    geometry: a map file of the build, layer: as `map_layer` made it for the same areas. Only the areas inside are drawn
    where the layer shows a region, the others without a colour where it shows a whole country.
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

    def path(line: list[Point], closed: bool) -> str:
        text = "L".join(f"{(x - left) * scale:.1f} {(top - y) * scale:.1f}" for x, y in line)
        return f"M{text}{'Z' if closed else ''}"

    def shape(area: str) -> str:
        return "".join(path(ring_points(arcs, ring), True) for polygon in areas[area] for ring in polygon)

    colours = layer["colours"]
    fills = {str(code): colour for code, colour in enumerate(colours["classes"])}
    fills |= {"-": "url(#hatch)", "greyed": "url(#occupied)", OUTSIDE: "none"}
    by_fill: dict[str, list[str]] = {}
    for area in inside:
        by_fill.setdefault(fills[codes[area]], []).append(shape(area))
    borders = [] if len(inside) < len(areas) else [geometry["upper"], geometry["country"]]
    return html(
        "charts/map_picture",
        filled=[("".join(shapes), fill) for fill, shapes in by_fill.items()],
        borders=["".join(path(arcs[index], False) for index in indexes) for indexes in borders if indexes],
        beyond="".join(path(ring, True) for ring in beyond),
        outlined=[shape(area) for area in layer["outlined"] if area in inside],
        colours=colours, hatch=HATCH, width=width + 8, height=f"{(top - low) * scale + 8:.0f}",
    )  # fmt: skip
