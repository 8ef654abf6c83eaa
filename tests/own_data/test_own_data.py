"""A reader's own figures: files good and bad, names in every script, and nothing that leaves the session."""

import html
import io
import json
import re
import zipfile
from collections.abc import Callable
from functools import partial

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from patokaz.analysis.sector_cards import sector_sizes
from patokaz.frame.choices import plain_label
from patokaz.frame.files import table_head
from patokaz.index.choices import Choices, read_own, read_recipe
from patokaz.index.documents import index_document
from patokaz.index.index import computed, framework_values
from patokaz.language.words import LANGUAGES, words
from patokaz.own_data.columns import column_numbers
from patokaz.own_data.indicators import OwnIndicators
from patokaz.own_data.matched import places_of, read_or_refusal
from patokaz.own_data.matching import match_areas, own_columns, template
from patokaz.own_data.reading import OwnTable, read_table
from patokaz.own_data.refusals import UnreadableTable
from patokaz.own_data.screen import refusal_text
from patokaz.own_data.sector_tables import read_sectors
from patokaz.own_data.workbooks import column_letters
from patokaz.potential.patterns import newest_values, pair
from patokaz.reports.files.tables import Told, csv_file, xlsx_file
from patokaz.sectors.tables import sector_template
from patokaz.statistics.catalogue import Indicator
from patokaz.statistics.countries import framework, levels
from patokaz.statistics.places import level_places
from tests.pages import READERS, ROOT, TWO_SCRIPTS, in_a_script_each, opened, shown

NAN = float("nan")


def workbook(change: Callable[[openpyxl.Workbook], None]) -> bytes:
    book = openpyxl.Workbook()
    for row in (["name", "value"], ["Peshtera", 1], ["Batak", 2]):
        book.active.append(row)
    change(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def rezipped(content: bytes, change: Callable[[str, bytes], bytes], more: dict[str, bytes] | None = None) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, change(part.filename, old.read(part)))
        for name, part in (more or {}).items():
            new.writestr(name, part)
    return target.getvalue()


