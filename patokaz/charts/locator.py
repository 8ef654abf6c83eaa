"""The location of a place as an SVG picture for documents: country, regions, occupied land, place."""

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from patokaz.charts.arcs import Point, decoded_arcs, ring_points
from patokaz.charts.palette import Palette
from patokaz.language.html import html

SMALL, RING = 24, 26  # a place no larger than this is ringed at this distance, in units of a picture 600 wide


def locator_svg(
    geometry: dict[str, Any],
    selected: str,
    palette: Palette,
    width: int = 600,
    occupied: Mapping[str, list[list[Point]]] | None = None,
) -> Markup:
    """The country's outline, the borders of the upper level, occupied land hatched and the selected area filled.

    geometry: a map file of the build (delta-encoded arcs, rings by area). An unknown id draws no area; a small one gets
    a ring around it. occupied: rings of the occupied land of each larger area; of the selected one it lies on its fill.
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
    land = {key: "".join(path(ring, True) for ring in rings) for key, rings in (occupied or {}).items()}
    paths = {
        "beyond": apart,
        "land": "".join(land.values()),
        "upper": upper,
        "outline": outline,
        "area": area,
        "within": land.get(selected, ""),
    }
    corners = [
        ((x - left) * scale, (top - y) * scale) for polygon in polygons for x, y in ring_points(arcs, polygon[0])
    ]
    ring = _ring(corners)
    return html(
        "charts/locator",
        paths=paths,
        ring=ring,
        radius=RING,
        palette=palette,
        width=width + 8,
        height=f"{height + 8:.0f}",
    )


def _ring(corners: Sequence[Point]) -> tuple[str, str] | None:
    """The centre of the ring around a place too small to be seen; None for any other."""
    if not corners:
        return None
    (xs, ys) = ([x for x, _ in corners], [y for _, y in corners])
    if max(max(xs) - min(xs), max(ys) - min(ys)) > SMALL:
        return None
    return f"{(min(xs) + max(xs)) / 2:.1f}", f"{(min(ys) + max(ys)) / 2:.1f}"
