"""Access, networks and waters of municipalities in the three countries: distances along a straight line, counts of listed works.

Nothing of energy or of dams is read for Ukraine.
"""

from collections.abc import Collection
from pathlib import Path

import pandas as pd

from data.harmonising import long_observations, write_observations
from patokaz.analysis.accessibility import nearest_km

ROWS = {"mk": 80, "bg": 265, "ua": 1469}
POPULATION = {"mk": (1836713, 2021), "bg": (6437360, 2024), "ua": (41167335 - 2952301, 2022)}
PLACES_YEAR = {"mk": 2026, "bg": 2026, "ua": 2022}
# What the source prints of Peshtera, Lyaskovets and Gjorche Petrov.
WITHIN_50_KM = {"PAZ21": 728893, "VTR20": 293067, "MK00805": 1033835}
TO_CITY = {"VTR20": 8.9, "MK00805": 6.8}
TO_LARGE_CITY = {"PAZ21": 39.4}
TO_AIRPORT = {"PAZ21": 45.5, "MK00805": 23.0}
TO_GAS_PIPELINE = {"PAZ21": 28.3}
LISTED_DAMS = {"mk": 24, "bg": 100}
LISTED_PLANTS_MW = {"mk": 1686.4, "bg": 11417.9}
WITH_WORKS = ("mk", "bg")


def write_all(sources: Path, folder: Path, country: str, doubtful: Collection[str] = ()) -> None:
    """The country's part of every table of access; works of energy and dams for North Macedonia and Bulgaria only.

    doubtful: areas whose figures are marked u, of low reliability, because they are occupied.
    """
    eu = sources / "eu"
    write_access(eu, folder, country, doubtful)
    write_waters(eu, folder, country, doubtful)
    if country in WITH_WORKS:
        write_pipelines(eu, folder, country)
        write_dams(eu, folder, country)
        write_plants(eu, folder, country)


def reference_points(eu: Path, country: str) -> pd.DataFrame:
    """The point that stands for each municipality, with its population: area_id, lat, lon (degrees), population.

    The population-weighted centre in North Macedonia and Bulgaria, the seat in Ukraine.
    """
    rows = _rows(eu / "straight-line-access/municipal_access_straight_line.csv", country)
    _require(f"{country}: residents", rows["population"].sum(), POPULATION[country][0])
    return rows


def points_with_kyiv(eu: Path) -> pd.DataFrame:
    """The seats of Ukraine's hromadas and the city of Kyiv: area_id, lat, lon, population."""
    cities = pd.read_csv(eu / "straight-line-access/cities_50000_plus.csv")
    kyiv = cities[cities["area_id"].str.startswith("UA80", na=False)]
    _require("Kyiv among the cities", len(kyiv), 1)
    return pd.concat([reference_points(eu, "ua"), kyiv], ignore_index=True)


def write_access(eu: Path, folder: Path, country: str, doubtful: Collection[str]) -> None:
    """Residents within 50 km, the nearest city of 50,000 and, outside Ukraine, the nearest airport."""
    rows = reference_points(eu, country).set_index("area_id")
    for expected, column in (
        (WITHIN_50_KM, "population_within_50_km"),
        (TO_CITY, "km_to_city_50k"),
        (TO_LARGE_CITY, "km_to_city_100k"),
        (TO_AIRPORT, "km_to_airport"),
    ):
        for area in rows.index.intersection(list(expected)):
            _require(f"{column} of {area}", rows.loc[area, column], expected[area])
    columns = {
        "population_within_50_km": ("residents_within_50_km_persons", POPULATION[country][1]),
        "km_to_city_50k": ("distance_to_city_of_50000_km", PLACES_YEAR[country]),
    }
    if country != "ua":
        columns["km_to_airport"] = ("distance_to_airport_km", PLACES_YEAR[country])
    found = _marked(long_observations(rows.reset_index(), "area_id", columns), doubtful)
    write_observations(folder, f"{country}_straight_line_access", found)


