"""Withheld figures and breaks of single areas, by hand: four municipalities a b (D1) and c d (D2) of a country X."""

import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from markupsafe import escape

from data import tables
from data.derive import inside_series, latest_with_ranks, with_computed, with_inherited, with_sums, without_withheld
from data.tables import Country, MalformedTable
from data.withheld import Withheld, read_withheld, withheld_sums, withheld_table, without
from patokaz.language.words import LANGUAGES, words
from patokaz.profile.cards import chapters_html
from patokaz.profile.model import profile_model
from patokaz.profile.profile import read_profile
from patokaz.statistics import database
from patokaz.statistics.catalogue import Indicator, catalogue
from patokaz.statistics.withheld import withheld_figures, withheld_texts

FOLDER = Path(__file__).parent / "figures" / "xx"
KYSTENDIL = ("KNL27", "KNL29", "KNL31", "KNL38", "KNL41", "KNL48")


def withheld_reason(area: str, indicator: str, year: int, language: str) -> str:
    """Why a figure is not shown, in a language; empty where nothing is withheld."""
    rows = database.query("withheld_of_areas", areas=[area])
    found = rows[(rows["indicator_id"] == indicator) & (rows["year"] == year)]
    return str(json.loads(found["reason"].iloc[0])[language]) if len(found) else ""


def indicator(key: str, **more: object) -> Indicator:
    return Indicator(id=key, countries=("xx",), block="people", unit="count", **more)  # type: ignore[arg-type]


INDICATORS = {
    "births": indicator("births", aggregate="sum"),
    "people": indicator("people", aggregate="sum"),
    "classes": indicator("classes"),
    "births_per_1000": indicator("births_per_1000", formula="1000 * births / mean(people, people[-1])"),
    "births_share": indicator("births_share", formula="100 * births / people"),
    "births_twice": indicator("births_twice", formula="2 * births_share"),
    "people_per_class": indicator("people_per_class", formula="people / classes"),
}
Figures = dict[tuple[str, str, int], float]


@pytest.fixture
def country(tmp_path: Path) -> Country:
    shutil.copytree(FOLDER, tmp_path / "xx")
    return Country("xx", tmp_path / "xx", {"id": "X"})


def figures(
    country: Country, entries: Sequence[Withheld] | None = None
) -> tuple[Figures, dict[tuple[str, str, int], str]]:
    """What is kept and what is withheld (own or inherited) of the small country."""
    areas = tables.read_areas(country)
    breaks = with_inherited(tables.read_breaks(country, areas, INDICATORS), "xx", INDICATORS)
    stored = tables.read_observations(country, areas, INDICATORS)
    if entries is None:
        entries = read_withheld(country, set(areas["area_id"]), INDICATORS, stored)
    summed = with_sums(stored, areas, INDICATORS)
    kept, reasons = without_withheld(summed, "xx", INDICATORS, breaks, withheld_sums(entries, summed, areas))
    table = withheld_table(entries, reasons)
    keys = ["area_id", "indicator_id", "year"]
    told = {tuple(row[:3]): row[4] for row in table.itertuples(index=False)}
    return {tuple(row[:3]): row[3] for row in kept[[*keys, "value"]].itertuples(index=False)}, told


def withheld(areas: str, indicator_id: str, year: int, exchanged: bool = False) -> list[Withheld]:
    return [Withheld(tuple(areas), (indicator_id,), (year,), "{}", exchanged)]


def test_what_sums_or_needs_a_withheld_value_is_withheld_with_it(country: Country) -> None:
    kept, told = figures(country)
    assert told == {("a", "births", 2020): "own"} | {
        (area, key, 2020): "inherited"
        for area, keys in {"a": ("births_share", "births_twice"), "D1": ("births", "births_share", "births_twice"),
                           "X": ("births", "births_share", "births_twice")}.items()
        for key in keys
    }  # fmt: skip
    assert not set(told) & set(kept)
    assert kept["D2", "births", 2020] == 70 and kept["b", "births_share", 2020] == 2.0
    assert kept["D1", "births", 2021] == 36 and kept["X", "births", 2021] == 120
    assert kept["D1", "births_share", 2021] == pytest.approx(100 * 36 / 4000)


