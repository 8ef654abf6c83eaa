"""The press pack: what a newsroom needs of a place, in one archive and one language."""

from dataclasses import replace

from patokaz.reports.files.archives import archive
from patokaz.reports.files.typeset import KINDS, card_picture, pdf_file, pictures
from patokaz.reports.profile.model import Report
from patokaz.reports.profile.place_card import PlaceCard
from patokaz.reports.profile.press import csv_report, facts_file
from patokaz.reports.profile.web_page import html_file
from patokaz.reports.slides.deck import deck_file
from patokaz.reports.slides.model import Deck


def press_pack(report: Report, card: PlaceCard) -> bytes:
    """Brochure, slides, key facts, figures, web page, place card, and every chart and map as a picture."""
    deck = Deck(report.language, report.name, report.made, report.slides, report.words)
    report = replace(report, slides=())
    files = {
        "key-facts.txt": facts_file(report),
        "brochure.pdf": pdf_file(report, "brochure"),
        "slides.pptx": deck_file(deck),
        "figures.csv": csv_report(report),
        "web-page.html": html_file(report),
    }
    files |= {f"place-card.{kind}": card_picture(card, kind) for kind in KINDS}
    return archive(files | {f"pictures/{name}": content for name, content in pictures(report).items()})
