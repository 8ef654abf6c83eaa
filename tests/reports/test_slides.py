"""Slides: the rule that chooses them, the deck as an office reads it, the picture, and the wall as a browser lays it out."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from bench.browser import chromium
from bench.wall import SIZES, faults, wall_page
from patokaz.charts.palette import PALETTES
from patokaz.language.languages import LANGUAGES
from patokaz.language.spans import WORD_JOINER, in_slide
from patokaz.language.words import words
from patokaz.profile.profile import read_profile
from patokaz.profile.slides import PARTS, profile_slides
from patokaz.reports.slides.bars import draw_bars
from patokaz.reports.slides.deck import deck_file
from patokaz.reports.slides.frame import slide_scene
from patokaz.reports.slides.letters import ROOM, fitted, width, wrapped
from patokaz.reports.slides.lines import draw_lines
from patokaz.reports.slides.maps import breaking
from patokaz.reports.slides.model import (
    MOST,
    AreaMap,
    Bar,
    Bars,
    Deck,
    Line,
    Lines,
    Number,
    Points,
    Slide,
    Standing,
    StandingRow,
    chosen,
)
from patokaz.reports.slides.office_charts import bars_chart, lines_chart
from patokaz.reports.slides.scene import HIGH, WIDE, Box, Scene
from patokaz.reports.slides.skins import NARROW, narrow_scene, slide_html, slide_png, slide_svg, slides_html, told_rows
from patokaz.statistics.catalogue import catalogue
from patokaz.statistics.database import query
from tests.pages import unheld
from tests.profile.profiles import profile_of

ADDRESS = "https://patokaz.example/profile?area=PAZ21"
# Long names, long words of units, own districts, a larger area, figures in the millions.
WORST = [
    ("UA32080050000052660", "uk"), ("UA80000000000093317", "sq"), ("MK00210", "sq"), ("SOF46", "bg"),
    ("UA68020230000069135", "en"), ("PAZ21", "mk"),
]  # fmt: skip
STAND_IN = 1.34  # DejaVu Serif, which stands in for Georgia, beside the measured letters
WORDS = {"source": "Source", "scan": "Scan"}


def slides_of(area: str, language: str, address: str = ADDRESS) -> list[Slide]:
    return profile_slides(profile_of(area, language), address, words(language))


def slide(kind: str, title: str) -> Slide:
    return Slide(kind, title, "", None, "", "", "")


def test_the_rule_takes_one_of_each_kind_before_a_second_and_keeps_the_order() -> None:
    many = [
        slide("opening", "a"),
        slide("figure", "b"),
        slide("figure", "c"),
        slide("map", "d"),
        slide("question", "e"),
    ]
    assert [entry.title for entry in chosen(many, 4)] == ["a", "b", "d", "e"]
    assert [entry.title for entry in chosen(many, 5)] == ["a", "b", "c", "d", "e"]


@pytest.mark.parametrize(("area", "language"), WORST)
def test_every_slide_says_a_finding_of_a_figure_with_a_source(area: str, language: str) -> None:
    told = slides_of(area, language)
    assert 3 <= len(told) <= MOST and told[0].kind == "opening" and told[-1].kind == "question"
    assert [PARTS.index(entry.kind) for entry in told] == sorted(PARTS.index(entry.kind) for entry in told)
    for entry in told[1:-1]:
        assert entry.chart is not None and entry.source and entry.title and entry.area
        if isinstance(entry.chart, Bars):
            assert 2 <= len(entry.chart.bars) <= 8


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.mark.parametrize("size", SIZES)
def test_no_text_of_the_worst_places_is_too_small_cut_or_upon_another(browser: Browser, size: tuple[int, int]) -> None:
    page = wall_page(browser, size)
    for area, language in WORST if size == SIZES[0] else WORST[:1]:  # slides grow with the window
        assert faults(page, slides_html(slides_of(area, language), PALETTES["light"], language), language) == [], area
    long = Slide("figure", "x " * 20, "", None, "", "", "")
    small = slide_html(long, PALETTES["light"], "en").replace("calc(var(--u) * 64.0)", "20px")
    gone = slide_html(long, PALETTES["light"], "en").replace("left:calc(var(--u) * 96.0)", "left:99vw")
    assert faults(page, [small, gone], "en") != [], "the check finds what is wrong"
    page.close()


def test_letters_of_a_language_with_forms_of_its_own_keep_the_margin(browser: Browser) -> None:
    """Bulgarian ones are wider than those of the script, by which a sentence ran into the margin."""
    page = wall_page(browser, SIZES[1])
    slide = Slide("residual", "Остатъци", words("bg")("deviance.method"), None, "", "", "")
    assert faults(page, [slide_html(slide, PALETTES["light"], "bg")], "bg") == []
    assert "in the margin" in faults(page, [slide_html(slide, PALETTES["light"], "uk")], "bg")[0]
    page.close()


def test_the_deck_has_titles_numbers_sources_and_texts_for_those_who_cannot_see() -> None:
    told = slides_of("PAZ21", "bg")
    file = deck_file(Deck("bg", "Пещера", "28 ноември 2026 г.", told, WORDS))
    deck = Presentation(io.BytesIO(file))
    assert len(deck.slides) == len(told)
    assert [layout.name for layout in deck.slide_layouts] == ["Finding", "Question"]
    for number, (made, entry) in enumerate(zip(deck.slides, told, strict=True), 1):
        assert made.shapes.title.text_frame.text == in_slide(entry.title)
        assert made._element.xpath(".//a:fld[@type='slidenum']/a:t")[0].text == str(number)
        assert made.slide_layout._element.xpath(".//a:fld[@type='slidenum']"), "without it an office shows no number"
        kinds = [shape.placeholder_format.type for shape in made.placeholders]
        assert PP_PLACEHOLDER.SLIDE_NUMBER in kinds
        texts = [shape.text_frame.text.replace(WORD_JOINER, "") for shape in made.placeholders]
        assert isinstance(entry.chart, AreaMap) is ("Боян Юруков" in entry.foot)  # whose the boundaries are
        assert entry.foot in texts and entry.address in made.notes_slide.notes_text_frame.text
        for shape in made.shapes:
            if shape.has_chart or shape.has_table or shape.shape_type == 13:
                assert shape._element._nvXxPr.cNvPr.get("descr")
        assert made._element.xpath(".//a:rPr/@lang") and set(made._element.xpath(".//a:rPr/@lang")) == {"bg-BG"}
    properties = deck.core_properties
    assert (properties.title, properties.author, properties.last_modified_by) == ("Пещера", "Patokaz", "Patokaz")
    assert properties.created is not None and properties.created.year >= 2026
    content = zipfile.ZipFile(io.BytesIO(file))
    assert not [
        name for name in content.namelist() if "thumbnail" in name or "printer" in name or name.endswith("app.xml")
    ]
    themes = [content.read(name) for name in content.namelist() if "/theme/" in name]
    assert themes and all(b"Office Theme" not in theme for theme in themes)
    parts = {name: content.read(name) for name in content.namelist() if name.endswith(".xml")}
    assert (
        not [name for name, part in parts.items() if b"en-US" in part]
        and b"screen4x3" not in parts["ppt/presentation.xml"]
    )


@pytest.mark.parametrize(("area", "language", "called"), [("PAZ", "bg", "област Пазарджик"), ("MK008", "mk", "Скопски плански регион")])  # fmt: skip
def test_a_larger_area_is_called_with_its_kind_on_every_slide(area: str, language: str, called: str) -> None:
    told = slides_of(area, language)
    begun = called[0].upper() + called[1:]
    assert told[0].title == begun and {entry.area for entry in told} <= {begun, "България", "Северна Македонија", ""}
    name = called.removeprefix("област ").removesuffix(" плански регион")
    whole = [entry.title.replace(called, "").replace(begun, "") for entry in told]
    assert not [title for title in whole if name in title]
    lines = [line.name for entry in told if isinstance(entry.chart, Lines) for line in entry.chart.lines]
    assert lines and called in lines and name not in lines


def test_a_title_of_the_deck_ends_above_its_sentence_in_wide_letters() -> None:
    told = slides_of("MK00805", "sq")
    deck = Presentation(io.BytesIO(deck_file(Deck("sq", "Gjorçe Petrov", "", told, WORDS))))
    for made in list(deck.slides)[:-1]:
        run, within = made.shapes.title.text_frame.paragraphs[0].runs[0], made.shapes.title.width / 6350
        lines = wrapped(run.text, run.font.size.pt * 2 * STAND_IN, within, "serif")
        end = made.shapes.title.top / 6350 + run.font.size.pt * 2 * 1.16 * len(lines)
        sentences = [shape for shape in made.placeholders if shape.placeholder_format.idx == 1]
        assert all(sentence.top / 6350 >= end - 8 for sentence in sentences)


def test_years_below_a_line_of_the_deck_are_few_and_level() -> None:
    told = [entry for entry in slides_of("MK00805", "sq") if isinstance(entry.chart, Lines)]
    deck = Presentation(io.BytesIO(deck_file(Deck("sq", "x", "", told, WORDS))))
    axes = [shape.chart.category_axis._element for made in deck.slides for shape in made.shapes if shape.has_chart]
    assert axes and {axis.xpath("./c:majorUnit/@val")[0] for axis in axes} == {"19"}  # two censuses: 2002 and 2021


def test_a_series_of_the_deck_is_named_by_whose_its_values_are() -> None:
    told = slides_of("PAZ21", "bg")
    structure = next(entry.chart for entry in told if entry.kind == "structure")
    assert isinstance(structure, Bars) and structure.other == "област Пазарджик"
    deck = Presentation(io.BytesIO(deck_file(Deck("bg", "x", "", told, WORDS))))
    position = next(number for number, entry in enumerate(told) if entry.chart is structure)
    (chart,) = (shape.chart for shape in deck.slides[position].shapes if shape.has_chart)
    own, larger = chart.plots[0].series
    drawn = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    money = [made for made in drawn if min(abs(value or 0) for value in made.plots[0].series[0].values) > 1e6]
    assert (
        money
        and money[0].plots[0].data_labels.number_format.replace("\N{NO-BREAK SPACE}", " ") == '#,##0.0,," млн. евро"'
    )
    assert not money[0]._chartSpace.xpath(".//c:dLbl//c:rich")  # no text that stays as it was when a figure is edited
    assert (own.name, list(own.values)) == ("Пещера", [bar.value for bar in structure.bars])
    assert (larger.name, list(larger.values)) == ("област Пазарджик", [bar.other for bar in structure.bars])


def test_a_break_is_a_gap_with_its_reason_and_no_growth_is_told_across_it() -> None:
    people = next(entry for entry in slides_of("PAZ21", "en") if entry.kind == "trend")
    assert isinstance(people.chart, Lines) and [year for year, _ in people.chart.breaks] == [2001, 2011, 2022]
    assert people.title == "Population: down from 14,459 (2022) to 14,382 (2024)"
    drawn = slide_html(people, PALETTES["light"], "en")
    assert "2022: " in drawn and people.chart.breaks[-1][1].split(" ")[0] in drawn
    two = next(entry for entry in slides_of("MK00805", "en") if entry.kind == "trend")
    assert two.title == "Population: 41,634 in 2002, 44,844 in 2021, measured differently"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reasons_of_two_breaks_are_told_whole_above_the_lines(language: str) -> None:
    profiles = [read_profile(area, words(language)) for area in ("UA23", "PAZ21", "MK00805")]
    found = [
        reason[language].replace("\u00a0", " ")
        for one in profiles
        if one
        for years in one.breaks.values()
        for reason in years.values()
    ]
    reasons, box = sorted(set(found), key=len)[-2:], Box(0, 0, 1700, 700)
    scene = Scene()
    breaks = [(2014, reasons[0]), (2022, reasons[1])]
    draw_lines(Lines([Line("A", [2010, 2014, 2022, 2023], [1.0, 2.0, 3.0, 4.0], "1", "4")], breaks, []), box, scene)
    told = [text for text in scene.texts if text.lines[0][:5] in ("2014:", "2022:")]
    assert [" ".join(text.lines).replace("\u00a0", " ") for text in told] == [
        f"{year}: {text}" for year, text in breaks
    ]
    grid = min(float(shape.path.split(" ")[1].split("V")[0]) for shape in scene.shapes if shape.dash == "10 10")
    assert told[0].box.right <= told[1].box.left and all(text.box.bottom <= grid for text in told)


def test_two_bars_fill_their_frame() -> None:
    scene, box = Scene(), Box(0, 0, 1700, 700)
    draw_bars(Bars([Bar("A", 1.0, "1"), Bar("B", 2.0, "2")], "x"), box, scene)
    found = (re.match(r"M[\d.]+ ([\d.]+)h[-\d.]+v([\d.]+)", shape.path) for shape in scene.shapes)
    sides = [(float(top), float(top) + float(high)) for top, high in (at.groups() for at in found if at)]
    first, last = min(top for top, _ in sides), max(bottom for _, bottom in sides)
    assert last - first > 0.6 * 700 and abs(first - (700 - last)) < 2  # they took 300 at the top


def test_two_censuses_are_a_dashed_slope_and_the_first_value_meets_no_line() -> None:
    own, other = Line("A", [2002, 2021], [1.0, 2.0], "1", "2"), Line("B", [2002, 2021], [1.0, 4.0], "1", "4")
    box = Box(0, 0, 1700, 700)
    apart, tied = Scene(), Scene()
    draw_lines(Lines([own], [(2021, "other rules")], []), box, apart)
    draw_lines(Lines([replace(own, years=[2020, 2021], first="a long first value"), replace(other, years=[2020, 2021])], [], []), box, tied)  # fmt: skip
    assert [shape.dash for shape in apart.shapes].count("14 12") == 1 and not any(shape.dash for shape in tied.shapes)
    first = next(text for text in tied.texts if text.lines == ["a long first value"]).box
    steep = next(shape.path for shape in tied.shapes if shape.stroke == "contrast")
    x0, y0, x1, y1 = map(float, re.findall(r"[\d.]+", steep))
    heights = [y0 + (y1 - y0) * (x - x0) / (x1 - x0) for x in (max(first.left, x0), first.right)]
    assert first.bottom <= min(heights) or first.top >= max(heights)


def test_a_long_last_value_ends_inside_the_slide() -> None:
    scene, box = Scene(), Box(0, 0, 1700, 700)
    long = "BGN 9.9 million (EUR 5.1 million)"
    draw_lines(Lines([Line("A", [2021, 2023], [1.0, 2.0], "1", long)], [], []), box, scene)
    assert next(text for text in scene.texts if text.lines == [long]).box.right <= box.right


def test_the_name_of_the_lowest_line_stands_above_the_years() -> None:
    scene, box = Scene(), Box(0, 0, 1700, 700)
    high, low = Line("A", [2021, 2022], [9.0, 8.0], "9", "8"), Line("Median", [2021, 2022], [5.0, 4.0], "5", "4")
    draw_lines(Lines([high, low], [], []), box, scene)
    boxes = {text.lines[0]: text.box for text in scene.texts}
    assert boxes["Median"].bottom <= boxes["2022"].top + 1


@pytest.mark.parametrize(
    ("last", "told", "written"),
    [
        (31_719_671_217.0, "31,7\u00a0млрд\u00a0грн", '#,##0,,,"\u00a0млрд\u00a0грн"'),
        (5_080_000.0, "EUR 5.1\u00a0million (BGN 9.9 million)", '"EUR "0.0,,"\u00a0million"'),
        (44_844.0, "44\u00a0844", '[>=1000000]#"\u00a0"###"\u00a0"##0;[>=1000]#"\u00a0"##0;0'),
        (12.5, "12.5%", "#,##0"),
    ],
)
def test_the_axis_of_the_deck_is_in_the_words_of_the_line(last: float, told: str, written: str) -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    lines = Lines([Line("A", [2021, 2022], [1.0, last], "1", told)], [], [])
    frame = lines_chart(slide, lines, (0, 0, 900_000, 900_000))
    assert frame.chart.value_axis.tick_labels.number_format == written


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ({"31,7\u00a0млрд\u00a0грн": 31.72e9, "749,1\u00a0млн\u00a0грн": 749.1e6, "288\u00a0963\u00a0грн": 288_963},
         '[>=1000000000]#,##0.0,,,"\u00a0млрд\u00a0грн";[>=1000000]#,##0.0,,"\u00a0млн\u00a0грн";#,##0"\u00a0грн"'),
        ({"749,1\u00a0млн\u00a0грн": 749.1e6, "288\u00a0963\u00a0грн": 288_963},
         '[>=1000000]#,##0.0,,"\u00a0млн\u00a0грн";[>=1000]#"\u00a0"##0"\u00a0грн";0"\u00a0грн"'),
        ({"3.361": 3361, "905": 905}, '[>=1000000]#"."###"."##0;[>=1000]#"."##0;0'),
        ({"14\u00a0382": 14_382, "−905": -905}, "#,##0"),
        ({"UAH\u00a01.0\u00a0billion": 1.04e9, "UAH\u00a02.5\u00a0billion": 2.51e9}, '"UAH\u00a0"#,##0.0,,,"\u00a0billion"'),
        ({"46,7\u00a0%": 46.71, "−3,2\u00a0%": -3.2, "0,0\u00a0%": 0.0}, '#,##0.0"\u00a0%"'),
        ({"14,382": 14_382, "905": 905}, '[>=1000000]#","###","##0;[>=1000]#","##0;0'),
        ({"1,234.5": 1234.5}, '[>=1000000]#","###","##0.0;[>=1000]#","##0.0;0.0'),
    ],
)  # fmt: skip
def test_labels_of_bars_in_the_deck_are_their_values_in_the_words_of_the_wall(
    told: dict[str, float], written: str
) -> None:
    chart = _bars_of_the_deck([Bar("A", value, text) for text, value in told.items()])
    assert chart.plots[0].data_labels.number_format == written
    assert chart._chartSpace.xpath(".//c:dLbls/c:txPr/a:bodyPr/@wrap") == ["none"]
    assert not chart._chartSpace.xpath(".//c:dLbl//c:rich")


def test_values_below_zero_in_two_scales_are_texts() -> None:
    chart = _bars_of_the_deck([Bar("A", -3.2e6, "−3.2 million"), Bar("B", 905.0, "905")])
    label = chart.plots[0].series[0].points[0].data_label
    assert label.text_frame.text == "−3.2 million"


@pytest.mark.parametrize("text", ["12 of 80", "32%", "BGN 9.9 million (EUR 5.1 million)"])
def test_a_label_that_says_more_than_the_value_is_a_text(text: str) -> None:
    chart = _bars_of_the_deck([Bar("A", 0.32, text), Bar("B", 12.0, "12")])
    assert [run.text for run in chart.plots[0].series[0].points[0].data_label.text_frame.paragraphs[0].runs] == [text]


def _bars_of_the_deck(bars: list[Bar]) -> Any:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    return bars_chart(slide, Bars(bars, "x"), (0, 0, 900_000, 900_000)).chart


def test_an_axis_that_ends_at_zero_writes_its_values() -> None:
    """Zero is zero in millions and in units: as the highest tick it told the axis to write −10 as 0."""
    slide = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    lines = Lines([Line("A", [2021, 2022], [-3.0, -7.5], "−3,0", "−7,5")], [], [(-10.0, "−10"), (0.0, "0")])
    frame = lines_chart(slide, lines, (0, 0, 900_000, 900_000))
    assert "," not in frame.chart.value_axis.tick_labels.number_format.strip("#,0.")


def test_the_value_of_a_bar_below_zero_has_room_before_the_names() -> None:
    slide = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    bars = Bars([Bar("A", -14.8, "−14,8"), Bar("B", -2.5, "−2,5", own=True)], "A")
    axis = bars_chart(slide, bars, (0, 0, 900_000, 900_000)).chart.value_axis
    assert axis.minimum_scale is not None and axis.minimum_scale < -14.8 * 1.25


def test_a_value_stands_at_its_bar_and_behind_a_tick_that_is_near() -> None:
    scene = Scene()
    bars = [Bar("far", 5.0, "5 %", other=90.0), Bar("near", 88.0, "88 %", other=90.0)]
    draw_bars(Bars(bars, "x"), Box(0, 0, 1700, 700), scene)
    far, near = (next(text.x for text in scene.texts if text.lines == [told]) for told in ("5 %", "88 %"))
    ticks = [float(re.match(r"M([\d.]+)", shape.path)[1]) for shape in scene.shapes if shape.fill == "contrast"]  # type: ignore[index]
    assert far < ticks[0] - 500 and near > ticks[1]


def test_a_withheld_figure_stands_on_no_slide_as_if_known() -> None:
    rows = query("withheld", country="UA", language="en")
    held = (read_profile(area, words("en")) for area in rows["area_id"].unique())
    profile = next(profile for profile in held if profile is not None and profile.withheld)
    names = [catalogue()[key].text("name", "en") for key in profile.withheld]
    told = [entry.title for entry in profile_slides(profile, "", words("en"), PARTS) if entry.kind != "structure"]
    assert names and not [
        title for title in told for name in names if title.startswith(f"{name}: {profile.area['name']}")
    ]
    trends = profile_slides(profile_of("KNL27", "en"), "", words("en"), ["trend"])
    (natural,) = (entry.chart for entry in trends if entry.title.startswith("Natural increase"))
    assert isinstance(natural, Lines) and 2023 not in natural.lines[0].years
    assert 2023 in dict(natural.breaks), "the line has a gap where the figure is withheld"


def test_a_picture_is_a_whole_slide() -> None:
    picture = Image.open(io.BytesIO(slide_png(slides_of("PAZ21", "uk")[2])))
    assert picture.size == (1920, 1080) and len(picture.getcolors(100_000) or [0] * 9) > 8


def test_the_wider_letters_of_a_picture_stay_in_its_frame() -> None:
    for entry in slides_of("PAZ21", "bg"):
        titles = re.findall(
            r'<text x="([\d.]+)"[^>]*Patokaz Serif[^>]* font-size="([\d.]+)"[^>]*>([^<]+)', slide_svg(entry)
        )
        assert titles
        for x, size, line in titles:
            assert float(x) + width(line, float(size), "serif") / ROOM["serif"] <= 1920 - float(x) + 1, line


def test_letters_shrink_by_steps_and_are_cut_at_the_last() -> None:
    assert fitted("Short", 1000, ((64, 2), (44, 3))) == (64, ["Short"])
    size, lines = fitted("word " * 30, 1000, ((64, 2), (44, 3)))
    assert size == 44 and len(lines) == 3 and all(width(line, 44) <= 1000 for line in lines)
    assert fitted("word " * 300, 1000, ((64, 2), (44, 3)))[1][-1].endswith("…")


def test_a_second_series_is_named_by_whose_its_values_are_and_no_place_stands_beside_itself() -> None:
    """Budgets of Kharytonivka stand beside those of its raion, not of its oblast; the district of Sofia is Sofia."""
    charts = [entry.chart for entry in slides_of("UA18040550000062361", "uk") if entry.kind == "structure"]
    assert [chart.other for chart in charts if isinstance(chart, Bars)] == ["Житомирський район"]
    sofia = slides_of("SOF46", "bg")
    own, varna = (
        {bar.label for entry in told if isinstance(entry.chart, Number) for bar in entry.chart.compared}
        for told in (sofia, slides_of("VAR06", "bg"))
    )
    assert own and "област София (столица)" not in own and {"България", "област Варна"} <= varna
    (made_of,) = (entry.chart for entry in sofia if entry.kind == "structure")
    assert isinstance(made_of, Bars) and made_of.other == "Югозападен район"
    assert any(bar.value != bar.other for bar in made_of.bars)


def test_bars_and_tables_are_told_row_by_row_for_an_upright_phone() -> None:
    """Of the longest of all values, of both series; intervals and bars below zero stay a picture."""
    bars = Bars([Bar("Alma", 30.0, "30 %", True, other=40.0), Bar("Bela", 10.0, "10 %")], "2021", other="2011")
    slide = Slide("bars", "Alma first", "", bars, "", "", "")
    assert [(row.label, row.text, row.own, row.share, row.other) for row in told_rows(slide)] == [
        ("Alma", "30 %", True, 75.0, 100.0),
        ("Bela", "10 %", False, 25.0, None),
    ]
    shown = slide_html(slide, PALETTES["light"], "en")
    assert "Alma<b>30 %</b>" in unheld(shown) and "left:100.0%" in shown and "<s></s> 2011" in shown
    table = Standing([StandingRow("Ageing index", "131", "49 of 80", None)], ("", "", ""))
    assert [(row.text, row.below) for row in told_rows(replace(slide, chart=table))] == [("131", "49 of 80")]
    assert 'class="narrow"' not in shown
    for bar in (Bar("Alma", 3.0, "3", low=1.0, high=5.0), Bar("Alma", -3.0, "-3")):
        other = replace(slide, chart=Bars([bar], ""))
        assert told_rows(other) == [] and 'class="narrow"' in slide_html(other, PALETTES["light"], "en")


def test_a_map_on_an_upright_phone_stands_over_its_names_and_legend() -> None:
    shown = next(slide for slide in slides_of("PAZ21", "bg") if isinstance(slide.chart, AreaMap) and slide.chart.legend)
    chart = shown.chart
    assert isinstance(chart, AreaMap)
    rows = told_rows(shown)
    assert [row.label for row in rows if row.first] == [chart.named[0][1]]
    assert [row.label for row in rows if row.swatch] == [entry.text for entry in chart.legend]
    assert len({row.swatch for row in rows if row.swatch}) == len(chart.legend)
    made = slide_html(shown, PALETTES["light"], "bg")
    assert made.count('<path class="leads"') == len(chart.named)  # a phone hides the lines to names that it tells below


def test_a_long_number_is_as_wide_as_an_upright_phone() -> None:
    number = Number("65\u00a0411\u00a0лв. (33\u00a0444\u00a0евро)", "", "Договорени средства")
    (drawn, *_) = narrow_scene(Slide("project", "T", "", number, "", "", ""), PALETTES["light"]).texts
    assert drawn.lines == [number.text] and drawn.box.right <= NARROW.right


def test_axes_of_points_are_named_whole_on_a_wall_and_on_an_upright_phone() -> None:
    names = (
        "Share of the oblasts and of all that they have (%), beginning with the smallest",
        "Share of the planned money of all projects (%)",
    )
    chart = Points(
        [0.0, 100.0],
        [0.0, 90.0],
        *names,
        ("0 %", "100 %"),
        ("0 %", "100 %"),
        (0.0, 1.0),
        [(0, "Alma")],
        "S",
        joined=True,
    )
    slide = Slide("residual", "T", "S", chart, "", "", "")
    for scene, box in (
        (narrow_scene(slide, PALETTES["light"]), NARROW),
        (slide_scene(slide, PALETTES["light"]), Box(0, 0, WIDE, HIGH)),
    ):
        told = " ".join(line for text in scene.texts for line in text.lines)
        assert all(name in told for name in names), told
        assert all(
            box.left <= text.box.left and text.box.right <= box.right + 1 and text.box.bottom <= box.bottom
            for text in scene.texts
        )


def test_a_range_in_a_legend_breaks_before_its_unit_and_not_between_its_ends() -> None:
    tied = "\N{NO-BREAK SPACE}"
    told = breaking(f"7{tied}506 – 10{tied}135{tied}грн{tied}на{tied}одну особу")
    assert told == f"7{tied}506{tied}–{tied}10{tied}135 грн на одну особу"
