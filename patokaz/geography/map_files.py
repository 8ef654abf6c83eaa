"""Addresses of the build's map files; their names contain the data version."""

import json
from collections.abc import Collection
from functools import lru_cache
from math import hypot
from pathlib import Path
from typing import Any

from patokaz.charts.arcs import Point, decoded_arcs, middles, ring_points
from patokaz.statistics.countries import levels
from patokaz.statistics.database import DatabaseMissing, data_version
from patokaz.statistics.paths import maps_folder

EDGE = 0.4  # of the larger side of what a map is of: what lies around it in a frame of another shape


def geometry_url(country: str, level: str) -> str:
    """Address of a level's boundaries.

    Raises:
        DatabaseMissing: no build.
    """
    return _address(geometry_file(country, level))


def geometry_file(country: str, level: str) -> Path:
    """The file of a level's boundaries.

    Raises:
        DatabaseMissing: no build.
    """
    return _found(data_version(), f"{country.lower()}-{level}")


def geometry(country: str, level: str) -> dict[str, Any]:
    """A level's boundaries in the browser's format; read only.

    Raises:
        DatabaseMissing: no build.
    """
    return _geometry(str(geometry_file(country, level)))


def has_beyond(country: str, level: str) -> bool:
    """Whether the country has land without figures in any source, hatched on its maps.

    Raises:
        DatabaseMissing: no build.
    """
    return bool(geometry(country, level).get("beyond"))


def occupied_rings(country: str, level: str) -> dict[str, list[list[Point]]]:
    """Rings of the occupied land of the larger areas of a level, for municipalities those of the largest level; a ring
    within a ring is a hole. Empty where nothing is occupied.

    Raises:
        DatabaseMissing: no build.
    """
    own = geometry(country, level)
    drawn = own if "occupied" in own else geometry(country, levels(country)[-1])
    return dict(drawn.get("occupied", {}))


def is_near_beyond(country: str, level: str, areas: Collection[str]) -> bool:
    """Whether a map of these areas shows such land at its edges.

    Raises:
        DatabaseMissing: no build.
    """
    return _is_near_beyond(str(geometry_file(country, level)), frozenset(areas))


@lru_cache(maxsize=200)
def _is_near_beyond(path: str, areas: frozenset[str]) -> bool:
    drawn = _geometry(path)
    apart = [tuple(point) for ring in drawn.get("beyond", []) for point in ring]
    if not apart or not areas:
        return False
    arcs = decoded_arcs(drawn["arcs"])
    polygons = dict(zip(drawn["areas"]["ids"], drawn["areas"]["polygons"], strict=True))
    points = [point for area in areas for polygon in polygons[area] for point in ring_points(arcs, polygon[0])]
    low, high = ([end(values) for values in zip(*points, strict=True)] for end in (min, max))
    around = EDGE * max(high[0] - low[0], high[1] - low[1])
    return all(
        min(values) < high[axis] + around and max(values) > low[axis] - around
        for axis, values in enumerate(zip(*apart, strict=True))
    )


@lru_cache(maxsize=8)
def _geometry(path: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
    return document


def areas_within(country: str, area: str, kilometres: float) -> list[str]:
    """Municipalities whose centre is within a straight-line distance of an area's centre, itself included."""
    middles = _middles(str(geometry_file(country, "municipality")))
    if area not in middles:
        return []
    x, y = middles[area]
    return [key for key, (ax, ay) in middles.items() if hypot(ax - x, ay - y) <= 1000 * kilometres]


@lru_cache(maxsize=3)
def _middles(path: str) -> dict[str, Point]:
    return middles(_geometry(path))


def neighbours(country: str, level: str) -> dict[str, frozenset[str]]:
    """Neighbours of each area by queen contiguity (common border or corner), in map file order; read only.

    Raises:
        DatabaseMissing: no build.
    """
    return _neighbours(str(_found(data_version(), f"{country.lower()}-{level}-neighbours")))


@lru_cache(maxsize=8)
def _neighbours(path: str) -> dict[str, frozenset[str]]:
    named: dict[str, list[str]] = json.loads(Path(path).read_text(encoding="utf-8"))
    return {area: frozenset(others) for area, others in named.items()}


def names_url(country: str, level: str, language: str) -> str:
    """Address of the names of a level's areas.

    Raises:
        DatabaseMissing: no build.
    """
    return _address(_found(data_version(), f"{country.lower()}-{level}-names-{language}"))


def _address(file: Path) -> str:
    return f"app/static/maps/{file.name}"


@lru_cache(maxsize=200)
def _found(version: str, stem: str) -> Path:
    """The map file of the same version as the statistics file."""
    file = maps_folder() / f"{stem}-{version.removeprefix('statistics-').removesuffix('.duckdb')}.json"
    if not file.is_file():
        raise DatabaseMissing(f"no map file {file.name}")
    return file
