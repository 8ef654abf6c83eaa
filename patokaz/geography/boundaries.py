"""Boundaries of areas as polygons, from the harmonised topologies."""

import json
import tomllib
from pathlib import Path
from typing import Any

import geopandas as gpd
from shapely.geometry import MultiPolygon, Polygon

from patokaz.statistics.paths import data_folder

Topology = dict[str, Any]


def read_topology(path: Path) -> Topology:
    """boundaries.topojson of a country."""
    document: Topology = json.loads(path.read_text(encoding="utf-8"))
    return document


def polygons(topology: Topology, level: str) -> gpd.GeoDataFrame:
    """The areas of a level as polygons in metres: area_id, geometry."""
    arcs = _decoded(topology)
    rows = []
    for geometry in topology["objects"][level]["geometries"]:
        parts = []
        for polygon in area_polygons(geometry):
            shell, *holes = [_ring(arcs, ring) for ring in polygon]
            parts.append(Polygon(shell, holes))
        rows.append({"area_id": geometry["id"], "geometry": MultiPolygon(parts)})
    return gpd.GeoDataFrame(rows, geometry="geometry")


def level_polygons(country: str, level: str) -> gpd.GeoDataFrame:
    """The areas of a country's level in degrees (WGS 84): area_id, geometry."""
    folder = data_folder() / "countries" / country.lower()
    settings = tomllib.loads((folder / "country.toml").read_text(encoding="utf-8"))
    shapes = polygons(read_topology(folder / "boundaries.topojson"), level)
    return shapes.set_crs(settings["epsg"]).to_crs("EPSG:4326")


def _ring(arcs: list[list[tuple[float, float]]], indexes: list[int]) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc[1:] if points else arc)
    return points


def abs_arc(index: int) -> int:
    """The arc of an index in either direction (TopoJSON: ~i is arc i reversed)."""
    return index if index >= 0 else ~index


def area_polygons(geometry: Topology) -> list[list[list[int]]]:
    found: list[list[list[int]]] = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return found


def area_rings(geometry: Topology) -> list[list[int]]:
    return [ring for polygon in area_polygons(geometry) for ring in polygon]


def _decoded(topology: Topology) -> list[list[tuple[float, float]]]:
    (scale_x, scale_y), (shift_x, shift_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    decoded = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + shift_x, y * scale_y + shift_y))
        decoded.append(points)
    return decoded
