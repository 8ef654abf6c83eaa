"""Boundaries as the map of the browser reads them: one static file a country and level, values are sent apart."""

import json
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import geopandas as gpd
from shapely.geometry import MultiPolygon, Polygon

Topology = dict[str, Any]
COUNTRIES = Path(__file__).parent / "countries"


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
        for polygon in _polygons(geometry):
            shell, *holes = [_ring(arcs, ring) for ring in polygon]
            parts.append(Polygon(shell, holes))
        rows.append({"area_id": geometry["id"], "geometry": MultiPolygon(parts)})
    return gpd.GeoDataFrame(rows, geometry="geometry")


def level_polygons(country: str, level: str) -> gpd.GeoDataFrame:
    """The areas of a country's level in degrees (WGS 84): area_id, geometry."""
    folder = COUNTRIES / country.lower()
    settings = tomllib.loads((folder / "country.toml").read_text(encoding="utf-8"))
    shapes = polygons(read_topology(folder / "boundaries.topojson"), level)
    return shapes.set_crs(settings["epsg"]).to_crs("EPSG:4326")


def _ring(arcs: list[list[tuple[float, float]]], indexes: list[int]) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc[1:] if points else arc)
    return points


def map_geometry(topology: Topology, level: str, upper_levels: list[str]) -> Topology:
    """What the browser draws: arcs, the rings of each area, and the arcs that also bound an upper level."""
    geometries = topology["objects"][level]["geometries"]
    used = {abs_arc(i) for geometry in geometries for ring in _rings(geometry) for i in ring}
    renumbered = {arc: position for position, arc in enumerate(sorted(used))}

    def renumber(index: int) -> int:
        return renumbered[index] if index >= 0 else ~renumbered[~index]

    owners: dict[int, set[str]] = defaultdict(set)
    upper = upper_levels[0] if upper_levels else ""
    if upper:
        for geometry in topology["objects"][upper]["geometries"]:
            for ring in _rings(geometry):
                for index in ring:
                    owners[abs_arc(index)].add(geometry["id"])
    uses: dict[int, int] = defaultdict(int)
    for geometry in geometries:
        for ring in _rings(geometry):
            for index in ring:
                uses[abs_arc(index)] += 1
    return {
        "transform": topology["transform"],
        "arcs": [topology["arcs"][arc] for arc in sorted(used)],
        "areas": {
            "ids": [geometry["id"] for geometry in geometries],
            "polygons": [
                [[[renumber(i) for i in ring] for ring in polygon] for polygon in _polygons(geometry)]
                for geometry in geometries
            ],
        },
        "upper": [renumbered[arc] for arc in sorted(owners) if arc in renumbered],
        "country": [renumbered[arc] for arc in sorted(used) if uses[arc] == 1],
    }


def write_static(folder: Path, name: str, document: Topology | dict[str, str]) -> None:
    """Write <name>.json, as short as JSON can be."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    (folder / f"{name}.json").write_text(text, encoding="utf-8")


def abs_arc(index: int) -> int:
    """The arc that an index means, whatever its direction (TopoJSON: ~i is arc i backwards)."""
    return index if index >= 0 else ~index


def _polygons(geometry: Topology) -> list[list[list[int]]]:
    found: list[list[list[int]]] = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return found


def _rings(geometry: Topology) -> list[list[int]]:
    return [ring for polygon in _polygons(geometry) for ring in polygon]


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
