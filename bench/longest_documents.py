"""The documents in the pseudo-language of the longest texts: how long they are, and whether ink stands in a margin.

Typeset ones as pages of Typst, those of Word as LibreOffice lays them out, where it is installed.
"""

import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PIL import Image, ImageOps

from bench.longest import spoken_longest
from bench.pages import BASE, DAY
from patokaz.index.choices import Choices
from patokaz.index.documents import index_document
from patokaz.index.index import index_of
from patokaz.language.words import Words
from patokaz.needs.answers import NOTHING
from patokaz.needs.documents import need_profile
from patokaz.needs.rows import assessment
from patokaz.partners.brief import brief_file
from patokaz.partners.finder import find, suggested
from patokaz.partners.law import country_law
from patokaz.partners.services import services
from patokaz.partners.view import PartnersView, free_view, usual_service
from patokaz.plans.documents import ideas_file, report_docx, report_of
from patokaz.plans.examples import sample_names, sample_plan
from patokaz.plans.linked import linked
from patokaz.plans.report_template import templates_for
from patokaz.plans.view import PlanView, plan_view, report_years
from patokaz.profile.documents import profile_document
from patokaz.profile.profile import Profile, read_profile
from patokaz.profile.report import profile_report
from patokaz.profile.report_maps import headline_maps
from patokaz.profile.report_sectors import sector_sentences
from patokaz.profile.report_similar import similar_places
from patokaz.readiness.answers import Answer
from patokaz.readiness.document import readiness_file
from patokaz.readiness.peers import others
from patokaz.readiness.readiness import readiness
from patokaz.reports.files.typeset import DOCUMENTS, document_pages
from patokaz.reports.profile.model import Report

AREAS = ("PAZ21", "UA23060070000082704", "MK00805", "PAZ")
MOST_PAGES = {"brochure": 2, "investor": 1, "profile": 14}
FOOTER = 0.94  # of the height: where it begins
MARGIN = 0.06  # of the width: what a page leaves free at either side
WORD_MARGIN = 0.08  # 2 cm of 21, less a hair for the frame of a table
SECONDS = 120


def longest_report(area: str, t: Words) -> Report:
    """The report of a place with what the typeset documents show."""
    profile = _profile(area, t)
    sectors, sources = sector_sentences(profile, t)
    return replace(
        profile_report(profile, BASE, DAY, t), maps=headline_maps(profile, 2, t), similar=similar_places(profile, t),
        sectors=sectors, sector_sources=sources,
    )  # fmt: skip


def _profile(area: str, t: Words) -> Profile:
    profile = read_profile(area, t)
    assert profile is not None, area
    return profile


def in_margin(page: bytes, margin: float = MARGIN) -> bool:
    """Whether ink stands in the margin at the left or right of a page. margin: a share of its width."""
    picture = Image.open(io.BytesIO(page))
    ink = ImageOps.invert(picture.convert("L")).getbbox()
    return ink is not None and (ink[0] < margin * picture.width or ink[2] > (1 - margin) * picture.width)


def filled(page: bytes) -> float:
    """How far down a page its ink reaches, as a share of its height; the footer apart."""
    picture = ImageOps.invert(Image.open(io.BytesIO(page)).convert("L"))
    ink = picture.crop((0, 0, picture.width, int(FOOTER * picture.height))).getbbox()
    return 0.0 if ink is None else ink[3] / picture.height


def documents(areas: Sequence[str]) -> int:
    """Makes the documents of the places, then those of Word and the index, and prints their pages; how many are too long
    or overflow. With areas: those of the areas alone."""
    wrong = 0
    with spoken_longest() as t:
        for area in areas or AREAS:
            report = longest_report(area, t)
            for kind in DOCUMENTS:
                pages = document_pages(report, kind)
                wrong += len(pages) > MOST_PAGES[kind]
                wrong += _told(f"{kind} of {area}", pages, MARGIN)
            made = partial(profile_document, "analysis", _profile(area, t), BASE, DAY, t)
            wrong += _told(f"analysis of {area}", office_pages(made(), "docx"), WORD_MARGIN)
        for name, suffix, make in [] if areas else _others(t):
            wrong += _told(name, office_pages(make(), suffix), WORD_MARGIN if suffix == "docx" else MARGIN)
    return wrong


def _told(name: str, pages: Sequence[bytes], margin: float) -> bool:
    beside = [number for number, page in enumerate(pages, 1) if in_margin(page, margin)]
    print(f"{name}: {len(pages)} pages, ink in the margin of {beside or 'none'}", flush=True)
    return bool(beside)


def _others(t: Words) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    """Documents that are not of a profile: name, suffix, maker."""
    yield "index of MK", "pdf", lambda: index_document("pdf", index_of(Choices("MK"), t.language), "MK00805", BASE, t)
    for name in sample_names():
        view = _plan(name, t)
        for template in templates_for(view.linked.profile.area["country_id"], "") if view.linked.profile else ():
            report = report_of(view, template.id)
            yield f"{template.id} of {name}", "docx", partial(report_docx, report, t, False)
        yield f"ideas of {name}", "docx", partial(ideas_file, view, "", 3)
    told = assessment("BG", "PAZ21", "Пещера", NOTHING, DAY)
    yield "needs", "docx", partial(need_profile, told, t)
    place = readiness(_profile(AREAS[1], t), {"S1": Answer(3, "x " * 40), "O1": Answer(2), "D1": Answer(0)})
    yield "readiness", "docx", partial(readiness_file, place, others(place.profile), DAY, t)
    yield "partners", "docx", partial(brief_file, _partners("PAZ21", "BG", t), t)


def _plan(name: str, t: Words) -> PlanView:
    plan = sample_plan(name)
    held = linked(plan.area_id, t)
    return plan_view(plan, held, report_years(plan, held, DAY)[1], "", t)


def _partners(area: str, country: str, t: Words) -> PartnersView:
    law, service = country_law(country), usual_service(country)
    assert law is not None
    finder = find(country, area, service, "same", t.language)
    return free_view(_profile(area, t), law, services().all[service], finder, suggested(finder, 3))


def office_pages(file: bytes, suffix: str) -> list[bytes]:
    """The pages of a PDF, or of a document as LibreOffice lays it out, as PNG pictures; none where LibreOffice is not installed."""
    office = shutil.which("soffice")
    if suffix != "pdf" and office is None:
        return []
    with tempfile.TemporaryDirectory(prefix="patokaz-longest-") as folder:
        Path(folder, f"d.{suffix}").write_bytes(file)
        if suffix != "pdf":
            home = f"-env:UserInstallation=file://{tempfile.gettempdir()}/patokaz-longest-office"
            turn = [str(office), home, "--headless", "--convert-to", "pdf", "--outdir", folder, f"{folder}/d.{suffix}"]
            subprocess.run(turn, check=True, capture_output=True, timeout=SECONDS)
        subprocess.run(["pdftoppm", "-r", "60", "-png", f"{folder}/d.pdf", f"{folder}/p"], check=True, timeout=SECONDS)
        return [path.read_bytes() for path in sorted(Path(folder).glob("p*.png"))]
