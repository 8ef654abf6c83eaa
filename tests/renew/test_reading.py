"""Recorded answers read by the shipped connectors, and what the readers refuse."""

import json
import time
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from data.renew import labels, pxweb
from data.renew.connectors import Connector, Output, connectors
from data.renew.fetching import Fetched
from data.renew.findings import hard
from data.renew.jsonstat import read_cube
from data.renew.outcome import Place, read
from data.renew.rows import Reading, selected
from data.renew.store import Answer, Request
from data.renew.words import Failure
from data.renew.workspace import from_folder
from tests.renew.office import ANSWERS, count, cube, deaths_metadata, large_deaths, recorded

Shipped = dict[str, Place]


def answer(content: str | bytes) -> Answer:
    return Answer(
        Request("FILE", "a"),
        0,
        {},
        content.encode() if isinstance(content, str) else content,
        "2026-11-01T00:00:00+00:00",
    )


def reading(connector: Connector, content: str | bytes, place: Place) -> Reading:
    return read(Fetched(connector, [answer(content)], ""), place)[1]


def values(rows: pd.DataFrame, indicator: str, year: int) -> dict[str, float]:
    chosen = rows[(rows["indicator"] == indicator) & (rows["year"] == year)]
    return dict(zip(chosen["area_id"], chosen["value"], strict=True))


def test_recorded_deaths_by_region(shipped: Shipped) -> None:
    """The office's own figures to 2025, regions adding up to the country; the cell that it has wrong is told."""
    found = reading(
        connectors("mk")["mk_deaths_regions"], recorded("data_525_VitStat_Reg_UmrVozr_ml.json"), shipped["mk"]
    )
    last = values(found.rows, "deaths_count", 2025)
    assert last["MK"] == 20287 and last["MK008"] == 6165
    assert sum(value for area, value in last.items() if area != "MK") == 20287
    assert [finding.code for finding in found.findings] == ["known_error_dropped"]
    assert set(found.rows["year"]) == set(range(2013, 2026))


def test_without_the_known_error_the_sums_stop_the_table(shipped: Shipped) -> None:
    strict = replace(connectors("mk")["mk_deaths_regions"], known_errors=())
    found = reading(strict, recorded("data_525_VitStat_Reg_UmrVozr_ml.json"), shipped["mk"])
    (finding,) = hard(found.findings)
    assert finding.code == "sum_missed"
    assert finding.values == {"dimension": "age", "count": 1, "where": "001, 2015", "parts": "1794", "total": "1807"}


def test_recorded_population_by_single_years_of_age(shipped: Shipped) -> None:
    """102 ages of the country made into our groups; the national table has no area, which stands in here."""
    document = json.loads(recorded("data_31122021_MKD_Za_PX.json"))
    document["id"].insert(0, "Општина")
    document["size"].insert(0, 1)
    document["dimension"]["Општина"] = {
        "label": "Општина",
        "category": {"index": ["0000"], "label": {"0000": "Вкупно"}},
    }
    connector = connectors("mk")["mk_population_31_december"]
    found = reading(connector, json.dumps(document), shipped["mk"])
    assert not found.findings  # every control of the connector is repeated
    assert values(found.rows, "population_persons", 2025) == {"MK": 1819074}
    assert values(found.rows, "men_persons", 2025) == {"MK": 900905}
    groups = ("population_aged_0_14_persons", "population_aged_15_64_persons", "population_aged_65_plus_persons")
    assert sum(values(found.rows, group, 2024)["MK"] for group in groups) == 1822612
    five = [name for name in connector.indicators if name.startswith("women_aged_")]
    assert len(five) == 18
    assert sum(values(found.rows, name, 2023)["MK"] for name in five) == values(found.rows, "women_persons", 2023)["MK"]
    assert values(found.rows, "population_1_january_persons", 2022) == {"MK": 1834085}
    assert 2021 not in set(found.rows["year"])  # the census keeps its year


def test_a_control_that_is_not_repeated_stops_the_table(shipped: Shipped) -> None:
    text = recorded("data_525_VitStat_Reg_UmrVozr_ml.json")
    connector = connectors("mk")["mk_deaths_regions"]
    wrong = replace(connector, controls=(replace(connector.controls[0], value=22460.0),))
    assert [finding.code for finding in hard(reading(wrong, text, shipped["mk"]).findings)] == ["control_missed"]


