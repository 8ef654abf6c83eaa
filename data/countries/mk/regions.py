"""Figures of the eight planning regions: vital statistics, registered unemployed, GDP shares, employment, programmes."""

from pathlib import Path

import pandas as pd

from data.harmonising import write_observations

COUNTRY_ROW = "MK00"
EMPLOYMENT_YEAR = 2017
ACTIVITIES = {
    "B-E": "employment_b_e_persons",
    "F": "employment_f_persons",
    "G-J": "employment_g_j_persons",
    "K-N": "employment_k_n_persons",
    "O-U": "employment_o_u_persons",
}
ROUNDING = 20
UNEMPLOYED_TOTALS = {2013: 96200, 2021: 130982}
GDP_SHARE_TOTALS = {2018: 99.9, 2022: 100.0}


def write_all(sources: Path, folder: Path) -> None:
    """Every observations/*.csv of the regions."""
    write_observations(folder, "mk_eurostat_demography", _demography(sources / "mk/eurostat-demography-nuts3"))
    write_observations(folder, "mk_deaths_2005_2025", _deaths(sources / "mk/makstat-deaths-region-2005-2025"))
    write_observations(folder, "mk_employment_centres", _unemployed(sources / "mk/derived"))
    write_observations(folder, "mk_regional_gdp", _press_figures(sources / "mk/sso-regional-press-figures"))
    write_observations(folder, "mk_eurostat_employment", _employment(sources / "mk/eurostat-employment-nuts3"))
    write_observations(folder, "mk_regional_development", _programme(sources / "mk/brr-regional-development"))


def _demography(folder: Path) -> pd.DataFrame:
    """Births and deaths as counts; population and fertility only from 2022, where they rest on the census of 2021."""
    rows = pd.read_csv(folder / "demography_mk_regions_2013_2023.csv").sort_values(["region_code", "year"])
    following = rows.groupby("region_code")["population_1_january"].shift(-1)
    balance = rows["population_1_january"] + rows["population_change"]
    if not (balance == following)[following.notna()].all():
        raise ValueError("demography_mk_regions: population and its change do not give the next population")
    explained = rows["live_births"] - rows["deaths"] + rows["other_change"]
    to_2021 = rows["year"] <= 2021
    if not (explained == rows["population_change"])[to_2021].all():
        raise ValueError("demography_mk_regions: births, deaths and other change do not give the change to 2021")
    since_census = rows["year"] >= 2022
    return pd.concat(
        [
            _one(rows, "live_births", "live_births_count"),
            _one(rows[since_census], "population_1_january", "population_1_january_persons"),
            _one(rows[since_census], "total_fertility_rate", "total_fertility_rate"),
        ]
    )


def _deaths(folder: Path) -> pd.DataFrame:
    """Deaths of all ages by region and in the country, 2005-2025."""
    rows = pd.read_csv(folder / "deaths_mk_regions_2005_2025.csv")
    country = rows["region_code"] == "MK"
    sums = rows[~country].groupby("year")["deaths_total"].sum()
    if not sums.equals(rows[country].set_index("year")["deaths_total"].loc[sums.index]):
        raise ValueError("deaths_mk_regions: the regions do not add up to the country")
    return _one(rows, "deaths_total", "deaths_count")


def _one(rows: pd.DataFrame, column: str, indicator: str) -> pd.DataFrame:
    area = rows["region_code"].replace(COUNTRY_ROW, "MK")
    return pd.DataFrame({"area_id": area, "indicator": indicator, "year": rows["year"], "value": rows[column]})


