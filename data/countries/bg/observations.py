"""Bulgaria's observations: NSI, census 2021, Employment Agency, ISUN, state budget, taxes, Eurostat."""

from pathlib import Path

import pandas as pd

from data.countries.bg import open_data
from data.countries.bg.open_data import NIL, chosen
from data.harmonising import long_observations, write_observations

TIDY = {
    "population_total": "population_persons",
    "population_male": "men_persons",
    "population_female": "women_persons",
    "population_urban": "population_urban_persons",
    "live_births": "live_births_count",
    "deaths": "deaths_count",
    "marriages": "marriages_count",
    "divorces": "divorces_count",
    "kindergarten_teaching_staff_schoolyear_start": "kindergarten_staff_persons",
}
# Where the reshaped table leaves the zero out: number of the table, its column of periods, and the rows of the indicator.
TABLES_WITH_NIL = {
    "population_urban_persons": ("1169", "periods", {"Residence": "1", "GenderID": "0"}),
    "live_births_count": ("1130", "periods", {"Gender_Child": "0"}),
    "marriages_count": ("818", "periods", {"Residence": "0"}),
    "divorces_count": ("819", "periods", {"Residence": "0"}),
    "kindergarten_staff_persons": ("118", "Edu_schYear", {}),
}
CENSUS = {
    "pop": "census_population_persons",
    "age0_14": "population_aged_0_14_persons",
    "age15_29": "population_aged_15_29_persons",
    "age30_44": "population_aged_30_44_persons",
    "age45_64": "population_aged_45_64_persons",
    "age65plus": "population_aged_65_plus_persons",
    "edu_tertiary": "tertiary_education_persons",
    "edu_upper_secondary": "secondary_education_persons",
    "low_education": "low_education_persons",
    "edu_total": "population_aged_7_plus_persons",
    "working_age": "population_aged_15_64_persons",
    "activity_rate": "census_activity_rate_pct",
    "employment_rate": "census_employment_rate_pct",
    "unemployment_rate": "census_unemployment_rate_pct",
}
DISTRICT_LONG = {
    "gdp_per_inhabitant_eur": "gdp_per_head_eur",
    "theft_per_100000": "thefts_per_100000",
    "active_enterprises_per_1000": "active_enterprises_per_1000",
    "long_term_share_of_registered_unemployed_pct": "long_term_unemployed_share_pct",
    "hospital_beds_per_1000": "hospital_beds_per_1000",
}


def write_all(sources: Path, folder: Path) -> None:
    """Every observations/*.csv of Bulgaria."""
    bg = sources / "bg"
    write_vital(bg, folder)
    write_census(bg, folder)
    write_municipal(bg, sources, folder)
    write_district(bg, folder)
    open_data.write_open_data(bg / "nsi_opendata_district", folder)


def write_vital(bg: Path, folder: Path) -> None:
    """Population, births, deaths and kindergarten staff by municipality, 2000-2024; districts without the known error."""
    tidy = pd.read_csv(bg / "nsi_opendata_municipal/nsi_municipal_tidy.csv")
    total = tidy[(tidy["geo_code"] == "BG") & (tidy["year"] == 2024) & (tidy["indicator"] == "population_total")]
    if total["value"].item() != 6437360:
        raise ValueError("nsi_municipal_tidy.csv: population of Bulgaria in 2024 is not 6,437,360")
    rows = tidy[tidy["indicator"].isin(TIDY)].replace({"geo_code": {"VRC19": "PVN39"}})
    rows = rows.assign(area_id=rows["geo_code"], indicator=rows["indicator"].map(TIDY))
    rows = pd.concat([rows, _nil_counts(bg / "nsi_opendata_municipal")], ignore_index=True)
    staff = rows["indicator"] == "kindergarten_staff_persons"
    published = ~(staff & ((rows["area_id"].str.len() == 3) | (rows["year"] < 2015)))
    write_observations(folder, "bg_nsi_population", rows[published])


def _nil_counts(tables: Path) -> pd.DataFrame:
    """Zeros that the institute prints as a dash, by municipality and year."""
    parts = []
    for indicator, (number, periods, wanted) in TABLES_WITH_NIL.items():
        (path,) = (tables / number).glob("*-data.csv")
        rows = chosen(pd.read_csv(path, dtype=str), wanted)
        rows = rows[rows["ValueColumn"].str.strip() == NIL]
        years = rows[periods].str[:4].astype(int)
        parts.append(pd.DataFrame({"area_id": rows["EKATTE"], "indicator": indicator, "year": years, "value": 0.0}))
    return pd.concat(parts, ignore_index=True)


def write_census(bg: Path, folder: Path) -> None:
    """Census of 7 September 2021: ages, education, activity; municipalities and districts."""
    municipalities = pd.read_csv(bg / "census_2021_muni/census_2021_municipalities.csv")
    if municipalities["pop"].sum() != 6519789:
        raise ValueError("census_2021_municipalities.csv: population does not add up to 6,519,789")
    districts = pd.read_csv(bg / "census_2021_muni/census_2021_districts.csv").rename(
        columns={"district_code": "muni_code"}
    )
    rows = pd.concat([municipalities, districts])
    education = [column for column in rows if column.startswith("edu_")]
    rows["edu_total"] = rows[education].sum(axis=1)
    rows["low_education"] = rows["edu_primary_or_lower"] + rows["edu_never_attended"]
    rows["working_age"] = rows["age15_29"] + rows["age30_44"] + rows["age45_64"]
    write_observations(
        folder, "bg_census_2021", long_observations(rows, "muni_code", {c: (i, 2021) for c, i in CENSUS.items()})
    )


