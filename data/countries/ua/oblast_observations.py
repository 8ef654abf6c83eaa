"""Ukraine's observations by oblast: sustainable development goals, gross regional product, regional statistics.

Oblasts are the first four characters of the KATOTTG. Crimea (UA01) and Sevastopol (UA85) are not areas here.
"""

from pathlib import Path

import pandas as pd

from data.countries.ua.checks import require, require_total
from data.harmonising import write_observations

COUNTRY = "UA"
KYIV = "UA80000000000093317"
NOT_COVERED = ["UA01", "UA85"]
# SDG number -> indicator and factor: the Gini index is 0-1 in the source, Internet subscribers are per 100 persons, reserves in
# thousand hectares.
SDG = {
    "8-2-2": ("unemployment_rate_pct", 1),
    "8-2-1": ("employment_rate_15_70_pct", 1),
    "10-1-1": ("gini_index", 100),
    "6-1-3": ("worn_out_water_grids_pct", 1),
    "12-1-2": ("recovered_waste_pct", 1),
    "9-6-2": ("households_with_100_mbps_pct", 1),
    "9-6-1-a": ("internet_subscribers_per_1000", 10),
    "17-2-1": ("ppp_projects_count", 1),
    "5-6-3": ("women_among_sole_proprietors_pct", 1),
    "5-6-2": ("women_among_heads_pct", 1),
    "5-6-4": ("women_among_enterprise_heads_pct", 1),
    "8-2-3": ("long_term_unemployed_15_70_pct", 1),
    "4-1-1": ("preschool_attendance_aged_5_pct", 1),
    "16-10-5": ("administrative_services_satisfaction_pct", 1),
    "7-6-3": ("housing_costs_share_pct", 1),
    "9-1-1-a": ("rural_far_from_paved_roads_pct", 1),
    "15-1-1": ("nature_reserve_area_km2", 10),
}
SDG_WITH_CRIMEA = "15-1-1"
GRP = {"grp_mln_uah": "gross_regional_product_uah_million", "grp_per_capita_uah": "grp_per_head_uah"}
GRP_2019 = {"grp": "gross_regional_product_uah_million", "grp-capita": "grp_per_head_uah"}
GRP_BREAKS = [2012, 2014, 2019]
SECTIONS = {
    "ent-agro": "agriculture", "ent-ind": "industry", "ent-constr": "construction", "ent-trade": "trade",
    "ent-transp": "transport", "ent-accom": "accommodation", "ent-info": "information", "ent-fin": "finance",
    "ent-re": "real_estate", "ent-sci": "professional", "ent-serv": "administrative_services",
    "ent-govern": "public_administration", "ent-edu": "education", "ent-health": "health", "ent-art": "arts",
    "ent-other": "other_services",
}  # fmt: skip
# Short name in the file -> indicator and factor to its unit (thousands to millions, thousand hectares to km2).
REGIONAL = {
    "ent": ("legal_entities_count", 1.0),
    **{short: (f"legal_entities_{name}_count", 1.0) for short, name in SECTIONS.items()},
    "entpre": ("sole_proprietors_count", 1.0),
    "pop-total": ("population_estimate_persons", 1.0),
    "goods-exp": ("goods_exports_usd_million", 0.001),
    "goods-imp": ("goods_imports_usd_million", 0.001),
    "invest": ("capital_investment_uah_million", 0.001),
    "invest-capita": ("capital_investment_per_head_uah", 1.0),
    "prom-real": ("industrial_sales_uah_million", 1.0),
    "constr-prod": ("construction_output_uah_million", 1.0),
    "apartm-new": ("new_housing_m2", 1.0),
    "inc-capita": ("disposable_income_per_head_uah", 1.0),
    "area": ("cadastre_area_km2", 10.0),
    "area-wood": ("forest_area_km2", 10.0),
    "area-agro": ("agricultural_area_km2", 10.0),
    "area-water": ("water_area_km2", 10.0),
    "doct": ("physicians_count", 1.0),
    "apartm-area": ("housing_stock_m2", 1.0),
}
# The national value includes Crimea, so it is not the value of these 25 regions.
NATIONAL_WITH_CRIMEA = ["area", "area-wood", "area-agro", "area-water"]
ADDITIVE = [
    "pop-total",
    "grp",
    "invest",
    "prom-real",
    "constr-prod",
    "apartm-new",
    "immigr",
    "emigr",
    "doct",
    "apartm-area",
]
PUBLISHED_TOTALS = {
    "grp": 3977198, "invest": 419836662, "entpre": 1855165, "prom-real": 2481148.5, "ent": 699803,
    "pop-total": 41902416,
}  # fmt: skip


