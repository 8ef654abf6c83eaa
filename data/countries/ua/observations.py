"""Ukraine's observations by hromada: population, area, budgets, equalisation, schools, health care, project counts.

Every loader checks the control totals that its source states and fails where one does not hold.
"""

import json
from pathlib import Path

import pandas as pd

from data.countries.ua import oblast_observations
from data.countries.ua.checks import require, require_total
from data.harmonising import long_observations, write_observations, write_table

KYIV = "UA80000000000093317"
ZAPORIZHZHIA = "UA23060070000082704"
SUMS_DISAGREE = ["UA14", "UA44"]  # Donetsk and Luhansk oblasts
# The file has 0 for these three; the publication of the State Statistics Service prints the towns' population.
URBAN_CORRECTIONS = {
    "UA05060010000053179": 15337,  # Bar: the town of Bar, printed in the table of towns
    "UA73040130000087963": 10463,  # Novodnistrovsk: all of the hromada is the town
    KYIV: 2952301,  # the Kyiv row has no code and no urban population; the city is all urban
}
SCHOOLS_NOT_ASSIGNED = ["UA07020090000019505"]  # Lytovezh: no school in the table, yet 343 pupils
FUNCTIONS = {
    "total": "expenditure_total_uah",
    "func_04_economic_affairs": "economic_affairs_expenditure_uah",
    "func_06_housing_utilities": "housing_utilities_expenditure_uah",
    "func_08_culture_sport": "culture_expenditure_uah",
    "func_09_education": "education_expenditure_uah",
    "func_10_social_protection": "social_protection_expenditure_uah",
    "func_0111_administration": "administration_expenditure_uah",
    "func_0456_roads": "roads_expenditure_uah",
    "func_0910_preschool": "preschool_expenditure_uah",
    "econ_2110_wages": "wages_expenditure_uah",
    "econ_2270_utilities_energy": "energy_expenditure_uah",
    "econ_3000_capital": "capital_expenditure_uah",
}
SHARES_2022 = {
    "func_0111_share": "administration_expenditure_uah",
    "func_0400_share": "economic_affairs_expenditure_uah",
    "func_0900_share": "education_expenditure_uah",
    "func_1000_share": "social_protection_expenditure_uah",
    "econ_2110_share": "wages_expenditure_uah",
}
REVENUE_ITEMS = [
    "single_tax_sole_proprietors", "single_tax_agricultural", "pit_wages", "land_payments", "excise_retail",
    "tourist_fee",
]  # fmt: skip
QUARTERLY_ITEMS = ["pit_wages", "single_tax_sole_proprietors"]


def write_all(sources: Path, folder: Path) -> None:
    """Every observations/*.csv of Ukraine."""
    ua = sources / "ua"
    population = write_population(ua, folder)
    without_budget = write_geography(ua, folder)
    write_boundary_areas(ua, folder, without_budget)
    write_budgets(ua, folder, population)
    status = read_war_status(ua)
    write_equalisation(ua, folder, status)
    write_expenditure(ua, folder)
    write_revenue(ua, folder, without_budget)
    write_education(ua, folder, status)
    write_schools(ua, folder, status, without_budget)
    write_health(ua, folder)
    write_dream(ua, folder)
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
    }
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


def write_budgets(ua: Path, folder: Path, population: pd.Series) -> None:
    """Income of hromada budgets in the full years 2021 and 2022; the 31 without a valid budget are left out.

    The income tax of service members is taken out of total and own income here and is stored nowhere.
    """
    table = pd.read_csv(ua / "kse-loc-data-hub/budget_income_2021_2022_full_years_tidy.csv")
    require(len(table) == 2938, f"budget tidy: {len(table)} rows, expected 2,938")
    difference = table["income_total"] - table["income_transfert"] - table["income_own"]
    require(difference.abs().max() < 0.05, "budget tidy: income_own is not income_total less income_transfert")
    civil = (table["income_own"] - table["income_military"]).groupby(table["year"]).sum() / 1e9
    for year, expected in ((2021, 249.1), (2022, 230.4)):
        require_total(f"budget tidy: own income {year} without service members, bn UAH", civil[year], expected, 0.12)
    valid = table[table["ordlo_not_meaningful"] == 0]
    require(len(valid) == 2876, f"budget tidy: {len(valid)} valid rows, expected 2,876")
    valid = valid.assign(
        income_total=(valid["income_total"] - valid["income_military"]).round(2),
        income_own=(valid["income_own"] - valid["income_military"]).round(2),
    )
    own = valid.set_index(["hromada_code", "year"])["income_own"]
    for year, expected in ((2021, 9839.8), (2022, 8940.7)):
        per_head = own[(ZAPORIZHZHIA, year)] / population[ZAPORIZHZHIA]
        require_total(f"budget tidy: own income per head of Zaporizhzhia {year}", per_head, expected, 0.06)
    names = {
        "income_total": "income_total_uah",
        "income_own": "income_own_uah",
        "income_transfert": "income_transfers_uah",
    }
    parts = [
        long_observations(group, "hromada_code", {column: (name, int(year)) for column, name in names.items()})
        for year, group in valid.groupby("year")
    ]
    write_observations(folder, "ua_budgets_2021_2022", pd.concat(parts, ignore_index=True))