def write_municipal(bg: Path, sources: Path, folder: Path) -> None:
    """Area, registered unemployment, EU funds, state transfers, tax rates, matura."""
    area = pd.read_csv(sources / "eu/lau-nuts-edjnet/BG_lau_2019_nuts_2016_pop_2018_p_2_adjusted_intersection.csv")
    write_observations(folder, "bg_lau_area", long_observations(area, "lau_id", {"area_km2": ("area_km2", 2019)}))
    unemployed = pd.read_csv(bg / "az_unemployment_muni/registered_unemployment_rate_by_municipality.csv")
    years = {str(year): ("registered_unemployment_rate_pct", year) for year in range(2016, 2026)}
    write_observations(folder, "bg_az_unemployment", long_observations(unemployed, "muni_code", years))
    funds = pd.read_csv(bg / "isun_2014_2027_muni/isun_eu_funds_by_municipality.csv")
    write_observations(
        folder,
        "bg_isun_2014_2027",
        long_observations(
            funds,
            "muni_code",
            {
                "total_eur": ("eu_funds_contracted_eur", 2026),
                "paid_eur": ("eu_funds_paid_eur", 2026),
                "contract_count": ("eu_funds_contracts_count", 2026),
            },
        ),
    )
    write_early_funds(bg, folder)
    transfers = pd.read_csv(bg / "budget_transfers_muni/state_transfers_2025_by_municipality.csv")
    parts = transfers[["delegated_bgn", "equalization_bgn", "winter_roads_bgn", "capital_bgn"]].sum(axis=1)
    if (transfers["total_bgn"] - parts).abs().max() > 0.5:
        raise ValueError("state_transfers_2025_by_municipality.csv: four transfers do not add up to the total")
    write_observations(
        folder,
        "bg_state_transfers_2025",
        long_observations(
            transfers.fillna({"equalization_bgn": 0, "winter_roads_bgn": 0}),
            "muni_code",
            {
                "total_bgn": ("state_transfers_bgn", 2025),
                "equalization_bgn": ("equalisation_transfer_bgn", 2025),
                "capital_bgn": ("capital_transfer_bgn", 2025),
                "delegated_bgn": ("delegated_transfer_bgn", 2025),
                "winter_roads_bgn": ("winter_maintenance_transfer_bgn", 2025),
            },
        ),
    )
    taxes = pd.read_csv(bg / "local_taxes_muni/local_tax_rates_2025_by_municipality.csv")
    write_observations(
        folder,
        "bg_local_taxes_2025",
        long_observations(
            taxes,
            "muni_code",
            {
                "property_tax_legal_permille": ("property_tax_rate_per_mille", 2025),
                "transfer_tax_pct": ("transfer_tax_rate_pct", 2025),
                "vehicle_tax_74_110kw_eur_per_kw": ("vehicle_tax_eur_per_kw", 2025),
                "patent_tax_retail_eur": ("patent_tax_retail_eur", 2025),
            },
        ),
    )
    matura = pd.read_csv(bg / "dzi_matura_muni/dzi_bulgarian_language_mean_by_municipality.csv")
    matura = matura[matura["flag"].isna() & (matura["muni_code"] != "DOB28")]
    grades = {str(year): ("matura_mean_grade", year) for year in range(2022, 2026)}
    write_observations(folder, "bg_matura", long_observations(matura, "muni_code", grades))


def write_early_funds(bg: Path, folder: Path) -> None:
    """EU funds 2007-2013 of municipalities as beneficiaries; Sofia's two rows are added, the two Byala left out."""
    early = pd.read_csv(bg / "isun_2007_2013/isun_2007_2013_municipal_beneficiaries.csv").dropna(subset=["muni_code"])
    summed = early.groupby("muni_code")[["total_bgn", "n_projects"]].sum().reset_index()
    columns = {
        "total_bgn": ("eu_funds_2007_2013_bgn", 2016),
        "n_projects": ("eu_funds_2007_2013_projects_count", 2016),
    }
    write_observations(folder, "bg_isun_2007_2013", long_observations(summed, "muni_code", columns))


def write_district(bg: Path, folder: Path) -> None:
    """District indicators of Eurostat, Employment Agency and NSI; land use; projects of the investment programme."""
    rows = pd.read_csv(bg / "district_indicators/district_indicators.csv")
    rows = rows.assign(area_id=rows["district_code"], indicator=rows["indicator"].map(DISTRICT_LONG))
    write_observations(folder, "bg_district_indicators", rows)
    land = pd.read_csv(bg / "district_indicators/land_use_2023.csv")
    land = land[land["district_code"] != "BG"]
    columns = {
        "forest_km2": ("forest_area_km2", 2023),
        "agricultural_km2": ("agricultural_area_km2", 2023),
        "total_km2": ("cadastre_area_km2", 2023),
        "transport_km2": ("transport_area_km2", 2023),
        "urbanized_km2": ("urbanised_area_km2", 2023),
        "water_km2": ("water_area_km2", 2023),
        "protected_km2": ("protected_area_km2", 2023),
        "disturbed_km2": ("disturbed_area_km2", 2023),
    }
    write_observations(folder, "bg_land_use_2023", long_observations(land, "district_code", columns))
    programme = pd.read_csv(bg / "municipal_investment_program_2025/projects_by_district.csv")
    programme = programme[programme["district_code"] != "unresolved"]
    columns = {
        "projects": ("municipal_investment_projects_count", 2025),
        "total_cost_bgn": ("municipal_investment_cost_bgn", 2025),
    }
    write_observations(
        folder, "bg_municipal_investment_2025_totals", long_observations(programme, "district_code", columns)
    )
