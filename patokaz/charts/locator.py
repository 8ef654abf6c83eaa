"""Where a place lies, as an SVG picture for documents: the country, its regions, the place."""

from typing import Any

from patokaz.charts.palette import Palette

Point = tuple[float, float]


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


def middles(geometry: dict[str, Any]) -> dict[str, Point]:
    """Centroid of the largest ring of every area, in metres."""
    arcs = decoded_arcs(geometry["arcs"])
    scale_x, scale_y = geometry["transform"]["scale"]
    found = {}
    for area, polygons in zip(geometry["areas"]["ids"], geometry["areas"]["polygons"], strict=True):
        weighed = [_centroid(ring_points(arcs, polygon[0])) for polygon in polygons]
        _, x, y = max(weighed)
        found[area] = (x * scale_x, y * scale_y)
    return found


def _centroid(ring: list[Point]) -> tuple[float, float, float]:
    """Area and centroid of a closed ring (Bourke 1988)."""
    doubled = sum_x = sum_y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x0 * y1 - x1 * y0
        doubled += cross
        sum_x += (x0 + x1) * cross
        sum_y += (y0 + y1) * cross
    return abs(doubled) / 2, sum_x / (3 * doubled), sum_y / (3 * doubled)


def decoded_arcs(arcs: list[list[list[int]]]) -> list[list[Point]]:
    """Arcs as points, from their differences."""
    decoded = []
    for arc in arcs:
        x = y = 0
        points: list[Point] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x, y))
        decoded.append(points)
    return decoded


def ring_points(arcs: list[list[Point]], indexes: list[int]) -> list[Point]:
    """The points of a ring from the arcs it names (~i is arc i backwards)."""
    points: list[Point] = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc[1:] if points else arc)
    return points
