"""The frame of every page: language, header, choices kept in the address, and what is said when something fails."""

import gc
import logging
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import cache, partial
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from patokaz.frame.address import address, chosen_language
from patokaz.frame.browser_parts import static_address, style_address
from patokaz.frame.framework_words import framework_words
from patokaz.frame.menu import BARE, DOORS, door_of
from patokaz.frame.parts import keep_place_for_notices, show_folded, show_notice, theme
from patokaz.frame.rooms import room, rooms
from patokaz.frame.waiting_sign import WaitingSign
from patokaz.frame.written_addresses import say_unknown, settle_address
from patokaz.language.html import html
from patokaz.language.words import LANGUAGES, Words, words
from patokaz.statistics.database import Busy, DatabaseMissing, one_version
from patokaz.statistics.waiting import told_by

ROOT = Path(__file__).parents[2]
SCRIPTS = ("patokaz-words.js", "patokaz-connection.js", "patokaz-chapters.js", "patokaz-parts.js")

log = logging.getLogger("patokaz")
_failed: Counter[str] = Counter()


def failures() -> int:
    """How many pages of this process have failed since it started."""
    return _failed.total()


def show_app() -> None:
    """What app.py does: the menu, then the page that the address names."""
    _settle_process()
    page = _menu()
    page.run()


@cache
def _settle_process() -> None:
    """Once a process. What the imports made is never garbage, so collections need not look at it again; and a page that
    computes lets the others in after half a millisecond, not five, for each of the messages that they send."""
    gc.collect()
    gc.freeze()
    sys.setswitchinterval(0.0005)


def _menu() -> StreamlitPage:
    st.session_state["has_menu"] = True
    return st.navigation(rooms(chosen_language()), position="hidden")


@contextmanager
def page(name: str) -> Iterator[Words]:
    """Everything around a page's own content; failures become a sentence in the reader's language."""
    if "has_menu" not in st.session_state:
        _run_with_menu(name)
    with one_version():
        yield from _framed(name)


def _framed(name: str) -> Iterator[Words]:
    settle_address()
    t = words(chosen_language())
    st.set_page_config(page_title=f"{t('page.' + name)} · Patokaz", layout="wide", initial_sidebar_state="collapsed")
    _style(t)
    if name not in BARE:
        _header(t, name)
    keep_place_for_notices()
    say_unknown(name, t)
    try:
        with told_by(partial(WaitingSign, t)) if WaitingSign.served else nullcontext():
            yield t
    except Busy as error:
        show_notice(t(f"error.{error.args[0]}_title"), t(f"error.{error.args[0]}"))
    except DatabaseMissing as error:
        log.warning("no database: %s", error)
        show_notice(t("error.no_database_title"), t("error.no_database_text"), command="python -m data.build")
    except Exception:
        log.exception("page %s failed", name)
        _failed[name] += 1
        show_notice(t("error.failed_title"), t("error.failed_text"))
    if name not in BARE:
        _footer(t)


def _run_with_menu(name: str) -> None:
    """A deep link on a fresh server starts the page's file alone; give it the menu and begin again."""
    st.navigation(
        [st.Page(str(ROOT / "app.py"), default=True), st.Page(str(ROOT / "pages" / f"{name}.py"))], position="hidden"
    )
    st.session_state["has_menu"] = True
    st.rerun()


def _style(t: Words) -> None:
    told = {"words": framework_words(t), "lost": t("error.lost"), "scripts": [static_address(file) for file in SCRIPTS]}
    language = html("frame/language", language=t.language, theme=theme(), **told)
    st.html(html("frame/style", address=style_address()) + language, unsafe_allow_javascript=True)
    st.button(
        t("error.lost"), key="draw_again"
    )  # unseen; static/patokaz-connection.js presses it after a lost connection


def _header(t: Words, current: str) -> None:
    with st.container(key="header", horizontal=True, vertical_alignment="center", gap="medium"):
        st.page_link(room("overview"), label="Patokaz", query_params=address(), width="content")
        with st.container(key="menu", horizontal=True, gap="small", width="content"):
            for door, pages in DOORS.items():
                _menu_link("menu", pages[0], t("door." + door), door == door_of(current))
        with st.container(key="language", width="content"):
            _language_choice(t)
    behind = DOORS.get(door_of(current), ())
    if len(behind) > 1:
        with st.container(key="rooms", horizontal=True, gap="small"):
            for name in behind:
                _menu_link("room", name, t("page." + name), name == current)


def _menu_link(row: str, name: str, label: str, is_current: bool) -> None:
    with st.container(key=f"{row}_{name}_current", width="content") if is_current else nullcontext():
        st.page_link(room(name), label=label, query_params=address(), width="content")


def _language_choice(t: Words) -> None:
    """The other languages, drawn when asked for: a select box is 150 kB of the framework's on a first visit."""

    def draw() -> None:
        for language, name in LANGUAGES.items():
            if language != t.language and st.button(name, key=f"speak_{language}", type="tertiary"):
                st.query_params["lang"] = language
                st.rerun()

    show_folded(LANGUAGES[t.language], f"choose_lang_{t.language}", draw, ":material/language:")


def _footer(t: Words) -> None:
    st.html(html("frame/footer", text=t("footer")))