def test_a_computed_figure_is_withheld_alone(country: Country) -> None:
    kept, told = figures(country, withheld("a", "births_per_1000", 2021))
    assert told == {("a", "births_per_1000", 2021): "own"}
    assert ("a", "births_per_1000", 2021) not in kept and ("a", "births", 2021) in kept
    assert kept["c", "births_per_1000", 2021] == 24.0


def test_registered_addresses_are_no_migration(statistics: duckdb.DuckDBPyConnection) -> None:
    """Nesebar gains 8,234 of 25,515 inhabitants in two years while births, deaths and marriages do not follow."""
    for key, year in (
        ("net_migration_per_1000", 2023),
        ("net_migration_per_1000", 2024),
        ("population_change_2022_2024_pct", 2024),
    ):
        assert year not in values(statistics, "BGS15", key)
        assert all(withheld_reason("BGS15", key, year, language) for language in LANGUAGES)
    assert values(statistics, "BGS15", "population_persons")[2024] == 33749
    assert 2024 in values(statistics, "KNL50", "net_migration_per_1000")


def test_a_sum_that_holds_all_exchanged_values_is_right(country: Country) -> None:
    _, told = figures(country, withheld("ac", "births", 2020, exchanged=True))
    assert {area for area, key, _ in told if key == "births"} == {"a", "c", "D1", "D2"}
    _, told = figures(country, withheld("ab", "births", 2020, exchanged=True))
    assert {area for area, key, _ in told if key == "births"} == {"a", "b"}


def test_a_published_total_stays(country: Country) -> None:
    with (country.folder / "observations" / "births.csv").open("a") as file:
        file.write("D1,births,2020,30,\n")
    kept, told = figures(country)
    assert kept["D1", "births", 2020] == 30 and kept["X", "births", 2020] == 100
    assert {area for area, key, _ in told if key == "births"} == {"a"}


def test_what_is_divided_by_a_withheld_nil_is_told_too(country: Country) -> None:
    kept, told = figures(country, withheld("a", "classes", 2021))
    assert told == {("a", "classes", 2021): "own", ("a", "people_per_class", 2021): "inherited"}
    assert kept["b", "people_per_class", 2021] == 1500


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('["a"]', '["z"]', r"entry 1: areas: found 'z'"),
        ('["births"]', '["births_share"]', r"entry 1: indicators: found 'births_share'"),
        ('bg = "бг", ', "", r"entry 1: reason.bg: found nothing"),
        ("[2020]", "[2019]", r"entry 1: \('a', 'births', 2019\) is not in observations/"),
        ('["births"]', '["births_per_1000"]', r"\('a', 'births_per_1000', 2020\) is not computed"),
        ("[2020]", '["2020"]', r"entry 1: years: found \['2020'\]"),
        ('known = "made for a test"', "", r"entry 1: known: found nothing"),
    ],
)
def test_a_malformed_entry_is_named(country: Country, old: str, new: str, sentence: str) -> None:
    path = country.folder / "withheld.toml"
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(MalformedTable, match=r"withheld.toml( of xx)?: " + sentence):
        figures(country)


