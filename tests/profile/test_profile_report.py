"""Documents of profiles: the same figures as the screen, in every language, for any place."""

import io
import re
import zipfile
from datetime import date
from math import ceil

import pytest
from fontTools.ttLib import TTFont
from markupsafe import escape
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bench.places import faults, word_text
from patokaz.language.words import LANGUAGES, translations, words
from patokaz.profile import report_maps
from patokaz.profile.cards import chapters_html
from patokaz.profile.documents import DOCUMENTS, profile_document
from patokaz.profile.model import profile_model
from patokaz.profile.profile import block_figures, read_profile
from patokaz.profile.report import profile_report
from patokaz.profile.report_maps import headline_maps
from patokaz.profile.report_sectors import sector_sentences
from patokaz.profile.report_similar import similar_places
from patokaz.profile.similarity import similar_to, similarity_defaults
from patokaz.reports.files.qr import qr_svg
from patokaz.reports.files.typeset import FOLDER, chart_picture, pdf_file
from patokaz.reports.profile.model import Report
from patokaz.reports.profile.web_page import html_file
from patokaz.statistics import database
from patokaz.statistics.catalogue import BLOCKS, catalogue
from patokaz.statistics.countries import levels

DAY = date(2026, 1, 31)
ADDRESS = "http://localhost:8501"


def report_of(area: str, language: str) -> Report:
    t = words(language)
    profile = read_profile(area, t)
    assert profile is not None
    return profile_report(profile, ADDRESS, DAY, t)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_has_the_figures_of_the_screen(language: str) -> None:
    t = words(language)
    profile = read_profile("PAZ21", t)
    assert profile is not None
    report = profile_report(profile, ADDRESS, DAY, t)
    shown = chapters_html(profile_model(profile, t), t)
    for block, told in zip(BLOCKS, report.blocks, strict=True):
        assert [figure.indicator for figure in told.figures] == [
            str(figure["indicator_id"]) for _, figure in block_figures(profile, block)
        ]
        for figure in told.figures:
            assert f">{figure.text}<s" in shown
        for chart in told.charts:
            assert all(text in shown for text in chart.texts)
    assert report.address == f"{ADDRESS}/profile?area=PAZ21&lang={language}"
    assert len(report.headline) == 10 and report.sources


def test_every_document_opens_with_every_figure() -> None:
    """`python -m bench places` makes those of many."""
    assert faults("MK00501", "sq") == []


def test_maps_show_the_values_of_the_year_and_where_the_place_is() -> None:
    profile, t = read_profile("PAZ21", words("en")), words("en")
    assert profile is not None
    maps = headline_maps(profile, 6, t)
    assert len(maps) == 6 and all(drawn.legend and drawn.notes for drawn in maps)
    for drawn in maps:
        assert drawn.svg.count(">Peshtera</text>") == 1 and drawn.svg.count("<text") == 1
        assert not any(text.endswith(("%", "per 1,000")) for _, text, _, _ in drawn.legend)  # the title has the unit
        assert sum(int(count) for _, _, count, _ in drawn.legend) == 265
    near = read_profile("UA23060070000082704", t)
    assert near is not None
    assert all(near.area["upper"] in drawn.title for drawn in headline_maps(near, 2, t))
    alone = read_profile("UA80000000000093317", t)  # one area in its oblast: shown among the oblasts
    assert alone is not None
    for drawn in headline_maps(alone, 2, t):
        assert drawn.place == "Kyiv" and "(Ukraine)" in drawn.title
        assert sum(int(count or 0) for _, _, count, kind in drawn.legend if kind == "class") in (24, 25)


def test_no_map_has_fewer_areas_than_can_be_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    t = words("en")
    skopje = read_profile("MK008", t)
    assert skopje is not None and len(headline_maps(skopje, 1, t)) == 1
    monkeypatch.setattr(report_maps, "FEWEST", 18)  # the region has 17 municipalities
    assert headline_maps(skopje, 1, t) == []
    monkeypatch.undo()
    gabrovo = read_profile("GAB", t)  # a district of four municipalities
    assert gabrovo is not None
    for drawn in headline_maps(gabrovo, 6, t):
        assert sum(int(count) for _, _, count, _ in drawn.legend if count) >= 5


