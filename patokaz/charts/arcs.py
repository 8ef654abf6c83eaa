"""Arcs of a map file as points and rings."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

Point = tuple[float, float]
Stop = TypeVar("Stop")


def middles(geometry: dict[str, Any]) -> dict[str, Point]:
    """Centroid of the largest ring of every area, in metres."""
    arcs = decoded_arcs(geometry["arcs"])
    scale_x, scale_y = geometry["transform"]["scale"]
    points = {}
    for area, polygons in zip(geometry["areas"]["ids"], geometry["areas"]["polygons"], strict=True):
        weighed = [_centroid(ring_points(arcs, polygon[0])) for polygon in polygons]
        _, x, y = max(weighed)
        points[area] = (x * scale_x, y * scale_y)
    return points


def _centroid(ring: list[Point]) -> tuple[float, float, float]:
    """Area and centroid of a closed ring (Bourke 1988)."""
    doubled = sum_x = sum_y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x0 * y1 - x1 * y0
        doubled += cross
        sum_x += (x0 + x1) * cross
        sum_y += (y0 + y1) * cross
    return abs(doubled) / 2, sum_x / (3 * doubled), sum_y / (3 * doubled)


def frame_middle(rings: Iterable[Sequence[Point]]) -> Point:
    """The centre of the bounding box of the longest of some rings, where the leader line of a label ends."""
    ring = max(rings, key=len)
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def decoded_arcs(arcs: list[list[list[int]]]) -> list[list[Point]]:
    """Delta-encoded arcs as points."""
    decoded = []
    for arc in arcs:
        x = y = 0
        points: list[Point] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x, y))
        decoded.append(points)
    return decoded


def ring_points(arcs: list[list[Stop]], indexes: list[int]) -> list[Stop]:
    """The points of a ring from the arcs it refers to (~i is arc i reversed), in the arcs' own form."""
    points: list[Stop] = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc[1:] if points else arc)
    return points