def test_a_rate_does_not_cross_the_break_of_its_area(country: Country) -> None:
    kept, _ = figures(country, [])
    assert ("b", "births_per_1000", 2021) not in kept
    assert kept["a", "births_per_1000", 2021] == 12.0 and kept["c", "births_per_1000", 2021] == 24.0
    assert kept["b", "births_share", 2021] == pytest.approx(0.8)
    areas = tables.read_areas(country)
    breaks = with_inherited(tables.read_breaks(country, areas, INDICATORS), "xx", INDICATORS)
    assert {(entry["indicator"], entry["area"]) for entry in breaks} == {
        (key, "b") for key in INDICATORS if key not in ("classes",)
    }


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('["b"]', '["z"]', "areas: found 'z'"),
        ('"people", ', '"peopel", ', "indicator: found 'peopel'"),
        ('mk = "мк", ', "", "reason.mk: found nothing"),
        ("year = 2021", "", "year: found None"),
    ],
)
def test_a_malformed_break_is_named(country: Country, old: str, new: str, sentence: str) -> None:
    path = country.folder / "breaks.toml"
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(MalformedTable, match=r"breaks.toml of xx: entry 1: " + sentence):
        tables.read_breaks(country, tables.read_areas(country), INDICATORS)


def test_a_break_after_the_last_year_is_none(country: Country) -> None:
    stored = tables.read_observations(country, tables.read_areas(country), INDICATORS)
    entries = [{"indicator": "births", "year": year} for year in (2020, 2021, 2022)]
    assert [entry["year"] for entry in inside_series(entries, stored)] == [2021]


def test_a_sum_names_each_source_once(country: Country) -> None:
    areas = tables.read_areas(country)
    stored = tables.read_observations(country, areas, INDICATORS)
    mixed = stored.assign(source_id=["two" if area == "b" else "one" for area in stored["area_id"]])
    summed = with_sums(mixed, areas, INDICATORS).set_index(["area_id", "indicator_id", "year"])["source_id"]
    assert summed["D1", "births", 2020] == "one,two" and summed["D2", "births", 2020] == "one"
    assert summed["X", "births", 2020] == "one,two"


def test_what_is_not_ranked_has_no_rank_and_takes_none(country: Country) -> None:
    areas = tables.read_areas(country)
    stored = tables.read_observations(country, areas, INDICATORS)
    placed = areas.assign(group_id=areas["parent_id"], is_ranked=areas["area_id"] != "d")
    known = INDICATORS | {"people": indicator("people", ranked=False)}
    rows = latest_with_ranks(stored, placed, known).set_index(["indicator_id", "area_id"])
    ranks = rows.loc["births", "rank"]
    assert ranks.dropna().to_dict() == {"c": 1, "b": 2, "a": 3} and pd.isna(ranks["d"])
    assert set(rows.loc["births", "rank_of"]) == {3} and set(rows.loc["births", "missing"]) == {0}
    assert rows.loc["people", "rank"].isna().all() and rows.loc["people", "group_rank"].isna().all()


def test_the_index_of_a_withheld_entry_leaves_stored_values_alone(country: Country) -> None:
    stored = tables.read_observations(country, tables.read_areas(country), INDICATORS)
    kept = without(stored, withheld("ab", "births", 2020))
    assert len(kept) == len(stored) - 2 and len(without(stored, [])) == len(stored)
    assert with_computed(kept, "xx", INDICATORS, []).query("indicator_id == 'births_share' and year == 2020")[
        "area_id"
    ].tolist() == ["c", "d"]


@pytest.fixture(scope="module")
def statistics() -> duckdb.DuckDBPyConnection:
    return database.connect(str(database.data_file()))


def values(statistics: duckdb.DuckDBPyConnection, area: str, indicator_id: str) -> dict[int, float]:
    rows = statistics.cursor().execute(
        "SELECT year, value FROM observation WHERE area_id = ? AND indicator_id = ?", [area, indicator_id]
    )
    return dict(rows.fetchall())


