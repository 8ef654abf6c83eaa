"""Documents of a profile: one click each, made when the button is pressed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from patokaz import layout
from patokaz.i18n import Words
from patokaz.profile_maps import headline_maps
from patokaz.profile_report import profile_report
from patokaz.profile_similar import similar_places
from patokaz.profiles import Profile
from patokaz.reports.model import Report, Swot
from patokaz.swot import asked_swot, show_swot

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
    "pictures": ("zip", "application/zip"),
}


MAPS: Mapping[str, int] = {"profile": 6, "analysis": 4, "slides": 1, "pictures": 6}
SIMILAR = ("profile", "analysis")


def profile_document(
    kind: str, profile: Profile, base_url: str, today: date, t: Words, swot: Swot | None = None
) -> bytes:
    """A profile as one of DOCUMENTS or as its SWOT; base_url: of the product; swot: the reader's."""
    maps = headline_maps(profile, MAPS.get(kind, 0), t)
    similar = similar_places(profile, t) if kind in SIMILAR else None
    return document_file(
        kind, replace(profile_report(profile, base_url, today, t, swot=swot), maps=maps, similar=similar)
    )


def document_file(kind: str, report: Report) -> bytes:
    """A report as one of DOCUMENTS. The makers are imported when somebody asks: they bring 40 MB."""
    if kind == "slides":
        from patokaz.reports.slides import pptx_file

        return pptx_file(report)
    if kind == "analysis":
        from patokaz.reports.analysis_document import docx_file

        return docx_file(report)
    if kind == "swot":
        from patokaz.reports.analysis_document import swot_file

        return swot_file(report)
    if kind == "workbook":
        from patokaz.reports.workbook import xlsx_report

        return xlsx_report(report)
    from patokaz.reports.typeset import pdf_file, pictures_file

    if kind == "pictures":
        return pictures_file(report)

    return pdf_file(report, kind)


def show_documents(profile: Profile, t: Words) -> None:
    """A button a document, in the reader's language."""
    base, swot = layout.base_address(), asked_swot(profile, t)
    area = profile.area["area_id"]
    with st.popover(t("report.title"), width="content"):
        st.html(f'<p class="quiet">{t("report.hint")}</p>')
        for kind, (suffix, mime) in DOCUMENTS.items():
            st.download_button(
                t("report.kind_" + kind), partial(_made, kind, profile, base, t, swot),
                f"patokaz-{area}-{kind}-{t.language}.{suffix}", mime,
                key=f"document_{kind}", on_click="ignore", width="stretch",
            )  # fmt: skip


def show_swot_choice(profile: Profile, t: Words) -> None:
    """The SWOT to edit, and the button that takes it along."""
    swot = show_swot(profile, t)
    if swot is not None:
        area = profile.area["area_id"]
        st.download_button(
            t("swot.file"), partial(_made, "swot", profile, layout.base_address(), t, swot),
            f"patokaz-{area}-swot-{t.language}.docx", DOCX, key="document_swot", on_click="ignore",
        )  # fmt: skip


def _made(kind: str, profile: Profile, base: str, t: Words, swot: Swot) -> bytes:
    return profile_document(kind, profile, base, date.today(), t, swot)
