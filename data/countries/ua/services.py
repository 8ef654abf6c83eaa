"""Ukraine's services by hromada: schools, institutions after school, health care, railway stations, public investment projects.

Every loader checks the control totals that its source states and fails where one does not hold.
"""

from pathlib import Path

import pandas as pd

from data.countries import access
from data.countries.ua import oblast_observations
from data.countries.ua.checks import KYIV, ZAPORIZHZHIA, reliability, require, require_total
from data.harmonising import long_observations, write_observations

SCHOOLS_NOT_ASSIGNED = ["UA07020090000019505"]  # Lytovezh: no school in the table, yet 343 pupils


INSTITUTIONS = {
    "vocational_institutions": ("vocational_schools_count", 947),
    "professional_higher_institutions": ("professional_higher_institutions_count", 648),
    "higher_institutions": ("higher_education_institutions_count", 530),
}


def write_all(sources: Path, folder: Path, status: pd.Series, without_budget: list[str]) -> None:
    """Every table of services."""
    ua = sources / "ua"
    write_education(ua, folder, status)
    write_schools(ua, folder, status, without_budget)
    write_health(ua, folder)
    write_dream(ua, folder)
    write_stations(ua, folder, status)
    write_institutions(sources, folder, status)


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
    write_observations(folder, "ua_education_2023", rows.assign(status=reliability(rows["area_id"], status)))


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
    write_observations(folder, "ua_schools_2023", rows.assign(status=reliability(rows["area_id"], status)))


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


def write_stations(ua: Path, folder: Path, status: pd.Series) -> None:
    """Distance from the seat of the hromada to the nearest railway station or halt, December 2022."""
    table = pd.read_csv(ua / "railway-stations-wikidata/station_access_by_hromada.csv")
    require(len(table) == 1469, f"station_access_by_hromada.csv: {len(table)} hromadas, expected 1,469")
    require_total("railway: largest distance, km", table["km_to_station"].max(), 87.8)
    require_total("railway: median distance, km", table["km_to_station"].median(), 5.5)
    rows = long_observations(table, "area_id", {"km_to_station": ("distance_to_railway_station_km", 2022)})
    write_observations(folder, "ua_railway_stations", rows.assign(status=reliability(rows["area_id"], status)))


def write_institutions(sources: Path, folder: Path, status: pd.Series) -> None:
    """Vocational, professional higher and higher education institutions of the register, and how far the nearest is."""
    table = pd.read_csv(sources / "ua/education-institutions-2023/institutions_by_hromada.csv")
    # One higher institution of the register has no place.
    for column, (_, expected) in INSTITUTIONS.items():
        require_total(f"institutions 2023: {column}", table[column].sum(), expected, 1)
    columns = {column: (indicator, 2023) for column, (indicator, _) in INSTITUTIONS.items()}
    points = access.points_with_kyiv(sources / "eu")
    having = table.set_index("area_id")
    distances = pd.DataFrame(
        {
            "vocational": access.distance_to_areas_with(points, having["vocational_institutions"] > 0),
            "higher": access.distance_to_areas_with(
                points, having[["higher_institutions", "professional_higher_institutions"]].sum(axis=1) > 0
            ),
        }
    ).drop(index=KYIV)
    counts = long_observations(table, "area_id", columns)
    ways = {
        "vocational": ("distance_to_vocational_school_km", 2023),
        "higher": ("distance_to_higher_education_km", 2023),
    }
    for source, rows in (
        ("ua_education_institutions", counts),
        ("ua_education_distances", long_observations(distances.reset_index(), "area_id", ways)),
    ):
        write_observations(folder, source, rows.assign(status=reliability(rows["area_id"], status)))
