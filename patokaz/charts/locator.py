"""The location of a place as an SVG picture for documents: country, regions, place."""

from typing import Any

from markupsafe import Markup

from patokaz.charts.arcs import Point, decoded_arcs, ring_points
from patokaz.charts.palette import Palette
from patokaz.language.html import html


def locator_svg(geometry: dict[str, Any], selected: str, palette: Palette, width: int = 600) -> Markup:
    """The country's outline, the borders of the upper level and the selected area filled.

    geometry: a map file of the build (delta-encoded arcs, rings by area). An unknown id draws no area.
    """
    arcs = decoded_arcs(geometry["arcs"])
    beyond = geometry.get("beyond", [])
    lines = [*arcs, *beyond]
    xs = [x for line in lines for x, _ in line]
    ys = [y for line in lines for _, y in line]
    scale = width / (max(xs) - min(xs))
    height = (max(ys) - min(ys)) * scale
    left, top = min(xs), max(ys)

    def path(points: list[Point], closed: bool) -> str:
        text = "L".join(f"{(x - left) * scale:.1f} {(top - y) * scale:.1f}" for x, y in points)
        return f"M{text}{'Z' if closed else ''}"

    outline = "".join(path(arcs[index], False) for index in geometry["country"])
    upper = "".join(path(arcs[index], False) for index in geometry["upper"])
    ids = geometry["areas"]["ids"]
    polygons = geometry["areas"]["polygons"][ids.index(selected)] if selected in ids else []
    area = "".join(path(ring_points(arcs, ring), True) for polygon in polygons for ring in polygon)
    apart = "".join(path(ring, True) for ring in beyond)
    paths = {"beyond": apart, "upper": upper, "outline": outline, "area": area}
    return html("charts/locator", paths=paths, palette=palette, width=width + 8, height=f"{height + 8:.0f}")
