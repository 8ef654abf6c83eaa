"""Where a place lies, as an SVG picture for documents: the country, its regions, the place."""

from typing import Any

from patokaz.charts.arcs import Point, decoded_arcs, ring_points
from patokaz.charts.palette import Palette


def locator_svg(geometry: dict[str, Any], selected: str, palette: Palette, width: int = 600) -> str:
    """The country's outline, the borders of the upper level and the selected area filled.

    geometry: a map file of the build (arcs as differences, rings by area). An id that the file lacks draws no area.
    """
    arcs = decoded_arcs(geometry["arcs"])
    xs = [x for arc in arcs for x, _ in arc]
    ys = [y for arc in arcs for _, y in arc]
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
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 {width + 8} {height + 8:.0f}">'
        f'<path d="{upper}" fill="none" stroke="{palette.line}" stroke-width="2"/>'
        f'<path d="{outline}" fill="none" stroke="{palette.ink2}" stroke-width="2.5"/>'
        f'<path d="{area}" fill="{palette.accent}" stroke="{palette.accent}" stroke-width="4" fill-rule="evenodd"/></svg>'
    )
