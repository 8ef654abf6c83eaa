"""Ukraine's budgets by hromada: income, equalisation, expenditure, revenue items.

Every loader checks the control totals that its source states and fails where one does not hold.
"""

from pathlib import Path

import pandas as pd

from data.countries.ua import oblast_observations
from data.countries.ua.checks import ZAPORIZHZHIA, reliability, require, require_total
from data.harmonising import long_observations, write_observations

SUMS_DISAGREE = ["UA14", "UA44"]  # Donetsk and Luhansk oblasts
FUNCTIONS = {
    "total": "expenditure_total_uah",
    "func_04_economic_affairs": "economic_affairs_expenditure_uah",
    "func_07_health": "health_expenditure_uah",
    "func_0921_general_secondary": "secondary_schools_expenditure_uah",
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
# Rent for resources is not read: 56 % of it is paid for oil and gas, so that by hromada it tells where they are extracted.
TAX_MIX = {
    "single_tax_total": "single_tax_uah",
    "property_tax_buildings": "buildings_tax_uah",
    "excise_fuel": "excise_fuel_uah",
    "admin_service_fees": "administrative_fees_uah",
}
CODES_OF_TAX_MIX = {
    "single_tax_total": ("1805",),
    "property_tax_buildings": ("180101", "180102", "180103", "180104"),
    "excise_fuel": ("14021900", "14031900"),
    "admin_service_fees": ("220103", "220125", "220126", "220129"),
}
QUARTERLY_ITEMS = ["pit_wages", "single_tax_sole_proprietors"]


def write_all(ua: Path, folder: Path, population: pd.Series, status: pd.Series, without_budget: list[str]) -> None:
    """Every table of budgets."""
    write_budgets(ua, folder, population)
    write_equalisation(ua, folder, status)
    write_expenditure(ua, folder)
    write_revenue(ua, folder, without_budget)


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
    doubtful = rows["area_id"].str[:4].isin(SUMS_DISAGREE) | (reliability(rows["area_id"], status) == "u")
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
    _require_totals_of_codes(table, pd.read_csv(source / "national_totals_by_item_code.csv", dtype={"item_code": str}))
    names = {item: f"{item}_uah" for item in REVENUE_ITEMS} | TAX_MIX
    columns = {f"{item}_{year}": (name, year) for item, name in names.items() for year in (2021, 2022)}
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


def _require_totals_of_codes(table: pd.DataFrame, totals: pd.DataFrame) -> None:
    for item, codes in CODES_OF_TAX_MIX.items():
        of_codes = totals[totals["item_code"].str.startswith(codes)]
        for year in (2021, 2022):
            require_total(f"revenue {year}: {item}", table[f"{item}_{year}"].sum(), of_codes[f"uah_{year}"].sum(), 1)
