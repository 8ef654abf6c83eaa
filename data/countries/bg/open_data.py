"""Bulgaria's open data of the National Statistical Institute by district, statistical region and country."""

from pathlib import Path

import pandas as pd

from data.countries.bg.areas import district_of_nuts3
from data.harmonising import write_observations

NIL = "-"  # the institute's sign for zero in tables of counts; x: no such unit, .. and . : not available
TOURISM = {
    "3.5.2.1": "tourist_arrivals_count",
    "3.5.2.2": "tourist_nights_count",
    "3.5.2.2.2": "tourist_nights_foreign_count",
    "3.5.2.4": "tourist_beds_count",
    "3.5.2.3": "tourist_revenue_bgn",
}
SIZES = {"0": "", "1": "_0_9", "4": "_10_49", "5": "_50_249", "6": "_250_plus"}
# The labels of tables 199 and 202 are exchanged in the code lists: 79.9 % of people over 64 are poor without pensions only.
BEFORE_TRANSFERS_OTHER_THAN_PENSIONS = "202"
POVERTY = {"SILC_Median": "3", "GenderID": "0", "Units": "perc_pop_fig"}
POVERTY_BY_AGE = {
    "0": "poverty_rate_pct",
    "1": "poverty_rate_aged_0_17_pct",
    "2": "poverty_rate_aged_18_64_pct",
    "3": "poverty_rate_aged_65_plus_pct",
}


def chosen(rows: pd.DataFrame, wanted: dict[str, str]) -> pd.DataFrame:
    """The rows whose columns have the wanted values."""
    for column, value in wanted.items():
        rows = rows[rows[column] == value]
    return rows


def write_open_data(tables: Path, folder: Path) -> None:
    """NSI open data by district: labour force survey, poverty, investment, tourism, building permits, museums."""
    parts = [
        _table(tables, "1011", {"GenderID": "0"}, "unemployment_rate_pct"),
        _yearly_mean(tables, "939", {"GenderID": "0"}, "employment_rate_15_64_pct"),
        _table(tables, "300", {"SILC_Age": "0"}, "income_quintile_ratio"),
        _table(tables, "301", {}, "gini_index"),
        _table(tables, "629", {}, "fdi_stock_thousand_eur"),
        _table(tables, "844", {"Muz_Measure": "2"}, "museum_visits_count"),
        *_enterprises(tables),
        _yearly_mean(tables, "1214", {"GenderID": "0", "Age10_LFS": "15 - 64_gr"}, "activity_rate_15_64_pct"),
        _table(
            tables,
            BEFORE_TRANSFERS_OTHER_THAN_PENSIONS,
            {"GenderID": "0", "SILC_Age": "0"},
            "poverty_rate_before_transfers_pct",
        ),
        _permits(tables, "5", "permitted_dwellings_count"),
        _permits(tables, "6", "permitted_housing_m2"),
        *(_table(tables, "1363", {"Indicators": code}, indicator) for code, indicator in TOURISM.items()),
        *(_table(tables, "176", POVERTY | {"SILC_Age": code}, indicator) for code, indicator in POVERTY_BY_AGE.items()),
    ]
    write_observations(folder, "bg_nsi_open_data", pd.concat(parts, ignore_index=True))


def _read(tables: Path, number: str) -> pd.DataFrame:
    (path,) = (tables / number).glob("*-data.csv")
    rows = pd.read_csv(path, dtype=str)
    text = rows["ValueColumn"].str.strip()
    rows["status"] = text.str.match(r"^\(.*\)$").map({True: "u", False: ""})
    rows["value"] = pd.to_numeric(text.str.strip("()").replace(NIL, "0"), errors="coerce")
    return rows


def _located(rows: pd.DataFrame, column: str = "NUTS") -> pd.DataFrame:
    """Rows of districts, NUTS2 regions and the country, with our area ids."""
    district = district_of_nuts3()
    known = set(district.values()) | {code[:4] for code in district} | {"BG"}
    area = rows[column].map(lambda code: district.get(code, code))
    return rows.assign(area_id=area)[area.isin(known)]


def _table(tables: Path, number: str, wanted: dict[str, str], indicator: str) -> pd.DataFrame:
    rows = chosen(_read(tables, number), wanted)
    rows = _located(rows[rows["periods"].str.fullmatch(r"\d{4}")])
    return rows.assign(indicator=indicator, year=rows["periods"].astype(int))[
        ["area_id", "indicator", "year", "value", "status"]
    ]


def _yearly_mean(tables: Path, number: str, wanted: dict[str, str], indicator: str) -> pd.DataFrame:
    """Mean of the four quarters of complete years."""
    rows = chosen(_read(tables, number), wanted)
    rows = _located(rows).dropna(subset=["value"])
    rows = rows.assign(year=rows["periods"].str[:4].astype(int))
    grouped = rows.groupby(["area_id", "year"]).agg(
        value=("value", "mean"), quarters=("value", "size"), status=("status", "max")
    )
    whole = grouped[grouped["quarters"] == 4].reset_index()
    return whole.assign(indicator=indicator)[["area_id", "indicator", "year", "value", "status"]]


def _enterprises(tables: Path) -> list[pd.DataFrame]:
    """Enterprises, persons employed and revenue by size, fixed assets of all; six regions and the country, money in leva."""
    parts = []
    for code, size in SIZES.items():
        enterprises, employed, revenue = (
            _table(tables, "865", {"SZCLS_EMPL": code, "Indicators": f"3.1.1.03.{number}"}, indicator)
            for number, indicator in (
                (1, f"enterprises{size}_count"),
                (2, f"enterprise_employment{size}_persons"),
                (4, f"enterprise_revenue{size}_bgn"),
            )
        )
        parts += [enterprises, employed, revenue.assign(value=1000 * revenue["value"])]
    assets = _table(tables, "865", {"SZCLS_EMPL": "0", "Indicators": "3.1.1.03.3"}, "enterprise_fixed_assets_bgn")
    return [*parts, assets.assign(value=1000 * assets["value"])]


def _permits(tables: Path, measure: str, indicator: str) -> pd.DataFrame:
    """Dwellings or floor area in building permits of residential buildings, years with four quarters."""
    rows = _read(tables, "654")
    rows = rows[(rows["BUILD_Permit"] == "1") & (rows["BUILD_Permit1"] == measure)].dropna(subset=["value"])
    rows = rows.assign(area_id=rows["District_Projection"], year=rows["periods"].astype(int))
    grouped = rows.groupby(["area_id", "year"]).agg(value=("value", "sum"), quarters=("value", "size")).reset_index()
    return grouped[grouped["quarters"] == 4].assign(indicator=indicator, status="")[
        ["area_id", "indicator", "year", "value", "status"]
    ]
