"""Sources that cover several countries: World Bank projects, Visegrad grants, fine particles, GDP by region."""

from pathlib import Path

import geopandas as gpd
import pandas as pd

from data.harmonising import write_observations, write_projects, write_table
from patokaz.geography.boundaries import level_polygons

ISO3 = {"mk": "MKD", "bg": "BGR", "ua": "UKR"}
IN_NUTS = ("mk", "bg")

WORLD_BANK_PROJECTS = {"mk": 49, "bg": 32, "ua": 50}
WORLD_BANK_STATUSES = {"Completion": 112, "Implementation": 19}
STATUSES = {"Completion": "completed", "Implementation": "in_progress"}

VISEGRAD_GRANTS = {"mk": 2, "bg": 3, "ua": 59}
VISEGRAD_TOTAL_EUR = 1506302
# The source picked points by rough outlines with a margin; Záhony is a town of Hungary.
SEATS_ABROAD = ["Záhony"]

PARTICLES_COLUMN = "Daily PM 2.5 average (µg/m³)"
PARTICLES_YEARS = range(2018, 2023)
PARTICLES_REGIONS = {"mk": 8, "bg": 28}
SKOPJE_PARTICLES = [17.28, 21.05, 18.07, 14.90, 14.14]

GDP_REGIONS = {"mk": "MK00[1-8]", "bg": "BG[0-9]{3}"}
GDP_CONTROLS_2021 = {"BG411": 30258.60, "MK008": 5219.22, "MK006": 862.14}
# North Macedonia's per head changes its population between 2015 and 2018; Bulgaria's newest comes from another vintage.
# What may not be joined with today's series is a series of its own.
PER_HEAD_FROM = {"mk": 2018}
PER_HEAD_OF_EU = {"mk": (2018, 2021), "bg": (2000, 2021)}
EARLIER_PER_HEAD_TO = {"mk": 2015, "bg": 2021}


def write_all(sources: Path, folder: Path, country: str) -> None:
    """The country's part of every European source; needs its areas.csv and boundaries.topojson."""
    eu = sources / "eu"
    write_projects(folder, f"{country}_worldbank", world_bank(eu / "worldbank-projects-1995-2014", country))
    grants = visegrad(eu / "visegrad-fund-grants", country)
    write_projects(folder, f"{country}_visegrad", grants)
    write_table(folder / "project_years" / f"{country}_visegrad.csv", grant_years(grants), ["project_id"])
    if country in IN_NUTS:
        codes = area_by_nuts_code(folder)
        write_observations(folder, f"{country}_pm25", particles(eu / "pm25-cams", codes, country))
        write_observations(folder, f"{country}_gdp", gdp(eu / "eurostat-gdp-nuts3", codes, country))


