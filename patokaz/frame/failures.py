"""What is said when a page, or the part of it that a choice changes, cannot be shown; and that part."""

import logging
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial

import streamlit as st

from patokaz.frame.parts import place_for_notices, show_notice
from patokaz.frame.waiting_sign import WaitingSign
from patokaz.language.words import Words
from patokaz.statistics.database import Busy, DatabaseMissing, one_version
from patokaz.statistics.waiting import told_by

log = logging.getLogger("patokaz")
_failed: Counter[str] = Counter()


def failures() -> int:
    """How many pages of this process have failed since it started."""
    return _failed.total()


@contextmanager
def failures_told(name: str, t: Words) -> Iterator[None]:
    """What fails inside becomes a sentence in the user's language; who waits inside for something costly is told so."""
    try:
        with told_by(partial(WaitingSign, t)) if WaitingSign.served else nullcontext():
            yield
    except Busy as error:
        show_notice(t(f"error.{error.args[0]}_title"), t(f"error.{error.args[0]}"))
    except DatabaseMissing as error:
        log.warning("no database: %s", error)
        show_notice(t("error.no_database_title"), t("error.no_database_text"), command="python -m data.build")
    except Exception:
        log.exception("page %s failed", name)
        _failed[name] += 1
        show_notice(t("error.failed_title"), t("error.failed_text"))


@st.fragment
def show_changing(name: str, draw: Callable[[], None], t: Words) -> None:
    """The part of a page that a choice inside it changes: the rest of the page is neither run nor sent anew.

    name: of the part, once on a page; draw: what it is given is what the page last said, what a choice inside says is new.
    """
    with one_version(), place_for_notices(f"notices_{name}"), failures_told(name, t):
        draw()