def write_equalisation(ua: Path, folder: Path, status: pd.Series) -> None:
    """Tax capacity and grants of 2024, expected income tax and net displacement of 2023; a blank grant is no grant."""
    table = pd.read_csv(ua / "mof-horizontal-equalization-2024/hromada_tax_capacity_idp_2024.csv")
    require(table["hromada_code"].nunique() == 1438, "hromada_tax_capacity_idp_2024.csv: not 1,438 different codes")
    grants = ["basic_grant_2024_k_uah", "reverse_grant_2024_k_uah"]
    table[grants] = table[grants].fillna(0)
    for column, expected in zip(
        [*grants, "pit_expected_2023_k_uah"], (18426636.5, 12330257.2, 124435963.9), strict=True
    ):
        require_total(f"equalisation 2024: {column}", table[column].sum(), expected, 0.2)
        table[column] = (table[column] * 1000).round(0)
    table["idp_change"] = (table["idp_change_2023_07_25_k"] * 1000).round(0)
    city = table.set_index("hromada_code").loc[ZAPORIZHZHIA]
    require_total("equalisation 2024: index of Zaporizhzhia", city["tax_capacity_index"], 1.4)
    require_total("equalisation 2024: net displaced of Zaporizhzhia", city["idp_change"], 63500)
    columns = {
        "tax_capacity_index": ("tax_capacity_index", 2024),
        "basic_grant_2024_k_uah": ("base_grant_uah", 2024),
        "reverse_grant_2024_k_uah": ("reverse_grant_uah", 2024),
        "pit_expected_2023_k_uah": ("expected_pit_uah", 2023),
        "idp_change": ("net_idp_change_persons", 2023),
    }
    rows = long_observations(table, "hromada_code", columns).assign(status="")
    net = rows["indicator"] == "net_idp_change_persons"
    # In two oblasts the hromadas' figures do not add up to the oblast's own figure in the same workbook; those of
    # occupied hromadas cannot be checked.
    doubtful = rows["area_id"].str[:4].isin(SUMS_DISAGREE) | (_reliability(rows["area_id"], status) == "u")
    rows.loc[net & doubtful, "status"] = "u"
    oblasts = oblast_observations.read_net_displacement(ua)
    write_observations(folder, "ua_equalisation_2024", pd.concat([rows, oblasts], ignore_index=True))


def write_expenditure(ua: Path, folder: Path) -> None:
    """Expenditure by function 2021; total, capital and five groups (share of the total) 2022."""
    source = ua / "hromada-expenditure-2021-2022"
    first = pd.read_csv(source / "hromada_expenditure_2021_by_function.csv")
    require(len(first) == 1438, f"hromada_expenditure_2021_by_function.csv: {len(first)} rows, expected 1,438")
    require_total("expenditure 2021", first["total"].sum(), 389307757101, 1)
    groups = first.filter(regex=r"^func_\d\d_").sum(axis=1)
    require((groups - first["total"]).abs().max() < 1, "expenditure 2021: nine functions do not add up to the total")
    shares = pd.read_csv(source / "hromada_expenditure_shares_2021_2022.csv")
    second = shares[shares["year"] == 2022].copy()
    require(len(second) == 1438, f"hromada_expenditure_shares_2021_2022.csv: {len(second)} rows for 2022")
    require_total("expenditure 2022, bn UAH", second["total_expense"].sum() / 1e9, 347.1, 0.06)
    _require_zaporizhzhia(first, second)
    for column in SHARES_2022:
        require(second[column].between(0, 1).all(), f"expenditure 2022: {column} is not between 0 and 1")
        second[column] = (second[column] * second["total_expense"]).round(0)
    later = {column: (indicator, 2022) for column, indicator in SHARES_2022.items()}
    later |= {"total_expense": ("expenditure_total_uah", 2022), "econ_3000_abs": ("capital_expenditure_uah", 2022)}
    rows = pd.concat(
        [
            long_observations(first, "hromada_code", {column: (name, 2021) for column, name in FUNCTIONS.items()}),
            long_observations(second, "hromada_code", later),
        ],
        ignore_index=True,
    )
    rows["value"] = rows["value"].round(2)
    write_observations(folder, "ua_expenditure_2021_2022", rows)


