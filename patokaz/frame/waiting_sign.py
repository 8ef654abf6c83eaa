"""The line on a page that waits for something costly."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from patokaz.language.html import html
from patokaz.language.words import Words


def session_id() -> str:
    """Of the open page, empty where there is none; known to nobody else."""
    context = get_script_run_ctx()
    return context.session_id if context else ""


class WaitingSign:
    """Drawn when there is something to tell, where the page is at."""

    served = False  # by a server with its workshop; without one, as in a test, a page computes for itself

    def __init__(self, t: Words) -> None:
        self._t = t
        self._place = st.empty()

    def waiting(self, before: int) -> None:
        """How many users wait ahead of this one."""
        self._place.html(html("frame/waiting", text=self._t("error.waiting", count=before)))

    def working(self) -> None:
        """The user's own turn has come."""
        self._place.html(html("frame/waiting", text=self._t("error.computing")))

    def gone(self) -> None:
        """Nothing to wait for any more."""
        self._place.empty()
