"""Age of Ukraine's resident population by oblast, 1 January 2022, from the printed tables of the State Statistics Service."""

from pathlib import Path

import pandas as pd

from data.countries.ua.checks import require, require_total
from data.harmonising import long_observations, write_observations

SHEET = "9-18"
EVERYBODY, MEN, WOMEN = "Усе населення / Total population", "Чоловіки / Males", "Жінки / Females"
GROUPS = {
    "0–14 років": "population_aged_0_14_persons",
    "15–64 роки": "population_aged_15_64_persons",
    "65 років і старше": "population_aged_65_plus_persons",
}
UKRAINE, KYIV_CITY = "Україна", "м.Київ"
NOT_COVERED = ("Автономна Республіка Крим", "м.Севастополь")
RESIDENTS = 40997698
RESIDENTS_BY_SEX = {"men": (MEN, 19006979), "women": (WOMEN, 21990719)}
HEADING = 4  # rows between a block's name and the age groups above it, at most
OLD = "65 років і старше"


def write_ages(ua: Path, folder: Path) -> None:
    """Residents under 15, 15 to 64, and 65 and over, men and women, all ages and 65 and over; oblasts, Kyiv and the country."""
    rows = pd.read_excel(ua / "ukrstat-population-2022/pop-permanent-2022.xlsx", sheet_name=SHEET, header=None)
    codes = oblast_codes(folder)
    table = pd.DataFrame({indicator: _column(rows, EVERYBODY, label, codes) for label, indicator in GROUPS.items()})
    require(len(table) == 26, f"pop-permanent-2022: {len(table)} rows, expected 24 oblasts, Kyiv and the country")
    require_total("residents of three age groups", table.loc["UA"].sum(), RESIDENTS)
    for sex, (block, expected) in RESIDENTS_BY_SEX.items():
        groups = pd.DataFrame({label: _column(rows, block, label, codes) for label in GROUPS})
        table[f"{sex}_persons"] = groups.sum(axis=1)
        table[f"{sex}_aged_65_plus_persons"] = groups[OLD]
        require_total(f"residents: {sex}", table.loc["UA", f"{sex}_persons"], expected)
    both = table["men_aged_65_plus_persons"] + table["women_aged_65_plus_persons"]
    require(
        both.equals(table["population_aged_65_plus_persons"]), "pop-permanent-2022: men and women are not all over 64"
    )
    apart = (table.drop(index="UA").sum() - table.loc["UA"]).abs().max()
    require(apart == 0, f"pop-permanent-2022: oblasts add up to {apart} persons more or fewer than the country")
    columns = {indicator: (indicator, 2022) for indicator in table}
    observations = long_observations(table.rename_axis("area_id").reset_index(), "area_id", columns)
    write_observations(folder, "ua_ages_2022", observations)


def oblast_codes(folder: Path) -> dict[str, str]:
    """Names of the printed tables -> area ids."""
    names = pd.read_csv(folder / "area_names.csv")
    oblasts = names[(names["area_id"].str.len() == 4) & (names["language"] == "uk") & (names["kind"] == "official")]
    short = oblasts["name"].str.removesuffix(" область")
    found = dict(zip(short, oblasts["area_id"], strict=True))
    return found | {UKRAINE: "UA", KYIV_CITY: "UA80"}


def _column(rows: pd.DataFrame, block: str, label: str, codes: dict[str, str]) -> pd.Series:
    """One age group of a block (everybody, men, women): the rows under its first heading that holds the group."""
    cells = rows.map(lambda cell: " ".join(str(cell).split()))
    starts = [at for at in cells.index if block in set(cells.loc[at])]
    places = [(at, place) for at, place in _places(cells) if cells.loc[at, place] == label]
    start, column = next((at, place) for at in starts for head, place in places if at - HEADING <= head < at)
    found: dict[str, float] = {}
    for at in cells.index[start + 1 :]:
        name = cells.loc[at, 0]
        if name in codes:
            found[codes[name]] = float(rows.loc[at, column])
        elif name not in NOT_COVERED:
            break
    return pd.Series(found)


def _places(cells: pd.DataFrame) -> list[tuple[int, int]]:
    return [(at, place) for at in cells.index for place in cells.columns]