def _require_zaporizhzhia(first: pd.DataFrame, second: pd.DataFrame) -> None:
    city = first.set_index("hromada_code").loc[ZAPORIZHZHIA]
    require_total("expenditure 2021 of Zaporizhzhia", city["total"], 8781284062, 1)
    require_total("education 2021 of Zaporizhzhia, mn UAH", city["func_09_education"] / 1e6, 3421.6, 0.06)
    require_total("capital 2021 of Zaporizhzhia, mn UAH", city["econ_3000_capital"] / 1e6, 1149.0, 0.06)
    total = second.set_index("hromada_code").loc[ZAPORIZHZHIA, "total_expense"]
    require_total("expenditure 2022 of Zaporizhzhia", total, 8385345123, 1)


def write_revenue(ua: Path, folder: Path, without_budget: list[str]) -> None:
    """Revenue items of 2021 and 2022; two of them for the first quarters of 2021 and 2023."""
    source = ua / "hromada-revenue-items-2021-2023q1"
    table = pd.read_csv(source / "hromada_revenue_items_annual.csv")
    require(len(table) == 1469, f"hromada_revenue_items_annual.csv: {len(table)} rows, expected 1,469")
    require_total("revenue 2021", table["total_2021"].sum(), 396359859324, 1)
    require_total("revenue 2022", table["total_2022"].sum(), 401399308171, 1)
    city = table.set_index("hromada_code").loc[ZAPORIZHZHIA]
    for column, expected in {
        "single_tax_sole_proprietors_2021": 851.2,
        "single_tax_sole_proprietors_2022": 731.0,
        "pit_wages_2021": 4040.5,
        "pit_wages_2022": 3786.5,
    }.items():
        require_total(f"revenue of Zaporizhzhia, mn UAH: {column}", city[column] / 1e6, expected, 0.06)
    columns = {f"{item}_{year}": (f"{item}_uah", year) for item in REVENUE_ITEMS for year in (2021, 2022)}
    valid = table[~table["hromada_code"].isin(without_budget)]
    require(len(valid) == 1438, f"hromada_revenue_items_annual.csv: {len(valid)} hromadas with a budget")
    parts = [long_observations(valid, "hromada_code", columns)]
    quarters = pd.read_csv(source / "hromada_revenue_items_quarterly.csv")
    quarters = quarters[~quarters["hromada_code"].isin(without_budget)]
    for item in QUARTERLY_ITEMS:
        name = f"{item}_first_quarter_uah"
        rows = quarters[quarters["item"] == item]
        parts.append(long_observations(rows, "hromada_code", {"2021Q1": (name, 2021), "2023Q1": (name, 2023)}))
    rows = pd.concat(parts, ignore_index=True)
    rows["value"] = rows["value"].round(2)
    write_observations(folder, "ua_revenue_items", rows)


def read_war_status(ua: Path) -> pd.Series:
    """Status of each hromada in the list of territories of hostilities and occupation, 7 May 2025."""
    table = pd.read_csv(ua / "occupation-hostilities-list-2025/hromada_status_2025-05-07_derived.csv")
    status = table.set_index("hromada_code")["status_2025_05_07"]
    whole = int((status == "occupied_whole").sum())
    require(whole == 139, f"hromada_status_2025-05-07_derived.csv: {whole} hromadas occupied as a whole, expected 139")
    return status


def _reliability(codes: pd.Series, status: pd.Series) -> pd.Series:
    """u (low reliability) where the hromada is listed as occupied, wholly or in part."""
    return codes.map(status).isin(["occupied_whole", "occupied_part"]).map({True: "u", False: ""})