PLAIN = workbook(lambda book: None)
SHEET = "xl/worksheets/sheet1.xml"
BAD: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "empty"),
    "blanks": (b"\xef\xbb\xbf\r\n \t\n", "empty"),
    "too large": (b"a,b\n" * 6_000_000, "too_large"),
    "old excel or locked": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old_excel"),
    "picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not_a_table"),
    "program": (b"MZ\x90\x00\x03\x00", "not_a_table"),
    "half a utf-16": (b"\xff\xfea\x00;", "encoding"),
    "no windows code page": ("име;б\nПещера;1\n".encode("cp1251") + b"\x98\x98\xe0\xe0;2\n", "encoding"),
    "one column": (b"name\nPeshtera\nBatak\n", "one_column"),
    "text": ("Само текст без колони.\nИ още един ред".encode(), "one_column"),
    "head only": (b"name,value\n", "no_rows"),
    "ragged": (b"name,value\nBatak,1\nPeshtera,1,2\n", "ragged"),
    "head twice": (b"name,value,value\nBatak,1,2\n", "duplicate_columns"),
    "too many cells": (b"a,b,c,d,e,f,g,h,i,j\n" + b",,,,,,,,,1\n" * 100_001, "too_many_cells"),
    "zip": (rezipped(PLAIN, lambda name, part: part)[:400], "not_a_table"),
    "zip without a workbook": (rezipped(PLAIN, lambda name, part: part).replace(b"xl/workbook.xml", b"xl/wxrkbook.xml"), "not_a_table"),
    "zip bomb": (rezipped(PLAIN, lambda name, part: part, {"xl/media/a.bin": b"\0" * 130_000_000}), "zip_bomb"),
    "steep zip": (rezipped(PLAIN, lambda name, part: part, {"xl/a.bin": b"\0" * 20_000_000}), "zip_bomb"),
    "entities": (
        rezipped(PLAIN, lambda name, part: b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>' + part if name == SHEET else part),
        "zip_bomb",
    ),
    "macro": (rezipped(PLAIN, lambda name, part: part, {"xl/vbaProject.bin": b"x"}), "macro"),
    "broken sheet": (rezipped(PLAIN, lambda name, part: part[:200] if name == SHEET else part), "not_a_table"),
    "formula": (workbook(lambda book: book.active.append(["Rakitovo", "=1+1"])), "formula"),
    "merged": (workbook(lambda book: book.active.merge_cells("A2:A3")), "merged"),
    "empty sheet": (workbook(lambda book: book.active.delete_rows(1, 9)), "no_rows"),
    "far cell": (workbook(lambda book: book.active.cell(1_040_000, 3, 1)), "too_many_cells"),
}  # fmt: skip
UNMATCHED: dict[str, tuple[bytes, str]] = {
    "no names of the country": (b"name,value\nAtlantis,1\nElsewhere,2\n", "no_areas"),
    "the same place twice": ("name,value\nPeshtera,1\nПещера,2\n".encode(), "duplicate_areas"),
    "no numbers": (b"name,note\nPeshtera,good\nBatak,bad\n", "no_numbers"),
    "text in numbers": (b"name,value\nPeshtera,1\nBatak,2\nRakitovo,about three\n", "spoiled"),
    "error values": (workbook(lambda book: (book.active.append(["Rakitovo", "#REF!"]), book.active.append(["Belovo", 3]))[0]), "spoiled"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_a_reason(case: str) -> None:
    content, reason = BAD[case]
    with pytest.raises(UnreadableTable) as caught:
        read_table(content, "x")
    assert caught.value.reason == reason
    for language in LANGUAGES:
        told = refusal_text(caught.value, words(language))
        assert (
            told and "{" not in told and told != refusal_text(UnreadableTable("empty"), words(language))
        ) or reason == "empty"


@pytest.mark.parametrize("case", UNMATCHED)
def test_a_table_that_names_no_places_is_a_reason(case: str) -> None:
    content, reason = UNMATCHED[case]
    with pytest.raises(UnreadableTable) as caught:
        match_areas(read_table(content, "x"), places_of("BG", "municipality"), "x", "BG", "municipality")
    assert caught.value.reason == reason


@in_a_script_each("case", [*UNMATCHED, *list(BAD)[:3]])
def test_every_reason_is_a_sentence_with_its_details(case: str, language: str) -> None:
    content, reason = (BAD | UNMATCHED)[case]
    app = page_with(read_or_refusal(content, "x"), language)
    assert not app.exception
    text, t = html.unescape(shown(app)), words(language)
    names = ("megabytes", "cells", "cell", "row", "columns", "text", "rows", "column", "sheet", "level", "country")
    beginning = t("own.bad_" + reason, **dict.fromkeys(names, "\0"), count=1)
    assert t("own.refused") in text and beginning.split("\0")[0] in text and t("error.failed_title") not in text


def page_with(table: OwnTable | UnreadableTable, language: str, country: str = "BG", **address: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    for key, value in ({"lang": language, "country": country, "show": "own"} | address).items():
        app.query_params[key] = value
    app.session_state["own_table"] = ("file <b>&.csv", table)
    app.run()
    return app.switch_page("pages/potential.py").run()


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.binary(max_size=400), st.text(max_size=200).map(str.encode), st.binary(max_size=60).map(PLAIN.__add__))
)
def test_any_bytes_are_a_table_or_a_reason(content: bytes) -> None:
    try:
        assert isinstance(read_table(content, "x"), OwnTable)
    except UnreadableTable as error:
        assert words("en")("own.bad_" + error.reason, **dict.fromkeys(error.details, "") | dict(error.details))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(PLAIN) - 1), st.integers(0, 255))