def test_similar_places_are_those_of_the_comparison() -> None:
    t = words("en")
    profile = read_profile("PAZ21", t)
    assert profile is not None
    found = similar_places(profile, t)
    nearest = similar_to("BG", "PAZ21", dict.fromkeys(similarity_defaults("BG"), 1.0), 5)
    assert found is not None and found.names[0] == "Peshtera" and len(found.names) == 6
    assert list(found.distances[1:]) == [t.number(distance, 2) for distance in nearest["distance"]]
    told = dict(found.rows)
    for key in ("population_persons", "urban_share_pct"):
        indicator = catalogue()[key]
        for area, text in zip(["PAZ21", *nearest["area"]], told.get(indicator.text("name", "en"), ()), strict=False):
            other = read_profile(area, t)
            assert other is not None
            assert text == t.amount(other.records[key]["value"], indicator.unit, indicator.decimals)
    text = word_text(profile_document("analysis", profile, ADDRESS, DAY, t))
    assert all(name in text for name in found.names)
    region = read_profile("BG42", t)
    assert region is not None and similar_places(region, t) is None


def test_pictures_of_charts() -> None:
    report = report_of("MK00805", "en")
    chart = report.blocks[0].charts[0]
    assert chart_picture(chart, "en", "png").startswith(b"\x89PNG")
    assert b"<svg" in chart_picture(chart, "en", "svg")[:200]
    names = set(zipfile.ZipFile(io.BytesIO(DOCUMENTS["pictures"].make(report, None))).namelist())
    assert {"location.svg", "age-and-sex-2021.svg", "age-and-sex-2021.png"} <= names
    assert qr_svg("https://example.org").startswith("<svg")
    with pytest.raises(ValueError, match="unknown document"):
        pdf_file(report, "poem")


@pytest.mark.parametrize("face", ["PatokazSans-Regular", "PatokazSans-Bold", "PatokazSerif-Bold"])
def test_the_typefaces_carry_every_letter_of_the_product(face: str) -> None:
    letters = TTFont(FOLDER / "fonts" / f"{face}.ttf").getBestCmap()
    names = "SELECT name FROM area_name WHERE kind = 'display'"
    rows = database.connect(str(database.data_file())).execute(names).fetchall()
    texts = [name for (name,) in rows]
    for language in LANGUAGES:
        texts += [str(text) for text in translations(language).values()]
        texts += [entry.text(kind, language) for entry in catalogue().values() for kind in ("name", "definition")]
    used = {letter for text in texts for letter in text} - set("\n")
    assert {letter for letter in used if ord(letter) not in letters} == set()


def test_a_step_of_the_area_around_says_whose_figure_it_is() -> None:
    t = words("mk")
    profile = read_profile("MK00805", t)
    assert profile is not None
    report = profile_report(profile, ADDRESS, DAY, t)
    work = report.chain[0].figure
    assert work is not None and work.of_area == t("profile.value_of", area=profile.above[0].area["long_name"])
    assert escape(work.of_area) in html_file(report).decode()


@pytest.mark.parametrize(("area", "change"), [("MK00609", False), ("UA23060070000082704", False)])
def test_the_investor_sheet_says_what_the_region_is_strong_in(area: str, change: bool) -> None:
    t = words("en")
    profile = read_profile(area, t)
    assert profile is not None
    told, sources = sector_sentences(profile, t)
    region = next(place for place in profile.above if place.area["level"] == levels(profile.area["country_id"])[-1])
    assert len(told) == 1 + change and all(region.area["name"] in text for text in told) and sources