def world_bank(folder: Path, country: str) -> pd.DataFrame:
    """Projects approved 1995-2014: of the country, no place within it. Status is that of the release."""
    rows = pd.read_csv(folder / "aiddata_wb_geocoded_v142_projects_MKD_UKR_BGR.csv", dtype=str, keep_default_na=False)
    transactions = pd.read_csv(folder / "aiddata_wb_geocoded_v142_transactions_MKD_UKR_BGR.csv", dtype=str)
    _check_world_bank(rows, transactions)
    rows = rows[rows["recipients_iso3"] == ISO3[country]]
    _require("World Bank projects", len(rows), WORLD_BANK_PROJECTS[country])
    return pd.DataFrame(
        {
            "project_id": f"{country}-wb-" + rows["project_id"],
            "area_id": country.upper(),
            "number": rows["project_id"],
            "title": rows["project_title"].str.split().str.join(" "),
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


def _check_world_bank(projects: pd.DataFrame, transactions: pd.DataFrame) -> None:
    """The checks that the source states: statuses, and commitments equal to the sum of their transactions."""
    for status, expected in WORLD_BANK_STATUSES.items():
        _require(f"World Bank projects in {status}", int((projects["status"] == status).sum()), expected)
    committed = transactions[transactions["transaction_value_code"] == "C"]
    sums = committed["transaction_value"].astype(float).groupby(committed["project_id"]).sum()
    stated = projects.set_index("project_id")["total_commitments"].astype(float)
    apart = (stated - sums.reindex(stated.index)).abs()
    if not (apart < 1).all():
        raise ValueError(
            f"World Bank: commitments of {list(apart[~(apart < 1)].index[:3])} are not the sum of their transactions"
        )


def visegrad(folder: Path, country: str) -> pd.DataFrame:
    """Grants 2005-2014 at the municipality of the grantee's seat; in Crimea, without boundaries, at the country."""
    everything = pd.read_csv(folder / "visegrad_fund_projects_BG_MK_UA.csv", dtype=str, keep_default_na=False)
    _require("Visegrad grants, EUR", int(everything["grant_eur"].astype(int).sum()), VISEGRAD_TOTAL_EUR)
    rows = everything[everything["country"] == country.upper()].reset_index(drop=True)
    _require("Visegrad grants", len(rows), VISEGRAD_GRANTS[country])
    title = rows["project_title"].str.split().str.join(" ")
    order = (rows["year"] + "|" + title + "|" + rows["place"]).rank(method="first").astype(int)
    grants = pd.DataFrame(
        {
            "project_id": f"{country}-visegrad-" + rows["year"] + "-" + order.map("{:02d}".format),
            "area_id": _seats(rows, country),
            "title": title,
            "title_language": "en",
            "programme": "International Visegrad Fund",
            "authority": "International Visegrad Fund",
            "status": "unknown",
            "amount": pd.to_numeric(rows["grant_eur"]),
            "currency": "EUR",
            "amount_kind": "grant",
            "description": "Grant of " + rows["year"] + ". Place: seat of the grantee (" + rows["place"] + ").",
            "year": rows["year"],
        }
    )
    return grants[~rows["place"].isin(SEATS_ABROAD)]


def _seats(rows: pd.DataFrame, country: str) -> pd.Series:
    """The municipality in which each point lies, the country where it lies in none."""
    points = gpd.GeoDataFrame(
        geometry=gpd.points_from_xy(rows["lon"].astype(float), rows["lat"].astype(float)), crs="EPSG:4326"
    )
    inside = gpd.sjoin(points, level_polygons(country, "municipality"), how="left", predicate="within")
    return inside[~inside.index.duplicated()]["area_id"].fillna(country.upper())


def grant_years(grants: pd.DataFrame) -> pd.DataFrame:
    """The source dates a grant by its year only: money of that year, no start and no end."""
    return pd.DataFrame(
        {
            "project_id": grants["project_id"],
            "year": grants["year"],
            "planned": grants["amount"],
            "executed": "",
            "currency": grants["currency"],
        }
    )


def area_by_nuts_code(folder: Path) -> dict[str, str]:
    """Area ids by NUTS code: the id itself, or the column code (districts of Bulgaria)."""
    areas = pd.read_csv(folder / "areas.csv", dtype=str, keep_default_na=False)
    areas = areas[areas["level"] != "municipality"]
    by_code = dict(zip(areas["code"], areas["area_id"], strict=True))
    return by_code | {area: area for area in areas["area_id"]}


def particles(folder: Path, codes: dict[str, str], country: str) -> pd.DataFrame:
    """Annual means 2018-2022 of the reanalysis; the forecast of 2023 is another product and stays out."""
    rows = pd.read_csv(folder / "cams_reanalysis_pm25_nuts3_yearly_2018_2022_BG_MK.csv", dtype=str)
    skopje = rows[rows["NUTS ID"] == "MK008"].sort_values("Day")[PARTICLES_COLUMN].astype(float)
    _require("PM2.5 of Skopje 2018-2022", skopje.to_list(), SKOPJE_PARTICLES)
    rows = rows[rows["Country code"] == country.upper()]
    _require("PM2.5 rows", len(rows), PARTICLES_REGIONS[country] * len(PARTICLES_YEARS))
    return pd.DataFrame(
        {
            "area_id": _known(rows["NUTS ID"], codes),
            "indicator": "pm25_ug_m3",
            "year": rows["Day"].str.slice(0, 4).astype(int),
            "value": rows[PARTICLES_COLUMN].astype(float),
        }
    )


def gdp(folder: Path, codes: dict[str, str], country: str) -> pd.DataFrame:
    """GDP at current prices in million euros, and per head where one population stands behind the years."""
    rows = pd.read_csv(folder / "nama_10r_3gdp_BG_MK_long.csv", dtype=str, keep_default_na=False)
    rows = rows[rows["value"] != ""].astype({"year": int, "value": float})
    _check_gdp(rows[rows["unit"] == "MIO_EUR"], country)
    rows = rows[rows["geo"].isin(list(codes))]
    per_head = rows["unit"] == "EUR_HAB"
    series = {
        "gdp_eur_million": rows["unit"] == "MIO_EUR",
        "gdp_per_head_eur": per_head & (rows["year"] >= PER_HEAD_FROM.get(country, 9999)),
        "gdp_per_head_eu_index": (rows["unit"] == "PPS_HAB_EU27_2020") & rows["year"].between(*PER_HEAD_OF_EU[country]),
        "gdp_per_head_earlier_eur": per_head & (rows["year"] <= EARLIER_PER_HEAD_TO[country]),
    }
    rows = pd.concat([rows[chosen].assign(indicator=indicator) for indicator, chosen in series.items()])
    return pd.DataFrame(
        {
            "area_id": _known(rows["geo"], codes),
            "indicator": rows["indicator"],
            "year": rows["year"],
            "value": rows["value"],
            "status": rows["flag"],
        }
    )


def _check_gdp(millions: pd.DataFrame, country: str) -> None:
    """Regions sum to the country in every year 2000-2021; printed values of 2021."""
    of_regions = millions[millions["geo"].str.fullmatch(GDP_REGIONS[country])]
    sums = of_regions.groupby("year")["value"].sum()
    whole = millions[millions["geo"] == country.upper()].set_index("year")["value"]
    _require("years of regional GDP", sorted(sums.index), list(range(2000, 2022)))
    apart = (sums - whole.reindex(sums.index)).abs()
    if not (apart < 0.05).all():
        raise ValueError(
            f"GDP: the regions of {country} do not sum to the country in {list(apart[apart >= 0.05].index)}"
        )
    values = millions[millions["year"] == 2021].set_index("geo")["value"]
    for code, expected in GDP_CONTROLS_2021.items():
        _require(f"GDP of {code} in 2021", float(values[code]), expected)


def _known(codes: pd.Series, areas: dict[str, str]) -> pd.Series:
    unknown = sorted(set(codes) - set(areas))
    if unknown:
        raise ValueError(f"NUTS codes {unknown[:3]} are not areas of this country")
    return codes.map(areas)


def _require(what: str, found: object, expected: object) -> None:
    if found != expected:
        raise ValueError(f"{what}: found {found}, expected {expected}")
