"""The frame of every page: language, header, choices kept in the address, failure messages."""

import gc
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache, lru_cache
from pathlib import Path

import streamlit as st
from markupsafe import Markup
from streamlit.navigation.page import StreamlitPage

from patokaz.frame.address import address, address_of, chosen_language
from patokaz.frame.browser_parts import static_address, style_address
from patokaz.frame.choices import asked_country
from patokaz.frame.failures import failures_told
from patokaz.frame.framework_words import framework_words
from patokaz.frame.menu import BARE, DOORS, door_of
from patokaz.frame.parts import notices_above, theme
from patokaz.frame.rooms import rooms
from patokaz.frame.title import page_title
from patokaz.frame.written_addresses import say_unknown_parts, settle_address
from patokaz.geography.areas import named_areas
from patokaz.language.html import html
from patokaz.language.words import LANGUAGES, Words, words
from patokaz.statistics.countries import words_among
from patokaz.statistics.database import DatabaseMissing, one_version

ROOT = Path(__file__).parents[2]
MOST_KEPT = 100  # headers, by what the reader has chosen: 5 kB each
MOST_BESIDE = 10  # places of an address whose countries are asked
SCRIPTS = tuple(f"patokaz-{name}.js" for name in ("words", "connection", "chapters", "paper", "parts"))


def show_app() -> None:
    """Body of app.py: the menu, then the page named by the address."""
    _settle_process()
    page = _menu()
    page.run()


@cache
def _settle_process() -> None:
    """Process set-up, once.

    Objects from imports are excluded from garbage collection; the thread switch interval is half a millisecond instead
    of five, so that a page in computation lets others send their messages.
    """
    gc.collect()
    gc.freeze()
    sys.setswitchinterval(0.0005)


def _menu() -> StreamlitPage:
    st.session_state["has_menu"] = True
    return st.navigation(rooms(chosen_language()), position="hidden")


@contextmanager
def page(name: str) -> Iterator[Words]:
    """Everything around a page's own content; failures become a sentence in the user's language."""
    if "has_menu" not in st.session_state:
        _run_with_menu(name)
    with one_version():
        yield from _framed(name)


def _framed(name: str) -> Iterator[Words]:
    repeated = settle_address()
    t = _spoken()
    st.set_page_config(page_title=_title(name, t), layout="wide", initial_sidebar_state="collapsed")
    st.html(_style(t, theme()), unsafe_allow_javascript=True)
    if name not in BARE:
        st.html(_header(t, name, tuple(address().items())))
    with notices_above("notices"):
        with suppress(DatabaseMissing):  # the page says it
            say_unknown_parts(name, repeated, t)
        with failures_told(name, t):
            yield t
        if name not in BARE:
            st.html(_footer(t))


def _spoken() -> Words:
    """The user's language, with the asked country's word for its municipalities; beside places of another country the general one."""
    t = words(chosen_language())
    with suppress(DatabaseMissing):  # the page says it
        asked = st.query_params.get("with", "")
        beside = named_areas(asked.split(",")[:MOST_BESIDE], t) if asked else []
        return words_among(t.language, [asked_country(t), *(str(area["country_id"]) for area in beside)])
    return t


def _title(name: str, t: Words) -> str:
    place = st.query_params.get("area", "")
    try:
        found = named_areas([place], t) if place else []
    except DatabaseMissing:
        found = []  # the page itself says it
    return page_title(name, found[0] if found else None, t)


def _run_with_menu(name: str) -> None:
    """Rerun with the menu: a deep link on a new server starts the page's file without app.py."""
    st.navigation(
        [st.Page(str(ROOT / "app.py"), default=True), st.Page(str(ROOT / "pages" / f"{name}.py"))], position="hidden"
    )
    st.session_state["has_menu"] = True
    st.rerun()


@lru_cache(maxsize=MOST_KEPT)
def _style(t: Words, colours: str) -> Markup:
    told = {"words": framework_words(t), "lost": t("error.lost"), "scripts": [static_address(file) for file in SCRIPTS]}
    language = html("frame/language", language=t.language, theme=colours, **told)
    return html("frame/style", address=style_address()) + language


@lru_cache(maxsize=MOST_KEPT)
def _header(t: Words, current: str, choices: tuple[tuple[str, str], ...]) -> Markup:
    """Header entries, languages and the pages of the open entry, as links within the session (static/patokaz-parts.js)."""
    kept = dict(choices)
    behind = DOORS.get(door_of(current), ())
    return html(
        "frame/header",
        home=address_of("./", kept),
        seek=address_of("profile", {key: value for key, value in kept.items() if key != "area"}),
        seek_label=t("search.label"),
        menu=t("header.menu"),
        doors=[_link(pages[0], t("door." + door), door == door_of(current), kept) for door, pages in DOORS.items()],
        door=t("door." + door_of(current)) if behind else "",
        rooms=[_link(name, t("page." + name), name == current, kept) for name in behind] if len(behind) > 1 else [],
        language=LANGUAGES[t.language],
        languages=[
            {"code": code, "label": name, "address": address_of("", kept | {"lang": code})}
            for code, name in LANGUAGES.items()
            if code != t.language
        ],
    )


def _link(name: str, label: str, is_current: bool, kept: Mapping[str, str]) -> Mapping[str, object]:
    return {"address": address_of(name, kept), "label": label, "is_current": is_current}


@lru_cache(maxsize=MOST_KEPT)
def _footer(t: Words) -> Markup:
    return html("frame/footer", text=t("footer"))
