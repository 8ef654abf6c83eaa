"""The press pack of a place: one archive in one language."""

from dataclasses import replace

from patokaz.reports.files.archives import archive
from patokaz.reports.files.typeset import KINDS, card_picture, pdf_file, pictures
from patokaz.reports.profile.model import Report
from patokaz.reports.profile.place_card import PlaceCard
from patokaz.reports.profile.press import csv_report, release_file
from patokaz.reports.profile.web_page import html_file
from patokaz.reports.slides.deck import deck_file
from patokaz.reports.slides.model import Deck

BROCHURE_MAPS, PAGE_MAPS = 2, 1


def deck_of(report: Report) -> Deck:
    """The slides of a report, titled with the place and the subject."""
    title = f"{report.name}: {report.words['kind_slides'].partition(' (')[0]}"
    return Deck(report.language, title, report.made, report.slides, report.words)


def press_pack(report: Report, card: PlaceCard) -> bytes:
    """Release, brochure, slides, figures, web page, place card, and every chart and map as a picture.

    File names are the same as for single downloads, so that two packs can share a folder.
    """
    names, place = report.words, report.file_name
    deck = deck_of(report)
    report = replace(report, slides=())
    files = {
        f"{place}-{names['file_release']}.txt": release_file(report),
        f"{place}-{names['file_brochure']}.pdf": pdf_file(
            replace(report, maps=report.maps[:BROCHURE_MAPS]), "brochure"
        ),
        f"{place}-{names['file_slides']}.pptx": deck_file(deck),
        f"{place}-{names['file_figures']}.csv": csv_report(report),
        f"{place}-{names['file_page']}.html": html_file(replace(report, maps=report.maps[:PAGE_MAPS])),
    }
    files |= {f"{place}-{names['file_card']}.{kind}": card_picture(card, kind) for kind in KINDS}
    folder = f"{place}-{names['file_pictures']}"
    return archive(files | {f"{folder}/{place}-{name}": content for name, content in pictures(report).items()})
