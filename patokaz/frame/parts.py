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
    """What is shown inside, all of it HTML, goes to the browser as one element: each costs a quarter of a millisecond."""
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
    """What stands `together` goes to the browser now: something that is no HTML follows it."""
    if pieces := _pieces.get():
        st.html(html("frame/together", pieces=pieces) if len(pieces) > 1 else pieces[0])
        pieces.clear()


def show_html(drawn: Markup) -> None:
    """What a template drew, as an element of its own or as a part of those that stand `together`."""
    pieces = _pieces.get()
    if pieces is None:
        st.html(drawn)
    else:
        pieces.append(drawn)


def show_later(address: str, t: Words) -> None:
    """What the browser asks for at an address beside the pages (`frame/beside_pages.py`) when the user comes near."""
    show_html(html("frame/later", address=address, failed=t("profile.failed")))


def show_notice(title: str, text: str, command: str = "") -> None:
    """A quiet box: what happened, and what to do next."""
    show_html(html("frame/notice", title=title, text=text, command=command))


_top: ContextVar[DeltaGenerator | None] = ContextVar("top", default=None)


@contextmanager
def place_for_notices(key: str) -> Iterator[None]:
    """Where what the address gets wrong is said: here, not within the row of choices that finds it.

    A part of a page keeps a place of its own for when it is drawn again without the page; with it, it says it above the page.
    """
    own = st.container(key=key)
    token = _top.set(_top.get() or own)
    try:
        yield
    finally:
        _top.reset(token)


def show_notice_above(title: str, text: str) -> None:
    """A notice at the place that the page keeps for them."""
    with _top.get() or st.container():
        st.html(html("frame/notice", title=title, text=text, command=""))


def show_opening(title: str, lead: str = "", language: str = "", long: bool = False) -> None:
    """The page's title over its first sentence. language: of a title in another one than the page's; long: in smaller letters."""
    show_html(html("frame/opening", title=title, lead=lead, language=language, long=long or bool(language)))


def show_quiet(text: str) -> None:
    """A remark in quiet ink."""
    show_html(html("frame/quiet", text=text))


def show_ways_on(*ways: tuple[str, str]) -> None:
    """A row of links to other pages, as HTML, which may stand together with other HTML. ways: addresses with their labels."""
    show_html(html("frame/ways_on", ways=ways))


def show_sentence(text: str, drawn: str = "", note: str = "") -> None:
    """A sentence that says what is shown, what a template or chart drew, and a remark in quiet ink."""
    show_html(html("frame/sentence", text=text, drawn=drawn, note=note))


def show_folded_html(title: str, body: str) -> None:
    """HTML under a title that opens it, which may stand together with other HTML."""
    show_html(html("frame/folded", title=title, body=body))


def show_chapter(title: str) -> None:
    """The title of a chapter."""
    show_html(html("frame/chapter", title=title))


def show_titled(title: str, body: str, note: str = "") -> None:
    """What a template or chart drew, under a title."""
    show_html(html("frame/titled", title=title, body=body, note=note))


def theme() -> str:
    """The user's theme: light or dark."""
    return "dark" if st.context.theme.type == "dark" else "light"
