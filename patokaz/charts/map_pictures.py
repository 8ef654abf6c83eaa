"""A map layer as an SVG picture without words, for documents."""

from typing import Any

from patokaz.charts.arcs import Point, decoded_arcs, ring_points
from patokaz.charts.area_map import OUTSIDE, Layer

HATCH = 6


def layer_svg(geometry: dict[str, Any], layer: Layer, width: int = 900) -> str:
    """The areas in the colours of their classes, missing hatched, borders of upper level and country.

    geometry: a map file of the build, layer: as `map_layer` made it for the same areas. Only the areas inside are drawn
    where the layer shows a region.
    """
    arcs = decoded_arcs(geometry["arcs"])
    areas = dict(zip(geometry["areas"]["ids"], geometry["areas"]["polygons"], strict=True))
    codes = dict(zip(areas, layer["codes"], strict=True)) | dict.fromkeys(layer["greyed"], "greyed")
    shown = [area for area in areas if codes[area] != OUTSIDE]
    points = [point for area in shown for polygon in areas[area] for point in ring_points(arcs, polygon[0])]
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
    fills |= {"-": "url(#hatch)", "greyed": colours["missing"]}
    by_fill: dict[str, list[str]] = {}
    for area in shown:
        by_fill.setdefault(fills[codes[area]], []).append(shape(area))
    drawn = "".join(
        f'<path d="{"".join(shapes)}" fill="{fill}" stroke="{colours["border"]}" stroke-width="0.5" fill-rule="evenodd"/>'
        for fill, shapes in by_fill.items()
    )
    lines = {
        "upper": [] if len(shown) < len(areas) else geometry["upper"],
        "country": [] if len(shown) < len(areas) else geometry["country"],
    }
    borders = "".join(
        f'<path d="{"".join(path(arcs[index], False) for index in indexes)}" fill="none" stroke="{colours["upper"]}" stroke-width="1.1"/>'
        for indexes in lines.values()
        if indexes
    )
    outlined = "".join(
        f'<path d="{shape(area)}" fill="none" stroke="{colours["contrast"]}" stroke-width="2.2"/>'
        for area in layer["outlined"]
        if area in areas and codes[area] != OUTSIDE
    )
    height = (top - low) * scale
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 {width + 8} {height + 8:.0f}">{_hatch(colours)}'
        f"{drawn}{borders}{outlined}</svg>"
    )


def _hatch(colours: dict[str, Any]) -> str:
    return (
        f'<defs><pattern id="hatch" width="{HATCH}" height="{HATCH}" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="{HATCH}" height="{HATCH}" fill="{colours["card"]}"/>'
        f'<path d="M0 0V{HATCH}" stroke="{colours["hatch"]}" stroke-width="2"/></pattern></defs>'
    )
