"""Bulgaria by municipality once only: renewable capacity of 2013, height of settlements, residential buildings of 2011."""

from pathlib import Path

import pandas as pd

from data.harmonising import long_observations, write_observations

MUNICIPALITIES = 265
RENEWABLE_MW = 3825.4
BUILDINGS = 2060744  # the publisher's total; the municipalities are rounded in the source and add up to two fewer
# Peshtera: water power of the 136.6 MW; Lyaskovets has next to none.
RENEWABLE_OF = {"PAZ21": 136.6, "VTR20": 0.4}


def write_all(bg: Path, folder: Path) -> None:
    """Renewable capacity, altitude and residential buildings."""
    plants = _read(bg / "renewable-capacity-2013/renewable_capacity_2013_by_municipality.csv")
    _require("renewable capacity, MW", round(plants["renewable_mw"].sum(), 1), RENEWABLE_MW)
    for area, expected in RENEWABLE_OF.items():
        found = plants.loc[plants["area_id"] == area, "renewable_mw"].item()
        _require(f"renewable capacity of {area}, MW", round(found, 1), expected)
    columns = {"renewable_mw": ("renewable_capacity_mw", 2013)}
    write_observations(folder, "bg_renewable_2013", long_observations(plants, "area_id", columns))
    heights = _read(bg / "ekatte-altitude/altitude_by_municipality.csv")
    columns = {"population_share_500m_plus_pct": ("population_above_500_m_share_pct", 2013)}
    write_observations(folder, "bg_altitude", long_observations(heights, "area_id", columns))
    buildings = _read(bg / "residential-buildings-2011/residential_buildings_2011.csv")
    if abs(buildings["residential_buildings_2011"].sum() - BUILDINGS) > 2:
        raise ValueError(f"residential buildings: not {BUILDINGS}")
    columns = {"residential_buildings_2011": ("residential_buildings_count", 2011)}
    write_observations(folder, "bg_residential_buildings_2011", long_observations(buildings, "area_id", columns))


def _read(path: Path) -> pd.DataFrame:
    rows = pd.read_csv(path)
    _require(f"{path.name}: municipalities", len(rows), MUNICIPALITIES)
    return rows


def _require(what: str, found: float, expected: float) -> None:
    if found != expected:
        raise ValueError(f"{what}: found {found}, expected {expected}")