def printed_pages(sheet: Worksheet) -> int:
    """Pages of a sheet on A4, from its widths and heights in points; some lie side by side where it asks for them.

    Some four per cent more than an office makes of them: 47 for 45.
    """
    last = sheet[sheet.print_area.split(":")[1].replace("$", "")].column if sheet.print_area else sheet.max_column
    wide = [5.6 * (sheet.column_dimensions[get_column_letter(at)].width or 8) + 4 for at in range(1, last + 1)]
    high = sum(sheet.row_dimensions[at].height or 15 for at in range(1, sheet.max_row + 1))
    if sheet.page_setup.orientation == "portrait":
        scale = (sheet.page_setup.scale or 100) / 100
        assert sum(wide) * scale <= 523, sheet.title
        return ceil(high * scale / 748)
    across = int(sheet.page_setup.fitToWidth or 1)
    repeated = sum(wide[:3]) * (across - 1)
    scale = min(1.0, 770 * across / (sum(wide) + repeated))
    assert scale > 0.5, sheet.title
    return across * ceil(high * scale / 502)


def test_the_workbook_sets_figures_against_numbers_in_cells_of_their_own() -> None:
    report = report_of("PAZ21", "en")
    book = load_workbook(io.BytesIO(DOCUMENTS["workbook"].make(report, None)))
    assert book.sheetnames == [
        "About this workbook",
        "Indicators",
        "By year",
        "Years side by side",
        "Structure",
        "Notes",
    ]
    for sheet in book.worksheets:
        fitted = sheet.page_setup.orientation == "landscape" and sheet.page_setup.fitToHeight == 0
        assert (fitted or sheet.title == "By year") and sheet.oddFooter.right.text
    assert all(sheet.print_title_rows == "$1:$1" for sheet in book.worksheets[1:])
    assert book.properties.creator == "Patokaz" and book.properties.title == "Peshtera: Indicators"
    assert sum(map(printed_pages, book.worksheets)) <= 32  # and no letter under half its size
    _, *notes = book.worksheets[-1].iter_rows(values_only=True)
    told = [text for _, _, text in notes]  # each once, with all that it concerns
    assert len(told) == len(set(told)) and {kind for kind, *_ in notes} == {"Definition", "Note", "Source"}
    names = {figure.name for block in report.blocks for figure in block.figures}
    assert names == {name for kind, named, _ in notes if kind == "Source" for name in named.split("; ")}
    first, figures_sheet = book.worksheets[:2]  # no row cuts its text, what is printed can be read
    assert max(line.height or 0 for line in first.row_dimensions.values()) > 15
    assert "$A$1:$M$" in figures_sheet.print_area
    assert any(cell.number_format == "#,##0.0" for line in book.worksheets[1].iter_rows(min_row=2) for cell in line)
    heads, *rows = book.worksheets[1].iter_rows(values_only=True)
    row = dict(zip(heads, next(row for row in rows if row[-1] == "births_per_1000"), strict=True))
    t = words("en")
    profile = read_profile("PAZ21", t)
    assert profile is not None
    figure = profile.records["births_per_1000"]
    assert row["Share in the country, %"] is None
    people = dict(zip(heads, next(row for row in rows if row[-1] == "population_persons"), strict=True))
    assert people["Share in the country, %"] == pytest.approx(100 * people["Value"] / people["Country"], abs=0.01)
    for head, key in (("Larger area", "group_value"), ("Country", "country_value"), ("Median", "median")):
        assert row[head] == pytest.approx(float(str(figure[key])))


@pytest.mark.parametrize(("area", "language"), [("UA23", "uk"), ("VTR", "bg"), ("MK008", "sq"), ("BG", "en")])
def test_maps_of_a_larger_area_name_their_highest_and_lowest_part(area: str, language: str) -> None:
    t = words(language)
    profile = read_profile(area, t)
    assert profile is not None
    drawn = headline_maps(profile, 2, t)
    assert len(drawn) == 2
    for entry in drawn:
        assert re.findall("<text[^>]*>([^<]*)<", entry.svg) == entry.place.split("; ") and ": " in entry.place
        assert not any(name.startswith(("Бердянськ", "Мелітополь")) for name in entry.place.split("; "))
        assert entry.place in entry.alt


def test_an_end_that_several_parts_share_is_not_named() -> None:
    t = words("uk")
    profile = read_profile("UA23", t)
    assert profile is not None
    shared = next(entry for entry in headline_maps(profile, 6, t) if entry.id.startswith("tax-capacity"))
    assert "; " not in shared.place and shared.place.startswith("Оріхів")
