"""Ukraine's observations by hromada: population, area, distances, agreements; budgets and services stand beside.

Every loader checks the control totals that its source states and fails where one does not hold.
"""

import json
from pathlib import Path

import pandas as pd

from data.countries import access, surroundings
from data.countries.ua import ages, budgets, examinations, oblast_observations, open_budget, services
from data.countries.ua.checks import KYIV, ZAPORIZHZHIA, read_war_status, require, require_total
from data.harmonising import long_observations, write_observations, write_table

AGES_ON = pd.Timestamp("2022-01-01")
# The file has 0 for these three; the publication of the State Statistics Service prints the towns' population.
URBAN_CORRECTIONS = {
    "UA05060010000053179": 15337,  # Bar: the town of Bar, printed in the table of towns
    "UA73040130000087963": 10463,  # Novodnistrovsk: all of the hromada is the town
    KYIV: 2952301,  # the Kyiv row has no code and no urban population; the city is all urban
}


def write_all(sources: Path, folder: Path) -> None:
    """Every observations/*.csv of Ukraine."""
    ua = sources / "ua"
    population = write_population(ua, folder)
    without_budget = write_geography(ua, folder)
    write_boundary_areas(ua, folder, without_budget)
    status = read_war_status(ua)
    budgets.write_all(ua, folder, population, status, without_budget)
    open_budget.write_all(ua, folder)
    services.write_all(sources, folder, status, without_budget)
    occupied = status[status.str.startswith("occupied")].index
    access.write_all(sources, folder, "ua", occupied)
    surroundings.write_all(sources, folder, "ua", occupied)
    ages.write_ages(ua, folder)
    examinations.write_all(ua, folder, status)
    oblast_observations.write_all(sources, folder)


def write_population(ua: Path, folder: Path) -> pd.Series:
    """Present population on 1 January 2022 and its urban part, corrected; returns the population by area."""
    table = pd.read_csv(ua / "kse-loc-data-hub/ua-pop-2022.csv")
    require(len(table) == 1470, f"ua-pop-2022.csv: {len(table)} rows, expected 1,469 hromadas and Kyiv")
    nameless = table["hromada_code"].isna()
    require_total("ua-pop-2022.csv: Kyiv", table.loc[nameless, "total_population_2022"].sum(), 2952301)
    table = table.fillna({"hromada_code": KYIV})
    require_total("ua-pop-2022.csv: population", table["total_population_2022"].sum(), 41167335)
    to_correct = table["hromada_code"].isin(URBAN_CORRECTIONS)
    require(
        to_correct.sum() == 3 and (table.loc[to_correct, "urban_population_2022"] == 0).all(),
        "ua-pop-2022.csv: the three known errors of the urban population are no longer 0; look at URBAN_CORRECTIONS",
    )
    corrected = table["hromada_code"].map(URBAN_CORRECTIONS)
    table["urban_population_2022"] = corrected.fillna(table["urban_population_2022"])
    require_total("ua-pop-2022.csv: urban population, corrected", table["urban_population_2022"].sum(), 28693708)
    require(
        (table["urban_population_2022"] <= table["total_population_2022"]).all(),
        "ua-pop-2022.csv: a hromada has more urban than total population",
    )
    columns = {
        "total_population_2022": ("population_persons", 2022),
        "urban_population_2022": ("population_urban_persons", 2022),
    }
    write_observations(folder, "ua_population_2022", long_observations(table, "hromada_code", columns))
    return table.set_index("hromada_code")["total_population_2022"]


def write_geography(ua: Path, folder: Path) -> list[str]:
    """Official area, settlements, distances with their centres, agreements; returns the hromadas without a valid budget."""
    table = pd.read_csv(ua / "kse-loc-data-hub/full_dataset_no_head_bio.csv")
    require(len(table) == 1469, f"full_dataset_no_head_bio.csv: {len(table)} hromadas, expected 1,469")
    blank = table["square"].isna()
    flagged = table["occipied_before_2022"] == 1
    require(blank.sum() == 31 and blank.equals(flagged), "full_dataset: blank areas are not the 31 flagged hromadas")
    zaporizhzhia = table.loc[table["hromada_code"] == ZAPORIZHZHIA, "square"].item()
    require_total("full_dataset: area of Zaporizhzhia", zaporizhzhia, 311.7, 0.05)
    columns = {
        "square": ("area_km2", 2022),
        "n_settlements": ("settlements_count", 2022),
        "travel_time": ("travel_time_to_oblast_centre_minutes", 2022),
        "distance_to_eu": ("distance_to_eu_km", 2022),
        "distance_to_russia": ("distance_to_russia_km", 2022),
        "age": ("hromada_age_years", 2022),
    }
    formed = pd.to_datetime(table["creation_date"])
    require((formed.dt.year == table["creation_year"]).all(), "full_dataset: a creation date is not of its year")
    table["age"] = (AGES_ON - formed).dt.days / 365.25
    require(table["age"].between(1, 7).all(), "full_dataset: a hromada was not formed in 2015-2020")
    rows = long_observations(table, "hromada_code", columns)
    rows["value"] = rows["value"].round(2)
    write_observations(folder, "ua_areas_geography", rows)
    centres = table[["hromada_code", "lat_center", "lon_center"]].dropna()
    centres.columns = pd.Index(["area_id", "latitude", "longitude"])
    write_table(folder / "centres.csv", centres.round(4), ["area_id"])
    agreements = pd.read_csv(ua / "kse-loc-data-hub/partnerships-hromadas.csv")
    require_total("partnerships-hromadas.csv: memberships", agreements["n_agreements"].sum(), 1729)
    write_observations(
        folder,
        "ua_partnerships_2022",
        long_observations(agreements, "hromada_code", {"n_agreements": ("intermunicipal_agreements_count", 2022)}),
    )
    return sorted(table.loc[flagged, "hromada_code"])


def write_boundary_areas(ua: Path, folder: Path, without_budget: list[str]) -> None:
    """Area of the boundaries where no official area is published: 31 hromadas and Kyiv, marked as another definition."""
    path = ua / "hromada-boundaries/hromadas_1469_plus_kyiv.simplified.geojson"
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    table = pd.DataFrame([feature["properties"] for feature in features])
    require_total("hromada boundaries: area", table["area_km2"].sum() - 823.68, 571371, 1000)
    table = table[table["katottg"].isin([*without_budget, KYIV])]
    require(len(table) == 32, f"hromada boundaries: {len(table)} of the 32 places without an official area")
    rows = long_observations(table, "katottg", {"area_km2": ("area_km2", 2022)})
    write_observations(folder, "ua_boundary_areas", rows.assign(status="d"))