def write_all(sources: Path, folder: Path) -> None:
    """The three tables by oblast."""
    ua = sources / "ua"
    regional = read_regional(ua)
    write_sdg(ua, folder, regional)
    write_grp(ua, folder)
    write_regional(folder, regional)


def read_regional(ua: Path) -> pd.DataFrame:
    """Regional statistics 2018-2020, long, with their sums checked."""
    table = pd.read_csv(ua / "ukrstat-oblast-2018-2020/ukrstat_oblast_indicators_long.csv")
    require(len(table) == 2500, f"ukrstat_oblast_indicators_long.csv: {len(table)} rows, expected 2,500")
    regions = table[table["oblast_prefix"] != COUNTRY]
    national = table[table["oblast_prefix"] == COUNTRY].set_index("indicator")["value"]
    sums = regions.groupby("indicator")["value"].sum()
    for short, expected in PUBLISHED_TOTALS.items():
        require_total(f"regional statistics: {short}", sums[short], expected, 0.5)
    for short in ADDITIVE:
        require_total(f"regional statistics: sum of {short}", sums[short], national[short], 0.5)
    activities = regions[regions["indicator"].isin(SECTIONS)].groupby("oblast_prefix")["value"].sum()
    entities = regions[regions["indicator"] == "ent"].set_index("oblast_prefix")["value"]
    require(
        ((activities - entities).abs() <= 0.0001 * entities + 1).all(),
        "regional statistics: legal entities by activity do not add up to the total of an oblast",
    )
    oblast = regions[regions["oblast_prefix"] == "UA23"].set_index("indicator")["value"]
    for short, expected in {"grp": 155158, "grp-capita": 91452, "ent": 28150, "entpre": 67358}.items():
        require_total(f"regional statistics: {short} of Zaporizhzhia oblast", oblast[short], expected, 0.5)
    require_total("regional statistics: exports of Zaporizhzhia oblast, mn USD", oblast["goods-exp"] / 1e3, 2923.4, 0.1)
    return table


def write_sdg(ua: Path, folder: Path, regional: pd.DataFrame) -> None:
    """National indicators of the sustainable development goals, totals only (no breakdown)."""
    table = pd.read_csv(ua / "sdg-indicators-oblast/sdg_oblast_long.csv")
    require(len(table) == 16448, f"sdg_oblast_long.csv: {len(table)} values, expected 16,448")
    table = table[table["breakdown"].isna() & ~table["oblast_prefix"].isin(NOT_COVERED)]
    unemployment = table[(table["indicator"] == "8-2-2")].set_index(["oblast_prefix", "year"])["value"]
    other = regional[regional["indicator"] == "unemp-share-act"].set_index("oblast_prefix")["value"]
    same = unemployment.xs(2018, level="year").reindex(other.index).eq(other)
    require(same.sum() == 26, f"sdg_oblast_long.csv: unemployment of 2018 agrees in {same.sum()} rows, expected 26")
    for year, expected in ((2015, 9.7), (2021, 11.1)):
        require_total(f"SDG: unemployment of Zaporizhzhia oblast {year}", unemployment[("UA23", year)], expected)
    gini = table.loc[table["indicator"] == "10-1-1", "value"]
    require(gini.between(0.136, 0.317).all(), "sdg_oblast_long.csv: a Gini index is outside 0.136-0.317")
    rows = table[table["indicator"].isin(SDG)]
    rows = rows[~((rows["indicator"] == SDG_WITH_CRIMEA) & (rows["oblast_prefix"] == COUNTRY))]
    factor = rows["indicator"].map({number: entry[1] for number, entry in SDG.items()})
    rows = rows.assign(
        area_id=rows["oblast_prefix"],
        indicator=rows["indicator"].map({number: entry[0] for number, entry in SDG.items()}),
        value=(rows["value"] * factor).round(6),
    )
    write_observations(folder, "ua_sdg_oblast", rows)


