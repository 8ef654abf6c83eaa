"""A country of which something is forgotten: the build says file and key before it begins."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from data.build import collected, display_names
from data.settings import check_settings, check_shown
from data.tables import Country, MalformedTable, countries
from patokaz.statistics.catalogue import catalogue

FIXTURE = Path(__file__).parents[1] / "fixture" / "data" / "countries"
FORGOTTEN: list[tuple[str, Callable[[dict[str, Any]], Any]]] = [
    ("country.toml: currency: found None; expected a text", lambda told: told.pop("currency")),
    ("country.toml: headline: found []; expected a list", lambda told: told.update(headline=[])),
    ("country.toml: result_chain.services: found nothing", lambda told: told["result_chain"].pop("services")),
    ("country.toml: map: found 'nonsense'; expected an indicator with 'xe'", lambda told: told.update(map="nonsense")),
]


@pytest.fixture
def country(small_country: None) -> Country:
    return countries(FIXTURE)[0]


@pytest.mark.parametrize(("sentence", "forget"), FORGOTTEN)
def test_a_forgotten_setting_is_named(country: Country, sentence: str, forget: Callable[[dict[str, Any]], Any]) -> None:
    check_settings(country, catalogue())
    forget(country.settings)
    with pytest.raises(MalformedTable, match=re.escape(f"data/countries/xe/{sentence}")):
        check_settings(country, catalogue())


def test_a_country_without_an_index_is_named(country: Country, tmp_path: Path) -> None:
    with pytest.raises(MalformedTable, match=r"data/countries/xe/framework.toml: no such file"):
        check_settings(Country("xe", tmp_path, country.settings), catalogue())


def test_an_indicator_of_the_first_screens_without_figures_is_named(country: Country) -> None:
    held = set(catalogue())
    check_shown(country, held)
    with pytest.raises(MalformedTable, match=r"headline: 'population_persons' has no figures"):
        check_shown(country, held - {"population_persons"})


def test_the_build_asks_before_it_reads(country: Country, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del country.settings["epsg"]
    monkeypatch.setattr("data.build.tables.countries", lambda: [country])
    with pytest.raises(MalformedTable, match=r"country.toml: epsg: found None"):
        next(collected(tmp_path))


def names(*rows: tuple[str, str, str]) -> pd.DataFrame:
    """What the build shows of areas that are named so: area, language, name."""
    given = pd.DataFrame(
        [(area, language, "official", name) for area, language, name in rows],
        columns=["area_id", "language", "kind", "name"],
    )
    areas = pd.DataFrame({"area_id": given["area_id"].unique()})
    return display_names(areas, given, rows[0][1]).set_index(["area_id", "language"])["name"]


def test_a_name_that_cannot_be_spelled_is_asked_for_with_area_and_language() -> None:
    with pytest.raises(MalformedTable, match=r"area_names.csv: XK01 has no name in mk, and .*no spelling of sq in mk"):
        names(("XK01", "sq", "Prishtina"))


def test_a_country_has_the_name_of_the_common_locale_data() -> None:
    shown = names(("XK", "sq", "Kosova"))
    assert (shown["XK", "mk"], shown["XK", "en"], shown["XK", "sq"]) == ("Косово", "Kosovo", "Kosova")