def _unemployed(folder: Path) -> pd.DataFrame:
    """Registered unemployed on 31 December, employment centres added up to regions; from 2013, after the break."""
    rows = pd.read_csv(folder / "avrm_registered_unemployed_30_centres.csv")
    if not (rows["women"] + rows["men"] == rows["total"]).all():
        raise ValueError("avrm_registered_unemployed_30_centres.csv: women and men do not add up to the total")
    if not (rows.groupby("date")["employment_centre"].nunique() == 30).all():
        raise ValueError("avrm_registered_unemployed_30_centres.csv: expected 30 employment centres on every date")
    rows = rows[rows["date"].str.endswith("-12-31")].assign(year=lambda table: table["date"].str[:4].astype(int))
    for year, total in UNEMPLOYED_TOTALS.items():
        found = rows.loc[rows["year"] == year, "total"].sum()
        if found != total:
            raise ValueError(f"avrm_registered_unemployed_30_centres.csv: {year} adds up to {found}, expected {total}")
    sums = rows[rows["year"] >= 2013].groupby(["region_code", "year"], as_index=False)["total"].sum()
    return _one(sums, "total", "registered_unemployed_persons")


def _press_figures(folder: Path) -> pd.DataFrame:
    """GDP shares of the years with all regions; investment share and index per head where the office printed them."""
    rows = pd.read_csv(folder / "regional_figures.csv")
    shares = rows[(rows["indicator"] == "gdp_share") & rows["year"].isin(GDP_SHARE_TOTALS)]
    for year, total in GDP_SHARE_TOTALS.items():
        of_year = shares.loc[shares["year"] == year, "value"]
        if len(of_year) != 8 or round(of_year.sum(), 1) != total:
            raise ValueError(f"regional_figures.csv: eight GDP shares of {year} must add up to {total}")
    investment = rows[rows["indicator"] == "gfcf_share"]
    # The index of 2018 and 2019 rests on the population before the census: only 2022 is kept.
    index = rows[(rows["indicator"] == "gdp_per_head_index") & (rows["year"] == 2022)]
    ids = {
        "gdp_share": "gdp_share_pct",
        "gfcf_share": "fixed_capital_formation_share_pct",
        "gdp_per_head_index": "gdp_per_head_index",
    }
    chosen = pd.concat([shares, investment, index])
    return pd.DataFrame(
        {
            "area_id": chosen["region_code"],
            "indicator": chosen["indicator"].map(ids),
            "year": chosen["year"],
            "value": chosen["value"],
            "status": (chosen["status"] == "preliminary").map({True: "p", False: ""}),
        }
    )


def _employment(folder: Path) -> pd.DataFrame:
    """Employed persons of 2017 by activity without agriculture, regions and country."""
    rows = pd.read_csv(folder / "employment_by_activity_mk_regions_2015_2017.csv")
    rows = rows[rows["year"] == EMPLOYMENT_YEAR]
    wide = rows.pivot(index="region_code", columns="nace_group", values="persons_employed")
    groups = wide["A"] + wide[list(ACTIVITIES)].sum(axis=1)
    if ((groups - wide["TOTAL"]).abs() > ROUNDING).any():
        raise ValueError("employment_by_activity_mk_regions: activities do not add up to the total of 2017")
    regions = wide.drop(index=COUNTRY_ROW).sum()
    if ((regions - wide.loc[COUNTRY_ROW]).abs() > ROUNDING).any():
        raise ValueError("employment_by_activity_mk_regions: regions do not add up to the country in 2017")
    chosen = rows[rows["nace_group"].isin(ACTIVITIES)]
    return _one(chosen, "persons_employed", "").assign(indicator=chosen["nace_group"].map(ACTIVITIES))


def _programme(folder: Path) -> pd.DataFrame:
    """Projects of the programme for balanced regional development 2014, the only year printed for all regions."""
    rows = pd.read_csv(folder / "brr_programme_by_region.csv")
    rows = rows[(rows["year"] == 2014) & (rows["measure"] == "planning-region projects")]
    regions, country = rows[rows["region_code"] != COUNTRY_ROW], rows[rows["region_code"] == COUNTRY_ROW].iloc[0]
    # The printed amount of the country is two denars above the sum of its parts: rounding of the publisher.
    off = abs(regions["amount_mkd"].sum() - country["amount_mkd"])
    if len(regions) != 8 or regions["projects"].sum() != country["projects"] or off > 2:
        raise ValueError("brr_programme_by_region.csv: the regions of 2014 do not add up to the country")
    return pd.concat(
        [
            _one(rows, "projects", "regional_development_projects_count"),
            _one(rows, "amount_mkd", "regional_development_amount_mkd"),
        ]
    )
