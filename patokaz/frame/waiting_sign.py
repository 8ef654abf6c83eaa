"""The progress line of a page that waits for an expensive computation."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from patokaz.language.html import html
from patokaz.language.words import Words


def session_id() -> str:
    """Id of the open page's session, empty if there is none; not visible to others."""
    context = get_script_run_ctx()
    return context.session_id if context else ""


class WaitingSign:
    """Shown at the current position of the page when there is something to report."""

    served = False  # by a server with its workshop; without one, as in a test, a page computes for itself

    def __init__(self, t: Words) -> None:
        self._t = t
        self._place = st.empty()

    def waiting(self, before: int) -> None:
        """The number of users ahead in the queue."""
        self._place.html(html("frame/waiting", text=self._t("error.waiting", count=before)))

    def working(self) -> None:
        """The user's own turn."""
        self._place.html(html("frame/waiting", text=self._t("error.computing")))

    def gone(self) -> None:
        """End of waiting."""
        self._place.empty()
