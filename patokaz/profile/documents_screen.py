"""Documents of a profile: one click each, made when the button is pressed.

Their makers are imported on demand: they would add half a second to the first page of a new process.
"""

import re
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from patokaz.frame.address import public_address
from patokaz.frame.failures import show_changing
from patokaz.frame.files import show_file
from patokaz.frame.parts import show_folded
from patokaz.frame.waiting_sign import WaitingSign, session_id
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.own_data.costly import costly_file
from patokaz.profile.file_names import document_name
from patokaz.profile.picker_screen import show_picker
from patokaz.profile.profile import Profile
from patokaz.profile.swot_screen import asked_swot, show_swot

if TYPE_CHECKING:
    from patokaz.profile.documents import Additions


def show_documents(profile: Profile, t: Words) -> None:
    """One button a document, grouped by purpose, in the user's language."""
    show_folded(t("report.title"), "open_documents", lambda: _show_all(profile, t), ":material/description:")


def _show_all(profile: Profile, t: Words) -> None:
    from patokaz.profile.documents import DOCUMENTS, PURPOSES, Additions
    from patokaz.profile.place_card_screen import asked_card

    added = Additions(asked_swot(profile, t), asked_card(profile))
    with st.container(key="documents", gap="small"):
        _say_failures(t)
        show_picker(profile, "profile", t)
        for purpose in PURPOSES:
            st.html(html("profile/quiet", text=t("report.for_" + purpose)))
            with st.container(horizontal=True, gap="small"):
                for kind in (kind for kind, document in DOCUMENTS.items() if document.purpose == purpose):
                    _show_document(kind, t("report.kind_" + kind), profile, added, t)
        st.html(html("profile/quiet", text=t("report.hint")))


def _show_document(kind: str, label: str, profile: Profile, added: "Additions", t: Words) -> None:
    from patokaz.profile.documents import DOCUMENTS

    name = document_name(profile.area, kind, DOCUMENTS[kind].suffix, date.today(), t)
    make = partial(_made, session_id(), kind, profile, public_address(), added, t)
    show_file(label, make, name, f"document_{kind}")


def _say_failures(t: Words) -> None:
    """The message of a button whose document failed, as Streamlit's own one is English."""
    st.html(html("profile/failed", sentence=css_text(t("report.failed"))))


def css_text(text: str) -> str:
    """A text escaped for a quoted string in a style sheet."""
    return re.sub(r"[\"'\\<>&\n]", lambda letter: f"\\{ord(letter[0]):x} ", text)


def _made(session: str, kind: str, profile: Profile, base: str, added: "Additions", t: Words) -> bytes:
    from patokaz.profile.documents import profile_document

    if not WaitingSign.served:
        return profile_document(kind, profile, base, date.today(), t, added)
    return costly_file(session, profile_document, kind, profile, base, date.today(), t, added)


def show_swot_choice(profile: Profile, t: Words) -> None:
    """The SWOT to edit, and its download button; the figures around it are not sent again."""
    show_changing("swot", partial(_show_swot_choice, profile, t), t)


def _show_swot_choice(profile: Profile, t: Words) -> None:
    swot = show_swot(profile, t)
    if swot is not None:
        from patokaz.profile.documents import Additions

        _show_document("swot", t("swot.file"), profile, Additions(swot), t)
