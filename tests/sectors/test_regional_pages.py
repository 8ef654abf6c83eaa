"""What regions are specialised in and who does better than expected, on the product's own figures."""

import pytest

from patokaz.analysis.location import location_quotient, shift_share
from patokaz.potential.deviance import INDEX, deviance_of, directed
from patokaz.sectors.tables import HELD, sector_tables
from patokaz.statistics.database import query
from patokaz.statistics.structures import structures
from patokaz.statistics.war_status import occupied
from tests.pages import opened, visible_text


@pytest.mark.parametrize("key", HELD)
def test_sectors_of_all_regions_are_those_of_the_file(key: str) -> None:
    structure = structures()[key]
    country = structure.countries[0].upper()
    tables = sector_tables(country, "region", structure)
    newest = tables[max(tables)]
    part = structure.parts[0]
    rows = query("level_series", indicator=part, country=country, level="region", within="")
    assert newest[part].sum() == rows[rows["year"] == max(tables)]["value"].sum()
    weighted = (location_quotient(newest)[part] * newest.sum(axis=1)).sum() / newest.to_numpy().sum()
    assert weighted == pytest.approx(1.0)


def test_the_change_of_enterprises_adds_up() -> None:
    tables = sector_tables("BG", "region", structures()["enterprise_size"])
    rows = shift_share(tables[min(tables)], tables[max(tables)]).reset_index()
    assert rows["change"].tolist() == pytest.approx((rows["national"] + rows["mix"] + rows["local"]).tolist())
    assert rows["local"].sum() == pytest.approx(0, abs=1e-6)


def test_occupied_places_are_not_compared_with_their_potential() -> None:
    found = deviance_of("UA", INDEX, "wage_tax_recovery_pct")
    assert not set(found.by_area.index) & set(occupied("UA"))
    assert found.areas == len(found.by_area) > 1000
    assert found.by_area["deviance"].is_monotonic_decreasing


@pytest.mark.parametrize(
    ("area", "region"),
    [("UA23", "Zaporizhzhia oblast"), ("UA07080170000013585", "Volyn oblast"), ("UA80000000000093317", "Kyiv")],
)
def test_the_card_begins_with_the_region_of_the_area_of_the_address(area: str, region: str) -> None:
    text = visible_text(opened("potential", lang="en", country="UA", area=area, show="why"))
    assert f"{region}: the most over-represented sector is" in text


@pytest.mark.parametrize("country", ["MK", "BG", "UA"])
def test_results_and_potentials_have_a_direction(country: str) -> None:
    assert len(directed(country)) >= 5
