"""What leaves a profile for the public: web page, CSV, key facts, place card, press pack; and what readers upload for it."""

import base64
import csv
import html
import io
import random
import re
import zipfile
import zlib
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape
from PIL import Image

from patokaz.charts.palette import READABLE, contrast_ratio, readable_ink
from patokaz.charts.series import PeerMedians
from patokaz.language.spans import TIE, WORD_JOINER
from patokaz.language.words import LANGUAGES, words
from patokaz.profile.documents import DOCUMENTS, PURPOSES, profile_document
from patokaz.profile.place_card import CardChoices, card_file, card_of, possible_figures, usual_figures
from patokaz.profile.place_card_screen import upload_or_refusal
from patokaz.profile.profile import read_profile
from patokaz.profile.report import profile_report
from patokaz.reports.files.uploads import MOST_BYTES, UnreadablePicture, Upload, read_upload
from patokaz.reports.profile.model import Report
from patokaz.reports.profile.pieces import Withheld
from patokaz.reports.profile.place_card import MOST, SIZE, place_card
from patokaz.reports.profile.press import csv_report, release_file, words_in
from patokaz.reports.profile.web_page import html_file
from patokaz.reports.profile.workbook import xlsx_report
from patokaz.statistics import database
from tests.pages import in_a_script_each
from tests.profile.profiles import profile_of

DAY = date(2026, 1, 31)
ADDRESS = "http://localhost:8501"
EVIL = '</style></title><script src="https://evil.example/x.js">alert(1)</script>'
VOID = {"meta", "br", "link", "img", "input", "hr"}
AREAS = sorted(
    row[0] for row in database.connect(str(database.data_file())).execute(
        "SELECT area_id FROM area WHERE level <> 'country'"
    ).fetchall()
)  # fmt: skip
PLACES = st.sampled_from(AREAS), st.sampled_from(list(LANGUAGES))


