"""Readiness checks of the server: the script runs, the database answers, the data version.

`/readyz` responds 200 if all pass and 503 otherwise, with the findings as JSON, for proxies and `systemctl`. The
framework's own `/_stcore/health` only shows that the process listens.
"""

import ast
import asyncio
import gc
import importlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from streamlit import runtime

from patokaz.frame import page_head
from patokaz.frame.beside_pages import beside_pages
from patokaz.frame.failures import failures
from patokaz.frame.places import places
from patokaz.frame.waiting_sign import WaitingSign
from patokaz.language.languages import LANGUAGES
from patokaz.language.words import words
from patokaz.statistics.database import DatabaseMissing, data_version, query_once
from patokaz.statistics.paths import ROOT

OK = "ok"
SECONDS_ALONE = (
    4.0  # for whoever has started the product and waits for its first page: loading ahead would double the wait
)
# The interpreter's own 700, 10, 10 search sessions and answers for garbage several times a page: a tenth of its time.
RARELY = 100_000, 50, 100
LATE = (  # what choices, methods and downloads import when they are asked for: more than a second in all
    "streamlit.emojis",
    "patokaz.profile.documents",
    "patokaz.profile.place_card_screen",
    "scipy.stats",
    "patokaz.reports.slides.deck",
    "patokaz.reports.files.word_parts",
    "patokaz.reports.files.spreadsheet",
)

log = logging.getLogger("patokaz")
_proved: set[str] = set()  # versions of the data over which the script has run without an error


@asynccontextmanager
async def started(_app: st.App) -> AsyncIterator[None]:
    """Run the script once and import what the pages need before the first visitor comes; say in the log what is not ready."""
    WaitingSign.served = True
    checking = asyncio.create_task(_say_what_fails())
    yield
    checking.cancel()


async def _say_what_fails() -> None:
    found = await findings()
    if not _is_ready(found):
        log.warning("not ready: %s", found)
    await asyncio.sleep(SECONDS_ALONE)
    await asyncio.to_thread(_load_ahead)


def _load_ahead() -> None:
    """Read texts and import shared modules, so that no visitor waits for them."""
    for language in LANGUAGES:
        words(language).number(1)
    for name in (*_imported_by_pages(), *LATE):
        importlib.import_module(name)
    gc.collect()
    gc.freeze()  # what is loaded for good is not searched for garbage again: a tenth of a second of a visitor's page
    gc.set_threshold(*RARELY)


def _imported_by_pages() -> list[str]:
    named = (
        node.module
        for page in sorted((ROOT / "pages").glob("*.py"))
        for node in ast.parse(page.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ImportFrom)
    )
    return list(dict.fromkeys(filter(None, named)))


async def findings() -> dict[str, str]:
    """What holds and what does not: `database` and `script` ("ok" or what failed), `version` of the data."""
    try:
        version, tables = await asyncio.to_thread(_database)
    except DatabaseMissing as error:
        return {"database": str(error), "script": "not run", "version": ""}
    return {"database": tables, "script": await _script(version), "version": version}


def _database() -> tuple[str, str]:
    version = data_version()
    countries = query_once("countries", language="en")
    return version, OK if len(countries) else "no country in it"


async def _script(version: str) -> str:
    """Whether the first page runs; asked once for every version of the data, and again while it fails."""
    if version in _proved:
        return OK
    before = failures()
    runs, told = await runtime.get_instance().does_script_run_without_error()
    if runs and failures() == before:
        _proved.add(version)
        return OK
    return "a page failed, see the log" if runs else told


def _is_ready(found: dict[str, str]) -> bool:
    return found["database"] == OK and found["script"] == OK


async def readyz(_request: Request) -> JSONResponse:
    """Answer of `/readyz`."""
    found = await findings()
    return JSONResponse(
        {"ready": _is_ready(found), **found}, 200 if _is_ready(found) else 503, {"Cache-Control": "no-store"}
    )


ROUTES = [Route("/readyz", readyz), *beside_pages("places", places), *page_head.routes()]
