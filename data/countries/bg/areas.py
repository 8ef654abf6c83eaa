"""Bulgaria's areas: municipalities, districts, NUTS2 regions; their names and boundaries."""

from pathlib import Path

import geopandas as gpd
import pandas as pd

from data.harmonising import cleaned_coverage, write_boundaries, write_table

EQUAL_AREA = 3035
# District code, NUTS3 code, then names: Bulgarian, English, Macedonian, Albanian, Ukrainian.
DISTRICTS = """
VID BG311 Видин|Vidin|Видин|Vidin|Видин
MON BG312 Монтана|Montana|Монтана|Montana|Монтана
VRC BG313 Враца|Vratsa|Враца|Vracë|Враца
PVN BG314 Плевен|Pleven|Плевен|Pleven|Плевен
LOV BG315 Ловеч|Lovech|Ловеч|Lloveç|Ловеч
VTR BG321 Велико Търново|Veliko Tarnovo|Велико Трново|Veliko Tërnovo|Велико Тирново
GAB BG322 Габрово|Gabrovo|Габрово|Gabrovo|Габрово
RSE BG323 Русе|Ruse|Русе|Ruse|Русе
RAZ BG324 Разград|Razgrad|Разград|Razgrad|Разград
SLS BG325 Силистра|Silistra|Силистра|Silistra|Силістра
VAR BG331 Варна|Varna|Варна|Varna|Варна
DOB BG332 Добрич|Dobrich|Добрич|Dobriç|Добрич
SHU BG333 Шумен|Shumen|Шумен|Shumen|Шумен
TGV BG334 Търговище|Targovishte|Трговиште|Tërgovisht|Тирговиште
BGS BG341 Бургас|Burgas|Бургас|Burgas|Бургас
SLV BG342 Сливен|Sliven|Сливен|Sliven|Сливен
JAM BG343 Ямбол|Yambol|Јамбол|Jambol|Ямбол
SZR BG344 Стара Загора|Stara Zagora|Стара Загора|Stara Zagora|Стара Загора
SOF BG411 София (столица)|Sofia City|Софија (град)|Sofja (qyteti)|Софія (місто)
SFO BG412 Софийска област|Sofia District|Софиска област|Qarku i Sofjes|Софійська область
BLG BG413 Благоевград|Blagoevgrad|Благоевград|Bllagoevgrad|Благоєвград
PER BG414 Перник|Pernik|Перник|Pernik|Перник
KNL BG415 Кюстендил|Kyustendil|Ќустендил|Qystendil|Кюстендил
PDV BG421 Пловдив|Plovdiv|Пловдив|Plovdiv|Пловдив
HKV BG422 Хасково|Haskovo|Хасково|Haskovë|Хасково
PAZ BG423 Пазарджик|Pazardzhik|Пазарџик|Pazarxhik|Пазарджик
SML BG424 Смолян|Smolyan|Смољан|Smoljan|Смолян
KRZ BG425 Кърджали|Kardzhali|Крџали|Kërxhali|Кирджалі
"""
REGIONS = """
BG31 Северозападен|Northwestern|Северозападен|Veriperëndimor|Північно-Західний
BG32 Северен централен|North Central|Северен централен|Verior qendror|Північно-Центральний
BG33 Североизточен|Northeastern|Североисточен|Verilindor|Північно-Східний
BG34 Югоизточен|Southeastern|Југоисточен|Juglindor|Південно-Східний
BG41 Югозападен|Southwestern|Југозападен|Jugperëndimor|Південно-Західний
BG42 Южен централен|South Central|Јужен централен|Jugor qendror|Південно-Центральний
"""
# Established names of larger or well-known places; the others are transliterated in the build.
CITIES = """
SOF46 София|Sofia|Софија|Sofja|Софія
VTR04 Велико Търново|Veliko Tarnovo|Велико Трново|Veliko Tërnovo|Велико Тирново
BLG03 Благоевград|Blagoevgrad|Благоевград|Bllagoevgrad|Благоєвград
KRZ16 Кърджали|Kardzhali|Крџали|Kërxhali|Кирджалі
KNL29 Кюстендил|Kyustendil|Ќустендил|Qystendil|Кюстендил
PAZ19 Пазарджик|Pazardzhik|Пазарџик|Pazarxhik|Пазарджик
PAZ21 Пещера|Peshtera|Пештера|Peshtera|Пештера
VTR20 Лясковец|Lyaskovets|Љасковец|Ljaskovec|Лясковець
SLS31 Силистра|Silistra|Силистра|Silistra|Силістра
"""
COUNTRY = {
    "bg": "България",
    "mk": "Бугарија",
    "sq": "Bullgaria",
    "uk": "Болгарія",
    "en": "Bulgaria",
}
LANGUAGES = ("bg", "en", "mk", "sq", "uk")
OWN_NAMES = {"SOF46": "Столична община", "DOB15": "Добричка"}  # not the name of the centre, which the lists print
ALIASES = {
    "DOB15": ["Добрич-селска", "Добрич-селски", "Добрич село"],
    "PAZ21": ["Peštera", "Pestera"],
    "VTR20": ["Ljaskovec", "Ljaskovets"],
    "SOF46": ["Столична община", "Sofija", "Sofya", "Столична", "София (столица)"],
    "SOF": ["Sofia (capital)", "Sofia cap."],
    "BG": ["Република България", "Republic of Bulgaria", "Болгария"],
    "BGS04": ["Bourgas"],
    "RSE27": ["Rousse"],
    "VTR04": ["Veliko Turnovo"],
    "VTR": ["Veliko Turnovo"],
}
# How a text speaks of a district without its name: Пазарджишка област. Sofia's is official.
ADJECTIVES = """
BLG Благоевградска
BGS Бургаска
VAR Варненска
VTR Великотърновска
VID Видинска
VRC Врачанска
GAB Габровска
DOB Добричка
KRZ Кърджалийска
KNL Кюстендилска
LOV Ловешка
MON Монтанска
PAZ Пазарджишка
PER Пернишка
PVN Плевенска
PDV Пловдивска
RAZ Разградска
RSE Русенска
SLS Силистренска
SLV Сливенска
SML Смолянска
SZR Старозагорска
TGV Търговищка
HKV Хасковска
SHU Шуменска
JAM Ямболска
"""


