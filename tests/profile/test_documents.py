"""What a council and a ministry would find wrong in a document: each kind once, over the worst places."""

import io
import re
import zipfile
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from docx import Document
from docx.oxml.ns import qn
from plotly.graph_objects import Figure

from patokaz.charts.axis import axis_ticks
from patokaz.frame import address
from patokaz.frame.files import chart_pictures
from patokaz.language.words import LANGUAGES, words
from patokaz.profile.analysis import analysis_of
from patokaz.profile.analysis_annexes import annexes
from patokaz.profile.documents import profile_document
from patokaz.profile.file_names import document_name, document_stem, plain_name
from patokaz.profile.report import profile_report
from patokaz.profile.report_maps import headline_maps
from patokaz.profile.report_sectors import sector_sentences
from patokaz.profile.report_similar import alike_ids
from patokaz.profile.slides import profile_slides
from patokaz.profile.texts import said_once, unit_once
from patokaz.reports.files.typeset import chart_picture
from patokaz.reports.profile.analysis_document import without_licence
from patokaz.reports.profile.pieces import SENTENCE, SEVERAL, said_of
from tests.house.graph import ROOT
from tests.profile.profiles import profile_of

DAY, BASE = date(2026, 1, 31), "https://patokaz.example"
FULLEST = (
    ("VTR22", "bg"),
    ("RSE33", "bg"),
    ("MK00805", "sq"),
    ("UA23060070000082704", "uk"),
    ("UA", "uk"),
    ("BG42", "en"),
)


def made(kind: str, area: str, language: str, base: str = BASE) -> bytes:
    return profile_document(kind, profile_of(area, language), base, DAY, words(language))


