"""An uploader whose refusals are in the user's language: what the browser refuses by size, and all else by who reads it."""

from collections.abc import Callable

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from patokaz.language.html import html
from patokaz.language.words import Words


def uploader(
    label: str, key: str, megabytes: int, t: Words, too_large: str = "", on_change: Callable[[], None] | None = None
) -> UploadedFile | None:
    """A file of any kind, so that its reader says what is wrong with it. too_large: what is said of one above `megabytes`."""
    told = too_large or t("plans.bad.too_large", megabytes=t.number(megabytes))
    st.html(html("frame/too_large", text=told))
    return st.file_uploader(label, key=key, on_change=on_change, max_upload_size=megabytes)
