"""Parts of every page: notices, titles and sentences, folds, the theme."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from patokaz.language.html import html
from patokaz.language.words import Words


def show_folded(label: str, key: str, draw: Callable[[], None], icon: str | None = None) -> None:
    """A button that opens what `draw` draws, which is drawn only when it is opened: most visitors never open it.

    No fragment of its own: a tenth of every run of a page would go into what only who opens it saves.
    """
    panel = st.popover(label, width="content", key=key, on_change="rerun", icon=icon)
    if panel.open:
        with panel:
            draw()


_pieces: ContextVar[list[Markup] | None] = ContextVar("pieces", default=None)


@contextmanager
def together() -> Iterator[None]:
    """A context whose HTML is sent to the browser as one element, as each element costs a quarter of a millisecond."""
    pieces: list[Markup] = []
    token = _pieces.set(pieces)
    try:
        yield
        show_so_far()
    finally:
        _pieces.reset(token)


def show_halves(*halves: Callable[[], None]) -> None:
    """Two columns of HTML beside each other, on a narrow screen one below the other. halves: what draws each, nothing but HTML."""
    show_html(html("frame/halves", columns=[_pieces_of(half) for half in halves]))


def _pieces_of(draw: Callable[[], None]) -> list[Markup]:
    pieces: list[Markup] = []
    token = _pieces.set(pieces)
    try:
        draw()
        return pieces
    finally:
        _pieces.reset(token)


def show_so_far() -> None:
    """Send the HTML collected by `together` now, before an element that is not HTML."""
    if pieces := _pieces.get():
        st.html(html("frame/together", pieces=pieces) if len(pieces) > 1 else pieces[0])
        pieces.clear()


def show_html(drawn: Markup) -> None:
    """HTML from a template, as its own element or as part of those in `together`."""
    pieces = _pieces.get()
    if pieces is None:
        st.html(drawn)
    else:
        pieces.append(drawn)


def side_by_side(key: str) -> DeltaGenerator:
    """A container of two columns, on a narrow screen one below the other.

    A grid of the style sheet: the framework's columns are two elements more. key: begins with "wide_" where two elements stand on
    the left in two thirds, with "more_" where one stands in three fifths; one more follows on the right, and after it on the left what
    fills a longer right column.
    """
    return st.container(key=f"beside_{key}")


def show_later(address: str, t: Words) -> None:
    """A placeholder whose contents the browser requests (`frame/beside_pages.py`) when scrolled near."""
    show_html(html("frame/later", address=address, failed=t("profile.failed")))


def show_notice(title: str, text: str, command: str = "") -> None:
    """A neutral box: what happened, and what to do next."""
    show_html(html("frame/notice", title=title, text=text, command=command))


_notices: ContextVar[list[Markup] | None] = ContextVar("notices", default=None)


@contextmanager
def notices_above(key: str) -> Iterator[None]:
    """A context whose messages on invalid address parameters are shown outside the row of choices that finds them.

    They are sent last, as almost no run has any, and the style sheet places them first. A fragment of a page shows its own
    when it is rerun without the page, otherwise the page does.
    """
    if _notices.get() is not None:
        yield
        return
    told: list[Markup] = []
    token = _notices.set(told)
    try:
        yield
    finally:
        _notices.reset(token)
        if told:
            with st.container(key=key):
                st.html(html("frame/together", pieces=told))


def show_notice_above(title: str, text: str) -> None:
    """A notice above the page."""
    notice, told = html("frame/notice", title=title, text=text, command=""), _notices.get()
    if told is None:
        st.html(notice)
    else:
        told.append(notice)


def show_opening(title: str, lead: str = "", language: str = "", long: bool = False) -> None:
    """The page's title above its first sentence. language: of a title in another language; long: in smaller letters."""
    show_html(html("frame/opening", title=title, lead=lead, language=language, long=long or bool(language)))


def show_quiet(text: str) -> None:
    """A remark in a muted colour."""
    show_html(html("frame/quiet", text=text))


def show_ways_on(*ways: tuple[str, str]) -> None:
    """A row of links to other pages, as HTML, which may stand together with other HTML. ways: addresses with their labels."""
    show_html(html("frame/ways_on", ways=ways))


def show_sentence(text: str, drawn: str = "", note: str = "") -> None:
    """A sentence on the contents, HTML of a template or chart, and a muted remark."""
    show_html(html("frame/sentence", text=text, drawn=drawn, note=note))


def show_folded_html(title: str, body: str) -> None:
    """HTML under a title that opens it, which may stand together with other HTML."""
    show_html(html("frame/folded", title=title, body=body))


def show_chapter(title: str) -> None:
    """A chapter title."""
    show_html(html("frame/chapter", title=title))


def show_titled(title: str, body: str, note: str = "") -> None:
    """HTML of a template or chart with a title."""
    show_html(html("frame/titled", title=title, body=body, note=note))


def theme() -> str:
    """The user's theme: light or dark."""
    return "dark" if st.context.theme.type == "dark" else "light"
