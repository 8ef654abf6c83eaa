"""Reading a user's file in the workshop process, with progress on the page."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

import streamlit as st

from patokaz.frame.parts import show_notice
from patokaz.language.html import html
from patokaz.language.words import Words
from patokaz.own_data.refusals import UnreadableTable
from patokaz.own_data.workshop import worked

P = ParamSpec("P")
R = TypeVar("R")


def read_in_workshop(t: Words, make: Callable[P, R], *arguments: P.args, **named: P.kwargs) -> R:
    """Result of a module function for a file, with a line that shows waiting and reading; the work can be cancelled each time
    it is drawn. Raises the exceptions of the function, and UnreadableTable (see `worked`)."""
    place = st.empty()

    def tell(text: str) -> None:
        place.html(html("own_data/progress", text=text))

    made = worked(
        lambda before: tell(t("own.waiting", count=before)), lambda: tell(t("own.reading")), make, *arguments, **named
    )
    place.empty()
    return made


def show_unread(error: UnreadableTable, t: Words) -> None:
    """Why a form could not be read at all."""
    if error.reason == "busy":  # nothing is wrong with the file
        show_notice(t("plans.page.busy"), "")
    else:
        show_notice(t("own.refused"), t(f"own.bad_{error.reason}", **error.details))
