"""Sources that cover more than one country: World Bank projects, Visegrad grants, fine particles by region."""

from pathlib import Path

import geopandas as gpd
import pandas as pd

from data.harmonising import write_observations, write_projects
from data.maps import level_polygons

ISO3 = {"mk": "MKD", "bg": "BGR", "ua": "UKR"}
WORLD_BANK_PROJECTS = {"mk": 49, "bg": 32, "ua": 50}
VISEGRAD_GRANTS = {"mk": 2, "bg": 3, "ua": 59}
PARTICLES_COLUMN = "Daily PM 2.5 average (µg/m³)"
STATUSES = {"Completion": "completed", "Implementation": "in_progress"}


def write_all(sources: Path, folder: Path, country: str) -> None:
    """The country's part of every European source; needs its areas.csv and boundaries.topojson."""
    eu = sources / "eu"
    write_projects(folder, f"{country}_worldbank", world_bank(eu / "worldbank-projects-1995-2014", country))
    write_projects(folder, f"{country}_visegrad", visegrad(eu / "visegrad-fund-grants", country))
    if country in ("mk", "bg"):
        write_observations(folder, f"{country}_pm25", particles(eu / "pm25-cams", folder, country))


def world_bank(folder: Path, country: str) -> pd.DataFrame:
    """Projects approved 1995-2014: of the country, no place within it. Status is that of the release."""
    rows = pd.read_csv(folder / "aiddata_wb_geocoded_v142_projects_MKD_UKR_BGR.csv", dtype=str, keep_default_na=False)
    rows = rows[rows["recipients_iso3"] == ISO3[country]]
    _require_count("World Bank projects", len(rows), WORLD_BANK_PROJECTS[country])
    return pd.DataFrame(
        {
            "project_id": f"{country}-wb-" + rows["project_id"],
            "area_id": country.upper(),
            "number": rows["project_id"],
            "title": rows["project_title"],
            "title_language": "en",
            "programme": "World Bank",
            "axis": rows["ad_sector_names"].str.replace("|", "; "),
            "authority": "World Bank",
            "status": rows["status"].map(STATUSES).fillna("unknown"),
            "status_original": rows["status"],
            "start": rows["start_actual_isodate"].str.slice(0, 10),
            "end": rows["end_actual_isodate"].str.slice(0, 10),
            "amount": pd.to_numeric(rows["total_commitments"].replace("", None)).round(2),
            "currency": "USD",
            "amount_kind": "commitment",
        }
    )


def visegrad(folder: Path, country: str) -> pd.DataFrame:
    """Grants 2005-2014 at the municipality of the grantee's seat, at the country where the point lies in none."""
    rows = pd.read_csv(folder / "visegrad_fund_projects_BG_MK_UA.csv", dtype=str, keep_default_na=False)
    rows = rows[rows["country"] == country.upper()].reset_index(drop=True)
    _require_count("Visegrad grants", len(rows), VISEGRAD_GRANTS[country])
    points = gpd.GeoDataFrame(
        geometry=gpd.points_from_xy(rows["lon"].astype(float), rows["lat"].astype(float)), crs="EPSG:4326"
    )
    inside = gpd.sjoin(points, level_polygons(country, "municipality"), how="left", predicate="within")
    places = inside[~inside.index.duplicated()]["area_id"].fillna(country.upper())
    title = rows["project_title"].str.split().str.join(" ")
    order = (rows["year"] + "|" + title + "|" + rows["place"]).rank(method="first").astype(int)
    return pd.DataFrame(
        {
            "project_id": f"{country}-visegrad-" + rows["year"] + "-" + order.map("{:02d}".format),
            "area_id": places,
            "title": title,
            "title_language": "en",
            "programme": "International Visegrad Fund",
            "authority": "International Visegrad Fund",
            "status": "unknown",
            "start": rows["year"] + "-01-01",
            "end": rows["year"] + "-12-31",
            "amount": pd.to_numeric(rows["grant_eur"].replace("", None)),
            "currency": "EUR",
            "amount_kind": "grant",
            "description": "Year of the grant; place: seat of the grantee (" + rows["place"] + ").",
        }
    )


def particles(folder: Path, areas_folder: Path, country: str) -> pd.DataFrame:
    """Annual means 2018-2022 of the reanalysis; the forecast of 2023 is another product and stays out."""
    rows = pd.read_csv(folder / "cams_reanalysis_pm25_nuts3_yearly_2018_2022_BG_MK.csv", dtype=str)
    rows = rows[rows["Country code"] == country.upper()]
    areas = pd.read_csv(areas_folder / "areas.csv", dtype=str, keep_default_na=False)
    by_code = dict(zip(areas["code"], areas["area_id"], strict=True))
    ids = by_code | {area: area for area in areas["area_id"]}
    return pd.DataFrame(
        {
            "area_id": rows["NUTS ID"].map(ids),
            "indicator": "pm25_ug_m3",
            "year": rows["Day"].str.slice(0, 4).astype(int),
            "value": rows[PARTICLES_COLUMN].astype(float),
        }
    )


def _require_count(what: str, found: int, expected: int) -> None:
    if found != expected:
        raise ValueError(f"{what}: {found} rows, expected {expected}")
