"""An uploader with messages in the user's language: size limits from the browser, all others from the file's reader."""

from collections.abc import Callable

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from patokaz.language.html import html
from patokaz.language.words import Words


def uploader(
    label: str, key: str, megabytes: int, t: Words, too_large: str = "", on_change: Callable[[], None] | None = None
) -> UploadedFile | None:
    """A file of any kind, so that its reader reports what is wrong. too_large: message above `megabytes`."""
    told = too_large or t("plans.bad.too_large", megabytes=t.number(megabytes))
    st.html(html("frame/too_large", text=told))
    return st.file_uploader(label, key=key, on_change=on_change, max_upload_size=megabytes)
