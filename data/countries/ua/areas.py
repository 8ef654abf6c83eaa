"""Ukraine's areas: hromadas, raions, oblasts; their names, boundaries and the war context.

Without Crimea and Sevastopol: no source has figures of their hromadas. Kyiv is no hromada; it stands beside the
hromadas as a municipality and beside the oblasts as a region, without a raion.
"""

from pathlib import Path

import geopandas as gpd
import pandas as pd

from data.countries.ua.area_names_table import ADJECTIVES, ALIASES, CITIES, COUNTRY, COUNTRY_ALIASES, EVERYDAY, OBLASTS
from data.countries.ua.checks import require
from data.harmonising import cleaned_coverage, write_boundaries, write_table

PROJECTION = "+proj=laea +lat_0=48.5 +lon_0=31.5 +datum=WGS84 +units=m"
TOLERANCE_M = 450  # more would deform the smallest hromadas
KYIV = "UA80000000000093317"
WITHOUT_DATA = ["UA01", "UA85"]  # Crimea and Sevastopol
KINDS = {"міська": "city", "селищна": "settlement", "сільська": "rural"}
LIST_DATE = "2025-05-07"
WAR_STATUSES = {"possible_hostilities": 121, "active_hostilities": 42, "occupied_part": 26, "occupied_whole": 139}
CODIFIER_COLUMNS = ["oblast", "raion", "hromada", "settlement", "district", "category", "name"]
LATIN_LOOKALIKES = str.maketrans("aceiopxyABCEHIKMOPTX'", "асеіорхуАВСЕНІКМОРТХ’")

Name = tuple[str, str, str, str]


def write_all(sources: Path, folder: Path) -> None:
    """areas.csv, area_names.csv, boundaries.topojson and context.csv of Ukraine."""
    ua = sources / "ua"
    codifier = read_codifier(ua)
    hromadas = read_hromadas(ua, codifier)
    areas = areas_table(hromadas, codifier)
    write_table(folder / "areas.csv", areas, ["area_id"])
    write_names(ua, folder, hromadas, codifier)
    write_map(ua, folder, areas)
    write_context(ua, folder)


def read_codifier(ua: Path) -> pd.DataFrame:
    """Every administrative unit, by its own code: the last code of its row."""
    table = pd.read_csv(
        ua / "katottg/kodifikator-2025-05-16.csv", sep=";", dtype=str, keep_default_na=False, encoding="utf-8-sig"
    )
    require(len(table) == 31748, f"kodifikator-2025-05-16.csv: {len(table)} units, expected 31,748")
    table.columns = pd.Index(CODIFIER_COLUMNS)
    table["code"] = table["oblast"]
    for level in ("raion", "hromada", "settlement", "district"):
        table["code"] = table[level].where(table[level] != "", table["code"])
    table["name"] = table["name"].str.strip().map(cyrillic)
    table = table[~table["oblast"].str[:4].isin(WITHOUT_DATA)]
    return table.set_index("code", verify_integrity=True)


def cyrillic(name: str) -> str:
    """The name with Cyrillic letters instead of their Latin lookalikes, which the lists contain here and there."""
    return name.translate(LATIN_LOOKALIKES)


def read_hromadas(ua: Path, codifier: pd.DataFrame) -> pd.DataFrame:
    """One row a hromada: code, raion, name (adjective), type, centre's code, name and former name."""
    hromadas = codifier[codifier["category"] == "H"]
    require(len(hromadas) == 1469, f"kodifikator-2025-05-16.csv: {len(hromadas)} hromadas, expected 1,469")
    details = read_details(ua)
    require(set(details.index) == set(hromadas.index), "full_dataset: the hromadas are not those of the codifier")
    strange = sorted(set(details["type"]) - set(KINDS))
    require(not strange, f"full_dataset: hromada types {strange}, expected {sorted(KINDS)}")
    homeless = sorted(set(details["hromada_center_code"]) - set(codifier.index))
    require(not homeless, f"full_dataset: centres {homeless[:3]} are not settlements of the codifier")
    table = hromadas[["raion", "name"]].join(details[["type", "hromada_center_code", "hromada_center"]])
    table["centre"] = table["hromada_center_code"].map(codifier["name"])
    table["former_centre"] = table["hromada_center"].map(cyrillic)
    return table


def read_details(ua: Path) -> pd.DataFrame:
    """The hromada data set of the KSE Institute, all cells as text."""
    table = pd.read_csv(ua / "kse-loc-data-hub/full_dataset_no_head_bio.csv", dtype=str, keep_default_na=False)
    return table.set_index("hromada_code", verify_integrity=True)