def test_a_damaged_workbook_is_a_table_or_a_reason(position: int, byte: int) -> None:
    damaged = bytearray(PLAIN)
    damaged[position] = byte
    try:
        read_table(bytes(damaged), "x")
    except UnreadableTable as error:
        assert error.reason in {
            "not_a_table",
            "zip_bomb",
            "encoding",
            "no_rows",
            "old_excel",
            "formula",
            "merged",
            "one_column",
        }


@pytest.mark.parametrize(
    ("encoding", "how"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16"), ("cp1251", "Windows-1251")],
)
@pytest.mark.parametrize("delimiter", [";", "\t", "|", ","])
def test_encodings_and_delimiters(encoding: str, how: str, delimiter: str) -> None:
    text = "\r\n".join(delimiter.join(row) for row in (["Община", "Стойност"], ["Пещера", "1"], ["Батак", "2"]))
    found = read_table(text.encode(encoding), "x.csv")
    assert found.how == how and found.texts["Община"].tolist() == ["Пещера", "Батак"]
    assert found.numbers["Стойност"].tolist() == [1.0, 2.0]


def test_albanian_in_its_code_page() -> None:
    found = read_table("Komuna;Vlera\nTetovë;1\nKërçovë;2\nDibër;3\n".encode("cp1250"), "x")
    assert found.how == "Windows-1250" and found.texts["Komuna"].tolist() == ["Tetovë", "Kërçovë", "Dibër"]


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["1.234,5", "2"], [1234.5, 2]),
        (["1,234.5", "2"], [1234.5, 2]),
        (["1 234,5", "2\u00a0000"], [1234.5, 2000]),
        (["1,234", "2,345"], [1234, 2345]),
        (["1,234,567"], [1234567]),
        (["1,234"], [1.234]),
        (["0,123", "0,456"], [0.123, 0.456]),
        (["1.5", "2.25"], [1.5, 2.25]),
        (["\u22123,5", "12 %", "1e3"], [-3.5, 12, 1000]),
        (["5", "–", "н/д", "..", ""], [5, NAN, NAN, NAN, NAN]),
        ([1.234, 2.345], [1.234, 2.345]),
    ],
)
def test_decimal_signs_are_settled_by_the_column(cells: list[str | float], values: list[float]) -> None:
    found, wrong = column_numbers(cells)
    assert wrong == [] and found == pytest.approx(values, nan_ok=True)


