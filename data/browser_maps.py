"""Boundaries as the map of the browser reads them: one static file a country and level, values are sent apart; names and
neighbours beside them."""

import io
import json
from collections import defaultdict
from pathlib import Path

import pandas as pd

from data.tables import Country, MalformedTable
from patokaz.geography.boundaries import Topology, abs_arc, area_polygons, area_rings, polygons, read_topology
from patokaz.geography.contiguity import touching
from patokaz.language.languages import LANGUAGES

LOWEST = "municipality"


def write_maps(
    country: Country, areas: pd.DataFrame, displayed: pd.DataFrame, occupied: frozenset[str], folder: Path
) -> None:
    """The map files of a country: geometry and neighbours by level, names by level and language.

    occupied: municipalities wholly under occupation, whose land is hatched on the maps of larger areas too.
    """
    topology = read_topology(country.folder / "boundaries.topojson")
    levels = list(country.settings["levels"])
    beyond = rings_beyond(country.folder / "beyond.geojson", str(country.settings["epsg"]), topology)
    for level in levels:
        drawn = {geometry["id"] for geometry in topology["objects"].get(level, {"geometries": []})["geometries"]}
        expected = set(areas.loc[areas["level"] == level, "area_id"])
        if expected - drawn:
            raise MalformedTable(
                f"boundaries.topojson: {country.key}: {sorted(expected - drawn)[:3]} have no polygon; "
                f"expected one for each {level}"
            )
        above = [country.group_level] if level != country.group_level else []
        drawn_map = map_geometry(topology, level, above) | ({"beyond": beyond} if beyond else {})
        if level != LOWEST and occupied:
            drawn_map["occupied"] = occupied_rings(topology, _holders(areas, level), occupied)
        write_static(folder, f"{country.key}-{level}", drawn_map)
        around = {area: sorted(others) for area, others in touching(drawn_map).items()}
        write_static(folder, f"{country.key}-{level}-neighbours", around)
        for language in LANGUAGES:
            shown = displayed[(displayed["language"] == language) & displayed["area_id"].isin(expected)]
            write_static(
                folder,
                f"{country.key}-{level}-names-{language}",
                dict(zip(shown["area_id"], shown["name"], strict=True)),
            )


def map_geometry(topology: Topology, level: str, upper_levels: list[str]) -> Topology:
    """What the browser draws: arcs, the rings of each area, and the arcs that also bound an upper level."""
    geometries = topology["objects"][level]["geometries"]
    used = {abs_arc(i) for geometry in geometries for ring in area_rings(geometry) for i in ring}
    renumbered = {arc: position for position, arc in enumerate(sorted(used))}

    def renumber(index: int) -> int:
        return renumbered[index] if index >= 0 else ~renumbered[~index]

    owners: dict[int, set[str]] = defaultdict(set)
    upper = upper_levels[0] if upper_levels else ""
    if upper:
        for geometry in topology["objects"][upper]["geometries"]:
            for ring in area_rings(geometry):
                for index in ring:
                    owners[abs_arc(index)].add(geometry["id"])
    uses: dict[int, int] = defaultdict(int)
    for geometry in geometries:
        for ring in area_rings(geometry):
            for index in ring:
                uses[abs_arc(index)] += 1
    return {
        "transform": topology["transform"],
        "arcs": [topology["arcs"][arc] for arc in sorted(used)],
        "areas": {
            "ids": [geometry["id"] for geometry in geometries],
            "polygons": [
                [[[renumber(i) for i in ring] for ring in polygon] for polygon in area_polygons(geometry)]
                for geometry in geometries
            ],
        },
        "upper": [renumbered[arc] for arc in sorted(owners) if arc in renumbered],
        "country": [renumbered[arc] for arc in sorted(used) if uses[arc] == 1],
    }


def _holders(areas: pd.DataFrame, level: str) -> dict[str, str]:
    """The area of a level that holds each municipality."""
    parents = dict(zip(areas["area_id"], areas["parent_id"], strict=True))
    levels = dict(zip(areas["area_id"], areas["level"], strict=True))
    found = {}
    for area in (key for key, own in levels.items() if own == LOWEST):
        above = area
        while above and levels[above] != level:
            above = parents[above]
        found[area] = above
    return found


def occupied_rings(
    topology: Topology, holders: dict[str, str], occupied: frozenset[str]
) -> dict[str, list[list[list[int]]]]:
    """The occupied land of each larger area that has some, as rings in the steps of the arcs; a ring within a ring is a hole.

    holders: municipality -> larger area.
    """
    import shapely

    steps = topology | {"transform": {"scale": [1, 1], "translate": [0, 0]}}
    shapes = polygons(steps, LOWEST)
    shapes = shapes[shapes["area_id"].isin(list(occupied))]
    found: dict[str, list[list[list[int]]]] = {}
    for holder, inside in sorted(shapes.groupby(shapes["area_id"].map(holders))):
        land = shapely.get_parts(shapely.union_all(inside.geometry.to_numpy())).tolist()
        rings = [ring for part in land for ring in (part.exterior, *part.interiors)]
        found[holder] = [[[round(x), round(y)] for x, y in ring.coords] for ring in rings]
    return found


def rings_beyond(file: Path, projection: str, topology: Topology) -> list[list[list[int]]]:
    """Rings of land that belongs to the country and of which no source has figures, in the steps of the country's arcs.

    file: a GeoJSON feature (WGS 84); without one there is no such land.
    """
    if not file.is_file():
        return []
    import geopandas as gpd

    (scale_x, scale_y), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    shapes = gpd.read_file(io.BytesIO(file.read_bytes())).to_crs(projection).explode(index_parts=False).geometry
    return [
        [[round((x - left) / scale_x), round((y - low) / scale_y)] for x, y in shape.exterior.coords]
        for shape in shapes
    ]


def write_static(folder: Path, name: str, document: Topology | dict[str, str] | dict[str, list[str]]) -> None:
    """Write <name>.json, as short as JSON can be."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    (folder / f"{name}.json").write_text(text, encoding="utf-8")