def write_waters(eu: Path, folder: Path, country: str, doubtful: Collection[str]) -> None:
    """Distance to a main river or lake of a map of 1:10 million."""
    rows = _rows(eu / "natural-earth-water/water_by_municipality.csv", country)
    columns = {"km_to_river_or_lake": ("distance_to_main_water_km", 2017)}
    found = _marked(long_observations(rows, "area_id", columns), doubtful)
    write_observations(folder, f"{country}_main_waters", found)


def write_pipelines(eu: Path, folder: Path, country: str) -> None:
    """Distance to an operating gas transmission pipeline, lines abroad included."""
    rows = _rows(eu / "gem-energy/gas_pipeline_by_municipality_mk_bg.csv", country)
    for area, expected in TO_GAS_PIPELINE.items():
        for found in rows.loc[rows["area_id"] == area, "km_to_gas_pipeline"]:
            _require(f"km_to_gas_pipeline of {area}", found, expected)
    columns = {"km_to_gas_pipeline": ("distance_to_gas_pipeline_km", 2024)}
    write_observations(folder, f"{country}_gas_pipelines", long_observations(rows, "area_id", columns))


def write_dams(eu: Path, folder: Path, country: str) -> None:
    """Large dams by the municipality of their point; volumes stay out, their licence is uncertain."""
    rows = _rows(eu / "geodar-dams/dams_by_municipality_mk_bg.csv", country)
    _require(f"{country}: dams", rows["dams"].sum(), LISTED_DAMS[country])
    columns = {"dams": ("large_dams_count", 2021)}
    write_observations(folder, f"{country}_large_dams", long_observations(rows, "area_id", columns))


def write_plants(eu: Path, folder: Path, country: str) -> None:
    """Capacity of the listed power plants by municipality; 0 where the list has none."""
    plants = pd.read_csv(eu / "power-plants-mk-bg/power_plants.csv")
    plants = plants[plants["country"] == country.upper()]
    _require(f"{country}: listed plants, MW", round(plants["capacity_mw"].sum(), 1), LISTED_PLANTS_MW[country])
    places = reference_points(eu, country)["area_id"]
    capacity = plants.groupby("area_id")["capacity_mw"].sum().reindex(places, fill_value=0.0).round(1)
    _require(f"{country}: plants in municipalities, MW", round(capacity.sum(), 1), LISTED_PLANTS_MW[country])
    columns = {"capacity_mw": ("listed_power_plants_mw", 2019)}
    write_observations(folder, f"{country}_power_plants", long_observations(capacity.reset_index(), "area_id", columns))


def distance_to_areas_with(points: pd.DataFrame, having: pd.Series) -> pd.Series:
    """Straight line to the nearest area that has something, in km to one decimal; 0 in an area that has it.

    points: area_id, lat, lon. having: whether an area has it, by area_id.
    """
    there = points[points["area_id"].map(having).fillna(False).astype(bool)]
    distances = nearest_km(points[["lat", "lon"]].to_numpy(), there[["lat", "lon"]].to_numpy())
    return pd.Series(distances.round(1), index=pd.Index(points["area_id"], name="area_id"))


def _marked(rows: pd.DataFrame, doubtful: Collection[str]) -> pd.DataFrame:
    return rows.assign(status=rows["area_id"].isin(list(doubtful)).map({True: "u", False: ""}))


def _rows(path: Path, country: str) -> pd.DataFrame:
    """The municipalities of a country in a table of several; the city of Kyiv is none of the hromadas."""
    rows = pd.read_csv(path)
    rows = rows[(rows["country"] == country.upper()) & ~rows["area_id"].str.startswith("UA80")].reset_index(drop=True)
    _require(f"{path.name}: rows of {country}", len(rows), ROWS[country])
    return rows


def _require(what: str, found: float, expected: float) -> None:
    if abs(found - expected) > 1e-6:
        raise ValueError(f"{what}: found {found}, expected {expected}")
