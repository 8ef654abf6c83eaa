"""Contiguity: areas of a level with a common border or corner."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any


def touching(geometry: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Areas with a common arc or arc end. geometry: a map file of the build."""
    ends = [((arc[0][0], arc[0][1]), tuple(map(sum, zip(*arc, strict=True)))) for arc in geometry["arcs"]]
    sharing: dict[int | tuple[int, ...], set[str]] = defaultdict(set)
    for area, polygons in zip(geometry["areas"]["ids"], geometry["areas"]["polygons"], strict=True):
        arcs = {max(index, ~index) for polygon in polygons for ring in polygon for index in ring}
        for part in arcs.union(*(ends[arc] for arc in arcs)):
            sharing[part].add(area)
    found: dict[str, set[str]] = {area: set() for area in geometry["areas"]["ids"]}
    for areas in sharing.values():
        for area in areas:
            found[area] |= areas - {area}
    return {area: frozenset(others) for area, others in found.items()}
