"""Checks of areas against their polygons: the size that is printed, and the centre that distances are measured from."""

import geopandas as gpd
import pandas as pd

from data.checks.findings import Finding

BEYOND = 0.10
SIMPLIFIED_KM = 1.0  # boundaries are simplified: a centre may lie as far outside


def sizes(observations: pd.DataFrame, polygons: gpd.GeoDataFrame) -> list[Finding]:
    """Areas that differ from their polygon by more than a tenth. polygons: area_id, geometry in metres (equal-area)."""
    drawn = pd.Series((polygons.area / 1e6).to_numpy(), index=polygons["area_id"])
    rows = observations[observations["indicator_id"] == "area_km2"]
    rows = rows.assign(drawn=rows["area_id"].map(drawn)).dropna(subset=["drawn"])
    off = rows[(rows["value"] / rows["drawn"] - 1).abs() > BEYOND]
    return [
        Finding("area", (row.area_id,), ("area_km2",), int(row.year), f"{row.value:g} km2, polygon {row.drawn:.1f} km2")
        for row in off.sort_values("area_id").itertuples(index=False)
    ]


def centres_outside(centres: gpd.GeoDataFrame, polygons: gpd.GeoDataFrame, measured: pd.DataFrame) -> list[Finding]:
    """Centres outside their polygon. centres: area_id, geometry, in the projection of the polygons; measured: what is
    measured from them (area_id, indicator_id, year)."""
    shapes = polygons.set_index("area_id").geometry
    inside = centres[centres["area_id"].isin(shapes.index)]
    distances = gpd.GeoSeries(inside.geometry.to_numpy()).distance(
        gpd.GeoSeries(shapes.loc[inside["area_id"]].to_numpy()), align=False
    )
    found = []
    for area, distance in zip(inside["area_id"], distances / 1000, strict=True):
        if distance > SIMPLIFIED_KM:
            mine = measured[measured["area_id"] == area]
            text = f"the centre lies {distance:.1f} km outside the polygon"
            for year, group in mine.groupby("year"):
                found.append(Finding("centre", (area,), tuple(sorted(group["indicator_id"])), int(str(year)), text))
    return found
