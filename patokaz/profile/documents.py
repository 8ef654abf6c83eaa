"""The documents of a profile, one entry each. Their makers are imported on demand: they take 40 MB of memory."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from patokaz.language.words import Words
from patokaz.profile.analysis import analysis_of
from patokaz.profile.place_card import CardChoices, card_of, usual_figures
from patokaz.profile.profile import Profile
from patokaz.profile.report import profile_report, report_address
from patokaz.profile.report_maps import headline_maps
from patokaz.profile.report_sectors import sector_sentences
from patokaz.profile.report_similar import alike_ids, similar_places
from patokaz.profile.slides import profile_slides
from patokaz.reports.profile.model import Report
from patokaz.reports.profile.pieces import Swot
from patokaz.reports.profile.place_card import PlaceCard

PURPOSES = ("read", "edit", "public")


@dataclass(frozen=True)
class Additions:
    """What the user adds to a document: the SWOT's text, the choices for the place card."""

    swot: Swot | None = None
    card: CardChoices | None = None


NOTHING = Additions()


@dataclass(frozen=True)
class Document:
    """One document.

    suffix: of its file; make: the file from the report and, only if `card` is set, the place card; purpose: one of
    PURPOSES, empty for a document that is not in the list; maps: number of headline maps; milliseconds: time limit.
    """

    suffix: str
    make: Callable[[Report, PlaceCard | None], bytes]
    milliseconds: int
    purpose: str = ""
    maps: int = 0
    similar: bool = False
    sectors: bool = False
    card: bool = False
    slides: bool = False
    analysis: bool = False


def _typeset(kind: str) -> Callable[[Report, PlaceCard | None], bytes]:
    def make(report: Report, _: PlaceCard | None) -> bytes:
        from patokaz.reports.files.typeset import pdf_file

        return pdf_file(report, kind)

    return make


def _slides(report: Report, _: PlaceCard | None) -> bytes:
    from patokaz.reports.profile.press_pack import deck_of
    from patokaz.reports.slides.deck import deck_file

    return deck_file(deck_of(report))


def _analysis(report: Report, _: PlaceCard | None) -> bytes:
    from patokaz.reports.profile.analysis_document import docx_file

    return docx_file(report)


def _swot(report: Report, _: PlaceCard | None) -> bytes:
    from patokaz.reports.profile.swot_document import swot_file

    return swot_file(report)


def _workbook(report: Report, _: PlaceCard | None) -> bytes:
    from patokaz.reports.profile.workbook import xlsx_report

    return xlsx_report(report)


def _press(report: Report, card: PlaceCard | None) -> bytes:
    from patokaz.reports.profile.press_pack import press_pack

    assert card is not None
    return press_pack(report, card)


def _page(report: Report, _: PlaceCard | None) -> bytes:
    from patokaz.reports.profile.web_page import html_file

    return html_file(report)


def _figures(report: Report, _: PlaceCard | None) -> bytes:
    from patokaz.reports.profile.press import csv_report

    return csv_report(report)


def _pictures(report: Report, _: PlaceCard | None) -> bytes:
    from patokaz.reports.files.typeset import pictures_file

    return pictures_file(report)


DOCUMENTS: Mapping[str, Document] = {
    "brochure": Document("pdf", _typeset("brochure"), 1000, "read", maps=2),
    "profile": Document("pdf", _typeset("profile"), 10000, "read", maps=6, similar=True),
    "investor": Document("pdf", _typeset("investor"), 2000, "read", maps=2, similar=True, sectors=True),
    "slides": Document("pptx", _slides, 1500, "edit", slides=True),
    "analysis": Document("docx", _analysis, 2000, "edit", maps=5, similar=True, analysis=True),
    "workbook": Document("xlsx", _workbook, 500, "edit", similar=True),
    "press": Document("zip", _press, 6000, "public", maps=6, card=True, slides=True),
    "page": Document("html", _page, 500, "public", maps=1),
    "figures": Document("csv", _figures, 500, "public"),
    "pictures": Document("zip", _pictures, 2000, "public", maps=6),
    "swot": Document("docx", _swot, 2000),
}


def profile_document(
    kind: str, profile: Profile, base_url: str, today: date, t: Words, added: Additions = NOTHING
) -> bytes:
    """A profile as one of DOCUMENTS; base_url: the public address."""
    document = DOCUMENTS[kind]
    sectors, sector_sources = sector_sentences(profile, t) if document.sectors else ((), ())
    report = replace(
        profile_report(profile, base_url, today, t, swot=added.swot),
        maps=headline_maps(profile, document.maps, t),
        similar=similar_places(profile, t) if document.similar else None,
        sectors=sectors,
        sector_sources=sector_sources,
        slides=profile_slides(profile, report_address(profile, base_url, t), t, swot=added.swot)
        if document.slides
        else (),
    )
    if document.analysis:
        report = replace(report, analysis=analysis_of(profile, report, alike_ids(profile), t))
    choices = added.card or CardChoices(tuple(usual_figures(profile)))
    return document.make(report, card_of(report, profile, choices, t) if document.card else None)