class Parsed(HTMLParser):
    """Elements of a file: whether they are balanced, their ids and their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def report_of(area: str, language: str) -> Report:
    return profile_report(profile_of(area, language), ADDRESS, DAY, words(language))


def checked_page(report: Report) -> Parsed:
    text = html_file(report).decode().replace(TIE, " ").replace(WORD_JOINER, "")
    page = Parsed(text)
    assert text.startswith("<!DOCTYPE html>") and page.open == []
    assert ("html", {"lang": report.language}) in page.elements
    names = [attributes.get("name") for tag, attributes in page.elements if tag == "meta"]
    assert {"viewport", "description", "color-scheme"} <= set(names)
    assert not {tag for tag, _ in page.elements} & {"script", "link", "img", "iframe", "object", "form"}
    for tag, attributes in page.elements:
        assert not any(name.startswith("on") for name in attributes)
        assert not {"src", "srcset", "data", "action", "poster"} & set(attributes)
        asked = attributes.get("href") or ""
        assert asked == "" or (tag == "a" and (asked.startswith("#") or asked == report.address))
    assert not re.search(r"url\((?!#)", text) and "@import" not in text
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = {(attributes.get("href") or "")[1:] for _, attributes in page.elements if str(attributes.get("href", "")).startswith("#")}  # fmt: skip
    assert targets <= set(ids)
    return page


@settings(max_examples=3)
@given(*PLACES)
def test_web_page_csv_and_facts_have_the_figures_of_the_report(area: str, language: str) -> None:
    report = report_of(area, language)
    figures = [figure for block in report.blocks for figure in block.figures]
    text = html_file(report).decode().replace(TIE, " ").replace(WORD_JOINER, "")
    rows = list(csv.reader(io.StringIO(csv_report(report).decode("utf-8-sig"))))
    facts = release_file(report).decode("utf-8-sig")
    checked_page(report)
    shown = re.findall(
        r'<td class="num"><span class="quiet">([^<]*)</span><b>([^<]*)</b><span class="quiet">([^<]*)', text
    )
    assert [html.unescape("".join(parts)) for parts in shown] == [
        f"{figure.amount} · {figure.year}" for figure in figures
    ]
    assert text.count("<caption>") == sum(bool(block.figures) for block in report.blocks)
    for figure in report.headline:
        assert f"</small>{escape(figure.text)}<small>" in text
        assert any(
            figure.name in fact and figure.text in fact and words(language).dated(figure.name, figure.year) in fact
            for fact in report.facts
        )
    assert len(report.facts) == len(report.headline) and report.name in facts
    assert sum(line.startswith("- ") for line in facts.splitlines()) == min(3, len({*report.facts, *report.strengths, *report.weaknesses, *report.changes}))  # fmt: skip
    listed = [entry for block in report.blocks for entry in (*block.figures, *block.withheld)]
    assert len(rows) == 1 + len(listed) and len(set(rows[0])) == 13
    assert [row[0] for row in rows[1:]] == [entry.indicator for entry in listed]
    known = [row for row, entry in zip(rows[1:], listed, strict=True) if not isinstance(entry, Withheld)]
    for row, figure in zip(known, figures, strict=True):
        assert (row[0], row[2], row[5]) == (figure.indicator, figure.name, str(figure.year))
        assert float(row[3]) == figure.value and "," not in row[3]
        assert row[6:8] == ["" if entry is None else str(entry) for entry in (figure.rank_at, figure.rank_of)]
        assert row[8] == (figure.of_area or report.name)
    for source in report.sources:
        assert escape(source) in text
    assert report.address in facts and escape(report.address) in text and report.made in facts


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_open_where_they_are_taken(language: str) -> None:
    report = report_of("MK00805", language)
    assert csv_report(report).startswith(b"\xef\xbb\xbf")
    facts = release_file(report)
    assert facts.startswith(b"\xef\xbb\xbf") and b"\n" not in facts.replace(b"\r\n", b"")
    assert "prefers-color-scheme: dark" in html_file(report).decode().replace(TIE, " ").replace(
        WORD_JOINER, ""
    ) and "@media print" in html_file(report).decode().replace(TIE, " ").replace(WORD_JOINER, "")


def test_a_fact_says_what_an_earlier_year_was_unless_a_break_lies_between() -> None:
    report = report_of("PAZ21", "en")
    told = {figure.indicator: (figure, fact) for figure, fact in zip(report.headline, report.facts, strict=True)}
    figure, fact = told["population_persons"]
    start = max((year for year in figure.breaks if year <= figure.year), default=figure.years[0])
    first = next(year for year in figure.years if year >= start)
    assert fact.endswith(
        f"In {first}: {words('en').number(dict(zip(figure.years, figure.values, strict=True))[first])}."
    )
    assert f"rank {figure.rank_at} of {figure.rank_of} in the country (1 = highest)" in fact


def test_what_others_wrote_is_text() -> None:
    t = words("en")
    profile = profile_of("PAZ21", "en")
    profile = replace(
        profile, place=replace(profile.place, peers=PeerMedians(EVIL, ("PAZ21",), {"population_persons": 5.0}))
    )
    report = profile_report(profile, ADDRESS, DAY, t)
    block = replace(report.blocks[0], title=EVIL, sentence=EVIL)
    figure = replace(report.headline[0], name=EVIL, text=EVIL, unit=EVIL, rank=EVIL, group_rank=EVIL, caution=EVIL)
    chart = replace(report.blocks[0].charts[0], title=EVIL, sentence=EVIL, notes=[EVIL])
    report = replace(
        report, name=EVIL, official=EVIL, where=EVIL, people=EVIL, context=[EVIL], made=EVIL, strengths=[EVIL],
        weaknesses=[EVIL], sources=[EVIL], headline=[figure], blocks=[replace(block, figures=[figure], charts=[chart])],
        words={key: EVIL + key for key in report.words},
    )  # fmt: skip
    page = checked_page(report)
    assert report.address.startswith(f"{ADDRESS}/profile?") and "<" not in report.address
    assert sum(EVIL in text for text in page.texts) > 20
    rows = list(csv.reader(io.StringIO(csv_report(replace(report, name="=1+1")).decode("utf-8-sig"))))
    assert rows[1][8] == "'=1+1"
    card = place_card(report, [figure.indicator], "#0B6E69", EVIL)
    assert card.name == EVIL
    profile_document("press", profile, ADDRESS, DAY, t)


PICTURES = {
    "en": ("location.svg", "map-natural-increase-2024.png", "age-groups-2021.svg"),
    "bg": ("mestopolozhenie.svg", "karta-koefitsient-na-estestven-prirast-2024.png", "vazrastovi-grupi-2021.svg"),
}


@pytest.mark.parametrize("language", PICTURES)
def test_the_press_pack_is_whole(language: str) -> None:
    report, profile = report_of("PAZ21", language), profile_of("PAZ21", language)
    pack = zipfile.ZipFile(io.BytesIO(profile_document("press", profile, ADDRESS, DAY, words(language))))
    names = pack.namelist()
    folder = f"peshtera-{words(language)('lead.file_pictures')}/peshtera"
    assert {
        *(f"peshtera-{words(language)('lead.file_' + kind)}.{suffix}" for kind, suffix in (
            ("brochure", "pdf"), ("slides", "pptx"), ("release", "txt"), ("figures", "csv"), ("page", "html"), ("card", "png"), ("card", "svg"),
        )),
        *(f"{folder}-{name}" for name in PICTURES[language]),
    } <= set(names)  # fmt: skip
    assert pack.testzip() is None and all(name.isascii() for name in names) and len(names) == len(set(names))
    assert pack.read(f"peshtera-{words(language)('lead.file_figures')}.csv") == DOCUMENTS["figures"].make(report, None)
    assert pack.read(f"peshtera-{words(language)('lead.file_page')}.html") == profile_document(
        "page", profile, ADDRESS, DAY, words(language)
    )
    for name in names:  # a picture says what it is, of whom and of when
        if name.startswith(folder) and name.endswith(".svg"):
            title = re.search(r"<title>([^<]+)</title>", pack.read(name).decode())
            assert title and (PICTURES[language][0] in name or re.search(r"\d{4}", title[1]))
            assert report.name in pack.read(name).decode() or any(
                area.area["name"] in title[1] for area in profile.above
            )
    assert Image.open(io.BytesIO(pack.read(f"peshtera-{words(language)('lead.file_card')}.png"))).size == SIZE


@settings(max_examples=2)
@given(*PLACES, st.integers(0, 0xFFFFFF), st.integers(1, MOST))
def test_the_card_of_any_place(area: str, language: str, colour: int, count: int) -> None:
    t, profile = words(language), profile_of(area, language)
    chosen = random.Random(colour).sample(possible := possible_figures(profile), min(count, len(possible)))
    choices = CardChoices(tuple(chosen), f"#{colour:06x}", read_upload(saved(Image.new("RGB", (300, 200)), "PNG")))
    card = card_of(report := report_of(area, language), profile, choices, words(language))
    told = {figure.indicator: figure for block in report.blocks for figure in block.figures}
    assert [figure.indicator for figure in card.figures] == chosen
    assert all(figure == told[figure.indicator] for figure in card.figures if figure.indicator in told)
    assert contrast_ratio(card.ink, card.colour) >= READABLE and card.picture and card.fills
    picture = Image.open(io.BytesIO(card_file("png", profile, choices, ADDRESS, DAY, t)))
    assert picture.size == SIZE and picture.format == "PNG"
    assert usual_figures(profile) and set(usual_figures(profile)) <= set(possible)


def test_the_card_as_a_drawing() -> None:
    profile = profile_of("MK00210", "mk")
    choices = CardChoices(tuple(usual_figures(profile)))
    drawn = card_file("svg", profile, choices, ADDRESS, DAY, words("mk")).decode()
    assert drawn.startswith("<svg") and 'viewBox="0 0 1200 630"' in drawn
    assert not re.search(r'href="(?!#|data:)', drawn)


@given(st.integers(0, 0xFFFFFF))
def test_ink_is_readable_on_every_colour(colour: int) -> None:
    assert contrast_ratio(readable_ink(f"#{colour:06x}"), f"#{colour:06x}") >= READABLE


def test_contrast_is_that_of_wcag() -> None:
    assert contrast_ratio("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast_ratio("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert readable_ink("#0B6E69") == "#FFFFFF" and readable_ink("#F2C230") == "#14232E"


def saved(picture: Image.Image, kind: str) -> bytes:
    target = io.BytesIO()
    picture.save(target, kind)
    return target.getvalue()


def noise(width: int, height: int) -> Image.Image:
    return Image.frombytes("RGB", (width, height), random.Random(1).randbytes(3 * width * height))


BOMB = saved(Image.new("1", (8000, 6000)), "PNG")
HEAD = b"IHDR" + (65_536).to_bytes(4, "big") * 2 + BOMB[24:29]
PRETENDER = BOMB[:12] + HEAD + zlib.crc32(HEAD).to_bytes(4, "big") + BOMB[33:]
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
BAD = {
    "text": (b"this is no picture", "not_a_picture"),
    "svg": (DRAWING, "not_a_picture"),
    "gif": (saved(Image.new("RGB", (9, 9)), "GIF"), "not_a_picture"),
    "nothing": (b"", "empty"),
    "large": (b"\x89PNG" + bytes(MOST_BYTES), "too_large"),
    "bomb": (BOMB, "too_many_pixels"),
    "pretender": (PRETENDER, "too_many_pixels"),
    "half a jpeg": (saved(noise(200, 200), "JPEG")[:9000], "damaged"),
    "half a png": (saved(noise(200, 200), "PNG")[:9000], "damaged"),
    "half a webp": (saved(noise(200, 200), "WEBP")[:9000], "damaged"),
}


@in_a_script_each("name", BAD)
def test_a_bad_picture_is_refused_in_a_sentence(name: str, language: str) -> None:
    content, reason = BAD[name]
    found = upload_or_refusal(content)
    assert isinstance(found, UnreadablePicture) and found.reason == reason
    t = words(language)
    assert "{" not in t("place_card.bad_" + reason, **{key: t.number(value) for key, value in found.details.items()})


@settings(max_examples=60)
@given(st.binary(max_size=400), st.sampled_from(["PNG", "JPEG", "WEBP"]), st.integers(0, 400))
def test_any_bytes_are_a_picture_or_refused(content: bytes, kind: str, at: int) -> None:
    spoiled = saved(Image.new("RGB", (20, 20), "red"), kind)
    upload_or_refusal(spoiled[:at] + content + spoiled[at:])
    upload_or_refusal(content)


def test_an_accepted_picture_is_made_anew() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "secret place"  # turned by a quarter; description
    target = io.BytesIO()
    Image.new("RGB", (1800, 1200), "red").save(target, "JPEG", exif=exif)
    found = read_upload(target.getvalue())
    picture = Image.open(io.BytesIO(base64.b64decode(re.findall(r"base64,([^\"]+)", found.svg)[0])))
    assert picture.size == (600, 900) and not found.wide and not picture.getexif()
    clear = read_upload(saved(Image.new("RGBA", (300, 100), (0, 0, 0, 0)), "PNG"))
    assert isinstance(clear, Upload) and not clear.wide and "image/png" in clear.svg
    for mode in ("1", "L", "LA", "P", "I;16", "RGB", "RGBA"):
        assert isinstance(upload_or_refusal(saved(Image.new(mode, (30, 20)), "PNG")), Upload)
    assert isinstance(upload_or_refusal(saved(Image.new("CMYK", (30, 20)), "JPEG")), Upload)


@pytest.mark.parametrize(
    ("area", "language"),
    [("PAZ21", "bg"), ("MK00805", "sq"), ("UA23060070000082704", "uk"), ("UA80000000000093317", "en"), ("BG42", "mk")],
)
def test_a_release_has_three_facts_with_their_years_in_150_words(area: str, language: str) -> None:
    report = report_of(area, language)
    text = release_file(report).decode("utf-8-sig")
    facts = [line for line in text.splitlines() if line.startswith("- ")]
    assert words_in(text) <= 150 and len(facts) == 3 and all(re.search(r"(19|20)\d\d", fact) for fact in facts)
    lead = text.split("- ")[0]
    named = {figure.name for block in report.blocks for figure in block.figures if any(figure.name in fact for fact in facts)}  # fmt: skip
    assert named and not any(name in lead for name in named)  # what the facts say is not said before them


def test_a_release_does_not_say_a_fact_before_it_in_other_words() -> None:
    report = report_of("MK00601", "en")
    told = next(figure for block in report.blocks for figure in block.figures if figure.indicator == "share_aged_65_plus_pct")  # fmt: skip
    assert told.amount in report.lead[1] and told.name not in report.lead[1]
    text = release_file(report).decode("utf-8-sig")
    assert text.count(told.amount) == 1 and report.lead[0] in text


def test_every_document_has_its_purpose() -> None:
    assert {document.purpose for document in DOCUMENTS.values()} == {*PURPOSES, ""}
    for language in LANGUAGES:
        for purpose in PURPOSES:
            assert words(language)("report.for_" + purpose)


def test_what_changed_more_than_elsewhere_is_in_every_text_for_the_public() -> None:
    report = report_of("VTR22", "uk")
    assert report.changes
    page, facts = (
        html_file(report).decode().replace(TIE, " ").replace(WORD_JOINER, ""),
        " ".join(release_file(report).decode().split()),
    )
    for sentence in report.changes:
        assert escape(sentence) in page
    assert " ".join(report.changes[0].split()) in facts  # a release has three facts: one of them is a change


def test_documents_say_withheld_where_a_figure_would_be() -> None:
    """Kryvyi Rih's revenue of 2023 is wrong in its source."""
    t = words("en")
    profile = read_profile("UA12060170000091033", t)
    assert profile is not None
    report = profile_report(profile, "", DAY, t)
    reason = t("withheld", reason="\0").split("\0")[0]
    assert report.withheld and all(reason in sentence for sentence in report.withheld)
    rows = [
        line for line in csv_report(report).decode("utf-8-sig").splitlines() if line.startswith("wage_tax_recovery_pct")
    ]
    assert len(rows) == 1 and reason in rows[0]
    assert report.withheld[0] in release_file(report).decode("utf-8-sig")
    book = openpyxl.load_workbook(io.BytesIO(xlsx_report(report)))
    cells = [str(cell) for sheet in book.worksheets[1:] for row in sheet.iter_rows(values_only=True) for cell in row]
    assert sum(cell.startswith(reason) for cell in cells) >= 2