def test_texts_among_numbers_are_found() -> None:
    assert column_numbers(["1", "about 2", "3", "1,2,3.4.5"])[1] == [1, 3]
    assert [column_letters(position) for position in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_typed_cells_of_a_workbook_are_not_read_twice() -> None:
    found = read_table(workbook(lambda book: book.active.append(["Rakitovo", 1.234])), "x.xlsx")
    assert found.numbers["value"].tolist() == [1.0, 2.0, 1.234] and found.how == "Sheet"
    more = read_table(workbook(lambda book: book.create_sheet("second")), "x.xlsx")
    assert more.more_sheets == 1


@pytest.mark.parametrize(("country", "language"), READERS)
def test_the_template_matches_every_place_and_names_all_but_those_of_one_name(country: str, language: str) -> None:
    areas = level_places(country=country, level="municipality", language=language)
    filled = template(areas.to_dict("records"), "first").assign(first=range(len(areas)))
    places = places_of(country, "municipality")
    told = Told("x", "notes", partial(table_head, t=words(language)))  # the workbook's heads are in the reader's words
    for content, head in ((csv_file(filled), "area_id"), (xlsx_file(filled, "x", [], told), told.head("area_id"))):
        found = match_areas(read_table(content, "x"), places, "x", country, "municipality")
        assert found.column == head and not found.unmatched
        assert found.values.loc[areas["area_id"], "first"].tolist() == list(range(len(areas)))
    named = match_areas(read_table(csv_file(filled.drop(columns="area_id")), "x"), places, "x", country, "municipality")
    assert {row.kind for row in named.unmatched} <= {"ambiguous"} and len(named.values) > 0.85 * len(areas)
    with_region = filled.drop(columns="area_id").assign(region=areas["upper"])
    matched = match_areas(read_table(csv_file(with_region), "x"), places, "x", country, "municipality")
    assert len(matched.unmatched) <= len(named.unmatched) / 3


@pytest.mark.parametrize(
    "text",
    ["Peshtera", "Пещера", "PAZ21", "paz21", "Община Пещера", "Peshtera municipality", "Peštera", "Пещера (Пазарджик)"],
)
def test_spellings_of_a_place(text: str) -> None:
    table = read_table(f"where;value\n{text};1\nБатак;2\n".encode(), "x")
    found = match_areas(table, places_of("BG", "municipality"), "x", "BG", "municipality")
    assert found.values["value"].to_dict() == {"PAZ21": 1.0, "PAZ03": 2.0}


def test_a_misspelt_place_is_reported_with_the_nearest() -> None:
    table = read_table("where;value\nПешера2;1\nБатак;2\n".encode(), "x")
    found = match_areas(table, places_of("BG", "municipality"), "x", "BG", "municipality")
    assert [(row.row, row.text, row.kind) for row in found.unmatched] == [(2, "Пешера2", "unknown")]
    assert found.unmatched[0].candidates[0] == "PAZ21"


@pytest.mark.parametrize(("country", "language"), READERS)
def test_own_figures_are_a_map_and_a_side_of_the_potential(country: str, language: str) -> None:
    areas = level_places(country=country, level="municipality", language=language)
    filled = areas[["area_id"]].assign(**{"<b>hives</b>": [(7 * number) % 31 for number in range(len(areas))]})
    table = read_table(csv_file(filled), "x")
    assert isinstance(table, OwnTable)
    app = page_with(table, language, country)
    assert not app.exception and 'class="notice"' not in shown(app)
    assert "&lt;b&gt;hives&lt;/b&gt;" in shown(app) and "<b>hives" not in shown(app)
    for side in ("potential", "result"):
        other = page_with(table, language, country, show="result", **{side: "own:0"})
        assert not other.exception and "&lt;b&gt;hives" in shown(other)
        assert html.escape(words(language)("error.failed_title")) not in shown(other)


@in_a_script_each(
    "address",
    [
        {"map": "several", "maps": "own:0,own:1"},
        {"map": "several", "maps": "own:1,population_density_per_km2"},
        {"map": "two", "indicator": "own:0", "second": "births_per_1000"},
        {"map": "two", "indicator": "births_per_1000", "second": "own:1"},
        {"map": "spots", "indicator": "own:0"},
        {"map": "spots", "indicator": "own:1", "statistic": "g_star", "correction": "none"},
        {"map": "types", "of": "own:0,own:1,births_per_1000"},
    ],
)
def test_own_figures_on_every_map(language: str, address: dict[str, str]) -> None:
    areas = level_places(country="BG", level="municipality", language=language)
    filled = areas[["area_id"]].assign(
        **{"<i>hives": [(7 * number) % 31 for number in range(len(areas))], "wells": range(len(areas))}
    )
    table = read_table(csv_file(filled), "x")
    page = page_with(table, language, show="indicator", **address)
    t = words(language)
    assert not page.exception and html.escape(t("error.failed_title")) not in shown(page)
    assert "hives" in shown(page) or "wells" in shown(page)
    assert "<i>hives" not in shown(page)
    without = opened("potential", lang=language, country="BG", show="indicator", **address)
    assert not without.exception and "hives" not in shown(without) and "wells" not in shown(without)


@pytest.mark.parametrize("language", TWO_SCRIPTS)
def test_own_figures_are_a_pillar_of_the_index_in_their_session_alone(language: str) -> None:
    t = words(language)
    areas = level_places(country="MK", level="municipality", language=language)
    filled = areas[["area_id"]].assign(**{"<i>hives_": [(7 * number) % 31 for number in range(len(areas))]})
    table = read_table(csv_file(filled), "x")
    address = {"own_figures": "own:0,own:7", "weights": "own:0*2", "directions": "own:0*-1"}
    page = page_with(table, language, "MK", show="index", **address)
    text = shown(page)
    assert not page.exception and html.escape(t("error.failed_title")) not in text
    assert html.escape(t("index.own_included", columns="<i>hives_ (own:0)")) in text
    assert html.escape(t("index.title_reader")) in text and "<i>hives" not in text
    assert any(slider.label == "\\<i>hives\\_" for slider in page.select_slider)
    before = shown(opened("potential", lang=language, country="MK", show="index", **address))
    assert "hives" not in before and html.escape(t("index.title")) in before
    other = filled.rename(columns={"<i>hives_": "wells"}).assign(wells=1.5)
    constant = page_with(read_table(csv_file(other), "x"), language, "MK", show="index", **address)
    assert "hives" not in shown(constant) and "wells" in shown(constant)


def test_the_own_pillar_counts_as_any_other() -> None:
    """With all other pillars at a weight of zero the index ranks by the own column alone."""
    ids = framework_values("MK").index
    values = pd.DataFrame({"own:0": [float((7 * number) % 83) for number in range(len(ids))]}, index=ids)
    own = OwnIndicators({"own:0": Indicator("own:0", ("mk",), "own", "count", 1)}, {"municipality": values})
    weights = tuple((pillar, 0.0) for pillar in framework("MK"))
    plain = Choices("MK", treatment="none", weights=weights, own=read_own("own:0,own:1", own))
    index = computed(plain, framework_values("MK").join(values), "en", own.known)
    ranks = index.table.set_index("area_id")["rank"]
    assert ranks.loc[ids].tolist() == values["own:0"].rank(ascending=False, method="min").tolist()
    assert plain != Choices("MK") and json.loads(plain.as_json())["own"] == {"own:0": 1}
    assert read_recipe(plain.as_json().encode())["own_figures"] == "own:0"
    for kind in ("pdf", "pptx"):
        assert len(index_document(kind, index, "", "http://here", words("en"))) > 10_000


@given(st.text(max_size=30))
def test_a_label_shows_text_as_it_was_written(text: str) -> None:
    label = plain_label(text)
    assert re.sub(r"\\(.)", r"\1", label, flags=re.DOTALL).replace("\\", "") == text.replace("\\", "")
    assert not re.search(r"(?<!\\)(?:[*_`\[\]~$<]|:(?=\w)|>=|--)", label)


def test_a_label_of_plain_words_is_read_out_without_marks() -> None:
    text = "План-сметка за отпадъците: основа (чл. 66) на таксата"
    assert plain_label(text) == text


def test_two_own_columns_on_one_map_by_hand() -> None:
    """Own values rise with the place in the list, so that they have a rank correlation of 1 and of -1 with each other."""
    areas = level_places(country="BG", level="municipality", language="en")
    own = pd.DataFrame({"own:0": range(len(areas)), "own:1": range(len(areas), 0, -1)}, index=areas["area_id"])
    assert pair("own:0", "own:1", "BG", "municipality", "en", own).rho == pytest.approx(-1)
    found = newest_values(["own:0", "births_per_1000"], "BG", "municipality", own)
    assert found.loc["PAZ21", "own:0"] == own.loc["PAZ21", "own:0"]


def test_another_session_sees_nothing_of_them() -> None:
    table = read_table(b"name,secret\nPeshtera,1\nBatak,2\n", "x")
    assert "secret" in shown(page_with(table, "en"))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    for key, value in {"lang": "en", "country": "BG", "show": "own", "own": "own:0"}.items():
        app.query_params[key] = value
    text = shown(app.run().switch_page("pages/potential.py").run())
    assert "secret" not in text and words("en")("own.nothing") in text


def test_every_level_has_its_places() -> None:
    for country in ("MK", "BG", "UA"):
        for level in levels(country):
            assert places_of(country, level).codes


def test_columns_keep_their_order_and_decimals() -> None:
    table = read_table(b"name;a;b;c\nPeshtera;1;1.5;1.25\nBatak;2;2.5;2.123456\n", "x")
    found = match_areas(table, places_of("BG", "municipality"), "x", "BG", "municipality")
    assert own_columns(found) == {"own:0": "a", "own:1": "b", "own:2": "c"}
    assert [found.decimals(column) for column in "abc"] == [0, 1, 3]
    assert isinstance(found.values, pd.DataFrame)


SECTOR_FILE = b"""place;year;Farms;Shops;Mills
North;2019;10;20;30
South;2019;40;10;50
North;2023;12;30;20
South;2023;30;10;70
"""


def sector_page(content: bytes, language: str = "en", **address: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    for key, value in ({"lang": language, "country": "MK", "show": "why", "table": "own"} | address).items():
        app.query_params[key] = value
    app.session_state["sectors_table"] = ("s.csv", read_or_refusal(content, "s.csv"))
    app.run()
    return app.switch_page("pages/potential.py").run()


def test_sectors_of_a_reader_by_hand() -> None:
    tables = read_sectors(read_table(SECTOR_FILE, "s.csv")).tables
    assert sorted(tables) == [2019, 2023] and tables[2019].loc["North"].tolist() == [10, 20, 30]
    sizes = sector_sizes(tables[2023])
    mills = sizes[(sizes["place"] == "South") & (sizes["sector"] == "Mills")]["location_quotient"]
    assert mills.tolist() == pytest.approx([(70 / 110) / (90 / 172)])
    plain = read_sectors(read_table(b"place,a,b\nN,1,2\nS,3,4\n", "x"))
    assert list(plain.tables) == [0] and not plain.nations


@pytest.mark.parametrize("language", TWO_SCRIPTS)
def test_a_reader_s_sectors_on_the_card(language: str) -> None:
    text = html.unescape(shown(sector_page(SECTOR_FILE, language, sector_area="South")))
    t = words(language)
    assert ", 2019–2023" in text and "Mills" in text
    assert t("why.identity_classic", change="+10", national="", mix="", local="").split("10")[0] in text
    assert t("error.failed_title") not in text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"place,a\nN,1\nS,2\n", "few_sectors"),
        (b"place,a,b\nN,1,2\n", "few_sectors"),
        (b"place,a,b\nN,1,2\nS,,2\n", "missing_cell"),
        (b"place,a,b\nN,1,2\nS,-3,2\n", "negative"),
        (b"place,a,b\nN,0,2\nS,0,2\n", "negative"),
        (b"place,a,b\nN,1,2\nN,3,2\n", "duplicate_areas"),
        (b"place,a,b\nN,1,2\nS,3,many\nT,3,4\n", "spoiled"),
    ],
)
def test_sector_tables_that_cannot_be_read(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableTable) as caught:
        read_sectors(read_table(content, "x"))
    assert caught.value.reason == reason
    text = html.unescape(shown(sector_page(content)))
    assert words("en")("own.refused") in text and words("en")("error.failed_title") not in text


def test_the_template_of_sectors_is_a_table_of_sectors() -> None:
    tables = read_sectors(read_table(csv_file(sector_template()), "x")).tables
    assert len(tables) == 2 and all((part >= 0).all(axis=None) for part in tables.values())


def test_a_change_from_nothing_is_a_sentence() -> None:
    page = sector_page(b"place;year;A;B\nN;2019;0;0\nS;2019;0;0\nN;2023;1;2\nS;2023;3;4\n")
    assert words("en")("why.no_change") in html.unescape(shown(page))
    partly = html.unescape(
        shown(sector_page(SECTOR_FILE.replace(b"2019;10;", b"2019;0;").replace(b"2019;40;", b"2019;0;")))
    )
    assert words("en")("why.sector") in partly and ", 2019–2023" in partly
