"""What lies around a municipality is not said where the map does not hold it."""

from pathlib import Path

import pandas as pd

import data.countries
from data.countries.surroundings import beside_land_beyond

COUNTRIES = Path(data.countries.__file__).parent


def test_hromadas_beside_crimea_have_no_share_of_the_outer_boundary() -> None:
    rows = pd.read_csv(COUNTRIES / "ua/observations/ua_surroundings.csv", dtype=str)
    municipalities = pd.read_csv(COUNTRIES / "ua/areas.csv", dtype=str).query("level == 'municipality'")["area_id"]
    outer = rows.loc[rows["indicator"] == "outer_boundary_share_pct", "area_id"]
    without = set(municipalities) - set(outer) - {"UA80000000000093317"}
    assert len(without) == 5 and all(area.startswith("UA65") for area in without)  # Kherson oblast


def test_a_country_whose_map_holds_all_its_land_has_none_beside_it() -> None:
    assert beside_land_beyond(COUNTRIES / "bg") == []