def write_grp(ua: Path, folder: Path) -> None:
    """Gross regional product 2004-2016; the national value of 2004-2013 includes Crimea and Sevastopol."""
    table = pd.read_csv(ua / "ukrstat-grp-oblast-2004-2016/grp_oblast_long.csv")
    product = table[table["indicator"] == "grp_mln_uah"]
    regions = product[product["oblast_prefix"] != COUNTRY].groupby("year")["value"].sum()
    national = product[product["oblast_prefix"] == COUNTRY].set_index("year")["value"]
    require(len(national) == 13, f"grp_oblast_long.csv: {len(national)} national values, expected 13")
    require(
        (regions - national).abs().max() < 1.5,
        "grp_oblast_long.csv: the regions do not add up to the national product in every year",
    )
    oblast = product.set_index(["oblast_prefix", "year"])["value"]
    require_total("gross regional product of Zaporizhzhia oblast 2016", oblast[("UA23", 2016)], 104323, 0.5)
    rows = table[table["indicator"].isin(GRP) & ~table["oblast_prefix"].isin(NOT_COVERED)]
    rows = rows.assign(area_id=rows["oblast_prefix"], indicator=rows["indicator"].map(GRP))
    write_observations(folder, "ua_grp_2004_2016", _with_break_status(rows))


def write_regional(folder: Path, regional: pd.DataFrame) -> None:
    """Regional statistics of one year each, the product of 2019 and the balance of migration."""
    rows = regional[regional["indicator"].isin(REGIONAL)]
    crimea = rows["indicator"].isin(NATIONAL_WITH_CRIMEA) & (rows["oblast_prefix"] == COUNTRY)
    rows = rows[~crimea]
    factor = rows["indicator"].map({short: entry[1] for short, entry in REGIONAL.items()})
    names = rows["indicator"].map({short: entry[0] for short, entry in REGIONAL.items()})
    rows = rows.assign(
        area_id=rows["oblast_prefix"], indicator=names, value=(rows["value"] * factor).round(6), status=""
    )
    product = regional[regional["indicator"].isin(GRP_2019)]
    product = product.assign(area_id=product["oblast_prefix"], indicator=product["indicator"].map(GRP_2019))
    moved = regional[regional["indicator"].isin(["immigr", "emigr"])]
    moved = moved.pivot(index=["oblast_prefix", "year"], columns="indicator", values="value").reset_index()
    balance = pd.DataFrame(
        {
            "area_id": moved["oblast_prefix"],
            "indicator": "net_migration_persons",
            "year": moved["year"],
            "value": moved["immigr"] - moved["emigr"],
            "status": "",
        }
    )
    parts = [rows, _with_break_status(product), balance]
    write_observations(folder, "ua_regional_2018_2020", pd.concat(parts, ignore_index=True))


def _with_break_status(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(status=rows["year"].isin(GRP_BREAKS).map({True: "b", False: ""}))


def oblast_of_name(ua: Path) -> dict[str, str]:
    """Oblast id of the Ukrainian adjective in capitals, e.g. ЗАПОРІЗЬКА -> UA23."""
    table = pd.read_csv(ua / "kse-loc-data-hub/oblast.csv")
    return dict(zip(table["oblast_name"].str.upper(), table["oblast_code"].str[:4], strict=True))


def read_health_providers(ua: Path) -> pd.DataFrame:
    """Health-care providers by oblast of registration: all 4,038."""
    table = pd.read_csv(ua / "health-providers-nhsu/oblast_health_providers.csv")
    require_total("health providers by oblast", table["total"].sum(), 4038)
    area = table["registration_area"].replace({"М.КИЇВ": "КИЇВ"}).map(oblast_of_name(ua))
    require(area.nunique() == 25 and area.notna().all(), "oblast_health_providers.csv: an oblast is not known")
    return pd.DataFrame({"area_id": area, "indicator": "health_providers_count", "year": 2023, "value": table["total"]})


def read_net_displacement(ua: Path) -> pd.DataFrame:
    """Net change of population counted by the Ministry of Finance, July 2023: 24 oblasts and Kyiv."""
    table = pd.read_csv(ua / "mof-horizontal-equalization-2024/oblast_pit_2024.csv").dropna(subset=["n"])
    require(len(table) == 25, f"oblast_pit_2024.csv: {len(table)} budgets, expected 24 oblasts and Kyiv")
    genitive = table["budget"].str.extract(r"бюджет (.+)ої област", expand=False).str.upper() + "А"
    area = genitive.map(oblast_of_name(ua)).mask(table["budget"] == "Бюджет міста Києва", "UA80")
    require(area.nunique() == 25 and area.notna().all(), "oblast_pit_2024.csv: an oblast is not known")
    change = (table["idp_change_2023_07_25_k"] * 1000).round(0)
    rows = pd.DataFrame({"area_id": area, "value": change})
    city = rows[rows["area_id"] == "UA80"].assign(area_id=KYIV)
    rows = pd.concat([rows, city], ignore_index=True)
    return rows.assign(indicator="net_idp_change_persons", year=2023, status="")