def write_education(ua: Path, folder: Path, status: pd.Series) -> None:
    """Pupils and classes of schools paid by the local budget, 2023; pupils of occupied hromadas learn remotely."""
    table = pd.read_csv(ua / "mon-education-2023/hromada_pupils_classes_2023.csv")
    require_total("education 2023: pupils", table["pupils"].sum(), 3907920)
    require_total("education 2023: classes", table["classes"].sum(), 180646)
    founder = table["Тип засновника"]
    require_total("education 2023: pupils of hromadas", table.loc[founder == "ОТГ", "pupils"].sum(), 3549079.5)
    table["hromada_code"] = table["hromada_code"].mask(founder == "Київ", KYIV)
    table = table[founder.isin(["ОТГ", "Київ"])]
    city = table.set_index("hromada_code").loc[ZAPORIZHZHIA]
    require_total("education 2023: class size of Zaporizhzhia", city["pupils"] / city["classes"], 31.3, 0.06)
    columns = {"pupils": ("pupils_persons", 2023), "classes": ("classes_count", 2023)}
    rows = long_observations(table, "hromada_code", columns)
    write_observations(folder, "ua_education_2023", rows.assign(status=_reliability(rows["area_id"], status)))


def write_schools(ua: Path, folder: Path, status: pd.Series, without_budget: list[str]) -> None:
    """Working schools of the register of 8 June 2023, without hromadas where the register says nothing of teaching."""
    table = pd.read_csv(ua / "schools-register-2023/hromada_schools_2023-06-08.csv")
    require_total("schools 2023: working schools", table["schools_working"].sum(), 15756)
    city = table.set_index("hromada_code").loc[ZAPORIZHZHIA]
    require_total("schools 2023: Zaporizhzhia", city["schools_working"], 157)
    occupied = set(status[status == "occupied_whole"].index)
    table = table[~table["hromada_code"].isin(occupied | set(without_budget) | set(SCHOOLS_NOT_ASSIGNED))]
    nothing = list(table.loc[table["schools_working"] == 0, "hromada_code"])
    require(not nothing, f"schools 2023: no working school in {nothing[:3]}, which are not known gaps")
    rows = long_observations(table, "hromada_code", {"schools_working": ("schools_working_count", 2023)})
    write_observations(folder, "ua_schools_2023", rows.assign(status=_reliability(rows["area_id"], status)))


def write_health(ua: Path, folder: Path) -> None:
    """Health-care providers by registered address: hromadas as located, oblasts as registered."""
    table = pd.read_csv(ua / "health-providers-nhsu/hromada_health_providers.csv")
    require_total("health providers: located", table["providers"].sum(), 3925)
    city = table.set_index("hromada_code").loc[ZAPORIZHZHIA]
    require_total("health providers: Zaporizhzhia", city["providers"], 68)
    rows = long_observations(table, "hromada_code", {"providers": ("health_providers_count", 2023)})
    oblasts = oblast_observations.read_health_providers(ua)
    write_observations(folder, "ua_health_providers", pd.concat([rows, oblasts], ignore_index=True))


def write_dream(ua: Path, folder: Path) -> None:
    """Projects of the DREAM registry located in a hromada, 29 July 2026; oblasts and country as sums of those located."""
    table = pd.read_csv(ua / "dream-projects-2026/dream_hromada_counts_2026-07-29.csv")
    require(len(table) == 1027, f"dream_hromada_counts_2026-07-29.csv: {len(table)} rows, expected 1,027")
    require_total("DREAM: projects", table["project_count"].sum(), 10637)
    table = table[~table["katottg"].str.startswith("UA01")]
    oblasts = table.groupby(table["katottg"].str[:4])["project_count"].sum().rename_axis("katottg").reset_index()
    require_total(
        "DREAM: projects of Zaporizhzhia oblast", oblasts.set_index("katottg").loc["UA23", "project_count"], 323
    )
    whole = pd.DataFrame({"katottg": ["UA"], "project_count": [table["project_count"].sum()]})
    rows = pd.concat([table[["katottg", "project_count"]], oblasts, whole], ignore_index=True)
    columns = {"project_count": ("dream_projects_count", 2026)}
    write_observations(folder, "ua_dream_counts", long_observations(rows, "katottg", columns))
