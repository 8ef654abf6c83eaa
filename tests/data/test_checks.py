"""Each check of figures that look wrong, on small tables by hand, and on what is known to be wrong in the sources."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import Point, box

from data import build, tables
from data.checks import country as checks
from data.checks import rows, shapes, values
from data.checks.findings import Finding, read_accepted, require_judged
from data.derive import with_computed, with_inherited, with_sums
from data.tables import Country, MalformedTable
from patokaz.statistics.catalogue import Indicator, catalogue

FOLDER = Path(__file__).parent / "figures" / "xx"
AREAS = pd.DataFrame(
    [(area, "municipality", "D") for area in "abcdefgh"] + [(area, "municipality", "E") for area in "pqrs"],
    columns=["area_id", "level", "parent_id"],
)


def table(values_by: Mapping[tuple[str, int], Mapping[str, float]]) -> pd.DataFrame:
    """Observations of one source: (indicator, year) -> area -> value."""
    return pd.DataFrame(
        [
            {"area_id": area, "indicator_id": key, "year": year, "value": value, "source_id": "s"}
            for (key, year), cells in values_by.items()
            for area, value in cells.items()
        ]
    )


def indicator(key: str, unit: str) -> Indicator:
    return Indicator(id=key, countries=("xx",), block="people", unit=unit)


def test_a_place_with_nothing_but_zeros_in_a_period() -> None:
    found = values.all_zero(
        table(
            {
                ("wages", 2022): {"a": 5, "b": 6, "c": 7},
                ("wages", 2023): {"a": 0, "b": 6, "c": 0},
                ("trade", 2023): {"a": 0, "b": 0, "c": 1},
                ("alone", 2024): {"a": 0, "b": 6, "c": 7},  # a single item may be zero
                ("none", 2025): {"a": 0, "b": 0},
                ("zero", 2025): {"a": 0, "b": 0},  # nobody has any
                ("to a school", 2026): {"a": 0, "b": 6, "c": 7},  # a place has its own
                ("to a station", 2026): {"a": 0, "b": 6, "c": 7},
            }
        ),
        {key: indicator(key, "km") for key in ("to a school", "to a station")},
    )
    assert [(finding.areas, finding.indicators, finding.year) for finding in found] == [
        (("a",), ("trade", "wages"), 2023)
    ]


BEFORE = {"a": 20.0, "b": 300.0, "c": 5.0, "d": 15.0, "e": 40.0, "f": 250.0}
SHIFTED = {"a": 290.0, "b": 6.0, "c": 17.0, "d": 42.0, "e": 255.0, "f": 19.0}  # each has its next neighbour's value


@pytest.mark.parametrize("down", [False, True])
def test_rows_shifted_by_one(down: bool) -> None:
    cells = dict(zip(SHIFTED, [19.0, 290.0, 6.0, 17.0, 42.0, 255.0], strict=True))
    moved = dict(zip(cells, [*list(cells.values())[-1:], *list(cells.values())[:-1]], strict=True)) if down else SHIFTED
    after = {area: value + 2 for area, value in BEFORE.items()}
    found = rows.shifted_rows(
        table({("births", 2022): BEFORE, ("births", 2023): moved, ("births", 2024): after}), AREAS
    )
    wrong = [finding for finding in found if finding.year == 2023]
    assert [(finding.areas, finding.indicators) for finding in wrong] == [(tuple("abcdef"), ("births",))]
    assert (
        rows.shifted_rows(table({("births", 2022): BEFORE, ("births", 2023): cells, ("births", 2024): after}), AREAS)
        == []
    )


def test_rows_of_two_parents_are_no_neighbours_and_two_rows_need_both_years() -> None:
    two = {"h": 10.0, "p": 500.0}
    turned = {"h": 500.0, "p": 10.0}
    assert rows.shifted_rows(table({("x", 2020): two, ("x", 2021): turned, ("x", 2022): two}), AREAS) == []
    pair, other = {"p": 10.0, "q": 500.0}, {"p": 500.0, "q": 10.0}
    assert rows.shifted_rows(table({("x", 2020): pair, ("x", 2021): other}), AREAS) == []
    found = rows.shifted_rows(table({("x", 2020): pair, ("x", 2021): other, ("x", 2022): pair}), AREAS)
    assert [(finding.areas, finding.year) for finding in found] == [(("p", "q"), 2021)]


def test_namesakes_are_the_same_name_or_the_same_but_for_an_ending() -> None:
    names = pd.DataFrame(
        {"area_id": list("abcdef"), "name": ["Добрич", "Добрич-селска", "Добринище", "Бяла", "Бяла", "Добричка"]}
    )
    assert rows.namesake_pairs(AREAS, names) == [("a", "b"), ("a", "f"), ("d", "e")]


def test_namesakes_that_exchange_or_share_values() -> None:
    usual = {"a": 215.0, "b": 70.0}
    found = rows.exchanged_namesakes(
        table({("staff", 2016): usual, ("staff", 2017): {"a": 70.0, "b": 208.0}, ("staff", 2018): usual}), [("a", "b")]
    )
    assert [(finding.areas, finding.indicators, finding.year) for finding in found] == [(("a", "b"), ("staff",), 2017)]
    same = {
        ("time", 2022): {"a": 33.5, "b": 33.5},
        ("way", 2022): {"a": 614.16, "b": 614.16},
        ("n", 2022): {"a": 3.0, "b": 3.0},
    }
    found = rows.exchanged_namesakes(table(same), [("a", "b")])
    assert [(finding.areas, finding.indicators) for finding in found] == [(("a", "b"), ("time", "way"))]
    assert rows.exchanged_namesakes(table({("staff", 2016): usual, ("staff", 2017): usual}), [("a", "b")]) == []


POLYGONS = gpd.GeoDataFrame(
    {"area_id": ["a", "b", "c"]},
    geometry=[box(0, 0, 10000, 10000), box(10000, 0, 20000, 10000), box(0, 10000, 10000, 20000)],
)  # 100 km2 each


def test_an_area_beyond_a_tenth_of_its_polygon() -> None:
    found = shapes.sizes(table({("area_km2", 2022): {"a": 109.0, "b": 50.0, "c": 91.0}}), POLYGONS)
    assert [finding.areas for finding in found] == [("b",)]


def test_a_centre_outside_its_polygon() -> None:
    centres = gpd.GeoDataFrame({"area_id": ["a", "b"]}, geometry=[Point(11000, 5000), Point(5000, 5000)])
    found = shapes.centres_outside(centres, POLYGONS, table({("time", 2022): {"a": 1.0, "b": 2.0}}))
    assert [(finding.areas, finding.indicators) for finding in found] == [(("b",), ("time",))]  # a lies 1 km outside


def test_five_times_the_year_before() -> None:
    known = {"births": indicator("births", "count"), "fee": indicator("fee", "uah")}
    usual = dict.fromkeys("defgh", 50.0)
    before = {
        ("births", 2020): {"a": 20.0, "b": 60.0, "c": 5.0} | usual,
        ("fee", 2020): {"a": 1.0, "b": 10.0, "c": 20.0} | usual,
    }
    after = {
        ("births", 2021): {"a": 101.0, "b": 299.0, "c": 40.0} | usual,
        ("fee", 2021): {"a": 9.0, "b": 60.0, "c": 20.0} | usual,
    }
    cells = table(before | after)
    found = values.five_times(cells, AREAS, known, [])
    assert [(finding.indicators, finding.areas) for finding in found] == [(("births",), ("a",)), (("fee",), ("b",))]
    parted = [{"indicator": "births", "area": "a", "year": 2021}, {"indicator": "fee", "area": "", "year": 2021}]
    assert values.five_times(cells, AREAS, known, parted) == []


def test_a_share_outside_nought_to_a_hundred() -> None:
    known = {key: indicator(key, "pct") for key in ("urban_share_pct", "change_pct")} | {"n": indicator("n", "count")}
    cells = {
        ("urban_share_pct", 2020): {"a": 100.0, "b": 100.5, "c": -1.0},
        ("change_pct", 2020): {"a": -5.0},
        ("n", 2020): {"a": 500.0},
    }
    assert [finding.areas for finding in values.outside_shares(table(cells), known)] == [("b",), ("c",)]


def test_population_that_births_and_deaths_do_not_explain() -> None:
    cells = {
        ("population_persons", 2020): {"a": 2000.0, "b": 2000.0, "c": 500.0},
        ("population_persons", 2021): {"a": 1790.0, "b": 1799.0, "c": 430.0},
        ("live_births_count", 2021): {"a": 20.0, "b": 20.0, "c": 0.0},
        ("deaths_count", 2021): {"a": 50.0, "b": 21.0, "c": 0.0},
    }
    found = values.unexplained_population(table(cells), [])  # a: -180 of 2000; b: -200; c: -70 persons
    assert found == []
    cells["population_persons", 2021]["b"] = 1798.0  # -201 of 2000
    found = values.unexplained_population(table(cells), [])
    assert [(finding.areas, finding.year) for finding in found] == [(("b",), 2021)]
    assert (
        values.unexplained_population(table(cells), [{"indicator": "population_persons", "area": "b", "year": 2021}])
        == []
    )


JUMP = Finding("five_times", ("a",), ("births",), 2021, "60 after 10")


@pytest.fixture
def small(tmp_path: Path) -> Country:
    shutil.copytree(FOLDER, tmp_path / "xx")
    return Country("xx", tmp_path / "xx", {"id": "X"})


def test_a_finding_is_judged_or_the_build_stops(small: Country) -> None:
    accepted = read_accepted(small, {"a", "b"}, {"births"})
    assert require_judged(small, [JUMP], accepted) == "looks odd, judged and kept: five_times 1"
    new = Finding("five_times", ("b",), ("births",), 2021, "60 after 10")
    with pytest.raises(
        MalformedTable, match=r"xx: 1 findings that nobody has judged(.|\n)*five_times: b: births 2021: 60"
    ):
        require_judged(small, [JUMP, new], accepted)
    with pytest.raises(MalformedTable, match=r"accepted.toml of xx: entry 1: no check finds this any more"):
        require_judged(small, [], accepted)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("five_times", "six_times", "check: found 'six_times'"),
        ('["a"]', '["z"]', "areas: found 'z'"),
        ('["births"]', "[]", r"indicators: found \[\]"),
        ("[2021]", "[]", r"years: found \[\]"),
        ('"made for a test"', '""', "reason: found nothing"),
    ],
)
def test_a_malformed_judgement_is_named(small: Country, old: str, new: str, sentence: str) -> None:
    path = small.folder / "accepted.toml"
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(MalformedTable, match=r"accepted.toml of xx: entry 1: " + sentence):
        read_accepted(small, {"a"}, {"births"})


def found_in(key: str) -> set[tuple[str, tuple[str, ...], int]]:
    """What the checks find in a country's tables as they are, withheld values included."""
    (one,) = (country for country in tables.countries() if country.key == key)
    own = {name: entry for name, entry in catalogue().items() if key in entry.countries}
    areas = build.with_groups(tables.read_areas(one), one)
    breaks = with_inherited(tables.read_breaks(one, areas, own), key, own)
    stored = tables.read_observations(one, areas, own)
    figures = with_computed(with_sums(stored, areas, own), key, own, breaks)
    material = checks.Material(one, areas, tables.read_area_names(one, areas), stored, figures, own, breaks)
    return {(finding.kind, finding.areas, finding.year) for finding in checks.findings(material)}


def test_the_checks_find_what_is_known_to_be_wrong_in_bulgaria() -> None:
    found = found_in("bg")
    assert ("shifted_rows", ("KNL27", "KNL29", "KNL31", "KNL38", "KNL41", "KNL48"), 2023) in found
    assert {("namesakes", ("DOB15", "DOB28"), year) for year in (2017, 2021)} <= found


def test_the_checks_find_what_is_known_to_be_wrong_in_ukraine() -> None:
    found = found_in("ua")
    for area in ("UA12060170000091033", "UA35040210000014072", "UA53080370000025447", "UA63080090000067457"):
        assert ("all_zero", (area,), 2023) in found
    for area in ("UA12080110000055958", "UA12140250000015858", "UA18060030000039943"):
        assert ("area", (area,), 2022) in found
    assert ("centre", ("UA59080150000013842",), 2022) in found
    assert ("namesakes", ("UA59080130000022249", "UA59080150000013842"), 2022) in found
