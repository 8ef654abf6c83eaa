"""What the address says: language, links that keep the reader's choices, the way to another page."""

import os
from collections.abc import Iterable, Mapping
from urllib.parse import urlencode, urlsplit

import streamlit as st

from patokaz.frame.menu import PAGES
from patokaz.language.words import LANGUAGES

KEPT_EVERYWHERE = ("lang", "country", "area", "group", "group_name")
ACCEPTED_INSTEAD = {"ru": "uk", "sr": "mk", "bs": "mk", "hr": "mk"}


def chosen_language() -> str:
    """The language of the address, else the browser's first one that we speak, else English."""
    asked = st.query_params.get("lang")
    if asked in LANGUAGES:
        return str(asked)
    for tag in (st.context.headers.get("Accept-Language") or st.context.locale or "").split(","):
        code = tag.split(";")[0].strip().split("-")[0].lower()
        code = ACCEPTED_INSTEAD.get(code, code)
        if code in LANGUAGES:
            return code
    return "en"


def address(**choices: str | None) -> dict[str, str]:
    """Query parameters of a link: what is kept everywhere, changed by `choices` (None removes one)."""
    kept: dict[str, str | None] = {key: st.query_params[key] for key in KEPT_EVERYWHERE if key in st.query_params}
    return {key: value for key, value in (kept | choices).items() if value}


def links(name: str, key: str, ids: Iterable[str]) -> list[str]:
    """Addresses of another page, one for each id under `key`, for links inside HTML."""
    kept = address(**{key: None})
    return [f"{name}?{urlencode({**kept, key: entry})}" for entry in ids]


def address_of(name: str, choices: Mapping[str, str]) -> str:
    """Address of a page with these choices and no others, for links inside HTML."""
    return f"{name}?{urlencode(choices)}"


def base_address() -> str:
    """The address under which the reader sees the product, without a page."""
    seen = urlsplit(str(st.context.url or ""))
    path = seen.path.rstrip("/")
    last = path.rpartition("/")
    return f"{seen.scheme}://{seen.netloc}{last[0] if last[2] in PAGES else path}" if seen.netloc else ""


def public_address() -> str:
    """The address that documents and QR codes lead to: the setting PATOKAZ_ADDRESS, else where the reader sees the product.

    Empty where that is the reader's own machine: a printed code would lead nowhere.
    """
    if stated := os.environ.get("PATOKAZ_ADDRESS", "").rstrip("/"):
        return stated
    seen = base_address()
    host = urlsplit(seen).hostname or ""
    return "" if host in ("", "localhost", "::1") or host.startswith("127.") else seen


def go(name: str, **choices: str | None) -> None:
    """Open another page with choices in its address."""
    st.switch_page(f"pages/{name}.py", query_params=address(**choices))
