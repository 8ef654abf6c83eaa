"""python -m bench pages [language …] [places]: brochure two pages, investor sheet one, for the municipalities of all countries.

Without a number every municipality is asked, in an order shuffled the same way each time, so that what is done at any
moment is a sample of all; with one, so many spread evenly over the list, which goes by country, parent and id.

A page is the longest of several versions that fits, so a document has its length where the shortest ones fit. Those are
set, from the texts of the place and without its drawings, whose size is fixed; where they do not fit, the document is
made as readers get it and counted. What has another length is printed at once, with its language.
"""

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import lru_cache
from unittest.mock import patch

import typst
from markupsafe import Markup

from bench.report import row
from patokaz.language.languages import LANGUAGES
from patokaz.language.words import Words, words
from patokaz.profile import report as reports
from patokaz.profile.documents import profile_document
from patokaz.profile.profile import Profile, read_profile
from patokaz.profile.report_maps import headline_maps
from patokaz.profile.report_sectors import sector_sentences
from patokaz.profile.report_similar import similar_places
from patokaz.reports.files import typeset
from patokaz.reports.profile.model import Report
from patokaz.statistics.countries import countries
from patokaz.statistics.database import one_version
from patokaz.statistics.places import level_places

PAGES = {"brochure": 2, "investor": 1}
BASE, DAY = "https://patokaz.example", date(2026, 1, 1)
EVERY = 20  # places between two lines of progress
PICTURE = Markup('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>')


def measure() -> None:
    """Make the documents of the places and languages that the command names, and print those of another length."""
    languages = [word for word in sys.argv[2:] if word in LANGUAGES] or list(LANGUAGES)
    most = next((int(word) for word in sys.argv[2:] if word.isdigit()), 0)
    places = spread(municipalities(), most)
    random.Random(17).shuffle(places)
    wrong: Counter[str] = Counter()
    for done, area in enumerate(places, 1):
        with one_version():
            for language in languages:
                wrong[language] += len(other_lengths(area, language))
        if done % EVERY == 0:
            print(f"{done} of {len(places)} municipalities, {sum(wrong.values())} of another length", flush=True)
    for language in languages:
        row(f"{len(places)} municipalities, {language}: documents of another length", wrong[language], "", 0, "goal")


def municipalities() -> list[str]:
    """Ids of every municipality: by country, parent and id, so that neighbours stand together."""
    ids: list[str] = []
    for country in countries():
        rows = level_places(country=country, level="municipality", language="en")
        ids += rows.sort_values(["parent_id", "area_id"])["area_id"].tolist()
    return ids


def spread(ids: Sequence[str], most: int) -> list[str]:
    """So many of the ids, evenly spread; all of them where `most` is 0."""
    step = len(ids) / most if most else 1
    return list(dict.fromkeys(ids[int(at * step)] for at in range(most or len(ids))))


def other_lengths(area: str, language: str) -> list[str]:
    """The documents of a place whose number of pages is not the wanted one, printed as they are found."""
    t = words(language)
    profile = read_profile(area, t)
    assert profile is not None, area
    with undrawn():
        report = shown_report(profile, t)
    found = []
    for kind, wanted in PAGES.items():
        if shortest_pages(report, kind) == wanted:
            continue
        pages = pages_of(profile_document(kind, profile, BASE, DAY, t))
        if pages != wanted:
            found.append(kind)
            print(f"{kind} of {area}, {language}: {pages} pages", flush=True)
    return found


def shown_report(profile: Profile, t: Words) -> Report:
    """The report with what both documents show of it."""
    sectors, sources = sector_sentences(profile, t)
    return replace(
        reports.profile_report(profile, BASE, DAY, t), maps=headline_maps(profile, 2, t),
        similar=similar_places(profile, t), sectors=sectors, sector_sources=sources,
    )  # fmt: skip


def shortest_pages(report: Report, kind: str) -> int:
    """How many pages the shortest versions of a document take."""
    content = json.dumps(typeset.report_content(report) | {"document": kind}, default=vars, ensure_ascii=False)
    inputs = {"report": content, "longest_gap": str(typeset.LONGEST_GAP), "shortest": "yes"}
    return pages_of(_setter(kind).compile(format="pdf", sys_inputs=inputs, pdf_tags=False))


def pages_of(file: bytes) -> int:
    """The number of pages of a PDF file of ours."""
    return len(re.findall(rb"/Type\s*/Page[^s]", file))


@lru_cache(maxsize=2)
def _setter(kind: str) -> typst.Compiler:
    folder = typeset.FOLDER / "templates"
    return typst.Compiler(
        str(folder / f"{kind}.typ"), root=str(folder), font_paths=[str(typeset.FOLDER / "fonts")],
        ignore_system_fonts=True,
    )  # fmt: skip


@contextmanager
def undrawn() -> Iterator[None]:
    """Reports without the lines of their maps, and without the details of figures: neither document shows them."""
    with (
        patch("patokaz.maps.exports.layer_svg", lambda *_: PICTURE),
        patch("patokaz.profile.report._locator", lambda profile, _: _locator_of(profile.area["country_id"])),
        patch("patokaz.profile.figures.details", lambda *_: ()),
        patch("patokaz.profile.small_numbers.small_numbers_text", lambda *_: ""),
    ):
        yield


@lru_cache(maxsize=3)
def _locator_of(country: str) -> Markup:
    """A picture of the size of a country's locators."""
    drawn = reports.locator_svg(reports.geometry(country, "municipality"), "", reports.PALETTES["light"])
    return Markup(str(drawn).partition(">")[0] + "></svg>")