def test_the_web_page_has_a_map_and_a_picture_for_those_who_share_it() -> None:
    page = profile_document("page", profile_of("PAZ21", "bg"), ADDRESS, DAY, words("bg")).decode()
    assert page.count("<table") == page.count("<caption") and '<caption class="unseen"></caption>' not in page
    assert page.count('<figure class="map">') == 1 and ">Пещера</text>" in page
    assert f'<meta property="og:image" content="{ADDRESS}/preview/PAZ21.png?lang=bg">' in page


def test_a_country_is_not_set_against_itself_and_a_region_is_named_with_its_kind() -> None:
    country, region = report_of("BG", "en"), report_of("MK008", "sq")
    figures = [figure for block in country.blocks for figure in block.figures]
    assert figures and not any(figure.beside.country or figure.whole for figure in figures)
    assert any(figure.beside.share for block in region.blocks for figure in block.figures)
    assert region.official == "Скопски плански регион" and report_of("MK008", "mk").official == ""


def test_a_release_names_each_publisher_once_and_ends_what_it_says() -> None:
    told = release_file(report_of("PAZ", "bg")).decode("utf-8-sig")
    assert told.count("Национален статистически институт (България)") == 1
    assert all(sentence.endswith(".") for sentence in report_of("UA23", "uk").withheld)