def areas_table(hromadas: pd.DataFrame, codifier: pd.DataFrame) -> pd.DataFrame:
    """Rows of areas.csv."""
    rows = [("UA", "country", "", "UA", ""), (KYIV, "municipality", "UA80", KYIV, "city")]
    for code in sorted(set(codifier["oblast"])):
        rows.append((code[:4], "region", "UA", code, "city" if code == KYIV else ""))
    for code in sorted(set(hromadas["raion"])):
        rows.append((code, "district", code[:4], code, ""))
    for hromada in hromadas.itertuples():
        code = str(hromada.Index)
        rows.append((code, "municipality", str(hromada.raion), code, KINDS[str(hromada.type)]))
    table = pd.DataFrame(rows, columns=["area_id", "level", "parent_id", "code", "kind"])
    counts = table["level"].value_counts().to_dict()
    expected = {"municipality": 1470, "district": 126, "region": 25, "country": 1}
    require(counts == expected, f"areas of Ukraine: {counts}, expected {expected}")
    return table


def write_names(ua: Path, folder: Path, hromadas: pd.DataFrame, codifier: pd.DataFrame) -> None:
    """area_names.csv: official names, the centre as the name that people use, foreign names, aliases for the search."""
    former = read_former_names(ua)
    rows = [*country_names(), *oblast_names(codifier), *raion_names(hromadas, codifier, former)]
    rows += [*hromada_names(hromadas, former), *map_names(ua), *city_names(hromadas)]
    table = pd.DataFrame(rows, columns=["area_id", "language", "kind", "name"]).drop_duplicates()
    shown = table[table["kind"] != "alias"]
    known = set(shown[["area_id", "language", "name"]].itertuples(index=False, name=None))
    repeated = [
        row.kind == "alias" and (row.area_id, row.language, row.name) in known
        for row in table.itertuples(index=False, name="NameRow")
    ]
    write_table(folder / "area_names.csv", table[~pd.Series(repeated, index=table.index)], list(table.columns))


def read_former_names(ua: Path) -> pd.Series:
    """Names by code in an older state of the codifier."""
    table = pd.read_csv(ua / "kse-loc-data-hub/admin-comp.csv", dtype=str, keep_default_na=False, encoding="utf-8-sig")
    codes, names = table.iloc[:, 0].str.strip(), table.iloc[:, 3].str.strip()
    return pd.Series(names.map(cyrillic).to_numpy(), index=codes).groupby(level=0).first()


def country_names() -> list[Name]:
    """The country and what else has an alias by hand."""
    rows = [("UA", language, "official" if language == "uk" else "name", name) for language, name in COUNTRY.items()]
    return rows + [
        (code, language, "alias", alias) for code, aliases in COUNTRY_ALIASES.items() for language, alias in aliases
    ]


def oblast_names(codifier: pd.DataFrame) -> list[Name]:
    """Oblasts, and Kyiv as a region and as a municipality."""
    rows: list[Name] = [(KYIV, "uk", "official", "Київ")]
    for code, name in codifier.loc[codifier["category"].isin(["O", "K"]), "name"].items():
        full = name if code == KYIV else f"{name} область"
        rows.append((str(code)[:4], "uk", "official", full))
    for line in OBLASTS.strip().splitlines():
        code, names = line.split(" ", 1)
        rows += _foreign(code, names)
    return rows + [(code, "uk", "alias", name) for code, name in map(str.split, EVERYDAY.strip().splitlines())]


def raion_names(hromadas: pd.DataFrame, codifier: pd.DataFrame, former: pd.Series) -> list[Name]:
    """Raions, with the former name of the six that were renamed."""
    rows: list[Name] = []
    for code in sorted(set(hromadas["raion"])):
        name = codifier.at[code, "name"]
        rows.append((code, "uk", "official", f"{name} район"))
        if code in former.index and former[code] != name:
            rows.append((code, "uk", "alias", f"{former[code]} район"))
    return rows


def hromada_names(hromadas: pd.DataFrame, former: pd.Series) -> list[Name]:
    """Official name, centre, adjective, and former names of the centre."""
    rows: list[Name] = []
    for code, row in hromadas.iterrows():
        area = str(code)
        rows.append((area, "uk", "official", f"{row['name']} {row['type']} громада"))
        rows.append((area, "uk", "name", row["centre"]))
        older = {row["name"], row["former_centre"], former.get(row["hromada_center_code"], row["centre"])}
        rows += [(area, "uk", "alias", name) for name in sorted(older) if name != row["centre"]]
    return rows