def district_of_nuts3() -> dict[str, str]:
    """District code by NUTS3 code."""
    return {line.split()[1]: line.split()[0] for line in DISTRICTS.strip().splitlines()}


def write_areas(folder: Path, municipalities: pd.DataFrame) -> None:
    """areas.csv. municipalities: code, name, ekatte."""
    lowest = pd.DataFrame(
        {
            "area_id": municipalities["code"],
            "level": "municipality",
            "parent_id": municipalities["code"].str[:3],
            "code": "",
            "kind": "",
        }
    )
    rows = [("BG", "country", "", "BG", "")]
    rows += [(line.split()[0], "region", "BG", line.split()[0], "") for line in REGIONS.strip().splitlines()]
    for line in DISTRICTS.strip().splitlines():
        district, nuts3 = line.split()[:2]
        rows.append((district, "district", nuts3[:4], nuts3, ""))
    upper = pd.DataFrame(rows, columns=["area_id", "level", "parent_id", "code", "kind"])
    write_table(folder / "areas.csv", pd.concat([lowest, upper]), ["area_id"])


def write_names(folder: Path, municipalities: pd.DataFrame) -> None:
    """area_names.csv: official Bulgarian names, established foreign ones, aliases for the search."""
    rows = [("BG", language, "official" if language == "bg" else "name", name) for language, name in COUNTRY.items()]
    for text in (DISTRICTS, REGIONS, CITIES):
        for line in text.strip().splitlines():
            code, rest = line.split(" ", 1)
            names = (rest.split(" ", 1)[1] if rest.startswith("BG") else rest).split("|")
            for language, name in zip(LANGUAGES, names, strict=True):
                kind = "official" if language == "bg" and code not in municipalities["code"].to_numpy() else "name"
                rows.append((code, language, kind, name))
    for row in municipalities.itertuples():
        rows.append((row.code, "bg", "official", OWN_NAMES.get(row.code, row.name)))
    rows += _names_of_centres(municipalities)
    rows += [(code, "und", "alias", alias) for code, aliases in ALIASES.items() for alias in aliases]
    adjectives = [line.split() for line in ADJECTIVES.strip().splitlines()]
    rows += [(code, "und", "alias", f"{adjective} област") for code, adjective in adjectives]
    names_table = pd.DataFrame(rows, columns=["area_id", "language", "kind", "name"]).drop_duplicates()
    write_table(folder / "area_names.csv", names_table, ["area_id", "language", "kind", "name"])


def _names_of_centres(municipalities: pd.DataFrame) -> list[tuple[str, str, str, str]]:
    """Foreign names of municipalities that bear their district's name, unless they have one of their own."""
    cities = {line.split()[0] for line in CITIES.strip().splitlines()}
    rows = []
    for line in DISTRICTS.strip().splitlines():
        district, _, rest = line.split(" ", 2)
        own, *foreign = rest.split("|")
        named = municipalities["code"].str.startswith(district) & (municipalities["name"] == own)
        for code in set(municipalities.loc[named, "code"]) - cities:
            rows += [(code, language, "name", name) for language, name in zip(LANGUAGES[1:], foreign, strict=True)]
    return rows


def write_map(folder: Path, geojson: Path) -> None:
    """boundaries.topojson: repaired, simplified together; districts, regions and country dissolved from it."""
    areas = gpd.read_file(geojson).rename(columns={"nuts4": "area_id"})[["area_id", "geometry"]]
    simple = cleaned_coverage(areas, 300, EQUAL_AREA)
    nuts3 = {district: code for code, district in district_of_nuts3().items()}
    districts = simple.assign(area_id=simple["area_id"].str[:3]).dissolve("area_id").reset_index()
    regions = districts.assign(area_id=[nuts3[code][:4] for code in districts["area_id"]])
    regions = regions.dissolve("area_id").reset_index()
    country = regions.assign(area_id="BG").dissolve("area_id").reset_index()
    write_boundaries(
        folder / "boundaries.topojson",
        {"municipality": simple, "district": districts, "region": regions, "country": country},
    )