def test_every_drawing_of_the_press_pack_is_titled_with_what_it_shows() -> None:
    archive = zipfile.ZipFile(
        io.BytesIO(profile_document("press", profile_of("MK00609", "sq"), "https://patokaz.example", DAY, words("sq")))
    )
    drawings = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".svg")}
    titles = {name: re.search("<title>(.+?)</title>", drawn) for name, drawn in drawings.items()}
    assert len(drawings) > 10 and all(titles.values()), [name for name, title in titles.items() if not title]
    assert "Tetovë" in titles["tetovo-kartele.svg"][1]  # type: ignore[index]


def test_the_web_page_of_a_country_tells_its_parts_and_not_that_it_is_no_fifth_of_itself() -> None:
    for area, stands_out in (("UA", False), ("UA23", True)):
        t = words("en")
        profile = read_profile(area, t)
        assert profile is not None
        page = profile_document("page", profile, "", date(2026, 1, 31), t).decode()
        assert t("analysis.parts_title") in page and t("profile.standout_none") not in page
        assert (t("report.standout") in page) is stands_out
        heads = re.findall(r'<th scope="col"[^>]*>([^<]*)</th>', page)
        assert (t("report.rank") in heads, t("report.compared") in heads) == (stands_out, stands_out)  # no empty column
