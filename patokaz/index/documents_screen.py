"""Downloads of an index, generated when the button is pressed."""

from datetime import date
from functools import partial

import streamlit as st

from patokaz.frame.address import public_address
from patokaz.frame.files import show_file
from patokaz.index.documents import DOCUMENTS, index_document
from patokaz.index.index import Index
from patokaz.language.words import Words


def show_index_documents(index: Index, t: Words) -> None:
    """One download button per document."""
    base, area = public_address(), st.query_params.get("area", "")
    for kind in DOCUMENTS:
        make = partial(index_document, kind, index, area, base, t)
        name = f"patokaz-{t('lead.file_index')}-{index.choices.country.lower()}-{date.today().isoformat()}.{kind}"
        show_file(t("index_report." + kind), make, name, f"index_{kind}")