def deaths(value: object = count, **changes: object) -> str:
    """Deaths by municipality, made by hand on recorded metadata."""
    metadata = deaths_metadata() | changes
    return cube(metadata, [variable["values"] for variable in metadata["variables"]], value)  # type: ignore[arg-type]


def hand(connector: str = "mk_deaths") -> Connector:
    return replace(connectors("mk")[connector], controls=())


def test_municipalities_by_their_lau_codes(shipped: Shipped) -> None:
    found = reading(hand(), deaths(), shipped["mk"])
    last = values(found.rows, "deaths_count", 2025)
    assert not found.findings and len(last) == 81
    assert last["MK00101"] == count("1180", "2025", "total")  # Veles


def test_merged_municipalities_are_added_only_where_the_country_needs_them(shipped: Shipped) -> None:
    """To 2012 Kichevo stands without the four: 2 deaths in each age of each are missing to the country."""

    def apart(area: str, year: str, age: str) -> int | None:
        own = count(area, year, age) or 0
        if year > "2012":
            return own
        extra = 12 if age == "total" else 2
        return {"1228": extra, "1384": extra, "1414": extra, "1872": extra, "0000": own + 4 * extra}.get(area, own)

    found = reading(hand(), deaths(apart), shipped["mk"])
    assert not found.findings
    kichevo = shipped["mk"].areas.set_index("code").loc["1520", "area_id"]
    plain = count("1520", "2012", "total") or 0
    assert values(found.rows, "deaths_count", 2012)[kichevo] == plain + 48
    assert values(found.rows, "deaths_count", 2014)[kichevo] == count("1520", "2014", "total")

    def included(area: str, year: str, age: str) -> int | None:
        return 5 if area == "1228" and age == "total" else count(area, year, age)

    double = reading(hand(), deaths(included), shipped["mk"])
    assert "sum_missed" in {finding.code for finding in hard(double.findings)}  # five in all, none in any age


@pytest.mark.parametrize(
    ("area", "age", "dimension"), [("0019", None, "area"), ("1180", "total", "age"), ("0000", None, "municipality")]
)
def test_sums_that_do_not_meet_stop_the_table(shipped: Shipped, area: str, age: str | None, dimension: str) -> None:
    def off(code: str, year: str, group: str) -> int | None:
        wrong = code == area and year == "2020" and group in ((age,) if age else ("total", "65+"))
        return (count(code, year, group) or 0) + wrong

    found = hard(reading(hand(), deaths(off), shipped["mk"]).findings)
    assert dimension in {finding.values["dimension"] for finding in found if finding.code == "sum_missed"}


def _with_code(old: str, new: str) -> str:
    metadata = deaths_metadata()
    variable = metadata["variables"][0]
    variable["values"] = [new if code == old else code for code in variable["values"]]
    return cube(
        metadata, [one["values"] for one in metadata["variables"]], lambda a, y, g: count(old if a == new else a, y, g)
    )


def test_a_code_added_and_a_letter_of_another_alphabet_stop_the_table(shipped: Shipped) -> None:
    assert "code_unknown" in {
        finding.code for finding in hard(reading(hand(), _with_code("1180", "9999"), shipped["mk"]).findings)
    }
    table = pd.read_csv(ANSWERS / "nsi" / "table-Pop_7_2-data.csv", dtype=str)
    table["EKATTE"] = table["EKATTE"].replace("BGS01", "ВGS01")  # a Cyrillic В
    found = reading(connectors("bg")["bg_population_31_december"], table.to_csv(index=False), shipped["bg"])
    assert "code_lookalike" in {finding.code for finding in hard(found.findings)}


def test_the_total_is_found_by_its_label_whatever_its_code(shipped: Shipped) -> None:
    text = deaths().replace('"total"', '"1000"')
    assert values(reading(hand(), text, shipped["mk"]).rows, "deaths_count", 2025)["MK"] == count(
        "0000", "2025", "total"
    )


