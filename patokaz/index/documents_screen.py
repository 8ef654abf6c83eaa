"""Documents of the index: one click each, made when the button is pressed."""

from collections.abc import Mapping
from datetime import date
from functools import partial

import streamlit as st

from patokaz.frame.address import base_address
from patokaz.index.index import Index
from patokaz.index.report import index_report
from patokaz.language.words import Words
from patokaz.profile.documents_screen import PPTX

DOCUMENTS: Mapping[str, str] = {"pdf": "application/pdf", "pptx": PPTX}


def index_document(kind: str, index: Index, area: str, base: str, t: Words) -> bytes:
    """The index as one of DOCUMENTS. The makers are imported when somebody asks: they bring 40 MB."""
    report = index_report(index, area, base, date.today(), t)
    if kind == "pptx":
        from patokaz.reports.index.slides import index_pptx

        return index_pptx(report)
    from patokaz.reports.files.typeset import index_pdf

    return index_pdf(report)


def show_index_documents(index: Index, t: Words) -> None:
    """A button a document, in the reader's language."""
    base, area = base_address(), st.query_params.get("area", "")
    for kind, mime in DOCUMENTS.items():
        st.download_button(
            t("index_report." + kind), partial(index_document, kind, index, area, base, t),
            f"patokaz-index-{index.choices.country.lower()}-{t.language}.{kind}", mime,
            key=f"index_{kind}", on_click="ignore",
        )  # fmt: skip
