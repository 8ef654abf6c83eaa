"""The pages as framework objects, made once a process, as making one inspects the file system."""

from collections.abc import Mapping
from copy import copy
from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from patokaz.frame.menu import PAGES
from patokaz.language.words import LANGUAGES, words

FOLDER = Path(__file__).parents[2] / "pages"


@cache
def _made(language: str) -> Mapping[str, StreamlitPage]:
    t = words(language)
    return {
        name: st.Page(
            FOLDER / f"{name}.py", title=f"{t('page.' + name)} · Patokaz", url_path=name, default=name == "overview"
        )
        for name in PAGES
    }


def rooms(language: str) -> list[StreamlitPage]:
    """All pages with their titles in a language, for one run, as a page stores whether it has been opened."""
    return [copy(page) for page in _made(language).values()]


def room(name: str) -> StreamlitPage:
    """The target of a link or switch, found by object without comparing files."""
    return _made(next(iter(LANGUAGES)))[name]
