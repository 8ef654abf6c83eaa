"""python -m data.countries.mk.harmonise SOURCES: the publishers' files of North Macedonia -> our harmonised tables."""

import sys
from pathlib import Path

import geopandas as gpd
import pandas as pd

from data.countries import access, european, surroundings
from data.countries.mk import projects, regions, structure
from data.countries.mk.names import NAMES, more_names
from data.harmonising import cleaned_coverage, long_observations, write_boundaries, write_observations, write_table

FOLDER = Path(__file__).parent
EQUAL_AREA = 3035
AGE_GROUPS = ["0_4", "5_9", *[f"{age}_{age + 4}" for age in range(10, 85, 5)], "85_plus"]
REGIONS = {
    "MK001": ("Вардарски", "Vardar", "Вардарски", "Vardari", "Вардарський"),
    "MK002": ("Источен", "East", "Източен", "Lindje", "Східний"),
    "MK003": ("Југозападен", "Southwest", "Югозападен", "Jugperëndim", "Південно-Західний"),
    "MK004": ("Југоисточен", "Southeast", "Югоизточен", "Juglindje", "Південно-Східний"),
    "MK005": ("Пелагониски", "Pelagonia", "Пелагонийски", "Pellagoni", "Пелагонійський"),
    "MK006": ("Полошки", "Polog", "Положки", "Pollog", "Полозький"),
    "MK007": ("Североисточен", "Northeast", "Североизточен", "Verilindje", "Північно-Східний"),
    "MK008": ("Скопски", "Skopje", "Скопски", "Shkup", "Скопський"),
}
LANGUAGES_OF_REGIONS = ("mk", "en", "bg", "sq", "uk")
COUNTRY_NAMES = {
    "mk": "Северна Македонија",
    "sq": "Maqedonia e Veriut",
    "bg": "Северна Македония",
    "uk": "Північна Македонія",
    "en": "North Macedonia",
}
CENSUS_COLUMNS = {
    "pop_2021": ("population_persons", 2021),
    "men_2021": ("men_persons", 2021),
    "women_2021": ("women_persons", 2021),
    "households_2021": ("households_count", 2021),
    "dwellings_2021": ("dwellings_count", 2021),
}
CENSUS_2002_COLUMNS = {
    "pop_2002": ("population_persons", 2002),
    "households_2002": ("households_count", 2002),
    "dwellings_2002": ("dwellings_count", 2002),
}


def main(sources: Path) -> None:
    """Write every harmonised table of North Macedonia."""
    base = pd.read_csv(sources / "mk/derived/mk_municipalities_base.csv", dtype={"dzs_id": str})
    check_totals(base)
    write_areas(base)
    write_names(base, sources)
    write_map(sources, base)
    write_census(base)
    structure.write_all(sources, FOLDER, base)
    regions.write_all(sources, FOLDER)
    projects.write_all(sources, FOLDER, base)
    european.write_all(sources, FOLDER, "mk")
    access.write_all(sources, FOLDER, "mk")
    surroundings.write_all(sources, FOLDER, "mk")


def check_totals(base: pd.DataFrame) -> None:
    """The totals that the publisher prints. Raises ValueError."""
    expected = {
        "pop_2021": 1836713,
        "households_2021": 598632,
        "pop_2002": 2022547,
        "active_business_entities_2018": 72315,
    }
    for column, total in expected.items():
        if base[column].sum() != total:
            raise ValueError(f"mk_municipalities_base.csv: {column} adds up to {base[column].sum()}, expected {total}")
    ages = base[[f"age_{group}" for group in AGE_GROUPS]].sum(axis=1)
    if not (ages == base["pop_2021"]).all():
        raise ValueError("mk_municipalities_base.csv: age groups do not add up to the population")


def write_areas(base: pd.DataFrame) -> None:
    """areas.csv: 80 municipalities, 8 regions, the country."""
    municipalities = pd.DataFrame(
        {
            "area_id": base["nuts_code"],
            "level": "municipality",
            "parent_id": base["region_code"],
            "code": base["dzs_id"],
            "kind": base["city_of_skopje"].map({True: "city", False: ""}),
        }
    )
    regions = pd.DataFrame(
        {"area_id": list(REGIONS), "level": "region", "parent_id": "MK", "code": list(REGIONS), "kind": ""}
    )
    country = pd.DataFrame([{"area_id": "MK", "level": "country", "parent_id": "", "code": "0000", "kind": ""}])
    write_table(FOLDER / "areas.csv", pd.concat([municipalities, regions, country]), ["area_id"])


