"""Documents of a profile: one click each, made when the button is pressed."""

import html
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import streamlit as st

from patokaz.frame.address import base_address
from patokaz.language.words import Words
from patokaz.profile.place_card_screen import CardChoices, asked_card, card_of, usual_figures
from patokaz.profile.profile import Profile
from patokaz.profile.report import profile_report
from patokaz.profile.report_maps import headline_maps
from patokaz.profile.report_sectors import sector_sentences
from patokaz.profile.report_similar import similar_places
from patokaz.profile.swot_screen import asked_swot, show_swot
from patokaz.reports.profile.model import Report, Swot
from patokaz.reports.profile.press import csv_report
from patokaz.reports.profile.web_page import html_file

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOCUMENTS: Mapping[str, tuple[str, str]] = {
    "brochure": ("pdf", "application/pdf"),
    "profile": ("pdf", "application/pdf"),
    "investor": ("pdf", "application/pdf"),
    "slides": ("pptx", PPTX),
    "analysis": ("docx", DOCX),
    "workbook": ("xlsx", XLSX),
    "press": ("zip", "application/zip"),
    "page": ("html", "text/html"),
    "figures": ("csv", "text/csv"),
    "pictures": ("zip", "application/zip"),
}
PURPOSES: Mapping[str, tuple[str, ...]] = {
    "read": ("brochure", "profile", "investor"),
    "edit": ("slides", "analysis", "workbook"),
    "public": ("press", "page", "figures", "pictures"),
}
MAPS: Mapping[str, int] = {"brochure": 2, "profile": 6, "analysis": 4, "slides": 1, "pictures": 6, "press": 6}
SIMILAR = ("profile", "analysis")
SECTORS = ("investor",)


@dataclass(frozen=True)
class Additions:
    """What the reader adds to a document: the SWOT's text, the choices for the place card."""

    swot: Swot | None = None
    card: CardChoices | None = None


NOTHING = Additions()


def profile_document(
    kind: str, profile: Profile, base_url: str, today: date, t: Words, added: Additions = NOTHING
) -> bytes:
    """A profile as one of DOCUMENTS or as its SWOT; base_url: of the product."""
    maps = headline_maps(profile, MAPS.get(kind, 0), t)
    similar = similar_places(profile, t) if kind in SIMILAR else None
    sectors, sector_sources = sector_sentences(profile, t) if kind in SECTORS else ((), ())
    report = profile_report(profile, base_url, today, t, swot=added.swot)
    report = replace(report, maps=maps, similar=similar, sectors=sectors, sector_sources=sector_sources)
    if kind == "press":
        from patokaz.reports.profile.press_pack import press_pack

        return press_pack(report, card_of(report, profile, added.card or CardChoices(tuple(usual_figures(profile))), t))
    return document_file(kind, report)


def document_file(kind: str, report: Report) -> bytes:
    """A report as one of DOCUMENTS but the press pack. The makers are imported when somebody asks: they bring 40 MB."""
    if kind == "slides":
        from patokaz.reports.profile.slides import pptx_file

        return pptx_file(report)
    if kind == "analysis":
        from patokaz.reports.profile.analysis_document import docx_file

        return docx_file(report)
    if kind == "swot":
        from patokaz.reports.profile.analysis_document import swot_file

        return swot_file(report)
    if kind == "workbook":
        from patokaz.reports.profile.workbook import xlsx_report

        return xlsx_report(report)
    if kind == "page":
        return html_file(report)
    if kind == "figures":
        return csv_report(report)
    from patokaz.reports.files.typeset import pdf_file, pictures_file

    return pictures_file(report) if kind == "pictures" else pdf_file(report, kind)


def show_documents(profile: Profile, t: Words) -> None:
    """A button a document, grouped by what they are for, in the reader's language."""
    base, added = base_address(), Additions(asked_swot(profile, t), asked_card(profile))
    with st.popover(t("report.title"), width="content"), st.container(key="documents", gap="small"):
        _say_failures(t)
        for purpose, kinds in PURPOSES.items():
            st.html(f'<p class="quiet">{html.escape(t("report.for_" + purpose))}</p>')
            with st.container(horizontal=True, gap="small"):
                for kind in kinds:
                    _show_button(kind, profile, base, added, t)
        st.html(f'<p class="quiet">{html.escape(t("report.hint"))}</p>')


def _show_button(kind: str, profile: Profile, base: str, added: Additions, t: Words) -> None:
    suffix, mime = DOCUMENTS[kind]
    st.download_button(
        t("report.kind_" + kind), partial(_made, kind, profile, base, added, t),
        f"patokaz-{profile.area['area_id']}-{kind}-{t.language}.{suffix}", mime, key=f"document_{kind}", on_click="ignore",
    )  # fmt: skip


def _say_failures(t: Words) -> None:
    """What a button says when its document could not be made: Streamlit's own sentence is English."""
    sentence = json.dumps(t("report.failed"), ensure_ascii=False)
    st.html(f"<style>.stDownloadButton {{ --failed: {sentence}; }}</style>")


def _made(kind: str, profile: Profile, base: str, added: Additions, t: Words) -> bytes:
    return profile_document(kind, profile, base, date.today(), t, added)


def show_swot_choice(profile: Profile, t: Words) -> None:
    """The SWOT to edit, and the button that takes it along."""
    swot = show_swot(profile, t)
    if swot is not None:
        area = profile.area["area_id"]
        st.download_button(
            t("swot.file"), partial(_made, "swot", profile, base_address(), Additions(swot), t),
            f"patokaz-{area}-swot-{t.language}.docx", DOCX, key="document_swot", on_click="ignore",
        )  # fmt: skip
