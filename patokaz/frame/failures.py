"""Messages for pages, or fragments changed by a choice, that cannot be shown; and such fragments."""

import logging
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial

import streamlit as st

from patokaz.frame.parts import notices_above, show_notice
from patokaz.frame.waiting_sign import WaitingSign
from patokaz.language.words import Words
from patokaz.statistics.database import Busy, DatabaseMissing, one_version
from patokaz.statistics.waiting import told_by

log = logging.getLogger("patokaz")
_failed: Counter[str] = Counter()


def failures() -> int:
    """Number of failed pages of this process since its start."""
    return _failed.total()


@contextmanager
def failures_told(name: str, t: Words) -> Iterator[None]:
    """Turn failures into a sentence in the user's language; report waiting for expensive computations."""
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
    """A fragment changed by its own choices: the rest of the page is neither rerun nor sent again.

    name: of the fragment, unique on a page; draw: called with the page's latest values, its choices are the newest.
    """
    with one_version(), notices_above(f"notices_{name}"), failures_told(name, t):
        draw()