def write_names(base: pd.DataFrame, sources: Path) -> None:
    """area_names.csv: official Macedonian names, Albanian names (unofficial list, corrected), English ones, aliases."""
    rows = [
        ("MK", language, "official" if language == "mk" else "name", name) for language, name in COUNTRY_NAMES.items()
    ]
    for region, names in REGIONS.items():
        for language, name in zip(LANGUAGES_OF_REGIONS, names, strict=True):
            rows.append((region, language, "official" if language == "mk" else "name", name))
    for row in base.itertuples():
        rows.append((row.nuts_code, "mk", "official", row.name_mk.replace(" - ", "-")))
        if isinstance(row.name_sq_unofficial, str):
            kind = "alias" if row.nuts_code in NAMES["sq"] else "name"
            rows.append((row.nuts_code, "sq", kind, row.name_sq_unofficial))
        rows.append((row.nuts_code, "en", "name", row.name_en_sso.replace(" - ", "-")))
    codes = pd.read_csv(sources / "mk/codes/municipalities.csv", dtype=str)
    english = {area: name for area, language, _, name in rows if language == "en"}
    for row in codes.itertuples():
        if (other := row.name_en.replace(" - ", "-")) != english[row.code]:
            rows.append((row.code, "en", "alias", other))
    named = {(area, language) for area, language, kind, _ in rows if kind != "alias"}
    rows += [row for row in more_names(base) if row[2] == "alias" or (row[0], row[1]) not in named]
    names = pd.DataFrame(rows, columns=["area_id", "language", "kind", "name"]).drop_duplicates()
    write_table(FOLDER / "area_names.csv", names, ["area_id", "language", "kind", "name"])


def write_map(sources: Path, base: pd.DataFrame) -> None:
    """boundaries.topojson: municipalities simplified together, regions and country dissolved from them."""
    areas = gpd.read_file(sources / "mk/mappr-osm-2019/mk_municipalities_osm2019.geojson")
    column = next(name for name in areas.columns if areas[name].astype(str).str.fullmatch(r"MK00\d{3}").all())
    areas = areas.rename(columns={column: "area_id"})[["area_id", "geometry"]]
    simple = cleaned_coverage(areas, 350, EQUAL_AREA)
    write_land_area(areas, base)
    regions = simple.assign(area_id=simple["area_id"].str[:5]).dissolve("area_id").reset_index()
    country = simple.assign(area_id="MK").dissolve("area_id").reset_index()
    write_boundaries(FOLDER / "boundaries.topojson", {"municipality": simple, "region": regions, "country": country})


def write_land_area(areas: gpd.GeoDataFrame, base: pd.DataFrame) -> None:
    """Land area of the boundaries of mid-2019 in km2, to three decimals; the joined table rounds to one."""
    exact = (areas.set_index("area_id").to_crs(EQUAL_AREA).area / 1e6).round(3)
    rounded = base.set_index("nuts_code")["area_km2_osm_land"]
    off = (exact.loc[rounded.index] - rounded).abs().max()
    if off > 0.051:
        raise ValueError(f"mk_municipalities_base.csv: an area differs from its polygon by {off:.3f} km2")
    table = exact.rename("area_km2").reset_index()
    write_observations(FOLDER, "mk_land_area", long_observations(table, "area_id", {"area_km2": ("area_km2", 2019)}))


def write_census(base: pd.DataFrame) -> None:
    """Counts of the censuses of 2021 and 2002, and business entities."""
    groups = {
        "population_aged_0_14_persons": AGE_GROUPS[:3],
        "population_aged_15_64_persons": AGE_GROUPS[3:13],
        "population_aged_65_plus_persons": AGE_GROUPS[13:],
        "population_aged_15_29_persons": AGE_GROUPS[3:6],
        "population_aged_15_24_persons": AGE_GROUPS[3:5],
        "population_aged_55_64_persons": AGE_GROUPS[11:13],
    }
    for indicator, members in groups.items():
        base[indicator] = base[[f"age_{group}" for group in members]].sum(axis=1)
    ages = {indicator: (indicator, 2021) for indicator in groups}
    write_observations(FOLDER, "mk_census_2021", long_observations(base, "nuts_code", CENSUS_COLUMNS | ages))
    write_observations(FOLDER, "mk_census_2002", long_observations(base, "nuts_code", CENSUS_2002_COLUMNS))
    write_observations(
        FOLDER,
        "mk_business_entities",
        long_observations(
            base, "nuts_code", {"active_business_entities_2018": ("active_business_entities_count", 2018)}
        ),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
