"""The address: language, links that keep the user's choices, navigation."""

import os
from collections.abc import Iterable, Mapping
from functools import lru_cache
from urllib.parse import urlencode, urlsplit

import streamlit as st

from patokaz.frame.menu import PAGES
from patokaz.frame.rooms import room
from patokaz.language.words import LANGUAGES

KEPT_EVERYWHERE = ("lang", "country", "area", "group", "group_name")
PUBLIC = "PATOKAZ_PUBLIC_ADDRESS"
ACCEPTED_INSTEAD = {"ru": "uk", "sr": "mk", "bs": "mk", "hr": "mk"}


def chosen_language() -> str:
    """The language of the address, otherwise the first supported one of the browser, otherwise English."""
    return language_of(
        st.query_params.get("lang", ""), st.context.headers.get("Accept-Language") or st.context.locale or ""
    )


def language_of(asked: str, accepted: str) -> str:
    """The language asked for, otherwise the first supported one of a header Accept-Language, otherwise English."""
    if asked in LANGUAGES:
        return asked
    for tag in accepted.split(","):
        code = tag.split(";")[0].strip().split("-")[0].lower()
        code = ACCEPTED_INSTEAD.get(code, code)
        if code in LANGUAGES:
            return code
    return "en"


def address(**choices: str | None) -> dict[str, str]:
    """Query parameters of a link: those kept everywhere, changed by `choices` (None removes one)."""
    asked = st.query_params.to_dict()
    kept: dict[str, str | None] = {key: asked[key] for key in KEPT_EVERYWHERE if key in asked}
    return {key: value for key, value in (kept | choices).items() if value}


def links(name: str, key: str, ids: Iterable[str]) -> list[str]:
    """Addresses of another page, one for each id under `key`, for links inside HTML."""
    kept = address(**{key: None})
    return [f"{name}?{urlencode({**kept, key: entry})}" for entry in ids]


def address_of(name: str, choices: Mapping[str, str]) -> str:
    """Address of a page with these choices and no others, for links inside HTML."""
    return _written(name, tuple(choices.items()))


@lru_cache(maxsize=500)
def _written(name: str, choices: tuple[tuple[str, str], ...]) -> str:
    """The address, once: a page has some twenty, most of them the same in every run."""
    return f"{name}?{urlencode(choices)}"


def public_address() -> str:
    """The public address of the product: the setting PATOKAZ_PUBLIC_ADDRESS; empty without one.

    Only this address is used in printed material and presentations: without it there are no QR codes and links.
    """
    address = os.environ.get(PUBLIC, "").strip().rstrip("/")
    return address if address.startswith(("https://", "http://")) else ""


def view_address(page: str, choices: Mapping[str, str]) -> str:
    """A page with choices at the public address; empty without one."""
    return f"{public_address()}/{address_of(page, choices)}" if public_address() else ""


def base_address() -> str:
    """The public address, otherwise the one in the user's browser, without a page."""
    if public_address():
        return public_address()
    seen = urlsplit(str(st.context.url or ""))
    path = seen.path.rstrip("/")
    last = path.rpartition("/")
    return f"{seen.scheme}://{seen.netloc}{last[0] if last[2] in PAGES else path}" if seen.netloc else ""


def go(name: str, **choices: str | None) -> None:
    """Open another page with choices in its address."""
    st.switch_page(room(name), query_params=address(**choices))