def pages(file: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page[^s]", file))


@pytest.mark.parametrize(("area", "language"), FULLEST)
def test_a_brochure_is_two_pages_and_an_investor_sheet_one(area: str, language: str) -> None:
    brochure = made("brochure", area, language)
    assert pages(brochure) == 2 and pages(made("investor", area, language)) == 1
    assert b"pdfuaid" in brochure  # PDF/UA-1: Typst refuses a picture without a text


def test_the_analysis_is_ready_to_be_edited() -> None:
    t = words("bg")
    file = made("analysis", "PAZ21", "bg")
    archive = zipfile.ZipFile(io.BytesIO(file))
    body, styles = (archive.read(f"word/{name}.xml").decode() for name in ("document", "styles"))
    document = Document(io.BytesIO(file))
    about = document.core_properties
    assert (about.title, about.author, about.comments) == ("Пещера: Социално-икономически анализ", "Patokaz", "")
    assert about.created.year >= 2026 and not any("thumbnail" in name for name in archive.namelist())
    pictures = [entry.get("descr") for entry in document.element.body.iter(qn("wp:docPr"))]
    assert len(pictures) > 8 and all(pictures)
    assert (
        'w:val="bg-BG"' in styles
        and "en-US" not in styles
        and "Theme=" not in "".join(re.findall(r"<w:rFonts[^>]*>", styles))
    )
    footer = "".join(archive.read(name).decode() for name in archive.namelist() if "footer" in name)
    assert 'instr="PAGE"' in footer and 'instr="NUMPAGES"' in footer and "TOC" in body
    marks = set(re.findall(r'bookmarkStart [^>]*w:name="([^"]+)"', body))
    asked = re.findall(r'w:instr="REF (\S+)', body)
    assert len(asked) > 15 and set(asked) <= marks
    for label in (t("report.table"), t("report.figure")):
        numbers = [int(number) for number in re.findall(rf"SEQ {label}[^>]*><w:r><w:t>(\d+)", body)]
        assert numbers == list(range(1, len(numbers) + 1)) and len(numbers) > 5
    contents = body[body.index("TOC ") : body.index("TOC ") + 4000]
    assert (
        t("block.people") in contents and t("analysis.annex_indicators", number=3) in contents
    )  # before any word processor
    assert body.count(t("analysis.conclusions_hint")) == 8
    assert all(t("analysis.annex_projects", number=number) in body for number in (1, 2))


def test_the_analysis_of_a_municipality_says_level_change_gap_and_rank() -> None:
    """Tertiary education in Peshtera: 17.5% in 2021, 16.9% in the district, 25.5% in the country, rank 65 of 265.

    Its birth rate, which chance alone explains, is not named.
    """
    t, profile = words("en"), profile_of("PAZ21", "en")
    analysis = analysis_of(profile, profile_report(profile, BASE, DAY, t), alike_ids(profile), t)
    told = {chapter.id: [entry.text for entry in chapter.told] for chapter in analysis.chapters}
    row = profile.records["tertiary_education_share_pct"]
    sentence = next(
        text for text in told["workforce"] if text.split(" was ")[0].endswith("“Share with tertiary education”")
    )
    assert f"in {row['year']}" in sentence and re.findall(r"[\d.]+%", sentence) == ["17.5%", "16.9%", "25.5%"]
    assert not any("“Birth rate” was" in text for text in told["people"])
    better = int(str(row["rank"])) - 1
    ranks = (f"Of {row['rank_of']} municipalities with data, {better} have a higher value.", f"Higher values are recorded in {better} of the {row['rank_of']} municipalities.")  # fmt: skip
    assert any(text in told["workforce"] for text in ranks)
    (power,) = (text for text in told["resources"] if "December 2013" in text)
    assert "2013” was 7.34 kW per head, above" in power.replace(
        "\u00a0", " "
    )  # the name has the year: it is not said again
    years = {table.id: table for chapter in analysis.chapters for table in chapter.years}
    table = years["years_population_persons"]
    series = profile.series["population_persons"]
    assert [row[0] for row in table.rows] == [str(year) for year in reversed(series.years)]
    assert table.heads[1:4] == [profile.area["name"], profile.area["upper"], profile.area["country"]]
    assert sum(table.marked) == 3 and any("2001, 2011, 2022" in entry.text for entry in table.told)
    words_told = sum(len(text.split()) for texts in told.values() for text in texts)
    assert words_told > 700 and all(chapter.to_complete for chapter in analysis.chapters)
    asked = {chapter.id: chapter.to_complete for chapter in analysis.chapters}
    assert asked["infrastructure"][0].endswith("municipal administration")  # its own roads and streets
    assert asked["resources"][1].endswith("civil protection service")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_region_is_told_by_its_parts(language: str) -> None:
    report = profile_report(profile_of("BG42", language), BASE, DAY, words(language))
    assert report.parts is not None and len(report.parts.rows) == len(report.parts.sentences) > 3
    assert all(row[2] != row[3] for row in report.parts.rows)
    assert profile_report(profile_of("PAZ21", language), BASE, DAY, words(language)).parts is None


def test_no_false_and_no_empty_sentence() -> None:
    t = words("en")
    sofia = profile_report(profile_of("SOF46", "en"), BASE, DAY, t)
    economy = next(block for block in sofia.blocks if block.id == "economy")
    assert economy.sentence and any(figure.position is not None for figure in economy.figures)
    told = [chart.sentence for block in sofia.blocks for chart in block.charts]  # a district of one municipality
    assert any(told) and not [text for text in told if re.search(r"([\d.]+%) against \1", text)]
    peshtera = profile_report(profile_of("PAZ21", "en"), BASE, DAY, t)
    assert not any("−7.0" in text for text in peshtera.strengths)  # the least loss is no strength
    assert sector_sentences(profile_of("PAZ21", "en"), t) == ([], [])  # classes of size are no sectors
    ukraine = profile_report(profile_of("UA", "uk"), BASE, DAY, words("uk"))
    assert "Крим" in ukraine.not_covered


def test_charts_and_figures_name_whose_they_are() -> None:
    profile = profile_of("PAZ21", "en")
    report = profile_report(profile, BASE, DAY, words("en"))
    for block in report.blocks:
        for entry in (*block.figures, *block.charts):
            assert (entry.area == "Peshtera") == (entry.of_area == "")


def test_a_map_of_changes_has_no_class_across_nil() -> None:
    t = words("en")
    for drawn in headline_maps(profile_of("PAZ21", "en"), 6, t):
        for _, text, _, kind in drawn.legend:
            told = re.findall(r"[−+]?[\d,]+\.\d+", text.replace("\u00a0", " ")) if kind == "class" else []
            ends = [float(end.replace("−", "-").replace(",", "")) for end in told]
            assert 1 <= len(ends) <= 2 or kind != "class"
            assert all(end <= 0 for end in ends) or all(end >= 0 for end in ends)
        assert drawn.place == "Peshtera" and re.search(r"\d{4}.* \(Bulgaria\)", drawn.title)


def test_every_picture_says_whose_it_is_and_no_map_has_fewer_than_five_areas() -> None:
    t, profile = words("uk"), profile_of("UA80000000000093317", "uk")
    maps = headline_maps(profile, 2, t)
    assert maps and all(sum(int(count) for _, _, count, _ in drawn.legend if count) >= 5 for drawn in maps)
    assert all(profile.area["name"] in drawn.alt for drawn in maps)
    charts = [chart for block in profile_report(profile, BASE, DAY, t).blocks for chart in block.charts]
    assert charts and all(chart.area and chart.alt.startswith(chart.area) for chart in charts)
    long = next(chart for chart in charts if any(len(label) > 40 for label in chart.labels))
    both = (long, replace(long, labels=["x"] * len(long.labels)))
    drawn_both = [chart_picture(chart, "uk", "svg", bare=True).decode() for chart in both]
    high = [float(found[1]) for svg in drawn_both if (found := re.search(r'viewBox="0 0 \S+ ([\d.]+)', svg))]
    assert high[0] < 1.3 * high[1], "a long label wraps beside an empty half"
    drawn = chart_picture(charts[0], "uk", "svg", made="1").decode()
    assert f"<title>{charts[0].area}: {charts[0].subject}, {charts[0].year}</title>" in drawn


def test_without_a_public_address_there_is_no_code(monkeypatch: pytest.MonkeyPatch) -> None:
    assert profile_report(profile_of("PAZ21", "en"), "", DAY, words("en")).qr == ""
    assert pages(made("brochure", "PAZ21", "en", "")) == 2
    monkeypatch.setattr(address, "base_address", lambda: "http://localhost:8501")
    assert address.public_address() == ""
    monkeypatch.setenv("PATOKAZ_PUBLIC_ADDRESS", "https://patokaz.example/")
    assert address.public_address() == "https://patokaz.example"


def test_kyiv_is_no_hromada_and_stands_in_no_rank_of_them() -> None:
    report = profile_report(profile_of("UA80000000000093317", "uk"), BASE, DAY, words("uk"))
    assert report.where.startswith("Місто зі спеціальним статусом")
    assert not [figure.name for block in report.blocks for figure in block.figures if (figure.rank_of or 0) > 25]


def test_a_source_loses_its_licence_whole() -> None:
    report = profile_report(profile_of("PAZ21", "en"), BASE, DAY, words("en"))
    licensed = [source for source in report.sources if "(Licence: Eurostat reuse policy (CC BY 4.0))" in source]
    assert licensed and all("Licence" not in told and ")" not in told.split(": ")[1] for told in map(partial(without_licence, report=report), licensed))  # fmt: skip
    nested = "A: B (Licence: CC (W3I (in part)), from C (D)); E: F"
    assert without_licence(nested, report) == "A: B; E: F"


def test_an_amount_does_not_repeat_what_the_name_says() -> None:
    assert said_once("1\u00a0199\u00a0грн на одну особу", "Податок на одну особу") == "1\u00a0199\u00a0грн"
    assert said_once("2 257 євро на одну особу", "Кошти на особу") == "2 257 євро на одну особу"
    assert said_once("EUR 9,100 per head", "Gross domestic product") == "EUR 9,100 per head"
    assert said_once("5.3%", "Unemployment rate") == "5.3%"


def test_file_names_can_be_kept() -> None:
    area = profile_of("PAZ21", "bg").area
    assert document_name(area, "analysis", "docx", date(2026, 11, 27), words("bg")) == "peshtera-analiz-2026-11-27.docx"
    assert re.fullmatch(r"[a-z0-9-]+", plain_name(profile_of("MK00805", "sq").area))
    larger = [plain_name({"area_id": key}) for key in ("VTR04", "VTR", "MK008", "UA23", "BG")]
    assert larger == [
        "veliko-tarnovo", "veliko-tarnovo-district", "skopje-planning-region", "zaporizhzhia-oblast", "bulgaria",
    ]  # fmt: skip
    stem = document_stem(area, "partners", date(2026, 11, 27), words("bg"), "Домашна грижа и дневни центрове")
    assert stem == "peshtera-partnyori-domashna-grizha-i-dnevni-tsentrove-2026-11-27"
    assert document_stem({"area_id": ""}, "plan", date(2026, 11, 27), words("uk")) == "plan-2026-11-27"
    charts = chart_pictures(Figure(), "trend", "Гъстота на населението от 2000 до 2024 г.", [], words("bg"))
    assert charts["SVG"][0] == "patokaz-gastota-na-naselenieto-ot-2000-do-2024-g.svg"
    coded = [path for path in (ROOT / "patokaz").rglob("*.py") if re.search(r'f"patokaz-\{[^}]*area', path.read_text())]
    assert not coded, "a code of an area is no name that a person can keep"


def test_axis_ticks_are_round_and_span_the_values() -> None:
    assert axis_ticks(0, 100) == [0, 20, 40, 60, 80, 100]
    assert axis_ticks(14382, 22751) == [14000, 16000, 18000, 20000, 22000, 24000]
    assert axis_ticks(3, 3)[0] <= 3 <= axis_ticks(3, 3)[-1]


def test_a_sentence_that_many_notes_share_is_told_once_by_a_mark() -> None:
    shared = "Без м. Севастополя. Номінальні гривні."
    notes = [(name, f"{name.upper()}-значення. {shared}") for name in "abcd"] + [
        ("e", shared),
        ("f", shared),
        ("g", "Інше."),
        ("h", ""),
    ]
    assert said_of(notes) == (
        {"[a]": shared},
        {**{f"{name.upper()}-значення. [a]": [name] for name in "abcd"}, "[a]": ["e", "f"], "Інше.": ["g"]},
    )


def test_the_analysis_of_a_country_leaves_no_page_half_empty() -> None:
    """Long tables of few columns go on beside themselves, maps lie two a row, a note is said once of all it concerns."""
    t = words("uk")
    country, other = (Document(io.BytesIO(made("analysis", *place))) for place in (("BG", "bg"), ("UA", "uk")))
    years = [table for table in country.tables if table.cell(0, 0).text == "Година"]
    assert years and all(len(table.rows) <= 8 for table in years)
    folded = next(table for table in years if len(table.columns) == 8)
    read = [folded.cell(row, column).text for column in range(0, 8, 2) for row in range(1, len(folded.rows))]
    assert [year for year in read if year] == sorted(filter(None, read), reverse=True)  # down, then on beside
    maps = next(table for table in country.tables if table._tbl.findall(f".//{qn('w:drawing')}"))
    assert len(maps.columns) == 2 and not list(maps._tbl.iter(qn("w:keepNext")))
    report = profile_report(profile_of("UA", "uk"), BASE, DAY, t)
    cautions = {figure.name: figure.caution for block in report.blocks for figure in block.figures if figure.caution}
    text = "\n".join(paragraph.text for paragraph in other.paragraphs)
    said = Counter(sentence for caution in cautions.values() for sentence in SENTENCE.split(caution))
    notes = " ".join(paragraph.runs[1].text for paragraph in other.paragraphs if len(paragraph.runs) == 2)
    assert max(said.values()) > 5 and all(
        notes.count(sentence) == 1 for sentence, count in said.items() if count >= SEVERAL
    )
    annex = other.tables[-1]
    numbers = {number for row in annex.rows[1:] for number in row.cells[-1].text.split(", ")}
    assert numbers == {str(at + 1) for at in range(len(numbers))} and "1 Державна служба статистики" in text


def test_a_slide_has_one_row_of_others() -> None:
    """The census has “others” of its own, which stood beside the rest of the slide under the same name."""
    charts = [slide.chart for slide in profile_slides(profile_of("MK00805", "sq"), BASE, words("sq")) if slide.kind == "structure"]  # fmt: skip
    named = [[bar.label for bar in chart.bars if bar.label.startswith("Të tjer")] for chart in charts]
    assert any(named) and all(len(rows) <= 1 for rows in named)
    assert all(sum(bar.value for bar in chart.bars) == pytest.approx(100, abs=0.5) for chart in charts)


def test_what_a_column_says_of_all_projects_is_told_once_above_the_annex() -> None:
    t, profile = words("en"), profile_of("UA23", "en")
    fund, register, *_ = annexes(profile, profile_report(profile, BASE, DAY, t), t)
    assert "For all of them: Programme – State Fund for Regional Development." in fund.note and "largest" in fund.note
    assert not any(row[1] for row in fund.rows) and any(row[3] for row in fund.rows)
    assert "Programme – DREAM; Amount – no data" in register.note and "first 60" in register.note
    assert {(row[1], row[3]) for row in register.rows} == {("", "")} and all(row[0][0] == row[0][0].upper() for row in register.rows)  # fmt: skip


@pytest.mark.parametrize(("area", "language", "level"), [("UA80000000000093317", "uk", 24), ("SOF46", "bg", 28)])
def test_a_place_that_fills_its_larger_area_is_told_by_the_figures_of_both(
    area: str, language: str, level: int
) -> None:
    """Kyiv was said to be among the best or weakest in nothing, with one sentence on its economy."""
    t, profile = words(language), profile_of(area, language)
    report = profile_report(profile, BASE, DAY, t)
    assert report.strengths and report.weaknesses and len(report.lead) > 2
    assert any(f" {level} " in text for text in report.strengths)
    chapters = {chapter.id: chapter for chapter in analysis_of(profile, report, (), t).chapters}
    assert len(chapters["economy"].told) > 3
    asked = " ".join(line for chapter in chapters.values() for line in chapter.to_complete)
    assert not re.search(
        r"в області|обласн|областния център", asked
    )  # it has neither offices nor a centre of an oblast
    assert profile_slides(profile, BASE, t)


def test_parts_under_occupation_are_left_out_and_counted() -> None:
    t, profile = words("uk"), profile_of("UA23", "uk")
    parts = profile_report(profile, BASE, DAY, t).parts
    assert parts is not None and parts.note.startswith("42 тимчасово окуповані території не враховано")
    assert "Енергодар" not in " ".join(parts.sentences) and parts.rows[0][-1] == "25"


def test_an_amount_stands_beside_that_of_the_larger_area_with_its_share() -> None:
    report = profile_report(profile_of("PAZ21", "bg"), BASE, DAY, words("bg"))
    people = next(figure for block in report.blocks for figure in block.figures if figure.indicator == "population_persons")  # fmt: skip
    assert plain_spaces(people.beside.around_share) == "223 494 (6,4 %)"
    assert plain_spaces(people.beside.country_share) == "6 437 360 (0,2 %)"


def plain_spaces(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_brochure_has_few_bars_and_loses_nothing_of_the_whole() -> None:
    report = profile_report(profile_of("UA80000000000093317", "uk"), BASE, DAY, words("uk"))
    full = {chart.id: chart for block in report.blocks for chart in block.charts}
    long = next(chart for chart in report.few if len(full[chart.id].labels) > 8)
    assert len(long.labels) == 8 and long.labels[-1] == "Інше"
    assert sum(share or 0 for share in long.shares) == pytest.approx(sum(s or 0 for s in full[long.id].shares))


def test_the_question_and_the_lines_of_an_occupied_place_set_it_against_nobody() -> None:
    t, profile = words("uk"), profile_of("UA23080070000068953", "uk")
    slides = profile_slides(profile, BASE, t)
    assert slides[-1].title == t("slide.question_occupied", place=profile.called)
    assert all(len(slide.chart.lines) == 1 for slide in slides if slide.kind == "trend")
    assert all(bar.other is None for slide in slides if slide.kind == "structure" for bar in slide.chart.bars)


@pytest.mark.parametrize(("unit", "name", "left"), [
    ("на 1.000", "Активни деловни субјекти на 1.000 жители", ""), ("грн на одну особу", "Власні доходи на одну особу", "грн"),
    ("%", "Дял на градското население", "%"), ("", "Население", ""),
])  # fmt: skip
def test_a_unit_does_not_repeat_the_name(unit: str, name: str, left: str) -> None:
    assert unit_once(unit, name) == left


@pytest.mark.parametrize(("country", "language", "called"), [("MK", "mk", "Скопски плански регион"), ("BG", "bg", "област Кърджали"), ("UA", "uk", "Дніпропетровська область")])  # fmt: skip
def test_the_deck_of_a_country_shows_how_its_parts_differ(country: str, language: str, called: str) -> None:
    slides = profile_slides(profile_of(country, language), BASE, words(language))
    kinds = [slide.kind for slide in slides]
    assert "map" in kinds and len(slides) > 5
    assert called in next(slide.title for slide in slides if slide.kind == "neighbours")