@pytest.mark.parametrize(
    ("area", "key", "year"),
    [
        *[(area, key, 2023) for area in ("UA12060170000091033", "UA35040210000014072", "UA53080370000025447", "UA12",
          "UA35", "UA53") for key in ("wage_tax_recovery_pct", "small_business_tax_recovery_pct")],
        *[(area, "births_per_1000", 2023) for area in KYSTENDIL],
        *[("KNL29", key, 2023) for key in ("natural_increase_per_1000", "net_migration_per_1000")],
        ("UA12080110000055958", "population_density_per_km2", 2022), ("UA12140250000015858", "settlements_count", 2022),
        ("UA59080150000013842", "travel_time_to_oblast_centre_minutes", 2022), ("UA18060030000039943", "area_km2", 2022),
        ("UA63080090000067457", "working_schools_per_1000_pupils", 2023), ("UA63", "pupils_persons", 2023),
        ("DOB28", "kindergarten_staff_persons", 2021),
    ],
)  # fmt: skip
def test_figures_that_are_wrong_in_their_source_are_told_and_not_stored(
    statistics: duckdb.DuckDBPyConnection, area: str, key: str, year: int
) -> None:
    assert year not in values(statistics, area, key)
    for language in LANGUAGES:
        assert withheld_reason(area, key, year, language)


def test_figures_beside_withheld_ones_stay(statistics: duckdb.DuckDBPyConnection) -> None:
    assert values(statistics, "KNL", "live_births_count")[2023] == 769  # as the institute prints it
    assert values(statistics, "UA12", "area_km2")[2022] > 31000  # exchanged inside the oblast
    assert values(statistics, "KNL29", "births_per_1000")[2024] == pytest.approx(6.9, abs=0.5)
    assert withheld_reason("KNL29", "births_per_1000", 2024, "en") == ""
    changes = statistics.cursor().execute(
        "SELECT count(*) FROM figure WHERE indicator_id = 'births_per_1000' AND area_id IN (SELECT unnest(?)) "
        "AND (before IS NOT NULL OR rise_rank IS NOT NULL)",
        [list(KYSTENDIL)],
    )
    assert changes.fetchone() == (0,)


@pytest.mark.parametrize(
    ("area", "year"),
    [
        ("PAZ08", 2015),
        ("PDV13", 2003),
        ("RSE05", 2003),
        ("RSE13", 2003),
        ("RAZ36", 2003),
        ("PAZ21", 2001),
        ("PVN", 2001),
    ],
)
def test_rates_of_a_year_of_territorial_change_are_left_out(
    statistics: duckdb.DuckDBPyConnection, area: str, year: int
) -> None:
    rates = values(statistics, area, "births_per_1000")
    assert year not in rates and year + 1 in rates


def test_kyiv_is_none_of_the_hromadas(statistics: duckdb.DuckDBPyConnection) -> None:
    """Of 1,469 hromadas 139 are occupied as a whole, and set against none."""
    rows = statistics.cursor().execute(
        "SELECT max(rank_of), count(rank) FROM latest JOIN area USING (area_id) "
        "WHERE country_id = 'UA' AND level = 'municipality' AND indicator_id = 'population_persons'"
    )
    assert rows.fetchone() == (1469 - 139, 1469 - 139)
    kyiv = statistics.cursor().execute("SELECT count(*), count(rank) FROM latest WHERE area_id = 'UA80000000000093317'")
    found, ranked = kyiv.fetchone() or (0, 1)
    assert found > 0 and ranked == 0


def test_what_its_source_forbids_to_rank_has_no_rank(statistics: duckdb.DuckDBPyConnection) -> None:
    for key in ("matura_mean_grade", "property_tax_rate_per_mille", "transfer_tax_rate_pct", "vehicle_tax_eur_per_kw"):
        rows = statistics.cursor().execute("SELECT count(*), count(rank) FROM latest WHERE indicator_id = ?", [key])
        held, ranked = rows.fetchone() or (0, 1)
        assert held > 200 and ranked == 0 and not catalogue()[key].is_ranked


