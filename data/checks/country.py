"""All checks of a country."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import pandas as pd

from data.checks import rows, shapes, values
from data.checks.findings import Finding, read_accepted, require_judged
from data.tables import Country, MalformedTable
from patokaz.geography.boundaries import polygons, read_topology
from patokaz.statistics.catalogue import Indicator

MEASURED_FROM_CENTRES = ("travel_time_to_oblast_centre_minutes", "distance_to_eu_km", "distance_to_russia_km")


@dataclass(frozen=True)
class Material:
    """What is checked of a country: its observations without withheld ones (`stored`), and the same with sums and formulas
    (`figures`)."""

    country: Country
    areas: pd.DataFrame
    names: pd.DataFrame
    stored: pd.DataFrame
    figures: pd.DataFrame
    indicators: Mapping[str, Indicator]
    breaks: Sequence[Mapping[str, Any]]


def judged(material: Material) -> str:
    """A line of what looks wrong and was judged. Raises MalformedTable where something was not."""
    accepted = read_accepted(material.country, set(material.areas["area_id"]), set(material.indicators))
    return require_judged(material.country, findings(material), accepted)


def findings(material: Material) -> list[Finding]:
    """What looks wrong in a country."""
    country, areas, stored = material.country, material.areas, material.stored
    municipalities = polygons(read_topology(country.folder / "boundaries.topojson"), "municipality")
    own = material.names[material.names["language"] == country.settings["official_language"]]
    # A hromada is officially named by what it is; its place's name alone tells namesakes.
    plain = own[own["kind"].isin(["name", "official"])].sort_values(["area_id", "kind"]).drop_duplicates("area_id")
    pairs = rows.namesake_pairs(areas, plain[["area_id", "name"]])
    measured = stored[stored["indicator_id"].isin(MEASURED_FROM_CENTRES)]
    centres = read_centres(country, set(areas["area_id"]))
    return [
        *values.all_zero(stored, material.indicators),
        *rows.shifted_rows(stored, areas),
        *rows.exchanged_namesakes(stored, pairs),
        *shapes.sizes(stored, municipalities),
        *(shapes.centres_outside(centres, municipalities, measured) if len(centres) else []),
        *values.five_times(stored, areas, material.indicators, material.breaks),
        *values.outside_shares(material.figures, material.indicators),
        *values.unexplained_population(stored, material.breaks),
    ]


def read_centres(country: Country, areas: set[str]) -> gpd.GeoDataFrame:
    """centres.csv, where a country has one: the points that distances are measured from. Raises MalformedTable."""
    path = country.folder / "centres.csv"
    if not path.exists():
        return gpd.GeoDataFrame({"area_id": []}, geometry=[])
    table = pd.read_csv(path, dtype={"area_id": str})
    unknown = sorted(set(table["area_id"]) - areas)
    if unknown:
        raise MalformedTable(f"centres.csv: found {unknown[0]!r}; expected an area of areas.csv")
    points = gpd.points_from_xy(table["longitude"], table["latitude"], crs="EPSG:4326")
    return gpd.GeoDataFrame(table[["area_id"]], geometry=points).to_crs(country.settings["epsg"])