def map_names(ua: Path) -> list[Name]:
    """Names of January 2026 from the boundaries, aliases where they differ from the codifier of May 2025."""
    table = _boundaries(ua)
    table = table[table["area_id"] != KYIV]
    return [
        (str(row.area_id), "uk", "alias", cyrillic(str(row.name).strip()))
        for row in table.itertuples(index=False, name="Boundary")
    ]


def city_names(hromadas: pd.DataFrame) -> list[Name]:
    """Established foreign names of cities, their Russian and former names, adjectives of renamed centres."""
    places = pd.Series(hromadas.index, index=hromadas.index.str[:4] + " " + hromadas["centre"])
    rows: list[Name] = []
    for line in CITIES.strip().splitlines():
        place, names = line.split(": ")
        rows += _foreign(_place(place, places), names)
    for line in ALIASES.strip().splitlines():
        place, names = line.split(": ")
        russian, former = names.split("|")
        code = _place(place, places)
        rows += [(code, "ru", "alias", name) for name in russian.split(", ")]
        rows += [(code, "uk", "alias", name) for name in former.split(", ") if name]
    for line in ADJECTIVES.strip().splitlines():
        place, adjective = line.split(": ")
        rows.append((_place(place, places), "uk", "alias", adjective))
    return rows


def _place(place: str, places: pd.Series) -> str:
    if place == "UA80 Київ":
        return KYIV
    found = places[places.index == place]
    require(len(found) == 1, f"area_names_table.py: {place} is the centre of {len(found)} hromadas, expected one")
    return str(found.iloc[0])


def _foreign(code: str, names: str) -> list[Name]:
    return [
        (code, language, "name", name)
        for language, name in zip(("en", "bg", "mk", "sq"), names.split("|"), strict=True)
        if name
    ]


def write_map(ua: Path, folder: Path, areas: pd.DataFrame) -> None:
    """boundaries.topojson: hromadas simplified together; raions, oblasts and country dissolved from them."""
    shapes = _boundaries(ua)
    municipalities = areas[areas["level"] == "municipality"]
    require(
        sorted(shapes["area_id"]) == sorted(municipalities["area_id"]),
        "hromada boundaries: the polygons are not those of the 1,469 hromadas and Kyiv",
    )
    simple = cleaned_coverage(shapes[["area_id", "geometry"]], TOLERANCE_M, PROJECTION)
    empty = simple.loc[simple.geometry.is_empty, "area_id"]
    require(empty.empty, f"hromada boundaries: {list(empty)} vanish when simplified")
    parents = dict(zip(municipalities["area_id"], municipalities["parent_id"], strict=True))
    districts = simple.assign(area_id=simple["area_id"].map(parents))
    districts = districts[districts["area_id"] != "UA80"].dissolve("area_id").reset_index()
    regions = simple.assign(area_id=simple["area_id"].str[:4]).dissolve("area_id").reset_index()
    country = regions.assign(area_id="UA").dissolve("area_id").reset_index()
    write_boundaries(
        folder / "boundaries.topojson",
        {"municipality": simple, "district": districts, "region": regions, "country": country},
    )


def _boundaries(ua: Path) -> gpd.GeoDataFrame:
    table = gpd.read_file(ua / "hromada-boundaries/hromadas_1469_plus_kyiv.detailed.geojson")
    return table.rename(columns={"katottg": "area_id"})[["area_id", "name", "geometry"]]


def write_context(ua: Path, folder: Path) -> None:
    """context.csv: war status of the listed hromadas, and the hromadas that have no budget data."""
    listed = pd.read_csv(ua / "occupation-hostilities-list-2025/hromada_status_2025-05-07_derived.csv", dtype=str)
    status = listed.rename(columns={"hromada_code": "area_id", "status_2025_05_07": "value"})
    status = status.loc[status["value"].isin(WAR_STATUSES), ["area_id", "value"]]
    counts = status["value"].value_counts().to_dict()
    require(counts == WAR_STATUSES, f"list of hostilities: {counts}, expected {WAR_STATUSES}")
    status = status.assign(kind="war_status", date=LIST_DATE, source="ua_war_status_2025")
    details = read_details(ua)
    flagged = sorted(details.index[pd.to_numeric(details["occipied_before_2022"]) == 1])
    require(len(flagged) == 31, f"full_dataset: {len(flagged)} hromadas occupied before 2022, expected 31")
    without = pd.DataFrame({"area_id": flagged, "kind": "no_budget_data", "value": "occupied_before_2022", "date": ""})
    table = pd.concat([status, without.assign(source="ua_areas_geography")])
    write_table(
        folder / "context.csv", table[["area_id", "kind", "value", "date", "source"]], ["area_id", "kind", "value"]
    )