def test_figures_that_the_sources_print(statistics: duckdb.DuckDBPyConnection) -> None:
    assert values(statistics, "VID", "permitted_dwellings_count")[2023] == 10  # 3, zero, 2 and 5
    assert values(statistics, "KNL50", "kindergarten_staff_persons")[2023] == 0  # printed as a dash
    assert 2023 in values(statistics, "BG41", "kindergarten_staff_persons")
    assert values(statistics, "MK00815", "area_km2").keys() == {2019}
    assert values(statistics, "MK00604", "overdue_obligations_december_eur") == {2025: 14609000}
    country = statistics.cursor().execute(
        "SELECT figure.value, figure.year, figure.country_value, country.value FROM figure JOIN observation AS country "
        "ON country.area_id = 'BG' AND country.indicator_id = figure.indicator_id AND country.year = figure.year "
        "WHERE figure.area_id = 'PAZ' AND figure.indicator_id = 'gdp_eur_million'"
    )
    _, year, shown, stored = country.fetchone() or (0, 0, 0, 1)
    assert year == 2021 and shown == stored


def test_nothing_holds_the_income_tax_of_service_members(statistics: duckdb.DuckDBPyConnection) -> None:
    assert not any("military" in key for key in catalogue())
    city = "UA23060070000082704"
    own, total = values(statistics, city, "income_own_uah"), values(statistics, city, "income_total_uah")
    transfers, per_head = (
        values(statistics, city, "income_transfers_uah"),
        values(statistics, city, "own_income_per_head_uah"),
    )
    for year, printed in ((2021, 9839.8), (2022, 8940.7)):  # own income per head without that tax
        assert per_head[year] == pytest.approx(printed, abs=0.06)
        assert total[year] - transfers[year] == pytest.approx(own[year], rel=1e-6)
    folder = Path(tables.__file__).parent / "countries" / "ua" / "observations"
    assert not any("military" in path.read_text() for path in folder.glob("*.csv"))


def test_nothing_of_ukraine_tells_where_energy_is() -> None:
    """No distance, capacity, rent or pollution tax: by hromada they point at wells, pipelines and power plants."""
    telling = re.compile("pipeline|plants|renewable|dam|rent_for|resource_rent|environmental_tax")
    assert [key for key, entry in catalogue().items() if "ua" in entry.countries and telling.search(key)] == []
    folder = Path(tables.__file__).parent / "countries" / "ua" / "observations"
    held = {line.split(",")[1] for path in folder.glob("*.csv") for line in path.read_text().splitlines()[1:]}
    assert not [indicator for indicator in held if telling.search(indicator)] and "pit_wages_uah" in held


def test_a_profile_says_why_a_figure_is_not_shown() -> None:
    for language in LANGUAGES:
        t = words(language)
        year, reason = withheld_figures("UA12060170000091033", language).newest["wage_tax_recovery_pct"]
        profile = read_profile("UA12060170000091033", t)
        assert profile is not None
        model = profile_model(profile, t)
        (told,) = [
            entry for block in model.blocks for entry in block.withheld if entry.text == t("withheld", reason=reason)
        ][:1]
        assert told.year == year == 2023
        assert escape(told.text) in chapters_html(model, t)
        assert withheld_texts([json.dumps({language: reason}), ""], t) == [t("withheld", reason=reason), ""]
    assert withheld_figures("PAZ21", "en").newest == {}


@pytest.mark.parametrize("oblast", ["UA14", "UA23", "UA44", "UA65"])
def test_a_share_of_what_is_left_in_the_statistics_is_no_rank(oblast: str) -> None:
    """Recovered waste near zero, in four oblasts with occupied territory alone, which the source covers in part."""
    assert withheld_reason(oblast, "recovered_waste_pct", 2024, "en").startswith(
        "from 2022 the source covers this oblast"
    )
    rows = database.query("level_series", indicator="recovered_waste_pct", country="UA", level="region", within="")
    newest = rows[rows["year"] == 2024]
    assert oblast not in set(newest["area_id"])
    assert len(newest) == 21
    assert newest["value"].min() > 0.1
