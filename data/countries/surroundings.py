"""Our own measures of what lies around a municipality, from boundaries, reference points and populations.

Computed when the tables are harmonised, so with the populations of the publishers' files named there; a renewed population
does not move them.
"""

import tomllib
from collections.abc import Collection
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

from data.countries.access import POPULATION, points_with_kyiv, reference_points
from data.harmonising import long_observations, write_observations
from patokaz.analysis.accessibility import (
    decay_of_half,
    gravity_accessibility,
    great_circle_km,
    outer_shares,
    own_distance_km,
)
from patokaz.geography.boundaries import abs_arc, area_rings, polygons, read_topology

HALF_KM = 25.0
# Whose people count together: across the border where the product holds both countries.
TOGETHER = {"mk": ("mk", "bg"), "bg": ("bg", "mk"), "ua": ("ua",)}
# Places with a status of their own beside the municipalities: they have people and a border, and no figure here.
BESIDE = "UA80"
BESIDE_METRES = 1_000


def write_all(sources: Path, folder: Path, country: str, doubtful: Collection[str] = ()) -> None:
    """Population potential, neighbours' population and share of the outer boundary; needs boundaries.topojson."""
    points = pd.concat([_points(sources / "eu", key, folder.parent) for key in TOGETHER[country]], ignore_index=True)
    own = points[points["country"] == country]
    distances = great_circle_km(own[["lat", "lon"]].to_numpy(), points[["lat", "lon"]].to_numpy())
    distances[np.arange(len(own)), np.arange(len(own))] = own_distance_km(own["area_km2"].to_numpy())
    potential = gravity_accessibility(distances, points["population"].to_numpy(), decay_of_half(HALF_KM))
    table = pd.DataFrame({"area_id": own["area_id"], "potential": potential.round(0)}).set_index("area_id")
    bounds = _bounds(folder)
    population = own.set_index("area_id")["population"]
    table["neighbours"] = pd.Series(
        {area: float(population[sorted(_sharing(area, bounds))].sum()) for area in table.index}
    )
    table["outer"] = (100 * pd.Series(outer_shares(bounds, _lengths(folder)))).round(1).drop(beside_land_beyond(folder))
    rows = long_observations(
        table[~table.index.str.startswith(BESIDE)].reset_index(),
        "area_id",
        {
            "potential": ("population_potential_persons", POPULATION[country][1]),
            "neighbours": ("neighbours_population_persons", POPULATION[country][1]),
            "outer": ("outer_boundary_share_pct", POPULATION[country][1]),
        },
    )
    status = rows["area_id"].isin(list(doubtful)).map({True: "u", False: ""})
    write_observations(folder, f"{country}_surroundings", rows.assign(status=status))


def _points(eu: Path, country: str, countries: Path) -> pd.DataFrame:
    """Reference points of a country with population and the area of the polygon in km2."""
    rows = points_with_kyiv(eu) if country == "ua" else reference_points(eu, country)
    shapes = polygons(read_topology(countries / country / "boundaries.topojson"), "municipality")
    areas = shapes.set_index("area_id").area / 1e6
    return rows.assign(country=country, area_km2=rows["area_id"].map(areas))


def beside_land_beyond(folder: Path) -> list[str]:
    """Municipalities that border on land of the country that the map does not hold (beyond.geojson): which part of their
    border is outer cannot be said."""
    if not (folder / "beyond.geojson").is_file():
        return []
    projection = tomllib.loads((folder / "country.toml").read_text(encoding="utf-8"))["epsg"]
    beyond = gpd.read_file(folder / "beyond.geojson").to_crs(projection).union_all()
    shapes = polygons(read_topology(folder / "boundaries.topojson"), "municipality")
    return sorted(shapes.loc[shapes.distance(beyond) < BESIDE_METRES, "area_id"])


def _bounds(folder: Path) -> dict[str, set[int]]:
    """The arcs that bound each municipality."""
    geometries = read_topology(folder / "boundaries.topojson")["objects"]["municipality"]["geometries"]
    return {one["id"]: {abs_arc(index) for ring in area_rings(one) for index in ring} for one in geometries}


def _lengths(folder: Path) -> list[float]:
    """Length of each arc in metres; its points but the first are stored as steps from the one before."""
    topology = read_topology(folder / "boundaries.topojson")
    scale = np.array(topology["transform"]["scale"])
    return [float(np.hypot(*(np.array(arc[1:]).reshape(-1, 2) * scale).T).sum()) for arc in topology["arcs"]]


def _sharing(area: str, bounds: dict[str, set[int]]) -> set[str]:
    """Municipalities that have a piece of border in common with an area."""
    return {other for other, arcs in bounds.items() if other != area and arcs & bounds[area]}