def test_mixed_alphabets_compare_equal_and_are_sent_as_received() -> None:
    mixed = read_cube(recorded("data_525_VitStat_Reg_UmrVozr_ml.json"))
    metadata = pxweb.Metadata("", mixed.dimensions)
    roles = pxweb.bound(metadata.dimensions, connectors("mk")["mk_deaths"].roles)
    assert roles["age"] == "Возраснa групa"
    (selection,) = pxweb.queries(metadata, roles, pxweb.Limits())
    body = json.loads(pxweb.data_request(hand("mk_deaths_regions"), selection).body)
    assert [part["code"] for part in body["query"]] == ["Регион", "Година", "Возраснa групa"]
    assert body["query"][0]["selection"] == {"filter": "item", "values": [f"00{n}" for n in range(9)]}
    assert labels.folded("Вoзраст") == "возраст"  # with a Latin o


@pytest.mark.parametrize(
    ("label", "band"),
    [
        ("Вкупно", labels.ALL_AGES), (" 5 - 14", (5, 14)), ("65 и повеќе и непознато", (65, 999)), ("100+", (100, 999)),
        ("Под 1 год.", (0, 0)), ("57", (57, 57)), ("Непознато", labels.UNKNOWN_AGE),
    ],
)  # fmt: skip
def test_ages(label: str, band: tuple[int, int]) -> None:
    assert labels.age_of(label) == band


@pytest.mark.parametrize("label", ["20251", "2025 I", "2003Q1", "1", "јануари 2025"])
def test_a_part_of_a_year_is_no_year(label: str) -> None:
    with pytest.raises(Failure):
        labels.year_of(label)
    assert labels.year_of("2024/2025") == 2024 and labels.year_of("2025") == 2025


def test_ages_that_do_not_make_up_a_group_are_refused_in_words(shipped: Shipped) -> None:
    connector = replace(hand(), outputs=(Output("population_aged_0_14_persons", age=(0, 17)),))
    with pytest.raises(Failure, match="do not make up 0–17"):
        reading(connector, deaths(), shipped["mk"])


def test_an_unknown_further_dimension_without_total_is_refused() -> None:
    rows = pd.DataFrame({"area": ["1"], "year": [2025], "value": [1.0], "status": [""], "other:вид": ["доселени"]})
    assert len(selected(rows, Output("x", category="Доселени"))) == 1
    with pytest.raises(Failure, match="has no category"):
        selected(rows, Output("x"))


def test_a_large_table_is_read_within_two_seconds(shipped: Shipped) -> None:
    text = large_deaths()
    began = time.process_time()
    found = reading(hand(), text, shipped["mk"])
    assert time.process_time() - began < 2.0
    assert len(found.rows) == 81 * 21 and not found.findings


def test_files_saved_by_hand_are_found_by_name_and_form(tmp_path: Path) -> None:
    connector = connectors("mk")["mk_deaths_regions"]
    with pytest.raises(Failure, match="no file’s name contains"):
        from_folder(connector, tmp_path)
    (tmp_path / "525_VitStat_Reg_UmrVozr_ml.px").write_text("AXIS-VERSION")
    with pytest.raises(Failure, match="JSON-stat 2"):
        from_folder(connector, tmp_path)


@pytest.mark.parametrize("country", ["mk", "bg", "ua"])
def test_every_connector_says_what_a_connector_must(country: str) -> None:
    found = connectors(country)
    assert found
    for connector in found.values():
        assert connector.office and connector.title and connector.file and connector.outputs
        assert connector.base.startswith("https://")
        assert connector.id.startswith(f"{country}_")


def test_a_misspelt_connector_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mk.toml").write_text('[table.x]\nprotocol = "pxweb1"\nfirst_yaer = 2000\n')
    with pytest.raises(Failure, match="first_yaer"):
        connectors("mk", folder=tmp_path)


def test_the_shape_is_kept_for_the_next_time(shipped: Shipped) -> None:
    table, _ = read(Fetched(hand(), [answer(deaths())], ""), shipped["mk"])
    assert table.shape.dimensions == ("Општина", "Година", "Возрасна група")
    assert set(table.shape.codes) == {"Општина", "Возрасна група"} and table.shape.decimals == 0
