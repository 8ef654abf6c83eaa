"""Budgets of some hromadas to 2025 from Open Budget: 22 cities and Kyiv, and 18 more of Zaporizhzhia oblast.

A figure of some hromadas only is context: it is never ranked among all. Both sources leave out the income tax of service
members; what they say of 2021 and 2022 must be what the tables of all hromadas say.
"""

from pathlib import Path

import pandas as pd

from data.countries.ua.checks import KYIV, ZAPORIZHZHIA, require
from data.harmonising import write_observations

REVENUE, TRANSFERS = "revenue_total_without_military_pit", "transfers"
YEARLY = {
    REVENUE: "recent_revenue_uah_million",
    TRANSFERS: "recent_transfers_uah_million",
    "own": "recent_own_revenue_uah_million",
    "expenditure_total": "recent_expenditure_uah_million",
    "capital_expenditure": "recent_capital_expenditure_uah_million",
    "pit_wages": "recent_wage_tax_uah_million",
}
HALF_YEARLY = {"own": "first_half_own_revenue_uah_million"}
SAME = 1e-6  # of the revenue: some hryvnias in billions were booked later
# A new budget code in 2023, perhaps with another treatment of city districts.
NEW_CODES, NEW_CODES_FROM = ("UA12060170000091033", "UA53080370000025447"), 2023


def write_all(ua: Path, folder: Path) -> None:
    """Two tables; needs the revenue of all hromadas in observations/ua_budgets_2021_2022.csv."""
    cities = pd.read_csv(ua / "openbudget-cities-2021-2026/city_budgets_annual_2021_2026h1.csv")
    require(len(cities) == 161 and cities["hromada_code"].nunique() == 23, "Open Budget: not 23 cities in 161 rows")
    oblast = pd.read_csv(ua / "openbudget-zaporizhzhia-hromadas-2021-2025/zaporizhzhia_hromada_budgets_2021_2025.csv")
    require(len(oblast) == 95 and oblast["hromada_code"].nunique() == 19, "Open Budget: not 19 hromadas in 95 rows")
    cities, oblast = (table.assign(own=table[REVENUE] - table[TRANSFERS]) for table in (cities, oblast))
    years = cities[cities["months"] == 12]
    _require_same_city(years, oblast)
    rows = _long(years, YEARLY)
    halves = _long(cities[cities["months"] == 6], HALF_YEARLY)
    others = _long(oblast[oblast["hromada_code"] != ZAPORIZHZHIA], YEARLY)
    known = pd.read_csv(folder / "observations/ua_budgets_2021_2022.csv")
    for table in (rows, others):
        _require_same_revenue(table, known)
    changed = rows["area_id"].isin(NEW_CODES) & (rows["year"] == NEW_CODES_FROM)
    rows["status"] = changed.map({True: "b", False: ""})
    write_observations(
        folder, "ua_open_budget_cities", pd.concat([rows, halves], ignore_index=True).fillna({"status": ""})
    )
    write_observations(folder, "ua_open_budget_zaporizhzhia", others)


def _long(table: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    """Rows area_id, indicator, year, value in millions, of the columns that the table has."""
    held = [column for column in names if column in table]
    rows = table.melt(["hromada_code", "year"], held, "column", "value").dropna(subset=["value"])
    rows = rows.rename(columns={"hromada_code": "area_id"}).assign(value=(rows["value"] / 1e6).round(6))
    return rows.assign(indicator=rows["column"].map(names))[["area_id", "indicator", "year", "value"]]


def _require_same_city(cities: pd.DataFrame, oblast: pd.DataFrame) -> None:
    """Zaporizhzhia city is in both sources and the same to the kopeck."""
    held = [REVENUE, TRANSFERS, "expenditure_total", "capital_expenditure"]
    one, other = (
        table[table["hromada_code"] == ZAPORIZHZHIA].set_index("year")[held].sort_index() for table in (cities, oblast)
    )
    apart = (one - other).abs().max().max()
    require(apart < 0.011, f"Open Budget: Zaporizhzhia city differs by {apart:.2f} UAH between the two sources")


def _require_same_revenue(rows: pd.DataFrame, known: pd.DataFrame) -> None:
    """Revenue of 2021 and 2022 equals that of the table of all hromadas, which is without service members' tax too."""
    found = rows[rows["indicator"] == YEARLY[REVENUE]].set_index(["area_id", "year"])["value"]
    printed = known[known["indicator"] == "income_total_uah"].set_index(["area_id", "year"])["value"]
    both = found.index.intersection(printed.index)
    hromadas = rows.loc[rows["area_id"] != KYIV, "area_id"].nunique()
    require(len(both) == 2 * hromadas, f"Open Budget: {len(both)} of {2 * hromadas} revenues can be compared")
    apart = (1e6 * found[both] / printed[both] - 1).abs()
    require(apart.max() < SAME, f"Open Budget: revenue of {apart.idxmax()} is not that of the table of all hromadas")
